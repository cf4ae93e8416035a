"""What the account answers for in the goat registry: cards renewed, cards in force and heads of cattle."""

from gobernacion.indicators.declarations import Cuenta, Desglose, Indicador, Sensibilidad

POR_COMUNA = Desglose("comuna", "Comuna")

INDICADORES = (
    Indicador(
        codigo="CA-001",
        nombre="Carnés renovados",
        definicion="Carnés de criancero que se renovaron en el registro provincial de ganado caprino.",
        unidad="carnés",
        capitulo="12",
        como_se_mide="Se cuentan los carnés emitidos por renovación en el período.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.PERSONAL,
        desgloses=(POR_COMUNA,),
        mejor_si_sube=True,
        portada=True,
    ),
    Indicador(
        codigo="CA-002",
        nombre="Carnés vigentes",
        definicion="Carnés de criancero que seguían vigentes al cierre del período.",
        unidad="carnés",
        capitulo="12",
        como_se_mide="Se cuentan los carnés del registro vigentes al último día del período.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.PERSONAL,
        desgloses=(POR_COMUNA,),
        mejor_si_sube=True,
    ),
    Indicador(
        codigo="CA-003",
        nombre="Cabezas de ganado caprino",
        definicion="Animales de los rebaños registrados, según la última declaración de cada criancero.",
        unidad="cabezas",
        capitulo="12",
        como_se_mide="Se suman las cabezas de la última declaración de cada rebaño al cierre del período.",
        cuenta=Cuenta.COSA,
        sensibilidad=Sensibilidad.PERSONAL,
        desgloses=(POR_COMUNA, Desglose("categoria", "Categoría")),
    ),
)

CUADRATURAS = ()
