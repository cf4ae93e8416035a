"""Spanish cardinal numbers, as words or as words and figures mixed: "31 millones doscientos mil 51"."""

import re
from collections.abc import Sequence
from typing import Final

MILLIONS_IN_WORDS: Final = {
    1: "un", 2: "dos", 3: "tres", 4: "cuatro", 5: "cinco", 6: "seis", 7: "siete", 8: "ocho", 9: "nueve",
}  # fmt: skip
"""The counts that the public account writes in words in front of "millones"."""

_BELOW_THIRTY = {
    word: value
    for value, names in enumerate(
        (
            "cero", "un uno una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve",
            "diez", "once", "doce", "trece", "catorce", "quince", "dieciseis", "diecisiete", "dieciocho",
            "diecinueve", "veinte", "veintiun veintiuno veintiuna", "veintidos", "veintitres", "veinticuatro",
            "veinticinco", "veintiseis", "veintisiete", "veintiocho", "veintinueve",
        )
    )
    for word in names.split()
}  # fmt: skip
_TENS = {
    "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90,
}  # fmt: skip
_HUNDREDS = {
    f"{stem}{ending}": value * 100
    for value, stem in enumerate(
        (
            "cient",
            "doscient",
            "trescient",
            "cuatrocient",
            "quinient",
            "seiscient",
            "setecient",
            "ochocient",
            "novecient",
        ),
        start=1,
    )
    for ending in (("o",) if value == 1 else ("os", "as"))
}
_SCALES: Final = ((10**12, ("billon", "billones")), (10**6, ("millon", "millones")))
WORDS: Final = frozenset(
    (*_BELOW_THIRTY, *_TENS, *_HUNDREDS, "cien", "mil", *(name for _, names in _SCALES for name in names))
)
"""Every word that a number is made of, without accents; "y" joins some of them."""
_FIGURES = re.compile(r"[0-9]{1,15}|[0-9]{1,3}(?:\.[0-9]{3}){1,4}")


_SAID = (
    "cero", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve",
    "diez", "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve",
    "veinte", "veintiún", "veintidós", "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete",
    "veintiocho", "veintinueve",
)  # fmt: skip
_SAID_HUNDREDS = (
    "", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos",
    "ochocientos", "novecientos",
)  # fmt: skip


def say(number: int) -> str:
    """A number below a trillion all in words, as it stands before what is counted: "doscientos mil un"."""
    parts = []
    for scale, one, many in ((10**12, "un billón", "billones"), (10**6, "un millón", "millones")):
        count, number = divmod(number, scale)
        if count:
            parts.append(one if count == 1 else f"{say(count)} {many}")
    thousands, rest = divmod(number, 1000)
    if thousands:
        parts.append("mil" if thousands == 1 else f"{_say_below_a_thousand(thousands)} mil")
    if rest or not parts:
        parts.append(_say_below_a_thousand(rest))
    return " ".join(parts)


def _say_below_a_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if number == 100:
        return "cien"
    parts = [_SAID_HUNDREDS[hundreds]] if hundreds else []
    if rest >= 30:
        tens, units = divmod(rest, 10)
        name = next(word for word, value in _TENS.items() if value == tens * 10)
        parts.append(f"{name} y {_SAID[units]}" if units else name)
    elif rest or not hundreds:
        parts.append(_SAID[rest])
    return " ".join(parts)


def read(tokens: Sequence[str]) -> int:
    """The number that lower-case words without accents say, some of them possibly in figures.

    Raises:
        ValueError: when they are not one well-formed number.
    """
    total, rest, scaled = 0, list(tokens), False
    for scale, names in _SCALES:
        position = next((index for index, token in enumerate(rest) if token in names), None)
        if position is not None:
            total += scale * _below_a_million(rest[:position])
            rest, scaled = rest[position + 1 :], True
    return total if scaled and not rest else total + _below_a_million(rest)


def _below_a_million(tokens: list[str]) -> int:
    """A count of up to 999.999, such as "67 mil 51", "mil" or "67.051"."""
    if "mil" not in tokens:
        return _figures(tokens[0], 10**6) if _is_figures(tokens) else _below_a_thousand(tokens)
    position = tokens.index("mil")
    before, after = tokens[:position], tokens[position + 1 :]
    thousands = _below_a_thousand(before) if before else 1
    return thousands * 1000 + (_below_a_thousand(after) if after else 0)


def _below_a_thousand(tokens: list[str]) -> int:
    """A count of up to 999, such as "51", "cien" or "cuatrocientos noventa y uno"."""
    if _is_figures(tokens):
        return _figures(tokens[0], 1000)
    if tokens == ["cien"]:
        return 100
    hundreds = _HUNDREDS.get(tokens[0], 0) if tokens else 0
    rest = tokens[1:] if hundreds else tokens
    return hundreds if hundreds and not rest else hundreds + _below_a_hundred(rest, allow_zero=not hundreds)


def _below_a_hundred(tokens: list[str], *, allow_zero: bool) -> int:
    """A count of up to 99 in words, such as "veintidós" or "cuarenta y dos"."""
    match tokens:
        case [word] if word in _BELOW_THIRTY and (allow_zero or word != "cero"):
            return _BELOW_THIRTY[word]
        case [tens] if tens in _TENS:
            return _TENS[tens]
        case [tens, "y", unit] if tens in _TENS and 0 < _BELOW_THIRTY.get(unit, 0) < 10:
            return _TENS[tens] + _BELOW_THIRTY[unit]
    raise ValueError


def _is_figures(tokens: list[str]) -> bool:
    return len(tokens) == 1 and _FIGURES.fullmatch(tokens[0]) is not None


def _figures(token: str, limit: int) -> int:
    """The value of one token in figures, which must be below what follows it."""
    value = int(token.replace(".", ""))
    if value >= limit:
        raise ValueError
    return value
