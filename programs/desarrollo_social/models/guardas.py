"""What triggers refuse: rules that look at another table, which a CHECK cannot keep."""

from __future__ import annotations

from gobernacion.guards import Guard

TABLE = "desarrollo_social"


def _of_line(linea: str) -> str:
    """The row's initiative is of another line, or was not at work that day."""
    return (
        f"NEW.anulado_el IS NULL AND NOT EXISTS (SELECT 1 FROM {TABLE}_iniciativa AS una "  # noqa: S608  (ours)
        f"WHERE una.id = NEW.iniciativa_id AND una.linea = '{linea}' AND una.anulado_el IS NULL "
        "AND una.ocurrido_el <= NEW.ocurrido_el AND (una.termino IS NULL OR una.termino >= NEW.ocurrido_el))"
    )


GUARDS = (
    Guard(f"{TABLE}_huesped", refuse=("INSERT", "UPDATE"), when=_of_line("albergue")),
    Guard(f"{TABLE}_noche", refuse=("INSERT", "UPDATE"), when=_of_line("albergue")),
    Guard(f"{TABLE}_informevif", refuse=("INSERT", "UPDATE"), when=_of_line("vif")),
    Guard(f"{TABLE}_iniciativa", refuse=("UPDATE",), when="OLD.linea <> NEW.linea"),
    Guard(
        f"{TABLE}_papeliniciativa",
        refuse=("INSERT",),
        when=(
            f"EXISTS (SELECT 1 FROM {TABLE}_iniciativa AS una "  # noqa: S608  (ours)
            "WHERE una.id = NEW.registro_id AND una.linea = 'vif')"
        ),
    ),
    Guard(
        f"{TABLE}_alojamiento",
        refuse=("INSERT",),
        when=(
            f"NOT EXISTS (SELECT 1 FROM {TABLE}_noche AS noche "  # noqa: S608  (ours)
            f"JOIN {TABLE}_huesped AS huesped ON huesped.iniciativa_id = noche.iniciativa_id "
            "WHERE noche.id = NEW.noche_id AND huesped.id = NEW.huesped_id AND huesped.anulado_el IS NULL)"
        ),
    ),
    Guard(
        f"{TABLE}_alojamiento",
        refuse=("INSERT",),
        when=(
            f"(SELECT COUNT(*) FROM {TABLE}_alojamiento AS otro WHERE otro.noche_id = NEW.noche_id) >= "  # noqa: S608
            f"(SELECT noche.cupos FROM {TABLE}_noche AS noche WHERE noche.id = NEW.noche_id)"
        ),
    ),
    Guard(
        f"{TABLE}_alojamiento",
        refuse=("UPDATE",),
        when="OLD.noche_id <> NEW.noche_id OR OLD.huesped_id <> NEW.huesped_id",
    ),
)
"""A guest or a night of what is not an open shelter, a report of what is not the work with victims, a paper about them,
an initiative that becomes another, somebody lodged in a shelter that is not theirs or where there is no place left."""
