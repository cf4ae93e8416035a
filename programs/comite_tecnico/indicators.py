"""What the account answers for in the technical committee: subcommittees, meetings and agreements."""

from gobernacion.indicators.cuadraturas import ParteTodo
from gobernacion.indicators.declarations import Cuenta, Desglose, Indicador

POR_SUBCOMITE = Desglose("subcomite", "Subcomité")

INDICADORES = (
    Indicador(
        codigo="CT-001",
        nombre="Subcomités activos",
        definicion="Subcomités del Comité Técnico Asesor que estuvieron vigentes en el período.",
        unidad="subcomités",
        capitulo="3",
        como_se_mide="Se cuentan los subcomités del registro cuya vigencia toca el período.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(POR_SUBCOMITE,),
    ),
    Indicador(
        codigo="CT-002",
        nombre="Plenarios realizados",
        definicion="Reuniones del Comité Técnico Asesor en pleno.",
        unidad="plenarios",
        capitulo="3",
        como_se_mide="Se cuentan las reuniones de tipo plenario realizadas en el período.",
        cuenta=Cuenta.ACTIVIDAD,
        mejor_si_sube=True,
    ),
    Indicador(
        codigo="CT-003",
        nombre="Reuniones de subcomités",
        definicion="Reuniones que los subcomités realizaron, presenciales o digitales, sin contar plenarios.",
        unidad="reuniones",
        capitulo="3",
        como_se_mide="Se cuentan las reuniones de subcomité realizadas en el período.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(POR_SUBCOMITE,),
        mejor_si_sube=True,
    ),
    Indicador(
        codigo="CT-004",
        nombre="Plazas ciudadanas acordadas en un subcomité",
        definicion="Plazas ciudadanas que se hicieron para cumplir un acuerdo de un subcomité.",
        unidad="plazas",
        capitulo="3",
        como_se_mide="Se cuentan los acuerdos cumplidos en el período cuya tarea era una plaza ciudadana.",
        cuenta=Cuenta.ACTIVIDAD,
        mejor_si_sube=True,
    ),
    Indicador(
        codigo="CT-005",
        nombre="Acuerdos cumplidos",
        definicion="Acuerdos del Comité y de sus subcomités que se dieron por cumplidos.",
        unidad="acuerdos",
        capitulo="3",
        como_se_mide="Se cuentan los acuerdos que pasaron a estado cumplido en el período.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(POR_SUBCOMITE,),
        mejor_si_sube=True,
    ),
)

CUADRATURAS = (
    ParteTodo("CT-plazas", "Plazas acordadas en un subcomité entre las realizadas", "CT-004", "GT-001"),
)
