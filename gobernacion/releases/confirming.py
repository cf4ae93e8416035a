"""Confirming what an edition tells of an area, and taking that back. The edition is checked again at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction
from django.utils import timezone

from gobernacion.releases import asking
from gobernacion.releases.asking import answer, read_in, to_answer, wait_again
from gobernacion.releases.checking import check_again
from gobernacion.releases.measuring import put_back
from gobernacion.releases.models import (
    Conformidad,
    Edicion,
    EstadoConformidad,
    RespuestaSinRegistros,
    SinRegistros,
)
from gobernacion.transitions import TransicionRechazada

if TYPE_CHECKING:
    from gobernacion.access.models import User


class Respuesta(NamedTuple):
    """What is answered of a kind of record of which there is none; what is not told says why."""

    respuesta: str
    motivo: str = ""


@transaction.atomic
def confirm(
    conformidad: Conformidad, por: User, leido: str, answers: Mapping[str, Respuesta] | None = None
) -> None:
    """Answer for an area as it was read, with what is said of each kind of record of which it has none.

    Raises TransicionRechazada once the edition is approved, if it changed since it was read, or if a kind of record
    is left unanswered.
    """
    edicion = Edicion.objects.select_for_update().get(pk=conformidad.edicion_id)
    edicion.require_en_preparacion("confirmar un área")
    if read_in(edicion, conformidad.area) != leido:
        raise TransicionRechazada(
            f"{conformidad} cambió mientras la leía: léala de nuevo antes de confirmarla."
        )
    answers = answers or {}
    asked = to_answer(edicion, conformidad.area)
    if left := asked.keys() - answers.keys():
        raise TransicionRechazada(f"Diga si no hubo, o si no se informa: {', '.join(sorted(left))}.")
    silenced = edicion.sin_registros.filter(
        area=conformidad.area, se_apoya_en__in=asked, respuesta=RespuestaSinRegistros.NO_INFORMADA
    )
    again = asking.resting_on_none(edicion).filter(se_apoya_en__in=silenced.values("se_apoya_en"))
    put_back(edicion, set(again.values_list("codigo", flat=True)))
    for clases in asked:
        SinRegistros.objects.update_or_create(
            edicion=edicion,
            area=conformidad.area,
            se_apoya_en=clases,
            defaults=answers[clases]._asdict(),
        )
    answer(edicion)
    conformidad.estado, conformidad.por, conformidad.el = EstadoConformidad.CONFORME, por, timezone.now()
    conformidad.huella = read_in(edicion, conformidad.area)
    conformidad.save()
    check_again(edicion)


@transaction.atomic
def take_back(conformidad: Conformidad) -> None:
    """Take a confirmation back, so that the area is read again. Raises TransicionRechazada once it is approved."""
    edicion = Edicion.objects.select_for_update().get(pk=conformidad.edicion_id)
    edicion.require_en_preparacion("retirar una conformidad")
    wait_again(conformidad)
    check_again(edicion)
