"""Joining two documents that are of one person, and undoing it: what moved is written down, row by row."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet

from gobernacion.access.models import User
from gobernacion.directory.models import Ficha, Fusion, Movimiento, Persona
from gobernacion.directory.references import references_to_ficha
from gobernacion.transitions import TransicionRechazada


class Referencia(NamedTuple):
    """A reference as the directory changed it, or changed it back: of which row, from what to what, and when."""

    campo: str
    fila: str
    de: UUID | None
    a: UUID | None
    el: datetime


def merge(conservada: Persona, absorbida: Persona, por: User, motivo: str) -> Fusion:
    """Make ``absorbida`` another document of ``conservada``.

    Each area goes on with its ficha as it typed it. Only an area that had one of each is left with one, and the records
    of the other pass to it. Raises TransicionRechazada.
    """
    with transaction.atomic():
        conservada, absorbida = _locked(conservada, absorbida)
        if conservada.unida_a_id or absorbida.unida_a_id:
            raise TransicionRechazada("Una de las dos ya está unida a otra persona: reúna esa otra.")
        fusion = Fusion(conservada=conservada, absorbida=absorbida, motivo=motivo, decidida_por=por)
        fusion.full_clean()
        fusion.save()
        before = _fichas_by_area(conservada)
        for repeated in _fichas_by_area(absorbida).values():
            if repeated.area in before:
                _pass_records(fusion, repeated, before[repeated.area])
                _move(fusion, Ficha, "unida_a", [repeated.pk], None, before[repeated.area].pk)
        _move(
            fusion,
            Persona,
            "unida_a",
            _pointing(Persona, "unida_a", absorbida.pk),
            absorbida.pk,
            conservada.pk,
        )
        _move(fusion, Persona, "unida_a", [absorbida.pk], None, conservada.pk)
        return fusion


def undo(fusion: Fusion, por: User, motivo: str, at: datetime) -> None:
    """Put everything the fusión moved back where it was. Raises TransicionRechazada if something moved on since."""
    with transaction.atomic():
        _locked(fusion.conservada, fusion.absorbida)
        fusion = Fusion.objects.select_for_update().get(pk=fusion.pk)
        if fusion.deshecha:
            raise TransicionRechazada("Esta fusión ya está deshecha.")
        for moved in fusion.movimientos.order_by("-pk"):
            model = apps.get_model(moved.modelo)
            mine = model._base_manager.filter(pk=moved.fila, **{moved.campo: moved.despues})
            if not _put_back(mine, moved):
                raise TransicionRechazada(
                    f"Algo que esta fusión movió cambió después ({model._meta.verbose_name} {moved.fila[:8]}): "
                    "deshaga primero la fusión posterior, o pida a su área que lo corrija."
                )
        fusion.deshecha, fusion.deshecha_por, fusion.motivo_de_deshacer = at, por, motivo
        fusion.full_clean()
        fusion.save()


def _put_back(rows: QuerySet[Any], moved: Movimiento) -> int:
    """Let the row refer to what it did before; none where the database refuses it as it stands now."""
    try:
        with transaction.atomic():
            return rows.update(**{moved.campo: moved.antes})
    except IntegrityError:
        return 0


def references_as_of(model: type[Model], before: datetime) -> list[Referencia]:
    """What leads the references of a model to where they pointed at a moment, in the order to follow.

    First, forwards, what was done by then, for a version from before it; then, backwards, what was done from then on.
    """
    done = []
    for moved in Movimiento.objects.filter(modelo=model._meta.label).select_related("fusion").order_by("pk"):
        fusion, antes, despues = moved.fusion, moved.antes, moved.despues
        done.append(Referencia(moved.campo, moved.fila, antes, despues, fusion.decidida))
        if fusion.deshecha:
            done.append(Referencia(moved.campo, moved.fila, despues, antes, fusion.deshecha))
    done.sort(key=lambda one: one.el)
    since = [one._replace(de=one.a, a=one.de) for one in reversed(done) if one.el >= before]
    return [one for one in done if one.el < before] + since


def _locked(*personas: Persona) -> list[Persona]:
    """The same ones, held until the transaction ends; always in the same order, so that nobody waits in a circle."""
    keys = [persona.pk for persona in personas]
    found = {one.pk: one for one in Persona.objects.select_for_update().filter(pk__in=keys).order_by("pk")}
    return [found[key] for key in keys]


def _fichas_by_area(persona: Persona) -> dict[str, Ficha]:
    """What each area knows of a person, held so that no record is given to a ficha while it is set aside."""
    group = Persona.objects.filter(pk=persona.pk).de_la_misma_persona()
    fichas = Ficha.objects.vigentes().filter(persona__in=group).select_for_update(of=("self",)).order_by("pk")
    return {ficha.area: ficha for ficha in fichas}


def _pass_records(fusion: Fusion, repeated: Ficha, kept: Ficha) -> None:
    """Whatever refers to one ficha refers to the other from now on."""
    for model, campo in references_to_ficha():
        try:
            with transaction.atomic():
                _move(fusion, model, campo, _pointing(model, campo, repeated.pk), repeated.pk, kept.pk)
        except IntegrityError:
            raise TransicionRechazada(
                f"El área tiene de cada ficha algo de lo que solo cabe uno por persona ({model._meta.verbose_name}): "
                "pídale que anule o corrija uno antes de reunirlas."
            ) from None


def _pointing(model: type[Model], campo: str, key: UUID) -> list[Any]:
    return list(model._base_manager.filter(**{campo: key}).order_by("pk").values_list("pk", flat=True))


def _move(
    fusion: Fusion, model: type[Model], campo: str, rows: Iterable[Any], before: UUID | None, after: UUID
) -> None:
    """Change a reference in these rows, and write down each."""
    rows = list(rows)
    model._base_manager.filter(pk__in=rows).update(**{campo: after})
    Movimiento.objects.bulk_create(
        Movimiento(
            fusion=fusion, modelo=model._meta.label, campo=campo, fila=str(row), antes=before, despues=after
        )
        for row in rows
    )
