"""What the account answers for in Gobierno en Terreno: plazas, dialogues, how far their targets are met, and what the
neighbours asked for there.

How far the targets are met may be read in two ways: the plain mean of both percentages, or all that was done over both
targets together. GT-003 is the mean.
"""

from gobernacion.indicators.declarations import PORCIENTO, Cuenta, Desglose, Indicador, Sensibilidad, Tramo
from gobernacion.indicators.grouped import spans
from gobernacion.indicators.percentages import CumplimientoMedio
from gobernacion.indicators.relacionadas import Relacionadas
from gobernacion.indicators.ritmo import SIN_FEBRERO
from gobernacion.records.actividades import LISTA_HECHAS, LISTA_PROPIAS, CausaSuspension
from programs.gobierno_en_terreno.indicators import measures
from programs.gobierno_en_terreno.models import Publico, Tema, Tipo

POR_COMUNA = Desglose("comuna", "Comuna")
POR_MES = Desglose("mes", "Mes")
POR_TIPO = Desglose("tipo", "Tipo de jornada", opciones=Tipo)
POR_MATERIA = Desglose("materia", "Materia", opciones=Tema)
CORTES = (
    POR_COMUNA,
    Desglose("publico", "Público", opciones=Publico),
    Desglose("ejecutor", "Quién la realizó", opciones=tuple(measures.EJECUTORES.values())),
)

INDICADORES = (
    Indicador(
        codigo="GT-001",
        nombre="Plazas ciudadanas realizadas",
        definicion="Jornadas en que varios servicios públicos atienden juntos en una plaza o recinto de una comuna.",
        unidad="plazas",
        capitulo="2",
        como_se_mide=(
            "Se cuentan las jornadas de tipo plaza ciudadana hechas en el período, también por un tercero: esas se "
            "muestran aparte en el desglose y valen para la meta."
        ),
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=CORTES,
        mejor_si_sube=True,
        portada=True,
        ritmo=SIN_FEBRERO,
        measure=measures.hechas(Tipo.PLAZA),
        lista=f"tipo__exact={Tipo.PLAZA}&{LISTA_HECHAS}",
    ),
    Indicador(
        codigo="GT-002",
        nombre="Diálogos ciudadanos realizados",
        definicion="Encuentros en que la gobernación y los servicios informan a vecinos sobre un tema y los escuchan.",
        unidad="diálogos",
        capitulo="2",
        como_se_mide=(
            "Se cuentan las jornadas de tipo diálogo ciudadano hechas en el período, también por un tercero: esas se "
            "muestran aparte en el desglose y valen para la meta."
        ),
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=CORTES,
        mejor_si_sube=True,
        portada=True,
        ritmo=SIN_FEBRERO,
        measure=measures.hechas(Tipo.DIALOGO),
        lista=f"tipo__exact={Tipo.DIALOGO}&{LISTA_HECHAS}",
    ),
    Indicador(
        codigo="GT-003",
        nombre="Cumplimiento de las metas de Gobierno en Terreno",
        definicion=(
            "Promedio simple de dos porcentajes: las plazas y los diálogos hechos, cada uno sobre su meta del año. "
            "No es el total de lo hecho sobre la suma de ambas metas, que puede dar otro porcentaje."
        ),
        unidad=PORCIENTO,
        capitulo="2",
        como_se_mide=(
            "Se divide lo hecho en el período, también por un tercero, por cada meta anual, y se promedian ambos "
            "porcentajes; si falta una de las metas, no se informa. De varios años se suman las metas."
        ),
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=True,
        measure=measures.cumplimiento_de_metas,
    ),
    Indicador(
        codigo="GT-004",
        nombre="Jornadas de Gobierno en Terreno programadas",
        definicion="Plazas y diálogos que el plan fijó para el período, con lo que resultó de cada uno.",
        unidad="jornadas",
        capitulo="2",
        como_se_mide="Se cuentan por el día para el que se programaron primero; lo que resultó, al último día.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(
            POR_MES,
            POR_COMUNA,
            POR_TIPO,
            Desglose("resultado", "En qué quedó", opciones=tuple(measures.RESULTADOS.values())),
        ),
        measure=measures.programadas,
    ),
    Indicador(
        codigo="GT-005",
        nombre="Jornadas de Gobierno en Terreno propias",
        definicion="Plazas y diálogos que la gobernación realizó, sin los que hizo un tercero en su lugar.",
        unidad="jornadas",
        capitulo="2",
        como_se_mide="Se cuentan las jornadas de cualquier tipo anotadas como realizadas en el período.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(POR_MES, POR_COMUNA, POR_TIPO, Desglose("tema", "Tema", opciones=Tema)),
        mejor_si_sube=True,
        measure=measures.propias,
        lista=LISTA_PROPIAS,
    ),
    Indicador(
        codigo="GT-006",
        nombre="Cumplimiento del plan de Gobierno en Terreno",
        definicion="Parte de las jornadas programadas para el período que se hizo, aunque fuera por un tercero.",
        unidad=PORCIENTO,
        capitulo="2",
        como_se_mide="Se dividen las programadas que estaban hechas al último día por todas las programadas.",
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=True,
        measure=measures.cumplimiento_del_plan,
    ),
    Indicador(
        codigo="GT-007",
        nombre="Jornadas de Gobierno en Terreno suspendidas",
        definicion="Plazas y diálogos que se suspendieron en el período y no se hicieron en él, por su causa.",
        unidad="jornadas",
        capitulo="2",
        como_se_mide=(
            "Se cuentan por el día en que se suspendieron, una vez cada una y por su última causa del período, también "
            "si después tuvieron otra fecha; las hechas hasta el último día no se cuentan."
        ),
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(Desglose("causa", "Causa", opciones=CausaSuspension), POR_TIPO),
        mejor_si_sube=False,
        measure=measures.suspendidas,
    ),
    Indicador(
        codigo="GT-008",
        nombre="Jornadas de Gobierno en Terreno pendientes al cierre",
        definicion="Jornadas programadas hasta el último día que entonces no estaban hechas ni suspendidas.",
        unidad="jornadas",
        capitulo="2",
        como_se_mide=(
            "Se cuentan las de cualquier año, por los días desde la fecha para la que se programaron primero."
        ),
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(
            Desglose("espera", "Tiempo de atraso", opciones=spans(measures.ATRASOS, measures.MAS_ATRASO)),
        ),
        mejor_si_sube=False,
        tramo=Tramo.ESTADO,
        measure=measures.pendientes,
    ),
    Indicador(
        codigo="GT-009",
        nombre="Días de atraso de las jornadas de Gobierno en Terreno",
        definicion="Días que en la jornada del medio pasaron entre la fecha programada y aquella en que se hizo.",
        unidad="días",
        capitulo="2",
        como_se_mide=(
            "Es la mediana de las jornadas propias del período que estaban programadas, por la fecha para la que se "
            "programaron primero; las que se hicieron antes cuentan con días negativos."
        ),
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=False,
        measure=measures.atraso,
    ),
    Indicador(
        codigo="GT-010",
        nombre="Asistentes a plazas y diálogos",
        definicion="Asistencias de vecinas y vecinos a las jornadas de Gobierno en Terreno hechas en el período.",
        unidad="asistencias",
        capitulo="2",
        como_se_mide=(
            "Se suman los asistentes anotados, también en las que hizo un tercero; quien fue a dos jornadas se cuenta "
            "dos veces."
        ),
        cuenta=Cuenta.SUCESO,
        desgloses=(POR_COMUNA, POR_TIPO),
        mejor_si_sube=True,
        measure=measures.asistentes,
    ),
    Indicador(
        codigo="GT-011",
        nombre="Atenciones de los servicios en terreno",
        definicion="Atenciones que los servicios públicos dieron en las plazas y los diálogos del período.",
        unidad="atenciones",
        capitulo="2",
        como_se_mide="Se suma lo que anotó cada servicio presente; quien fue a dos servicios se cuenta dos veces.",
        cuenta=Cuenta.TRAMITE,
        desgloses=(
            POR_COMUNA,
            Desglose("servicio", "Servicio"),
            Desglose("publico", "Público", opciones=Publico),
        ),
        mejor_si_sube=True,
        measure=measures.atenciones,
    ),
    Indicador(
        codigo="GT-012",
        nombre="Servicios presentes en terreno",
        definicion="Servicios e instituciones distintos que estuvieron en alguna jornada hecha en el período.",
        unidad="servicios",
        capitulo="2",
        como_se_mide="Se cuenta una vez cada servicio que vino; los convocados que no vinieron no se cuentan.",
        cuenta=Cuenta.ORGANIZACION,
        desgloses=(
            Desglose("comuna", "Comuna", suma=False),
            Desglose("tipo", "Tipo de jornada", suma=False, opciones=Tipo),
        ),
        mejor_si_sube=True,
        measure=measures.servicios,
    ),
    Indicador(
        codigo="GT-013",
        nombre="Comunas con plazas o diálogos",
        definicion="Comunas distintas a las que llegó alguna jornada de Gobierno en Terreno en el período.",
        unidad="comunas",
        capitulo="2",
        como_se_mide="Se cuenta una vez cada comuna con una jornada hecha.",
        cuenta=Cuenta.COSA,
        desgloses=(Desglose("tipo", "Tipo de jornada", suma=False, opciones=Tipo),),
        mejor_si_sube=True,
        measure=measures.comunas,
    ),
    Indicador(
        codigo="GT-014",
        nombre="Demandas ciudadanas planteadas en terreno",
        definicion="Peticiones que vecinos y organizaciones hicieron en las plazas y los diálogos del período.",
        unidad="demandas",
        capitulo="2",
        como_se_mide="Se cuentan las demandas anotadas, por la fecha y la comuna de su jornada.",
        cuenta=Cuenta.TRAMITE,
        sensibilidad=Sensibilidad.PERSONAL,
        desgloses=(POR_COMUNA, POR_MATERIA),
        measure=measures.demandas,
    ),
    Indicador(
        codigo="GT-015",
        nombre="Demandas ciudadanas cerradas",
        definicion="Demandas planteadas en terreno que se respondieron o se cerraron sin solución en el período.",
        unidad="demandas",
        capitulo="2",
        como_se_mide=(
            "Se cuentan por el día de la respuesta, sin importar cuándo se plantearon, sin las que al último día se "
            "habían reabierto."
        ),
        cuenta=Cuenta.TRAMITE,
        sensibilidad=Sensibilidad.PERSONAL,
        desgloses=(Desglose("resultado", "Cómo se cerró", opciones=measures.CIERRES), POR_MATERIA),
        mejor_si_sube=True,
        measure=measures.cerradas,
    ),
    Indicador(
        codigo="GT-016",
        nombre="Demandas ciudadanas sin respuesta al cierre",
        definicion=(
            "Demandas planteadas hasta el último día, en cualquier año, que entonces no estaban cerradas o se habían "
            "reabierto."
        ),
        unidad="demandas",
        capitulo="2",
        como_se_mide=(
            "Se cuentan por los días desde que se plantearon y por quién debe responderlas: el servicio al que "
            "estaban derivadas al último día o, si no lo estaban, la gobernación."
        ),
        cuenta=Cuenta.TRAMITE,
        sensibilidad=Sensibilidad.PERSONAL,
        desgloses=(
            Desglose("espera", "Tiempo de espera", opciones=spans(measures.ESPERAS, measures.MAS_ESPERA)),
            POR_MATERIA,
            Desglose("responde", "Quién debe responder"),
        ),
        mejor_si_sube=False,
        tramo=Tramo.ESTADO,
        measure=measures.sin_respuesta,
    ),
    Indicador(
        codigo="GT-017",
        nombre="Demandas ciudadanas fuera de plazo al cierre",
        definicion="Demandas sin respuesta al último día cuyo plazo ya había vencido.",
        unidad="demandas",
        capitulo="2",
        como_se_mide=(
            "Se cuentan las que debían responderse antes del último día, según el plazo que cada una tenía entonces."
        ),
        cuenta=Cuenta.TRAMITE,
        sensibilidad=Sensibilidad.PERSONAL,
        desgloses=(POR_MATERIA,),
        mejor_si_sube=False,
        tramo=Tramo.ESTADO,
        measure=measures.fuera_de_plazo,
    ),
    Indicador(
        codigo="GT-018",
        nombre="Días hasta responder una demanda ciudadana",
        definicion="Días que la demanda del medio esperó desde la jornada hasta que se cerró.",
        unidad="días",
        capitulo="2",
        como_se_mide="Es la mediana de las demandas cerradas en el período que al último día seguían cerradas.",
        cuenta=Cuenta.PROPORCION,
        sensibilidad=Sensibilidad.PERSONAL,
        mejor_si_sube=False,
        measure=measures.dias_hasta_responder,
    ),
    Indicador(
        codigo="GT-019",
        nombre="Demandas ciudadanas respondidas en plazo",
        definicion="Parte de las demandas cerradas en el período que se cerró sin pasar de su plazo.",
        unidad=PORCIENTO,
        capitulo="2",
        como_se_mide=(
            "Se dividen las cerradas hasta el día de su plazo por todas las cerradas en el período que al último día "
            "seguían cerradas."
        ),
        cuenta=Cuenta.PROPORCION,
        sensibilidad=Sensibilidad.PERSONAL,
        mejor_si_sube=True,
        measure=measures.respondidas_en_plazo,
    ),
)

CUADRATURAS = (
    CumplimientoMedio(
        "GT-cumplimiento", "Cumplimiento medio de plazas y diálogos", "GT-003", ("GT-001", "GT-002")
    ),
    # What waited a year before and came, less what was closed, waits: the year before is told by its own account.
    Relacionadas("GT-demandas", "Demandas planteadas, cerradas y en espera", ("GT-014", "GT-015", "GT-016")),
)
