"""What the account answers for in public security: the activities it committed to and coordinated."""

from gobernacion.indicators.declarations import PORCIENTO, Cuenta, Desglose, Indicador, Sensibilidad, Tramo
from gobernacion.indicators.grouped import spans
from gobernacion.indicators.ritmo import PAREJO, Ritmo
from gobernacion.records.actividades import LISTA_HECHAS, LISTA_PROPIAS, LISTA_TERCEROS, CausaSuspension
from seguridad.indicators import measures
from seguridad.models import Tipo

CORTES = (
    Desglose("comuna", "Comuna"),
    Desglose("ejecutor", "Quién la realizó", opciones=tuple(measures.EJECUTORES.values())),
)


DE_NOCHE = Ritmo((2, 2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 2))
"""Who goes out at night does so in summer, in the national holidays of September and when the year ends."""


def _actividad(
    codigo: str,
    nombre: str,
    definicion: str,
    unidad: str,
    tipo: str,
    medido: Tipo,
    *,
    portada: bool = False,
    ritmo: Ritmo = PAREJO,
) -> Indicador:
    """Activities of one type; all are counted alike."""
    return Indicador(
        codigo=codigo,
        nombre=nombre,
        definicion=definicion,
        unidad=unidad,
        capitulo="7",
        como_se_mide=(
            f"Se cuentan las actividades de tipo {tipo} realizadas en el período; las que hizo un tercero se muestran "
            "aparte y valen para la meta."
        ),
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=CORTES,
        mejor_si_sube=True,
        portada=portada,
        ritmo=ritmo,
        measure=measures.hechas(medido),
        lista=f"tipo__exact={medido}&{LISTA_HECHAS}",
    )


POR_MES = Desglose("mes", "Mes")
POR_TIPO = Desglose("tipo", "Tipo de actividad", opciones=Tipo)


def _resultado(
    codigo: str,
    nombre: str,
    definicion: str,
    unidad: str,
    campo: str,
    cuenta: Cuenta = Cuenta.COSA,
    sensibilidad: Sensibilidad = Sensibilidad.PUBLICA,
) -> Indicador:
    """What activities found, as a number."""
    return Indicador(
        codigo=codigo,
        nombre=nombre,
        definicion=definicion,
        unidad=unidad,
        capitulo="7",
        como_se_mide="Se suma lo anotado en las actividades hechas en el período, las de terceros también.",
        cuenta=cuenta,
        sensibilidad=sensibilidad,
        desgloses=(POR_TIPO,),
        measure=measures.resultado(campo),
    )


INDICADORES = (
    _actividad(
        "SE-001",
        "Rondas extraordinarias",
        "Procedimientos policiales extraordinarios en la provincia, coordinados por la gobernación.",
        "rondas",
        "ronda extraordinaria",
        Tipo.RONDA,
        portada=True,
    ),
    _actividad(
        "SE-002",
        "Reuniones de seguridad pública",
        "Reuniones con organizaciones de vecinos para conocer los delitos de su sector y acordar qué hacer.",
        "reuniones",
        "reunión de seguridad",
        Tipo.REUNION,
    ),
    _actividad(
        "SE-003",
        "Fiscalizaciones de locales nocturnos",
        "Fiscalizaciones sorpresa de locales nocturnos, hechas junto a las policías y otros servicios.",
        "fiscalizaciones",
        "fiscalización de locales nocturnos",
        Tipo.NOCTURNOS,
        ritmo=DE_NOCHE,
    ),
    _actividad(
        "SE-004",
        "Fiscalizaciones de ferias libres",
        "Fiscalizaciones sorpresa de ferias libres, hechas junto a las policías y otros servicios.",
        "fiscalizaciones",
        "fiscalización de ferias libres",
        Tipo.FERIAS,
    ),
    _actividad(
        "SE-005",
        "Fiscalizaciones vehiculares nocturnas",
        "Controles nocturnos de vehículos para evitar que se conduzca bajo los efectos del alcohol o las drogas.",
        "fiscalizaciones",
        "fiscalización vehicular nocturna",
        Tipo.VEHICULAR,
        ritmo=DE_NOCHE,
    ),
    _actividad(
        "SE-006",
        "Otras fiscalizaciones preventivas",
        "Fiscalizaciones preventivas de ferias de abastos, comercio ambulante y otros lugares.",
        "fiscalizaciones",
        "fiscalización preventiva",
        Tipo.PREVENTIVA,
    ),
    _actividad(
        "SE-007",
        "Actividades de Estadio Seguro",
        "Coordinaciones con policías, clubes y barras para que los partidos transcurran sin violencia.",
        "actividades",
        "Estadio Seguro",
        Tipo.ESTADIO,
    ),
    Indicador(
        codigo="SE-008",
        nombre="Actividades de seguridad programadas",
        definicion="Actividades de seguridad que el plan fijó para el período, con lo que resultó de cada una.",
        unidad="actividades",
        capitulo="7",
        como_se_mide="Se cuentan por el día para el que se programaron primero; lo que resultó, al último día.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(
            POR_MES,
            POR_TIPO,
            Desglose("resultado", "En qué quedó", opciones=tuple(measures.RESULTADOS.values())),
        ),
        measure=measures.programadas,
    ),
    Indicador(
        codigo="SE-009",
        nombre="Actividades de seguridad propias",
        definicion="Actividades de seguridad de cualquier tipo que la gobernación hizo o coordinó.",
        unidad="actividades",
        capitulo="7",
        como_se_mide="Se cuentan las realizadas en el período, sin las que hizo un tercero en su lugar.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(
            POR_MES,
            POR_TIPO,
            Desglose("comuna", "Comuna"),
            Desglose("organismo", "Organismo presente", suma=False),
        ),
        mejor_si_sube=True,
        measure=measures.propias,
        lista=LISTA_PROPIAS,
    ),
    Indicador(
        codigo="SE-010",
        nombre="Actividades de seguridad hechas por terceros",
        definicion="Actividades del plan de seguridad que otro organismo hizo en lugar de la gobernación.",
        unidad="actividades",
        capitulo="7",
        como_se_mide="Se cuentan las anotadas como realizadas por un tercero en el período.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(POR_MES, POR_TIPO, Desglose("tercero", "Quién la realizó")),
        measure=measures.de_terceros,
        lista=LISTA_TERCEROS,
    ),
    Indicador(
        codigo="SE-011",
        nombre="Cumplimiento del plan de seguridad",
        definicion="Parte de lo programado para el período que se hizo, por la gobernación o por un tercero.",
        unidad=PORCIENTO,
        capitulo="7",
        como_se_mide="Se dividen las programadas que estaban hechas al último día por todas las programadas.",
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=True,
        measure=measures.cumplimiento,
    ),
    Indicador(
        codigo="SE-012",
        nombre="Actividades de seguridad suspendidas",
        definicion="Actividades de seguridad que se suspendieron en el período, por su causa.",
        unidad="actividades",
        capitulo="7",
        como_se_mide=(
            "Se cuentan por el día en que se suspendieron, con su última causa del período, también las que "
            "recibieron otra fecha; no, las que al último día del período ya se habían hecho."
        ),
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(Desglose("causa", "Causa", opciones=CausaSuspension), POR_TIPO),
        mejor_si_sube=False,
        measure=measures.suspendidas,
    ),
    Indicador(
        codigo="SE-013",
        nombre="Actividades de seguridad pendientes al cierre",
        definicion="Actividades programadas hasta el último día que entonces no estaban hechas ni suspendidas.",
        unidad="actividades",
        capitulo="7",
        como_se_mide="Se cuentan las de cualquier año, por los días desde la fecha para la que se programaron primero.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(
            Desglose("espera", "Tiempo de atraso", opciones=spans(measures.ESPERAS, measures.MAS_ESPERA)),
        ),
        mejor_si_sube=False,
        tramo=Tramo.ESTADO,
        measure=measures.pendientes,
    ),
    Indicador(
        codigo="SE-014",
        nombre="Días de atraso de las actividades de seguridad",
        definicion="Días que en la actividad del medio pasaron desde la primera fecha programada hasta que se hizo.",
        unidad="días",
        capitulo="7",
        como_se_mide=(
            "Es la mediana de las actividades propias del período que estaban programadas, por la fecha para la que "
            "se programaron primero; las que se hicieron antes cuentan con días negativos."
        ),
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=False,
        measure=measures.atraso,
    ),
    _resultado(
        "SE-015",
        "Controles en actividades de seguridad",
        "Personas, vehículos y locales que se controlaron en actividades de seguridad.",
        "controles",
        "fiscalizados",
        Cuenta.SUCESO,
    ),
    _resultado(
        "SE-016",
        "Infracciones en actividades de seguridad",
        "Infracciones que los organismos competentes cursaron en actividades de seguridad.",
        "infracciones",
        "infracciones",
        Cuenta.SUCESO,
    ),
    _resultado(
        "SE-017",
        "Clausuras en actividades de seguridad",
        "Locales y puestos que los organismos competentes clausuraron en actividades de seguridad.",
        "clausuras",
        "clausuras",
    ),
    _resultado(
        "SE-018",
        "Detenidos en actividades de seguridad",
        "Personas que las policías detuvieron en actividades de seguridad.",
        "personas",
        "detenidos",
        Cuenta.PERSONA,
        Sensibilidad.PENAL,
    ),
    Indicador(
        codigo="SE-019",
        nombre="Asistentes a reuniones de seguridad",
        definicion="Asistencias de vecinas y vecinos a las reuniones de seguridad del período.",
        unidad="asistencias",
        capitulo="7",
        como_se_mide=(
            "Se suman los asistentes de las reuniones que hizo la gobernación, sin las de terceros; quien fue a dos "
            "reuniones se cuenta dos veces."
        ),
        cuenta=Cuenta.SUCESO,
        desgloses=(Desglose("comuna", "Comuna"),),
        mejor_si_sube=True,
        measure=measures.asistentes,
    ),
    Indicador(
        codigo="SE-020",
        nombre="Organizaciones en reuniones de seguridad",
        definicion="Organizaciones distintas con las que la gobernación se reunió por seguridad.",
        unidad="organizaciones",
        capitulo="7",
        como_se_mide="Se cuenta una vez cada organización con una reunión realizada en el período.",
        cuenta=Cuenta.ORGANIZACION,
        desgloses=(Desglose("comuna", "Comuna", suma=False),),
        mejor_si_sube=True,
        measure=measures.organizaciones,
    ),
)

CUADRATURAS = ()
