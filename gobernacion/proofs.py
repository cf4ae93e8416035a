"""What `manage.py verificar` asks: each part of the product declares how what it keeps is proved, and what is not.

What the history of a model leaves out (an amount that only steps move, a search key) is proved by working it out again:
``@recounts(Presupuesto, "ejecutado")`` over a function that says, of some rows, what each should hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import Model

Check = Callable[[], Iterable[str]]
Recounting = Callable[[Sequence[Any]], Mapping[Any, tuple[Any, ...]]]

MOST = 50
"""How many of one kind are named; the rest are counted."""

_checks: dict[str, Check] = {}


@dataclass(frozen=True)
class Recount:
    """How some fields of a model are worked out again from other rows; a row it does not tell of holds zeros."""

    model: type[Model]
    fields: tuple[str, ...]
    work_out: Recounting


_recounts: list[Recount] = []


def register(name: str, check: Check) -> None:
    """Ask this too: it yields a sentence for each thing that is not as it was left."""
    _checks[name] = check


def recounts(model: type[Model], *fields: str) -> Callable[[Recounting], Recounting]:
    """Declare how what the history of a model leaves out is worked out again."""

    def keep(work_out: Recounting) -> Recounting:
        _recounts.append(Recount(model, fields, work_out))
        return work_out

    return keep


def recounted() -> tuple[Recount, ...]:
    """Every recount that was declared."""
    return tuple(_recounts)


def problems() -> Iterator[str]:
    """Every sign that something kept is not as the product left it; none means that all proofs hold."""
    for check in _checks.values():
        yield from check()


def named(found: Iterable[str], of: str) -> Iterator[str]:
    """The first of some problems one by one, and of the rest how many they are."""
    found = iter(found)
    yield from islice(found, MOST)
    if rest := sum(1 for _ in found):
        yield f"{of}: y {rest} más."


NOT_PROVED = (
    "una base reescrita junto con VAR_DIR y su clave: solo la delatan los sellos copiados fuera de la máquina",
    "un registro y su historial cambiados juntos antes de que el reloj los selle, o agregados así en cualquier momento",
    "las últimas anotaciones y versiones, si se borran antes de sellarlas",
    "las tablas sin historial ni sello (cuentas, funciones, ediciones en preparación, territorio)",
)
"""What nothing kept on this machine can prove, said whenever the rest is."""
