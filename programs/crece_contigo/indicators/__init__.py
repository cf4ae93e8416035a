"""What the account answers for in Chile Crece Contigo: the project's money by line and its kinds of activity.

The account calls «inversión» what each line was given and spent, which in 2019 are the same. Here the investment is the
money of the project, line by line, so that it holds against what is budgeted and pending in any year; what was spent is
told apart, by the day on which somebody approved it. A kind of activity counts once however many
times it was held, also where an institution of the network held it in the office's place.
"""

from gobernacion.indicators.cuadraturas import Suma
from gobernacion.indicators.declarations import PESOS, PORCIENTO, Cuenta, Desglose, Indicador, Tramo
from gobernacion.indicators.grouped import spans
from gobernacion.records.actividades import CausaSuspension
from programs.crece_contigo.indicators import measures
from programs.crece_contigo.models import Linea

POR_LINEA = Desglose("linea", "Línea", opciones=Linea)
POR_AMBITO = Desglose("linea", "Línea", opciones=measures.AMBITOS_NOMBRADOS)
"""With the general actions, which are of no line."""

# Actions and themes are open: each account lists its own, in its own words.

INDICADORES = (
    Indicador(
        codigo="CC-001",
        nombre="Inversión del proyecto Chile Crece Contigo",
        definicion="Pesos del proyecto anual de la red Chile Crece Contigo en la provincia, en todas sus líneas.",
        unidad=PESOS,
        capitulo="6",
        como_se_mide=(
            "Se suma el total de los proyectos de los años que el período toca, según lo anotado al medir: lo "
            "presupuestado a cada línea, el aporte local y lo que sigue sin asignarse."
        ),
        cuenta=Cuenta.DINERO,
        desgloses=(Desglose("linea", "Línea", opciones=measures.DE_LA_INVERSION),),
        portada=True,
        tramo=Tramo.ANUAL,
        measure=measures.inversion,
    ),
    Indicador(
        codigo="CC-002",
        nombre="Monto presupuestado",
        definicion="Pesos del proyecto que quedaron asignados a sus líneas en el presupuesto del año.",
        unidad=PESOS,
        capitulo="6",
        como_se_mide=(
            "Se suma el presupuesto que cada línea tiene anotado al medir para los años que el período toca."
        ),
        cuenta=Cuenta.DINERO,
        tramo=Tramo.ANUAL,
        measure=measures.presupuestado,
    ),
    Indicador(
        codigo="CC-003",
        nombre="Monto pendiente",
        definicion="Pesos del proyecto que al cierre seguían sin asignarse a una línea.",
        unidad=PESOS,
        capitulo="6",
        como_se_mide="Se resta del total del proyecto lo presupuestado y el aporte local, según lo anotado al medir.",
        cuenta=Cuenta.DINERO,
        mejor_si_sube=False,
        tramo=Tramo.ANUAL,
        measure=measures.pendiente,
    ),
    Indicador(
        codigo="CC-004",
        nombre="Aporte local",
        definicion="Pesos que instituciones de la provincia sumaron al proyecto.",
        unidad=PESOS,
        capitulo="6",
        como_se_mide="Se suman los aportes locales anotados en el presupuesto de los años que el período toca.",
        cuenta=Cuenta.DINERO,
        mejor_si_sube=True,
        tramo=Tramo.ANUAL,
        measure=measures.aporte_local,
    ),
    Indicador(
        codigo="CC-005",
        nombre="Acciones generales del plan anual",
        definicion="Clases de acción con que se difundió el sistema de protección social fuera de las tres líneas.",
        unidad="acciones",
        capitulo="6",
        como_se_mide=(
            "Se cuentan las clases distintas de acción general con alguna actividad hecha en el período, también por "
            "un tercero."
        ),
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(Desglose("accion", "Acción"),),
        measure=measures.acciones,
    ),
    Indicador(
        codigo="CC-006",
        nombre="Temas de trabajo por línea",
        definicion="Clases distintas de actividad que se trabajaron en cada línea del programa.",
        unidad="temas",
        capitulo="6",
        como_se_mide=(
            "Se cuentan las clases distintas de actividad hechas en el período, también por un tercero, en cada línea."
        ),
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(POR_LINEA, Desglose("linea/tema", "Tema de cada línea")),
        measure=measures.temas,
    ),
    Indicador(
        codigo="CC-007",
        nombre="Saldo de las líneas",
        definicion="Pesos que a las líneas del programa les quedaban por gastar al cierre del período.",
        unidad=PESOS,
        capitulo="6",
        como_se_mide=(
            "Se resta del presupuesto que cada línea tiene al medir para los años del período lo que al último día "
            "se había aprobado de los gastos cuyo documento es de esos años."
        ),
        cuenta=Cuenta.DINERO,
        desgloses=(POR_LINEA,),
        tramo=Tramo.ESTADO,
        measure=measures.saldo,
    ),
    Indicador(
        codigo="CC-008",
        nombre="Ejecución del presupuesto de la red",
        definicion="Parte del presupuesto de las líneas que se gastó en el período.",
        unidad=PORCIENTO,
        capitulo="6",
        como_se_mide=(
            "Se dividen los pesos aprobados en el período por lo presupuestado en los años que abarca."
        ),
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=True,
        measure=measures.ejecucion,
    ),
    Indicador(
        codigo="CC-009",
        nombre="Actividades de la red Chile Crece Contigo",
        definicion="Mesas, jornadas, capacitaciones y otras actividades que la gobernación realizó en la red.",
        unidad="actividades",
        capitulo="6",
        como_se_mide="Se cuentan las realizadas en el período, sin las que hizo un tercero en su lugar.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(
            POR_AMBITO,
            Desglose("tema", "Tema"),
            Desglose("comuna", "Comuna"),
            Desglose("mes", "Mes"),
        ),
        mejor_si_sube=True,
        measure=measures.realizadas,
    ),
    Indicador(
        codigo="CC-010",
        nombre="Asistencias a actividades de la red",
        definicion="Asistencias de personas a las actividades de la red que la gobernación realizó.",
        unidad="asistencias",
        capitulo="6",
        como_se_mide=(
            "Se suman los asistentes de las actividades que la gobernación realizó en el período; quien fue a dos "
            "actividades se cuenta dos veces."
        ),
        cuenta=Cuenta.SUCESO,
        desgloses=(POR_AMBITO, Desglose("comuna", "Comuna")),
        mejor_si_sube=True,
        measure=measures.asistencias,
    ),
    Indicador(
        codigo="CC-011",
        nombre="Instituciones en actividades de la red",
        definicion="Servicios, municipios y establecimientos distintos presentes en actividades de la red.",
        unidad="instituciones",
        capitulo="6",
        como_se_mide=(
            "Se cuenta una vez cada institución presente en alguna actividad que la gobernación realizó en el período; "
            "en el desglose, una vez en cada línea."
        ),
        cuenta=Cuenta.ORGANIZACION,
        desgloses=(Desglose("linea", "Línea", suma=False, opciones=measures.AMBITOS_NOMBRADOS),),
        mejor_si_sube=True,
        measure=measures.instituciones,
    ),
    Indicador(
        codigo="CC-012",
        nombre="Actividades de la red programadas",
        definicion="Actividades de la red que el plan fijó para el período, con lo que resultó de cada una.",
        unidad="actividades",
        capitulo="6",
        como_se_mide="Se cuentan por el día para el que se programaron primero; lo que resultó, al último día.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(
            POR_AMBITO,
            Desglose("resultado", "En qué quedó", opciones=tuple(measures.RESULTADOS.values())),
        ),
        measure=measures.programadas,
    ),
    Indicador(
        codigo="CC-013",
        nombre="Cumplimiento del plan de la red",
        definicion="Parte de lo programado para el período que se hizo, por la gobernación o por un tercero.",
        unidad=PORCIENTO,
        capitulo="6",
        como_se_mide="Se dividen las programadas que estaban hechas al último día por todas las programadas.",
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=True,
        measure=measures.cumplimiento,
    ),
    Indicador(
        codigo="CC-014",
        nombre="Actividades de la red suspendidas",
        definicion="Actividades de la red que se suspendieron en el período y no se hicieron en él, por su causa.",
        unidad="actividades",
        capitulo="6",
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
        codigo="CC-015",
        nombre="Gastos por aprobar al cierre",
        definicion="Gastos del proyecto que al cierre del período nadie había aprobado ni rechazado.",
        unidad="gastos",
        capitulo="6",
        como_se_mide=(
            "Se cuentan los de cualquier año con documento hasta el último día, por los días desde su fecha."
        ),
        cuenta=Cuenta.COSA,
        desgloses=(
            Desglose("espera", "Tiempo de espera", opciones=spans(measures.ESPERAS, measures.MAS_ESPERA)),
        ),
        mejor_si_sube=False,
        tramo=Tramo.ESTADO,
        measure=measures.por_aprobar,
    ),
    Indicador(
        codigo="CC-016",
        nombre="Días hasta aprobar un gasto",
        definicion="Días que en el gasto del medio pasaron entre la fecha de su documento y su aprobación.",
        unidad="días",
        capitulo="6",
        como_se_mide="Es la mediana de los gastos que se aprobaron en el período.",
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=False,
        measure=measures.dias_de_aprobacion,
    ),
    Indicador(
        codigo="CC-017",
        nombre="Pesos gastados por la red Chile Crece Contigo",
        definicion="Pesos del proyecto que se gastaron en el período, aprobados por una segunda persona.",
        unidad=PESOS,
        capitulo="6",
        como_se_mide=(
            "Se suman los gastos según el día en que se aprobaron, cada uno en su línea; antes de eso no se cuentan."
        ),
        cuenta=Cuenta.DINERO,
        desgloses=(POR_LINEA,),
        measure=measures.gastado,
    ),
)

CUADRATURAS = (
    Suma(
        "CC-presupuesto", "Presupuestado, pendiente y aporte local", "CC-001", ("CC-002", "CC-003", "CC-004")
    ),
)
