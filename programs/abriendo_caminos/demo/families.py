"""The invented families: who is in each, and what was done with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from gobernacion.directory import demo as directory
from gobernacion.directory.models import Documento, Ficha
from gobernacion.lib.periods import months_after
from gobernacion.records.demo import Desk, Life, day_after, noon, write, write_lives, write_unnumbered
from programs.abriendo_caminos.demo import texts
from programs.abriendo_caminos.models import (
    Apoyo,
    CausaEgreso,
    ClaseApoyo,
    Convocatoria,
    Diagnostico,
    EstadoObjetivo,
    EvaluacionPsicologica,
    Familia,
    Integrante,
    Objetivo,
    Parentesco,
    Perfil,
    PlanDesarrollo,
    Profesional,
    Sesion,
    TipoSesion,
    UnidadTerritorial,
)

AREA = "abriendo_caminos"
DRAWN = 14_000
"""People looked through to find children: the invented province has few."""


@dataclass
class Miembro:
    """Somebody of a family before it is written."""

    ficha: Ficha
    rol: Parentesco
    desde: date
    hasta: date | None = None
    termino: date | None = None
    anulado: bool = False


@dataclass
class Plan:
    """A family before it is written."""

    codigo: str
    convocatoria: Convocatoria
    unidad: UnidadTerritorial
    ingreso: date
    egreso: date | None
    miembros: list[Miembro] = field(default_factory=list)
    anulada: bool = False


class People:
    """Invented people by age, each given once."""

    def __init__(self, seed: str, how_many: dict[str, int]) -> None:
        groups: dict[str, list[directory.Inventada]] = {name: [] for name in how_many}
        for one in directory.people(f"{AREA} {seed}", DRAWN):
            group = _group(one)
            if one.documento == Documento.RUN and group and len(groups[group]) < how_many[group]:
                groups[group].append(one)
        self.fichas = {name: iter(directory.fichas(AREA, some)) for name, some in groups.items()}

    def take(self, group: str) -> Ficha:
        return next(self.fichas[group])


def _group(one: directory.Inventada) -> str:
    """Small children and others by their age at the end of 2019; the rest of an age to have children."""
    if one.nacimiento > date(2013, 12, 31):
        return "pequenos" if one.nacimiento <= date(2018, 1, 31) else ""
    if one.nacimiento > date(2001, 12, 31):
        return "escolares"
    return "adultos" if one.nacimiento < date(1999, 1, 1) else ""


def write_families(plans: Sequence[Plan], desk: Desk) -> list[Familia]:
    """The families with every version they had, and their members."""
    chance = desk.chance
    lives = []
    for plan in plans:
        por = desk.someone()
        sectores = sorted(plan.unidad.sectores.all(), key=lambda sector: sector.pk)
        sector = chance.choice(sectores)
        familia = Familia(
            codigo=plan.codigo,
            convocatoria=plan.convocatoria,
            unidad=plan.unidad,
            sector=sector,
            comuna_id=sector.comuna_id,
            ficha=_caregiver(plan).ficha,
            ocurrido_el=plan.ingreso,
        )
        life = Life(familia).enter(plan.ingreso, por)
        if plan.egreso:
            life.take("egresar", plan.egreso, por, causa_egreso=CausaEgreso.CUMPLIMIENTO)
        if plan.anulada:
            desk.annul(life, plan.egreso or plan.ingreso)
        lives.append(life)
    write_lives(lives)
    familias = [life.record for life in lives]
    write(
        [
            Integrante(
                familia=familia,
                ficha=one.ficha,
                rol=one.rol,
                ocurrido_el=one.desde,
                hasta=one.hasta or plan.egreso,
                termino=one.termino,
                registrado_el=noon(one.desde),
                registrado_por=familia.registrado_por,
                **_annulled(one, desk),
            )
            for plan, familia in zip(plans, familias, strict=True)
            for one in plan.miembros
        ]
    )
    return familias


def _caregiver(plan: Plan) -> Miembro:
    """The last of its main caregivers."""
    seated = [one for one in plan.miembros if one.rol == Parentesco.CUIDADOR and not one.anulado]
    return max(seated, key=lambda one: one.desde)


def _annulled(one: Miembro, desk: Desk) -> dict[str, object]:
    if not one.anulado:
        return {}
    return {"anulado_el": one.desde, "anulado_por": desk.jefatura, "motivo_anulacion": "Se anotó dos veces"}


def write_work(
    familias: Iterable[Familia],
    equipo: Sequence[Profesional],
    until: date,
    chance: Random,
    answered: date | None = None,
) -> None:
    """Diagnosis, plan and sessions of each family, as far as the programme had come with it.

    ``answered``: from which day on goals were told of that were still open when their family left.
    """
    diagnosticos, planes, objetivos, sesiones = [], [], [], []
    for familia in familias:
        end = min(familia.egreso or until, until)
        common = {"familia": familia, "registrado_por": familia.registrado_por}
        diagnosed = familia.ocurrido_el + timedelta(days=chance.randrange(10, 75))
        if diagnosed > end:
            continue
        diagnosticos.append(
            Diagnostico(
                **common,
                ocurrido_el=diagnosed,
                registrado_el=noon(diagnosed),
                necesidades=chance.choice(texts.NECESIDADES),
                recursos=chance.choice(texts.RECURSOS),
            )
        )
        plan = PlanDesarrollo(**common, ocurrido_el=diagnosed, registrado_el=noon(diagnosed))
        planes.append(plan)
        closed = max(familia.egreso, answered) if familia.egreso and answered else None
        objetivos += [_goal(plan, what, end, closed, chance) for what in chance.sample(texts.OBJETIVOS, 3)]
        day = diagnosed
        while (day := day_after(day, chance.randrange(18, 40))) <= end:
            sesiones.append(
                Sesion(
                    **common,
                    ocurrido_el=day,
                    registrado_el=noon(day),
                    profesional=chance.choice(equipo),
                    tipo=chance.choice(TipoSesion.values),
                    asistio=chance.random() < 0.85,
                )
            )
    write(diagnosticos)
    write(planes)
    write_unnumbered(objetivos)
    write(sesiones)


def _goal(plan: PlanDesarrollo, what: str, end: date, closed: date | None, chance: Random) -> Objetivo:
    """A goal with what came of it up to a day; what was open then was told of when its plan was closed, if it was."""
    solved = plan.ocurrido_el + timedelta(days=chance.randrange(90, 500))
    estado = chance.choice([EstadoObjetivo.LOGRADO, EstadoObjetivo.LOGRADO, EstadoObjetivo.NO_LOGRADO])
    if solved > end:
        going_on = chance.choice([EstadoObjetivo.PENDIENTE, EstadoObjetivo.EN_CURSO])
        if not closed:
            estado = going_on
        elif solved > closed:
            estado = EstadoObjetivo.NO_LOGRADO
    return Objetivo(
        plan=plan,
        descripcion=what,
        plazo=months_after(plan.ocurrido_el, 12),
        estado=estado,
        resuelto_el=solved if solved <= end else closed,
    )


def supports(
    familias: Sequence[Familia], clase: ClaseApoyo, first: date, last: date, chance: Random
) -> list[Apoyo]:
    """One support for each of these families, some day between two."""
    found = []
    for familia in familias:
        day = day_after(first, chance.randrange((last - first).days))
        perfil = chance.choice(Perfil.values) if clase == ClaseApoyo.SOCIOLABORAL else ""
        found.append(
            Apoyo(
                familia=familia,
                clase=clase,
                perfil=perfil,
                ocurrido_el=day,
                registrado_el=noon(day),
                registrado_por=familia.registrado_por,
            )
        )
    return found


def evaluations(
    ninos: Iterable[Integrante], first: date, last: date, chance: Random
) -> list[EvaluacionPsicologica]:
    """The evaluation of each of these children, some day between two; one in six is referred."""
    found = []
    for one in ninos:
        day = day_after(first, chance.randrange((last - first).days))
        found.append(
            EvaluacionPsicologica(
                integrante=one,
                derivada=chance.random() < 1 / 6,
                ocurrido_el=day,
                registrado_el=noon(day),
                registrado_por=one.registrado_por,
            )
        )
    return found
