"""The end of an area as the chapters of the account tell it."""

from __future__ import annotations

import re
from datetime import date

from django.core.exceptions import ValidationError

from gobernacion.access.public_text import names_nobody
from gobernacion.lib.periods import Period
from gobernacion.published.rows import Origen
from gobernacion.published.telling import literal
from gobernacion.releases.models import Edicion
from gobernacion.territory.vigencias import Termino, ends

SAID = re.compile(
    r"^Se mide hasta el [0-9]{2}-[0-9]{2}-[0-9]{4} \(.*\): lo que ocurrió después no entra en ninguna cifra\.\s*",
    re.MULTILINE,
)
"""How a chapter says that its area ended."""


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
