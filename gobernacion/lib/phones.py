"""A telephone as it is typed or pasted, kept as it was written but for what nobody reads.

The grouping is the writer's; what goes away are invisible signs, a label, dots, and the brackets around the first part.
An extension is written "anexo 12", and the number before it is joined where both would not fit.
"""

import re
from typing import Final

from gobernacion.lib.pasted import tidy

LONGEST: Final = 20
"""The longest telephone that is kept."""
EXAMPLE: Final = "+56 9 1234 5678"

_LONGEST_TEXT: Final = 200
_FEWEST, _MOST = 6, 15
_LABEL = re.compile(
    r"^(?:(?:n[°º]|n[uú]mero|nro\.?)? ?(?:de )?)?"
    r"(?:tel[eé]fonos?|fonos?|tels?|fax|celular|cel|m[oó]vil|what?s ?app|wsp|contacto)?\.?(?: ?n[°º])?[ :.]*",
    re.IGNORECASE,
)
_EXTENSION = re.compile(
    r"[ ,;(/-]*(?:anexos?|anx|anex|ax|extensi[oó]n|ext|interno|int|x|#)\.? ?(?:n[°º])?[ :.]*([0-9]{1,6})\)?$",
    re.IGNORECASE,
)
_SECOND = re.compile(r"[0-9 ()+-]{6,} ?(?:/|,|;| y | o ) ?[0-9 ()+-]{6,}")
_FIRST_IN_BRACKETS = re.compile(r"^\((\+?[0-9 -]+)\) ?-? ?")
_TELEPHONE = re.compile(r"\+?[0-9][0-9 ()-]*")


class TelefonoInvalido(ValueError):
    """What the clerk is told when a telephone cannot be read; each kind has its own sentence."""

    sentence = f"Escriba el teléfono con cifras, por ejemplo {EXAMPLE} o 51 2 212345 anexo 12."

    def __init__(self) -> None:
        super().__init__(self.sentence)


class DosTelefonos(TelefonoInvalido):
    """Two telephones in the place of one."""

    sentence = f"Escriba un solo teléfono, por ejemplo {EXAMPLE}."


class CifrasDelTelefono(TelefonoInvalido):
    """Too few figures, or too many."""

    sentence = (
        f"Un teléfono tiene de {_FEWEST} a {_MOST} cifras: revise si falta o sobra, por ejemplo {EXAMPLE}."
    )


class NoCabeElTelefono(TelefonoInvalido):
    """A telephone with its extension that is longer than what is kept."""

    sentence = f"El teléfono con su anexo no cabe: son {LONGEST} caracteres a lo más, por ejemplo 512212345 anexo 12."


def read(text: str) -> str:
    """Read a telephone somebody typed or pasted, as it is kept.

    Raises:
        TelefonoInvalido: with the sentence the clerk should read.
    """
    if len(text) > _LONGEST_TEXT:
        raise TelefonoInvalido
    said = _LABEL.sub("", tidy(text), count=1)
    extension = ""
    if found := _EXTENSION.search(said):
        said, extension = said[: found.start()], f" anexo {found[1]}"
    if _SECOND.fullmatch(said):
        raise DosTelefonos
    said = re.sub(r" ?[./] ?", " ", _FIRST_IN_BRACKETS.sub(r"\1 ", said)).strip(" -,;")
    if not _TELEPHONE.fullmatch(said):
        raise TelefonoInvalido
    if not _FEWEST <= len(re.sub(r"[^0-9]", "", said)) <= _MOST:
        raise CifrasDelTelefono
    return _that_fits(said, extension)


def _that_fits(number: str, extension: str) -> str:
    """The number and its extension, joined as far as they need to be."""
    joined = re.sub(r"[^+0-9]", "", number)
    national = joined.removeprefix("+56") if len(joined) == 12 else joined
    for written in (number, joined, national):
        if len(kept := f"{written}{extension}") <= LONGEST:
            return kept
    raise NoCabeElTelefono
