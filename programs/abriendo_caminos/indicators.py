"""What the account answers for in Abriendo Caminos: families, persons, money, team, support and workshops."""

from gobernacion.indicators.cuadraturas import Igual, ParteTodo
from gobernacion.indicators.declarations import PESOS, Cuenta, Desglose, Indicador, Sensibilidad

POR_UNIDAD = Desglose("unidad territorial", "Unidad territorial")
POR_ROL = Desglose("rol", "Rol en la familia")
POR_EDAD = Desglose("edad", "Tramo de edad")
POR_CONVOCATORIA = Desglose("convocatoria", "Convocatoria")
POR_CARGO = Desglose("convocatoria/rol", "Rol en cada equipo")
POR_TEMA = Desglose("tema", "Tema")

INDICADORES = (
    Indicador(
        codigo="AC-001",
        nombre="Familias acompañadas",
        definicion="Familias con las que el programa trabajó en algún momento del período.",
        unidad="familias",
        capitulo="1b",
        como_se_mide="Se cuentan las familias del registro del programa que estuvieron activas en el período.",
        cuenta=Cuenta.FAMILIA,
        sensibilidad=Sensibilidad.PENAL,
        desgloses=(POR_UNIDAD,),
        mejor_si_sube=True,
    ),
    Indicador(
        codigo="AC-002",
        nombre="Personas acompañadas",
        definicion="Personas que integran las familias con las que el programa trabajó en el período.",
        unidad="personas",
        capitulo="1b",
        como_se_mide="Se cuentan los integrantes de las familias activas en el período, una vez cada persona.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.PENAL,
        desgloses=(POR_ROL, POR_UNIDAD),
        mejor_si_sube=True,
        portada=True,
    ),
    Indicador(
        codigo="AC-003",
        nombre="Presupuesto ejecutado en Abriendo Caminos",
        definicion="Pesos que el programa gastó en el período, en todas sus convocatorias.",
        unidad=PESOS,
        capitulo="1b",
        como_se_mide="Se suma el presupuesto ejecutado que cada convocatoria tiene anotado para el período.",
        cuenta=Cuenta.DINERO,
        desgloses=(POR_CONVOCATORIA,),
    ),
    Indicador(
        codigo="AC-004",
        nombre="Niños, niñas y adolescentes acompañados",
        definicion="Personas de 0 a 18 años que integran las familias con las que el programa trabajó en el período.",
        unidad="personas",
        capitulo="1c",
        como_se_mide="Se cuentan los integrantes con rol de niño, niña o adolescente de las familias activas.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.MENOR,
        desgloses=(POR_EDAD,),
        mejor_si_sube=True,
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
        desgloses=(Desglose("perfil", "Perfil", suma=False),),
        mejor_si_sube=True,
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
    ),
    Indicador(
        codigo="AC-008",
        nombre="Profesionales del programa",
        definicion="Personas contratadas en los equipos de las convocatorias ejecutadas en el período.",
        unidad="profesionales",
        capitulo="1c",
        como_se_mide="Se cuentan los miembros de los equipos de cada convocatoria, con el rol que cumplen.",
        cuenta=Cuenta.PERSONA,
        desgloses=(POR_CONVOCATORIA, POR_CARGO),
    ),
    Indicador(
        codigo="AC-009",
        nombre="Temas de los talleres para cuidadoras principales",
        definicion="Temas distintos que se trataron en los talleres informativos para cuidadoras principales.",
        unidad="temas",
        capitulo="1c",
        como_se_mide="Se cuentan los temas distintos de los talleres para cuidadoras hechos en el período.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(POR_TEMA,),
    ),
    Indicador(
        codigo="AC-010",
        nombre="Temas de los talleres para niños, niñas y adolescentes",
        definicion="Temas distintos que se trataron en los talleres para niños, niñas y adolescentes.",
        unidad="temas",
        capitulo="1c",
        como_se_mide="Se cuentan los temas distintos de los talleres para NNA hechos en el período.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(POR_TEMA,),
    ),
    Indicador(
        codigo="AC-011",
        nombre="Niños, niñas y adolescentes con evaluación psicológica",
        definicion="Niños, niñas y adolescentes del programa a quienes se hizo evaluación psicológica en el período.",
        unidad="personas",
        capitulo="1c",
        como_se_mide="Se cuentan las evaluaciones psicológicas hechas en el período, una vez cada niño o niña.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.MENOR,
        mejor_si_sube=True,
    ),
    Indicador(
        codigo="AC-012",
        nombre="Convocatorias ejecutadas",
        definicion="Convocatorias del programa que tuvieron actividad en el período.",
        unidad="convocatorias",
        capitulo="1c",
        como_se_mide="Se cuentan las convocatorias del registro con presupuesto ejecutado en el período.",
        cuenta=Cuenta.ACTIVIDAD,
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
