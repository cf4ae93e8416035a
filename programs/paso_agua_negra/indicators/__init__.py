"""What the account answers for at the border crossing: people and vehicles of a season, in and in both directions.

The account calls 26.541 Argentines and 22.048 others «ingresados»; together they are the 48.589 it tells as entries and
exits. They are read as crossings in both directions (AN-001 by nationality), and entries are measured as entries.
Nationalities are open: the account puts together («Chilena y otras») what the daily sheet keeps apart.
A season is a period like any other: its figures are those of the days from its opening to its close.
"""

from gobernacion.indicators.cuadraturas import Suma
from gobernacion.indicators.declarations import PORCIENTO, Cuenta, Desglose, Indicador, Tramo
from gobernacion.indicators.flows import EntradasMenosQueFlujo
from gobernacion.indicators.percentages import Variacion
from programs.paso_agua_negra.indicators import measures
from programs.paso_agua_negra.models import Causa, Sentido, Tipo
from programs.paso_agua_negra.models.columnas import PERSONAS, VEHICULOS

POR_SENTIDO = Desglose("sentido", "Sentido", opciones=Sentido)
POR_TIPO = Desglose("tipo", "Tipo de vehículo", opciones=Tipo)
POR_MES = Desglose("mes", "Mes")

INDICADORES = (
    Indicador(
        codigo="AN-001",
        nombre="Personas, flujo de entradas y salidas",
        definicion="Cruces de personas por el complejo en la temporada, sumando las que entran y las que salen.",
        unidad="personas",
        capitulo="5",
        como_se_mide="Se suman los recuentos diarios de personas de la temporada, en ambos sentidos.",
        cuenta=Cuenta.PERSONA,
        desgloses=(Desglose("nacionalidad", "Nacionalidad"), POR_SENTIDO),
        portada=True,
        tramo=Tramo.TEMPORADA,
        dias=measures.meses_de_la_temporada,
        measure=measures.flujo_de_personas,
    ),
    Indicador(
        codigo="AN-002",
        nombre="Variación del flujo de personas",
        definicion="Cuánto sube o baja el flujo de personas respecto de la temporada anterior, en porcentaje.",
        unidad=PORCIENTO,
        capitulo="5",
        como_se_mide=(
            "Se calcula con el flujo de personas de la temporada y el de la anterior; si en esa no hubo cruces, no "
            "se informa."
        ),
        cuenta=Cuenta.PROPORCION,
        tope=None,
        tramo=Tramo.TEMPORADA,
        dias=measures.meses_de_la_temporada,
        measure=measures.variacion(PERSONAS),
    ),
    Indicador(
        codigo="AN-003",
        nombre="Personas ingresadas, según el rótulo del documento",
        definicion="Lo que la cuenta llama personas ingresadas en la temporada, con los rótulos que ella misma usa.",
        unidad="personas",
        capitulo="5",
        como_se_mide="Se suman los recuentos diarios de personas de la temporada en sentido de entrada.",
        cuenta=Cuenta.PERSONA,
        desgloses=(Desglose("nacionalidad", "Nacionalidad", suma=False),),
        tramo=Tramo.TEMPORADA,
        dias=measures.meses_de_la_temporada,
        measure=measures.ingresadas,
    ),
    Indicador(
        codigo="AN-004",
        nombre="Vehículos ingresados",
        definicion="Vehículos de todo tipo que entraron a Chile por el complejo en la temporada.",
        unidad="vehículos",
        capitulo="5",
        como_se_mide="Se suman los recuentos diarios de vehículos de la temporada en sentido de entrada.",
        cuenta=Cuenta.COSA,
        desgloses=(POR_TIPO,),
        tramo=Tramo.TEMPORADA,
        dias=measures.meses_de_la_temporada,
        measure=measures.vehiculos_ingresados,
    ),
    Indicador(
        codigo="AN-005",
        nombre="Vehículos, flujo de entradas y salidas",
        definicion="Cruces de vehículos de todo tipo por el complejo en la temporada, en ambos sentidos.",
        unidad="vehículos",
        capitulo="5",
        como_se_mide="Se suman los recuentos diarios de vehículos de la temporada, en ambos sentidos.",
        cuenta=Cuenta.COSA,
        desgloses=(POR_TIPO, POR_SENTIDO),
        tramo=Tramo.TEMPORADA,
        dias=measures.meses_de_la_temporada,
        measure=measures.flujo_de_vehiculos,
    ),
    Indicador(
        codigo="AN-006",
        nombre="Entradas de personas por el paso",
        definicion="Cruces de personas que entraron a Chile por el complejo, según su nacionalidad.",
        unidad="personas",
        capitulo="5",
        como_se_mide="Se suman los recuentos diarios en sentido de entrada; quien entra dos veces se cuenta dos veces.",
        cuenta=Cuenta.PERSONA,
        desgloses=(Desglose("nacionalidad", "Nacionalidad"), POR_MES),
        tramo=Tramo.TEMPORADA,
        dias=measures.meses_de_la_temporada,
        measure=measures.cruces(Sentido.ENTRADA),
    ),
    Indicador(
        codigo="AN-007",
        nombre="Salidas de personas por el paso",
        definicion="Cruces de personas que salieron de Chile por el complejo, según su nacionalidad.",
        unidad="personas",
        capitulo="5",
        como_se_mide="Se suman los recuentos diarios en sentido de salida; quien sale dos veces se cuenta dos veces.",
        cuenta=Cuenta.PERSONA,
        desgloses=(Desglose("nacionalidad", "Nacionalidad"), POR_MES),
        tramo=Tramo.TEMPORADA,
        dias=measures.meses_de_la_temporada,
        measure=measures.cruces(Sentido.SALIDA),
    ),
    Indicador(
        codigo="AN-008",
        nombre="Variación del flujo de vehículos",
        definicion="Cuánto sube o baja el flujo de vehículos respecto de la temporada anterior, en porcentaje.",
        unidad=PORCIENTO,
        capitulo="5",
        como_se_mide=(
            "Se calcula con el flujo de vehículos de la temporada y el de la anterior; si en esa no hubo cruces, no "
            "se informa."
        ),
        cuenta=Cuenta.PROPORCION,
        tope=None,
        tramo=Tramo.TEMPORADA,
        dias=measures.meses_de_la_temporada,
        measure=measures.variacion(VEHICULOS),
    ),
    Indicador(
        codigo="AN-009",
        nombre="Días en que el paso estuvo abierto",
        definicion="Días de la temporada en que se pudo cruzar, al menos una parte del día.",
        unidad="días",
        capitulo="5",
        como_se_mide=(
            "Se cuentan los días de las temporadas menos los de cierre total; una temporada que al último día no había "
            "cerrado llega hasta su último recuento de entonces."
        ),
        cuenta=Cuenta.COSA,
        tramo=Tramo.TEMPORADA,
        dias=measures.meses_de_la_temporada,
        measure=measures.dias_abiertos,
    ),
    Indicador(
        codigo="AN-010",
        nombre="Días de cierre del paso",
        definicion="Días de la temporada en que nadie pudo cruzar, según la causa del cierre.",
        unidad="días",
        capitulo="5",
        como_se_mide="Se cuentan los días de los cierres totales dentro de las temporadas.",
        cuenta=Cuenta.COSA,
        desgloses=(Desglose("causa", "Causa", opciones=Causa),),
        mejor_si_sube=False,
        tramo=Tramo.TEMPORADA,
        dias=measures.meses_de_la_temporada,
        measure=measures.dias_cerrados,
    ),
    Indicador(
        codigo="AN-011",
        nombre="Cruces de personas por día",
        definicion="Cruces de personas en un día de la temporada, en promedio y en ambos sentidos.",
        unidad="personas por día",
        capitulo="5",
        como_se_mide="Se divide el flujo de personas por los días que tienen recuento.",
        cuenta=Cuenta.PROPORCION,
        tramo=Tramo.TEMPORADA,
        dias=measures.meses_de_la_temporada,
        measure=measures.promedio_diario,
    ),
    Indicador(
        codigo="AN-012",
        nombre="Personas en el día de mayor flujo",
        definicion="Cruces de personas, en ambos sentidos, en el día en que hubo más.",
        unidad="personas",
        capitulo="5",
        como_se_mide="Es el mayor de los recuentos diarios de personas.",
        cuenta=Cuenta.PERSONA,
        tramo=Tramo.TEMPORADA,
        dias=measures.meses_de_la_temporada,
        measure=measures.dia_de_mayor_flujo,
    ),
    Indicador(
        codigo="AN-013",
        nombre="Días del paso sin recuento",
        definicion="Días en que el paso estuvo abierto y de los que falta la hoja de recuento.",
        unidad="días",
        capitulo="5",
        como_se_mide="Se cuentan los días abiertos de las temporadas que no tienen recuento.",
        cuenta=Cuenta.COSA,
        mejor_si_sube=False,
        tramo=Tramo.TEMPORADA,
        dias=measures.meses_de_la_temporada,
        measure=measures.dias_sin_recuento,
    ),
)

CUADRATURAS = (
    Variacion("AN-variacion", "Variación del flujo de personas", "AN-002", "AN-001"),
    EntradasMenosQueFlujo(
        "AN-personas", "Personas ingresadas dentro del flujo", "AN-003", "AN-001", "nacionalidad"
    ),
    EntradasMenosQueFlujo(
        "AN-vehiculos", "Vehículos ingresados dentro del flujo", "AN-004", "AN-005", "tipo"
    ),
    Variacion("AN-variacion-vehiculos", "Variación del flujo de vehículos", "AN-008", "AN-005"),
    Suma("AN-sentidos", "Entradas y salidas de personas", "AN-001", ("AN-006", "AN-007")),
)
