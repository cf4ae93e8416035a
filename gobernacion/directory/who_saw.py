"""Who saw a person between two days, who could have, and which files took them out of the office.

Who did is in the journal. Who could have follows from the functions held on those days and from the policy as it is
today: whoever may see some record of theirs, or choose it by its name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.text import capfirst

from gobernacion.access import journal
from gobernacion.access.journal_filters import since, until
from gobernacion.access.journal_reading import function_named, held_between, told_in_parts
from gobernacion.access.models import Anotacion, Asignacion
from gobernacion.access.models.asignacion import areas_instaladas
from gobernacion.access.registry import area_of_app, registry
from gobernacion.access.roles import TODAS
from gobernacion.access.rules import Accion, Politica
from gobernacion.directory.models import Persona
from gobernacion.directory.whose import Found, records_of
from gobernacion.lib.sheets import Column

VIO, PUDO, SALIO = "Vio o decidió", "Pudo ver", "Se exportó su lista, sin decir de quiénes"


@dataclass(frozen=True)
class Could:
    """Somebody who held a function by which they could have seen the person, and on which days."""

    quien: str
    usuario: str
    funcion: str
    desde: date
    hasta: date
    que: str
    """The kinds of record of the person that the function reaches."""


class WhoSaw:
    """What is known of who saw one person from one day to another, both included."""

    def __init__(self, persona: Persona, desde: date, hasta: date) -> None:
        self.persona, self.desde, self.hasta = persona, desde, hasta
        self.found: Found = records_of(persona)
        self.keys = {model._meta.label: {str(key) for key in keys} for model, keys in self.found.items()}

    @property
    def did(self) -> QuerySet[Anotacion]:
        """Every line about the person or a record of theirs, the last first."""
        return journal.lines_about(self.keys, self._lines()).order_by("-pk")

    @property
    def maybe_left(self) -> QuerySet[Anotacion]:
        """The exports of lists in which the person may have been, from before lines said of whom they were."""
        lines = self._lines().filter(accion=Accion.EXPORTAR, modelo__in=self.keys, registros="")
        return lines.order_by("-pk")

    def could(self) -> list[Could]:
        """Everybody who held a function that reaches some record of the person, by name and day."""
        areas, reach = dict(areas_instaladas()), list(self._reach())
        held = held_between(self.desde, self.hasta)
        found = []
        for one in held.select_related("user").order_by("user__nombre", "user__username", "desde", "pk"):
            seen = [kind for kind, roles, where in reach if one.rol in roles and _reaches(one, where)]
            first, last = max(self.desde, one.desde), min(self.hasta, one.ultimo_dia or self.hasta)
            if seen and first <= last:
                found.append(
                    Could(
                        *(one.user.nombre, one.user.username, function_named(one.rol, one.area, areas)),
                        *(first, last, "; ".join(seen)),
                    )
                )
        return found

    def _lines(self) -> QuerySet[Anotacion]:
        return Anotacion.objects.filter(since(self.desde), until(self.hasta)).select_related("quien")

    def _reach(self) -> Iterator[tuple[str, frozenset[Any], set[str] | None]]:
        """Each kind of record there is of the person: its name, who may see it, and in which areas it is (or None)."""
        titles = dict(areas_instaladas())
        for model, keys in sorted(self.found.items(), key=lambda one: one[0]._meta.label):
            politica = registry().of(model)
            if politica is not None:
                where = _areas(model, politica, keys)
                names = ", ".join(titles.get(area, area) for area in sorted(where or ()))
                kind = capfirst(str(model._meta.verbose_name_plural))
                yield f"{kind} ({names})" if names else kind, politica.roles(Accion.ELEGIR), where


def _areas(model: type[Model], politica: Politica, keys: set[Any]) -> set[str] | None:
    if politica.area_en:
        rows = model._base_manager.filter(pk__in=keys)
        return {str(area) for area in rows.values_list(politica.area_en, flat=True)}
    area = area_of_app(model)
    return {area} if area else None


def _reaches(one: Asignacion, where: set[str] | None) -> bool:
    return where is None or one.area == TODAS or one.area in where


# --- as a file ---

COLUMNS = (
    Column("Parte", "text"),
    Column("Cuándo", "datetime"),
    Column("Desde", "date"),
    Column("Hasta", "date"),
    Column("Quién", "text"),
    Column("Qué era", "text"),
    Column("Qué pasó o pudo ver", "text"),
    Column("Motivo", "text"),
)


def rows(answer: WhoSaw) -> Iterator[list[Any]]:
    """The whole answer as the rows of one sheet: what happened, what may have left, and who could have."""
    for part, lines in ((VIO, answer.did), (SALIO, answer.maybe_left)):
        for line, told in told_in_parts(lines):
            yield [part, line.cuando, None, None, told.quien, told.funciones, told.frase, line.motivo]
    for one in answer.could():
        yield [PUDO, None, one.desde, one.hasta, f"{one.quien} ({one.usuario})", one.funcion, one.que, ""]
