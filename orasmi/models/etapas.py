"""The stages of a case, from the day it comes in to the day it is closed, and what the database refuses in each."""

from __future__ import annotations

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from gobernacion.records.etapas import Conocidas, Etapa, Etapas, OtraPersona, Positivo, Tope, Tras
from gobernacion.records.invariants import Invariant, not_after
from orasmi.models.estados import (
    BENEFICIADAS,
    COMPRADAS,
    EN_EVALUACION,
    EN_TRAMITE,
    ENTREGADAS,
    PROPUESTAS,
    RENDIDAS,
    SIN_AYUDA,
    Decision,
    Estado,
    Via,
)

MAYOR_HOGAR = 30
"""People in the largest household that is believed without asking again."""

POR_RENDIR = Coalesce(F("pagado"), 0) - Coalesce(F("rendido"), 0)
"""What was paid and not accounted for. Who closed before that was asked wrote no ``reintegrado``."""

WITHDRAWN = Q(sin_efecto_el__isnull=False)
"""What was approved or bought stays written after the approval was withdrawn: a year that ended counts it."""

DE_LA_POSTULACION = Etapas(
    "postulacion",
    Etapa(
        "la evaluación y propuesta",
        [*PROPUESTAS],
        (("pendientes", "evaluada_por"), ("propuesto", "propuesta_por"), "fundamento"),
        con=(
            "propuesta_con_fundamento",
            "Una propuesta lleva monto, fundamento, folio SIEP e informe social.",
        ),
        lleva=("fundamento", "propuesto", "evaluada_por", "propuesta_por", "folio_siep", "informe_fecha"),
        positivos=("propuesto",),
        queda=True,
        propone={"propuesto": "solicitado"},
    ),
    Etapa(
        "la decisión",
        filas=(
            ("decision", "decidida_el", "decidida_por"),
            "decision_motivo",
            "nota_de_la_decision",
        ),
        seccion="Decisión sobre el control",
        reglas=(
            Invariant(
                condition=Q(
                    decision="", decision_motivo="", decidida_el=None, decidida_por=None, decision_sobre=None
                )
                | Q(
                    ~Q(decision_motivo=""),
                    decision__in=Decision.values,
                    decidida_el__isnull=False,
                    decidida_por__isnull=False,
                    decision_sobre__isnull=False,
                ),
                name="postulacion_decision_con_motivo",
                field="decision_motivo",
                violation_error_message="Una decisión sobre el control lleva su motivo, su fecha y quién la tomó.",
            ),
            Invariant(
                condition=~Q(decision=Decision.NO_ADMITIDA)
                | Q(estado=Estado.RECHAZADA, resuelta_el__isnull=False, resuelta_el=F("decidida_el")),
                name="postulacion_no_admitida_es_rechazada",
                field="decision",
                violation_error_message="Lo que no se admite por su control queda rechazado ese día.",
            ),
            Invariant(
                condition=Q(propuesta_antes=False) | ~Q(estado__in=EN_EVALUACION) & Q(decision=""),
                name="postulacion_propuesta_antes_de_la_regla",
                violation_error_message="Solo lo ya propuesto pudo proponerse sin decidir sobre el control.",
            ),
            OtraPersona(
                "decidida_por",
                ("evaluada_por", "propuesta_por"),
                "evalua_y_decide_otra_persona",
                "Quien evalúa o propone una postulación no decide sobre su control de riesgo.",
            ),
            Tras("ocurrido_el", "decidida_despues_de_ingresar"),
        ),
    ),
    Etapa(
        "la aprobación",
        BENEFICIADAS,
        (("aprobado", "acta_numero", "aprobada_el", "aprobada_por"),),
        con=(
            "aprobada_con_acto",
            "Una postulación aprobada, y solo ella, lleva monto, acta, fecha y responsable.",
        ),
        seccion="Respuesta",
        positivos=("aprobado",),
        salvo=WITHDRAWN,
        reglas=(
            OtraPersona(
                "aprobada_por",
                ("evaluada_por", "propuesta_por"),
                "evalua_y_aprueba_otra_persona",
                "Quien evalúa o propone una postulación no la aprueba.",
            ),
            Tope(
                "aprobado",
                "propuesto",
                dice="No se puede aprobar más de lo propuesto: devuélvala para que se proponga otro monto.",
            ),
            Tras("ocurrido_el", "aprobada_despues_de_ingresar"),
        ),
    ),
    Etapa(
        "la respuesta",
        filas=(("resuelta_el", "derivada_a", "sin_efecto_el", "motivo"),),
        reglas=(
            Invariant(
                condition=Q(estado__in=EN_TRAMITE, resuelta_el=None)
                | Q(estado__in=BENEFICIADAS, resuelta_el__isnull=False, resuelta_el=F("aprobada_el"))
                | Q(~Q(motivo=""), estado__in=SIN_AYUDA, resuelta_el__isnull=False),
                name="postulacion_resuelta_con_fecha",
                violation_error_message="Una respuesta lleva su fecha y, si no hay ayuda, su motivo.",
            ),
            Invariant(
                condition=Q(sin_efecto_el=None)
                | Q(
                    estado=Estado.DESISTIDA,
                    aprobada_el__isnull=False,
                    resuelta_el__isnull=False,
                    resuelta_el=F("aprobada_el"),
                    sin_efecto_el__gte=F("aprobada_el"),
                ),
                name="postulacion_sin_efecto_despues_de_aprobada",
                field="sin_efecto_el",
                violation_error_message="Solo lo aprobado queda sin efecto, y no antes de la fecha del acta.",
            ),
            Invariant(
                condition=~Q(estado=Estado.DERIVADA) | ~Q(derivada_a=""),
                name="postulacion_derivada_a_alguien",
                violation_error_message="Una derivación dice a qué institución.",
            ),
            Invariant(
                condition=~Q(estado__in=SIN_AYUDA) | not_after("ocurrido_el", "resuelta_el"),
                name="postulacion_resuelta_despues_de_ingresar",
                field="resuelta_el",
                violation_error_message="La respuesta no puede ser anterior al ingreso.",
            ),
        ),
    ),
    Etapa(
        "la compra",
        COMPRADAS,
        (("via", "orden", "proveedor"), ("comprometido", "comprada_el")),
        con=("comprada_con_orden", "Una compra lleva vía, orden, proveedor, monto y fecha."),
        opcionales=("proveedor",),
        ademas=Q(proveedor__isnull=False) | Q(via=Via.DEPOSITO),
        salvo=WITHDRAWN,
        reglas=(
            Invariant(
                condition=Q(comprometido=None) | Q(comprometido__gt=0) | Q(en_cero_antes=True),
                name="postulacion_compra_algo",
                field="comprometido",
                violation_error_message="El monto comprometido debe ser mayor que cero.",
            ),
            Tope("comprometido", "aprobado", dice="No se puede comprometer más de lo aprobado."),
            Tras("aprobada_el"),
        ),
    ),
    Etapa(
        "la entrega",
        ENTREGADAS,
        (("recibo", "pagado"), ("entregada_el", "entregada_por")),
        con=("entregada_con_recibo", "Una entrega lleva recibo, monto pagado, fecha y responsable."),
        propone={"recibo": "numero"},
        reglas=(
            Invariant(
                condition=Q(pagado=None) | Q(pagado__gt=0) | Q(en_cero_antes=True),
                name="postulacion_entrega_algo",
                field="pagado",
                violation_error_message="El monto pagado debe ser mayor que cero.",
            ),
            OtraPersona(
                "entregada_por",
                ("aprobada_por",),
                "aprueba_y_entrega_otra_persona",
                "Quien aprueba una postulación no la entrega.",
            ),
            Tope("pagado", "comprometido", dice="No se puede pagar más de lo comprometido."),
            Tras("comprada_el"),
        ),
    ),
    Etapa(
        "la rendición",
        RENDIDAS,
        (("rendido", "rendida_el"),),
        con=("rendida_con_monto", "Una rendición lleva monto y fecha."),
        reglas=(
            Tope("rendido", "pagado", dice="No se puede rendir más de lo pagado."),
            Tras("entregada_el"),
        ),
    ),
    Etapa(
        "el reintegro",
        filas=(("reintegrado", "reintegrado_el", "reintegro_comprobante"), "sin_rendir_motivo"),
        seccion="Rendición",
        reglas=(
            Invariant(
                condition=Q(reintegrado=None)
                | Q(estado=Estado.CERRADA, rendido__lt=F("pagado"), reintegrado__lte=POR_RENDIR),
                name="postulacion_reintegro_de_lo_que_falta",
                field="reintegrado",
                violation_error_message="Se reintegra, al cerrar, hasta lo que se pagó y no se rindió.",
            ),
            Invariant(
                condition=Q(reintegrado__isnull=False, reintegrado__gt=0, reintegrado_el__isnull=False)
                & ~Q(reintegro_comprobante="")
                | Q(Q(reintegrado=None) | Q(reintegrado=0), reintegrado_el=None, reintegro_comprobante=""),
                name="postulacion_reintegro_con_comprobante",
                field="reintegro_comprobante",
                violation_error_message="Lo que se devolvió, y solo eso, lleva su fecha y su comprobante.",
            ),
            Invariant(
                condition=Q(reintegrado__isnull=False, reintegrado__lt=POR_RENDIR) & ~Q(sin_rendir_motivo="")
                | Q(Q(reintegrado=None) | Q(reintegrado=POR_RENDIR), sin_rendir_motivo=""),
                name="postulacion_sin_rendir_con_motivo",
                field="sin_rendir_motivo",
                violation_error_message="Lo que ni se rindió ni se devolvió, y solo eso, lleva su motivo.",
            ),
            Tras("entregada_el", "reintegrada_despues_de_entregada"),
        ),
    ),
    desde="el ingreso",
    reglas=(
        Conocidas(
            ("estado", "grupo", "canal", "rsh", "via"),
            "Elija de la lista el grupo, el canal, el tramo y la vía.",
        ),
        Invariant(
            condition=Q(hogar__gte=1, hogar__lte=MAYOR_HOGAR),
            name="postulacion_hogar_posible",
            field="hogar",
            violation_error_message=f"En el hogar viven entre 1 y {MAYOR_HOGAR} personas.",
        ),
        Positivo("solicitado", "pide_algo", "El monto solicitado debe ser mayor que cero."),
        Invariant(
            condition=Q(informe_fecha=None) | ~Q(informe_profesional="") & ~Q(informe_institucion=""),
            name="postulacion_informe_firmado",
            field="informe_profesional",
            violation_error_message="Un informe social lleva quién lo firma y de qué institución es.",
        ),
        Invariant(
            condition=Q(folio_siep=None, folio_el=None)
            | Q(folio_siep__isnull=False, folio_el__isnull=False, folio_el__gte=F("ocurrido_el")),
            name="postulacion_folio_con_fecha",
            field="folio_el",
            violation_error_message="Un folio SIEP, y solo él, lleva su fecha, que no es anterior a la solicitud.",
        ),
    ),
)
"""The life of a case in one table."""
