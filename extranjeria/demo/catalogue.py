"""What may be asked for and what people come for, in the demonstration.

The five procedures without appointment are those the account lists; the rest are the usual ones of such an office. The
others needed one before 2019 too, on paper: what began on 2 April was asking for it on the internet.
"""

from __future__ import annotations

from datetime import date

from extranjeria.models import Clase, TipoSolicitud, Tramite

SINCE = date(1984, 11, 24)
"""The regulation of the time."""

CITAS_DIGITALES = date(2019, 4, 2)

TEMPORARIA, CONTRATO, DEFINITIVA = (
    "Visa temporaria",
    "Visa sujeta a contrato",
    "Permanencia definitiva",
)
ESTUDIANTE, REFUGIO = "Visa de estudiante", "Refugio"

TIPOS = (
    (TEMPORARIA, Clase.RESIDENCIA, 34),
    (CONTRATO, Clase.RESIDENCIA, 16),
    (DEFINITIVA, Clase.RESIDENCIA, 14),
    ("Prórroga de turismo", Clase.TURISMO, 12),
    ("Permiso de trabajo como turista", Clase.TRABAJO, 9),
    ("Cambio de empleador", Clase.TRABAJO, 5),
    (ESTUDIANTE, Clase.RESIDENCIA, 4),
    ("Ampliación de solicitud", Clase.RESIDENCIA, 3),
    (REFUGIO, Clase.REFUGIO, 1),
    ("Certificado de permanencia definitiva", Clase.OTRA, 2),
)
"""Name, class and how many of every hundred requests, invented."""

CON_CITA_TIPOS = {TEMPORARIA, CONTRATO, DEFINITIVA, ESTUDIANTE, REFUGIO}

CON_CITA = (
    ("Solicitud de visa temporaria", 38),
    ("Solicitud de visa sujeta a contrato", 20),
    ("Solicitud de permanencia definitiva", 26),
    ("Solicitud de visa de estudiante", 6),
    ("Consulta sobre una solicitud", 10),
)
SIN_CITA = (
    ("Ampliación de solicitudes de residencia y de permanencia definitiva", 34),
    ("Cambio de empleador dentro del plazo", 14),
    ("Ampliación de turismo", 26),
    ("Permiso de trabajo como turista", 16),
    ("Entrega de certificado de permanencia definitiva", 10),
)
"""The procedures of the counter and how they share its people, invented."""


def tipos() -> list[tuple[TipoSolicitud, int]]:
    """The kinds of request, with how usual each is."""
    return [
        (
            TipoSolicitud.objects.get_or_create(nombre=nombre, desde=SINCE, defaults={"clase": clase})[0],
            weight,
        )
        for nombre, clase, weight in TIPOS
    ]


def tramites(con_cita: bool) -> list[tuple[Tramite, int]]:
    """The procedures that need an appointment, or those that do not, with how usual each is."""
    return [
        (
            Tramite.objects.get_or_create(nombre=nombre, desde=SINCE, defaults={"con_cita": con_cita})[0],
            weight,
        )
        for nombre, weight in (CON_CITA if con_cita else SIN_CITA)
    ]
