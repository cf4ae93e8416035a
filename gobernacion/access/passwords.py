"""What an office is called is the first that whoever guesses its passwords tries."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from gobernacion.areas import installed
from gobernacion.territory.models import Comuna, Institucion, Provincia

LEAST = 8
"""Signs that a password has besides those words."""
WORDS = (
    *("administrador", "autoridad", "bitacora", "chile", "chilena", "clave", "contrasena", "cuenta", "delegacion"),
    *("encargado", "funcionaria", "funcionario", "gobernacion", "gobierno", "interno", "jefatura", "moderador"),
    *("oficina", "password", "presidencial", "provincia", "provincial", "publica", "region", "sistema", "usuario"),
)  # fmt: skip
"""Those of every office; its areas, its comunas and its own names are added (docs/produccion.md)."""
SHORTEST_WORD = 4


class OfficeWordsValidator:
    """Refuses a password of which little is left without the words of the office and the figures of a year."""

    def validate(self, password: str, user: Any = None) -> None:
        left = _plain(password)
        for word in sorted(words_of_the_office(), key=len, reverse=True):
            left = left.replace(word, "")
        if len(re.sub(r"(?:19|20)\d\d", "", left)) < LEAST:
            raise ValidationError(
                "La clave usa palabras de la oficina (su nombre, sus comunas, sus áreas), que son las primeras que "
                "alguien prueba. Elija otras.",
                code="office_words",
            )

    def get_help_text(self) -> str:
        return "Su clave no puede formarse con el nombre de la oficina, de sus comunas o de sus áreas."


def words_of_the_office() -> set[str]:
    """The words that everybody associates with this office, without accents."""
    institucion = Institucion.objects.en(timezone.localdate())
    names = [
        *(str(area.verbose_name) for area in installed()),
        *(area.label for area in installed()),
        *Comuna.objects.propias().values_list("nombre", flat=True),
        *Provincia.objects.values_list("nombre", flat=True),
        *((institucion.nombre, institucion.sigla) if institucion else ()),
    ]
    said = {_plain(word) for name in names for word in re.split(r"[\W_]+", name)}
    return {word for word in said if len(word) >= SHORTEST_WORD} | set(WORDS)


def _plain(text: str) -> str:
    """The same without accents, capitals or spaces."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in letters if not (sign.isspace() or unicodedata.combining(sign)))
