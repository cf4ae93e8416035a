"""The invented work around the contests: workshops for leaders, and leaders who come to the office."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import cycle
from random import Random

from gobernacion.access.models import User
from gobernacion.directory.models import Ficha, Organizacion
from gobernacion.lib.periods import Period
from gobernacion.records.actividades import HECHAS, CausaSuspension, EstadoActividad
from gobernacion.records.demo import Life, noon, workday
from gobernacion.territory.models import Comuna
from programs.fondo_social.demo import texts
from programs.fondo_social.demo.projects import Staff
from programs.fondo_social.models import (
    Asistencia,
    AtencionDirigente,
    Materia,
    Modalidad,
    Taller,
    Tema,
)
from programs.fondo_social.models.estados import PARA_POSTULAR

DIRIGENTES, ATENDIDOS = 542, 707
"""What the account of 2019 says."""

OTRAS_ATENCIONES = 183
"""Leaders who came in 2019 about something else than applying."""

TALLERES = {"04101": 3, "04102": 4, "04103": 1, "04104": 1, "04105": 2, "04106": 2}
"""Thirteen workshops in the six comunas."""

ORGANIZACIONES = 22
"""That come, or send somebody to the office, for each workshop of a comuna."""

PLANNED, FIRST, LAST = date(2019, 2, 25), date(2019, 3, 11), date(2019, 5, 24)


# --- workshops ------------------------------------------------------------------------------------------------


def workshops_of_2019(
    comunas: Sequence[Comuna], tercero: Organizacion, staff: Staff, chance: Random
) -> list[Life[Taller]]:
    """The thirteen of the account; one more that a municipality gave, one suspended, and two about accounts."""
    places = [comuna for comuna in comunas for _ in range(TALLERES[comuna.cut])]
    step = (LAST - FIRST).days // len(places)
    days = [workday(FIRST + timedelta(days=step * place)) for place in range(len(places))]
    por, by_cut = staff.encargados[0], {comuna.cut: comuna for comuna in comunas}
    present = _present(len(places), DIRIGENTES, chance)
    found = [
        _given(_planned(comuna, day, PLANNED, por, chance), day, por, asistentes)
        for comuna, day, asistentes in zip(places, days, present, strict=True)
    ]
    given = _planned(by_cut["04106"], date(2019, 4, 9), PLANNED, por, chance)
    found.append(_given(given, date(2019, 4, 9), por, 31, EstadoActividad.TERCERO, realizada_por=tercero))
    suspended = _planned(by_cut["04103"], date(2019, 5, 7), PLANNED, por, chance)
    _suspend(suspended, date(2019, 5, 6), por)
    found.append(suspended)
    for cut, day, asistentes in (("04101", date(2019, 11, 12), 38), ("04102", date(2019, 11, 14), 45)):
        about_accounts = _planned(by_cut[cut], day, date(2019, 10, 15), por, chance, tema=Tema.RENDICION)
        found.append(_given(about_accounts, day, por, asistentes))
    return found


def workshops_of_the_year_in_course(
    comunas: Sequence[Comuna], period: Period, staff: Staff, chance: Random
) -> list[Life[Taller]]:
    """One every three weeks, in each comuna in turn."""
    por, found = staff.encargados[0], []
    for ahead, comuna in zip(range(5, period.days, 21), cycle(comunas), strict=False):
        day = workday(period.desde + timedelta(days=ahead))
        planned = _planned(comuna, day, period.desde, por, chance)
        found.append(_given(planned, day, por, chance.randint(24, 52)))
    return found


def workshops_of_these_days(
    comunas: Sequence[Comuna], today: date, staff: Staff, chance: Random
) -> list[Life[Taller]]:
    """One just given and the plan of the coming weeks, so that both can be tried."""
    por, typed = staff.encargados[0], today - timedelta(days=30)
    given = workday(today - timedelta(days=9))
    found = [_given(_planned(comunas[0], given, typed, por, chance), given, por, 27)]
    for place, comuna in enumerate(comunas, 1):
        found.append(_planned(comuna, workday(today + timedelta(days=9 * place)), typed, por, chance))
    return found


def workshops_at_random(
    n: int, period: Period, organizaciones: Sequence[Organizacion], staff: Staff, chance: Random
) -> list[Life[Taller]]:
    """``n`` workshops of a period, planned or not, given, suspended or still to come."""
    comunas, por = list(Comuna.objects.propias().ordenadas()), staff.encargados[0]
    found = []
    for _ in range(n):
        day = any_day(period, chance)
        typed = day + timedelta(days=chance.randint(-60, 3))
        kinds = {"tema": chance.choice(list(Tema)), "modalidad": chance.choice(list(Modalidad))}
        life = _planned(chance.choice(comunas), day, typed, por, chance, **kinds)
        later, asistentes = day + timedelta(days=chance.randint(0, 20)), chance.randint(0, 60)
        match chance.choice(list(EstadoActividad)):
            case EstadoActividad.REALIZADA:
                _given(life, later, por, asistentes)
            case EstadoActividad.TERCERO:
                who = chance.choice(organizaciones)
                _given(life, later, por, asistentes, EstadoActividad.TERCERO, realizada_por=who)
            case EstadoActividad.SUSPENDIDA:
                _suspend(life, day, por)
        if chance.random() < 0.1:
            life.write(
                "Anular", later, por, anulado_el=later, anulado_por=por, motivo_anulacion=texts.TYPED_TWICE
            )
        found.append(life)
    return found


def attendance(
    talleres: Sequence[Taller], organizaciones: Sequence[Organizacion], chance: Random
) -> list[Asistencia]:
    """Who came to each workshop that was given: organisations of its comuna first, fewer leaders than were present."""
    found = []
    for taller in talleres:
        if taller.estado not in HECHAS:
            continue
        left = taller.asistentes or 0
        near = [one for one in organizaciones if one.comuna_id == taller.comuna_id]
        far = [one for one in organizaciones if one.comuna_id != taller.comuna_id]
        for one in [*chance.sample(near, min(len(near), 18)), *chance.sample(far, min(len(far), 4))]:
            dirigentes = min(chance.choice((1, 1, 2, 3)), left)
            if dirigentes:
                found.append(Asistencia(taller=taller, organizacion=one, dirigentes=dirigentes))
                left -= dirigentes
    return found


def _planned(
    comuna: Comuna, day: date, typed: date, por: User, chance: Random, **fields: str
) -> Life[Taller]:
    life = Life(
        Taller(
            ocurrido_el=day,
            comuna=comuna,
            registrado_el=noon(typed),
            registrado_por=por,
            programada_el=day if day >= typed else None,
            lugar=chance.choice(texts.LUGARES),
            **fields,
        )
    )
    life.write("Registrar", typed, por)
    return life


def _given(
    life: Life[Taller],
    day: date,
    por: User,
    asistentes: int,
    estado: EstadoActividad = EstadoActividad.REALIZADA,
    realizada_por: Organizacion | None = None,
) -> Life[Taller]:
    life.write(
        "Registrar realización",
        day,
        por,
        estado=estado,
        ocurrido_el=day,
        asistentes=asistentes,
        realizada_por=realizada_por,
    )
    return life


def _suspend(life: Life[Taller], day: date, por: User) -> None:
    life.write(
        "Suspender",
        day,
        por,
        estado=EstadoActividad.SUSPENDIDA,
        causa=CausaSuspension.CONTINGENCIA,
        suspendida_el=day,
        motivo=texts.SUSPENSION,
    )


def _present(how_many: int, total: int, chance: Random) -> list[int]:
    """How many leaders came to each, so that together they are the total."""
    drawn = [chance.uniform(0.7, 1.3) for _ in range(how_many)]
    present = [int(total * one / sum(drawn)) for one in drawn]
    return [present[0] + total - sum(present), *present[1:]]


# --- the office -----------------------------------------------------------------------------------------------


def attentions(
    period: Period,
    materias: Sequence[Materia],
    how_many: int,
    leaders: Sequence[tuple[Ficha, Organizacion]],
    staff: Staff,
    chance: Random,
) -> list[AtencionDirigente]:
    """Leaders who came on the working days of a period; some of them of a group that is not an organisation yet."""
    found = []
    for _ in range(how_many):
        day = any_day(period, chance)
        ficha, organizacion = chance.choice(leaders)
        assert organizacion.comuna is not None
        found.append(
            AtencionDirigente(
                ocurrido_el=day,
                comuna=organizacion.comuna,
                registrado_el=noon(day),
                registrado_por=chance.choice(staff.encargados),
                ficha=ficha,
                organizacion=organizacion if chance.random() < 0.9 else None,
                materia=chance.choice(materias),
                detalle=chance.choice(texts.ORIENTACIONES),
            )
        )
    return sorted(found, key=lambda one: one.ocurrido_el)


def attentions_of_2019(
    leaders: Sequence[tuple[Ficha, Organizacion]], staff: Staff, chance: Random
) -> list[AtencionDirigente]:
    """Those of the account, and those it does not speak of."""
    year = Period.year(2019)
    others = [materia for materia in Materia if materia not in PARA_POSTULAR]
    return [
        *attentions(year, PARA_POSTULAR, ATENDIDOS, leaders, staff, chance),
        *attentions(year, others, OTRAS_ATENCIONES, leaders, staff, chance),
    ]


def any_day(period: Period, chance: Random) -> date:
    """A working day of the period."""
    day = workday(period.desde + timedelta(days=chance.randrange(period.days)))
    return day if day < period.hasta else period.desde
