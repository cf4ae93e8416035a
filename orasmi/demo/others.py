"""The invented work around the fund: telling people what exists, and asking other institutions for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from gobernacion.access.models import User
from gobernacion.directory.models import Ficha, Organizacion
from gobernacion.lib.periods import Period
from gobernacion.records.demo import any_day, noon, workday
from gobernacion.territory.models import Comuna
from orasmi.demo import texts
from orasmi.demo.cases import home
from orasmi.models import AtencionDifusion, Canal, MesaNegociacion, PostulacionPrograma, Programa, Resultado
from orasmi.models.otros_programas import FOSIS, OtroPrograma

ATENCIONES, FOSIS_POSTULADAS, FOSIS_PRESELECCIONADAS, PENSIONES = 1_200, 102, 6, 49
"""What the account of 2019 says."""

MESAS = (date(2019, 7, 16), date(2019, 9, 24))
PENSIONES_PEDIDAS, PENSIONES_RESPONDIDAS = date(2019, 10, 8), date(2019, 12, 12)
FOSIS_PRESELECCIONA, FOSIS_RESPONDE = date(2019, 6, 14), date(2020, 1, 17)


def attentions(
    period: Period, how_many: int, typists: Sequence[User], chance: Random
) -> list[AtencionDifusion]:
    """Times somebody was told about a programme, spread over the working days of a period."""
    comunas = list(Comuna.objects.propias().ordenadas())
    found = []
    for _ in range(how_many):
        day = min(workday(period.desde + timedelta(days=chance.randrange(period.days))), period.last_day)
        found.append(
            AtencionDifusion(
                ocurrido_el=day,
                comuna=chance.choice(comunas),
                registrado_el=noon(day),
                registrado_por=chance.choice(typists),
                canal=chance.choices(Canal.values, (46, 24, 16, 10, 4))[0],
                materia=chance.choices(Programa.values, (22, 14, 20, 24, 12, 8))[0],
            )
        )
    return sorted(found, key=lambda one: one.ocurrido_el)


def to_fosis(fichas: Sequence[Ficha], typists: Sequence[User], chance: Random) -> list[PostulacionPrograma]:
    """Those put forward to FOSIS in the contest of autumn, of whom it kept a few and took them on the next year."""
    found = []
    for place, ficha in enumerate(fichas):
        kept = place < FOSIS_PRESELECCIONADAS
        asked = workday(date(2019, 3, 18) + timedelta(days=chance.randrange(30)))
        found.append(
            PostulacionPrograma(
                ocurrido_el=asked,
                comuna=home(ficha),
                registrado_el=noon(asked),
                registrado_por=chance.choice(typists),
                ficha=ficha,
                programa=chance.choice(FOSIS),
                estado=Resultado.ACEPTADA if kept else Resultado.RECHAZADA,
                preseleccionada_el=FOSIS_PRESELECCIONA if kept else None,
                respondida_el=FOSIS_RESPONDE if kept else FOSIS_PRESELECCIONA,
                causa="" if kept else texts.NO_SELECCIONADA,
            )
        )
    return sorted(found, key=lambda one: one.ocurrido_el)


def to_pensions(
    fichas: Sequence[Ficha], sindicatos: Sequence[Organizacion], typists: Sequence[User], chance: Random
) -> list[PostulacionPrograma]:
    """The former port workers for whom a pension was asked, all refused for lack of budget."""
    return [
        PostulacionPrograma(
            ocurrido_el=PENSIONES_PEDIDAS,
            comuna=home(ficha),
            registrado_el=noon(PENSIONES_PEDIDAS),
            registrado_por=chance.choice(typists),
            ficha=ficha,
            programa=OtroPrograma.PENSION_GRACIA,
            sindicato=chance.choice(sindicatos),
            estado=Resultado.RECHAZADA,
            respondida_el=PENSIONES_RESPONDIDAS,
            causa=texts.SIN_PRESUPUESTO,
        )
        for ficha in fichas
    ]


def at_random(
    fichas: Sequence[Ficha],
    how_many: int,
    sindicatos: Sequence[Organizacion],
    typists: Sequence[User],
    period: Period,
    chance: Random,
) -> list[PostulacionPrograma]:
    """People put forward to any programme with any answer, some typed by mistake and annulled."""
    found = []
    for _ in range(how_many):
        ficha, programa = chance.choice(fichas), OtroPrograma(chance.choice(OtroPrograma.values))
        asked = any_day(period, chance)
        kept = programa in FOSIS and chance.random() < 0.4
        answer = chance.choice([None, Resultado.ACEPTADA, Resultado.RECHAZADA])
        answered = asked + timedelta(days=chance.randrange(200))
        annulled = chance.random() < 0.1
        found.append(
            PostulacionPrograma(
                ocurrido_el=asked,
                comuna=home(ficha),
                registrado_el=noon(asked),
                registrado_por=chance.choice(typists),
                ficha=ficha,
                programa=programa,
                sindicato=None if programa in FOSIS else chance.choice(sindicatos),
                estado=answer or (Resultado.PRESELECCIONADA if kept else Resultado.POSTULADA),
                preseleccionada_el=asked + timedelta(days=chance.randrange(100)) if kept else None,
                respondida_el=answered if answer else None,
                causa=texts.NO_SELECCIONADA if answer == Resultado.RECHAZADA else "",
                anulado_el=asked if annulled else None,
                anulado_por=typists[0] if annulled else None,
                motivo_anulacion=texts.ANULADA if annulled else "",
            )
        )
    return found


def negotiations(sindicatos: Sequence[Organizacion], por: User) -> None:
    """The two tables at which the five unions sat, one of them at both."""
    for day, seated in zip(MESAS, (sindicatos[:3], sindicatos[2:]), strict=True):
        negotiation(day, seated, por)


def negotiation(day: date, seated: Sequence[Organizacion], por: User) -> None:
    mesa = MesaNegociacion.objects.create(
        ocurrido_el=day,
        comuna=Comuna.objects.propias().ordenadas()[0],
        registrado_el=noon(day),
        registrado_por=por,
        asunto="Pensiones de gracia para extrabajadores portuarios",
        otros_asistentes="Gerencia de la empresa portuaria y parlamentarios de la región.",
        acuerdos="Reunir los antecedentes de quienes postulan y presentarlos al Ministerio.",
    )
    mesa.sindicatos.set(seated)
