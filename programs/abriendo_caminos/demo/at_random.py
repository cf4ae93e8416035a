"""Records drawn at random, fitted to nothing: children who become carers, people who move, everything annulled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from gobernacion.directory import demo as directory
from gobernacion.directory.models import Ficha
from gobernacion.lib.clp import Pesos
from gobernacion.records.actividades import EstadoActividad
from gobernacion.records.demo import Desk, noon, write, write_unnumbered
from programs.abriendo_caminos.demo import texts
from programs.abriendo_caminos.demo.families import (
    AREA,
    Miembro,
    Plan,
    evaluations,
    supports,
    write_families,
    write_work,
)
from programs.abriendo_caminos.models import (
    Cargo,
    ClaseApoyo,
    Convocatoria,
    EstadoGasto,
    Etapa,
    Gasto,
    Integrante,
    Parentesco,
    Presupuesto,
    Profesional,
    Taller,
    Tema,
    UnidadTerritorial,
)

FIRST, LAST = date(2017, 6, 1), date(2020, 12, 31)


def write_all(
    series: str,
    n: int,
    unidades: Sequence[UnidadTerritorial],
    temas: Sequence[Tema],
    desk: Desk,
) -> None:
    chance = desk.chance
    convocatorias = [
        Convocatoria.objects.create(
            nombre=f"Azar {series} {place}", etapa=chance.choice(Etapa.values), year=2018, desde=FIRST
        )
        for place in range(chance.randrange(1, 4))
    ]
    equipo = _team(convocatorias, chance)
    _money(convocatorias, n, desk)
    _workshops(temas, n, desk)
    people = _of_no_family(directory.fichas(AREA, directory.people(f"{AREA} {series}", 8 * n)))
    plans = [_family(f"{series}-{place}", convocatorias, unidades, people, chance) for place in range(n)]
    _in_another_family(plans, chance)
    familias = write_families(plans, desk)
    write_work(familias, equipo, LAST, chance)
    if not familias:
        return
    for clase in ClaseApoyo:
        some = chance.choices(familias, k=chance.randrange(n + 1))
        write(supports(some, clase, FIRST, LAST, chance))
    ninos = list(Integrante.objects.filter(familia__in=familias, rol=Parentesco.NNA).order_by("pk"))
    for _ in range(2):
        some_ninos = chance.sample(ninos, chance.randrange(len(ninos) + 1))
        done = evaluations(some_ninos, FIRST, LAST, chance)
        for one in done:
            one.hecha = chance.random() < 0.8
            one.derivada = one.derivada and one.hecha
        write(done)


def _of_no_family(fichas: Sequence[Ficha]) -> Iterator[Ficha]:
    """Those who may join one: a person belongs to one family at a time."""
    taken = set(Integrante.objects.values_list("ficha_id", flat=True))
    return (ficha for ficha in fichas if ficha.pk not in taken)


def _day(chance: Random, since: date = FIRST) -> date:
    return since + timedelta(days=chance.randrange(max(1, (LAST - since).days)))


def _family(
    codigo: str,
    convocatorias: Sequence[Convocatoria],
    unidades: Sequence[UnidadTerritorial],
    people: Iterator[Ficha],
    chance: Random,
) -> Plan:
    ingreso = _day(chance)
    left = _day(chance, ingreso + timedelta(days=1)) if chance.random() < 0.5 else None
    plan = Plan(codigo, chance.choice(convocatorias), chance.choice(unidades), ingreso, left)
    plan.anulada = chance.random() < 0.05
    end = left or LAST

    def join(ficha: Ficha, rol: Parentesco, desde: date, hasta: date | None = None) -> Miembro:
        one = Miembro(ficha, rol, desde, hasta)
        if rol == Parentesco.PRIVADA:
            one.termino = desde + timedelta(days=chance.randrange(30, 2_000))
        plan.miembros.append(one)
        return one

    def some_day() -> date:
        return ingreso + timedelta(days=chance.randrange(max(1, (end - ingreso).days)))

    def someone() -> Ficha:
        return next(people)

    first = someone()
    if chance.random() < 0.2:
        # The main caregiver changed: the first one stays as a relative or leaves.
        day = some_day()
        join(first, Parentesco.CUIDADOR, ingreso, day)
        join(someone(), Parentesco.CUIDADOR, day)
        if chance.random() < 0.5:
            join(first, Parentesco.OTRO, day)
    else:
        join(first, Parentesco.CUIDADOR, ingreso)
    if chance.random() < 0.9:
        join(someone(), Parentesco.PRIVADA, some_day())
    for _ in range(chance.randrange(4)):
        one = join(someone(), chance.choice([Parentesco.NNA, Parentesco.NNA, Parentesco.OTRO]), some_day())
        one.hasta = _day(chance, one.desde) if chance.random() < 0.2 else None
        one.anulado = chance.random() < 0.1
    return plan


def _in_another_family(plans: Sequence[Plan], chance: Random) -> None:
    """Some people join a second one: who left theirs, who is deprived of liberty, and who came out."""
    for plan in plans:
        other = chance.choice(plans)
        for one in list(plan.miembros) if other is not plan else ():
            day = other.ingreso + timedelta(days=chance.randrange(60))
            left = one.hasta or plan.egreso
            if chance.random() < 0.6 or (other.egreso and other.egreso < day):
                continue
            if one.rol == Parentesco.PRIVADA and one.termino:
                other.miembros.append(Miembro(one.ficha, one.rol, day, termino=max(day, one.termino)))
                if not any(_free(two, one.ficha) for any_plan in plans for two in any_plan.miembros):
                    plan.miembros.append(Miembro(one.ficha, Parentesco.OTRO, max(plan.ingreso, one.desde)))
            elif one.rol != Parentesco.CUIDADOR and left and left <= day and not one.anulado:
                other.miembros.append(Miembro(one.ficha, one.rol, day, hasta=_day(chance, day)))


def _free(one: Miembro, ficha: Ficha) -> bool:
    return one.ficha == ficha and one.rol != Parentesco.PRIVADA


def _team(convocatorias: Sequence[Convocatoria], chance: Random) -> list[Profesional]:
    team = []
    for convocatoria in convocatorias:
        for _ in range(chance.randrange(1, 6)):
            desde = _day(chance)
            hasta = _day(chance, desde) if chance.random() < 0.4 else None
            team.append(
                Profesional(
                    convocatoria=convocatoria,
                    nombre=chance.choice(texts.PROFESIONALES),
                    cargo=chance.choice(Cargo.values),
                    desde=desde,
                    hasta=hasta,
                )
            )
    write_unnumbered(team)
    return list(Profesional.objects.filter(convocatoria__in=convocatorias).order_by("pk"))


def _money(convocatorias: Sequence[Convocatoria], n: int, desk: Desk) -> None:
    chance = desk.chance
    gastos = []
    for convocatoria in convocatorias:
        for year in (2018, 2019, 2020):
            presupuesto = Presupuesto(convocatoria=convocatoria, year=year, fuente="Convenio")
            typed = [_expense(presupuesto, year, desk) for _ in range(chance.randrange(n + 1))]
            presupuesto.ejecutado = Pesos(
                sum(one.monto for one in typed if one.estado == EstadoGasto.VISADO and not one.anulado)
            )
            presupuesto.asignado = Pesos(presupuesto.ejecutado + chance.randrange(5_000_000))
            presupuesto.save()
            gastos += typed
    write(gastos)


def _expense(presupuesto: Presupuesto, year: int, desk: Desk) -> Gasto:
    chance = desk.chance
    day = date(year, 1, 1) + timedelta(days=chance.randrange(365))
    gasto = Gasto(
        presupuesto=presupuesto,
        concepto=chance.choice(texts.CONCEPTOS),
        documento="E-1",
        monto=Pesos(chance.randrange(1, 900_000)),
        ocurrido_el=day,
        registrado_el=noon(day),
        registrado_por=desk.someone(),
    )
    if chance.random() < 0.7:
        gasto.estado, gasto.visado_por = EstadoGasto.VISADO, desk.jefatura
        gasto.visado_el = day + timedelta(days=chance.randrange(60))  # some in the next year
    if chance.random() < 0.1:
        gasto.anulado_el, gasto.anulado_por, gasto.motivo_anulacion = day, desk.jefatura, "Repetido"
    return gasto


def _workshops(temas: Sequence[Tema], n: int, desk: Desk) -> None:
    chance = desk.chance
    talleres = []
    for _ in range(n):
        day = _day(chance)
        done = chance.random() < 0.8
        talleres.append(
            Taller(
                tema=chance.choice(temas),
                ocurrido_el=day,
                estado=EstadoActividad.REALIZADA if done else EstadoActividad.PROGRAMADA,
                comuna=chance.choice(desk.comunas),
                lugar=chance.choice(texts.LUGARES),
                registrado_el=noon(day),
                registrado_por=desk.someone(),
            )
        )
    write(talleres)
