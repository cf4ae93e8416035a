"""The stages of a project, from its draft to the approval of its accounts, and what the database refuses in each."""

from __future__ import annotations

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from gobernacion.records.etapas import (
    Condicion,
    Conocidas,
    Escrito,
    Etapa,
    Etapas,
    OtraPersona,
    Positivo,
    Tope,
    Tras,
)
from gobernacion.records.invariants import only_in
from programs.fondo_social.models.estados import (
    APROBADOS,
    FINANCIADOS,
    RENDIDOS,
    SIN_FONDO,
    SIN_REVISAR,
    TRANSFERIDOS,
    Estado,
)

RENDIDO_Y_REINTEGRADO = Coalesce("rendido", 0) + Coalesce("reintegrado", 0)

DEL_PROYECTO = Etapas(
    "fs_proyecto",
    Etapa(
        "la postulación",
        filas=(("postulado_el", "rut"),),
        seccion="Revisión",
        reglas=(
            Condicion(
                Q(estado=Estado.BORRADOR, rut="", postulado_el=None)
                | Q(~Q(estado=Estado.BORRADOR), ~Q(rut=""), postulado_el__isnull=False),
                "postulado_con_rut",
                "Una postulación lleva el RUT de la organización y su fecha.",
            ),
            Tras("ocurrido_el", "postulado_despues_de_empezar"),
        ),
    ),
    Etapa(
        "la observación",
        [Estado.OBSERVADO],
        ("observacion",),
        con=("observado_con_observacion", "Diga qué debe corregir la organización."),
        seccion="Revisión",
        queda=True,
    ),
    Etapa(
        "la revisión de admisibilidad",
        filas=(("revisado_el", "revisado_por"),),
        seccion="Revisión",
        reglas=(
            Condicion(
                Q(estado__in=SIN_REVISAR, revisado_el=None, revisado_por=None)
                | Q(estado=Estado.DESISTIDO)
                | Q(
                    ~Q(estado__in=[*SIN_REVISAR, Estado.DESISTIDO]),
                    revisado_el__isnull=False,
                    revisado_por__isnull=False,
                ),
                "revisado_con_fecha",
                "La admisibilidad lleva su fecha y quién la revisó.",
            ),
            Tras(
                "postulado_el",
                "revisado_despues_de_postular",
                dice="La revisión no puede ser anterior a la postulación.",
            ),
        ),
    ),
    Etapa(
        "la inadmisibilidad",
        [Estado.INADMISIBLE],
        ("causa",),
        con=("inadmisible_con_causa", "Un proyecto inadmisible, y solo él, lleva su causa."),
        seccion="Revisión",
    ),
    Etapa(
        "la adjudicación",
        FINANCIADOS,
        (("adjudicado", "resolucion", "adjudicado_el", "adjudicado_por"),),
        con=(
            "adjudicado_con_resolucion",
            "Un proyecto adjudicado, y solo él, lleva monto, resolución, fecha y responsable.",
        ),
        seccion="Resultado",
        positivos=("adjudicado",),
        # An award that was given up stays written: a year that ended counts it.
        salvo=Q(estado=Estado.DESISTIDO),
        reglas=(
            OtraPersona(
                "adjudicado_por",
                ("revisado_por",),
                "revisa_y_adjudica_otra_persona",
                "Quien revisa la admisibilidad de un proyecto no lo adjudica.",
            ),
            Tope("adjudicado", "solicitado", dice="No se puede adjudicar más de lo solicitado."),
            Tras("revisado_el", "adjudicado_despues_de_revisar"),
        ),
    ),
    Etapa(
        "la respuesta",
        filas=("resuelto_el",),
        seccion="Resultado",
        reglas=(
            Condicion(
                Q(estado__in=FINANCIADOS, resuelto_el__isnull=False, resuelto_el=F("adjudicado_el"))
                | Q(estado__in=SIN_FONDO, resuelto_el__isnull=False)
                | Q(~Q(estado__in=[*FINANCIADOS, *SIN_FONDO]), resuelto_el=None),
                "resuelto_con_fecha",
                "Una respuesta lleva su fecha.",
            ),
            Tras("postulado_el", "resuelto_despues_de_postular"),
        ),
    ),
    Etapa(
        "el motivo",
        [Estado.NO_ADJUDICADO, Estado.DESISTIDO],
        ("motivo",),
        con=("sin_fondo_con_motivo", "Diga por qué el proyecto queda sin recursos."),
        seccion="Resultado",
        queda=True,
    ),
    Etapa(
        "el desistimiento",
        [Estado.DESISTIDO],
        ("desistido_el",),
        seccion="Resultado",
        reglas=(
            Condicion(
                only_in(
                    [Estado.DESISTIDO],
                    Q(desistido_el__isnull=False, desistido_el__gte=F("resuelto_el"))
                    & (Q(adjudicado_el=None) | Q(resuelto_el=F("adjudicado_el"))),
                    Q(desistido_el=None),
                ),
                "desistido_con_fecha",
                "Un desistimiento lleva su fecha, que no es anterior a la respuesta.",
                "desistido_el",
            ),
        ),
    ),
    Etapa(
        "la transferencia",
        TRANSFERIDOS,
        (("comprobante", "transferido_el", "transferido_por", "rendir_hasta"),),
        con=(
            "transferido_con_comprobante",
            "Una transferencia lleva comprobante, fecha, responsable y plazo para rendir.",
        ),
        reglas=(
            OtraPersona(
                "transferido_por",
                ("adjudicado_por",),
                "adjudica_y_transfiere_otra_persona",
                "Quien adjudica un proyecto no lo transfiere.",
            ),
            Tras("adjudicado_el", "transferido_despues_de_adjudicar"),
        ),
    ),
    Etapa(
        "la rendición",
        RENDIDOS,
        (("rendido", "reintegrado", "rendido_el", "recibida_por"),),
        con=("rendido_con_montos", "Una rendición lleva montos, fecha y quién la recibió."),
        propone={"rendido": "adjudicado"},
        reglas=(
            Condicion(
                Q(rendido=None) | Q(adjudicado__gte=RENDIDO_Y_REINTEGRADO),
                "rendido_dentro_de_lo_adjudicado",
                "Lo rendido y lo reintegrado no pueden superar lo adjudicado.",
                "rendido",
            ),
            Tras("transferido_el", "rendido_despues_de_transferir"),
        ),
    ),
    Etapa(
        "la observación de la rendición",
        [Estado.RENDICION_OBSERVADA],
        ("observacion_rendicion",),
        con=(
            "rendicion_observada_con_observacion",
            "Diga qué debe corregir la organización en su rendición.",
        ),
        seccion="Rendición",
        queda=True,
    ),
    Etapa(
        "la aprobación",
        APROBADOS,
        (("rendicion_aprobada_el", "rendicion_aprobada_por"),),
        con=("rendicion_aprobada_con_fecha", "Una rendición aprobada lleva fecha y responsable."),
        seccion="Rendición",
        reglas=(
            Condicion(
                ~Q(estado__in=APROBADOS) | Q(adjudicado=RENDIDO_Y_REINTEGRADO),
                "aprobado_con_todo_rendido",
                "Para aprobar la rendición, lo rendido más lo reintegrado debe dar lo adjudicado.",
            ),
            OtraPersona(
                "rendicion_aprobada_por",
                ("recibida_por",),
                "recibe_y_aprueba_otra_persona",
                "Quien recibe una rendición no la aprueba.",
            ),
            Tras("rendido_el", "aprobado_despues_de_rendir"),
        ),
    ),
    desde="la fecha del registro",
    reglas=(
        Conocidas(("causa", "estado", "tipo"), "Elija de la lista el tipo y la causa."),
        Escrito("nombre", dice="Escriba el nombre del proyecto."),
        Positivo("solicitado", "pide_algo", "El monto solicitado debe ser mayor que cero."),
    ),
)
"""The life of a project in one table."""
