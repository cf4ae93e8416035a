"""What the database itself refuses in a request and in an appointment, whoever writes to it and however."""

from __future__ import annotations

from django.db.models import Q

from extranjeria.models.estados import (
    CON_RESOLUCION,
    OCUPAN,
    RESUELTAS,
    SIN_PERMISO,
    Calidad,
    Canal,
    Estado,
    EstadoCita,
)
from gobernacion.guards import Guard
from gobernacion.records.invariants import Invariant, not_after, only_in, two_people

DE_LA_SOLICITUD = [
    Invariant(
        condition=Q(estado__in=Estado.values, calidad__in=Calidad.values, canal__in=Canal.values),
        name="ex_solicitud_listas_conocidas",
        violation_error_message="Elija de la lista cómo llegó y la calidad de quien solicita.",
    ),
    Invariant(
        condition=Q(nacionalidad__regex=r"^(C[A-KM-Z]|[ABD-Z][A-Z])$"),
        name="ex_solicitud_de_alguien_extranjero",
        field="nacionalidad",
        violation_error_message="Elija una nacionalidad extranjera: una persona chilena no pide residencia.",
    ),
    Invariant(
        condition=Q(folio=None) | ~Q(folio=""),
        name="ex_solicitud_folio_o_nada",
        field="folio",
        violation_error_message="Escriba el folio o deje el casillero en blanco.",
    ),
    Invariant(
        condition=Q(estado__in=[Estado.INGRESADA, Estado.DESISTIDA, Estado.DERIVADA])
        | Q(analizada_por__isnull=False),
        name="ex_solicitud_analizada_por_alguien",
        violation_error_message="Una solicitud en análisis, o resuelta después de él, dice quién la analizó.",
    ),
    Invariant(
        condition=only_in(
            [Estado.AMPLIACION],
            Q(~Q(pedido=""), ampliacion_el__isnull=False, vence_el__isnull=False),
            Q(pedido="", ampliacion_el=None, vence_el=None),
        ),
        name="ex_solicitud_ampliacion_con_plazo",
        field="pedido",
        violation_error_message="Una ampliación pedida, y solo ella, dice qué falta, desde cuándo y hasta cuándo.",
    ),
    Invariant(
        condition=only_in(
            RESUELTAS,
            Q(resuelta_el__isnull=False, resuelta_por__isnull=False),
            Q(resuelta_el=None, resuelta_por=None),
        ),
        name="ex_solicitud_resuelta_con_fecha",
        field="resuelta_el",
        violation_error_message="Una respuesta, y solo ella, lleva su fecha y quién la dio.",
    ),
    Invariant(
        condition=only_in(CON_RESOLUCION, ~Q(resolucion=""), Q(resolucion="")),
        name="ex_solicitud_resuelta_con_numero",
        field="resolucion",
        violation_error_message="Una aprobación o un rechazo, y nada más, lleva el número de su resolución.",
    ),
    Invariant(
        condition=~Q(estado__in=CON_RESOLUCION) | two_people("resuelta_por", "analizada_por"),
        name="ex_solicitud_analiza_y_firma_otra_persona",
        violation_error_message="Quien analiza una solicitud no firma su resolución.",
    ),
    Invariant(
        condition=only_in(SIN_PERMISO, ~Q(motivo=""), Q(motivo="")),
        name="ex_solicitud_sin_permiso_con_motivo",
        field="motivo",
        violation_error_message="Un rechazo, un desistimiento o una derivación, y nada más, dice su motivo.",
    ),
    Invariant(
        condition=only_in([Estado.DERIVADA], ~Q(derivada_a=""), Q(derivada_a="")),
        name="ex_solicitud_derivada_a_alguien",
        field="derivada_a",
        violation_error_message="Una derivación, y solo ella, dice a qué institución.",
    ),
    Invariant(
        condition=not_after("ocurrido_el", "resuelta_el"),
        name="ex_solicitud_resuelta_despues_de_recibida",
        field="resuelta_el",
        violation_error_message="La respuesta no puede ser anterior a la recepción.",
    ),
    Invariant(
        condition=not_after("ocurrido_el", "ampliacion_el") & not_after("ampliacion_el", "vence_el"),
        name="ex_solicitud_ampliada_despues_de_recibida",
        field="ampliacion_el",
        violation_error_message="La ampliación no puede pedirse antes de recibir la solicitud.",
    ),
]
"""The invariants of a request, in the order of its life."""

DE_LA_CITA = [
    Invariant(
        condition=Q(estado__in=EstadoCita.values),
        name="ex_cita_estado_conocido",
        violation_error_message="Ese estado no es de una cita.",
    ),
    Invariant(
        condition=only_in(
            [EstadoCita.REPROGRAMADA],
            Q(pasa_al__isnull=False, pasa_a_las__isnull=False),
            Q(pasa_al=None, pasa_a_las=None),
        ),
        name="ex_cita_reprogramada_para_un_dia",
        field="pasa_al",
        violation_error_message="Una cita reprogramada, y solo ella, dice para qué día y hora queda.",
    ),
    Invariant(
        condition=only_in([EstadoCita.CANCELADA], ~Q(motivo=""), Q(motivo="")),
        name="ex_cita_cancelada_con_motivo",
        field="motivo",
        violation_error_message="Una cita cancelada, y solo ella, dice por qué.",
    ),
]
"""The invariants of an appointment."""

_TAKE = ", ".join(f"'{estado}'" for estado in OCUPAN)
_HOLDS = f"NEW.estado IN ({_TAKE}) AND NEW.anulado_el IS NULL"
_TAKEN = (
    "(SELECT COUNT(*) FROM extranjeria_cita AS otra WHERE otra.ocurrido_el = NEW.ocurrido_el "  # noqa: S608
    f"AND otra.estado IN ({_TAKE}) AND otra.anulado_el IS NULL)"
)
_ROOM = (
    "COALESCE((SELECT cupo FROM extranjeria_cupodiario AS del_dia WHERE del_dia.dia = NEW.ocurrido_el), 0)"
)

GUARDS = (
    Guard("extranjeria_cita", refuse=("INSERT",), when=f"{_HOLDS} AND {_TAKEN} >= {_ROOM}"),
    # An appointment changes day by becoming another one, and what gave its place back does not take it again.
    Guard(
        "extranjeria_cita",
        refuse=("UPDATE",),
        when=(
            "OLD.ocurrido_el <> NEW.ocurrido_el OR "
            f"({_HOLDS} AND (OLD.estado NOT IN ({_TAKE}) OR OLD.anulado_el IS NOT NULL))"
        ),
    ),
)
"""What triggers refuse: one appointment more than the day has room for, by any way in."""
