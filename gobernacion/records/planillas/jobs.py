"""Long planillas are read and written beside the request that asked for it; a file says how far it is, and no more."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connections
from django.http import HttpRequest
from simple_history.models import HistoricalRecords

log = logging.getLogger(__name__)

IN_LINE = 2_000
"""Rows that are looked at while the person waits; more have a page that says how far it is."""

STALE = 60
"""Seconds without a word after which a job is taken for dead."""


class Avance(NamedTuple):
    """How far a job is."""

    done: int
    all: int

    @property
    def percent(self) -> int:
        return 100 * self.done // self.all if self.all else 0


def _file(key: Any) -> Path:
    folder = Path(settings.VAR_DIR) / "planillas"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{key}.txt"


def note(key: Any, done: int, all_: int) -> None:
    _file(key).write_text(f"{done} {all_}")


def how_far(key: Any) -> Avance | None:
    """How far the job of that upload is; None where none is at work."""
    path = _file(key)
    try:
        said, written = path.read_text(), path.stat().st_mtime
    except FileNotFoundError:
        return None
    if time.time() - written > STALE:
        path.unlink(missing_ok=True)
        return None
    done, _, all_ = said.partition(" ")
    return Avance(int(done or 0), int(all_ or 0))


def start(
    key: Any, request: HttpRequest, work: Callable[[], None], failed: Callable[[Exception], None]
) -> None:
    """Do the work in a thread of its own, signed by the person who asked; what stops it is said to ``failed``."""
    note(key, 0, 0)

    def run() -> None:
        HistoricalRecords.context.request = request
        try:
            work()
        except Exception as error:
            # Nobody waits for this thread: what stops it is told to whoever asks for the page, and logged without
            # what it was handling.
            log.exception("planilla %s", key)
            failed(error)
        finally:
            del HistoricalRecords.context.request
            _file(key).unlink(missing_ok=True)
            connections.close_all()

    Thread(target=run, name=f"planilla {key}", daemon=True).start()


def forget(key: Any) -> None:
    _file(key).unlink(missing_ok=True)
