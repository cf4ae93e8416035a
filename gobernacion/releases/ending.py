"""The end of an area as the account tells it: what a decision leaves outside, and what the chapters say of it."""

from __future__ import annotations

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Count, Q

from gobernacion.access.public_text import names_nobody
from gobernacion.indicators.registry import registry
from gobernacion.lib.clp import counted
from gobernacion.lib.periods import Period, Vigencia
from gobernacion.published.models import CifraPublicada
from gobernacion.published.rows import Origen
from gobernacion.published.telling import literal
from gobernacion.releases.models import Edicion
from gobernacion.territory.vigencias import Termino, ends

SAID = re.compile(
    r"^Se mide hasta el [0-9]{2}-[0-9]{2}-[0-9]{4} \(.*\): lo que ocurrió después no entra en ninguna cifra\.\s*",
    re.MULTILINE,
)
"""How a chapter says that its area ended."""

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


# --- what the chapters say ------------------------------------------------------------------------------------


def tell(edicion: Edicion) -> None:
    """Say in the chapters of each area that ended until what day it is measured and why, and take out what ended not.

    Only where its figures say so too: what was measured of later days, before that was decided, stands.
    """
    told: dict[str, date] = {}
    measured = edicion.cifras.filter(origen=Origen.REGISTROS)
    for area, desde, hasta, corte in measured.values_list("area", "desde", "hasta", "corte").distinct():
        told[area] = max(told.get(area, date.min), corte or Period(desde, hasta).last_day)
    ended = {
        area: _sentence(end)
        for area, end in ends().items()
        if area in told and told[area] <= end.ultimo_dia <= edicion.ultimo_dia
    }
    for capitulo in edicion.capitulos.filter(area__in=told):
        words = _with(capitulo.resumen, ended.get(capitulo.area, ""))
        if words != capitulo.resumen:
            capitulo.resumen = words
            capitulo.save(update_fields=["resumen"])


def _sentence(end: Termino) -> str:
    try:
        names_nobody(end.motivo)
    except ValidationError:
        end = end._replace(motivo="por decisión de la oficina")
    return f"{literal(end.frase)}: lo que ocurrió después no entra en ninguna cifra."


def _with(words: str, sentence: str) -> str:
    """The words of a chapter with that sentence as a paragraph, and without what said another end."""
    said = [one.strip() for one in SAID.findall(words)]
    if said == ([sentence] if sentence else []):
        return words
    return "\n\n".join(filter(None, [without_the_end(words).strip(), sentence]))


def without_the_end(words: str) -> str:
    """The words of a chapter but for what is said of the end of its area."""
    return SAID.sub("", words)


# --- what is outside ------------------------------------------------------------------------------------------


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
