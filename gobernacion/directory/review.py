"""What the steward of the directory should look at: people who may be one, and fichas that do not agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import combinations, islice
from uuid import UUID

from django.db.models import Count, F

from gobernacion.directory.models import Distincion, Documento, Ficha, Persona

ALIKE = 0.8
SHORTEST_NUMBER = 5
DAYS_AT_A_TIME = 200


@dataclass(frozen=True)
class Repetida:
    """Two fichas that may be of one person, and why they are proposed."""

    una: Ficha
    otra: Ficha
    razon: str


def alike(one: str, other: str) -> bool:
    """Whether two search keys may be one name: one says less than the other, or they are spelled almost the same."""
    shorter, longer = sorted((set(one.split()), set(other.split())), key=len)
    if len(shorter) > 1 and shorter <= longer:
        return True
    return SequenceMatcher(None, _sorted(one), _sorted(other)).ratio() >= ALIKE


def discrepancies(limit: int) -> list[UUID]:
    """The first people on whose name or birth date the areas disagree."""
    return list(
        Ficha.objects.vigentes()
        .values(titular=F("persona__titular"))
        .annotate(
            nombres_distintos=Count("clave", distinct=True),
            nacimientos_distintos=Count("nacimiento", distinct=True),
        )
        .exclude(nombres_distintos=1, nacimientos_distintos__lte=1)
        .order_by("titular")
        .values_list("titular", flat=True)[:limit]
    )


def probable_duplicates(limit: int) -> list[Repetida]:
    """The first pairs worth a look, those already told apart aside."""
    apart = set(Distincion.objects.values_list("una", "otra"))
    found: dict[tuple[UUID, UUID], Repetida] = {}
    for pair in _candidates():
        key = _pair(pair)
        if key[0] != key[1] and key not in apart and key not in found:
            found[key] = pair
            if len(found) == limit:
                break
    return list(found.values())


def _candidates() -> Iterator[Repetida]:
    yield from _same_number()
    yield from _same_birth()


def _same_number() -> Iterator[Repetida]:
    """Foreign documents whose numbers differ only in their spelling."""
    repeated = (
        Persona.objects.exclude(clave_numero="")
        .values("clave_numero")
        .annotate(veces=Count("id"))
        .filter(veces__gt=1)
        .order_by("clave_numero")
        .values_list("clave_numero", flat=True)
    )
    for clave in repeated.iterator():
        if len(clave) < SHORTEST_NUMBER:
            continue
        fichas = Ficha.objects.vigentes().filter(persona__clave_numero=clave).select_related("persona")
        for una, otra in combinations(fichas.order_by("pk"), 2):
            may_be_one = _same_document(una.persona, otra.persona) or alike(una.clave, otra.clave)
            if una.persona_id != otra.persona_id and may_be_one:
                yield Repetida(una, otra, "El número del documento se escribe casi igual.")


def _same_document(una: Persona, otra: Persona) -> bool:
    """Whether the two may be one document: a passport and a national card of one number are two."""
    kinds = {una.documento, otra.documento}
    return una.pais_emisor == otra.pais_emisor and (len(kinds) == 1 or Documento.EXTRANJERO in kinds)


def _same_birth() -> Iterator[Repetida]:
    """People born the same day with a similar name, of whom one at least has no RUN."""
    days = (
        Ficha.objects.vigentes()
        .filter(persona__run__isnull=True, nacimiento__isnull=False)
        .order_by("nacimiento")
        .values_list("nacimiento", flat=True)
        .distinct()
        .iterator()
    )
    while some := list(islice(days, DAYS_AT_A_TIME)):
        for born in _by_birth(some).values():
            for una, otra in combinations(born, 2):
                if not (una.persona.run and otra.persona.run) and alike(una.clave, otra.clave):
                    yield Repetida(una, otra, "Nacieron el mismo día, el nombre es parecido y falta un RUN.")


def _by_birth(days: Iterable[date | None]) -> dict[date | None, list[Ficha]]:
    fichas = Ficha.objects.vigentes().filter(nacimiento__in=days).select_related("persona")
    born: dict[date | None, list[Ficha]] = defaultdict(list)
    for ficha in fichas.order_by("nacimiento", "pk"):
        born[ficha.nacimiento].append(ficha)
    return born


def _pair(pair: Repetida) -> tuple[UUID, UUID]:
    first, second = sorted((pair.una.persona.titular, pair.otra.persona.titular))
    return first, second


def _sorted(clave: str) -> str:
    return " ".join(sorted(clave.split()))
