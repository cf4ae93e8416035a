"""What will happen in each contest: in those of 2019, exactly what the account says; in others, what is likely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import cycle
from random import Random
from typing import NamedTuple

from gobernacion.directory.models import Organizacion
from gobernacion.records.demo import day_after, in_parts
from gobernacion.territory.models import Comuna
from programs.fondo_social.demo import organisations
from programs.fondo_social.demo.projects import Plan
from programs.fondo_social.models import Causa, Concurso, Estado

AWARDED = Estado.CERRADO
"""How far a project goes that gets its money, if there is time."""

CUENTA = {
    "04103": (3, 1_510_540),
    "04102": (21, 31_257_989),
    "04104": (3, 2_869_860),
    "04101": (24, 18_591_446),
    "04105": (5, 2_479_360),
    "04106": (8, 3_877_230),
}
"""Projects and pesos by comuna, as the account of 2019 has them."""

SIN_RECURSOS = {
    Estado.NO_ADJUDICADO: 24,
    Estado.INADMISIBLE: 11,
    Estado.DESISTIDO: 4,
}
"""How the others of 2019 end, and how many."""

DEUDORES = 3
"""Organisations that in 2019 still owed the accounts of 2018, and applied all the same."""

RINDEN_AL_FIN = date(2020, 5, 14)
"""When they accounted for it after all."""

ANULADOS = 3

UNFUNDED, OWING, OF_2018 = 200, 300, 310
"""From which number on the organisations of a comuna got nothing in 2019, owe the accounts of 2018, or paid them."""


class Llamado(NamedTuple):
    """A contest with the day it is answered."""

    concurso: Concurso
    adjudicacion: date


def of_2018(llamado: Llamado, comunas: Sequence[Comuna], chance: Random) -> list[Plan]:
    """Some awards of the year before, a few of which nobody accounted for until 2020."""
    others = [(comuna, OF_2018 + place) for comuna in comunas for place in range(3)]
    funded = [*_debtors(comunas), *organisations.numbered(others)]
    plans = [_plan(llamado, one, AWARDED, chance) for one in funded]
    for plan in plans[:DEUDORES]:
        plan.rinde, plan.rinde_al_fin = False, RINDEN_AL_FIN
    return plans


def _debtors(comunas: Sequence[Comuna]) -> list[Organizacion]:
    return organisations.numbered([(comuna, OWING) for comuna in comunas[:DEUDORES]])


def of_2019(nacional: Llamado, fondes: Llamado, comunas: Sequence[Comuna], chance: Random) -> list[Plan]:
    """The contests of the year: the awards of the account and as many others as make them likely."""
    plans = []
    for comuna in comunas:
        how_many, total = CUENTA[comuna.cut]
        awarded = organisations.of_comuna(comuna, how_many)
        for place, (one, monto) in enumerate(
            zip(awarded, in_parts(total, how_many, chance, 0.5), strict=True)
        ):
            # One in six is of FONDES.
            llamado = fondes if place % 6 == 5 else nacional
            plans.append(_plan(llamado, one, AWARDED, chance, monto))
    plans += _unfunded(nacional, comunas, chance)
    again = [replace(plan, anulado=True, final=Estado.POSTULADO) for plan in plans[:ANULADOS]]
    return [*plans, *again]


def _unfunded(llamado: Llamado, comunas: Sequence[Comuna], chance: Random) -> Iterator[Plan]:
    for one in _debtors(comunas):
        yield replace(_plan(llamado, one, Estado.INADMISIBLE, chance), causa=Causa.RENDICION)
    finals = [final for final, how_many in SIN_RECURSOS.items() for _ in range(how_many)]
    places = [(chance.choice(comunas), UNFUNDED + place) for place in range(len(finals))]
    causes = cycle(causa for causa in Causa if causa != Causa.RENDICION)
    for final, one in zip(finals, organisations.numbered(places), strict=True):
        causa = next(causes) if final == Estado.INADMISIBLE else None
        yield replace(_plan(llamado, one, final, chance), causa=causa)


def at_random(
    llamados: Sequence[Llamado], pool: Sequence[Organizacion], n: int, chance: Random
) -> list[Plan]:
    """``n`` projects of any contest and organisation, or as many as there are pairs, with any ending."""
    pairs = [(llamado, one) for llamado in llamados for one in pool]
    return [
        replace(
            _plan(llamado, one, chance.choice(list(_ENDS)), chance),
            rinde=chance.random() < 0.7,
            anulado=chance.random() < 0.1,
            renuncia=chance.random() < 0.2,
        )
        for llamado, one in chance.sample(pairs, min(n, len(pairs)))
    ]


def repuesto(llamado: Llamado, organizacion: Organizacion, chance: Random) -> Plan:
    """One left out whose complaint was upheld."""
    left_out = _plan(llamado, organizacion, Estado.INADMISIBLE, chance)
    return replace(left_out, causa=Causa.ANTECEDENTES, repone=True)


def towards(
    estado: Estado, llamado: Llamado, organizacion: Organizacion, adjudicacion: date, chance: Random
) -> Plan:
    """One that may stand at a step by now; answered then, where it comes after the award."""
    if estado in _ENDS and estado != AWARDED:
        return _plan(llamado, organizacion, estado, chance)
    return replace(_plan(llamado, organizacion, AWARDED, chance), adjudicacion=adjudicacion)


_ENDS = (
    AWARDED, AWARDED, AWARDED, Estado.BORRADOR, Estado.POSTULADO, Estado.OBSERVADO, Estado.ADMISIBLE,
    Estado.INADMISIBLE, Estado.ESPERA, Estado.NO_ADJUDICADO, Estado.DESISTIDO, Estado.ADJUDICADO,
)  # fmt: skip


def _plan(
    llamado: Llamado, organizacion: Organizacion, final: Estado, chance: Random, monto: int = 0
) -> Plan:
    concurso = llamado.concurso
    term = (concurso.cierra - concurso.abre).days
    ingreso = min(day_after(concurso.abre, int(chance.triangular(0, term, term))), concurso.cierra)
    return Plan(concurso, organizacion, ingreso, final, llamado.adjudicacion, monto)
