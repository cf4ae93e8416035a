"""The invented counter: its daily sheets of 2019, and the appointments of its last days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, time, timedelta
from random import Random

from extranjeria.demo import catalogue
from extranjeria.demo.days import around, shared_out, workdays
from extranjeria.models import AtencionDiaria, Cita, CupoDiario, EstadoCita, Tramite
from extranjeria.models.estados import OCUPAN
from gobernacion.access.models import User
from gobernacion.directory.models import Ficha
from gobernacion.lib.periods import Period
from gobernacion.records.demo import noon, write

AL_DIA, CON_CITA_AL_DIA = 150, 80
"""What the account of 2019 says."""

LAST_DAYS = 20
"""Within how many days before the last one its last two weeks of work fall."""

CANCELADA = "Avisó que no podía venir."
FIRST_HOUR, LAST_HOUR = 8 * 60 + 30, 13 * 60 + 45


def sheets(
    period: Period, typists: Sequence[User], chance: Random, *, every: int = 1
) -> list[AtencionDiaria]:
    """The sheets of a period, or one in so many: 150 people a day, of them 80 with appointment once those began."""
    booking, walking_in = catalogue.tramites(con_cita=True), catalogue.tramites(con_cita=False)
    days = workdays(period)[::every]
    booked_days = [day for day in days if day >= catalogue.CITAS_DIGITALES]
    booked = dict(zip(booked_days, around(CON_CITA_AL_DIA, len(booked_days), 12, chance), strict=True))
    in_all = dict(zip(days, around(AL_DIA, len(days), 30, chance), strict=True))
    found = []
    for day in days:
        por = chance.choice(typists)
        with_hour = booked.get(day, 0)
        # Before, everybody came without an hour asked on the internet.
        queue = walking_in if with_hour else [*booking, *walking_in]
        came: Counter[Tramite] = Counter(_by_procedure(with_hour, booking, chance))
        missed: Counter[Tramite] = Counter(
            _by_procedure(chance.randint(2, 9) if with_hour else 0, booking, chance)
        )
        walked_in: Counter[Tramite] = Counter(_by_procedure(in_all[day] - with_hour, queue, chance))
        found += sheet(day, came, walked_in, missed, por)
    return found


def sheet(
    day: date, came: Counter[Tramite], walked_in: Counter[Tramite], missed: Counter[Tramite], por: User
) -> list[AtencionDiaria]:
    """The sheet of one day."""
    return [
        AtencionDiaria(
            ocurrido_el=day,
            registrado_el=noon(day),
            registrado_por=por,
            tramite=tramite,
            con_cita=came[tramite],
            sin_cita=walked_in[tramite],
            no_llegaron=missed[tramite],
        )
        for tramite in dict.fromkeys([*came, *walked_in, *missed])
        if came[tramite] or walked_in[tramite] or missed[tramite]
    ]


def _by_procedure(people: int, tramites: Sequence[tuple[Tramite, int]], chance: Random) -> dict[Tramite, int]:
    parts = shared_out(people, [weight for _, weight in tramites], chance)
    return dict(zip([tramite for tramite, _ in tramites], parts, strict=True))


def last_days(fichas: Sequence[Ficha], typists: Sequence[User], last: date, chance: Random) -> None:
    """The appointments of the last two weeks of the desk, one of them full, and the sheets of their days."""
    days = workdays(Period(last - timedelta(days=LAST_DAYS), last + timedelta(days=1)))[-10:]
    booking, walking_in = catalogue.tramites(con_cita=True), catalogue.tramites(con_cita=False)
    citas = []
    for day in days:
        citas += _booked(day, chance.randint(70, 80), fichas, booking, typists, chance)
    for cita in citas:
        cita.estado = _became(cita, days[-1], chance)
        cita.motivo = CANCELADA if cita.estado == EstadoCita.CANCELADA else ""
    moved, new = _moved([cita for cita in citas if cita.ocurrido_el == days[-2]][:3], days[-1])
    register(citas)
    for cita, replacement in zip(moved, new, strict=True):
        replacement.viene_de = cita
    register(new)
    full = CupoDiario.objects.get(dia=days[2])
    full.propio = full.tomadas
    full.save()

    for day in days:
        of_day = [cita for cita in citas if cita.ocurrido_el == day]
        came = Counter(cita.tramite for cita in of_day if cita.estado == EstadoCita.ATENDIDA)
        missed = Counter(cita.tramite for cita in of_day if cita.estado == EstadoCita.NO_PRESENTADA)
        walked_in = Counter(_by_procedure(chance.randint(55, 85), walking_in, chance))
        write(sheet(day, came, walked_in, missed, chance.choice(typists)))


def _booked(
    day: date,
    how_many: int,
    fichas: Sequence[Ficha],
    booking: Sequence[tuple[Tramite, int]],
    typists: Sequence[User],
    chance: Random,
) -> list[Cita]:
    tramites = chance.choices([one for one, _ in booking], [weight for _, weight in booking], k=how_many)
    minutes = sorted(chance.choices(range(FIRST_HOUR, LAST_HOUR + 1, 15), k=how_many))
    return [
        Cita(
            ocurrido_el=day,
            hora=time(*divmod(minute, 60)),
            registrado_el=noon(day - timedelta(days=20)),
            registrado_por=chance.choice(typists),
            tramite=tramite,
            ficha=ficha,
        )
        for tramite, minute, ficha in zip(tramites, minutes, chance.sample(fichas, how_many), strict=True)
    ]


def _became(cita: Cita, last: date, chance: Random) -> EstadoCita:
    """What became of it: of those of the last day somebody still has to say."""
    draw = chance.random()
    if cita.ocurrido_el == last and draw < 0.08:
        return EstadoCita.RESERVADA
    if draw < 0.9:
        return EstadoCita.ATENDIDA
    return EstadoCita.NO_PRESENTADA if draw < 0.98 else EstadoCita.CANCELADA


def _moved(citas: Sequence[Cita], to: date) -> tuple[list[Cita], list[Cita]]:
    """Some that pass to another day, and the appointments they become."""
    new = []
    for cita in citas:
        cita.estado, cita.motivo = EstadoCita.REPROGRAMADA, ""
        cita.pasa_al, cita.pasa_a_las = to, cita.hora
        new.append(
            Cita(
                ocurrido_el=to,
                hora=cita.hora,
                registrado_el=cita.registrado_el,
                registrado_por=cita.registrado_por,
                tramite=cita.tramite,
                ficha=cita.ficha,
            )
        )
    return list(citas), new


def register(citas: Sequence[Cita]) -> None:
    """Write appointments with the places they take of their days."""
    taken = Counter(cita.ocurrido_el for cita in citas if cita.estado in OCUPAN and not cita.anulado_el)
    for day, how_many in sorted(taken.items()):
        cupo = CupoDiario.objects.abrir(day)
        tomadas = cupo.tomadas + how_many
        CupoDiario.objects.filter(pk=cupo.pk).update(tomadas=tomadas, cupo=max(cupo.limite(), tomadas))
    write(list(citas))
