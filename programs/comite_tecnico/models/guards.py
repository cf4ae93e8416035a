"""Rules of the technical committee that compare rows, which a CHECK cannot do."""

from gobernacion.guards import Guard
from gobernacion.records.actividades import HECHAS

DONE = ", ".join(f"'{estado.value}'" for estado in HECHAS)

NOT_DONE = (
    "NOT EXISTS (SELECT 1 FROM comite_tecnico_reunion AS r "  # noqa: S608  (names of our own)
    f"WHERE r.id = NEW.reunion_id AND r.estado IN ({DONE}))"
)

NOT_VALID = (
    f"NEW.anulado_el IS NULL AND NEW.estado IN ({DONE}) AND NEW.subcomite_id IS NOT NULL "  # noqa: S608
    "AND NOT EXISTS (SELECT 1 FROM comite_tecnico_subcomite AS s WHERE s.id = NEW.subcomite_id "
    "AND s.desde <= NEW.ocurrido_el AND (s.hasta IS NULL OR s.hasta >= NEW.ocurrido_el))"
)

LEAVES_A_MEETING_OUT = (
    "EXISTS (SELECT 1 FROM comite_tecnico_reunion AS r WHERE r.subcomite_id = NEW.id "  # noqa: S608
    f"AND r.anulado_el IS NULL AND r.estado IN ({DONE}) "
    "AND (r.ocurrido_el < NEW.desde OR r.ocurrido_el > NEW.hasta))"
)


def _twice(others: str) -> str:
    """Two subcommittees of one name on the same day."""
    return (
        f"EXISTS (SELECT 1 FROM comite_tecnico_subcomite AS otro WHERE {others} "  # noqa: S608
        "AND otro.nombre = NEW.nombre AND (otro.hasta IS NULL OR otro.hasta >= NEW.desde) "
        "AND (NEW.hasta IS NULL OR NEW.hasta >= otro.desde))"
    )


GUARDS = (
    # A new row is not among the others yet, and on SQLite it has no number to be told from them by.
    Guard("comite_tecnico_subcomite", refuse=("INSERT",), when=_twice("1 = 1")),
    Guard(
        "comite_tecnico_subcomite",
        refuse=("UPDATE",),
        when=f"{_twice('otro.id <> NEW.id')} OR {LEAVES_A_MEETING_OUT}",
    ),
    Guard("comite_tecnico_reunion", refuse=("INSERT", "UPDATE"), when=NOT_VALID),
    Guard(
        "comite_tecnico_reunion",
        refuse=("UPDATE",),
        when=f"OLD.estado IN ({DONE}) AND NEW.estado NOT IN ({DONE})",
    ),
    Guard(
        "comite_tecnico_asistencia",
        refuse=("INSERT", "UPDATE"),
        when=f"NEW.personas IS NOT NULL AND {NOT_DONE}",
    ),
    Guard("comite_tecnico_acuerdo", refuse=("INSERT", "UPDATE"), when=NOT_DONE),
)
"""What triggers refuse: a subcommittee twice at once, meetings outside its dates, agreements of one that was not held,
and undoing one that was."""
