"""Why something of an edition was undone, as whoever has to act on it reads it: the journal is read by few."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils import timezone

from gobernacion.access import journal
from gobernacion.releases.models import Conformidad, Edicion, EstadoEdicion

if TYPE_CHECKING:
    from gobernacion.access.models import Anotacion


def given_back(edicion: Edicion) -> str:
    """Who sent a draft back, when and why; nothing once it is no draft any more."""
    if edicion.estado != EstadoEdicion.BORRADOR:
        return ""
    line = journal.last_reasons([edicion], "devolver").get(edicion.pk)
    return _said(line) if line else ""


def taken_back(rows: Iterable[Conformidad]) -> dict[int, str]:
    """Who took each confirmation back, when and why, by its key; of those that were not given again since."""
    waiting = {row.pk: row for row in rows if row.pendiente}
    lines = journal.last_reasons(waiting.values(), "retirar")
    given = {pk: row.el for pk, row in waiting.items()}
    return {pk: _said(line) for pk, line in lines.items() if not (el := given[pk]) or el < line.cuando}


def _said(line: Anotacion) -> str:
    who = line.quien.nombre if line.quien else "La instalación"
    return f"{who}, el {timezone.localtime(line.cuando):%d-%m-%Y}: «{line.motivo}»"
