"""The numbers that a Spanish sentence states, in figures or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from gobernacion.lib import cardinals, clp

_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[a-z]+|[^\sa-z0-9]")
_APOSTROPHES = re.compile(r"(?<=[0-9])['’](?=[0-9]{3}(?![0-9]))")
_SPACES = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?: [0-9]{3})+(?:,[0-9]+)?(?![0-9])(?![.,][0-9])")
_SHORTENED = re.compile(r"(?<![a-z])(m{1,2})\$ ?([0-9]+(?:\.[0-9]{3})*(?:,[0-9]+)?)")
"""Thousands and millions of pesos, as budgets write them: "M$39.067", "MM$39"."""
_SCALED = re.compile(
    r"([0-9]+(?:\.[0-9]{3})*,[0-9]+|[0-9]{1,3}\.[0-9]{1,2}) (mil|millon(?:es)?|billon(?:es)?)\b"
)
_POINT = re.compile(r"^([0-9]{1,3})\.([0-9]{1,2})$")
_SCALES = {"m": 10**3, "mm": 10**6, "mil": 10**3, "millon": 10**6, "billon": 10**12}
_SAID_OTHERWISE = {"ningun": 0, "ninguno": 0, "ninguna": 0, "ambos": 2, "ambas": 2}
_COLLECTIVE = {"decena": 10, "docena": 12, "centena": 100, "centenar": 100, "millar": 1000}
_LONGEST = 16
"""Words of the longest number that is read."""


def numbers_in(text: str) -> set[Decimal]:
    """Every number a text states: "Fueron 3.059, con 26,5 % de dos mil" states 3059, 26.5 and 2000.

    Words and figures may be mixed ("39 millones 67 mil 51 pesos"). Of each number only the whole is read, never one of
    the words it is made of; of figures with spaces between them, the whole and each, because a table writes numbers so
    too. "Un" and "una" state 1, "ninguno" 0, "ambos" and "un par" 2, "una docena" 12.
    """
    said = _APOSTROPHES.sub("", clp.plain(text))
    found = set()
    for pattern, number, scale in ((_SHORTENED, 2, 1), (_SCALED, 1, 2)):
        found |= {_scaled(match[number], match[scale]) for match in pattern.finditer(said)}
        said = pattern.sub(" ; ", said)
    for match in _SPACES.finditer(said):
        found.add(clp.read_number(match[0].replace(" ", "")))
    return found | set(_numbers(_TOKEN.findall(said)))


def _scaled(figures: str, scale: str) -> Decimal:
    """A number with the scale it is told in: "39,5" millones is 39500000, and some write "39.5"."""
    number = _in_figures(_POINT.sub(r"\1,\2", figures))
    return (number or Decimal(0)) * _SCALES[scale.removesuffix("es")]


def _numbers(tokens: Sequence[str]) -> Iterator[Decimal]:
    start = 0
    while start < len(tokens):
        end, number = _longest(tokens, start)
        if number is not None and end < len(tokens) and (times := _times(number, tokens[end])):
            end, number = end + 1, number * times
        if number is not None:
            yield number
        start = end


def _times(number: Decimal, word: str) -> int:
    """How many a word after a number stands for: "una docena" is 12, "dos docenas" 24; 0 if for none."""
    if word == "par":
        return 2 if number == 1 else 0
    return (
        _COLLECTIVE.get(word)
        or _COLLECTIVE.get(word.removesuffix("s"))
        or _COLLECTIVE.get(word.removesuffix("es"), 0)
    )


def _longest(tokens: Sequence[str], start: int) -> tuple[int, Decimal | None]:
    """The longest number that starts at this token, and where it ends."""
    for end in range(min(len(tokens), start + _LONGEST), start, -1):
        said = tokens[start:end]
        try:
            return end, Decimal(cardinals.read(said))
        except ValueError:
            continue
    if tokens[start] in _SAID_OTHERWISE:
        return start + 1, Decimal(_SAID_OTHERWISE[tokens[start]])
    return start + 1, _in_figures(tokens[start])


def _in_figures(token: str) -> Decimal | None:
    try:
        return clp.read_number(token)
    except clp.NumeroInvalido:
        return None
