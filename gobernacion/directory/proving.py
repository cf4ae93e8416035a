"""How what the directory keeps of people is proved: what a fusión moved, whom a ficha is of, and its search keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import prefetch_related_objects

from gobernacion import proofs
from gobernacion.access.standing_rows import Difference, explain
from gobernacion.directory.models import Ficha, Movimiento, Organizacion
from gobernacion.directory.search import search_key


@explain
def moved_by_a_fusion(told: Difference) -> bool:
    """A reference says what the fusiones made of it since its record was typed: those leave no version."""
    if told.field.related_model is not Ficha:
        return False
    moves = []
    rows = Movimiento.objects.filter(
        modelo=told.model._meta.label, campo=told.field.name, fila=str(told.key)
    ).select_related("fusion")
    for one in rows:
        moves.append((one.fusion.decidida, one.antes, one.despues))
        if one.fusion.deshecha:
            moves.append((one.fusion.deshecha, one.despues, one.antes))
    value = told.version
    for _, before, after in sorted(moves, key=lambda move: move[0]):
        value = after if value == before else value
    return bool(value == told.row)


@proofs.recounts(Ficha, "persona", "clave", "clave_nombres", "clave_social")
def of_fichas(rows: Sequence[Any]) -> dict[Any, tuple[Any, ...]]:
    """A ficha is of the person whose document it says, and is found by its names."""
    prefetch_related_objects(rows, "persona")
    told = {}
    for row in rows:
        apellidos = (row.primer_apellido, row.segundo_apellido)
        persona = row.persona_id if row.persona.identificacion == row.identificacion else None
        social = search_key(row.nombre_social)
        told[row.pk] = (
            persona,
            search_key(*apellidos, row.nombres),
            search_key(row.nombres, *apellidos),
            search_key(social, row.nombres, *apellidos) if social else "",
        )
    return told


@proofs.recounts(Organizacion, "clave")
def of_organizaciones(rows: Sequence[Any]) -> dict[Any, tuple[Any, ...]]:
    """An organisation is found by its name."""
    return {row.pk: (search_key(row.nombre),) for row in rows}
