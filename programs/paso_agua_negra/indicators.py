"""What the account answers for at the border crossing: people and vehicles of a season, in and in both directions."""

from gobernacion.indicators.cuadraturas import EntradasMenosQueFlujo
from gobernacion.indicators.declarations import PORCIENTO, Cuenta, Desglose, Indicador
from gobernacion.indicators.percentages import Variacion

POR_SENTIDO = Desglose("sentido", "Sentido")
POR_TIPO = Desglose("tipo", "Tipo de vehículo")

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
    ),
    Indicador(
        codigo="AN-002",
        nombre="Variación del flujo de personas",
        definicion="Cuánto sube o baja el flujo de personas respecto de la temporada anterior, en porcentaje.",
        unidad=PORCIENTO,
        capitulo="5",
        como_se_mide="Se calcula con el flujo de personas de la temporada y el de la anterior.",
        cuenta=Cuenta.PROPORCION,
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
)
