"""Taking out of the directory whom nobody holds any more, and making room for whoever comes again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from gobernacion.access import forgotten, periodic
from gobernacion.access.periodic import Cada, Tarea
from gobernacion.directory.holding import with_versions
from gobernacion.directory.models import Distincion, Ficha, Fusion, Movimiento, Persona
from gobernacion.directory.references import references_to_ficha
from gobernacion.lib.clp import counted

BEING_TYPED = timedelta(days=1)
"""A ficha this young may belong to a record that somebody is about to save."""

BATCH = 500


def make_room(area: str, documentos: QuerySet[Persona]) -> None:
    """Forget at once what ended of whoever these documents name in an area, where they are about to be written.

    It asks the same whether anybody knew those documents or not.
    """
    people = Persona.objects.filter(titular__in=documentos.values("titular"))
    if Ficha.objects.de_area(area).terminadas().filter(persona__in=people).exists():
        periodic.forget(timezone.now())


def forget_fichas(keys: Iterable[UUID]) -> int:
    """Take out, with their history, those of these fichas that no record names; says how many they were.

    A ficha that the directory set aside goes with the one that stands for it, and so does what was noted of both.
    """
    with transaction.atomic():
        wanted = Ficha._base_manager.filter(pk__in=[*keys])
        roots = {one.unida_a_id or one.pk for one in wanted.select_for_update()}
        together = Q(pk__in=roots) | Q(unida_a__in=roots)
        held = {one.unida_a_id or one.pk for one in Ficha._base_manager.filter(together).filter(_named())}
        gone = Ficha._base_manager.filter(Q(pk__in=roots - held) | Q(unida_a__in=roots - held))
        keys = [*gone.values_list("pk", flat=True)]
        forget_rows(Ficha, keys)
        return len(keys)


@forgotten.again(Ficha)
def forget_fichas_again(keys: list[UUID], el: date) -> None:
    """Take out those that an older copy of the installation brought back; the ones still named stay."""
    forget_fichas(keys)


def forget_rows(model: Any, keys: Collection[Any]) -> None:
    """Take these rows out of a table, of its history and of what was written down when the directory joined people.

    Records are never deleted: this is the one exception, and the law asks for it.
    """
    forgotten.note(model, keys)
    model.history.filter(id__in=keys).delete()
    _forget_moves(Movimiento.objects.filter(modelo=model._meta.label, fila__in=[str(key) for key in keys]))
    rows = model._base_manager.filter(pk__in=keys)
    rows._raw_delete(rows.db)


def _forget_moves(moves: QuerySet[Movimiento]) -> None:
    forgotten.note(Movimiento, moves.values_list("pk", flat=True))
    moves.delete()


def forget_whom_nobody_holds(now: datetime) -> int:
    """Take out every ficha that no record names, and every person of whom no ficha is left; says how many people."""
    orphans = Ficha._base_manager.filter(~_named(), unida_a=None, creada__lt=now - BEING_TYPED)
    for keys in _batches(orphans):
        forget_fichas(keys)
    return sum(_forget_people(keys) for keys in _batches(_without_ficha()))


def _named() -> Q:
    """The fichas that some record names, now or in a version of its history."""
    named = Q()
    for model, campo in references_to_ficha():
        if model is not Ficha:
            for rows in with_versions(model):
                named |= Q(Exists(rows.filter(**{campo: OuterRef("pk")})))
    return named


def _without_ficha() -> QuerySet[Persona]:
    """The documents of the people of whom no area has a ficha, under this document or another joined with it."""
    return Persona.objects.filter(~Exists(Ficha._base_manager.filter(persona__titular=OuterRef("titular"))))


def _forget_people(keys: list[UUID]) -> int:
    """Take these documents out with what the directory decided of them; one that is being typed right now stays."""
    with transaction.atomic():
        free = Persona.objects.filter(pk__in=keys).select_for_update(skip_locked=True, of=("self",))
        titulares = {one.titular for one in free}
        # Asked again once they are held: whoever was typing has saved by now.
        gone = [*_without_ficha().filter(titular__in=titulares).values_list("pk", flat=True)]
        fusiones = Fusion.objects.filter(Q(conservada__in=gone) | Q(absorbida__in=gone))
        _forget_moves(Movimiento.objects.filter(fusion__in=fusiones))
        fusiones.delete()
        Distincion.objects.filter(Q(una__in=gone) | Q(otra__in=gone)).delete()
        rows = Persona.objects.filter(pk__in=gone)
        return rows._raw_delete(rows.db)


def _batches(rows: QuerySet[Any]) -> Iterable[list[Any]]:
    """The keys of these rows, so many at a time, each row once."""
    last: Any = None
    while True:
        part = rows.order_by("pk") if last is None else rows.filter(pk__gt=last).order_by("pk")
        keys = [*part.values_list("pk", flat=True)[:BATCH]]
        if not keys:
            return
        yield keys
        last = keys[-1]


def _say(now: datetime) -> str:
    return f"Borrado: {counted(forget_whom_nobody_holds(now), 'persona', 'personas')} que ya nadie conoce."


def register() -> None:
    """Give the office the task of this floor."""
    periodic.register(
        Tarea("directory.olvidar", "Borrar a quien ya nadie conoce", Cada.HORA, _say),
    )
