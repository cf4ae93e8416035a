"""What the database itself refuses in a referral, whoever writes to it and however."""

from __future__ import annotations

from django.db.models import Q

from gobernacion.guards import Guard
from gobernacion.records.invariants import Invariant, not_after, only_in
from programs.convenios.models.estados import (
    ENVIADAS,
    POR_DERIVAR,
    RESPONDIDAS,
    Consiente,
    Estado,
    Grupo,
)

CON_CONSENTIMIENTO = Q(
    consentimiento__isnull=False, consentimiento_el__isnull=False, consiente__in=Consiente.values
)
SIN_CONSENTIMIENTO = Q(consentimiento=None, consentimiento_el=None, consiente="")

DE_LA_DERIVACION = [
    Invariant(
        condition=Q(estado__in=Estado.values, grupo__in=Grupo.values, consiente__in=["", *Consiente.values]),
        name="cv_derivacion_listas_conocidas",
        violation_error_message="Elija de la lista el grupo y quién consiente.",
    ),
    Invariant(
        condition=~Q(razon=""),
        name="cv_derivacion_con_razon",
        field="razon",
        violation_error_message="Escriba por qué se la deriva.",
    ),
    Invariant(
        condition=Q(estado=Estado.PREPARACION, antecedentes_el=None)
        | Q(estado=Estado.DESISTIDA)
        | Q(
            estado__in=[Estado.COMPLETA, *ENVIADAS],
            antecedentes_el__isnull=False,
            centro__isnull=False,
        ),
        name="cv_derivacion_completa_con_centro_y_fecha",
        field="antecedentes_el",
        violation_error_message="Los antecedentes completos llevan su fecha y el centro de salud que los dio.",
    ),
    Invariant(
        condition=Q(estado__in=POR_DERIVAR, derivada_el=None)
        | Q(estado__in=ENVIADAS, derivada_el__isnull=False)
        | Q(estado=Estado.DESISTIDA),
        name="cv_derivacion_enviada_con_fecha",
        field="derivada_el",
        violation_error_message="Una derivación enviada, y solo ella, lleva el día en que se envió.",
    ),
    # The one rule this desk may not break: nobody's data leave the office without their signature.
    Invariant(
        condition=Q(derivada_el=None, derivada_por=None) & SIN_CONSENTIMIENTO
        | Q(derivada_el__isnull=False, derivada_por__isnull=False, antecedentes_el__isnull=False)
        & CON_CONSENTIMIENTO,
        name="cv_derivacion_con_consentimiento",
        field="consentimiento",
        violation_error_message=(
            "Los datos de la persona se envían solo con su consentimiento: la fecha, quién lo firmó y el papel."
        ),
    ),
    Invariant(
        condition=~Q(grupo=Grupo.MENOR) | Q(consiente__in=["", Consiente.REPRESENTANTE]),
        name="cv_derivacion_de_menor_consentida_por_representante",
        field="consiente",
        violation_error_message="Por un niño, niña o adolescente consiente su madre, padre o representante.",
    ),
    Invariant(
        condition=only_in(RESPONDIDAS, Q(respondida_el__isnull=False), Q(respondida_el=None)),
        name="cv_derivacion_respondida_con_fecha",
        field="respondida_el",
        violation_error_message="Una atención, un rechazo o un desistimiento lleva su fecha.",
    ),
    Invariant(
        condition=only_in([Estado.RECHAZADA, Estado.DESISTIDA], ~Q(motivo=""), Q(motivo="")),
        name="cv_derivacion_sin_atencion_con_motivo",
        field="motivo",
        violation_error_message="Un rechazo o un desistimiento, y solo ellos, llevan su motivo.",
    ),
    Invariant(
        condition=not_after("ocurrido_el", "antecedentes_el"),
        name="cv_derivacion_completa_despues_de_pedida",
        field="antecedentes_el",
        violation_error_message="Los antecedentes no pueden estar completos antes de la solicitud.",
    ),
    Invariant(
        condition=not_after("antecedentes_el", "derivada_el"),
        name="cv_derivacion_enviada_despues_de_completa",
        field="derivada_el",
        violation_error_message="No se puede derivar antes de tener los antecedentes completos.",
    ),
    Invariant(
        condition=not_after("consentimiento_el", "derivada_el"),
        name="cv_derivacion_enviada_despues_de_consentida",
        field="derivada_el",
        violation_error_message="No se puede derivar antes de que la persona consienta.",
    ),
    Invariant(
        condition=not_after("ocurrido_el", "respondida_el")
        & (Q(derivada_el=None) | Q(respondida_el=None) | not_after("derivada_el", "respondida_el")),
        name="cv_derivacion_respondida_despues_de_enviada",
        field="respondida_el",
        violation_error_message="La respuesta no puede ser anterior a la derivación.",
    ),
]
"""The invariants of a referral, in the order of its life."""

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
    # Rules that look at another table, which a CHECK cannot do. A paper is scanned with a referral that is there
    # already, so nothing can be born sent.
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
