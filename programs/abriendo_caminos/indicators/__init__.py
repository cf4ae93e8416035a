"""What the account answers for in Abriendo Caminos: families, persons, money, team, support and workshops."""

from gobernacion.indicators.cuadraturas import Igual, ParteTodo
from gobernacion.indicators.declarations import (
    PESOS,
    PORCIENTO,
    Cuenta,
    Desglose,
    Indicador,
    Sensibilidad,
    Tramo,
)
from gobernacion.indicators.grouped import spans
from programs.abriendo_caminos.indicators import measures
from programs.abriendo_caminos.models import Cargo, Parentesco, Perfil, TipoSesion

POR_UNIDAD = Desglose("unidad territorial", "Unidad territorial")
POR_ROL = Desglose("rol", "Rol en la familia", opciones=Parentesco)
POR_EDAD = Desglose("edad", "Tramo de edad", opciones=(*measures.TRAMOS, measures.SIN_NACIMIENTO))
POR_CONVOCATORIA = Desglose("convocatoria", "Convocatoria")
POR_CARGO = Desglose("convocatoria/rol", "Rol en cada equipo", opciones=Cargo)
POR_TEMA = Desglose("tema", "Tema")

INDICADORES = (
    Indicador(
        codigo="AC-001",
        nombre="Familias acompañadas",
        definicion="Familias con las que el programa trabajó en algún momento del período.",
        unidad="familias",
        capitulo="1b",
        como_se_mide=(
            "Se cuentan las familias del registro del programa que estuvieron activas algún día del período; el del "
            "egreso ya no se cuenta."
        ),
        cuenta=Cuenta.FAMILIA,
        sensibilidad=Sensibilidad.PENAL,
        desgloses=(POR_UNIDAD,),
        mejor_si_sube=True,
        measure=measures.familias,
    ),
    Indicador(
        codigo="AC-002",
        nombre="Personas acompañadas",
        definicion="Personas que integran las familias con las que el programa trabajó en el período.",
        unidad="personas",
        capitulo="1b",
        como_se_mide=(
            "Se cuentan los integrantes de las familias activas en el período, una vez cada persona, donde estuvo "
            "por último; el cuidador principal a quien otra persona reemplazó, entre los otros familiares. De quien "
            "está privado de libertad se cuenta aparte cada privación: cuando termina, la ley manda olvidar de quién "
            "fue."
        ),
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.PENAL,
        desgloses=(POR_ROL, POR_UNIDAD),
        mejor_si_sube=True,
        portada=True,
        measure=measures.personas,
    ),
    Indicador(
        codigo="AC-003",
        nombre="Presupuesto ejecutado en Abriendo Caminos",
        definicion="Pesos que el programa gastó en el período, en todas sus convocatorias.",
        unidad=PESOS,
        capitulo="1b",
        como_se_mide="Se suman los gastos que una segunda persona visó en el período, aunque se hicieran antes.",
        cuenta=Cuenta.DINERO,
        desgloses=(POR_CONVOCATORIA,),
        measure=measures.ejecutado,
    ),
    Indicador(
        codigo="AC-004",
        nombre="Niños, niñas y adolescentes acompañados",
        definicion=(
            "Personas inscritas como niño, niña o adolescente en las familias con las que el programa trabajó en el "
            "período."
        ),
        unidad="personas",
        capitulo="1c",
        como_se_mide=(
            "Se cuentan, entre las personas acompañadas, las que por último tenían el rol de niño, niña o adolescente; "
            "la edad es la del último día del período."
        ),
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.MENOR,
        desgloses=(POR_EDAD,),
        mejor_si_sube=True,
        measure=measures.nna,
    ),
    Indicador(
        codigo="AC-005",
        nombre="Familias con apoyo sociolaboral",
        definicion="Familias que recibieron en el período apoyo para trabajar o emprender.",
        unidad="familias",
        capitulo="1c",
        como_se_mide="Se cuentan las familias con un apoyo sociolaboral anotado en el período.",
        cuenta=Cuenta.FAMILIA,
        sensibilidad=Sensibilidad.PENAL,
        desgloses=(Desglose("perfil", "Perfil", suma=False, opciones=Perfil),),
        mejor_si_sube=True,
        measure=measures.apoyo_sociolaboral,
    ),
    Indicador(
        codigo="AC-006",
        nombre="Familias con apoyo en habitabilidad",
        definicion="Familias que recibieron en el período apoyo para mejorar su vivienda.",
        unidad="familias",
        capitulo="1c",
        como_se_mide="Se cuentan las familias con un apoyo en habitabilidad anotado en el período.",
        cuenta=Cuenta.FAMILIA,
        sensibilidad=Sensibilidad.PENAL,
        mejor_si_sube=True,
        measure=measures.apoyo_habitabilidad,
    ),
    Indicador(
        codigo="AC-007",
        nombre="Familias beneficiarias de FOSIS",
        definicion="Familias del programa que obtuvieron en el período un beneficio de FOSIS.",
        unidad="familias",
        capitulo="1c",
        como_se_mide="Se cuentan las familias con un apoyo de FOSIS anotado en el período.",
        cuenta=Cuenta.FAMILIA,
        sensibilidad=Sensibilidad.PENAL,
        mejor_si_sube=True,
        measure=measures.apoyo_fosis,
    ),
    Indicador(
        codigo="AC-008",
        nombre="Profesionales del programa",
        definicion="Personas contratadas en los equipos de las convocatorias ejecutadas en el período.",
        unidad="profesionales",
        capitulo="1c",
        como_se_mide=(
            "Se cuenta una vez cada persona del equipo de cada convocatoria con gastos visados en el período, con el "
            "último rol que cumplió en él (quien lleva el mismo nombre es la misma persona); quien trabajó en dos "
            "convocatorias se cuenta en cada una."
        ),
        cuenta=Cuenta.PERSONA,
        desgloses=(POR_CONVOCATORIA, POR_CARGO),
        measure=measures.profesionales,
    ),
    Indicador(
        codigo="AC-009",
        nombre="Temas de los talleres para cuidadoras principales",
        definicion="Temas distintos que se trataron en los talleres informativos para cuidadoras principales.",
        unidad="temas",
        capitulo="1c",
        como_se_mide=(
            "Se cuentan los temas distintos de los talleres para cuidadoras hechos en el período, también los que hizo "
            "un tercero."
        ),
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(POR_TEMA,),
        measure=measures.temas_cuidadoras,
    ),
    Indicador(
        codigo="AC-010",
        nombre="Temas de los talleres para niños, niñas y adolescentes",
        definicion="Temas distintos que se trataron en los talleres para niños, niñas y adolescentes.",
        unidad="temas",
        capitulo="1c",
        como_se_mide=(
            "Se cuentan los temas distintos de los talleres para NNA hechos en el período, también los que hizo un "
            "tercero."
        ),
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(POR_TEMA,),
        measure=measures.temas_nna,
    ),
    Indicador(
        codigo="AC-011",
        nombre="Niños, niñas y adolescentes con evaluación psicológica",
        definicion="Niños, niñas y adolescentes acompañados en el período a quienes se evaluó en él.",
        unidad="personas",
        capitulo="1c",
        como_se_mide="Se cuentan los niños, niñas y adolescentes acompañados con una evaluación hecha en el período.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.MENOR,
        mejor_si_sube=True,
        measure=measures.evaluados,
    ),
    Indicador(
        codigo="AC-012",
        nombre="Convocatorias ejecutadas",
        definicion="Convocatorias del programa que tuvieron actividad en el período.",
        unidad="convocatorias",
        capitulo="1c",
        como_se_mide="Se cuentan las convocatorias con gastos visados en el período.",
        cuenta=Cuenta.ACTIVIDAD,
        measure=measures.convocatorias,
    ),
    Indicador(
        codigo="AC-013",
        nombre="Sesiones con las familias",
        definicion="Sesiones de un profesional del programa a las que la familia asistió en el período.",
        unidad="sesiones",
        capitulo="1c",
        como_se_mide="Se cuentan las sesiones del período con asistencia anotada.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(Desglose("tipo", "Tipo de sesión", opciones=TipoSesion),),
        measure=measures.sesiones,
    ),
    Indicador(
        codigo="AC-014",
        nombre="Familias en el programa al cierre",
        definicion="Familias que seguían en el programa al terminar el período, según cuánto llevan en él.",
        unidad="familias",
        capitulo="1c",
        como_se_mide=(
            "Se cuentan las familias ingresadas y sin egreso al cierre, por los días desde su ingreso: seis meses "
            "son 182 días, doce 365 y veinticuatro 730."
        ),
        cuenta=Cuenta.FAMILIA,
        sensibilidad=Sensibilidad.PENAL,
        desgloses=(
            Desglose(
                "permanencia",
                "Tiempo en el programa",
                opciones=spans(measures.PERMANENCIAS, measures.MAS_PERMANENCIA),
            ),
        ),
        tramo=Tramo.ESTADO,
        measure=measures.permanencia,
    ),
    Indicador(
        codigo="AC-015",
        nombre="Días hasta el diagnóstico",
        definicion="Mediana de los días entre el ingreso de una familia y su diagnóstico.",
        unidad="días",
        capitulo="1c",
        como_se_mide="Se ordenan por espera los diagnósticos del período y se toma la del medio.",
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=False,
        measure=measures.dias_hasta_diagnostico,
    ),
    Indicador(
        codigo="AC-016",
        nombre="Objetivos de los planes de desarrollo que se lograron",
        definicion="Objetivos logrados, de cada cien que las familias cerraron en el período.",
        unidad=PORCIENTO,
        capitulo="1c",
        como_se_mide="Se dividen los objetivos logrados por los logrados y no logrados en el período.",
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=True,
        measure=measures.objetivos_logrados,
    ),
    Indicador(
        codigo="AC-017",
        nombre="Ejecución del presupuesto de Abriendo Caminos",
        definicion="Pesos que se gastaron en el período, de cada cien asignados a los años que toca.",
        unidad=PORCIENTO,
        capitulo="1c",
        como_se_mide="Se divide lo visado en el período, con cargo a los años que toca, por lo asignado a esos años.",
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=True,
        measure=measures.ejecucion,
    ),
    Indicador(
        codigo="AC-018",
        nombre="Niños, niñas y adolescentes sin evaluación psicológica",
        definicion="Niños, niñas y adolescentes acompañados en el período a quienes aún no se evaluaba a su cierre.",
        unidad="personas",
        capitulo="1c",
        como_se_mide="Se cuentan los niños, niñas y adolescentes del período sin evaluación hecha hasta su cierre.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.MENOR,
        mejor_si_sube=False,
        measure=measures.sin_evaluacion,
    ),
)

_CUIDADORES = "AC-002:rol=Cuidadores principales"
_PRIVADAS = "AC-002:rol=Personas privadas de libertad"
_NNA = "AC-002:rol=Niños, niñas y adolescentes"

CUADRATURAS = (
    Igual("AC-nna", "Niños, niñas y adolescentes entre las personas acompañadas", "AC-004", _NNA),
    Igual("AC-cuidadores", "Cada familia tiene un cuidador principal", _CUIDADORES, "AC-001"),
    ParteTodo("AC-privadas", "Cada familia tiene una persona privada de libertad", "AC-001", _PRIVADAS),
    ParteTodo("AC-familias", "Hay al menos una persona por familia", "AC-001", "AC-002"),
    ParteTodo("AC-sociolaboral", "Familias con apoyo sociolaboral", "AC-005", "AC-001"),
    ParteTodo("AC-habitabilidad", "Familias con apoyo en habitabilidad", "AC-006", "AC-001"),
    ParteTodo("AC-fosis", "Familias beneficiarias de FOSIS", "AC-007", "AC-001"),
    ParteTodo("AC-evaluadas", "Niños, niñas y adolescentes evaluados", "AC-011", "AC-004"),
)
