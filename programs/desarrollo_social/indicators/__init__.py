"""What the account answers for in social development: the provincial strengthening programme.

The people of DS-002 are those of CV-001, quoted: they are measured by the desk of the agreements and by nobody else.
"""

from __future__ import annotations

from gobernacion.indicators.cuadraturas import ParteTodo, UnaVez
from gobernacion.indicators.declarations import PORCIENTO, Cuenta, Desglose, Indicador, Sensibilidad
from programs.desarrollo_social.indicators import measures
from programs.desarrollo_social.models import Linea

POR_COMUNA = Desglose("comuna", "Comuna")

INDICADORES = (
    Indicador(
        codigo="DS-001",
        nombre="Personas acogidas en albergue",
        definicion="Personas en situación de calle acogidas en los albergues del plan Noche Digna.",
        unidad="personas",
        capitulo="9",
        como_se_mide=(
            "Se cuentan las personas con una noche anotada en un albergue en el período, una vez cada una: en la "
            "comuna del albergue de la última."
        ),
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(POR_COMUNA,),
        mejor_si_sube=True,
        measure=measures.acogidas,
    ),
    Indicador(
        codigo="DS-002",
        nombre="Personas derivadas en convenio, según Desarrollo Social",
        definicion=(
            "Las mismas personas derivadas en convenio que informa el capítulo de convenios, "
            "como las repite el programa de fortalecimiento provincial: no se suman otra vez."
        ),
        unidad="personas",
        capitulo="9",
        como_se_mide="Se repite la cifra CV-001 del registro de convenios: esta área no lleva nómina ni las cuenta.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.SENSIBLE,
        mejor_si_sube=True,
        repite="CV-001",
    ),
    Indicador(
        codigo="DS-003",
        nombre="Comunas con apoyo al fomento productivo municipal",
        definicion="Comunas con cuyo municipio se trabajó en fomento productivo.",
        unidad="comunas",
        capitulo="9",
        como_se_mide=(
            "Se cuentan las comunas distintas de las iniciativas de fomento productivo en curso algún día del período: "
            "empezadas hasta el último y que entonces no constaban como terminadas antes del primero."
        ),
        cuenta=Cuenta.COSA,
        desgloses=(POR_COMUNA,),
        mejor_si_sube=True,
        measure=measures.comunas_con_fomento,
    ),
    Indicador(
        codigo="DS-004",
        nombre="Personas víctimas de violencia intrafamiliar atendidas",
        definicion="Personas víctimas de violencia intrafamiliar atendidas en el convenio con SERNAMEG.",
        unidad="personas",
        capitulo="9",
        como_se_mide=(
            "Se suman las personas nuevas en el año de los informes cuyo último día es del período, sin nómina."
        ),
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.SENSIBLE,
        measure=measures.victimas_atendidas,
    ),
    Indicador(
        codigo="DS-005",
        nombre="Indicadores de gestión a cargo",
        definicion="Indicadores de los compromisos de gestión del servicio que la gobernación encabezó.",
        unidad="indicadores",
        capitulo="9",
        como_se_mide=(
            "Se cuentan los indicadores de gestión que la gobernación encabezó en los años que el período toca; el "
            "que encabezó en varios, una vez."
        ),
        cuenta=Cuenta.COSA,
        desgloses=(Desglose("indicador", "Indicador"),),
        measure=measures.indicadores_a_cargo,
    ),
    Indicador(
        codigo="DS-006",
        nombre="Presupuesto ORASMI frente al de las demás oficinas de la región",
        definicion="Cuántas veces contiene el presupuesto ORASMI de la provincia al de otra oficina de la región.",
        unidad="veces",
        capitulo="9",
        como_se_mide=(
            "Se divide el presupuesto ORASMI propio (OR-003) por el mayor que informa otra oficina de la región, "
            "sumado el de cada una en los mismos años; solo si el período es de años completos."
        ),
        cuenta=Cuenta.PROPORCION,
        measure=measures.frente_a_otras_oficinas,
    ),
    Indicador(
        codigo="DS-007",
        nombre="Noches de alojamiento en albergue",
        definicion="Noches que durmieron en los albergues las personas en situación de calle, persona por persona.",
        unidad="noches",
        capitulo="9",
        como_se_mide="Se cuentan las personas de la lista de cada noche anotada en el período.",
        cuenta=Cuenta.TRAMITE,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(POR_COMUNA,),
        measure=measures.noches,
    ),
    Indicador(
        codigo="DS-008",
        nombre="Iniciativas de fortalecimiento provincial",
        definicion="Iniciativas del programa de fortalecimiento provincial en curso algún día del período.",
        unidad="iniciativas",
        capitulo="9",
        como_se_mide=(
            "Se cuentan las iniciativas empezadas hasta el último día y que entonces no constaban como terminadas "
            "antes del primero, por su línea."
        ),
        cuenta=Cuenta.COSA,
        desgloses=(Desglose("linea", "Línea", opciones=Linea),),
        mejor_si_sube=True,
        measure=measures.iniciativas,
    ),
    Indicador(
        codigo="DS-009",
        nombre="Apoyos a víctimas de violencia intrafamiliar",
        definicion="Atenciones, complementos de ahorro y otros apoyos; una persona puede recibir varios.",
        unidad="apoyos",
        capitulo="9",
        como_se_mide="Se suman los apoyos de los informes cuyo último día es del período, por su clase.",
        cuenta=Cuenta.TRAMITE,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(Desglose("apoyo", "Apoyo", opciones=tuple(measures.NOMBRES_DE_APOYOS.values())),),
        measure=measures.apoyos_a_victimas,
    ),
    Indicador(
        codigo="DS-010",
        nombre="Ocupación de los albergues",
        definicion="Porcentaje de los cupos de las noches abiertas en que durmió alguien.",
        unidad=PORCIENTO,
        capitulo="9",
        como_se_mide="Se dividen las personas alojadas por los cupos, sumados ambos sobre las noches del período.",
        cuenta=Cuenta.PROPORCION,
        measure=measures.ocupacion,
    ),
    Indicador(
        codigo="DS-011",
        nombre="Personas apoyadas en fomento productivo municipal",
        definicion="Personas que los municipios informan como apoyadas en iniciativas de fomento productivo.",
        unidad="personas",
        capitulo="9",
        como_se_mide="Se suman las personas informadas en las iniciativas de fomento que empezaron en el período.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.PERSONAL,
        desgloses=(POR_COMUNA,),
        mejor_si_sube=True,
        measure=measures.apoyadas_en_fomento,
    ),
)

CUADRATURAS = (
    UnaVez("DS-derivadas", "Personas derivadas en convenio, informadas en dos capítulos", "CV-001", "DS-002"),
    ParteTodo("DS-alojadas", "Personas acogidas entre las noches de alojamiento", "DS-001", "DS-007"),
    ParteTodo("DS-victimas", "Víctimas atendidas entre los apoyos que recibieron", "DS-004", "DS-009"),
)
