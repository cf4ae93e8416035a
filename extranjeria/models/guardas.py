"""Rules of an appointment that count the others of its day, which no CHECK can do."""

from __future__ import annotations

from extranjeria.models.estados import OCUPAN, EstadoCita
from gobernacion.guards import Guard

_TAKE = ", ".join(f"'{estado}'" for estado in OCUPAN)
_HOLDS = f"NEW.estado IN ({_TAKE}) AND NEW.anulado_el IS NULL"
_TAKEN = (
    "(SELECT COUNT(*) FROM extranjeria_cita AS otra WHERE otra.ocurrido_el = NEW.ocurrido_el "  # noqa: S608
    f"AND otra.estado IN ({_TAKE}) AND otra.anulado_el IS NULL)"
)
_ROOM, _COUNTED = (
    f"COALESCE((SELECT {one} FROM extranjeria_cupodiario AS del_dia WHERE del_dia.dia = NEW.ocurrido_el), 0)"  # noqa: S608
    for one in ("cupo", "tomadas")
)

GUARDS = (
    Guard("extranjeria_cita", refuse=("INSERT",), when=f"{_HOLDS} AND {_TAKEN} >= {_ROOM}"),
    # An appointment changes day by becoming another one; what gave its place back takes one again only if it was called
    # off and the day counts one more for it.
    Guard(
        "extranjeria_cita",
        refuse=("UPDATE",),
        when=(
            "OLD.ocurrido_el <> NEW.ocurrido_el OR "
            f"({_HOLDS} AND (OLD.anulado_el IS NOT NULL OR OLD.estado = '{EstadoCita.REPROGRAMADA}' "
            f"OR OLD.estado = '{EstadoCita.CANCELADA}' AND {_TAKEN} >= {_COUNTED}))"
        ),
    ),
)
"""What triggers refuse: one appointment more than the day has room for, by any way in."""
