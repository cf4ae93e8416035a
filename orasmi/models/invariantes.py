"""What the database itself refuses in a case, whoever writes to it and however."""

from __future__ import annotations

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from gobernacion.records.invariants import Invariant, not_after, only_in, two_people, within
from orasmi.models.atencion import Canal
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
    Grupo,
    Tramo,
    Via,
)

MAYOR_HOGAR = 30
"""People in the largest household that is believed without asking again."""

APPROVED = Q(
    ~Q(acta_numero=""),
    aprobado__isnull=False,
    aprobado__gt=0,
    aprobada_el__isnull=False,
    aprobada_por__isnull=False,
)
NEVER_APPROVED = Q(acta_numero="", aprobado=None, aprobada_el=None, aprobada_por=None)
BOUGHT = Q(
    ~Q(via=""),
    ~Q(orden=""),
    Q(proveedor__isnull=False) | Q(via=Via.DEPOSITO),
    comprometido__isnull=False,
    comprada_el__isnull=False,
)
NEVER_BOUGHT = Q(via="", orden="", proveedor=None, comprometido=None, comprada_el=None)
POR_RENDIR = Coalesce(F("pagado"), 0) - Coalesce(F("rendido"), 0)
"""What was paid and not accounted for. Who closed before that was asked wrote no ``reintegrado``."""

WITHDRAWN = Q(sin_efecto_el__isnull=False)
"""What was approved or bought stays written after the approval was withdrawn: a year that ended counts it."""

DE_LA_POSTULACION = [
    Invariant(
        condition=Q(estado__in=Estado.values)
        & Q(grupo__in=Grupo.values)
        & Q(canal__in=Canal.values)
        & Q(rsh__in=["", *Tramo.values])
        & Q(via__in=["", *Via.values]),
        name="postulacion_listas_conocidas",
        violation_error_message="Elija de la lista el grupo, el canal, el tramo y la vía.",
    ),
    Invariant(
        condition=Q(hogar__gte=1, hogar__lte=MAYOR_HOGAR),
        name="postulacion_hogar_posible",
        field="hogar",
        violation_error_message=f"En el hogar viven entre 1 y {MAYOR_HOGAR} personas.",
    ),
    Invariant(
        condition=Q(solicitado__gt=0),
        name="postulacion_pide_algo",
        field="solicitado",
        violation_error_message="El monto solicitado debe ser mayor que cero.",
    ),
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
    Invariant(
        condition=~Q(estado__in=[*PROPUESTAS])
        | Q(
            ~Q(fundamento=""),
            propuesto__isnull=False,
            propuesto__gt=0,
            evaluada_por__isnull=False,
            propuesta_por__isnull=False,
            folio_siep__isnull=False,
            informe_fecha__isnull=False,
        ),
        name="postulacion_propuesta_con_fundamento",
        violation_error_message="Una propuesta lleva monto, fundamento, folio SIEP e informe social.",
    ),
    Invariant(
        condition=Q(decision="", decision_motivo="", decidida_el=None, decidida_por=None, decision_sobre=None)
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
    Invariant(
        condition=two_people("decidida_por", "evaluada_por") & two_people("decidida_por", "propuesta_por"),
        name="postulacion_evalua_y_decide_otra_persona",
        violation_error_message="Quien evalúa o propone una postulación no decide sobre su control de riesgo.",
    ),
    Invariant(
        condition=not_after("ocurrido_el", "decidida_el"),
        name="postulacion_decidida_despues_de_ingresar",
        field="decidida_el",
        violation_error_message="La decisión no puede ser anterior al ingreso.",
    ),
    Invariant(
        condition=only_in(BENEFICIADAS, APPROVED, NEVER_APPROVED) | WITHDRAWN & APPROVED,
        name="postulacion_aprobada_con_acto",
        violation_error_message="Una postulación aprobada, y solo ella, lleva monto, acta, fecha y responsable.",
    ),
    Invariant(
        condition=only_in(COMPRADAS, BOUGHT, NEVER_BOUGHT) | WITHDRAWN & BOUGHT,
        name="postulacion_comprada_con_orden",
        violation_error_message="Una compra lleva vía, orden, proveedor, monto y fecha.",
    ),
    Invariant(
        condition=only_in(
            ENTREGADAS,
            Q(
                ~Q(recibo=""),
                pagado__isnull=False,
                entregada_el__isnull=False,
                entregada_por__isnull=False,
            ),
            Q(recibo="", pagado=None, entregada_el=None, entregada_por=None),
        ),
        name="postulacion_entregada_con_recibo",
        violation_error_message="Una entrega lleva recibo, monto pagado, fecha y responsable.",
    ),
    Invariant(
        condition=only_in(
            RENDIDAS,
            Q(rendido__isnull=False, rendida_el__isnull=False),
            Q(rendido=None, rendida_el=None),
        ),
        name="postulacion_rendida_con_monto",
        violation_error_message="Una rendición lleva monto y fecha.",
    ),
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
        condition=two_people("aprobada_por", "evaluada_por") & two_people("aprobada_por", "propuesta_por"),
        name="postulacion_evalua_y_aprueba_otra_persona",
        violation_error_message="Quien evalúa o propone una postulación no la aprueba.",
    ),
    Invariant(
        condition=two_people("entregada_por", "aprobada_por"),
        name="postulacion_aprueba_y_entrega_otra_persona",
        violation_error_message="Quien aprueba una postulación no la entrega.",
    ),
    Invariant(
        condition=within("aprobado", "propuesto"),
        name="postulacion_aprobado_dentro_de_lo_propuesto",
        field="aprobado",
        violation_error_message=(
            "No se puede aprobar más de lo propuesto: devuélvala para que se proponga otro monto."
        ),
    ),
    Invariant(
        condition=Q(comprometido=None) | Q(comprometido__gt=0) | Q(en_cero_antes=True),
        name="postulacion_compra_algo",
        field="comprometido",
        violation_error_message="El monto comprometido debe ser mayor que cero.",
    ),
    Invariant(
        condition=Q(pagado=None) | Q(pagado__gt=0) | Q(en_cero_antes=True),
        name="postulacion_entrega_algo",
        field="pagado",
        violation_error_message="El monto pagado debe ser mayor que cero.",
    ),
    Invariant(
        condition=within("comprometido", "aprobado"),
        name="postulacion_comprometido_dentro_de_lo_aprobado",
        field="comprometido",
        violation_error_message="No se puede comprometer más de lo aprobado.",
    ),
    Invariant(
        condition=within("pagado", "comprometido"),
        name="postulacion_pagado_dentro_de_lo_comprometido",
        field="pagado",
        violation_error_message="No se puede pagar más de lo comprometido.",
    ),
    Invariant(
        condition=within("rendido", "pagado"),
        name="postulacion_rendido_dentro_de_lo_pagado",
        field="rendido",
        violation_error_message="No se puede rendir más de lo pagado.",
    ),
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
    Invariant(
        condition=not_after("ocurrido_el", "aprobada_el"),
        name="postulacion_aprobada_despues_de_ingresar",
        field="aprobada_el",
        violation_error_message="La aprobación no puede ser anterior al ingreso.",
    ),
    Invariant(
        condition=~Q(estado__in=SIN_AYUDA) | not_after("ocurrido_el", "resuelta_el"),
        name="postulacion_resuelta_despues_de_ingresar",
        field="resuelta_el",
        violation_error_message="La respuesta no puede ser anterior al ingreso.",
    ),
    Invariant(
        condition=not_after("aprobada_el", "comprada_el"),
        name="postulacion_comprada_despues_de_aprobada",
        field="comprada_el",
        violation_error_message="La compra no puede ser anterior a la aprobación.",
    ),
    Invariant(
        condition=not_after("comprada_el", "entregada_el"),
        name="postulacion_entregada_despues_de_comprada",
        field="entregada_el",
        violation_error_message="La entrega no puede ser anterior a la compra.",
    ),
    Invariant(
        condition=not_after("entregada_el", "rendida_el"),
        name="postulacion_rendida_despues_de_entregada",
        field="rendida_el",
        violation_error_message="La rendición no puede ser anterior a la entrega.",
    ),
    Invariant(
        condition=not_after("entregada_el", "reintegrado_el"),
        name="postulacion_reintegrada_despues_de_entregada",
        field="reintegrado_el",
        violation_error_message="El reintegro no puede ser anterior a la entrega.",
    ),
]
"""The invariants of a case, in the order of its life."""
