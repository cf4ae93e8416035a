"""The right word that comes closest to one that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from gobernacion.lib.clp import plain


def closest(written: str, right: Iterable[str]) -> str | None:
    """The right word that comes closest, if any comes close."""
    by_plain = {plain(one): one for one in right}
    found = get_close_matches(plain(written), by_plain, 1, 0.6)
    return by_plain[found[0]] if found else None


def did_you_mean(written: str, right: Iterable[str]) -> str:
    """How a sentence about an unknown word ends: with the right one that comes closest."""
    found = closest(written, right)
    return "." if found is None else f": ¿quiso escribir «{found}»?"
