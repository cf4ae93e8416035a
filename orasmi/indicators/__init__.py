"""What the account answers for in the ORASMI fund: applicants, aid, money and the work around them."""

from __future__ import annotations

from gobernacion.indicators.cuadraturas import Igual, ParteTodo
from gobernacion.indicators.declarations import (
    PESOS,
    PORCIENTO,
    Cuenta,
    Desglose,
    Indicador,
    Sensibilidad,
    Tramo,
)
from gobernacion.indicators.grouped import spans
from orasmi.indicators import measures
from orasmi.models import Canal, Clase, Grupo, Materia, Programa

POR_COMUNA = Desglose("comuna", "Comuna")
POR_GRUPO = Desglose("grupo", "Grupo prioritario", opciones=Grupo)
POR_CLASE = Desglose("clase", "Clase de ayuda", opciones=Clase)
POR_RESPUESTA = Desglose(
    "respuesta", "Respuesta de la institución", suma=False, opciones=measures.RESPUESTAS_DE_OTROS
)

INDICADORES = (
    Indicador(
        codigo="OR-001",
        nombre="Solicitantes del fondo",
        definicion="Personas que postularon en el período a una ayuda del Fondo ORASMI.",
        unidad="personas",
        capitulo="8",
        como_se_mide=(
            "Se cuentan las personas con una postulación ingresada en el período; quien postuló varias veces, una "
            "sola, en la comuna y el grupo de la última; de dos del mismo día, la que se registró después."
        ),
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(POR_COMUNA, POR_GRUPO),
        measure=measures.solicitantes,
    ),
    Indicador(
        codigo="OR-002",
        nombre="Solicitantes beneficiados",
        definicion=(
            "Cuántas de las personas que postularon en el período tenían una ayuda aprobada al terminar. "
            "Quien postuló en un año y la obtuvo en el siguiente está entre las personas beneficiadas de ese otro."
        ),
        unidad="personas",
        capitulo="8",
        como_se_mide=(
            "Se cuentan las personas con una postulación ingresada en el período y aprobada hasta su último día, sin "
            "las aprobaciones que hasta ese día quedaron sin efecto; cada persona en la comuna y el grupo de la "
            "última de ellas que ingresó; de dos del mismo día, la que se registró después."
        ),
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(
            POR_COMUNA,
            POR_GRUPO,
            Desglose("materia", "Materia de la ayuda", suma=False, opciones=Materia),
        ),
        mejor_si_sube=True,
        portada=True,
        measure=measures.beneficiadas,
    ),
    Indicador(
        codigo="OR-003",
        nombre="Presupuesto del Fondo ORASMI",
        definicion="Pesos del fondo con que se financiaron las ayudas del período.",
        unidad=PESOS,
        capitulo="8",
        como_se_mide=(
            "Se suman los montos aprobados en el período, sin los que hasta su último día quedaron sin efecto."
        ),
        cuenta=Cuenta.DINERO,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(POR_CLASE, POR_COMUNA),
        mejor_si_sube=True,
        portada=True,
        measure=measures.presupuesto,
    ),
    Indicador(
        codigo="OR-004",
        nombre="Postulantes registrados en SIEP",
        definicion="Postulantes que quedaron formalmente registrados en SIEP, el sistema nacional del fondo.",
        unidad="personas",
        capitulo="8",
        como_se_mide=(
            "Se cuentan las personas con una postulación ingresada en el período que hasta su último día tenía folio "
            "SIEP."
        ),
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.SENSIBLE,
        mejor_si_sube=True,
        measure=measures.registrados_en_siep,
    ),
    Indicador(
        codigo="OR-005",
        nombre="Postulantes con evaluación y control de riesgo",
        definicion="Postulantes registrados en SIEP cuya postulación pasó por la evaluación y control de riesgo.",
        unidad="personas",
        capitulo="8",
        como_se_mide=(
            "Se cuentan las personas con una postulación ingresada en el período que hasta su último día tenía folio "
            "SIEP y ese control hecho."
        ),
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.SENSIBLE,
        mejor_si_sube=True,
        measure=measures.con_control_de_riesgo,
    ),
    Indicador(
        codigo="OR-006",
        nombre="Beneficiarios con compra por Mercado Público",
        definicion="Solicitantes beneficiados cuya ayuda se compró en Mercado Público.",
        unidad="personas",
        capitulo="8",
        como_se_mide=(
            "Se cuentan, de los solicitantes beneficiados, los que hasta el último día del período tenían "
            "una orden de compra en Mercado Público por esa ayuda."
        ),
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.SENSIBLE,
        measure=measures.con_compra,
    ),
    Indicador(
        codigo="OR-007",
        nombre="Atenciones de difusión de programas sociales",
        definicion="Veces en que se orientó a alguien sobre programas sociales del Estado, por cualquier canal.",
        unidad="atenciones",
        capitulo="8",
        como_se_mide="Se cuentan las atenciones de difusión anotadas en el período.",
        cuenta=Cuenta.SUCESO,
        desgloses=(
            Desglose("canal", "Canal", opciones=Canal),
            Desglose("materia", "Materia", opciones=Programa),
        ),
        mejor_si_sube=True,
        measure=measures.atenciones_de_difusion,
    ),
    Indicador(
        codigo="OR-008",
        nombre="Personas postuladas a programas de FOSIS",
        definicion="Personas que la gobernación postuló a los programas de emprendimiento de FOSIS.",
        unidad="personas",
        capitulo="8",
        como_se_mide=(
            "Se cuentan las personas con una postulación a FOSIS del período, según la respuesta que había a su "
            "último día."
        ),
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.PERSONAL,
        mejor_si_sube=True,
        desgloses=(POR_RESPUESTA,),
        measure=measures.postuladas_a_fosis,
    ),
    Indicador(
        codigo="OR-009",
        nombre="Personas preseleccionadas por FOSIS",
        definicion="Personas postuladas a los programas de emprendimiento de FOSIS que este preseleccionó.",
        unidad="personas",
        capitulo="8",
        como_se_mide=(
            "Se cuentan las personas con una postulación a FOSIS anotada en el período y preseleccionada "
            "hasta su último día, sea cual sea la respuesta final; quien postuló varias veces, una sola."
        ),
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.PERSONAL,
        mejor_si_sube=True,
        measure=measures.preseleccionadas_por_fosis,
    ),
    Indicador(
        codigo="OR-010",
        nombre="Personas postuladas a pensión de gracia",
        definicion="Personas que la gobernación postuló a una pensión de gracia.",
        unidad="personas",
        capitulo="8",
        como_se_mide=(
            "Se cuentan las personas con una postulación a pensión de gracia del período, según la respuesta que "
            "había a su último día."
        ),
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.PERSONAL,
        desgloses=(POR_RESPUESTA,),
        measure=measures.postuladas_a_pension,
    ),
    Indicador(
        codigo="OR-011",
        nombre="Mesas de negociación",
        definicion="Mesas de negociación por pensiones de gracia en que participó la gobernación.",
        unidad="mesas",
        capitulo="8",
        como_se_mide="Se cuentan las mesas de negociación anotadas en el período.",
        cuenta=Cuenta.ACTIVIDAD,
        measure=measures.mesas,
    ),
    Indicador(
        codigo="OR-012",
        nombre="Sindicatos en las mesas de negociación",
        definicion="Sindicatos de extrabajadores que participaron en esas mesas.",
        unidad="sindicatos",
        capitulo="8",
        como_se_mide=(
            "Se cuentan los sindicatos asistentes a las mesas del período, una vez cada uno; no, otras "
            "organizaciones que asistieron."
        ),
        cuenta=Cuenta.ORGANIZACION,
        measure=measures.sindicatos,
    ),
    Indicador(
        codigo="OR-013",
        nombre="Parte del fondo destinada a promoción social",
        definicion="Porcentaje de los pesos aprobados que fue a ayudas de promoción social y no a las asistenciales.",
        unidad=PORCIENTO,
        capitulo="8",
        como_se_mide=(
            "Se divide el monto aprobado en el período en ayudas de promoción social por todo el monto aprobado, sin "
            "lo que hasta su último día quedó sin efecto."
        ),
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=True,
        measure=measures.promocion_social,
    ),
    Indicador(
        codigo="OR-014",
        nombre="Días entre el ingreso y la resolución",
        definicion="Días corridos que en promedio pasan desde que una postulación ingresa hasta que se resuelve.",
        unidad="días",
        capitulo="8",
        como_se_mide=(
            "Se promedian los días entre ingreso y resolución de las postulaciones resueltas en el período; "
            "la de una aprobación es su acta, aunque después quede sin efecto."
        ),
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=False,
        measure=measures.dias_hasta_resolver,
    ),
    Indicador(
        codigo="OR-015",
        nombre="Personas beneficiadas en el período",
        definicion="Personas a las que el Fondo ORASMI aprobó una ayuda en el período, hayan postulado cuando sea.",
        unidad="personas",
        capitulo="8",
        como_se_mide=(
            "Se cuentan las personas con una postulación aprobada en el período, sin las aprobaciones que hasta "
            "su último día quedaron sin efecto; quien obtuvo varias, una sola vez."
        ),
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(Desglose("clase", "Clase de ayuda", suma=False, opciones=Clase),),
        mejor_si_sube=True,
        portada=True,
        measure=measures.ayudadas,
    ),
    Indicador(
        codigo="OR-016",
        nombre="Postulaciones ingresadas al fondo",
        definicion="Postulaciones que ingresaron en el período, con la respuesta que tenían al terminar.",
        unidad="postulaciones",
        capitulo="8",
        como_se_mide=(
            "Se cuentan las postulaciones ingresadas en el período, cada una con su respuesta al último día; "
            "la aprobada que quedó sin efecto, como desistida."
        ),
        cuenta=Cuenta.TRAMITE,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(Desglose("respuesta", "Respuesta", opciones=measures.RESPUESTAS),),
        measure=measures.respuestas,
    ),
    Indicador(
        codigo="OR-017",
        nombre="Postulaciones sin respuesta al cierre",
        definicion="Postulaciones de cualquier año que al terminar el período seguían sin respuesta.",
        unidad="postulaciones",
        capitulo="8",
        como_se_mide="Se cuentan las ingresadas hasta el último día y no resueltas hasta entonces, por días de espera.",
        cuenta=Cuenta.TRAMITE,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(
            Desglose("espera", "Tiempo de espera", opciones=spans(measures.ESPERAS, measures.MAS_ESPERA)),
        ),
        mejor_si_sube=False,
        tramo=Tramo.ESTADO,
        measure=measures.sin_respuesta,
    ),
    Indicador(
        codigo="OR-018",
        nombre="Pesos entregados en ayudas",
        definicion="Pesos pagados por las ayudas que llegaron a manos de las personas en el período.",
        unidad=PESOS,
        capitulo="8",
        como_se_mide="Se suman los montos pagados de las ayudas entregadas en el período.",
        cuenta=Cuenta.DINERO,
        sensibilidad=Sensibilidad.SENSIBLE,
        mejor_si_sube=True,
        measure=measures.entregado,
    ),
    Indicador(
        codigo="OR-019",
        nombre="Pesos entregados y aún sin rendir",
        definicion="Pesos de ayudas ya entregadas cuya rendición de cuentas estaba pendiente al terminar el período.",
        unidad=PESOS,
        capitulo="8",
        como_se_mide="Se suman los montos pagados de las ayudas entregadas y no rendidas hasta el último día.",
        cuenta=Cuenta.DINERO,
        sensibilidad=Sensibilidad.SENSIBLE,
        mejor_si_sube=False,
        tramo=Tramo.ESTADO,
        measure=measures.por_rendir,
    ),
)

CUADRATURAS = (
    ParteTodo("OR-beneficiadas", "Solicitantes beneficiados entre los solicitantes", "OR-002", "OR-001"),
    ParteTodo(
        "OR-aprobadas", "Solicitantes beneficiados entre las personas beneficiadas", "OR-002", "OR-015"
    ),
    Igual("OR-siep", "Todo solicitante queda registrado en SIEP", "OR-001", "OR-004"),
    Igual("OR-riesgo", "Todo postulante registrado pasa por el control de riesgo", "OR-004", "OR-005"),
    ParteTodo(
        "OR-compras", "Beneficiarios con compra entre los solicitantes beneficiados", "OR-006", "OR-002"
    ),
    ParteTodo("OR-fosis", "Preseleccionadas por FOSIS entre las postuladas", "OR-009", "OR-008"),
    ParteTodo("OR-solicitudes", "Solicitantes entre las postulaciones ingresadas", "OR-001", "OR-016"),
)
