"""The keys of many records as one line of the journal holds them: « 12 55 71 », or « 12-40 55 » where they are many.

A number stands between spaces, so that a key is found in the text by the database alone; runs are read here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any
from uuid import UUID

SPACE, RUN = " ", "-"


def one_by_one(keys: Iterable[Any]) -> str:
    """Each key by itself: what the page of a list showed."""
    written = SPACE.join(map(spelled, keys))
    return f"{SPACE}{written}{SPACE}" if written else ""


def in_runs(keys: Iterable[Any]) -> str:
    """Numbers that follow one another as the first and the last of them: what a whole file took."""
    every = list(keys)
    if not every or not all(isinstance(key, int) for key in every):
        return one_by_one(every)
    runs: list[list[int]] = []
    for key in sorted(set(every)):
        if runs and key == runs[-1][-1] + 1:
            runs[-1][1:] = [key]
        else:
            runs.append([key])
    return one_by_one(RUN.join(map(str, run)) for run in runs)


def spelled(key: Any) -> str:
    """A key as it stands among others."""
    return key.hex if isinstance(key, UUID) else _without_hyphens(str(key))


def found(text: str, keys: Collection[str]) -> bool:
    """Whether any of these keys, as the journal writes them, is among those of a text."""
    return any(one in keys if last is None else _any_in(keys, one, last) for one, last in _read(text))


def every(text: str) -> Iterator[str]:
    """Each key of a text, in its order."""
    for one, last in _read(text):
        yield from [one] if last is None else map(str, range(int(one), int(last) + 1))


def _read(text: str) -> Iterator[tuple[str, str | None]]:
    for part in text.split():
        first, run, last = part.partition(RUN)
        yield first, last if run else None


def _any_in(keys: Collection[str], first: str, last: str) -> bool:
    return any(key.isdecimal() and int(first) <= int(key) <= int(last) for key in keys)


def _without_hyphens(key: str) -> str:
    try:
        return UUID(key).hex if len(key) == 36 else key
    except ValueError:
        return key
