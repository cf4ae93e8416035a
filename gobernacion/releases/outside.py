"""What editions tell of days on which nobody answers for an area: read before deciding, and mended after."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from gobernacion.areas import title_of
from gobernacion.indicators.figures import Momento
from gobernacion.indicators.moments import Decididas, moment_told
from gobernacion.indicators.registry import registry
from gobernacion.lib.clp import counted
from gobernacion.lib.periods import Period, Vigencia
from gobernacion.published.models import CifraPublicada
from gobernacion.published.rows import Origen
from gobernacion.releases.asking import READ
from gobernacion.releases.models import Cifra, Edicion, EstadoEdicion
from gobernacion.releases.protection import place
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
    told = [f"Edición {slug}: {_speak(n)} de días {beyond}." for slug, n in _published(area, limits).items()]
    if told:
        told.append(STAYS)
    elif beyond:
        told.append(f"Ninguna cifra publicada habla de días {beyond}.")
    else:
        told.append("El área queda vigente sin primer ni último día: ninguna cifra publicada queda fuera.")
    return [*told, *_prepared(area, dias, beyond)]


def _published(area: str, limits: Collection[Limit]) -> dict[str, int]:
    """How many figures of each published edition that nothing replaces speak of time outside some days of an area."""
    told = CifraPublicada.objects.filter(codigo__in=_codes(area), edicion__reemplazada_por=None)
    rows = told.filter(_beyond(limits)).values_list("edicion", "edicion__posicion")
    return {slug: n for slug, _, n in rows.annotate(n=Count("pk")).order_by("edicion__posicion")}


def _prepared(area: str, dias: Vigencia, beyond: str) -> Iterator[str]:
    """A sentence for each edition not published yet that measured such time, or less than it would then."""
    then = VigenciaArea.objects.decididas() | {area: dias}
    for edicion in Edicion.objects.exclude(estado=EstadoEdicion.PUBLICADA).order_by("year", "numero"):
        if n := _measured(edicion, area).filter(_beyond(_limits(dias))).count():
            yield f"{_name(edicion)}: {_speak(n)} de días {beyond}. Habrá que {_to_do(edicion)}."
        elif n := len(_of_other_days(edicion, area, then)):
            verb = "cuenta" if n == 1 else "cuentan"
            told = f"{counted(n, 'cifra', 'cifras')} no {verb} todos los días del área"
            yield f"{_name(edicion)}: {told}. Habrá que {_to_do(edicion)}."
        elif _is_left_out(edicion, area, then):
            yield f"{_name(edicion)}: no cuenta el área. Habrá que {_to_do(edicion)}."


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
    found, decididas = [], VigenciaArea.objects.decididas()
    for area, dias in decididas.items():
        beyond = []
        for limit in _limits(dias):
            cifras = _changed(edicion, _measured(edicion, area).filter(limit.beyond).order_by("orden"))
            if cifras:
                days = f"de días {limit.when} al {limit.name} de {title_of(area)} ({limit.day:%d-%m-%Y})"
                beyond.append(_sentence(edicion, cifras, f"habla{{n}} {days}"))
        cifras = [] if beyond else _of_other_days(edicion, area, decididas)
        if cifras or (not beyond and _is_left_out(edicion, area, decididas)):
            less = f"no cuenta{{n}} todos los días por los que hoy se responde en {title_of(area)}"
            beyond.append(_sentence(edicion, cifras, less))
        found += beyond
    return found


def _of_other_days(edicion: Edicion, area: str, decididas: Decididas) -> list[Cifra]:
    """The figures that an edition measured over other days than these decisions leave to an area."""
    if edicion.transcribe:
        return []
    cifras = _changed(edicion, _measured(edicion, area).order_by("orden"))
    today = {
        codigo: moment_told(registry()[codigo], edicion.year, edicion.corte, decididas)
        for codigo in {cifra.codigo for cifra in cifras}
    }
    return [cifra for cifra in cifras if _counted(place(cifra)[1]) != _counted(today[cifra.codigo])]


def _counted(momento: Momento | None) -> tuple[date, date] | None:
    """The first and the last day that count."""
    return momento and (momento.desde, momento.last_day)


def _is_left_out(edicion: Edicion, area: str, decididas: Decididas) -> bool:
    """Whether a measured year tells nothing of an area that these decisions have answered for in it."""
    if edicion.transcribe or edicion.reemplaza_id or _measured(edicion, area).exists():
        return False
    measuring = (registry()[codigo] for codigo in _codes(area) if registry()[codigo].measure)
    return any(moment_told(one, edicion.year, edicion.corte, decididas) for one in measuring)


def _changed(edicion: Edicion, cifras: Iterable[Cifra]) -> list[Cifra]:
    """Of an erratum, those of these figures that the edition it replaces does not tell alike; of any other, all."""
    if not edicion.reemplaza:
        return list(cifras)
    corrected = Cifra.objects.filter(edicion__year=edicion.year, edicion__numero=edicion.reemplaza.numero)
    said = set(corrected.values_list(*READ))
    return [cifra for cifra in cifras if tuple(getattr(cifra, name) for name in READ) not in said]


def _sentence(edicion: Edicion, cifras: Iterable[Cifra], what: str) -> str:
    """What an edition does, its verb ending in "{n}" where it may be plural, and how it is mended."""
    if not edicion.reemplaza_id:
        return f"La edición {edicion} {what.format(n='')}: mídala de nuevo."
    codes = list(dict.fromkeys(cifra.codigo for cifra in cifras))
    n, take = ("", "tómela") if len(codes) == 1 else ("n", "tómelas")
    return f"{', '.join(codes)} {what.format(n=n)}: {take} de los registros."


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
