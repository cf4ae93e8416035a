"""What the account answers for in the social fund: projects and pesos by comuna, and leaders trained and attended."""

from gobernacion.indicators.cuadraturas import ParteTodo
from gobernacion.indicators.declarations import PESOS, Cuenta, Desglose, Indicador, Sensibilidad

POR_COMUNA = Desglose("comuna", "Comuna")

INDICADORES = (
    Indicador(
        codigo="FS-001",
        nombre="Proyectos financiados",
        definicion="Proyectos de organizaciones de la provincia a los que el Fondo Social adjudicó recursos.",
        unidad="proyectos",
        capitulo="11",
        como_se_mide="Se cuentan los proyectos adjudicados en los concursos del período.",
        cuenta=Cuenta.ORGANIZACION,
        desgloses=(POR_COMUNA,),
        mejor_si_sube=True,
        portada=True,
    ),
    Indicador(
        codigo="FS-002",
        nombre="Inversión del Fondo Social",
        definicion="Pesos que el Fondo Social adjudicó a proyectos de organizaciones de la provincia.",
        unidad=PESOS,
        capitulo="11",
        como_se_mide="Se suman los montos adjudicados en los concursos del período.",
        cuenta=Cuenta.DINERO,
        desgloses=(POR_COMUNA,),
        mejor_si_sube=True,
        portada=True,
    ),
    Indicador(
        codigo="FS-003",
        nombre="Talleres de formulación de proyectos",
        definicion="Talleres en que se enseñó a organizaciones sociales a formular y presentar proyectos al fondo.",
        unidad="talleres",
        capitulo="11",
        como_se_mide="Se cuentan los talleres del registro realizados en el período.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(POR_COMUNA,),
        mejor_si_sube=True,
    ),
    Indicador(
        codigo="FS-004",
        nombre="Dirigentes asistentes a los talleres",
        definicion="Asistencias de dirigentes sociales a los talleres de formulación de proyectos.",
        unidad="dirigentes",
        capitulo="11",
        como_se_mide="Se suman los dirigentes presentes en cada taller del período.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.PERSONAL,
        desgloses=(POR_COMUNA,),
        mejor_si_sube=True,
    ),
    Indicador(
        codigo="FS-005",
        nombre="Dirigentes atendidos en la oficina",
        definicion="Dirigentes orientados en la oficina de proyectos sociales para formular y presentar proyectos.",
        unidad="dirigentes",
        capitulo="11",
        como_se_mide="Se cuentan las atenciones a dirigentes anotadas en la oficina en el período.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.PERSONAL,
        mejor_si_sube=True,
    ),
    Indicador(
        codigo="FS-006",
        nombre="Comunas con talleres de formulación de proyectos",
        definicion="Comunas de cuyas organizaciones llegaron dirigentes a los talleres.",
        unidad="comunas",
        capitulo="11",
        como_se_mide="Se cuentan las comunas distintas de los talleres realizados en el período.",
        cuenta=Cuenta.COSA,
        desgloses=(POR_COMUNA,),
        mejor_si_sube=True,
    ),
)

CUADRATURAS = (ParteTodo("FS-comunas", "Hay al menos un taller por comuna con talleres", "FS-006", "FS-003"),)
