"""The stages of a referral, from its papers to what the institution answered, and what the database refuses in each."""

from __future__ import annotations

from django.db.models import Q

from gobernacion.records.etapas import Condicion, Conocidas, Escrito, Etapa, Etapas, Tras
from gobernacion.records.invariants import not_after
from programs.convenios.models.estados import ENVIADAS, POR_DERIVAR, RESPONDIDAS, Consiente, Estado, Grupo

CON_CONSENTIMIENTO = Q(
    consentimiento__isnull=False, consentimiento_el__isnull=False, consiente__in=Consiente.values
)
SIN_CONSENTIMIENTO = Q(consentimiento=None, consentimiento_el=None, consiente="")

DE_LA_DERIVACION = Etapas(
    "cv_derivacion",
    Etapa(
        "los antecedentes",
        filas=("antecedentes_el",),
        reglas=(
            Condicion(
                Q(estado=Estado.PREPARACION, antecedentes_el=None)
                | Q(estado=Estado.DESISTIDA)
                | Q(
                    estado__in=[Estado.COMPLETA, *ENVIADAS],
                    antecedentes_el__isnull=False,
                    centro__isnull=False,
                ),
                "completa_con_centro_y_fecha",
                "Los antecedentes completos llevan su fecha y el centro de salud que los dio.",
                "antecedentes_el",
            ),
            Tras(
                "ocurrido_el",
                "completa_despues_de_pedida",
                dice="Los antecedentes no pueden estar completos antes de la solicitud.",
            ),
        ),
    ),
    Etapa(
        "la derivación",
        filas=(
            ("consiente", "consentimiento_el", "consentimiento"),
            ("derivada_el", "derivada_por"),
            "entregas",
        ),
        seccion="Consentimiento y derivación",
        reglas=(
            Condicion(
                Q(estado__in=POR_DERIVAR, derivada_el=None)
                | Q(estado__in=ENVIADAS, derivada_el__isnull=False)
                | Q(estado=Estado.DESISTIDA),
                "enviada_con_fecha",
                "Una derivación enviada, y solo ella, lleva el día en que se envió.",
                "derivada_el",
            ),
            # The one rule this desk may not break: nobody's data leave the office without their signature.
            Condicion(
                Q(derivada_el=None, derivada_por=None) & SIN_CONSENTIMIENTO
                | Q(derivada_el__isnull=False, derivada_por__isnull=False, antecedentes_el__isnull=False)
                & CON_CONSENTIMIENTO,
                "con_consentimiento",
                "Los datos de la persona se envían solo con su consentimiento: la fecha, quién lo firmó y el papel.",
                "consentimiento",
            ),
            Condicion(
                ~Q(grupo=Grupo.MENOR) | Q(consiente__in=["", Consiente.REPRESENTANTE]),
                "de_menor_consentida_por_representante",
                "Por un niño, niña o adolescente consiente su madre, padre o representante.",
                "consiente",
            ),
            Tras(
                "antecedentes_el",
                "enviada_despues_de_completa",
                "derivada_el",
                "No se puede derivar antes de tener los antecedentes completos.",
            ),
            Tras(
                "consentimiento_el",
                "enviada_despues_de_consentida",
                "derivada_el",
                "No se puede derivar antes de que la persona consienta.",
            ),
        ),
    ),
    Etapa(
        "la respuesta",
        RESPONDIDAS,
        (("respondida_el", "motivo"),),
        con=("respondida_con_fecha", "Una atención, un rechazo o un desistimiento lleva su fecha."),
        lleva=("respondida_el",),
        reglas=(
            Condicion(
                not_after("ocurrido_el", "respondida_el")
                & (Q(derivada_el=None) | Q(respondida_el=None) | not_after("derivada_el", "respondida_el")),
                "respondida_despues_de_enviada",
                "La respuesta no puede ser anterior a la derivación.",
                "respondida_el",
            ),
        ),
    ),
    Etapa(
        "el motivo",
        [Estado.RECHAZADA, Estado.DESISTIDA],
        lleva=("motivo",),
        con=("sin_atencion_con_motivo", "Un rechazo o un desistimiento, y solo ellos, llevan su motivo."),
    ),
    reglas=(
        Conocidas(("consiente", "estado", "grupo"), "Elija de la lista el grupo y quién consiente."),
        Escrito("razon", dice="Escriba por qué se la deriva."),
    ),
)
"""The life of a referral in one table."""
