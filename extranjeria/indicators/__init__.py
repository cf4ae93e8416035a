"""What the account answers for in the migration office: requests by nationality and people attended a day.

The account's «solicitudes de residencia» are read as all the requests of the desk: it goes on to say that the main
ones were visas of residence, permits to work and extensions of tourism. Who is attended is counted on the daily sheet.
"""

from __future__ import annotations

from extranjeria.indicators import measures
from extranjeria.models import Calidad, Canal, Clase
from gobernacion.indicators.cuadraturas import Igual, ParteTodo
from gobernacion.indicators.declarations import PORCIENTO, Cuenta, Desglose, Indicador, Sensibilidad, Tramo
from gobernacion.indicators.grouped import spans
from gobernacion.indicators.relacionadas import Relacionadas

POR_NACIONALIDAD = Desglose("nacionalidad", "Nacionalidad", resto="otras", opciones=measures.paises)
POR_TIPO = Desglose("tipo", "Tipo de solicitud")
# Types of request and procedures are open: an account of before tells those of its year, which the catalogue of today
# need not have.

INDICADORES = (
    Indicador(
        codigo="EX-001",
        nombre="Solicitudes de residencia",
        definicion="Solicitudes de residencia que la oficina provincial atendió en el período.",
        unidad="solicitudes",
        capitulo="4",
        como_se_mide="Se cuentan las solicitudes del registro de extranjería recibidas en el período.",
        cuenta=Cuenta.TRAMITE,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(POR_NACIONALIDAD, POR_TIPO),
        portada=True,
        measure=measures.solicitudes,
    ),
    Indicador(
        codigo="EX-002",
        nombre="Personas atendidas al día con cita",
        definicion="Personas que la oficina atiende en un día hábil con hora reservada por internet.",
        unidad="personas por día",
        capitulo="4",
        como_se_mide=(
            "Se dividen las personas con cita de las planillas por los días en que hubo atención, desde el primero "
            "en que se atendió con cita."
        ),
        cuenta=Cuenta.PROPORCION,
        sensibilidad=Sensibilidad.SENSIBLE,
        mejor_si_sube=True,
        tramo=Tramo.FUENTE,
        dias=measures.desde_la_primera_cita,
        measure=measures.al_dia_con_cita,
    ),
    Indicador(
        codigo="EX-003",
        nombre="Personas atendidas al día en total",
        definicion="Personas que la oficina atiende en un día hábil, con hora reservada o sin ella.",
        unidad="personas por día",
        capitulo="4",
        como_se_mide="Se dividen todas las personas de las planillas del período por los días en que hubo atención.",
        cuenta=Cuenta.PROPORCION,
        sensibilidad=Sensibilidad.SENSIBLE,
        mejor_si_sube=True,
        measure=measures.al_dia,
    ),
    Indicador(
        codigo="EX-004",
        nombre="Trámites que no necesitan cita",
        definicion="Tipos de trámite que la oficina atiende sin hora reservada, para cumplir los plazos de la ley.",
        unidad="trámites",
        capitulo="4",
        como_se_mide=(
            "Se cuentan los trámites del catálogo marcados sin cita y vigentes algún día del período; el que salió "
            "del catálogo y volvió se cuenta una vez."
        ),
        cuenta=Cuenta.COSA,
        desgloses=(Desglose("tramite", "Trámite"),),
        measure=measures.tramites_sin_cita,
    ),
    Indicador(
        codigo="EX-005",
        nombre="Solicitudes pendientes de resolver",
        definicion="Solicitudes recibidas, de este año o de años anteriores, que al cierre seguían sin resolución.",
        unidad="solicitudes",
        capitulo="4",
        como_se_mide="Se cuentan las solicitudes del registro sin resolver al último día del período.",
        cuenta=Cuenta.TRAMITE,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(
            Desglose("antiguedad", "Antigüedad", opciones=spans(measures.ANTIGUEDADES, measures.MAS_ANTIGUA)),
        ),
        mejor_si_sube=False,
        tramo=Tramo.ESTADO,
        measure=measures.pendientes,
    ),
    Indicador(
        codigo="EX-006",
        nombre="Solicitudes pendientes heredadas de años anteriores",
        definicion="Solicitudes recibidas antes del año en que termina el período y aún sin resolución a su cierre.",
        unidad="solicitudes",
        capitulo="4",
        como_se_mide="De las pendientes al último día se cuentan las recibidas en años anteriores, por año.",
        cuenta=Cuenta.TRAMITE,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(Desglose("recibida", "Año en que se recibió"),),
        mejor_si_sube=False,
        tramo=Tramo.ESTADO,
        measure=measures.heredadas,
    ),
    Indicador(
        codigo="EX-007",
        nombre="Solicitudes resueltas",
        definicion="Solicitudes que recibieron su respuesta en el período, se hayan recibido cuando sea.",
        unidad="solicitudes",
        capitulo="4",
        como_se_mide=(
            "Se cuentan las solicitudes con fecha de respuesta en el período; son heredadas las recibidas antes del "
            "año en que termina."
        ),
        cuenta=Cuenta.TRAMITE,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(
            Desglose("respuesta", "Respuesta", opciones=measures.RESPUESTAS),
            Desglose(
                "origen", "Cuándo se recibieron", opciones=(measures.HEREDADAS, measures.RECIBIDAS_EN_EL_YEAR)
            ),
        ),
        mejor_si_sube=True,
        measure=measures.resueltas,
    ),
    Indicador(
        codigo="EX-008",
        nombre="Días hasta la respuesta",
        definicion="Días corridos que esperó su respuesta la solicitud que está en la mitad de las resueltas.",
        unidad="días",
        capitulo="4",
        como_se_mide="Mediana de los días entre recepción y respuesta de las solicitudes resueltas en el período.",
        cuenta=Cuenta.PROPORCION,
        sensibilidad=Sensibilidad.SENSIBLE,
        mejor_si_sube=False,
        measure=measures.dias_hasta_resolver,
    ),
    Indicador(
        codigo="EX-009",
        nombre="Personas que presentaron solicitudes",
        definicion="Personas que presentaron al menos una solicitud en el período.",
        unidad="personas",
        capitulo="4",
        como_se_mide=(
            "Se cuentan las personas con una solicitud recibida en el período; quien presentó varias, una sola vez, "
            "en la comuna y la calidad de la última."
        ),
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(Desglose("comuna", "Comuna"), Desglose("calidad", "Calidad", opciones=Calidad)),
        measure=measures.solicitantes,
    ),
    Indicador(
        codigo="EX-010",
        nombre="Solicitudes recibidas, según cómo y para qué",
        definicion="Solicitudes recibidas en el período, con la respuesta que tenían al terminar.",
        unidad="solicitudes",
        capitulo="4",
        como_se_mide="Se cuentan las solicitudes recibidas en el período, cada una con su respuesta a esa fecha.",
        cuenta=Cuenta.TRAMITE,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(
            Desglose("clase", "Clase de solicitud", opciones=Clase),
            Desglose("calidad", "Calidad", opciones=Calidad),
            Desglose("canal", "Cómo llegó", opciones=Canal),
            Desglose("comuna", "Comuna"),
            Desglose("respuesta", "Respuesta", opciones=(*measures.RESPUESTAS, measures.SIN_RESPUESTA)),
        ),
        measure=measures.recibidas,
    ),
    Indicador(
        codigo="EX-011",
        nombre="Personas atendidas en la oficina",
        definicion="Veces que alguien fue atendido en el período, con hora reservada o sin ella.",
        unidad="atenciones",
        capitulo="4",
        como_se_mide="Se suman las personas con cita y sin cita de las planillas del período.",
        cuenta=Cuenta.SUCESO,
        desgloses=(
            Desglose("modalidad", "Con cita o sin ella", opciones=(measures.CON_CITA, measures.SIN_CITA)),
            Desglose("tramite", "Trámite"),
        ),
        measure=measures.atenciones,
    ),
    Indicador(
        codigo="EX-012",
        nombre="Citas a las que nadie llegó",
        definicion="Horas reservadas que se perdieron en el período porque la persona no llegó.",
        unidad="citas",
        capitulo="4",
        como_se_mide="Se suman las personas con cita que no llegaron, de las planillas del período.",
        cuenta=Cuenta.SUCESO,
        desgloses=(Desglose("tramite", "Trámite"),),
        mejor_si_sube=False,
        measure=measures.no_llegaron,
    ),
    Indicador(
        codigo="EX-013",
        nombre="Parte de las citas a las que nadie llegó",
        definicion="Porcentaje de las horas reservadas del período que se perdieron porque la persona no llegó.",
        unidad=PORCIENTO,
        capitulo="4",
        como_se_mide="Se dividen quienes no llegaron por todos los que tenían cita, según las planillas.",
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=False,
        measure=measures.ausentismo,
    ),
    Indicador(
        codigo="EX-014",
        nombre="Días de atención",
        definicion="Días en que la oficina atendió al menos a una persona.",
        unidad="días",
        capitulo="4",
        como_se_mide="Se cuentan los días distintos de las planillas del período con alguna persona atendida.",
        cuenta=Cuenta.ACTIVIDAD,
        measure=measures.dias_de_atencion,
    ),
)

CUADRATURAS = (
    ParteTodo("EX-atencion", "Personas con cita entre las atendidas al día", "EX-002", "EX-003"),
    ParteTodo("EX-heredadas", "Heredadas entre las pendientes", "EX-006", "EX-005"),
    ParteTodo("EX-solicitantes", "No hay más personas que solicitudes", "EX-009", "EX-001"),
    # What waited a year before and came, less what was resolved, waits: the year before is told by its own account.
    Relacionadas(
        "EX-pendientes", "Solicitudes recibidas, resueltas y en espera", ("EX-001", "EX-007", "EX-005")
    ),
    Igual("EX-recibidas", "Las solicitudes recibidas, contadas dos veces", "EX-010", "EX-001"),
)
