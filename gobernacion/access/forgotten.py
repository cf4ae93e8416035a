"""Noting what is forgotten: the history of a record goes only after this, and its digests tell nothing any more.

What is forgotten whole is written down outside the database too, by model and key and without a word of what it said:
a copy of the installation made before would bring it back, and is told by that list what to forget again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from gobernacion import backup, guards
from gobernacion.access import journal, sealed_rows
from gobernacion.access.histories import FORGET, REWRITE
from gobernacion.access.models import ClaseOlvido, Huella, Olvido

BATCH = 500

Again = Callable[[list[Any], date], None]
_again: dict[type[Model], Again] = {}


def note(modelo: type[Model], registros: Iterable[Any], clase: str = ClaseOlvido.PLAZO) -> None:
    """Note that these records of a model, by their keys, are forgotten: from now on their history may be deleted."""
    keys = [str(one) for one in registros]
    _note(modelo, keys, clase, Q())
    transaction.on_commit(partial(_write_outside, modelo, keys))


def forget_versions(versions: QuerySet[Any], clase: str = ClaseOlvido.PLAZO) -> None:
    """Delete some versions of the history of a model; those that are left of the same records stay proved."""
    modelo = versions.model.instance_type
    found = dict(versions.values_list("history_id", modelo._meta.pk.attname))
    with transaction.atomic():
        for some in _batches(found):
            _note(modelo, {found[one] for one in some}, clase, Q(fila__in=some))
        versions.model._base_manager.filter(history_id__in=list(found)).delete()


def rewrite(versions: QuerySet[Any], **values: Any) -> None:
    """Write over some versions of the history of a model, from which words are withdrawn, and seal them again."""
    model = versions.model
    found = dict(versions.values_list("history_id", model.instance_type._meta.pk.attname))
    with transaction.atomic():
        _note(model.instance_type, set(found.values()), ClaseOlvido.RETIRO, Q(fila__in=list(found)))
        with guards.permit(connection, REWRITE):
            model._base_manager.filter(history_id__in=list(found)).update(**values)
        source = next(one for one in sealed_rows.sources() if one.label == model._meta.label)
        sealed_rows.renew(source, found)


def ledger() -> Path:
    """Where it is written outside the database what was forgotten whole."""
    return Path(settings.VAR_DIR) / "olvidos.txt"


def again(modelo: type[Model]) -> Callable[[Again], Again]:
    """Declare how records of a model, by their keys, are forgotten once more, as on the day on which they were."""

    def keep(forget: Again) -> Again:
        _again[modelo] = forget
        return forget

    return keep


@backup.afterwards
def replay(since: datetime) -> str:
    """Forget once more what was forgotten after a copy began, and the copy brought back.

    What was forgotten before is not in the copy; its number may since be another record's.
    """
    listed: dict[tuple[str, date], set[str]] = defaultdict(set)
    for line in ledger().read_text().splitlines() if ledger().exists() else ():
        said, label, key = line.split(" ")
        moment = datetime.fromisoformat(said)
        if moment >= since:
            listed[label, timezone.localdate(moment)].add(key)
    back = 0
    for modelo, forget in _again.items():
        for (label, el), keys in sorted(listed.items()):
            if label == modelo._meta.label:
                rows = modelo._base_manager.filter(pk__in=keys)
                there = [*rows.values_list("pk", flat=True)]
                forget(there, el)
                back += len(there) - rows.count()
    return f"Olvidados otra vez, según {ledger().name}: {back}."


def _write_outside(modelo: type[Model], keys: list[str]) -> None:
    if keys:
        with ledger().open("a") as listed:
            moment = timezone.now().isoformat(timespec="seconds")
            listed.writelines(f"{moment} {modelo._meta.label} {key}\n" for key in keys)


def _note(modelo: type[Model], registros: Iterable[Any], clase: str, which: Q) -> None:
    tables = [source.label for source in sealed_rows.sources() if source.of is modelo]
    with transaction.atomic(), guards.permit(connection, FORGET):
        for some in _batches(map(str, registros)):
            huellas = Huella.objects.filter(which, registro__in=some, tanda__modelo__in=tables).exclude(
                sal=""
            )
            lost = Counter(huellas.values_list("registro", flat=True))
            huellas.update(sal="")
            Olvido.objects.bulk_create(
                [Olvido(modelo=modelo._meta.label, registro=one, clase=clase) for one in some]
            )
            journal.note_forgotten(modelo, {one: lost[one] for one in some})


def _batches(keys: Iterable[Any]) -> Iterator[list[Any]]:
    every = list(keys)
    return (every[start : start + BATCH] for start in range(0, len(every), BATCH))
