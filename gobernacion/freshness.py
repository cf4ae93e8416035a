"""When what citizens read last changed, told by a file outside the database, which a stopped database cannot take away.

A change is noted twice in that file, which only grows: before its commit and after it. Whoever looks at the file, then
reads the database and finds the file still as it was, holds what is published now (see ``gobernacion.kept``).
"""

from __future__ import annotations

import os
import secrets
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

BEGUN, DONE = "empieza", "termina"

PATIENCE = 60
"""Seconds after which a change that was begun is in the database or will never be, whatever became of its process."""

Mark = tuple[int, int, int] | None
"""The file as it was found: another mark means that something was published, or is about to be."""


def changes_file() -> Path:
    return Path(settings.VAR_DIR) / "cambios_publicos.txt"


def changing() -> None:
    """Note that what citizens read changes with the transaction under way.

    A page drawn between the two notes may not show the change yet: the second note tells it apart. If the process dies
    before it can write it, such a page is not trusted for longer than ``PATIENCE`` (see ``doubted_until``).
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("What citizens read changes inside a transaction.")
    change = secrets.token_hex(8)
    _note(BEGUN, change)
    transaction.on_commit(lambda: _note(DONE, change), robust=True)


def mark() -> Mark:
    """The file as it is now. It costs one look at the disk's directory."""
    try:
        found = os.stat(f"{settings.VAR_DIR}/cambios_publicos.txt")  # noqa: PTH116  (asked on every request)
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


@lru_cache(maxsize=4)
def doubted_until(mark: Mark) -> float:
    """The moment, in seconds of the clock, from which a page drawn under this mark is no longer trusted; 0 for never.

    It is in doubt if a change was begun and never noted as done: it was undone, it is being committed, or its process
    died in between.
    """
    begun: dict[str, float] = {}
    if mark is not None:
        for line in changes_file().read_text(encoding="utf-8", errors="replace").splitlines():
            match line.split():
                case [moment, what, change] if what == BEGUN:
                    begun[change] = datetime.fromisoformat(moment).timestamp()
                case [_, what, change] if what == DONE:
                    begun.pop(change, None)
    return max(begun.values()) + PATIENCE if begun else 0.0


def _note(what: str, change: str) -> None:
    line = f"{datetime.now(UTC).isoformat(timespec='milliseconds')} {what} {change}\n"
    # One write at the end of the file: two processes never mix their lines, and the file is larger after each.
    with changes_file().open("ab", buffering=0) as file:
        file.write(line.encode())
