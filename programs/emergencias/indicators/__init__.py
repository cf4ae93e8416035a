"""What the account answers for in emergencies: water by truck, preparation and round-the-clock watch.

Trucks and people are asked for by quarter, and the same trucks serve the same people quarter after quarter: of each
municipality the quarter with most of them is taken, so that a year counts nobody twice.
"""

from gobernacion.indicators.declarations import PORCIENTO, Cuenta, Desglose, Indicador, Sensibilidad, Tramo
from gobernacion.indicators.grouped import spans
from gobernacion.records.actividades import LISTA_PROPIAS
from programs.emergencias.indicators import measures
from programs.emergencias.models import TipoActividad, TipoEvento

POR_COMUNA = Desglose("comuna", "Comuna")
POR_TEMA = Desglose("tema", "Tema")  # open: each account lists what it met about, in its own words
POR_MES = Desglose("mes", "Mes")
POR_ESPERA = Desglose("espera", "Tiempo de espera", opciones=spans(measures.ESPERAS, measures.MAS_ESPERA))

INDICADORES = (
    Indicador(
        codigo="EM-001",
        nombre="Municipios con entrega de agua",
        definicion="Municipios cuyas solicitudes de camiones aljibe se revisaron y despacharon.",
        unidad="municipios",
        capitulo="10",
        como_se_mide=(
            "Se cuentan los municipios con una solicitud de agua, despachada hasta el último día, para algún "
            "trimestre con algún día en el período."
        ),
        cuenta=Cuenta.ORGANIZACION,
        measure=measures.municipios,
    ),
    Indicador(
        codigo="EM-002",
        nombre="Camiones aljibe",
        definicion="Camiones que reparten agua para beber a familias afectadas por la escasez hídrica.",
        unidad="camiones",
        capitulo="10",
        como_se_mide=(
            "De cada municipio se toma el trimestre, con algún día en el período, con más camiones en su solicitud "
            "despachada hasta el último día, y se suman los municipios: los mismos camiones siguen de un trimestre a "
            "otro."
        ),
        cuenta=Cuenta.COSA,
        desgloses=(POR_COMUNA,),
        measure=measures.del_mayor_trimestre("camiones"),
    ),
    Indicador(
        codigo="EM-003",
        nombre="Personas abastecidas con agua",
        definicion="Personas de familias afectadas por la escasez hídrica que recibieron agua de camiones aljibe.",
        unidad="personas",
        capitulo="10",
        como_se_mide=(
            "De cada municipio se toma el trimestre, con algún día en el período, con más personas en su solicitud "
            "despachada hasta el último día, y se suman los municipios: quien recibe agua todo el año se cuenta una "
            "vez."
        ),
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.PERSONAL,
        desgloses=(POR_COMUNA,),
        portada=True,
        measure=measures.del_mayor_trimestre("personas"),
    ),
    Indicador(
        codigo="EM-004",
        nombre="Comunas con talleres de microzonificación",
        definicion="Comunas en que se hicieron talleres sobre microzonificación a organizaciones sociales.",
        unidad="comunas",
        capitulo="10",
        como_se_mide="Se cuentan las comunas distintas de los talleres del período, sin los que hizo un tercero.",
        cuenta=Cuenta.COSA,
        desgloses=(POR_COMUNA,),
        mejor_si_sube=True,
        measure=measures.comunas_con_talleres,
    ),
    Indicador(
        codigo="EM-005",
        nombre="Reuniones y mesas de emergencia",
        definicion="Reuniones y mesas de preparación ante emergencias en que participó la gobernación.",
        unidad="reuniones",
        capitulo="10",
        como_se_mide="Se cuentan las realizadas en el período, sin las que hizo un tercero.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(POR_TEMA,),
        measure=measures.reuniones,
        lista=f"tipo__exact={TipoActividad.REUNION}&tipo__exact={TipoActividad.MESA}&{LISTA_PROPIAS}",
    ),
    Indicador(
        codigo="EM-006",
        nombre="Horas diarias de monitoreo",
        definicion="Horas del día en que se siguen los eventos de la provincia y se informa de ellos.",
        unidad="horas por día",
        capitulo="10",
        como_se_mide=(
            "Se suman las horas que los turnos de monitoreo cubren cada día, una vez cada hora, y se dividen por los "
            "días del período; las que siguen después de medianoche son del día siguiente."
        ),
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=True,
        measure=measures.horas_de_monitoreo,
    ),
    Indicador(
        codigo="EM-007",
        nombre="Solicitudes de agua de los municipios",
        definicion="Solicitudes de camiones aljibe que los municipios presentaron, con lo que resultó de cada una.",
        unidad="solicitudes",
        capitulo="10",
        como_se_mide="Se cuentan por el día en que llegaron; lo que resultó, al último día del período.",
        cuenta=Cuenta.COSA,
        desgloses=(
            POR_COMUNA,
            Desglose(
                "resultado",
                "En qué quedó",
                opciones=(measures.DESPACHADA, measures.RECHAZADA, measures.EN_TRAMITE),
            ),
        ),
        measure=measures.solicitudes,
    ),
    Indicador(
        codigo="EM-008",
        nombre="Días para despachar una solicitud de agua",
        definicion="Días que en la solicitud del medio pasaron desde que llegó hasta que se despachó.",
        unidad="días",
        capitulo="10",
        como_se_mide="Es la mediana de las solicitudes despachadas en el período.",
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=False,
        measure=measures.dias_de_despacho,
    ),
    Indicador(
        codigo="EM-009",
        nombre="Solicitudes de agua pendientes al cierre",
        definicion="Solicitudes de agua que al último día no se habían despachado ni rechazado.",
        unidad="solicitudes",
        capitulo="10",
        como_se_mide="Se cuentan las de cualquier año, por los días desde que llegaron.",
        cuenta=Cuenta.COSA,
        desgloses=(POR_ESPERA,),
        mejor_si_sube=False,
        tramo=Tramo.ESTADO,
        measure=measures.solicitudes_pendientes,
    ),
    Indicador(
        codigo="EM-010",
        nombre="Agua entregada por camiones aljibe",
        definicion="Metros cúbicos de agua para beber que entregaron los camiones aljibe.",
        unidad="m³",
        capitulo="10",
        como_se_mide="Se suman los metros cúbicos de las entregas anotadas en el período.",
        cuenta=Cuenta.COSA,
        desgloses=(POR_COMUNA, POR_MES),
        measure=measures.agua,
    ),
    Indicador(
        codigo="EM-011",
        nombre="Entregas de agua por camiones aljibe",
        definicion="Veces que un camión aljibe llevó agua a una localidad en un día.",
        unidad="entregas",
        capitulo="10",
        como_se_mide="Se cuentan las entregas anotadas en el período.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(POR_COMUNA, POR_MES),
        measure=measures.entregas,
    ),
    Indicador(
        codigo="EM-012",
        nombre="Camiones aljibe que repartieron",
        definicion="Camiones distintos que hicieron al menos una entrega de agua.",
        unidad="camiones",
        capitulo="10",
        como_se_mide=(
            "Se cuenta una vez cada camión con una entrega anotada en el período; en cada comuna, los que entregaron "
            "en ella."
        ),
        cuenta=Cuenta.COSA,
        desgloses=(Desglose("comuna", "Comuna", suma=False),),
        measure=measures.camiones_que_repartieron,
    ),
    Indicador(
        codigo="EM-013",
        nombre="Eventos de emergencia",
        definicion="Incendios, aluviones, cortes y otros eventos de la provincia que se siguieron e informaron.",
        unidad="eventos",
        capitulo="10",
        como_se_mide="Se cuentan por el día en que ocurrieron; uno puede informarse a varios niveles.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(
            Desglose("tipo", "Tipo de evento", opciones=TipoEvento),
            POR_COMUNA,
            Desglose(
                "nivel", "Nivel al que se informó", suma=False, opciones=tuple(measures.NIVELES.values())
            ),
        ),
        measure=measures.eventos,
    ),
    Indicador(
        codigo="EM-014",
        nombre="Eventos en seguimiento al cierre",
        definicion="Eventos de emergencia que al último día seguían abiertos.",
        unidad="eventos",
        capitulo="10",
        como_se_mide="Se cuentan los de cualquier año, por los días desde que ocurrieron; los reabiertos también.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(POR_ESPERA,),
        mejor_si_sube=False,
        tramo=Tramo.ESTADO,
        measure=measures.eventos_abiertos,
    ),
    Indicador(
        codigo="EM-015",
        nombre="Días de seguimiento de un evento",
        definicion="Días que en el evento del medio pasaron desde que ocurrió hasta que se cerró.",
        unidad="días",
        capitulo="10",
        como_se_mide="Es la mediana de los que se cerraron en el período y a su último día seguían cerrados.",
        cuenta=Cuenta.PROPORCION,
        measure=measures.dias_de_seguimiento,
    ),
    Indicador(
        codigo="EM-016",
        nombre="Talleres de emergencia",
        definicion="Talleres que la gobernación hizo para preparar a organizaciones ante emergencias.",
        unidad="talleres",
        capitulo="10",
        como_se_mide="Se cuentan los talleres realizados en el período, sin los que hizo un tercero.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(POR_TEMA, POR_COMUNA),
        mejor_si_sube=True,
        measure=measures.talleres,
        lista=f"tipo__exact={TipoActividad.TALLER}&{LISTA_PROPIAS}",
    ),
    Indicador(
        codigo="EM-017",
        nombre="Asistentes a talleres de emergencia",
        definicion="Asistencias a los talleres de preparación ante emergencias.",
        unidad="asistencias",
        capitulo="10",
        como_se_mide=(
            "Se suman los de los talleres que hizo la gobernación en el período; quien fue a dos talleres se cuenta "
            "dos veces."
        ),
        cuenta=Cuenta.SUCESO,
        desgloses=(POR_COMUNA,),
        mejor_si_sube=True,
        measure=measures.asistentes_a_talleres,
    ),
    Indicador(
        codigo="EM-018",
        nombre="Cumplimiento del plan de emergencias",
        definicion="Parte de las reuniones, mesas, talleres y simulacros programados para el período que se hizo.",
        unidad=PORCIENTO,
        capitulo="10",
        como_se_mide="Se dividen los programados que estaban hechos al último día por todos los programados.",
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=True,
        measure=measures.cumplimiento,
    ),
)

CUADRATURAS = ()
