"""The invented requests: those of 2019 by nationality as the account says, the inherited ones and today's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle, islice

from extranjeria.demo import catalogue
from extranjeria.demo.days import some_days
from extranjeria.models import Calidad, Canal, Estado, Solicitud, TipoSolicitud
from extranjeria.models.estados import CON_RESOLUCION, SIN_PERMISO
from gobernacion.directory import demo as directory
from gobernacion.directory.models import Ficha
from gobernacion.lib.periods import Period
from gobernacion.records.demo import Days, Desk, Life, day_after, noon

DE_2019: Mapping[str, int] = {
    "VE": 3_059,
    "CO": 533,
    "BO": 192,
    "PE": 157,
    # The account says no more than that they are 550.
    "HT": 215,
    "AR": 90,
    "EC": 95,
    "DO": 45,
    "CU": 35,
    "BR": 20,
    "PY": 14,
    "ES": 12,
    "UY": 8,
    "MX": 6,
    "US": 5,
    "CN": 5,
}
"""Requests by nationality."""

PERSONAS: Mapping[str, int] = {"VE": 1_050, "CO": 200, "BO": 75, "PE": 62, "HT": 85, "AR": 40}
BORROWED: Mapping[str, int] = {
    "EC": 36,
    "DO": 17,
    "CU": 13,
    "BR": 8,
    "PY": 5,
    "ES": 5,
    "UY": 3,
    "MX": 2,
    "US": 2,
    "CN": 2,
}
"""Countries of which the invented province has nobody: people of another pass for theirs at this desk."""

MOTIVOS = {
    Estado.RECHAZADA: "No acreditó el motivo por el que solicita el permiso.",
    Estado.DESISTIDA: "No completó los antecedentes dentro del plazo.",
    Estado.DERIVADA: "Corresponde resolverla a otra oficina.",
}
DERIVADA_A = "Departamento de Extranjería, nivel central"
PEDIDOS = (
    "Certificado de antecedentes del país de origen, apostillado.",
    "Contrato de trabajo con la firma del empleador ante notario.",
    "Copia del pasaporte vigente, con todas sus páginas.",
)
ANULADA = "Se ingresó dos veces."


def people() -> dict[str, list[Ficha]]:
    """Those who come to this desk, by nationality."""
    wanted = {**PERSONAS, "AR": PERSONAS["AR"] + sum(BORROWED.values())}
    drawn = directory.people_from("extranjeria", wanted)
    spare = iter(drawn["AR"][PERSONAS["AR"] :])
    drawn["AR"] = drawn["AR"][: PERSONAS["AR"]]
    for pais, how_many in BORROWED.items():
        drawn[pais] = [replace(one, pais=pais) for one in islice(spare, how_many)]
    everybody = directory.fichas("extranjeria", [one for some in drawn.values() for one in some])
    rest = iter(everybody)
    return {pais: list(islice(rest, len(some))) for pais, some in drawn.items()}


def of_2019(
    known: Mapping[str, list[Ficha]],
    tipos: Sequence[tuple[TipoSolicitud, int]],
    desk: Desk,
) -> list[Solicitud]:
    """The requests of the account, each person as many times as their country needs."""
    asking = [
        (ficha, pais) for pais, how_many in DE_2019.items() for ficha in islice(cycle(known[pais]), how_many)
    ]
    desk.chance.shuffle(asking)
    days = some_days(Period.year(2019), len(asking), desk.chance)
    return [received(ficha, pais, day, tipos, desk) for (ficha, pais), day in zip(asking, days, strict=True)]


def between(
    period: Period,
    how_many: int,
    known: Mapping[str, list[Ficha]],
    tipos: Sequence[tuple[TipoSolicitud, int]],
    desk: Desk,
    slow: int = 0,
) -> list[Solicitud]:
    """Requests of another year, answered so many days later than they should."""
    paises = desk.chance.choices(list(DE_2019), list(DE_2019.values()), k=how_many)
    return [
        received(desk.chance.choice(known[pais]), pais, day, tipos, desk, slow)
        for pais, day in zip(paises, some_days(period, how_many, desk.chance), strict=True)
    ]


def received(
    ficha: Ficha,
    nacionalidad: str,
    day: date,
    tipos: Sequence[tuple[TipoSolicitud, int]],
    desk: Desk,
    slow: int = 0,
) -> Solicitud:
    """A request as it stands once it was answered."""
    solicitud = _filed(ficha, nacionalidad, day, tipos, desk)
    answered = day_after(day, slow + int(desk.chance.triangular(3, 330, 70)))
    final = desk.chance.choices(
        (Estado.APROBADA, Estado.RECHAZADA, Estado.DESISTIDA, Estado.DERIVADA), (84, 7, 6, 3)
    )[0]
    return answer(solicitud, final, answered, desk)


def answer(solicitud: Solicitud, final: Estado, day: date, desk: Desk) -> Solicitud:
    """Write its answer on it."""
    solicitud.estado, solicitud.resuelta_el = final, day
    solicitud.analizada_por = desk.someone()
    signed = final in CON_RESOLUCION
    solicitud.resuelta_por = desk.jefatura if signed else solicitud.analizada_por
    solicitud.resolucion = f"{day:%j}-{desk.chance.randrange(1, 400)}/{day.year}" if signed else ""
    solicitud.motivo = MOTIVOS[final] if final in SIN_PERMISO else ""
    solicitud.derivada_a = DERIVADA_A if final == Estado.DERIVADA else ""
    return solicitud


def step_by_step(
    period: Period,
    today: date,
    how_many: int,
    known: Mapping[str, list[Ficha]],
    tipos: Sequence[tuple[TipoSolicitud, int]],
    desk: Desk,
    silent: float = 0,
) -> list[Life[Solicitud]]:
    """Requests with every step they took until today; ``silent``, how many do not answer when more is asked."""
    paises = desk.chance.choices(list(DE_2019), list(DE_2019.values()), k=how_many)
    lives = []
    for pais, day in zip(paises, some_days(period, how_many, desk.chance), strict=True):
        request = _filed(desk.chance.choice(known[pais]), pais, day, tipos, desk)
        life = Life(request).enter(day, request.registrado_por)
        _go_on(life, Days(day, today), desk, silent)
        lives.append(life)
    return lives


def _go_on(life: Life[Solicitud], days: Days, desk: Desk, silent: float) -> None:
    """Take the steps there was time for."""
    por, chance = life.record.registrado_por, desk.chance
    if not (on := days.after(chance.randint(1, 25))):
        return
    life.take("analizar", on, por, analizada_por=por)
    if chance.random() < 0.3 and (on := days.after(chance.randint(1, 15))):
        told = {"pedido": chance.choice(PEDIDOS), "vence_el": on + timedelta(days=60)}
        life.take("pedir_ampliacion", on, por, **told)
        if chance.random() < silent or not (on := days.after(chance.randint(5, 50))):
            return
        life.take("recibir_ampliacion", on, por, pedido="", ampliacion_el=None, vence_el=None)
    if on := days.after(chance.randint(10, 60)):
        final = chance.choices((Estado.APROBADA, Estado.RECHAZADA), (9, 1))[0]
        resolucion = f"{on:%j}-{chance.randrange(1, 400)}/{on.year}"
        if final == Estado.APROBADA:
            life.take("aprobar", on, desk.jefatura, resolucion=resolucion)
        else:
            life.take("rechazar", on, desk.jefatura, resolucion=resolucion, motivo=MOTIVOS[final])


def _filed(
    ficha: Ficha,
    nacionalidad: str,
    day: date,
    tipos: Sequence[tuple[TipoSolicitud, int]],
    desk: Desk,
) -> Solicitud:
    tipo = desk.chance.choices([tipo for tipo, _ in tipos], [weight for _, weight in tipos])[0]
    booked = day >= catalogue.CITAS_DIGITALES and tipo.nombre in catalogue.CON_CITA_TIPOS
    minor = ficha.nacimiento is not None and (day - ficha.nacimiento).days < 18 * 365
    comuna = ficha.comuna
    assert comuna is not None  # everybody invented lives somewhere
    return Solicitud(
        ocurrido_el=day,
        comuna=comuna,
        registrado_el=noon(day),
        registrado_por=desk.someone(),
        ficha=ficha,
        nacionalidad=nacionalidad,
        tipo=tipo,
        calidad=Calidad.DEPENDIENTE if minor or desk.chance.random() < 0.12 else Calidad.TITULAR,
        canal=Canal.CON_CITA if booked else Canal.SIN_CITA,
    )


def with_folios(solicitudes: Sequence[Solicitud], of: str) -> None:
    """Give each the folio of the national system."""
    for number, solicitud in enumerate(solicitudes, 1):
        solicitud.folio = f"{of}-{solicitud.ocurrido_el.year}-{number:06}"
