"""Records drawn at random: every state, late entries, annulled ones, procedures that come and go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from random import Random
from typing import Any

from extranjeria.demo import catalogue, counter
from extranjeria.demo.requests import ANULADA, PEDIDOS, answer
from extranjeria.models import (
    AtencionDiaria,
    Calidad,
    Canal,
    Cita,
    Estado,
    EstadoCita,
    Solicitud,
    TipoSolicitud,
    Tramite,
)
from extranjeria.models.estados import APATRIDA, RESUELTAS
from gobernacion.directory import demo as directory
from gobernacion.directory.models import Ficha
from gobernacion.lib.periods import Period
from gobernacion.records.demo import Desk, any_day, noon, write
from gobernacion.territory.models import Comuna

YEARS = Period(date(2018, 1, 1), date(2021, 1, 1))
PAISES = ("VE", "CO", "PE", "BO", "HT", "AR", "EC", "SY", APATRIDA)
NOMBRES = ("Consulta", "Retiro de documentos", "Cambio de domicilio", "Ampliación de turismo")


def write_at_random(seed: int, n: int, desk: Desk) -> None:
    """``n`` requests and as many sheets and appointments."""
    chance = desk.chance
    fichas = directory.fichas("extranjeria", directory.people(f"extranjeria azar {seed}", max(3, n * 2 // 3)))
    tipos, tramites = [tipo for tipo, _ in catalogue.tipos()], _procedures(chance)
    comunas = desk.comunas
    write([_request(chance.choice(fichas), tipos, comunas, desk) for _ in range(n)])
    write(_sheets(n, tramites, desk))
    counter.register([_appointment(chance.choice(fichas), tramites, desk) for _ in range(n)])


def _common(day: date, desk: Desk) -> dict[str, Any]:
    """When it was typed, by whom, and whether it was typed by mistake."""
    chance = desk.chance
    annulled = chance.random() < 0.1
    return {
        "ocurrido_el": day,
        "registrado_el": noon(day + timedelta(days=chance.choice([0, 0, 0, 40, 200]))),
        "registrado_por": desk.someone(),
        "anulado_el": day if annulled else None,
        "anulado_por": desk.jefatura if annulled else None,
        "motivo_anulacion": ANULADA if annulled else "",
    }


def _request(
    ficha: Ficha, tipos: Sequence[TipoSolicitud], comunas: Sequence[Comuna], desk: Desk
) -> Solicitud:
    chance = desk.chance
    day = any_day(YEARS, chance)
    solicitud = Solicitud(
        **_common(day, desk),
        comuna=chance.choice(comunas),
        ficha=ficha,
        nacionalidad=chance.choice(PAISES),
        tipo=chance.choice(tipos),
        calidad=chance.choice(Calidad.values),
        canal=chance.choice(Canal.values),
        estado=chance.choice(Estado.values),
    )
    if solicitud.estado in RESUELTAS:
        later = day + timedelta(days=chance.choice([0, 1, 30, 31, 90, 91, 365, 366, chance.randrange(900)]))
        return answer(solicitud, Estado(solicitud.estado), later, desk)
    if solicitud.estado != Estado.INGRESADA:
        solicitud.analizada_por = desk.someone()
    if solicitud.estado == Estado.AMPLIACION:
        solicitud.pedido, solicitud.ampliacion_el = chance.choice(PEDIDOS), day
        solicitud.vence_el = day + timedelta(days=60)
    return solicitud


def _procedures(chance: Random) -> list[Tramite]:
    """The catalogue, and some that come and go."""
    known = [tramite for con_cita in (True, False) for tramite, _ in catalogue.tramites(con_cita)]
    for _ in range(4):
        desde = any_day(YEARS, chance)
        hasta = chance.choice([None, desde + timedelta(days=chance.randint(1, 400))])
        tramite, _made = Tramite.objects.get_or_create(
            nombre=chance.choice(NOMBRES),
            desde=desde,
            defaults={"hasta": hasta, "con_cita": chance.random() < 0.4},
        )
        known.append(tramite)
    return known


def _sheets(n: int, tramites: Sequence[Tramite], desk: Desk) -> list[AtencionDiaria]:
    """Rows of sheets; a procedure that is already on the sheet of a day is not on it twice."""
    chance = desk.chance
    there = set(AtencionDiaria.objects.vigentes().values_list("ocurrido_el", "tramite"))
    found = []
    for _ in range(n):
        day, tramite = any_day(YEARS, chance), chance.choice(tramites)
        common = _common(day, desk)
        numbers = [chance.choice([0, 0, 1, 4, 20]) for _ in range(3)]
        if (day, tramite.pk) in there or not any(numbers):
            continue
        if common["anulado_el"] is None:
            there.add((day, tramite.pk))
        con_cita, sin_cita, no_llegaron = numbers
        found.append(
            AtencionDiaria(
                **common, tramite=tramite, con_cita=con_cita, sin_cita=sin_cita, no_llegaron=no_llegaron
            )
        )
    return found


def _appointment(ficha: Ficha, tramites: Sequence[Tramite], desk: Desk) -> Cita:
    chance = desk.chance
    day, hora = any_day(YEARS, chance), time(9, 15)
    estado = EstadoCita(chance.choice(EstadoCita.values))
    moved = estado == EstadoCita.REPROGRAMADA
    return Cita(
        **_common(day, desk),
        hora=hora,
        tramite=chance.choice(tramites),
        ficha=ficha,
        estado=estado,
        pasa_al=day + timedelta(days=7) if moved else None,
        pasa_a_las=hora if moved else None,
        motivo=counter.CANCELADA if estado == EstadoCita.CANCELADA else "",
    )
