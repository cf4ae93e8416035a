"""Rules of the fund that compare rows, which no CHECK can say."""

from __future__ import annotations

from gobernacion.guards import Guard
from programs.fondo_social.models.estados import IMPEDIDOS, POR_RENDIR, Estado, Exigencia


def _one_of(states: tuple[Estado, ...]) -> str:
    return ", ".join(f"'{state.value}'" for state in states)


def _owes(others: str) -> str:
    """The organisation of the new row has among the others one whose accounts its contest waits for."""
    pending = f"otro.estado IN ({_one_of(POR_RENDIR)})"
    presented = f"otro.estado IN ({_one_of((Estado.RENDIDO,))})"
    wants_approval = f"c.id = NEW.concurso_id AND c.exige_rendicion = '{Exigencia.APROBADA.value}'"
    contest = f"EXISTS (SELECT 1 FROM fondo_social_concurso AS c WHERE {wants_approval})"  # noqa: S608
    standing = f"{others} AND otro.rut = NEW.rut AND otro.anulado_el IS NULL"
    owed = f"{standing} AND ({pending} OR {presented} AND {contest})"
    found = f"EXISTS (SELECT 1 FROM fondo_social_proyecto AS otro WHERE {owed})"  # noqa: S608
    return f"NEW.anulado_el IS NULL AND NEW.estado IN ({_one_of(IMPEDIDOS)}) AND {found}"


def _crowded(others: str) -> str:
    """More leaders counted by organisation than there were in the room."""
    same = f"{others} AND otra.taller_id = NEW.taller_id"
    counted = f"(SELECT COALESCE(SUM(otra.dirigentes), 0) FROM fondo_social_asistencia AS otra WHERE {same})"  # noqa: S608
    present = "COALESCE((SELECT asistentes FROM fondo_social_taller AS t WHERE t.id = NEW.taller_id), 0)"
    return f"NEW.dirigentes + {counted} > {present}"


GUARDS = (
    # A new row is not among the others yet, and on SQLite it has no number to be told from them by.
    Guard("fondo_social_proyecto", refuse=("INSERT",), when=_owes("1 = 1")),
    Guard(
        "fondo_social_proyecto",
        refuse=("UPDATE",),
        when=f"(OLD.estado <> NEW.estado OR OLD.rut <> NEW.rut) AND {_owes('otro.id <> NEW.id')}",
    ),
    Guard("fondo_social_asistencia", refuse=("INSERT",), when=_crowded("1 = 1")),
    Guard("fondo_social_asistencia", refuse=("UPDATE",), when=_crowded("otra.id <> NEW.id")),
    Guard(
        "fondo_social_taller",
        refuse=("UPDATE",),
        when=(
            "(SELECT COALESCE(SUM(dirigentes), 0) FROM fondo_social_asistencia AS una "
            "WHERE una.taller_id = NEW.id) > COALESCE(NEW.asistentes, 0)"
        ),
    ),
)
"""What triggers refuse: money to whoever owes the accounts of an earlier one, and more leaders than were present."""
