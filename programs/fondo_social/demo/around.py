"""The invented work around the contests: workshops for leaders, and leaders who come to the office."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import cycle
from random import Random

from gobernacion.directory.models import Ficha, Organizacion
from gobernacion.lib.periods import Period
from gobernacion.records import demo
from gobernacion.records.actividades import HECHAS, CausaSuspension, EstadoActividad
from gobernacion.records.demo import Desk, Life, day_after, in_parts, noon, workday
from gobernacion.territory.models import Comuna
from programs.fondo_social.demo import texts
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


def workshops_of_2019(tercero: Organizacion, desk: Desk) -> list[Life[Taller]]:
    """The thirteen of the account; one more that a municipality gave, one suspended, and two about accounts."""
    places = [comuna for comuna in desk.comunas for _ in range(TALLERES[comuna.cut])]
    step = (LAST - FIRST).days // len(places)
    days = [workday(FIRST + timedelta(days=step * place)) for place in range(len(places))]
    by_cut = {comuna.cut: comuna for comuna in desk.comunas}
    present = in_parts(DIRIGENTES, len(places), desk.chance)
    found = [
        _given(_planned(comuna, day, PLANNED, desk), day, desk, asistentes)
        for comuna, day, asistentes in zip(places, days, present, strict=True)
    ]
    given = _planned(by_cut["04106"], date(2019, 4, 9), PLANNED, desk)
    found.append(_given(given, date(2019, 4, 9), desk, 31, tercero))
    suspended = _planned(by_cut["04103"], date(2019, 5, 7), PLANNED, desk)
    desk.suspend(suspended, date(2019, 5, 6), CausaSuspension.CONTINGENCIA, desk.encargados[0])
    found.append(suspended)
    for cut, day, asistentes in (("04101", date(2019, 11, 12), 38), ("04102", date(2019, 11, 14), 45)):
        about_accounts = _planned(by_cut[cut], day, date(2019, 10, 15), desk, tema=Tema.RENDICION)
        found.append(_given(about_accounts, day, desk, asistentes))
    return found


def workshops_of_the_year_in_course(period: Period, desk: Desk) -> list[Life[Taller]]:
    """One every three weeks, in each comuna in turn."""
    found = []
    for ahead, comuna in zip(range(5, period.days, 21), cycle(desk.comunas), strict=False):
        day = workday(period.desde + timedelta(days=ahead))
        planned = _planned(comuna, day, period.desde, desk)
        found.append(_given(planned, day, desk, desk.chance.randint(24, 52)))
    return found


def workshops_of_these_days(today: date, desk: Desk) -> list[Life[Taller]]:
    """One just given and the plan of the coming weeks, so that both can be tried."""
    typed = today - timedelta(days=30)
    given = day_after(today, -9)
    found = [_given(_planned(desk.comunas[0], given, typed, desk), given, desk, 27)]
    for place, comuna in enumerate(desk.comunas, 1):
        found.append(_planned(comuna, day_after(today, 9 * place), typed, desk))
    return found


def workshops_at_random(
    n: int, period: Period, organizaciones: Sequence[Organizacion], desk: Desk
) -> list[Life[Taller]]:
    """``n`` workshops of a period, planned or not, given, suspended or still to come."""
    chance, por, found = desk.chance, desk.encargados[0], []
    for _ in range(n):
        day = any_day(period, chance)
        typed = day + timedelta(days=chance.randint(-60, 3))
        kinds = {"tema": chance.choice(list(Tema)), "modalidad": chance.choice(list(Modalidad))}
        life = _planned(chance.choice(desk.comunas), day, typed, desk, **kinds)
        later, asistentes = day + timedelta(days=chance.randint(0, 20)), chance.randint(0, 60)
        match chance.choice(list(EstadoActividad)):
            case EstadoActividad.REALIZADA:
                _given(life, later, desk, asistentes)
            case EstadoActividad.TERCERO:
                _given(life, later, desk, asistentes, chance.choice(organizaciones))
            case EstadoActividad.SUSPENDIDA:
                desk.suspend(life, day, CausaSuspension.CONTINGENCIA, por)
        if chance.random() < 0.1:
            desk.annul(life, later)
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


def _planned(comuna: Comuna, day: date, typed: date, desk: Desk, **fields: str) -> Life[Taller]:
    taller = Taller(
        ocurrido_el=day,
        comuna=comuna,
        programada_el=day if day >= typed else None,
        lugar=desk.chance.choice(texts.LUGARES),
        **fields,
    )
    return Life(taller).enter(typed, desk.encargados[0])


def _given(
    life: Life[Taller], day: date, desk: Desk, asistentes: int, tercero: Organizacion | None = None
) -> Life[Taller]:
    told = {"ocurrido_el": day, "asistentes": asistentes}
    if tercero:
        life.take("registrar_tercero", day, desk.encargados[0], realizada_por=tercero, **told)
    else:
        life.take("realizar", day, desk.encargados[0], **told)
    return life


# --- the office -----------------------------------------------------------------------------------------------


def attentions(
    period: Period,
    materias: Sequence[Materia],
    how_many: int,
    leaders: Sequence[tuple[Ficha, Organizacion]],
    desk: Desk,
) -> list[AtencionDirigente]:
    """Leaders who came on the working days of a period; some of them of a group that is not an organisation yet."""
    found, chance = [], desk.chance
    for _ in range(how_many):
        day = any_day(period, chance)
        ficha, organizacion = chance.choice(leaders)
        assert organizacion.comuna is not None
        found.append(
            AtencionDirigente(
                ocurrido_el=day,
                comuna=organizacion.comuna,
                registrado_el=noon(day),
                registrado_por=desk.someone(),
                ficha=ficha,
                organizacion=organizacion if chance.random() < 0.9 else None,
                materia=chance.choice(materias),
                detalle=chance.choice(texts.ORIENTACIONES),
            )
        )
    return sorted(found, key=lambda one: one.ocurrido_el)


def attentions_of_2019(leaders: Sequence[tuple[Ficha, Organizacion]], desk: Desk) -> list[AtencionDirigente]:
    """Those of the account, and those it does not speak of."""
    year = Period.year(2019)
    others = [materia for materia in Materia if materia not in PARA_POSTULAR]
    return [
        *attentions(year, PARA_POSTULAR, ATENDIDOS, leaders, desk),
        *attentions(year, others, OTRAS_ATENCIONES, leaders, desk),
    ]


def any_day(period: Period, chance: Random) -> date:
    """A working day of the period."""
    day = workday(demo.any_day(period, chance))
    return day if day < period.hasta else period.desde
