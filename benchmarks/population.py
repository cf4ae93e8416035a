"""A province after ten years: requests of extranjería and cases of ORASMI by the hundred thousand, with their people.

Rows are written as each database takes them fastest, past the models but never past the rules: every CHECK, key and
trigger of the schema looks at each of them. Whatever a search, a waiting list or the last days find is as many rows in
a small population as in a large one; everything else grows with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Any

from django.db import connection
from django.utils import timezone
from fast_rows import write

from extranjeria.demo import catalogue
from extranjeria.demo.requests import DE_2019, DERIVADA_A, MOTIVOS, PEDIDOS
from extranjeria.models import AtencionDiaria, Solicitud
from extranjeria.models import Estado as EstadoSolicitud
from extranjeria.models.estados import CON_RESOLUCION, PENDIENTES, RESUELTAS, SIN_PERMISO
from gobernacion import schema
from gobernacion.areas import installed
from gobernacion.directory import countries
from gobernacion.directory.demo import NAMES
from gobernacion.directory.models import ClaseOrganizacion, Ficha, Organizacion, Persona
from gobernacion.directory.models.persona import number_key
from gobernacion.directory.search import search_key
from gobernacion.lib.run import check_digit
from gobernacion.records import statistics
from gobernacion.territory.models import Comuna
from orasmi.demo import texts
from orasmi.models import Ayuda, ControlRiesgo, Postulacion, Presupuesto
from orasmi.models import Canal as CanalOrasmi
from orasmi.models.estados import (
    BENEFICIADAS,
    COMPRADAS,
    EN_TRAMITE,
    ENTREGADAS,
    RENDIDAS,
    SIN_AYUDA,
    Grupo,
    Tramo,
)
from orasmi.models.estados import Estado as EstadoPostulacion
from tests.every_area import open_office

YEARS = 10

RARE, RARE_PEOPLE, RARE_REQUESTS = "Quilapán", 20, 60
"""A surname of few people, who asked for so many things together: as many in any population."""

COMMON = "Ana"
"""What they are called, and many others too."""

LAST_WEEK = 60
"""Records a day that came in during the last seven, in any population."""

ANULADA = "Se ingresó dos veces."


@dataclass(frozen=True)
class Population:
    """How many records there are of each kind."""

    solicitudes: int = 1_000_000
    postulaciones: int = 230_000

    def stands(self) -> bool:
        """Whether this database holds it already."""
        tables = connection.introspection.table_names()
        return (
            Postulacion._meta.db_table in tables
            and Solicitud.objects.count() == self.solicitudes
            and Postulacion.objects.count() == self.postulaciones
        )

    def load(self) -> None:
        """Make the tables of the product and write the population in them."""
        make_tables()
        areas = {area.label: area for area in installed()}
        staff = open_office(areas["extranjeria"], areas["orasmi"])
        chance, today = Random(self.solicitudes), timezone.localdate()
        comunas = [comuna.pk for comuna in Comuna.objects.propias().order_by("cut")]
        write(AtencionDiaria, sheets(self.solicitudes // 400, today, staff["extranjeria"].pk, chance))
        people = write_people("extranjeria", self.solicitudes * 2 // 5, DE_2019, 0, comunas, chance)
        write(Solicitud, requests(self.solicitudes, people, today, staff, chance))
        known = write_people("orasmi", self.postulaciones * 2 // 3, {"CL": 1}, 10_000_000, comunas, chance)
        proveedor = Organizacion.objects.create(nombre="Proveedor", clase=ClaseOrganizacion.EMPRESA)
        drawn = list(cases(self.postulaciones, known, today, staff, proveedor.pk, chance))
        write(Postulacion, drawn)
        Presupuesto.objects.bulk_create(
            Presupuesto(monto=(money["reservado"] + money["pagado"]) * 2, fuente="Resolución", **money)
            for money in Postulacion.objects.dinero_por_year()
        )
        write(ControlRiesgo, checks(drawn, staff["orasmi2"].pk))
        look_at_the_tables()


def make_tables() -> None:
    """Those of a new installation, with room in memory for writing so many rows."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size = -400000")
    schema.create(connection)


def look_at_the_tables() -> None:
    """Let the database look at what was written at once, as an hour's work of its own would have."""
    statistics.refresh(connection)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


# --- people ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Known:
    """Somebody a desk knows."""

    ficha: str
    nacionalidad: str
    comuna: int


def write_people(
    area: str, how_many: int, paises: dict[str, int], first_run: int, comunas: Sequence[int], chance: Random
) -> list[Known]:
    """So many people of these countries in the directory of an area; the first ones have the rare surname."""
    now = timezone.now()
    origins = chance.choices(list(paises), list(paises.values()), k=how_many)
    personas, fichas, known = [], [], []
    for number, pais in enumerate(origins):
        names = NAMES.get(pais, NAMES["AR"])
        nombres = " ".join(
            chance.sample(names[chance.choice(("mujeres", "hombres"))].split(), chance.choice((1, 2)))
        )
        surnames = names["apellidos"].split()
        primer = chance.choice(surnames)
        if number < RARE_PEOPLE:
            nombres, primer = COMMON, RARE
        segundo = chance.choice(surnames) if pais in ("CL", "AR") or chance.random() < 0.8 else ""
        persona, ficha = (f"{chance.getrandbits(128):032x}" for _ in range(2))
        comuna = chance.choices(comunas, range(len(comunas), 0, -1))[0]
        if pais == "CL" or number < RARE_PEOPLE or number % 3:
            digits = 5_000_000 + first_run + number
            document = {"documento": "run", "run": f"{digits}-{check_digit(digits)}"}
            shown = f"{digits:,}-{check_digit(digits)}".replace(",", ".")
        else:
            foreign = f"DEMO{number:08}"
            document = {"documento": "extranjero", "numero_extranjero": foreign, "pais_emisor": pais}
            document["clave_numero"] = number_key(foreign)
            shown = f"{foreign} ({countries.name(pais)})"
        personas.append({"id": persona, **document})
        fichas.append(
            {
                "id": ficha,
                "area": area,
                "persona_id": persona,
                "identificacion": shown,
                "nombres": nombres,
                "primer_apellido": primer,
                "segundo_apellido": segundo,
                "nacimiento": date(1940, 1, 1) + timedelta(days=chance.randrange(25_000)),
                "nacionalidad": pais,
                "comuna_id": comuna,
                "clave": search_key(primer, segundo, nombres),
                "clave_nombres": search_key(nombres, primer, segundo),
                "creada": now,
            }
        )
        known.append(Known(ficha, pais, comuna))
    write(Persona, personas)
    write(Ficha, fichas)
    return known


def asking(how_many: int, people: Sequence[Known], chance: Random) -> Iterator[Known]:
    """Who comes each time; those of the rare surname came the last of all, and only so often."""
    common = people[RARE_PEOPLE:]
    for number in range(how_many):
        left = how_many - 1 - number
        yield people[left % RARE_PEOPLE] if left < RARE_REQUESTS else chance.choice(common)


# --- days ------------------------------------------------------------------------------------------------------


def days(how_many: int, today: date) -> Iterator[date]:
    """The day each record came in, in their order: spread over ten years, and so many in each of the last seven."""
    spread = how_many - 7 * LAST_WEEK
    first = date(today.year - YEARS, 1, 1)
    span = (today - first).days - 6
    for number in range(spread):
        yield first + timedelta(days=number * span // spread)
    for number in range(7 * LAST_WEEK):
        yield today - timedelta(days=6 - number // LAST_WEEK)


def numbered(received: Iterable[date]) -> Iterator[tuple[date, str]]:
    """Each day with the number of its record, which starts anew every year."""
    year, numbers = 0, count(1)
    for day in received:
        if day.year != year:
            year, numbers = day.year, count(1)
        yield day, f"{year}-{next(numbers):05d}"


def waits(day: date, today: date, chance: Random) -> bool:
    """Whether what came in that day is still without an answer: six of a hundred, most of them recent."""
    years = (today - day).days / 365
    return chance.random() < (0.40 if years < 1 else 0.12 if years < 2 else 0.01)


# --- the records -----------------------------------------------------------------------------------------------


def requests(
    how_many: int, people: Sequence[Known], today: date, staff: dict[str, Any], chance: Random
) -> Iterator[dict[str, Any]]:
    """The requests, in the order they came in."""
    tipos, weights = zip(*[(tipo.pk, weight) for tipo, weight in catalogue.tipos()], strict=True)
    clerk, other, head = (staff[who].pk for who in ("extranjeria", "extranjeria2", "jefatura"))
    received = numbered(days(how_many, today))
    for place, ((day, numero), who) in enumerate(
        zip(received, asking(how_many, people, chance), strict=True)
    ):
        annulled = chance.random() < 0.03
        row = {
            **entered(place + 1, numero, day, who, clerk, head if annulled else None),
            "nacionalidad": "XX" if place % 1000 == 500 else who.nacionalidad,
            "folio": f"GE-{numero}",
            "tipo_id": chance.choices(tipos, weights)[0],
            "calidad": "dependiente" if chance.random() < 0.2 else "titular",
            "canal": "con_cita" if chance.random() < 0.6 else "sin_cita",
            "observaciones": "Trae los papeles que faltaban. " * (place % 3),
        }
        if annulled or waits(day, today, chance):
            estado = EstadoSolicitud.INGRESADA if annulled else chance.choice(PENDIENTES)
            row |= {
                "estado": estado,
                "analizada_por_id": None if estado == EstadoSolicitud.INGRESADA else clerk,
            }
            if estado == EstadoSolicitud.AMPLIACION:
                asked = {"pedido": PEDIDOS[0], "ampliacion_el": day, "vence_el": day + timedelta(days=60)}
                row |= asked
        else:
            estado = chance.choices(RESUELTAS, (84, 7, 6, 3))[0]
            answered = min(today, day + timedelta(days=int(chance.triangular(3, 330, 70))))
            row |= {
                "estado": estado,
                "analizada_por_id": other,
                "resuelta_el": answered,
                "resuelta_por_id": head if estado in CON_RESOLUCION else other,
                "resolucion": f"{place}/{answered.year}" if estado in CON_RESOLUCION else "",
                "motivo": MOTIVOS[estado] if estado in SIN_PERMISO else "",
                "derivada_a": DERIVADA_A if estado == EstadoSolicitud.DERIVADA else "",
            }
        yield row


def entered(
    key: int, numero: str, day: date, who: Known, clerk: int, annulled_by: int | None
) -> dict[str, Any]:
    """What every record holds: of which day and whom it is, who typed it and, if somebody did, who annulled it."""
    return {
        "id": key,
        "numero": numero,
        "ocurrido_el": day,
        "registrado_el": f"{day} 12:00:00+00:00",
        "registrado_por_id": clerk,
        "anulado_el": day if annulled_by else None,
        "anulado_por_id": annulled_by,
        "motivo_anulacion": ANULADA if annulled_by else "",
        "comuna_id": who.comuna,
        "ficha_id": who.ficha,
    }


def cases(
    how_many: int,
    people: Sequence[Known],
    today: date,
    staff: dict[str, Any],
    proveedor: int,
    chance: Random,
) -> Iterator[dict[str, Any]]:
    """The cases of the fund, in the order they came in."""
    ayudas = [
        Ayuda.objects.create(
            materia=one.materia, nombre=one.nombre, clase=one.clase, desde=date(today.year - YEARS, 1, 1)
        ).pk
        for one in texts.AYUDAS
    ]
    clerk, other, head = (staff[who].pk for who in ("orasmi", "orasmi2", "jefatura"))
    received = numbered(days(how_many, today))
    for place, ((day, numero), who) in enumerate(
        zip(received, asking(how_many, people, chance), strict=True)
    ):
        annulled = chance.random() < 0.03
        if annulled or waits(day, today, chance):
            estado = EstadoPostulacion.INGRESADA if annulled else chance.choice(EN_TRAMITE)
        elif (today - day).days > 800:
            estado = chance.choice((EstadoPostulacion.CERRADA, *SIN_AYUDA))
        else:
            estado = chance.choice((*BENEFICIADAS, *SIN_AYUDA))
        proposed = estado in (EstadoPostulacion.PROPUESTA, *BENEFICIADAS)
        money = chance.randrange(5, 90) * 10_000
        steps = [
            min(today, day + timedelta(days=ahead)) for ahead in (chance.randrange(5, 120), 130, 140, 160)
        ]
        row = {
            **entered(place + 1, numero, day, who, clerk, head if annulled else None),
            "estado": estado,
            "folio_siep": f"S-{numero}" if proposed or place % 4 else None,
            "folio_el": day if proposed or place % 4 else None,
            "hogar": chance.randint(1, 7),
            "rsh": chance.choice(list(Tramo)),
            "canal": chance.choice(list(CanalOrasmi)),
            "ayuda_id": chance.choice(ayudas),
            "grupo": chance.choice(list(Grupo)),
            "necesidad": "Lo que se cuenta en la entrevista. " * 3,
            "solicitado": money,
        }
        if proposed or place % 3:
            informe = {"informe_profesional": "Asistente social", "informe_institucion": "Municipalidad"}
            row |= {**informe, "informe_fecha": day}
        yield row | went_on(estado, numero, money, steps, (clerk, other, head), proveedor)


def went_on(
    estado: str, numero: str, money: int, steps: Sequence[date], people: Sequence[int], proveedor: int
) -> dict[str, Any]:
    """What the steps wrote on a case by the time it stands there."""
    clerk, other, head = people
    row: dict[str, Any] = {}
    if estado in (EstadoPostulacion.PROPUESTA, *BENEFICIADAS):
        row |= {"propuesto": money, "fundamento": "Corresponde.", "propuesta_por_id": clerk}
        row |= {"evaluada_por_id": clerk}
    if estado in BENEFICIADAS:
        row |= {"aprobado": money, "acta_numero": numero, "aprobada_el": steps[0], "aprobada_por_id": head}
        row |= {"resuelta_el": steps[0]}
    if estado in COMPRADAS:
        row |= {"via": "mercado_publico", "orden": numero, "proveedor_id": proveedor}
        row |= {"comprometido": money, "comprada_el": steps[1]}
    if estado in ENTREGADAS:
        row |= {"recibo": numero, "pagado": money, "entregada_el": steps[2], "entregada_por_id": other}
    if estado in RENDIDAS:
        row |= {"rendido": money, "rendida_el": steps[3]}
    if estado in SIN_AYUDA:
        row |= {"motivo": "No cumple los requisitos.", "resuelta_el": steps[0]}
        row |= {"derivada_a": "Municipalidad" if estado == EstadoPostulacion.DERIVADA else ""}
    return row


def checks(drawn: Sequence[dict[str, Any]], clerk: int) -> Iterator[dict[str, Any]]:
    """The risk check of each case that was proposed, and of some others."""
    done = (case for case in drawn if case.get("propuesto") or case["id"] % 5)
    for number, case in enumerate(done, start=1):
        answers = dict.fromkeys(ControlRiesgo.PREGUNTAS, True)
        signed = {"fecha": case["ocurrido_el"], "hecho_por_id": clerk}
        yield {"id": number, "postulacion_id": case["id"], **answers, **signed}


def sheets(how_many: int, today: date, clerk: int, chance: Random) -> Iterator[dict[str, Any]]:
    """The daily sheets of the counter, one line for each procedure."""
    tramites = [
        (tramite.pk, con_cita) for con_cita in (True, False) for tramite, _ in catalogue.tramites(con_cita)
    ]
    shifts = [today - timedelta(days=1 + back * YEARS * 365 // (how_many + 1)) for back in range(how_many)]
    lines = ((day, *tramite) for day in sorted(set(shifts)) for tramite in tramites)
    for number, (day, tramite, con_cita) in enumerate(lines, start=1):
        yield {
            "id": number,
            "numero": f"{day.year}-{number:05d}",
            "ocurrido_el": day,
            "registrado_el": f"{day} 12:00:00+00:00",
            "registrado_por_id": clerk,
            "tramite_id": tramite,
            "con_cita": chance.randrange(1, 30) if con_cita else 0,
            "sin_cita": chance.randrange(1, 20),
            "no_llegaron": chance.randrange(5) if con_cita else 0,
        }
