"""What the account answers for in Gobierno en Terreno: plazas, dialogues and how far their targets are met."""

from gobernacion.indicators.declarations import PORCIENTO, Cuenta, Desglose, Indicador
from gobernacion.indicators.percentages import CumplimientoMedio

CORTES = (Desglose("comuna", "Comuna"), Desglose("publico", "Público"))

INDICADORES = (
    Indicador(
        codigo="GT-001",
        nombre="Plazas ciudadanas realizadas",
        definicion="Jornadas en que varios servicios públicos atienden juntos en una plaza o recinto de una comuna.",
        unidad="plazas",
        capitulo="2",
        como_se_mide="Se cuentan las jornadas de tipo plaza ciudadana realizadas en el período.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=CORTES,
        mejor_si_sube=True,
        portada=True,
    ),
    Indicador(
        codigo="GT-002",
        nombre="Diálogos ciudadanos realizados",
        definicion="Encuentros en que la gobernación y los servicios informan a vecinos sobre un tema y los escuchan.",
        unidad="diálogos",
        capitulo="2",
        como_se_mide="Se cuentan las jornadas de tipo diálogo ciudadano realizadas en el período.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=CORTES,
        mejor_si_sube=True,
        portada=True,
    ),
    Indicador(
        codigo="GT-003",
        nombre="Cumplimiento de las metas de Gobierno en Terreno",
        definicion=(
            "Promedio simple de dos porcentajes: las plazas y los diálogos realizados, cada uno sobre su meta del año. "
            "No es el total de actividades sobre el total de las metas: 3 de 12 y 10 de 37 dan así 26,0 %, "
            "mientras que 13 de 49 serían 26,5 %."
        ),
        unidad=PORCIENTO,
        capitulo="2",
        como_se_mide="Se calcula con las plazas y los diálogos realizados a la fecha y sus metas anuales.",
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=True,
    ),
)

CUADRATURAS = (
    CumplimientoMedio(
        "GT-cumplimiento", "Cumplimiento medio de plazas y diálogos", "GT-003", ("GT-001", "GT-002")
    ),
)
