"""Rules of Gobierno en Terreno that compare rows, which a CHECK cannot do."""

from gobernacion.guards import Guard
from gobernacion.records.actividades import HECHAS

DONE = ", ".join(f"'{estado.value}'" for estado in HECHAS)

NOT_DONE = (
    "NOT EXISTS (SELECT 1 FROM gobierno_en_terreno_jornada AS j "  # noqa: S608  (names of our own)
    f"WHERE j.id = NEW.jornada_id AND j.estado IN ({DONE}))"
)

GUARDS = (
    Guard(
        "gobierno_en_terreno_serviciopresente",
        refuse=("INSERT", "UPDATE"),
        when=f"NEW.atenciones IS NOT NULL AND {NOT_DONE}",
    ),
    Guard("gobierno_en_terreno_demanda", refuse=("INSERT", "UPDATE"), when=NOT_DONE),
    Guard(
        "gobierno_en_terreno_jornada",
        refuse=("UPDATE",),
        when=f"OLD.estado IN ({DONE}) AND NEW.estado NOT IN ({DONE})",
    ),
)
"""What triggers refuse: attentions and demands of a jornada that was not done, and undoing one that was."""
