"""The numbers that a Spanish sentence states, in figures or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from gobernacion.lib import cardinals, clp

_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[a-z]+|[^\sa-z0-9]")
_LONGEST = 16
"""Words of the longest number that is read."""


def numbers_in(text: str) -> set[Decimal]:
    """Every number a text states: "Fueron 3.059, con 26,5 % de dos mil" states 3059, 26.5 and 2000.

    Words and figures may be mixed ("39 millones 67 mil 51 pesos"). Of each number only the whole is read, never one of
    the words it is made of. "Un" and "una" state 1.
    """
    tokens = _TOKEN.findall(clp.plain(text))
    return set(_numbers(tokens))


def _numbers(tokens: Sequence[str]) -> Iterator[Decimal]:
    start = 0
    while start < len(tokens):
        end, number = _longest(tokens, start)
        if number is not None:
            yield number
        start = end


def _longest(tokens: Sequence[str], start: int) -> tuple[int, Decimal | None]:
    """The longest number that starts at this token, and where it ends."""
    for end in range(min(len(tokens), start + _LONGEST), start, -1):
        said = tokens[start:end]
        try:
            return end, Decimal(cardinals.read(said))
        except ValueError:
            continue
    return start + 1, _in_figures(tokens[start])


def _in_figures(token: str) -> Decimal | None:
    try:
        return clp.read_number(token)
    except clp.NumeroInvalido:
        return None
