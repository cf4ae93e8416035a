"""What the database refuses because it compares rows: seasons that overlap, counts of a day the crossing was closed."""

from __future__ import annotations

from gobernacion.guards import Guard
from programs.paso_agua_negra.models.cierre import Alcance

TEMPORADA, RECUENTO, CIERRE = (
    "paso_agua_negra_temporada",
    "paso_agua_negra_recuento",
    "paso_agua_negra_cierre",
)
NEVER = "'9999-12-31'"
TOTAL = f"'{Alcance.TOTAL.value}'"

# The names in these sentences are those of our own tables.


def _overlaps(others: str) -> str:
    """Another season has a day of the new one."""
    same_days = f"otra.abre <= COALESCE(NEW.cierra, {NEVER}) AND NEW.abre <= COALESCE(otra.cierra, {NEVER})"
    return f"EXISTS (SELECT 1 FROM {TEMPORADA} AS otra WHERE {others} AND {same_days})"  # noqa: S608


OUTSIDE = f"un.ocurrido_el < NEW.abre OR un.ocurrido_el > COALESCE(NEW.cierra, {NEVER})"
LEAVES_COUNTS_OUTSIDE = (
    f"EXISTS (SELECT 1 FROM {RECUENTO} AS un "  # noqa: S608
    f"WHERE un.temporada_id = NEW.id AND un.anulado_el IS NULL AND ({OUTSIDE}))"
)

IN_ITS_SEASON = (
    f"EXISTS (SELECT 1 FROM {TEMPORADA} AS t WHERE t.id = NEW.temporada_id "  # noqa: S608
    f"AND t.abre <= NEW.ocurrido_el AND NEW.ocurrido_el <= COALESCE(t.cierra, {NEVER}))"
)
CLOSED_THAT_DAY = (
    f"EXISTS (SELECT 1 FROM {CIERRE} AS c WHERE c.anulado_el IS NULL AND c.alcance = {TOTAL} "  # noqa: S608
    f"AND c.ocurrido_el <= NEW.ocurrido_el AND NEW.ocurrido_el <= COALESCE(c.hasta, {NEVER}))"
)
COUNTED_THOSE_DAYS = (
    f"EXISTS (SELECT 1 FROM {RECUENTO} AS un WHERE un.anulado_el IS NULL "  # noqa: S608
    f"AND NEW.ocurrido_el <= un.ocurrido_el AND un.ocurrido_el <= COALESCE(NEW.hasta, {NEVER}))"
)


def _closed_twice(others: str) -> str:
    same_days = f"otro.ocurrido_el <= COALESCE(NEW.hasta, {NEVER}) AND NEW.ocurrido_el <= COALESCE(otro.hasta, {NEVER})"
    standing = f"otro.anulado_el IS NULL AND otro.alcance = {TOTAL}"
    return f"EXISTS (SELECT 1 FROM {CIERRE} AS otro WHERE {others} AND {standing} AND {same_days})"  # noqa: S608


def _cannot_close(others: str) -> str:
    whole_days = f"NEW.alcance = {TOTAL} AND ({COUNTED_THOSE_DAYS} OR {_closed_twice(others)})"
    return f"NEW.anulado_el IS NULL AND (NOT {IN_ITS_SEASON} OR {whole_days})"


# A new row is not among the others yet, and on SQLite it has no number to be told from them by.
GUARDS = (
    Guard(TEMPORADA, refuse=("INSERT",), when=_overlaps("1 = 1")),
    Guard(TEMPORADA, refuse=("UPDATE",), when=f"{_overlaps('otra.id <> NEW.id')} OR {LEAVES_COUNTS_OUTSIDE}"),
    Guard(
        RECUENTO,
        refuse=("INSERT", "UPDATE"),
        when=f"NEW.anulado_el IS NULL AND (NOT {IN_ITS_SEASON} OR {CLOSED_THAT_DAY})",
    ),
    Guard(CIERRE, refuse=("INSERT",), when=_cannot_close("1 = 1")),
    Guard(CIERRE, refuse=("UPDATE",), when=_cannot_close("otro.id <> NEW.id")),
)
"""What triggers refuse."""
