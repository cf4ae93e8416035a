"""What the account answers for in the migration office: requests by nationality and people attended a day."""

from gobernacion.indicators.cuadraturas import ParteTodo
from gobernacion.indicators.declarations import Cuenta, Desglose, Indicador, Sensibilidad

POR_NACIONALIDAD = Desglose("nacionalidad", "Nacionalidad", resto="otras")
POR_TIPO = Desglose("tipo", "Tipo de solicitud")

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
    ),
    Indicador(
        codigo="EX-002",
        nombre="Personas atendidas al día con cita",
        definicion="Personas que la oficina atiende en un día hábil con hora reservada por internet.",
        unidad="personas por día",
        capitulo="4",
        como_se_mide="Se dividen las citas atendidas en el período por los días en que hubo atención.",
        cuenta=Cuenta.PROPORCION,
        sensibilidad=Sensibilidad.SENSIBLE,
        mejor_si_sube=True,
    ),
    Indicador(
        codigo="EX-003",
        nombre="Personas atendidas al día en total",
        definicion="Personas que la oficina atiende en un día hábil, con hora reservada o sin ella.",
        unidad="personas por día",
        capitulo="4",
        como_se_mide="Se dividen todas las atenciones del período por los días en que hubo atención.",
        cuenta=Cuenta.PROPORCION,
        sensibilidad=Sensibilidad.SENSIBLE,
        mejor_si_sube=True,
    ),
    Indicador(
        codigo="EX-004",
        nombre="Trámites que no necesitan cita",
        definicion="Tipos de trámite que la oficina atiende sin hora reservada, para cumplir los plazos de la ley.",
        unidad="trámites",
        capitulo="4",
        como_se_mide="Se cuentan los trámites del catálogo marcados sin cita y vigentes en el período.",
        cuenta=Cuenta.COSA,
        desgloses=(Desglose("tramite", "Trámite"),),
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
        desgloses=(Desglose("antiguedad", "Antigüedad"),),
        mejor_si_sube=False,
    ),
)

CUADRATURAS = (ParteTodo("EX-atencion", "Personas con cita entre las atendidas al día", "EX-002", "EX-003"),)
