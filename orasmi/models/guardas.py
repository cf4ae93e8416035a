"""Rules of the fund that no CHECK can say: they compare a row with what it was, or a case with its risk check."""

from gobernacion.guards import Guard
from orasmi.models.estados import PROPUESTAS, Decision, Estado

PROPOSED = ", ".join(f"'{estado.value}'" for estado in PROPUESTAS)


def _undecided(case: str, control: str) -> str:
    """Proposed with a risk check that once found something, and about which nobody else decided."""
    decided = (
        f"{case}.decision = '{Decision.ADMITIDA}' AND {case}.decision_sobre = {control}.version "
        f"AND {case}.decidida_por_id <> {control}.hecho_por_id"
    )
    return (
        f"{case}.estado IN ({PROPOSED}) AND NOT {case}.propuesta_antes "
        f"AND {control}.alguna_vez_negativa AND NOT ({decided})"
    )


GUARDS = (
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
    Guard(
        "orasmi_postulacion",
        refuse=("UPDATE",),
        when="EXISTS (SELECT 1 FROM orasmi_controlriesgo AS c "  # noqa: S608  (names of our own)
        f"WHERE c.postulacion_id = NEW.id AND {_undecided('NEW', 'c')})",
    ),
    Guard(
        "orasmi_controlriesgo",
        refuse=("INSERT", "UPDATE"),
        when="EXISTS (SELECT 1 FROM orasmi_postulacion AS p "  # noqa: S608  (names of our own)
        f"WHERE p.id = NEW.postulacion_id AND {_undecided('p', 'NEW')})",
    ),
    # That it was once answered no stays, whatever is answered afterwards; nor is the check taken to another case.
    Guard(
        "orasmi_controlriesgo",
        refuse=("UPDATE",),
        when="OLD.alguna_vez_negativa "
        "AND (NOT NEW.alguna_vez_negativa OR NEW.postulacion_id <> OLD.postulacion_id)",
    ),
    # What was bought or handed over for nothing is what an upgrade found: nobody adds to it, nor hands it over now.
    Guard("orasmi_postulacion", refuse=("UPDATE",), when="NEW.en_cero_antes AND NOT OLD.en_cero_antes"),
    Guard("orasmi_postulacion", refuse=("UPDATE",), when="NEW.pagado = 0 AND OLD.pagado IS NULL"),
    # What was proposed before the rule is what an upgrade found: nobody adds to it, and nothing of it is approved now.
    Guard("orasmi_postulacion", refuse=("UPDATE",), when="NEW.propuesta_antes AND NOT OLD.propuesta_antes"),
    Guard(
        "orasmi_postulacion",
        refuse=("UPDATE",),
        when="NEW.propuesta_antes "
        f"AND OLD.estado = '{Estado.PROPUESTA}' AND NEW.estado = '{Estado.APROBADA}'",
    ),
)
"""What triggers refuse: a budget that was moved taken to another year; a closing without its answer; a
proposal whose risk check once found kinship or the same aid elsewhere, and about which jefatura did not decide; an aid
of nothing."""
