"""An invented year of the strengthening programme: 20 people in a shelter of La Serena, as the account says.

The 38 people of the Fundación are nobody here: their figure is quoted. The account tells neither how many victims of
violence were supported nor what the other offices of the region had: those numbers are invented, like the shelter's
places and nights, its guests, the people each municipality supported and the targets of the management indicators.
Beside them, ``randomised`` draws records that are fitted to nothing, for the tests that count them again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from gobernacion.access.models import User
from gobernacion.access.roles import Rol
from gobernacion.directory import demo as directory
from gobernacion.directory.models import ClaseOrganizacion, Ficha, Organizacion
from gobernacion.lib.clp import Pesos
from gobernacion.lib.periods import Period
from gobernacion.records.demo import PAPER, Desk, chance_of, noon, write, write_unnumbered, year_in_course
from gobernacion.territory.models import Comuna
from programs.desarrollo_social.demo import at_random, texts
from programs.desarrollo_social.models import (
    Alojamiento,
    Estado,
    Huesped,
    IndicadorGestion,
    InformeVIF,
    Iniciativa,
    Linea,
    Noche,
    PapelIniciativa,
    PresupuestoOtraOficina,
)

AREA = "desarrollo_social"
ACCOUNTS = (("desarrollo", "Delia Desarrollo (demostración)", Rol.ENCARGADO, AREA),)
"""Who works at this desk in the demonstration, besides those of the whole office."""

ACOGIDAS = 20
"""What the account says."""

CUPOS = 15
ABRE, CIERRA = date(2019, 5, 20), date(2019, 9, 10)
RECENT_GUESTS, RECENT_NIGHTS = 9, 12
WINTER_GUESTS = 10
HASTA = date(2020, 3, 6)
"""The Friday of the first week of March 2020."""

TERMINA_VIF = date(2020, 12, 31)
"""When the agreement of 2019 on victims of violence ended."""

AT_LEAST = 60
"""How many days of the year in course are told at least."""


@transaction.atomic
def load() -> None:
    """Write the demonstration, unless the desk has records already."""
    if Iniciativa.objects.exists():
        return
    today, desk = timezone.localdate(), Desk(AREA, "demostración")
    chance, por = desk.chance, desk.encargados[0]
    comunas = {comuna.cut: comuna for comuna in Comuna.objects.propias()}
    la_serena = comunas["04101"]
    house = directory.organisation(texts.CORPORACION, ClaseOrganizacion.FUNDACION)
    of_2019 = _initiative(
        Linea.ALBERGUE, f"{texts.ALBERGUE}, 2019", house, ABRE, por, comuna=la_serena, cupos=CUPOS
    )
    nights = Period(today - timedelta(days=RECENT_NIGHTS), today)
    of_today = _initiative(
        Linea.ALBERGUE,
        f"{texts.ALBERGUE}, {today.year}",
        house,
        nights.desde,
        por,
        comuna=la_serena,
        cupos=CUPOS,
    )
    sernameg = directory.organisation(texts.SERNAMEG, ClaseOrganizacion.SERVICIO_PUBLICO)
    since, first = date(2019, 3, 1), year_in_course(today, AT_LEAST)
    with_victims, goes_on = (
        _initiative(Linea.VIF, texts.VIF, sernameg, day, por, objetivo=texts.OBJETIVO_VIF)
        for day in (since, first)
    )
    producers = [*_producers(2019, comunas, por, today), *_producers(today.year, comunas, por, today)]
    write([of_2019, with_victims, *producers, goes_on, of_today])

    fichas = _people("albergue", ACOGIDAS + RECENT_GUESTS)
    _season(of_2019, fichas[:ACOGIDAS], Period(ABRE, CIERRA), por, chance)
    _season(of_today, fichas[ACOGIDAS:], nights, por, chance)
    # Once over, nothing of it is written any more, unless it is taken up again.
    of_2019.terminar(por, CIERRA, termino=CIERRA)
    of_2019.reabrir(por, CIERRA)
    of_2019.terminar(por, CIERRA, termino=CIERRA, resultado=texts.RESULTADO)
    write(_reports(with_victims, HASTA + timedelta(days=1), por, chance))
    with_victims.terminar(por, TERMINA_VIF, termino=TERMINA_VIF)
    write(_reports(goes_on, today, por, chance_of(AREA, "año en curso")))
    _winter(today, house, la_serena, por)
    PapelIniciativa.objects.create(
        registro=of_2019, papel=texts.ACTA, archivo=ContentFile(PAPER, name="acta.pdf"), subido_por=por
    )
    _management(today)


def randomised(seed: int, n: int) -> None:
    """Write ``n`` guests and as many nights, initiatives and reports, drawn over three years and fitted to nothing."""
    desk = Desk(AREA, "azar", seed)
    institucion = directory.organisation("Institución inventada", ClaseOrganizacion.OTRA)
    people = _people(f"azar {seed}", max(3, n * 2 // 3))
    at_random.write_all(str(seed), n, people, institucion, (desk.encargados[0], desk.jefatura), desk.chance)


# --- who and what it is made of -------------------------------------------------------------------------------


def _people(seed: str, how_many: int) -> list[Ficha]:
    """Different grown-up people, with or without a document, known to the desk."""
    drawn = directory.people(f"{AREA} {seed}", how_many * 2)
    grown_up = [one for one in drawn if one.nacimiento.year <= 1999]
    return directory.fichas(
        AREA, (grown_up + drawn)[:how_many] if len(grown_up) < how_many else grown_up[:how_many]
    )


def _initiative(
    linea: Linea, nombre: str, institucion: Organizacion, since: date, por: User, **fields: object
) -> Iniciativa:
    return Iniciativa(
        linea=linea,
        nombre=nombre,
        institucion=institucion,
        ocurrido_el=since,
        registrado_el=noon(since),
        registrado_por=por,
        estado=Estado.TERMINADA if fields.get("termino") else Estado.EN_CURSO,
        **fields,
    )


def _season(albergue: Iniciativa, fichas: Sequence[Ficha], period: Period, por: User, chance: Random) -> None:
    """Everybody comes some day of the first half and sleeps there most nights, as far as there are places."""
    guests = [
        Huesped(
            iniciativa=albergue,
            ficha=ficha,
            ocurrido_el=day,
            registrado_el=noon(day),
            registrado_por=por,
        )
        for ficha in fichas
        for day in [period.desde + timedelta(days=chance.randrange(max(1, period.days // 2)))]
    ]
    write(guests)
    in_order = sorted(guests, key=lambda one: one.ocurrido_el)
    lists: list[list[Huesped]] = []
    for ahead in range(period.days):
        day = period.desde + timedelta(days=ahead)
        there = [one for one in in_order if one.ocurrido_el <= day and chance.random() < 0.7]
        # Whoever comes for the first time is never left outside.
        first = [one for one in in_order if one.ocurrido_el == day]
        slept = [*first, *(one for one in there if one not in first)]
        lists.append(slept[: albergue.cupos])
    nights = [
        Noche(
            iniciativa=albergue,
            ocurrido_el=period.desde + timedelta(days=ahead),
            cupos=albergue.cupos or 0,
            alojadas=len(slept),
            registrado_el=noon(period.desde + timedelta(days=ahead)),
            registrado_por=por,
        )
        for ahead, slept in enumerate(lists)
    ]
    write(nights)
    lodge(list(zip(nights, lists, strict=True)))


def lodge(lists: Sequence[tuple[Noche, Sequence[Huesped]]]) -> None:
    """Write who slept there each night."""
    lines = [Alojamiento(noche=night, huesped=one) for night, slept in lists for one in slept]
    write_unnumbered(lines)


def _producers(year: int, comunas: Mapping[str, Comuna], por: User, today: date) -> Iterator[Iniciativa]:
    """The support of each municipality's producers from April on, until shortly before Christmas."""
    ends = date(year, 12, 20)
    for place, (cut, nombre, helped) in enumerate(texts.FOMENTO):
        since = date(year, 4, 1) + timedelta(days=7 * place)
        if since < today:
            yield _initiative(
                Linea.FOMENTO,
                f"Fomento productivo de {nombre}" + (f", {year}" if year > 2019 else ""),
                directory.organisation(
                    f"Municipalidad de {nombre} (ficha inventada)", ClaseOrganizacion.MUNICIPALIDAD
                ),
                since,
                por,
                comuna=comunas[cut],
                beneficiarios=helped,
                termino=ends if ends < today else None,
            )


def _winter(today: date, house: Organizacion, comuna: Comuna, por: User) -> None:
    """The shelter of the winter of this year, once it is over."""
    year = today.year
    season = Period(ABRE.replace(year=year), CIERRA.replace(year=year))
    if season.hasta >= today:
        return
    shelter = _initiative(
        *(Linea.ALBERGUE, f"{texts.ALBERGUE}, invierno de {year}", house, season.desde, por),
        comuna=comuna,
        cupos=CUPOS,
    )
    write([shelter])
    _season(shelter, _people("invierno", WINTER_GUESTS), season, por, chance_of(AREA, "invierno"))
    shelter.terminar(por, season.hasta, termino=season.hasta, resultado=texts.RESULTADO)


def _reports(iniciativa: Iniciativa, until: date, por: User, chance: Random) -> list[InformeVIF]:
    """One a month since the agreement, up to a day."""
    found = []
    for month in Period(iniciativa.ocurrido_el, until).months():
        new = chance.randint(2, 7)
        found.append(
            InformeVIF(
                iniciativa=iniciativa,
                ocurrido_el=month.last_day,
                personas_nuevas=new,
                atenciones=new + chance.randint(0, 8),
                ahorro=chance.randint(0, 2),
                emprendimiento=chance.randint(0, 3),
                oftalmologia=chance.randint(0, 2),
                registrado_el=noon(month.last_day),
                registrado_por=por,
            )
        )
    return found


def _management(today: date) -> None:
    for year in sorted({2019, 2020, today.year}):
        for instrumento, nombre, codigo, sentido, meta in texts.INDICADORES:
            IndicadorGestion.objects.get_or_create(
                year=year,
                instrumento=instrumento,
                nombre=nombre,
                defaults={"codigo": codigo, "sentido": sentido, "meta": meta},
            )
    for year in (2019, today.year):
        for oficina, monto in texts.OTRAS_OFICINAS:
            PresupuestoOtraOficina.objects.get_or_create(
                year=year, oficina=oficina, defaults={"monto": Pesos(monto), "fuente": texts.FUENTE}
            )
