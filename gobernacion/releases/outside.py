"""What editions tell of days on which nobody answers for an area: read before deciding, and mended after."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from gobernacion.areas import title_of
from gobernacion.indicators.registry import registry
from gobernacion.lib.clp import counted
from gobernacion.lib.periods import Period, Vigencia
from gobernacion.published.models import CifraPublicada
from gobernacion.published.rows import Origen
from gobernacion.releases.asking import READ
from gobernacion.releases.models import Cifra, Edicion, EstadoEdicion
from gobernacion.territory.vigencias import VigenciaArea

STAYS = (
    "Quedan como se publicaron. Una fe de erratas quitaría las que se midieron de los registros, o las mediría solo "
    "hasta ese día; lo que dice un documento no cambia."
)


# --- before it is decided ---------------------------------------------------------------------------------------


def said_before_deciding(area: str, dias: Vigencia) -> list[str]:
    """What whoever decides on which days an area is answered for has to know of what was published and is prepared."""
    limits = _limits(dias)
    beyond = " o ".join(f"{one.when} al {one.day:%d-%m-%Y}" for one in limits)
    if not beyond:
        return ["El área queda vigente sin primer ni último día: ninguna cifra publicada queda fuera."]
    told = [f"Edición {slug}: {_speak(n)} de días {beyond}." for slug, n in _published(area, limits).items()]
    said = [*told, STAYS] if told else [f"Ninguna cifra publicada habla de días {beyond}."]
    return [*said, *_prepared(area, limits, beyond)]


def _published(area: str, limits: Collection[Limit]) -> dict[str, int]:
    """How many figures of each published edition that nothing replaces speak of time outside some days of an area."""
    told = CifraPublicada.objects.filter(codigo__in=_codes(area), edicion__reemplazada_por=None)
    rows = told.filter(_beyond(limits)).values_list("edicion", "edicion__posicion")
    return {slug: n for slug, _, n in rows.annotate(n=Count("pk")).order_by("edicion__posicion")}


def _prepared(area: str, limits: Collection[Limit], beyond: str) -> Iterator[str]:
    """A sentence for each edition not published yet that measured such time."""
    for edicion in Edicion.objects.exclude(estado=EstadoEdicion.PUBLICADA).order_by("year", "numero"):
        if n := _measured(edicion, area).filter(_beyond(limits)).count():
            yield f"{_name(edicion)}: {_speak(n)} de días {beyond}. Habrá que {_to_do(edicion)}."


def _name(edicion: Edicion) -> str:
    kind = "Fe de erratas" if edicion.reemplaza_id else "Edición"
    return f"{kind} {edicion}, {'en preparación' if edicion.en_preparacion else 'aprobada y sin publicar'}"


def _to_do(edicion: Edicion) -> str:
    """What an edition that is not published asks for."""
    if edicion.reemplaza_id:
        step = "tomar de los registros las que ella cambia"
    else:
        step = "tomarlas de los registros" if edicion.transcribe else "medirla de nuevo"
    return step if edicion.en_preparacion else f"devolverla a borrador y {step}"


def _speak(how_many: int) -> str:
    return counted(how_many, "cifra habla", "cifras hablan")


# --- once it is decided -----------------------------------------------------------------------------------------


def to_mend(edicion: Edicion) -> list[str]:
    """What an edition may not be published with: what it measured of days outside those now answered for.

    Of an erratum only what it changes: the rest stands as it was published. What was taken into a document is told
    over the days of the document.
    """
    if edicion.transcribe:
        return []
    found = []
    for area, dias in VigenciaArea.objects.decididas().items():
        for limit in _limits(dias):
            cifras = list(_measured(edicion, area).filter(limit.beyond).order_by("orden"))
            if edicion.reemplaza_id:
                cifras = _changed(edicion, cifras)
            if cifras:
                days = f"de días {limit.when} al {limit.name} de {title_of(area)} ({limit.day:%d-%m-%Y})"
                found.append(_sentence(edicion, cifras, days))
    return found


def _changed(edicion: Edicion, cifras: Collection[Cifra]) -> list[Cifra]:
    """Those of these figures that the edition it replaces does not tell alike."""
    assert edicion.reemplaza, "only an erratum changes something"
    corrected = Cifra.objects.filter(edicion__year=edicion.year, edicion__numero=edicion.reemplaza.numero)
    said = set(corrected.values_list(*READ))
    return [cifra for cifra in cifras if tuple(getattr(cifra, name) for name in READ) not in said]


def _sentence(edicion: Edicion, cifras: Collection[Cifra], days: str) -> str:
    if not edicion.reemplaza_id:
        return f"La edición {edicion} habla {days}: mídala de nuevo."
    codes = list(dict.fromkeys(cifra.codigo for cifra in cifras))
    speaks, take = ("habla", "tómela") if len(codes) == 1 else ("hablan", "tómelas")
    return f"{', '.join(codes)} {speaks} {days}: {take} de los registros."


# --- what is outside --------------------------------------------------------------------------------------------


class Limit(NamedTuple):
    """The first or the last day on which an area is answered for, and the figures that go beyond it."""

    day: date
    name: str
    when: str
    beyond: Q


def _limits(dias: Vigencia) -> list[Limit]:
    found = []
    if first := dias.desde:
        found.append(Limit(first, "primero", "anteriores", Q(desde__lt=first)))
    if (last := dias.ultimo_dia) and last < date.max:
        beyond = Q(corte__gt=last) | Q(corte=None, hasta__gt=Period.day(last).hasta)
        found.append(Limit(last, "último", "posteriores", beyond))
    return found


def _beyond(limits: Collection[Limit]) -> Q:
    """Whose first day counted comes before the first of these, or whose last comes after the last."""
    beyond = Q(pk=None)
    for limit in limits:
        beyond |= limit.beyond
    return beyond


def _measured(edicion: Edicion, area: str) -> QuerySet[Cifra]:
    """The figures of an edition that were measured from the records of an area, or that it tells."""
    return edicion.cifras.filter(origen=Origen.REGISTROS, codigo__in=_codes(area))


def _codes(area: str) -> list[str]:
    """The codes that an area tells, and those measured from its records."""
    return [
        one.codigo
        for one in registry()
        if area in (registry().area_of(one.codigo).label, registry().counted_by(one.codigo).label)
    ]
