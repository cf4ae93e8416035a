"""An hour as people write it: "9:30", "9.30", "0930", "10", "10:30 hrs", "9:30 am", "21h30".

The clock has 24 hours unless something says which half of the day is meant. What could be two hours is refused.
"""

import re
from datetime import time
from typing import Final

from gobernacion.lib.pasted import folded

EXAMPLE: Final = "09:30"

_LONGEST_TEXT: Final = 100
_BEFORE = re.compile(r"^(?:a las? |las? |hora:? )")
_HALF = re.compile(
    r"[ ,]*(?P<half>a\.? ?m\.?|p\.? ?m\.?|m\."
    r"|(?:de|en|por) la manana|de la tarde|de la noche|del? (?:la )?madrugada|del dia)$"
)
_UNIT = re.compile(r" ?(?:hrs?|hs?|horas?)\.?$")
_SPELLING = re.compile(
    r"(?P<hour>[0-9]{1,2}) ?(?:[:.,h ]|hrs?\.? ) ?(?P<minute>[0-9]{2})(?:[:.](?P<second>[0-9]{2})(?:\.0+)?)?|"
    r"(?P<joined_hour>[0-9]{1,2})(?P<joined_minute>[0-9]{2})|"
    r"(?P<alone>[0-9]{1,2})"
)
_ONE_FIGURE = re.compile(r"[0-9]{1,2} ?[:.,h] ?[0-9]")


class HoraInvalida(ValueError):
    """What the clerk is told when an hour cannot be read; each kind has its own sentence."""

    sentence = f"No se entiende la hora: escriba hora y minutos, por ejemplo {EXAMPLE} o 15:00."

    def __init__(self) -> None:
        super().__init__(self.sentence)


class MinutosDudosos(HoraInvalida):
    """One figure for the minutes: 9.3 may be 9:03 or 9:30."""

    sentence = f"Los minutos se escriben con dos cifras, por ejemplo {EXAMPLE}."


class NoExisteEsaHora(HoraInvalida):
    """An hour beyond 23 or a minute beyond 59."""

    sentence = f"Esa hora no existe: el día va de 00:00 a 23:59, por ejemplo {EXAMPLE} o 15:00."


class MitadContradicha(HoraInvalida):
    """Which half of the day was said, and the hour is of the other."""

    sentence = f"Esa hora no es de esa parte del día: escriba solo la hora, por ejemplo {EXAMPLE} o 15:00."


def read(text: str) -> time:
    """Read an hour somebody typed or pasted.

    Raises:
        HoraInvalida: with the sentence the clerk should read.
    """
    if len(text) > _LONGEST_TEXT:
        raise HoraInvalida
    said = _BEFORE.sub("", folded(text).strip(" ,;"))
    if said in ("mediodia", "medio dia"):
        return time(12)
    half = _HALF.search(said)
    if half:
        said = said[: half.start()]
    said = _UNIT.sub("", said.rstrip(". "))
    found = _SPELLING.fullmatch(said)
    if found is None:
        raise MinutosDudosos if _ONE_FIGURE.fullmatch(said) else HoraInvalida
    hour = int(found["hour"] or found["joined_hour"] or found["alone"])
    minute, second = int(found["minute"] or found["joined_minute"] or 0), int(found["second"] or 0)
    if half:
        hour = _of_half(hour, re.sub(r"[^a-z]", "", half["half"]))
    try:
        return time(hour, minute, second)
    except ValueError:
        raise NoExisteEsaHora from None


def write(hour: time) -> str:
    """An hour as we print it: "09:30"; the seconds only where there are any."""
    return f"{hour:%H:%M:%S}" if hour.second else f"{hour:%H:%M}"


def _of_half(hour: int, half: str) -> int:
    """The hour of 24 that is meant by one of a half of the day."""
    if half in ("am", "enlamanana", "delamanana", "porlamanana") or half.endswith("madrugada"):
        if hour > 12:
            raise MitadContradicha
        return hour % 12
    if half in ("m", "deldia"):
        if hour != 12:
            raise MitadContradicha
        return hour
    if half == "delanoche":
        if hour == 12:
            return 0
        if hour < 6 or 12 < hour < 18:
            raise MitadContradicha
    if hour == 0:
        raise MitadContradicha
    return hour if hour >= 12 else hour + 12
