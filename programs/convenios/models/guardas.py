"""Rules of a referral that look at another table, which no CHECK can do."""

from __future__ import annotations

from gobernacion.guards import Guard

_SIGNED = (
    "SELECT 1 FROM convenios_papelderivacion AS papel "
    "WHERE papel.id = NEW.consentimiento_id AND papel.registro_id = NEW.id AND papel.retirado_el IS NULL"
)
_NAMED = (
    "SELECT 1 FROM convenios_convenio AS convenio WHERE convenio.id = NEW.convenio_id AND convenio.con_nomina"
)
_SENT_BY_THEN = (
    "SELECT 1 FROM convenios_derivacion AS derivacion WHERE derivacion.id = NEW.derivacion_id "
    "AND derivacion.anulado_el IS NULL AND derivacion.derivada_el <= NEW.ocurrido_el"
)

GUARDS = (
    # A paper is scanned with a referral that is there already, so nothing can be born sent.
    Guard("convenios_derivacion", refuse=("INSERT",), when="NEW.derivada_el IS NOT NULL"),
    Guard(
        "convenios_derivacion",
        refuse=("UPDATE",),
        when=f"NEW.derivada_el IS NOT NULL AND NOT EXISTS ({_SIGNED})",
    ),
    Guard(
        "convenios_papelderivacion",
        refuse=("UPDATE",),
        when=(
            "(NEW.retirado_el IS NOT NULL OR NEW.registro_id <> OLD.registro_id) AND EXISTS "
            "(SELECT 1 FROM convenios_derivacion AS derivacion WHERE derivacion.consentimiento_id = OLD.id)"
        ),
    ),
    Guard("convenios_derivacion", refuse=("INSERT", "UPDATE"), when=f"NOT EXISTS ({_NAMED})"),
    Guard(
        "convenios_convenio",
        refuse=("UPDATE",),
        when=(
            "NOT NEW.con_nomina AND EXISTS "
            "(SELECT 1 FROM convenios_derivacion AS derivacion WHERE derivacion.convenio_id = NEW.id)"
        ),
    ),
    Guard(
        "convenios_prestacion",
        refuse=("INSERT", "UPDATE"),
        when=f"NEW.anulado_el IS NULL AND NOT EXISTS ({_SENT_BY_THEN})",
    ),
    Guard(
        "convenios_derivacion",
        refuse=("UPDATE",),
        when=(
            "(NEW.anulado_el IS NOT NULL OR NEW.derivada_el IS NULL) AND EXISTS "
            "(SELECT 1 FROM convenios_prestacion AS prestacion "
            "WHERE prestacion.derivacion_id = NEW.id AND prestacion.anulado_el IS NULL)"
        ),
    ),
)
"""What triggers refuse: sending somebody's data without the paper they signed, taking that paper away, naming people
under an agreement that names nobody, and handing anything to whoever was not sent."""
