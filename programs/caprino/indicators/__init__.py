"""What the account answers for in the goat registry: cards renewed, cards in force and heads of cattle.

A card counts on every day from the one it was issued to the one it expires, unless another took its place before. A
goatherd who left the registry by the end of the period is not counted in it, nor is their herd.
"""

from gobernacion.indicators.cuadraturas import ParteTodo
from gobernacion.indicators.declarations import PORCIENTO, Cuenta, Desglose, Indicador, Sensibilidad, Tramo
from gobernacion.indicators.grouped import spans
from gobernacion.indicators.relacionadas import Relacionadas
from programs.caprino.indicators import measures
from programs.caprino.models import CATEGORIAS, CausaBaja, TipoCarnet

POR_COMUNA = Desglose("comuna", "Comuna")

INDICADORES = (
    Indicador(
        codigo="CA-001",
        nombre="Carnés renovados",
        definicion="Carnés de criancero que se renovaron en el registro provincial de ganado caprino.",
        unidad="carnés",
        capitulo="12",
        como_se_mide="Se cuentan los carnés emitidos por renovación en el período.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.PERSONAL,
        desgloses=(POR_COMUNA,),
        mejor_si_sube=True,
        portada=True,
        measure=measures.renovados,
        lista=f"tipo__exact={TipoCarnet.RENOVACION}",
    ),
    Indicador(
        codigo="CA-002",
        nombre="Carnés vigentes",
        definicion="Carnés de criancero que seguían vigentes al cierre del período.",
        unidad="carnés",
        capitulo="12",
        como_se_mide="Se cuentan los carnés del registro vigentes al último día del período.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.PERSONAL,
        desgloses=(POR_COMUNA,),
        mejor_si_sube=True,
        tramo=Tramo.ESTADO,
        measure=measures.vigentes,
    ),
    Indicador(
        codigo="CA-003",
        nombre="Cabezas de ganado caprino",
        definicion="Animales de los rebaños registrados, según la última declaración de cada criancero.",
        unidad="cabezas",
        capitulo="12",
        como_se_mide=(
            "Se suman las cabezas de la última declaración hasta el cierre del período de cada criancero que entonces "
            "seguía en el registro."
        ),
        cuenta=Cuenta.COSA,
        sensibilidad=Sensibilidad.PERSONAL,
        desgloses=(POR_COMUNA, Desglose("categoria", "Categoría", opciones=tuple(CATEGORIAS.values()))),
        tramo=Tramo.ESTADO,
        measure=measures.cabezas,
    ),
    Indicador(
        codigo="CA-004",
        nombre="Carnés vencidos sin renovar",
        definicion="Carnés de criancero que al cierre del período habían vencido y no se habían renovado.",
        unidad="carnés",
        capitulo="12",
        como_se_mide=(
            "Se cuentan al último día del período, por el tiempo desde que vencieron, sin los que la baja de su "
            "criancero dejó sin efecto; tres meses son 90 días, seis 180 y un año 365."
        ),
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.PERSONAL,
        desgloses=(
            Desglose(
                "antiguedad",
                "Tiempo desde que venció",
                opciones=spans(measures.ANTIGUEDADES, measures.MAS_ANTIGUOS),
            ),
            POR_COMUNA,
        ),
        mejor_si_sube=False,
        tramo=Tramo.ESTADO,
        measure=measures.vencidos,
    ),
    Indicador(
        codigo="CA-005",
        nombre="Carnés por vencer",
        definicion="Carnés vigentes al cierre del período que vencen dentro de los 90 días siguientes.",
        unidad="carnés",
        capitulo="12",
        como_se_mide="Se cuentan los vigentes al último día que vencen a más tardar 90 días después.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.PERSONAL,
        desgloses=(POR_COMUNA,),
        tramo=Tramo.ESTADO,
        measure=measures.por_vencer,
    ),
    Indicador(
        codigo="CA-006",
        nombre="Carnés emitidos",
        definicion="Carnés de criancero que se dieron en el período: primeros, renovaciones y duplicados.",
        unidad="carnés",
        capitulo="12",
        como_se_mide="Se cuentan por el día en que se emitieron, sin los anulados.",
        cuenta=Cuenta.TRAMITE,
        sensibilidad=Sensibilidad.PERSONAL,
        desgloses=(
            Desglose("tipo", "Tipo de carné", opciones=TipoCarnet),
            Desglose("lugar", "Dónde se dio", opciones=(measures.EN_OPERATIVO, measures.EN_OFICINA)),
            Desglose("mes", "Mes"),
        ),
        measure=measures.emitidos,
    ),
    Indicador(
        codigo="CA-007",
        nombre="Crianceros en el registro",
        definicion="Personas inscritas en el registro caprino que al cierre del período seguían en él.",
        unidad="personas",
        capitulo="12",
        como_se_mide="Se cuentan las inscritas hasta el último día, sin las que ese día estaban de baja.",
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.PERSONAL,
        desgloses=(POR_COMUNA,),
        tramo=Tramo.ESTADO,
        measure=measures.crianceros,
    ),
    Indicador(
        codigo="CA-008",
        nombre="Bajas del registro caprino",
        definicion="Crianceros que dejaron el registro en el período, por su causa.",
        unidad="personas",
        capitulo="12",
        como_se_mide=(
            "Se cuentan por el día de la baja, sin quienes hasta el último día del período se reincorporaron."
        ),
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.PERSONAL,
        desgloses=(Desglose("causa", "Causa", opciones=CausaBaja),),
        measure=measures.bajas,
    ),
    Indicador(
        codigo="CA-009",
        nombre="Operativos de renovación de carnés",
        definicion="Operativos en que la gobernación fue a una localidad a renovar carnés de criancero.",
        unidad="operativos",
        capitulo="12",
        como_se_mide="Se cuentan los realizados en el período, sin los que hizo un tercero.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(POR_COMUNA,),
        mejor_si_sube=True,
        measure=measures.operativos,
    ),
    Indicador(
        codigo="CA-010",
        nombre="Operativos de renovación programados",
        definicion="Operativos que el plan fijó para el período, con lo que resultó de cada uno.",
        unidad="operativos",
        capitulo="12",
        como_se_mide="Se cuentan por el día para el que se programaron primero; lo que resultó, al último día.",
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(Desglose("resultado", "En qué quedó", opciones=tuple(measures.RESULTADOS.values())),),
        measure=measures.programados,
    ),
    Indicador(
        codigo="CA-011",
        nombre="Cumplimiento del plan de operativos",
        definicion="Parte de los operativos programados para el período que se hizo, aunque fuera por un tercero.",
        unidad=PORCIENTO,
        capitulo="12",
        como_se_mide="Se dividen los programados que estaban hechos al último día por todos los programados.",
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=True,
        measure=measures.cumplimiento,
    ),
    Indicador(
        codigo="CA-012",
        nombre="Días con el carné vencido",
        definicion="Días que en la renovación del medio pasaron desde que el carné venció hasta que se renovó.",
        unidad="días",
        capitulo="12",
        como_se_mide=(
            "Es la mediana de las renovaciones del período de un carné del registro hechas después de que venció, "
            "sin el de quien se reincorporó después de una baja."
        ),
        cuenta=Cuenta.PROPORCION,
        sensibilidad=Sensibilidad.PERSONAL,
        mejor_si_sube=False,
        measure=measures.espera,
    ),
    Indicador(
        codigo="CA-013",
        nombre="Rebaños declarados",
        definicion="Rebaños del registro con alguna declaración de cabezas al cierre del período.",
        unidad="rebaños",
        capitulo="12",
        como_se_mide=(
            "Se cuenta la última declaración de cada criancero que al cierre seguía en el registro, por su tamaño."
        ),
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.PERSONAL,
        desgloses=(
            Desglose("tramo", "Tamaño del rebaño", opciones=spans(measures.TRAMOS, measures.MAS_CABEZAS)),
            POR_COMUNA,
        ),
        tramo=Tramo.ESTADO,
        measure=measures.rebanos,
    ),
)

CUADRATURAS = (
    ParteTodo("CA-renovados", "Renovaciones entre los carnés emitidos", "CA-001", "CA-006"),
    ParteTodo("CA-por-vencer", "Por vencer entre los vigentes", "CA-005", "CA-002"),
    # Almost every criancero of the register has one card, in force or expired.
    Relacionadas("CA-carnes", "Crianceros, y carnés vigentes y vencidos", ("CA-007", "CA-002", "CA-004")),
)
