"""Invented referrals, which measure what the account says: 38 people sent in 2019, 16 with complete papers to 6 March
2020, glasses for 3.

Everything else is invented: who they are, when they were sent, what came of it, the agreements' dates, the health
centres. That the agreement with the Fundación is informal is what chapter II.3 says of it. Beside them,
``randomised`` draws records that are fitted to nothing, for the tests that count them again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from gobernacion.access.roles import Rol
from gobernacion.directory import demo as directory
from gobernacion.directory.models import ClaseOrganizacion, Documento, Ficha
from gobernacion.lib.periods import Period
from gobernacion.records.demo import Desk, chance_of, day_after, noon, workday, write, year_in_course
from gobernacion.territory.models import Comuna
from programs.convenios.demo import texts
from programs.convenios.demo.referrals import AREA, Plan, write_plans
from programs.convenios.models import (
    CentroSalud,
    Convenio,
    Derivacion,
    Estado,
    Prestacion,
    TipoConvenio,
    TipoPrestacion,
)

ACCOUNTS = (("convenios", "Carla Convenios (demostración)", Rol.ENCARGADO, AREA),)
"""Who works at this desk in the demonstration, besides those of the whole office."""

DERIVADAS, COMPLETAS_2020, CON_LENTES = 38, 16, 3
"""What the account says."""

HASTA = date(2020, 3, 6)
"""The Friday of the first week of March 2020."""

COMUNAS_2020 = {"04101", "04102", "04103"}
NOT_SENT_2019, RECENT, OLDEST_RECENT = 9, 14, 110
AT_LEAST, DAYS_OF_ONE = 115, 7
"""How many days of the year in course are told at least, and in how many one asked."""
FIRST, LAST = date(2018, 1, 1), date(2020, 12, 31)


@transaction.atomic
def load() -> None:
    """Write the demonstration, unless the desk has records already."""
    if Derivacion.objects.exists():
        return
    today, desk = timezone.localdate(), Desk(AREA, "demostración")
    chance = desk.chance
    agreements = {convenio.nombre: convenio for convenio in _agreements()}
    _centres()
    fundacion = agreements[texts.FUNDACION]
    people = _people(desk, "demostración", 160)
    nearby = [one for one in people if one.comuna and one.comuna.cut in COMUNAS_2020]
    of_2020, recent = nearby[: COMPLETAS_2020 + 4], nearby[COMPLETAS_2020 + 4 :][:RECENT]
    chosen = {one.pk for one in (*of_2020, *recent)}
    of_2019 = [one for one in people if one.pk not in chosen]

    plans = [*_of_2019(fundacion, of_2019, chance), *_of_2020(fundacion, of_2020, chance)]
    # Some of these days, so that what is waiting today can be tried.
    plans += _recent(fundacion, recent, today, chance)
    so_far = Period(year_in_course(today, AT_LEAST), today - timedelta(days=OLDEST_RECENT))
    plans += _answered(
        fundacion, of_2019[DERIVADAS + NOT_SENT_2019 :], so_far, chance_of(AREA, "año en curso")
    )
    written = write_plans(plans, desk, scan=True)
    attended = [one for one in written if one.estado == Estado.ATENDIDA and one.respondida_el]
    of_the_account = [one for one in attended if one.respondida_el.year == 2019]
    _glasses(of_the_account[:CON_LENTES], date(2019, 11, 15), desk)
    _glasses([one for one in attended if one.ocurrido_el >= so_far.desde][::4], so_far.desde, desk)


def randomised(seed: int, n: int) -> None:
    """Write ``n`` referrals over three years, fitted to nothing: in any state, typed late, annulled, repeated."""
    desk = Desk(AREA, "azar", seed)
    chance = desk.chance
    _centres()
    agreements = list(_random_agreements(seed, chance))
    people = _people(desk, f"azar {seed}", max(3, n))
    asking = [chance.choice(people[: max(1, n * 2 // 3)]) for _ in range(n)]
    open_already: set[tuple[int, object]] = set()
    plans = []
    for ficha in asking:
        plan = _any_plan(chance.choice(agreements), ficha, chance)
        key = (plan.convenio.pk, ficha.pk)
        if not plan.answered and not plan.annulled:
            if key in open_already:
                plan.answered, plan.answer = plan.sent or plan.complete or plan.asked, Estado.DESISTIDA
            open_already.add(key)
        plans.append(plan)
    sent = [one for one in write_plans(plans, desk, scan=False) if one.enviada and not one.anulado]
    given = [gift for one in sent if chance.random() < 0.5 for gift in _any_gifts(one, desk)]
    write(given)


# --- who and what it is made of -------------------------------------------------------------------------------


def _people(desk: Desk, seed: str, how_many: int) -> list[Ficha]:
    """Different people with an identity card, known to the desk."""
    return desk.people(seed, how_many, lambda one: one.documento == Documento.RUN)


def _agreements() -> Iterator[Convenio]:
    for nombre, tipo, desde, con_nomina, objeto in texts.CONVENIOS:
        kind = (
            ClaseOrganizacion.FUNDACION if nombre == texts.FUNDACION else ClaseOrganizacion.SERVICIO_PUBLICO
        )
        yield Convenio.objects.get_or_create(
            nombre=nombre,
            defaults={
                "institucion": directory.organisation(f"{nombre} (ficha inventada)", kind),
                "tipo": tipo,
                "resolucion": texts.RESOLUCION if tipo == TipoConvenio.FORMAL else "",
                "objeto": objeto,
                "exige": texts.EXIGE,
                "con_nomina": con_nomina,
                "desde": date.fromisoformat(desde),
            },
        )[0]


def _centres() -> None:
    comunas = {comuna.cut: comuna for comuna in Comuna.objects.propias()}
    anywhere = next(iter(comunas.values()))
    for cut, tipo, nombre in texts.CENTROS:
        CentroSalud.objects.get_or_create(
            nombre=nombre, comuna=comunas.get(cut, anywhere), defaults={"tipo": tipo}
        )


# --- the years of the account ---------------------------------------------------------------------------------


def _of_2019(convenio: Convenio, people: Sequence[Ficha], chance: Random) -> list[Plan]:
    """Those sent in 2019 and what came of it, and some who never were."""
    plans = []
    for place, ficha in enumerate(people[:DERIVADAS]):
        asked = workday(date(2019, 3, 4) + timedelta(days=chance.randrange(220)))
        complete = day_after(asked, chance.randint(4, 30))
        sent = day_after(complete, chance.randint(1, 10))
        plan = Plan(convenio, ficha, asked, complete, sent)
        if place < DERIVADAS - 4:
            plan.answered = day_after(sent, chance.randint(5, 35))
            plan.answer = {5: Estado.RECHAZADA, 6: Estado.DESISTIDA}.get(place, Estado.ATENDIDA)
        else:
            # Still to be attended when the year ended.
            plan.answered = date(2020, 1, 6) + timedelta(days=place % 4)
        plans.append(plan)
    for ficha in people[DERIVADAS : DERIVADAS + NOT_SENT_2019]:
        asked = workday(date(2019, 4, 1) + timedelta(days=chance.randrange(200)))
        gave_up = day_after(asked, chance.randint(10, 40))
        plans.append(Plan(convenio, ficha, asked, answered=gave_up, answer=Estado.DESISTIDA))
    plans[-1].annulled = plans[-1].answered
    return plans


def _of_2020(convenio: Convenio, people: Sequence[Ficha], chance: Random) -> list[Plan]:
    """Those of La Serena, Coquimbo and Andacollo: 16 with complete papers to the cut, and a few without."""
    plans = []
    for place, ficha in enumerate(people):
        asked = workday(date(2020, 1, 6) + timedelta(days=chance.randrange(35)))
        plan = Plan(convenio, ficha, asked)
        if place < COMPLETAS_2020:
            plan.complete = min(day_after(asked, chance.randint(4, 24)), HASTA)
            if place < COMPLETAS_2020 // 2:
                plan.sent = min(workday(plan.complete + timedelta(days=chance.randint(0, 5))), HASTA)
        # What came of them later, the account does not say.
        later = date(2020, 3, 16) + timedelta(days=chance.randrange(60))
        plan.answered, plan.answer = later, Estado.ATENDIDA if plan.sent else Estado.DESISTIDA
        plans.append(plan)
    return plans


def _recent(convenio: Convenio, people: Sequence[Ficha], today: date, chance: Random) -> list[Plan]:
    plans = []
    for place, ficha in enumerate(people):
        asked = today - timedelta(days=chance.randint(1, OLDEST_RECENT))
        plan = Plan(convenio, ficha, asked)
        if place % 3:
            plan.complete = min(asked + timedelta(days=chance.randint(2, 20)), today)
        if place == 1:
            plan.returned = today
        if place % 3 == 2 and plan.complete:
            plan.sent = min(plan.complete + timedelta(days=chance.randint(1, 6)), today)
        plans.append(plan)
    return plans


def _answered(convenio: Convenio, people: Sequence[Ficha], period: Period, chance: Random) -> list[Plan]:
    """Those who asked some time ago in the year in course: most were attended, some never sent."""
    plans = []
    for ficha, ahead in zip(people, range(1, period.days, DAYS_OF_ONE), strict=False):
        asked = workday(period.desde + timedelta(days=ahead))
        plan = Plan(convenio, ficha, asked)
        plan.complete = day_after(asked, chance.randint(4, 30))
        if chance.random() < 0.8:
            plan.sent = workday(plan.complete + timedelta(days=chance.randint(1, 10)))
        plan.answered = workday((plan.sent or plan.complete) + timedelta(days=chance.randint(5, 35)))
        plan.answer = Estado.ATENDIDA if plan.sent else Estado.DESISTIDA
        plans.append(plan)
    return plans


def _glasses(attended: Sequence[Derivacion], since: date, desk: Desk) -> None:
    """The glasses that the Delegación de La Pampa and the Club de Leones got for people from that day on."""
    entrega = directory.organisation(texts.CLUB_DE_LEONES, ClaseOrganizacion.OTRA)
    colabora = directory.organisation(texts.DELEGACION, ClaseOrganizacion.MUNICIPALIDAD)
    days = [max(since, one.respondida_el) for one in attended if one.respondida_el]
    write(
        [
            Prestacion(
                derivacion=one,
                tipo=TipoPrestacion.LENTES,
                ocurrido_el=day,
                entrega=entrega,
                colabora=colabora,
                registrado_el=noon(day),
                registrado_por=desk.encargados[0],
            )
            for one, day in zip(attended, days, strict=True)
        ]
    )


# --- at random ------------------------------------------------------------------------------------------------


def _any_day(chance: Random, since: date = FIRST) -> date:
    """Any day; one in ten is the first or the last of a year, where periods meet."""
    if chance.random() < 0.1:
        edges = [
            day
            for year in (2018, 2019, 2020)
            for day in (date(year, 1, 1), date(year, 12, 31))
            if day >= since
        ]
        if edges:
            return chance.choice(edges)
    return since + timedelta(days=chance.randrange(max(1, (LAST - since).days)))


def _some_days_after(day: date, chance: Random) -> date | None:
    """Some days later, or None once the years are over."""
    later = day + timedelta(days=chance.choice([0, 1, chance.randrange(60), chance.randrange(300)]))
    return later if later <= LAST else None


def _random_agreements(seed: int, chance: Random) -> Iterator[Convenio]:
    institucion = directory.organisation(f"Institución inventada {seed}", ClaseOrganizacion.FUNDACION)
    for place in range(chance.randrange(1, 5)):
        tipo = chance.choice(TipoConvenio.values)
        desde = _any_day(chance)
        convenio, _ = Convenio.objects.get_or_create(
            nombre=f"Azar {seed}-{place}",
            defaults={
                "institucion": institucion,
                "tipo": tipo,
                "resolucion": "R-1" if tipo == TipoConvenio.FORMAL else "",
                "objeto": "Inventado.",
                "desde": desde,
                "hasta": _some_days_after(desde, chance) if chance.random() < 0.5 else None,
            },
        )
        yield convenio


def _any_plan(convenio: Convenio, ficha: Ficha, chance: Random) -> Plan:
    plan = Plan(convenio, ficha, _any_day(chance))
    last = plan.asked
    if chance.random() < 0.8 and (day := _some_days_after(last, chance)):
        plan.complete = last = day
        if chance.random() < 0.8 and (day := _some_days_after(last, chance)):
            plan.sent = last = day
    if chance.random() < 0.6 and (day := _some_days_after(last, chance)):
        answers = (Estado.ATENDIDA, Estado.ATENDIDA, Estado.RECHAZADA, Estado.DESISTIDA)
        plan.answered, plan.answer = day, chance.choice(answers) if plan.sent else Estado.DESISTIDA
    if chance.random() < 0.2:
        plan.typed = _some_days_after(plan.asked, chance)
    if chance.random() < 0.1:
        plan.annulled = last
    return plan


def _any_gifts(derivacion: Derivacion, desk: Desk) -> Iterator[Prestacion]:
    chance = desk.chance
    entrega = directory.organisation(texts.CLUB_DE_LEONES, ClaseOrganizacion.OTRA)
    assert derivacion.derivada_el
    for tipo in chance.sample(TipoPrestacion.values, chance.randint(1, 3)):
        day = _some_days_after(derivacion.derivada_el, chance)
        if day is None:
            continue
        annulled = chance.random() < 0.1
        yield Prestacion(
            derivacion=derivacion,
            tipo=tipo,
            ocurrido_el=day,
            entrega=entrega,
            registrado_el=noon(day),
            registrado_por=desk.someone(),
            anulado_el=day if annulled else None,
            anulado_por=desk.jefatura if annulled else None,
            motivo_anulacion=texts.ANULADA if annulled else "",
        )
