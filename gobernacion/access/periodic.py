"""The work that comes round by itself: each part of the product declares what it does every hour or every day.

The clock of the machine runs ``manage.py poner_al_dia``; what was last done, and what is late, is told to whoever
administers the installation.
"""

from __future__ import annotations

import fcntl
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from gobernacion.access.models import Vuelta

log = logging.getLogger(__name__)

Hacer = Callable[[datetime], str]
"""What a task does at a moment, in transactions of its own; answers in one sentence what it did."""


class Cada(Enum):
    """How often a task comes round."""

    HORA = "cada hora"
    DIA = "cada día"


LATE = {Cada.HORA: timedelta(hours=3), Cada.DIA: timedelta(hours=30)}
"""After how long without success a task is told to be late."""

ALMOST_AN_HOUR = timedelta(minutes=50)
"""A clock that strikes every hour does not strike to the second."""


@dataclass(frozen=True)
class Tarea:
    """Something the office owes to time: forgetting, sealing, emptying what was kept long enough.

    ``olvida``: it takes people out of the tables, and those are the first to be run.
    """

    codigo: str
    titulo: str
    cada: Cada
    hacer: Hacer
    olvida: bool = False

    def due(self, last: datetime | None, now: datetime) -> bool:
        """Whether it has to be done, from when it last was."""
        if last is None:
            return True
        if self.cada is Cada.HORA:
            return now - last >= ALMOST_AN_HOUR
        return timezone.localdate(last) < timezone.localdate(now)

    def late(self, last: datetime | None, now: datetime) -> bool:
        """Whether it should have been done long ago."""
        return last is None or now - last > LATE[self.cada]


_declared: dict[str, Tarea] = {}


class YaEnMarcha(Exception):
    """Another process of this installation is doing the work right now."""


def register(*tareas: Tarea) -> None:
    """Take the tasks of an app, when the product starts. Raises ValueError for the code of another."""
    for tarea in tareas:
        known = _declared.get(tarea.codigo, tarea)
        if known.titulo != tarea.titulo:  # an app that is started again says the same
            raise ValueError(f"{tarea.codigo}: ya hay otra tarea con ese código")
        _declared[tarea.codigo] = tarea


def declared() -> list[Tarea]:
    """Every task of the installation, those that forget first."""
    return sorted(_declared.values(), key=lambda tarea: not tarea.olvida)


def run(now: datetime, *, every: bool = False) -> Iterator[Vuelta]:
    """Do what is due, or ``every`` task, one after another, each told as soon as it ends.

    One that fails is noted and stops none of the rest. Raises YaEnMarcha.
    """
    with _alone():
        done = _last()
        for tarea in declared():
            if every or tarea.due(_moment(done.get(tarea.codigo)), now):
                yield _do(tarea, now)


def forget(now: datetime) -> None:
    """Run at once what takes people out of the tables, inside the transaction of whoever asks."""
    for tarea in declared():
        if tarea.olvida:
            tarea.hacer(now)


@dataclass(frozen=True)
class Estado:
    """How a task stands at a moment."""

    tarea: Tarea
    vuelta: Vuelta | None
    atrasada: bool


def standing(now: datetime) -> list[Estado]:
    """How every task stands."""
    done = _last()
    return [
        Estado(tarea, done.get(tarea.codigo), tarea.late(_moment(done.get(tarea.codigo)), now))
        for tarea in declared()
    ]


def _last() -> dict[str, Vuelta]:
    return {vuelta.codigo: vuelta for vuelta in Vuelta.objects.all()}


def _moment(vuelta: Vuelta | None) -> datetime | None:
    return vuelta.hecha if vuelta else None


def _do(tarea: Tarea, now: datetime) -> Vuelta:
    begun = time.monotonic()
    try:
        noted: dict[str, Any] = {"hecha": now, "resultado": tarea.hacer(now)}
    except Exception:
        log.exception("periodic task %s", tarea.codigo)
        noted = {"resultado": "No se pudo hacer: el motivo está en el registro del servidor."}
    noted["fallas"] = 0 if "hecha" in noted else _failures(tarea.codigo) + 1
    vuelta, _ = Vuelta.objects.update_or_create(
        codigo=tarea.codigo,
        defaults={"intentada": now, "segundos": round(time.monotonic() - begun), **noted},
    )
    return vuelta


def _failures(codigo: str) -> int:
    return Vuelta.objects.filter(codigo=codigo).values_list("fallas", flat=True).first() or 0


@contextmanager
def _alone() -> Iterator[None]:
    """Keep a second process of the installation away; the mark goes with the process, however it ends."""
    with (Path(settings.VAR_DIR) / "poner_al_dia.lock").open("w") as mark:
        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise YaEnMarcha from None
        yield
