"""What in a Spanish text points at a person: a RUN, a telephone, a mail, an address, a name after «doña».

Whoever reads a text that will be public needs no list of rules but the words themselves, so each clue keeps its place.
Spellings that hide a number from a search (full-width digits, dashes of any kind, characters without width) are read as
what they look like. What nobody can tell from the text alone, whether two words are somebody's name, is for a
directory to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from gobernacion.lib.run import RunInvalido, normalize

ORGANISATIONS = 50_000_000
"""From this number on a RUT is a firm's or an organisation's, which is no secret."""


class Clase(Enum):
    """Kinds of clue, each as a clerk is told of it."""

    RUN = "un RUN"
    TELEFONO = "un teléfono"
    CORREO = "un correo"
    DIRECCION = "una dirección"
    NOMBRE = "un nombre"


@dataclass(frozen=True)
class Indicio:
    """A clue, where it stands in its text. ``seguro`` is what leaves no doubt, and is refused rather than decided."""

    clase: Clase
    desde: int
    hasta: int
    seguro: bool = False


@dataclass(frozen=True)
class Legible:
    """A text as it looks to a reader, and from where in the text each character came."""

    texto: str
    lugares: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Legible:
        """Read a text: plain digits, letters, spaces and hyphens, and nothing that has no width."""
        seen = [_as_it_looks(char) for char in text]
        return cls("".join(seen), [place for place, chars in enumerate(seen) for _ in chars])

    def clue(self, clase: Clase, start: int, end: int, seguro: bool = False) -> Indicio:
        """A clue between two places of what is read, where it stands in the text itself."""
        return Indicio(clase, self.lugares[start], self.lugares[end - 1] + 1, seguro)


ORDINAL = "º°ª"
"""Signs that stand for a word and not for the letter they are drawn with: Nº 3."""


@lru_cache(maxsize=4096)
def _as_it_looks(whole: str) -> str:
    """The plain characters that one character looks like: none if it has no width, several of a ligature."""
    if whole in ORDINAL:
        return "°"
    chars = (char for char in unicodedata.normalize("NFKC", whole) if unicodedata.category(char) != "Cf")
    return "".join(_plain(char) for char in chars)


def _plain(char: str) -> str:
    if unicodedata.category(char) == "Pd" or char == "\u2212":
        return "-"
    return " " if char.isspace() and char != "\n" else char


def clues(text: str) -> list[Indicio]:
    """Every clue that the text itself gives, in their order, none inside another."""
    read = Legible.of(text)
    found = [clue for look in (_runs, _mails, _telephones, _addresses, _titled) for clue in look(read)]
    return apart(found)


def apart(found: list[Indicio]) -> list[Indicio]:
    """The clues in their order; of those that overlap, the one that was looked for first."""
    kept: list[Indicio] = []
    for clue in found:
        if all(clue.hasta <= other.desde or other.hasta <= clue.desde for other in kept):
            kept.append(clue)
    return sorted(kept, key=lambda clue: clue.desde)


# --- numbers ------------------------------------------------------------------------------------------------------

_SEPARATOR = r"[ .,·'’´`:_-]?"
_BODY = rf"\d{{1,2}}{_SEPARATOR}\d{{3}}{_SEPARATOR}\d{{3}}"
_ALONE = r"(?<![\d.,$-])(?<!\$ )"
_SIGNED = re.compile(rf"(?<!\d){_BODY}(?:[ .]*-[ .]*| ?\( ?| ?,? ?[dD]\.?[vV]\.?:? ?)[\dkK](?!\w)")
"""With its check digit told apart: 12.345.678-5, 12345678 (5), 12.345.678 dv 5."""
_GROUPED = r"\d{1,2}(?P<sep>[.,·'’ ]?)\d{3}(?P=sep)\d{3}"
_JOINED = re.compile(rf"{_ALONE}{_GROUPED}[ ./]?[\dkK](?![\w-])(?! ?(?:de )?pesos)")
"""With it joined: 123456785. Of numbers of that length one in eleven would do, so it is only a clue."""
_LABELLED = re.compile(
    r"\b(?:r\.? ?u\.? ?[nt]\b\.?|c[ée]dula\b|carn[ée]t de identidad|c\. ?i\.)"
    r"[^\d\n]{0,24}?(?<![$\d])(\d[\d.,·'’ ]{5,12}\d(?: ?- ?[\dkK])?)(?!\w)",
    re.IGNORECASE,
)


def _runs(read: Legible) -> Iterator[Indicio]:
    for found in _LABELLED.finditer(read.texto):
        if _number_said(found[1]) < ORGANISATIONS:
            yield read.clue(Clase.RUN, found.start(1), found.end(1), seguro=True)
    for found in _SIGNED.finditer(read.texto):
        if _of_a_person(found[0]):
            yield read.clue(Clase.RUN, found.start(), found.end(), seguro=True)
    for found in _JOINED.finditer(read.texto):
        if _of_a_person(found[0]):
            yield read.clue(Clase.RUN, found.start(), found.end())


def _of_a_person(said: str) -> bool:
    """Whether a number is the RUN of a person: one whose check digit does not fit is none."""
    try:
        digits = re.sub(r"[^\dkK]", "", said)
        number, _ = normalize(f"{digits[:-1]}-{digits[-1]}").split("-")
    except RunInvalido:
        return False
    return int(number) < ORGANISATIONS


def _number_said(said: str) -> int:
    """The number that follows the word RUN, whether its check digit fits, is missing or stands without a dash."""
    body, dash, _ = said.partition("-")
    number = int(_digits(body))
    return number // 10 if not dash and number >= 2 * ORGANISATIONS else number


_NUMBER = re.compile(
    r"(?<![\d.,$])(?<!\$ )[+(]?\d[\d ()./-]{5,16}\d(?![\d.,]\d)(?!\d)(?! ?(?:de )?(?:pesos|personas))"
)
_CALLED = re.compile(
    r"\b(?:tel[ée]fonos?|tel|fonos?|celular(?:es)?|cel|m[óo]vil|whatsapp|wsp|llam\w+ al|contacto)\W{0,4}(?:n[°º.]* ?)?"
    r"([+(]?\d[\d ().-]{4,16}\d)",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"\d{1,3}(?:[. ]\d{3})+(?: ?- ?\d)?|\d{7,8} ?- ?\d")
_YEARS = re.compile(r"(?:19|20)\d\d[ -](?:19|20)\d\d")
_DAYS = re.compile(r"\d{1,4}[-/]\d{1,2}[-/]\d{1,4}")


def _telephones(read: Legible) -> Iterator[Indicio]:
    for found in _CALLED.finditer(read.texto):
        if not _free(_digits(found[1])):
            yield read.clue(Clase.TELEFONO, found.start(1), found.end(1))
    for found in _NUMBER.finditer(read.texto):
        if _rings(found[0]):
            yield read.clue(Clase.TELEFONO, found.start(), found.end())


def _digits(said: str) -> str:
    return re.sub(r"\D", "", said)


def _rings(said: str) -> bool:
    """Whether a number is written as the telephones of Chile are: nine digits, or the old eight in two halves."""
    if any(other.fullmatch(said) for other in (_THOUSANDS, _YEARS, _DAYS)):
        return False
    number = _digits(said)
    if len(number) == 11 and number.startswith("56"):
        number = number[2:]
    if len(number) == 10 and number.startswith("0"):  # as area codes were once dialled: 051-2212345
        number = number[1:]
    if len(number) == 8:
        return re.fullmatch(r"\(?\d{4}[ -]\d{4}", said) is not None
    return len(number) == 9 and number[0] in "2345679" and not _free(number)


def _free(number: str) -> bool:
    """Whether it is one of those that anybody calls without paying, which are of nobody: 600 360 1234."""
    return len(number) >= 9 and number.startswith(("600", "800"))


_AT = r" ?(?:@|\((?:at|a|arroba)\)|\[(?:at|a|arroba)\]| arroba ) ?"
_DOT = r" ?(?:\.| punto ) ?"
_MAIL = re.compile(
    rf"[\w.+-]+{_AT}[\w-]+(?:{_DOT}[\w-]+)*?{_DOT}[a-z]{{2,}}\b|(?<![\w{{}}])@[a-z_][\w.]{{2,}}",
    re.IGNORECASE,
)
"""An address, or the name somebody goes by in a network."""


def _mails(read: Legible) -> Iterator[Indicio]:
    for found in _MAIL.finditer(read.texto):
        yield read.clue(Clase.CORREO, found.start(), found.end())


# --- words --------------------------------------------------------------------------------------------------------

_CAPITAL = r"[A-ZÁÉÍÓÚÑÜ][\w'.]*"
_STREET = re.compile(
    r"\b(?i:calle|pasaje|psje\.?|pje\.?|avenida|avda?\.?|av\.?|camino|callej[óo]n)"
    rf"(?: (?:{_CAPITAL}|\d+|de|del|la|las|los|el|y)){{1,6}}?,?(?i: n[°º.]*| n[úu]mero| #)? ?#?"
    r"\d{1,5}\b"
)
_DOOR = re.compile(
    r"\b(?i:parcela|block|departamento|depto\.?|dpto\.?|casa|sitio|lote)(?i: n[°º.]*| n[úu]mero| #)? ?\d{1,4}\b"
)


def _addresses(read: Legible) -> Iterator[Indicio]:
    for shape in (_STREET, _DOOR):
        for found in shape.finditer(read.texto):
            yield read.clue(Clase.DIRECCION, found.start(), found.end())


_NAME = rf"{_CAPITAL}(?: (?:{_CAPITAL}|de|del|la|los))*"
_TITLED = re.compile(
    rf"\b(?:[dD](?:on|oña)|[dD]ña\.?|[sS]ra?\.?|[sS]rta\.?|[sS]eñor(?:a|ita)?|joven|niñ[oa]|menor|adolescente|vecin[oa]"
    rf"|(?:hij[oa]|madre|padre|herman[oa]|abuel[oa]|viud[oa]|espos[oa]|pareja) de|familia) ({_NAME})"
)
_OFFICES = {
    *(
        "gobernador",
        "gobernadora",
        "intendente",
        "intendenta",
        "alcalde",
        "alcaldesa",
        "ministro",
        "ministra",
    ),
    *(
        "director",
        "directora",
        "presidente",
        "presidenta",
        "subsecretario",
        "subsecretaria",
        "obispo",
        "juez",
    ),
    *("jueza", "fiscal", "seremi", "concejal", "concejala", "diputado", "diputada", "senador", "senadora"),
    *("delegado", "delegada", "presidencial", "vecino", "vecina"),
}
"""Who holds an office is called by it, and is no secret."""


def _titled(read: Legible) -> Iterator[Indicio]:
    for found in _TITLED.finditer(read.texto):
        words = found[1].split()
        if any(word[0].isupper() for word in words) and words[0].casefold() not in _OFFICES:
            yield read.clue(Clase.NOMBRE, found.start(1), found.end(1))
