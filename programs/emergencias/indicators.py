"""What the account answers for in emergencies: water by truck, preparation and round-the-clock watch."""

from gobernacion.indicators.declarations import Cuenta, Desglose, Indicador, Sensibilidad

POR_COMUNA = Desglose("comuna", "Comuna")

INDICADORES = (
    Indicador(
        codigo="EM-001",
        nombre="Municipios con entrega de agua",
        definicion="Municipios cuyas solicitudes de camiones aljibe se revisaron y despacharon.",
        unidad="municipios",
        capitulo="10",
        como_se_mide="Se cuentan los municipios con una solicitud de agua despachada en el período.",
        cuenta=Cuenta.ORGANIZACION,
    ),
    Indicador(
        codigo="EM-002",
        nombre="Camiones aljibe",
        definicion="Camiones que reparten agua para beber a familias afectadas por la escasez hídrica.",
        unidad="camiones",
        capitulo="10",
        como_se_mide="Se cuentan los camiones de las solicitudes de agua despachadas en el período.",
        cuenta=Cuenta.COSA,
        desgloses=(POR_COMUNA,),
    ),
    Indicador(
        codigo="EM-003",
        nombre="Personas abastecidas con agua",
        definicion="Personas de familias afectadas por la escasez hídrica que recibieron agua de camiones aljibe.",
        unidad="personas",
        capitulo="10",
        como_se_mide="Se cuentan las personas de las solicitudes de agua despachadas, una vez por municipio y año.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.PERSONAL,
        desgloses=(POR_COMUNA,),
        portada=True,
    ),
    Indicador(
        codigo="EM-004",
        nombre="Comunas con talleres de microzonificación",
        definicion="Comunas en que se hicieron talleres sobre microzonificación a organizaciones sociales.",
        unidad="comunas",
        capitulo="10",
        como_se_mide="Se cuentan las comunas distintas de los talleres de microzonificación del período.",
        cuenta=Cuenta.COSA,
        desgloses=(POR_COMUNA,),
        mejor_si_sube=True,
    ),
    Indicador(
        codigo="EM-005",
        nombre="Reuniones y mesas de emergencia",
        definicion="Reuniones y mesas de preparación ante emergencias en que participó la gobernación.",
        unidad="reuniones",
        capitulo="10",
        como_se_mide="Se cuentan las reuniones y mesas anotadas en el período.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(Desglose("tema", "Tema"),),
    ),
    Indicador(
        codigo="EM-006",
        nombre="Horas diarias de monitoreo",
        definicion="Horas del día en que se siguen los eventos de la provincia y se informa de ellos.",
        unidad="horas por día",
        capitulo="10",
        como_se_mide="Se toma de los turnos de monitoreo anotados en el período.",
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=True,
    ),
)

CUADRATURAS = ()
