"""What the account answers for in social development: the provincial strengthening programme."""

from gobernacion.indicators.cuadraturas import UnaVez
from gobernacion.indicators.declarations import Cuenta, Desglose, Indicador, Sensibilidad

POR_COMUNA = Desglose("comuna", "Comuna")

INDICADORES = (
    Indicador(
        codigo="DS-001",
        nombre="Personas acogidas en albergue",
        definicion="Personas en situación de calle acogidas en los albergues del plan Noche Digna.",
        unidad="personas",
        capitulo="9",
        como_se_mide="Se cuentan los beneficiarios anotados en la iniciativa de albergue del período.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.SENSIBLE,
        desgloses=(POR_COMUNA,),
        mejor_si_sube=True,
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
        como_se_mide="Se toma de la iniciativa de derivación en convenio del programa, que no lleva nómina propia.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.SENSIBLE,
        mejor_si_sube=True,
    ),
    Indicador(
        codigo="DS-003",
        nombre="Comunas con apoyo al fomento productivo municipal",
        definicion="Comunas con cuyo municipio se trabajó en fomento productivo.",
        unidad="comunas",
        capitulo="9",
        como_se_mide="Se cuentan las comunas distintas de las iniciativas de fomento productivo del período.",
        cuenta=Cuenta.COSA,
        desgloses=(POR_COMUNA,),
        mejor_si_sube=True,
    ),
    Indicador(
        codigo="DS-004",
        nombre="Personas víctimas de violencia intrafamiliar atendidas",
        definicion="Personas víctimas de violencia intrafamiliar atendidas en el convenio con SERNAMEG.",
        unidad="personas",
        capitulo="9",
        como_se_mide="Se cuentan los beneficiarios de las iniciativas con SERNAMEG del período, sin nómina.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.SENSIBLE,
    ),
    Indicador(
        codigo="DS-005",
        nombre="Indicadores de gestión a cargo",
        definicion="Indicadores de los compromisos de gestión del servicio que la gobernación encabezó.",
        unidad="indicadores",
        capitulo="9",
        como_se_mide="Se cuentan los indicadores de gestión del registro con la gobernación como responsable.",
        cuenta=Cuenta.COSA,
        desgloses=(Desglose("indicador", "Indicador"),),
    ),
    Indicador(
        codigo="DS-006",
        nombre="Presupuesto ORASMI frente al de las demás oficinas de la región",
        definicion="Cuántas veces contiene el presupuesto ORASMI de la provincia al de otra oficina de la región.",
        unidad="veces",
        capitulo="9",
        como_se_mide="Se divide el presupuesto ORASMI propio por el que cada oficina de la región informa.",
        cuenta=Cuenta.PROPORCION,
    ),
)

CUADRATURAS = (
    UnaVez("DS-derivadas", "Personas derivadas en convenio, informadas en dos capítulos", "CV-001", "DS-002"),
)
