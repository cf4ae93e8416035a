"""Undoes an applied planilla: what it added is annulled, what it changed says again what it said.

What somebody touched since, or depends on it, stays as it is and is named.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Count
from django.http import HttpRequest
from django.utils import timezone

from gobernacion.access import journal
from gobernacion.access.channels import REFUSALS, sentence
from gobernacion.access.grants import grants
from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion
from gobernacion.records.models import Record
from gobernacion.records.planillas.models import Carga, EstadoCarga, FilaCargada
from gobernacion.versions import Versioned

MOTIVO = "Se deshizo la carga de una planilla"
CAMBIADO = "se guardó otra vez después de la carga"
ANULADO = "ya está anulado"
DEPENDE = "otros registros dependen de él"
SIN_PERMISO = "su función no permite anularlo"
FICHA_CAMBIADA = "la ficha de su persona se guardó otra vez después de la carga"
NO_SE_SABE = "no se sabe qué decía"
NO_ALCANZA = "no está a su alcance"
NADA_QUEDA = "No queda nada que deshacer: lo demás se guardó otra vez después de la carga, o ya está anulado."
PIDE = "Deshacerla pide una función que pueda anular estos registros: {}."
BATCH = 400


@dataclass
class Deshecha:
    """What came of undoing: how many rows, and those that stay with why."""

    how_many: int = 0
    stay: list[tuple[str, str]] = field(default_factory=list)


def undo(admin: Any, request: HttpRequest, carga: Carga) -> Deshecha:
    """Undo what can be undone, in one transaction."""
    told = Deshecha()
    with transaction.atomic():
        held = Carga.objects.select_for_update().get(pk=carga.pk)
        if held.estado != EstadoCarga.APLICADA:
            raise ValidationError("Esta carga ya se deshizo.")
        rows = list(held.filas.filter(deshecha=False).order_by("-fila"))
        records = _records(admin, request, rows)
        leaned_on = _leaned_on(admin.model, held, [one.pk for one in records.values()])
        undone: list[FilaCargada] = []
        decided: list[Any] = []
        for row in rows:
            record = records.get(row.registro)
            why = _undo_one(admin, request, row, record, leaned_on)
            if why:
                told.stay.append((str(record or f"Fila {row.fila}"), why))
            else:
                row.deshecha = True
                undone.append(row)
                decided.append(record)
        FilaCargada.objects.bulk_update(undone, ["deshecha"], batch_size=BATCH)
        new = {row.registro for row in undone if row.nueva}
        user: Any = request.user
        journal.note_decision(user, Accion.ANULAR, [one for one in decided if str(one.pk) in new], MOTIVO)
        journal.note_decision(
            user, Accion.MODIFICAR, [one for one in decided if str(one.pk) not in new], MOTIVO
        )
        told.how_many = len(undone)
        if not told.stay:
            held.decide(EstadoCarga.DESHECHA, deshecha_el=timezone.now(), deshecha_por=user)
    return told


def why_not(admin: Any, request: HttpRequest, carga: Carga) -> str:
    """Why undoing would do nothing for this person, and who can; nothing, where it would undo some row."""
    held = grants(request)
    who = PIDE.format(_or_list(held.policy.of(admin.model).roles(Accion.ANULAR)))  # type: ignore[union-attr]
    if not may_undo(admin, request, carga):
        return who
    untouched = False
    rows = list(carga.filas.filter(deshecha=False).order_by("fila"))
    for start in range(0, len(rows), BATCH):
        part = {row.registro: row for row in rows[start : start + BATCH]}
        for record in admin.get_queryset(request).filter(pk__in=list(part)):
            row = part[str(record.pk)]
            as_loaded = record.version == row.despues
            untouched = untouched or as_loaded
            if as_loaded and (
                held.may(Accion.ANULAR, record) if row.nueva else admin.has_change_permission(request, record)
            ):
                return ""
    return who if untouched else NADA_QUEDA


def may_undo(admin: Any, request: HttpRequest, carga: Carga) -> bool:
    """Whether a load is for this person to undo: whoever loaded it, or may annul there."""
    return carga.por_id == request.user.pk or grants(request).may(Accion.ANULAR, admin.model)


def _or_list(roles: Iterable[Rol]) -> str:
    named = [str(rol.label).lower() for rol in sorted(roles, key=list(Rol).index)]
    return " o ".join([", ".join(named[:-1]), *named[-1:]] if len(named) > 1 else named) or "nadie la tiene"


def _records(admin: Any, request: HttpRequest, rows: Iterable[FilaCargada]) -> dict[str, Any]:
    keys = [row.registro for row in rows]
    found: dict[str, Any] = {}
    for start in range(0, len(keys), BATCH):
        part = (
            admin.get_queryset(request)
            .select_for_update(of=("self",))
            .filter(pk__in=keys[start : start + BATCH])
        )
        found |= {str(record.pk): record for record in part.order_by("pk")}
    return found


def _undo_one(admin: Any, request: HttpRequest, row: FilaCargada, record: Any, leaned_on: set[Any]) -> str:
    """Undo one row; why it stays, if it does."""
    if record is None:
        return NO_ALCANZA
    if record.version != row.despues:
        return ANULADO if record.anulado else CAMBIADO
    held = grants(request)
    try:
        with transaction.atomic():
            if not row.nueva:
                return _put_back(admin, request, row, record)
            if record.pk in leaned_on:
                return DEPENDE
            if not held.may(Accion.ANULAR, record):
                return SIN_PERMISO
            record.anular(request.user, timezone.localdate(), MOTIVO)
    except REFUSALS as refusal:
        return sentence(refusal)
    except IntegrityError:
        return DEPENDE
    return ""


def _put_back(admin: Any, request: HttpRequest, row: FilaCargada, record: Any) -> str:
    """Let a changed record, and its person, say what they said; they are other versions, signed by who undoes."""
    if not admin.has_change_permission(request, record):
        return "ya no se puede corregir"
    if row.ficha_antes != row.ficha_despues:
        if record.ficha.version != row.ficha_despues:
            return FICHA_CAMBIADA
        if not _restore(record.ficha, row.ficha_antes, request.user):
            return NO_SE_SABE
    return "" if _restore(record, row.antes, request.user) else NO_SE_SABE


def _restore(row: Any, version: int | None, por: Any) -> bool:
    """Whether a row says again what it said in a version, because that version is kept."""
    kept = type(row).history.filter(**{row._meta.pk.attname: row.pk}, version=version)
    found = kept.order_by("-history_id").first()
    if found is None:
        return False
    tracked = {field.name for field in found.tracked_fields}
    for one in row._meta.concrete_fields:
        if one.editable and not one.primary_key and one.name in tracked:
            setattr(row, one.attname, getattr(found, one.attname))
    row.full_clean()
    row._history_user, row._change_reason = por, MOTIVO
    row.save()
    return True


def _leaned_on(model: type[models.Model], carga: Carga, keys: list[Any]) -> set[Any]:
    """Of these records, those that others name: not their own lines of history, nor what was annulled, nor what came
    with them when the planilla was applied and goes with them again."""
    goes_along = getattr(model, "lleva_consigo", ())
    found: set[Any] = set()
    for relation in model._meta.related_objects:
        other: Any = relation.related_model
        if relation.field.model._meta.app_label == "records" or relation.on_delete is models.DO_NOTHING:
            continue
        if not issubclass(other, Versioned) and not hasattr(other, "registro"):
            continue
        rows = other._base_manager.all()
        if issubclass(other, Record):
            rows = rows.filter(anulado_el=None)
        if relation.get_accessor_name() in goes_along:
            rows = rows.exclude(registrado_el__lte=carga.aplicada_el, version=1)
        for start in range(0, len(keys), BATCH):
            part = {f"{relation.field.name}__in": keys[start : start + BATCH]}
            found |= set(rows.filter(**part).values_list(relation.field.attname, flat=True))
    return found


def applied(modelo: str, how_many: int) -> list[Carga]:
    """The last planillas that were applied to a kind of record."""
    rows = Carga.objects.filter(modelo=modelo, aplicada_el__isnull=False).select_related(
        "por", "deshecha_por"
    )
    found = list(rows.order_by("-aplicada_el")[:how_many])
    undone = FilaCargada.objects.filter(carga__in=found, deshecha=True).order_by()
    counted = dict(undone.values_list("carga").annotate(Count("pk")))
    for one in found:
        one.deshechas = counted.get(one.pk, 0)
    return found
