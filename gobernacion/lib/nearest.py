"""The right word that comes closest to one that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from itertools import takewhile

from gobernacion.lib.clp import plain


def closest(written: str, right: Iterable[str]) -> str | None:
    """The right word that comes closest, if any comes close."""
    by_plain = {plain(one): one for one in right}
    word = plain(written)
    found = get_close_matches(word, by_plain, 5, 0.6)
    # Of words that come equally close, the one that begins alike: «chilena» is «Chile» before it is «China».
    found.sort(key=lambda one: (-SequenceMatcher(None, one, word).ratio(), -_alike(one, word)))
    return by_plain[found[0]] if found else None


def _alike(one: str, other: str) -> int:
    """With how many equal letters two words begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def did_you_mean(written: str, right: Iterable[str]) -> str:
    """How a sentence about an unknown word ends: with the right one that comes closest."""
    found = closest(written, right)
    return "." if found is None else f": ¿quiso escribir «{found}»?"
