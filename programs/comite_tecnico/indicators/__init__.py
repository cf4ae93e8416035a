"""What the account answers for in the technical committee: subcommittees, meetings and agreements.

The account lists seven subcommittees for 2019 and four for 2020, some under other names ("Adulto Mayor", "Adultos
Mayores"): each name is a subcommittee, as the account tells them apart, so their list stays open.
"""

from gobernacion.indicators.cuadraturas import ParteTodo
from gobernacion.indicators.declarations import PORCIENTO, Cuenta, Desglose, Indicador, Tramo
from gobernacion.indicators.grouped import spans
from gobernacion.records.actividades import CausaSuspension
from programs.comite_tecnico.indicators import measures
from programs.comite_tecnico.models import Modalidad, Tarea

POR_SUBCOMITE = Desglose("subcomite", "Subcomité")
POR_MES = Desglose("mes", "Mes")
POR_MODALIDAD = Desglose("modalidad", "Modalidad", opciones=Modalidad)
POR_TAREA = Desglose("tarea", "Tarea", opciones=Tarea)

INDICADORES = (
    Indicador(
        codigo="CT-001",
        nombre="Subcomités activos",
        definicion="Subcomités del Comité Técnico Asesor que estuvieron vigentes en el período.",
        unidad="subcomités",
        capitulo="3",
        como_se_mide=(
            "Se cuentan los subcomités del registro cuya vigencia toca el período; el que terminó y volvió a "
            "constituirse, una vez."
        ),
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(POR_SUBCOMITE,),
        measure=measures.subcomites,
    ),
    Indicador(
        codigo="CT-002",
        nombre="Plenarios realizados",
        definicion="Reuniones del Comité Técnico Asesor en pleno.",
        unidad="plenarios",
        capitulo="3",
        como_se_mide="Se cuentan las reuniones de tipo plenario que la oficina realizó en el período.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(POR_MODALIDAD,),
        mejor_si_sube=True,
        measure=measures.plenarios,
    ),
    Indicador(
        codigo="CT-003",
        nombre="Reuniones de subcomités",
        definicion="Reuniones que los subcomités realizaron, presenciales o digitales, sin contar plenarios.",
        unidad="reuniones",
        capitulo="3",
        como_se_mide="Se cuentan las reuniones de subcomité que la oficina realizó en el período.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(POR_SUBCOMITE, POR_MODALIDAD, POR_MES),
        mejor_si_sube=True,
        measure=measures.reuniones,
    ),
    Indicador(
        codigo="CT-004",
        nombre="Plazas ciudadanas acordadas en un subcomité",
        definicion="Plazas ciudadanas que se hicieron para cumplir un acuerdo de un subcomité.",
        unidad="plazas",
        capitulo="3",
        como_se_mide=(
            "Se cuentan los acuerdos de subcomités cumplidos en el período cuya tarea era hacer una plaza, sin los que "
            "al último día se habían reabierto."
        ),
        cuenta=Cuenta.ACTIVIDAD,
        mejor_si_sube=True,
        measure=measures.plazas,
    ),
    Indicador(
        codigo="CT-005",
        nombre="Acuerdos cumplidos",
        definicion="Acuerdos del Comité y de sus subcomités que se dieron por cumplidos.",
        unidad="acuerdos",
        capitulo="3",
        como_se_mide=(
            "Se cuentan los acuerdos que se cumplieron en el período, sin los que al último día se habían reabierto."
        ),
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(POR_SUBCOMITE, POR_TAREA),
        mejor_si_sube=True,
        measure=measures.cumplidos,
    ),
    Indicador(
        codigo="CT-006",
        nombre="Acuerdos tomados",
        definicion="Acuerdos que el Comité y sus subcomités tomaron en las reuniones del período.",
        unidad="acuerdos",
        capitulo="3",
        como_se_mide="Se cuentan por la fecha de la reunión, cualquiera sea su estado.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(POR_SUBCOMITE, POR_TAREA),
        measure=measures.tomados,
    ),
    Indicador(
        codigo="CT-007",
        nombre="Acuerdos pendientes al cierre",
        definicion=(
            "Acuerdos tomados hasta el último día, en cualquier año, que entonces no estaban cerrados o se habían "
            "reabierto."
        ),
        unidad="acuerdos",
        capitulo="3",
        como_se_mide="Se cuentan por los días desde la reunión en que se tomaron.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(
            POR_SUBCOMITE,
            Desglose(
                "espera", "Tiempo desde la reunión", opciones=spans(measures.ESPERAS, measures.MAS_ESPERA)
            ),
        ),
        mejor_si_sube=False,
        tramo=Tramo.ESTADO,
        measure=measures.pendientes,
    ),
    Indicador(
        codigo="CT-008",
        nombre="Acuerdos vencidos al cierre",
        definicion="Acuerdos pendientes al último día cuyo plazo de entonces, prorrogado o no, ya había pasado.",
        unidad="acuerdos",
        capitulo="3",
        como_se_mide="Se cuentan por la institución responsable y por los días desde el plazo.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(
            POR_SUBCOMITE,
            Desglose("responsable", "Institución responsable"),
            Desglose("atraso", "Tiempo de atraso", opciones=spans(measures.ESPERAS, measures.MAS_ESPERA)),
        ),
        mejor_si_sube=False,
        tramo=Tramo.ESTADO,
        measure=measures.vencidos,
    ),
    Indicador(
        codigo="CT-009",
        nombre="Acuerdos cumplidos en su primer plazo",
        definicion="Parte de los acuerdos cuyo primer plazo vencía en el período que se cumplió a más tardar ese día.",
        unidad=PORCIENTO,
        capitulo="3",
        como_se_mide=(
            "Se dividen por los que vencían, sin los que al último día se habían dejado sin efecto; una prórroga no "
            "mueve el plazo, y lo que al último día se había reabierto no está cumplido."
        ),
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=True,
        measure=measures.cumplidos_en_plazo,
    ),
    Indicador(
        codigo="CT-010",
        nombre="Días hasta cumplir un acuerdo",
        definicion="Días que el acuerdo del medio tardó desde la reunión hasta que se dio por cumplido.",
        unidad="días",
        capitulo="3",
        como_se_mide="Es la mediana de los acuerdos cumplidos en el período que al último día seguían cumplidos.",
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=False,
        measure=measures.dias_hasta_cumplir,
    ),
    Indicador(
        codigo="CT-011",
        nombre="Reuniones del Comité programadas",
        definicion="Plenarios y reuniones de subcomités que el calendario fijó para el período.",
        unidad="reuniones",
        capitulo="3",
        como_se_mide="Se cuentan por el día para el que se programaron primero; lo que resultó, al último día.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(
            POR_MES,
            Desglose("resultado", "En qué quedó", opciones=tuple(measures.RESULTADOS.values())),
        ),
        measure=measures.programadas,
    ),
    Indicador(
        codigo="CT-012",
        nombre="Cumplimiento del calendario del Comité",
        definicion="Parte de las reuniones programadas para el período que se hizo, aunque fuera por un tercero.",
        unidad=PORCIENTO,
        capitulo="3",
        como_se_mide="Se dividen las programadas que estaban hechas al último día por todas las programadas.",
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=True,
        measure=measures.cumplimiento_del_plan,
    ),
    Indicador(
        codigo="CT-013",
        nombre="Reuniones del Comité suspendidas",
        definicion=(
            "Plenarios y reuniones de subcomités que se suspendieron en el período y no se hicieron en él, por causa."
        ),
        unidad="reuniones",
        capitulo="3",
        como_se_mide=(
            "Se cuentan por el día en que se suspendieron, una vez cada una y por su última causa del período, también "
            "si después tuvieron otra fecha; las hechas hasta el último día no se cuentan."
        ),
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(Desglose("causa", "Causa", opciones=CausaSuspension),),
        mejor_si_sube=False,
        measure=measures.suspendidas,
    ),
    Indicador(
        codigo="CT-014",
        nombre="Instituciones en reuniones del Comité",
        definicion="Instituciones distintas que estuvieron en alguna reunión del Comité o de un subcomité.",
        unidad="instituciones",
        capitulo="3",
        como_se_mide=(
            "Se cuenta una vez cada institución que vino a una reunión que la oficina realizó en el período; en el "
            "desglose, una vez en cada subcomité."
        ),
        cuenta=Cuenta.ORGANIZACION,
        desgloses=(Desglose("subcomite", "Subcomité", suma=False),),
        mejor_si_sube=True,
        measure=measures.instituciones,
    ),
    Indicador(
        codigo="CT-015",
        nombre="Asistencia de las instituciones convocadas",
        definicion=(
            "Parte de las convocatorias a las reuniones que la oficina realizó en el período a las que la "
            "institución vino."
        ),
        unidad=PORCIENTO,
        capitulo="3",
        como_se_mide="Se dividen las que vinieron por las convocadas de las que se anotó si vinieron.",
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=True,
        measure=measures.asistencia,
    ),
    Indicador(
        codigo="CT-016",
        nombre="Subcomités sin reuniones",
        definicion="Subcomités que estuvieron vigentes en el período y no se reunieron ninguna vez en él.",
        unidad="subcomités",
        capitulo="3",
        como_se_mide=(
            "Se cuentan los vigentes sin ninguna reunión que la oficina realizara entre el primer y el último día; "
            "el que volvió a constituirse es el mismo."
        ),
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(POR_SUBCOMITE,),
        mejor_si_sube=False,
        measure=measures.sin_reuniones,
    ),
)

CUADRATURAS = (
    ParteTodo("CT-plazas", "Plazas acordadas en un subcomité entre las realizadas", "CT-004", "GT-001"),
)
