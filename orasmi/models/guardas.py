"""Rules of the fund that no CHECK can say: they compare a row with what it was."""

from gobernacion.guards import Guard
from orasmi.models.estados import Estado

GUARDS = (
    Guard("orasmi_presupuesto", refuse=("UPDATE",), when="NEW.devuelto < OLD.devuelto"),
    Guard(
        "orasmi_presupuesto",
        refuse=("UPDATE",),
        when="NEW.year <> OLD.year AND OLD.reservado + OLD.pagado + OLD.devuelto > 0",
    ),
    # Of the closings from before it was asked nothing is known: the rule is of the step, not of the row.
    Guard(
        "orasmi_postulacion",
        refuse=("UPDATE",),
        when=f"NEW.estado = '{Estado.CERRADA}' AND OLD.estado <> '{Estado.CERRADA}' "
        "AND NEW.rendido < NEW.pagado AND NEW.reintegrado IS NULL",
    ),
)
"""What came back is never taken away, the money of a year stays of that year, and who closes says what became of it."""
