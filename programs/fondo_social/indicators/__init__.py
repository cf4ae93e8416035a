"""What the account answers for in the social fund: projects and pesos by comuna, and leaders trained and attended."""

from __future__ import annotations

from gobernacion.indicators.cuadraturas import ParteTodo
from gobernacion.indicators.declarations import (
    PESOS,
    PORCIENTO,
    Cuenta,
    Desglose,
    Indicador,
    Sensibilidad,
    Tramo,
)
from gobernacion.indicators.grouped import spans
from gobernacion.records.actividades import LISTA_PROPIAS
from programs.fondo_social.indicators import measures
from programs.fondo_social.models import Causa, Materia, Modalidad, Tema, Tipo
from programs.fondo_social.models.estados import PARA_POSTULAR

POR_COMUNA = Desglose("comuna", "Comuna")
POR_MODALIDAD = Desglose("modalidad", "Modalidad del fondo", opciones=Modalidad)
POR_TIPO = Desglose("tipo", "Tipo de proyecto", opciones=Tipo)
POR_COMUNA_DE_PASO = Desglose("comuna", "Comuna", suma=False)
"""Where one and the same may appear in several comunas."""

INDICADORES = (
    Indicador(
        codigo="FS-001",
        nombre="Proyectos financiados",
        definicion="Proyectos de organizaciones de la provincia a los que el Fondo Social adjudicó recursos.",
        unidad="proyectos",
        capitulo="11",
        como_se_mide=(
            "Se cuentan los proyectos cuya resolución que les da los recursos es del período, sin aquellos a los "
            "que la organización renunció hasta su último día."
        ),
        cuenta=Cuenta.ORGANIZACION,
        desgloses=(POR_COMUNA, POR_MODALIDAD, POR_TIPO),
        mejor_si_sube=True,
        portada=True,
        measure=measures.financiados,
    ),
    Indicador(
        codigo="FS-002",
        nombre="Inversión del Fondo Social",
        definicion="Pesos que el Fondo Social adjudicó a proyectos de organizaciones de la provincia.",
        unidad=PESOS,
        capitulo="11",
        como_se_mide=(
            "Se suman los montos de las resoluciones del período, sin los de proyectos a los que la organización "
            "renunció hasta su último día."
        ),
        cuenta=Cuenta.DINERO,
        desgloses=(POR_COMUNA, POR_MODALIDAD, POR_TIPO),
        mejor_si_sube=True,
        portada=True,
        measure=measures.inversion,
    ),
    Indicador(
        codigo="FS-003",
        nombre="Talleres de formulación de proyectos",
        definicion="Talleres en que se enseñó a organizaciones sociales a formular y presentar proyectos al fondo.",
        unidad="talleres",
        capitulo="11",
        como_se_mide=(
            "Se cuentan los talleres de formulación del registro que la oficina realizó en el período; "
            "los que hizo un tercero en su lugar, no."
        ),
        cuenta=Cuenta.ACTIVIDAD,
        desgloses=(POR_COMUNA,),
        mejor_si_sube=True,
        measure=measures.talleres,
        lista=f"tema__exact={Tema.FORMULACION}&{LISTA_PROPIAS}",
    ),
    Indicador(
        codigo="FS-004",
        nombre="Dirigentes asistentes a los talleres",
        definicion="Asistencias de dirigentes sociales a los talleres de formulación de proyectos.",
        unidad="dirigentes",
        capitulo="11",
        como_se_mide=(
            "Se suman los dirigentes presentes en cada taller de formulación que la oficina realizó en el período."
        ),
        cuenta=Cuenta.SUCESO,
        sensibilidad=Sensibilidad.PERSONAL,
        desgloses=(POR_COMUNA,),
        mejor_si_sube=True,
        measure=measures.asistentes,
    ),
    Indicador(
        codigo="FS-005",
        nombre="Dirigentes atendidos en la oficina",
        definicion=(
            "Veces en que se orientó a dirigentes en la oficina de proyectos sociales para formular y presentar "
            "proyectos."
        ),
        unidad="dirigentes",
        capitulo="11",
        como_se_mide=(
            "Se cuentan, por el día en que fueron, las atenciones a dirigentes en la oficina para formular o "
            "presentar proyectos."
        ),
        cuenta=Cuenta.SUCESO,
        sensibilidad=Sensibilidad.PERSONAL,
        desgloses=(POR_COMUNA,),
        mejor_si_sube=True,
        measure=measures.dirigentes_atendidos,
        lista="&".join(f"materia__exact={materia}" for materia in PARA_POSTULAR),
    ),
    Indicador(
        codigo="FS-006",
        nombre="Comunas con talleres de formulación de proyectos",
        definicion="Comunas a las que la oficina llevó al menos un taller de formulación de proyectos.",
        unidad="comunas",
        capitulo="11",
        como_se_mide=(
            "Se cuentan las comunas distintas en que la oficina realizó talleres de formulación en el período, vengan "
            "de donde vengan sus asistentes; las de los que hizo un tercero, no."
        ),
        cuenta=Cuenta.COSA,
        desgloses=(POR_COMUNA,),
        mejor_si_sube=True,
        measure=measures.comunas_con_talleres,
    ),
    Indicador(
        codigo="FS-007",
        nombre="Proyectos postulados al Fondo Social",
        definicion="Proyectos que organizaciones de la provincia presentaron a los concursos del fondo.",
        unidad="proyectos",
        capitulo="11",
        como_se_mide="Se cuentan los proyectos por la fecha de su postulación, se hayan financiado o no.",
        cuenta=Cuenta.ORGANIZACION,
        desgloses=(POR_COMUNA, POR_MODALIDAD),
        mejor_si_sube=True,
        measure=measures.postulados,
    ),
    Indicador(
        codigo="FS-008",
        nombre="Monto solicitado al Fondo Social",
        definicion="Pesos que las organizaciones de la provincia pidieron en los proyectos que presentaron.",
        unidad=PESOS,
        capitulo="11",
        como_se_mide="Se suman los montos solicitados en los proyectos postulados en el período.",
        cuenta=Cuenta.DINERO,
        desgloses=(POR_COMUNA,),
        measure=measures.solicitado,
    ),
    Indicador(
        codigo="FS-009",
        nombre="Proyectos declarados inadmisibles",
        definicion="Proyectos que quedaron fuera de concurso por no cumplir una exigencia, según cuál.",
        unidad="proyectos",
        capitulo="11",
        como_se_mide=(
            "Se cuentan los proyectos declarados inadmisibles en el período, por su causa, sin aquellos a los que "
            "hasta su último día se les acogió una reposición."
        ),
        cuenta=Cuenta.ORGANIZACION,
        desgloses=(Desglose("causa", "Causa", opciones=Causa),),
        mejor_si_sube=False,
        measure=measures.inadmisibles,
    ),
    Indicador(
        codigo="FS-010",
        nombre="Parte de los proyectos postulados que se financió",
        definicion="De cada cien proyectos postulados en el período, cuántos obtuvieron recursos.",
        unidad=PORCIENTO,
        capitulo="11",
        como_se_mide=(
            "Se dividen los proyectos postulados en el período y adjudicados hasta su último día, sin los que para "
            "entonces renunciaron, por todos los postulados."
        ),
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=True,
        measure=measures.tasa_de_adjudicacion,
    ),
    Indicador(
        codigo="FS-011",
        nombre="Rendiciones de proyectos sin aprobar",
        definicion="Proyectos que recibieron los recursos y cuya rendición no estaba aprobada al terminar el período.",
        unidad="proyectos",
        capitulo="11",
        como_se_mide=(
            "Se cuentan los proyectos transferidos hasta el último día y sin rendición aprobada hasta entonces, "
            "por los días que van desde la transferencia."
        ),
        cuenta=Cuenta.ORGANIZACION,
        desgloses=(
            Desglose(
                "antiguedad",
                "Tiempo desde la transferencia",
                opciones=spans(measures.ANTIGUEDADES, measures.MAS_ANTIGUA),
            ),
            POR_COMUNA,
        ),
        mejor_si_sube=False,
        tramo=Tramo.ESTADO,
        measure=measures.por_rendir,
    ),
    Indicador(
        codigo="FS-012",
        nombre="Pesos del Fondo Social sin rendición aprobada",
        definicion="Pesos transferidos a proyectos cuya rendición no estaba aprobada al terminar el período.",
        unidad=PESOS,
        capitulo="11",
        como_se_mide=(
            "Se suman los montos adjudicados a los proyectos con transferencia hasta el último día y sin rendición "
            "aprobada hasta entonces, también si una parte se reintegró."
        ),
        cuenta=Cuenta.DINERO,
        desgloses=(POR_COMUNA,),
        mejor_si_sube=False,
        tramo=Tramo.ESTADO,
        measure=measures.pesos_por_rendir,
    ),
    Indicador(
        codigo="FS-013",
        nombre="Rendiciones de proyectos fuera de plazo",
        definicion="Proyectos cuyo plazo para rendir ya había vencido sin rendición aprobada al terminar el período.",
        unidad="proyectos",
        capitulo="11",
        como_se_mide=(
            "Se cuentan los proyectos transferidos hasta el último día y sin rendición aprobada hasta entonces cuyo "
            "plazo venció antes de ese día."
        ),
        cuenta=Cuenta.ORGANIZACION,
        desgloses=(POR_COMUNA,),
        mejor_si_sube=False,
        tramo=Tramo.ESTADO,
        measure=measures.atrasadas,
    ),
    Indicador(
        codigo="FS-014",
        nombre="Días entre la postulación y la respuesta",
        definicion="Días corridos que esperó la organización del medio, si todas se ordenan por su espera.",
        unidad="días",
        capitulo="11",
        como_se_mide=(
            "Mediana de los días entre postulación y respuesta (la resolución, la inadmisibilidad o el "
            "desistimiento) de los proyectos respondidos en el período, según la respuesta que valía en su último "
            "día; renunciar a lo adjudicado no es otra respuesta."
        ),
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=False,
        measure=measures.dias_hasta_responder,
    ),
    Indicador(
        codigo="FS-015",
        nombre="Dirigentes distintos atendidos por proyectos",
        definicion="Dirigentes que vinieron a la oficina de proyectos sociales, contados una vez cada uno.",
        unidad="dirigentes",
        capitulo="11",
        como_se_mide=(
            "Se cuentan las personas con alguna atención de la oficina en el período, una sola vez; en el desglose, "
            "una vez en cada comuna de las organizaciones por las que vino."
        ),
        cuenta=Cuenta.PERSONA,
        sensibilidad=Sensibilidad.PERSONAL,
        desgloses=(POR_COMUNA_DE_PASO,),
        mejor_si_sube=True,
        measure=measures.dirigentes_distintos,
    ),
    Indicador(
        codigo="FS-016",
        nombre="Organizaciones asistentes a los talleres",
        definicion="Organizaciones de las que vino al menos un dirigente a los talleres de formulación.",
        unidad="organizaciones",
        capitulo="11",
        como_se_mide=(
            "Se cuentan las organizaciones anotadas en los talleres de formulación que la oficina realizó en el "
            "período, una sola vez cada una; en el desglose, una vez en cada comuna en que asistió a un taller."
        ),
        cuenta=Cuenta.ORGANIZACION,
        desgloses=(POR_COMUNA_DE_PASO,),
        mejor_si_sube=True,
        measure=measures.organizaciones_asistentes,
    ),
    Indicador(
        codigo="FS-017",
        nombre="Talleres programados que se cumplieron",
        definicion="De cada cien talleres programados para el período, cuántos se hicieron, también por un tercero.",
        unidad=PORCIENTO,
        capitulo="11",
        como_se_mide=(
            "Se dividen los talleres, de cualquier tema, programados primero para un día del período y hechos hasta el "
            "último por todos los programados para él."
        ),
        cuenta=Cuenta.PROPORCION,
        mejor_si_sube=True,
        measure=measures.talleres_cumplidos,
    ),
    Indicador(
        codigo="FS-018",
        nombre="Atenciones de la oficina de proyectos sociales",
        definicion="Veces en que se orientó a un dirigente en la oficina, por cualquier materia del fondo.",
        unidad="atenciones",
        capitulo="11",
        como_se_mide="Se cuentan todas las atenciones a dirigentes anotadas en el período, por su materia.",
        cuenta=Cuenta.SUCESO,
        desgloses=(Desglose("materia", "Materia", opciones=Materia),),
        mejor_si_sube=True,
        measure=measures.atenciones,
    ),
    Indicador(
        codigo="FS-019",
        nombre="Proyectos postulados y aún sin respuesta",
        definicion="Proyectos cuya organización seguía esperando una respuesta al terminar el período.",
        unidad="proyectos",
        capitulo="11",
        como_se_mide=(
            "Se cuentan los postulados hasta el último día que entonces no tenían respuesta, también si se les había "
            "acogido una reposición, por los días desde que postularon."
        ),
        cuenta=Cuenta.ORGANIZACION,
        desgloses=(
            Desglose("espera", "Tiempo de espera", opciones=spans(measures.ESPERAS, measures.MAS_ESPERA)),
        ),
        mejor_si_sube=False,
        tramo=Tramo.ESTADO,
        measure=measures.sin_respuesta,
    ),
)

CUADRATURAS = (
    ParteTodo("FS-comunas", "Hay al menos un taller por comuna con talleres", "FS-006", "FS-003"),
    ParteTodo("FS-plazo", "Rendiciones fuera de plazo entre las que faltan por aprobar", "FS-013", "FS-011"),
    ParteTodo("FS-atenciones", "Atenciones para postular entre todas las de la oficina", "FS-005", "FS-018"),
    ParteTodo("FS-distintos", "Dirigentes distintos entre las atenciones de la oficina", "FS-015", "FS-018"),
)
