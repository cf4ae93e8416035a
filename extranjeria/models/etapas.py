"""The stages of a request, from the day it is received to its answer, and what the database refuses in each."""

from __future__ import annotations

from django.db.models import Q

from extranjeria.models.estados import CON_RESOLUCION, RESUELTAS, SIN_PERMISO, Estado
from gobernacion.records.etapas import Condicion, Conocidas, Etapa, Etapas, Tras
from gobernacion.records.invariants import not_after, two_people

DE_LA_SOLICITUD = Etapas(
    "ex_solicitud",
    Etapa(
        "el análisis",
        filas=("analizada_por", ("ampliacion_el", "vence_el"), "pedido"),
        reglas=(
            Condicion(
                Q(estado__in=[Estado.INGRESADA, Estado.DESISTIDA, Estado.DERIVADA])
                | Q(analizada_por__isnull=False),
                "analizada_por_alguien",
                "Una solicitud en análisis, o resuelta después de él, dice quién la analizó.",
            ),
        ),
    ),
    Etapa(
        "la ampliación",
        [Estado.AMPLIACION],
        lleva=("pedido", "ampliacion_el", "vence_el"),
        con=(
            "ampliacion_con_plazo",
            "Una ampliación pedida, y solo ella, dice qué falta, desde cuándo y hasta cuándo.",
        ),
        reglas=(
            Condicion(
                not_after("ocurrido_el", "ampliacion_el") & not_after("ampliacion_el", "vence_el"),
                "ampliada_despues_de_recibida",
                "La ampliación no puede pedirse antes de recibir la solicitud.",
                "ampliacion_el",
            ),
        ),
    ),
    Etapa(
        "la respuesta",
        RESUELTAS,
        (("resuelta_el", "resolucion", "resuelta_por"), "derivada_a", "motivo"),
        con=("resuelta_con_fecha", "Una respuesta, y solo ella, lleva su fecha y quién la dio."),
        lleva=("resuelta_el", "resuelta_por"),
        reglas=(Tras("ocurrido_el", "resuelta_despues_de_recibida"),),
    ),
    Etapa(
        "la resolución",
        CON_RESOLUCION,
        lleva=("resolucion",),
        con=(
            "resuelta_con_numero",
            "Una aprobación o un rechazo, y nada más, lleva el número de su resolución.",
        ),
        reglas=(
            Condicion(
                ~Q(estado__in=CON_RESOLUCION) | two_people("resuelta_por", "analizada_por"),
                "analiza_y_firma_otra_persona",
                "Quien analiza una solicitud no firma su resolución.",
            ),
        ),
    ),
    Etapa(
        "el motivo",
        SIN_PERMISO,
        lleva=("motivo",),
        con=(
            "sin_permiso_con_motivo",
            "Un rechazo, un desistimiento o una derivación, y nada más, dice su motivo.",
        ),
    ),
    Etapa(
        "la derivación",
        [Estado.DERIVADA],
        lleva=("derivada_a",),
        con=("derivada_a_alguien", "Una derivación, y solo ella, dice a qué institución."),
    ),
    desde="la recepción",
    reglas=(
        Conocidas(
            ("calidad", "canal", "estado"), "Elija de la lista cómo llegó y la calidad de quien solicita."
        ),
        Condicion(
            Q(nacionalidad__regex=r"^(C[A-KM-Z]|[ABD-Z][A-Z])$"),
            "de_alguien_extranjero",
            "Elija una nacionalidad extranjera: una persona chilena no pide residencia.",
            "nacionalidad",
        ),
        Condicion(
            Q(folio=None) | ~Q(folio=""),
            "folio_o_nada",
            "Escriba el folio o deje el casillero en blanco.",
            "folio",
        ),
    ),
)
"""The life of a request in one table."""
