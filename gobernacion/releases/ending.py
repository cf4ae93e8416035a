"""The end of an area as the account tells it: what a decision leaves outside of what was published."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q

from gobernacion.indicators.registry import registry
from gobernacion.lib.clp import counted
from gobernacion.lib.periods import Period, Vigencia
from gobernacion.published.models import CifraPublicada

STAYS = (
    "Quedan como se publicaron. Una fe de erratas quitaría las que se midieron de los registros, o las mediría solo "
    "hasta ese día; lo que dice un documento no cambia."
)


def figures_outside(area: str, dias: Vigencia) -> dict[str, int]:
    """How many figures of each published edition that nothing replaces speak of time outside some days of an area."""
    codes = [one.codigo for one in registry() if area in _answering(one.codigo)]
    told = CifraPublicada.objects.filter(codigo__in=codes, edicion__reemplazada_por=None)
    rows = told.filter(_outside(dias)).values_list("edicion", "edicion__posicion")
    return {slug: n for slug, _, n in rows.annotate(n=Count("pk")).order_by("edicion__posicion")}


def said_before_deciding(area: str, dias: Vigencia) -> list[str]:
    """What whoever decides on which days an area is answered for has to know of what was published."""
    beyond = " o ".join(
        f"{when} al {day:%d-%m-%Y}"
        for when, day in (("anteriores", dias.desde), ("posteriores", dias.ultimo_dia))
        if day
    )
    if not beyond:
        return ["El área queda vigente sin primer ni último día: ninguna cifra publicada queda fuera."]
    found = figures_outside(area, dias)
    if not found:
        return [f"Ninguna cifra publicada habla de días {beyond}."]
    told = [
        f"Edición {slug}: {counted(n, 'cifra habla', 'cifras hablan')} de días {beyond}."
        for slug, n in found.items()
    ]
    return [*told, STAYS]


def _answering(codigo: str) -> tuple[str, str]:
    """The area that tells a code, and the one whose records it is measured from."""
    return registry().area_of(codigo).label, registry().counted_by(codigo).label


def _outside(dias: Vigencia) -> Q:
    """Whose last day counted comes after the last of these, or whose first comes before the first."""
    outside = Q(pk=None)
    if dias.desde:
        outside |= Q(desde__lt=dias.desde)
    if dias.ultimo_dia and dias.ultimo_dia < date.max:
        outside |= Q(corte__gt=dias.ultimo_dia) | Q(corte=None, hasta__gt=Period.day(dias.ultimo_dia).hasta)
    return outside
