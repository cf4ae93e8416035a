"""What the account answers for in the agreements: people sent to institutions, and what they received."""

from __future__ import annotations

from gobernacion.indicators.cuadraturas import ParteTodo
from gobernacion.indicators.declarations import Cuenta, Desglose, Indicador, Sensibilidad, Tramo
from gobernacion.indicators.grouped import spans
from programs.convenios.indicators import measures
from programs.convenios.models import Grupo, TipoConvenio, TipoPrestacion

POR_CONVENIO = Desglose("convenio", "Convenio")
POR_GRUPO = Desglose("grupo", "Grupo", opciones=Grupo)
POR_COMUNA = Desglose("comuna", "Comuna")

INDICADORES = (
    Indicador(
        codigo="CV-001",
        nombre="Personas derivadas en convenio",
        definicion="Personas que la gobernación envió en el período a una institución con la que tiene convenio.",
        unidad="personas",
        capitulo="1a",
        como_se_mide=(
            "Se cuentan las derivaciones del registro de convenios enviadas en el período, una vez cada persona: en "
            "el convenio, el grupo y la comuna de la última; de dos del mismo día, la que se registró después."
        ),
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(POR_CONVENIO, POR_GRUPO, POR_COMUNA),
        mejor_si_sube=True,
        portada=True,
        measure=measures.derivadas,
    ),
    Indicador(
        codigo="CV-002",
        nombre="Personas con antecedentes completos para derivar",
        definicion="Personas cuya derivación reunió en el período todos los antecedentes que exige el convenio.",
        unidad="personas",
        capitulo="1a",
        como_se_mide=(
            "Se cuentan las derivaciones del registro de convenios que completaron sus antecedentes en el período, sin "
            "las que al último día se habían devuelto por faltarles alguno, una vez cada persona: en el convenio, el "
            "grupo y la comuna de la última que los completó."
        ),
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(POR_CONVENIO, POR_GRUPO, POR_COMUNA),
        mejor_si_sube=True,
        measure=measures.con_antecedentes,
    ),
    Indicador(
        codigo="CV-003",
        nombre="Personas que recibieron lentes",
        definicion="Personas derivadas que recibieron en el período los lentes que se les recetaron.",
        unidad="personas",
        capitulo="1a",
        como_se_mide=(
            "Se cuentan las personas con una entrega de lentes anotada en el período en sus derivaciones "
            "del registro de convenios, una vez cada una."
        ),
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.SENSIBLE,
        mejor_si_sube=True,
        measure=measures.con_lentes,
    ),
    Indicador(
        codigo="CV-004",
        nombre="Derivaciones enviadas según lo que resultó",
        definicion="Derivaciones enviadas en el período, con la respuesta que tenían al terminar.",
        unidad="derivaciones",
        capitulo="1a",
        como_se_mide=(
            "Se cuentan las derivaciones enviadas en el período, cada una con la respuesta que tenía al último día."
        ),
        cuenta=Cuenta.TRAMITE,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(Desglose("respuesta", "Respuesta de la institución", opciones=measures.RESPUESTAS),),
        measure=measures.respuestas,
    ),
    Indicador(
        codigo="CV-005",
        nombre="Derivaciones sin respuesta al cierre",
        definicion="Derivaciones de cualquier año que al terminar el período seguían sin atención ni respuesta.",
        unidad="derivaciones",
        capitulo="1a",
        como_se_mide=(
            "Se cuentan las solicitadas hasta el último día y no respondidas hasta entonces, por la etapa en que "
            "entonces estaban y los días desde la solicitud; un desistimiento es una respuesta."
        ),
        cuenta=Cuenta.TRAMITE,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(
            Desglose("etapa", "Etapa", opciones=measures.ETAPAS),
            Desglose("espera", "Tiempo de espera", opciones=spans(measures.ESPERAS, measures.MAS_ESPERA)),
        ),
        mejor_si_sube=False,
        tramo=Tramo.ESTADO,
        measure=measures.sin_respuesta,
    ),
    Indicador(
        codigo="CV-006",
        nombre="Días entre la solicitud y la derivación",
        definicion="Días corridos que esperó la persona del medio desde que pidió ser derivada hasta que se la derivó.",
        unidad="días",
        capitulo="1a",
        como_se_mide="Se toma la mediana de los días entre solicitud y envío de las enviadas en el período.",
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=False,
        measure=measures.dias_hasta_derivar,
    ),
    Indicador(
        codigo="CV-007",
        nombre="Convenios vigentes",
        definicion="Acuerdos formales e informales con instituciones, vigentes algún día del período.",
        unidad="convenios",
        capitulo="1a",
        como_se_mide="Se cuentan los convenios del registro cuya vigencia toca el período.",
        cuenta=Cuenta.COSA,
        desgloses=(Desglose("tipo", "Tipo", opciones=TipoConvenio),),
        measure=measures.convenios,
    ),
    Indicador(
        codigo="CV-008",
        nombre="Prestaciones recibidas por personas derivadas",
        definicion="Lentes, consultas, cirugías y otras prestaciones que recibieron las personas derivadas.",
        unidad="prestaciones",
        capitulo="1a",
        como_se_mide="Se cuentan las prestaciones anotadas en el período en las derivaciones del registro.",
        cuenta=Cuenta.TRAMITE,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(Desglose("prestacion", "Prestación", opciones=TipoPrestacion), POR_CONVENIO),
        mejor_si_sube=True,
        measure=measures.prestaciones,
    ),
)

CUADRATURAS = (
    ParteTodo("CV-enviadas", "Personas derivadas entre las derivaciones enviadas", "CV-001", "CV-004"),
    ParteTodo(
        "CV-lentes", "Personas con lentes entre las entregas de lentes", "CV-003", "CV-008:prestacion=Lentes"
    ),
)
