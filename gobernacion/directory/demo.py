"""The invented people of the demonstration: the same ones every time, with RUNs that belong to nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from tomllib import loads
from uuid import UUID

from django.db.models import Q

from gobernacion.directory.models import ClaseOrganizacion, Documento, Ficha, Organizacion, Persona, Sexo
from gobernacion.directory.models.persona import EXTRANJEROS
from gobernacion.lib.days import YearAlone
from gobernacion.lib.periods import SANTIAGO
from gobernacion.lib.run import DEMO_RANGE, check_digit
from gobernacion.territory.models import Comuna, Sector

POPULATION = 60_000
"""How many people the invented province has: few enough for two areas to know some of the same."""

BORN_FROM, BORN_TO = date(1925, 1, 1), date(2019, 1, 1)
CENSUS = 2019
BATCH = 2_000
OPENED = date(2018, 1, 1)
OPENED_AT = datetime.combine(OPENED, time(12), SANTIAGO)
"""When the office of the demonstration wrote down its catalogues and the people it knew."""

FOREIGN = (
    *(Documento.PASAPORTE, Documento.CEDULA, Documento.PASAPORTE, Documento.CEDULA, Documento.PASAPORTE),
    *(Documento.EXTRANJERO, Documento.OTRO, Documento.PROVISORIO),
)
"""What those show who have no RUN: now and then it is not known what it was."""

FIRST_PROVISIONAL_OF_NOBODY = 990_000_000
"""Far above any that a service has given."""

ODD = 60
"""One person in so many has each of the oddities of an identity."""

REASONS = (
    "Extravió su cédula y no recuerda el número",
    "Ingresó por paso no habilitado",
    "En situación de calle",
)
STREETS = (
    "Los Aromos",
    "El Olivar",
    "Las Higueras",
    "Los Papayos",
    "El Pimiento",
    "Las Añañucas",
    "Los Chañares",
)


NAMES = loads(Path(__file__).with_name("demo_names.toml").read_text(encoding="utf-8"))
COUNTRIES, WEIGHTS = list(NAMES), [names["peso"] for names in NAMES.values()]


@dataclass(frozen=True)
class Inventada:
    """Somebody who does not exist, number ``numero`` of the invented province."""

    numero: int
    documento: Documento
    pais: str
    sexo: Sexo
    nombres: str
    primer_apellido: str
    segundo_apellido: str
    nacimiento: date
    solo_year: bool = False
    nombre_social: str = ""

    def persona(self) -> Persona:
        """The document this one shows."""
        if self.documento == Documento.RUN:
            number = DEMO_RANGE[self.numero]
            persona = Persona.con_run(f"{number}-{check_digit(number)}")
        elif self.documento in EXTRANJEROS:
            persona = Persona.extranjera(f"DEMO{self.numero:07}", self.pais, self.documento)
        elif self.documento == Documento.PROVISORIO:
            number = FIRST_PROVISIONAL_OF_NOBODY + self.numero
            persona = Persona.provisoria(f"{number}-{check_digit(number)}")
        else:
            persona = Persona.sin_documento(_chance("motivo", self.numero).choice(REASONS))
        # Always the same, so that loading the demonstration twice finds those without a document too.
        persona.id = UUID(int=_chance("id", self.numero).getrandbits(128), version=4)
        return persona


def people(seed: str, n: int, among: int = POPULATION) -> list[Inventada]:
    """``n`` different people of the invented province; the same seed, the same people."""
    return [invent(number) for number in _chance("grupo", seed).sample(range(among), n)]


def people_from(seed: str, wanted: Mapping[str, int]) -> dict[str, list[Inventada]]:
    """So many different people of the invented province from each country, or as many as there are."""
    found: dict[str, list[Inventada]] = {pais: [] for pais in wanted}
    missing = {pais for pais, how_many in wanted.items() if how_many}
    for number in _chance("grupo", seed).sample(range(POPULATION), POPULATION):
        if not missing:
            break
        # Who comes from where is drawn first of all: most need not be invented to be passed over.
        pais = _country(_chance_of(number))
        if pais in missing:
            found[pais].append(invent(number))
            if len(found[pais]) == wanted[pais]:
                missing.remove(pais)
    return found


def fichas(area: str, people: Sequence[Inventada]) -> list[Ficha]:
    """What an area knows of these people, in their order, written if it did not know them yet."""
    places = list(_places())
    weights = [weight for weight, _, _ in places]
    found: list[Ficha] = []
    for start in range(0, len(people), BATCH):
        some = people[start : start + BATCH]
        personas = _keep([one.persona() for one in some])
        typed = []
        for one, persona in zip(some, personas, strict=True):
            chance = _chance(area, one.numero)
            _, comuna, sectores = _chance("comuna", one.numero).choices(places, weights)[0]
            typed.append(_typed(area, one, persona, comuna, sectores, chance))
        Ficha.objects.bulk_create(typed, ignore_conflicts=True)
        known = {
            ficha.persona_id: ficha
            for ficha in Ficha.objects.de_area(area)
            .filter(persona__in=personas)
            .select_related("persona", "comuna", "sector")
        }
        new = {one.pk for one in typed}
        Ficha.history.bulk_history_create(
            [one for one in known.values() if one.pk in new],
            batch_size=BATCH,
            default_date=OPENED_AT,
        )
        found += [known[persona.pk] for persona in personas]
    return found


def organisation(nombre: str, clase: ClaseOrganizacion, comuna: Comuna | None = None) -> Organizacion:
    """An organisation that works with the office, which another area may have written already."""
    found, _ = Organizacion.objects.get_or_create(nombre=nombre, defaults={"clase": clase, "comuna": comuna})
    return found


def invent(numero: int) -> Inventada:
    """The person with that number. One in a hundred comes back without document, as if they were another."""
    twin = _is_twin(numero)
    chance = _chance_of(numero)
    pais = _country(chance)
    sexo = chance.choice([Sexo.MUJER, Sexo.HOMBRE])
    given = NAMES[pais]["mujeres" if sexo == Sexo.MUJER else "hombres"].split()
    surnames = NAMES[pais]["apellidos"].split()
    documento = Documento.RUN
    if pais != "CL" and chance.random() < 0.3:
        documento = chance.choice([FOREIGN[numero % len(FOREIGN)]] * 2 + [Documento.SIN_DOCUMENTO])
    one = Inventada(
        numero,
        Documento.SIN_DOCUMENTO if twin else documento,
        pais,
        sexo,
        " ".join(chance.sample(given, chance.choice([1, 2, 2]))),
        chance.choice(surnames),
        "" if chance.random() < NAMES[pais]["un_apellido"] else chance.choice(surnames),
        BORN_FROM + timedelta(days=int(chance.triangular(0, (BORN_TO - BORN_FROM).days, 21_000))),
    )
    return one if twin else _odd(one, given)


def _odd(one: Inventada, given: Sequence[str]) -> Inventada:
    """The same one, whose identity is odd now and then: a year of birth alone, one name, another they go by."""
    if one.numero % ODD == 5:
        one = replace(one, solo_year=True, nacimiento=YearAlone(one.nacimiento.year).day_counted)
    if one.numero % ODD == 7 and one.pais != "CL":
        one = replace(one, primer_apellido="", segundo_apellido="")
    if one.numero % ODD == 9:
        one = replace(one, nombre_social=given[one.numero % len(given)])
    return one


def _is_twin(numero: int) -> bool:
    return numero % 100 == 1


def _chance_of(numero: int) -> Random:
    return _chance("persona", numero - 1 if _is_twin(numero) else numero)


def _country(chance: Random) -> str:
    return chance.choices(COUNTRIES, WEIGHTS)[0]


def _typed(
    area: str,
    one: Inventada,
    persona: Persona,
    comuna: Comuna | None,
    sectores: Sequence[Sector],
    chance: Random,
) -> Ficha:
    """The ficha as that area's desk would have typed it: now and then a second surname is missing."""
    sector = chance.choice(sectores) if sectores and chance.random() < 0.7 else None
    ficha = Ficha(
        area=area,
        persona=persona,
        nombres=one.nombres,
        primer_apellido=one.primer_apellido,
        segundo_apellido="" if chance.random() < 0.03 else one.segundo_apellido,
        nombre_social=one.nombre_social,
        nacimiento=one.nacimiento,
        sexo=one.sexo,
        nacionalidad=one.pais,
        comuna=comuna,
        sector=sector,
        direccion=f"{chance.choice(STREETS)} {chance.randrange(1, 999)}",
        # No line of Chile begins with 0.
        telefono=f"+56 9 0{chance.randrange(1000):03} {chance.randrange(10_000):04}",
        correo=f"persona{one.numero}@example.com" if chance.random() < 0.4 else "",
    )
    if one.solo_year:
        ficha.nacido = YearAlone(one.nacimiento.year)
    ficha.derive()
    return ficha


def _keep(personas: Sequence[Persona]) -> list[Persona]:
    """The stored ones of those documents, in the same order."""
    Persona.objects.bulk_create(personas, ignore_conflicts=True)
    stored = Persona.objects.filter(
        Q(run__in=[one.run for one in personas if one.run])
        | Q(numero_extranjero__in=[one.numero_extranjero for one in personas if one.numero_extranjero])
        | Q(id__in=[one.id for one in personas if one.motivo_sin_documento])
    )
    by_document = {_document(one): one for one in stored}
    return [by_document[_document(one)] for one in personas]


def _document(persona: Persona) -> tuple[str, str | None, str, str, str]:
    number, kind = persona.numero_extranjero, str(persona.documento)
    return kind, persona.run, persona.pais_emisor, number, "" if persona.run or number else str(persona.id)


def _places() -> Iterator[tuple[int, Comuna | None, list[Sector]]]:
    """Each comuna of the province with how many live in it and its sectors; nowhere, before they are loaded."""
    comunas = Comuna.objects.propias().con_poblacion(CENSUS).order_by("cut").prefetch_related("sectores")
    empty = True
    for comuna in comunas:
        empty = False
        yield comuna.habitantes or 1, comuna, sorted(comuna.sectores.all(), key=lambda sector: sector.nombre)  # type: ignore[attr-defined]
    if empty:
        yield 1, None, []


def _chance(*what: object) -> Random:
    """A chance that falls the same way every time."""
    return Random(" ".join(map(str, what)))  # noqa: S311  (nothing secret is drawn)
