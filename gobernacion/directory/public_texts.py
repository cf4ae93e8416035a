"""The one gate of every text that anybody will read: what in it may name somebody is seen, and decided by two people.

A RUN leaves no doubt, and is refused. A name, a telephone, a mail or an address may be an office's: whoever writes says
why it can stand, and a second person agrees (``VistoBueno``).
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from gobernacion.directory.models.visto_bueno import VistoBueno
from gobernacion.directory.naming import Nombres
from gobernacion.lib.personal_data import Clase, Indicio
from gobernacion.transitions import TransicionRechazada

LA_PAGINA = "Textos que nombran a alguien"
"""The page on which it is decided, wherever a text is written."""

_CITED = re.compile(r"\{[A-Z]{2}-[0-9]{3}[^{}]{0,200}\}")
_MARKS = re.compile(r"[*_`\\]")
_LINK = re.compile(r"\[([^\]\n]*)\]\(([^)\n]*)\)")
_LINE = re.compile(r"(?<!\n)\n(?!\n)")
_SPACES = re.compile(r"[^\S\n]+")
_AROUND = 40


@dataclass(frozen=True)
class TextoPublico:
    """A text that becomes public: where it stands, as its writer calls it, and what it says.

    ``admite`` is what it is there to say: a signature, the name of whoever answers; «dónde», the address of an office.
    """

    donde: str
    texto: str
    admite: frozenset[Clase] = frozenset()
    ambito: str = ""
    """Where a decision about it counts: what was decided for an offer says nothing of the account."""

    @property
    def clave(self) -> str:
        """What two people decide about."""
        return f"{self.ambito}\n{self.texto}" if self.ambito else self.texto

    @property
    def leido(self) -> str:
        """As its reader sees it: without the marks of Markdown, the figures it cites and what has no width, and with
        the characters that entities stand for; where its links lead is read at the end."""
        said = unicodedata.normalize("NFC", unescape(_CITED.sub(" ", self.texto)))
        links = [address for _, address in _LINK.findall(said)]
        said = _MARKS.sub("", _LINK.sub(r"\1", said)) + "".join(f"\n\n{address}" for address in links)
        seen = _widthless().sub("", said)
        return _SPACES.sub(" ", _LINE.sub(" ", seen.replace("\r\n", "\n").replace("\r", "\n")))


@dataclass(frozen=True)
class Reparo:
    """A text that seems to name somebody, what in it does, and what was decided about it."""

    texto: TextoPublico
    indicios: tuple[Indicio, ...]
    visto: VistoBueno | None

    @property
    def refused(self) -> bool:
        """Whether nobody may decide that it is published."""
        return any(indicio.seguro for indicio in self.indicios)

    @property
    def asked(self) -> bool:
        """Whether somebody said why it can stand."""
        return not self.refused and self.visto is not None

    @property
    def decided(self) -> bool:
        """Whether two people did."""
        return not self.refused and self.visto is not None and self.visto.dado

    @property
    def que_parece(self) -> str:
        """Which kinds of clue it has: «un nombre y un teléfono»."""
        kinds = list(dict.fromkeys(indicio.clase.value for indicio in self.indicios))
        return " y ".join([", ".join(kinds[:-1]), kinds[-1]] if kinds[1:] else kinds)

    @property
    def frase(self) -> str:
        """What has to be done about it. It says where, and repeats nothing of whom the text names."""
        if self.refused:
            return f"{self.texto.donde} lleva {Clase.RUN.value}: quítelo."
        if not self.asked:
            return f"{self.texto.donde} parece llevar {self.que_parece}: quítelo, o decida en «{LA_PAGINA}»."
        return (
            f"{self.texto.donde} parece llevar {self.que_parece}: otra persona debe decidir en «{LA_PAGINA}»."
        )

    @property
    def marked(self) -> SafeString:
        """The text around its clues, each marked, as whoever decides reads it."""
        said, pieces, at = self.texto.leido, [], max(0, self.indicios[0].desde - _AROUND)
        for indicio in self.indicios:
            pieces.append((said[at : indicio.desde], said[indicio.desde : indicio.hasta]))
            at = indicio.hasta
        rest = said[at : at + _AROUND]
        return format_html(
            "{}{}{}{}",
            "…" if self.indicios[0].desde > _AROUND else "",
            format_html_join("", "{}<mark>{}</mark>", pieces),
            rest,
            "…" if at + _AROUND < len(said) else "",
        )


@cache
def _widthless() -> re.Pattern[str]:
    """Every character that takes no room; looked for once a process, and only in one that reads such texts."""
    found = (chr(code) for code in range(sys.maxunicode) if unicodedata.category(chr(code)) == "Cf")
    return re.compile(f"[{''.join(found)}]")


def look(textos: Iterable[TextoPublico], nombres: Nombres | None = None) -> list[Reparo]:
    """Every text that seems to name somebody, with what was decided about it."""
    nombres = nombres or Nombres()
    seen = dict.fromkeys(textos)
    found = [(texto, _clues(texto, nombres)) for texto in seen]
    reparos = [(texto, indicios) for texto, indicios in found if indicios]
    decided = {
        visto.huella: visto
        for visto in VistoBueno.objects.filter(
            huella__in={VistoBueno.huella_de(texto.clave) for texto, _ in reparos}
        )
    }
    return [
        Reparo(texto, indicios, decided.get(VistoBueno.huella_de(texto.clave))) for texto, indicios in reparos
    ]


def _clues(texto: TextoPublico, nombres: Nombres) -> tuple[Indicio, ...]:
    found = nombres.in_text(texto.leido)
    return tuple(one for one in found if one.clase not in texto.admite)


def text_of(
    row: models.Model, name: str, of: str = "", admite: Iterable[Clase] = (), ambito: str = ""
) -> TextoPublico:
    """What a column of a row says, under the name its writer knows it by."""
    field: Any = row._meta.get_field(name)
    return TextoPublico(
        f"«{str(field.verbose_name).capitalize()}»{of}", getattr(row, name), frozenset(admite), ambito
    )


def unasked(reparos: Iterable[Reparo]) -> list[str]:
    """What has to be mended, or decided by a first person, before anybody is asked to approve: a sentence each."""
    return [reparo.frase for reparo in reparos if not reparo.asked]


def undecided(reparos: Iterable[Reparo]) -> list[str]:
    """What still keeps the texts from being public: a sentence each."""
    return [reparo.frase for reparo in reparos if not reparo.decided]


def without_names(text: str) -> None:
    """Refuse a short public text that nobody decides about. Raises ValidationError if it seems to name somebody."""
    if found := look([TextoPublico("El texto", text)]):
        raise ValidationError(f"Parece llevar {found[0].que_parece}, y lo lee cualquiera: escríbalo sin eso.")


def require_decided(textos: Iterable[TextoPublico]) -> None:
    """Raises TransicionRechazada while one that seems to name somebody was not decided by two people."""
    if left := undecided(look(textos)):
        raise TransicionRechazada(" ".join(left))
