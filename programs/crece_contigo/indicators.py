"""What the account answers for in Chile Crece Contigo: the project's money by line and its kinds of activity."""

from gobernacion.indicators.cuadraturas import Suma
from gobernacion.indicators.declarations import PESOS, Cuenta, Desglose, Indicador

POR_LINEA = Desglose("linea", "Línea")

INDICADORES = (
    Indicador(
        codigo="CC-001",
        nombre="Inversión total del proyecto",
        definicion="Pesos del proyecto anual de la red Chile Crece Contigo en la provincia, en todas sus líneas.",
        unidad=PESOS,
        capitulo="6",
        como_se_mide="Se suman los gastos anotados en el período, cada uno en su línea.",
        cuenta=Cuenta.DINERO,
        desgloses=(POR_LINEA,),
        portada=True,
    ),
    Indicador(
        codigo="CC-002",
        nombre="Monto presupuestado",
        definicion="Pesos del proyecto que quedaron asignados a sus líneas en el presupuesto del año.",
        unidad=PESOS,
        capitulo="6",
        como_se_mide="Se suma el presupuesto que cada línea tiene anotado para el año.",
        cuenta=Cuenta.DINERO,
    ),
    Indicador(
        codigo="CC-003",
        nombre="Monto pendiente",
        definicion="Pesos del proyecto que al cierre seguían sin asignarse a una línea.",
        unidad=PESOS,
        capitulo="6",
        como_se_mide="Se resta del total del proyecto lo presupuestado y el aporte local.",
        cuenta=Cuenta.DINERO,
        mejor_si_sube=False,
    ),
    Indicador(
        codigo="CC-004",
        nombre="Aporte local",
        definicion="Pesos que instituciones de la provincia sumaron al proyecto.",
        unidad=PESOS,
        capitulo="6",
        como_se_mide="Se suman los aportes locales anotados en el presupuesto del año.",
        cuenta=Cuenta.DINERO,
        mejor_si_sube=True,
    ),
    Indicador(
        codigo="CC-005",
        nombre="Acciones generales del plan anual",
        definicion="Clases de acción con que se difundió el sistema de protección social fuera de las tres líneas.",
        unidad="acciones",
        capitulo="6",
        como_se_mide="Se cuentan las clases distintas de acción general con alguna actividad en el período.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(Desglose("accion", "Acción"),),
    ),
    Indicador(
        codigo="CC-006",
        nombre="Temas de trabajo por línea",
        definicion="Clases distintas de actividad que se trabajaron en cada línea del programa.",
        unidad="temas",
        capitulo="6",
        como_se_mide="Se cuentan las clases distintas de actividad realizadas en el período, línea por línea.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(POR_LINEA, Desglose("linea/tema", "Tema de cada línea")),
    ),
)

CUADRATURAS = (
    Suma(
        "CC-presupuesto", "Presupuestado, pendiente y aporte local", "CC-001", ("CC-002", "CC-003", "CC-004")
    ),
)
