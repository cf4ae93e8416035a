"""Who sees and does what in Abriendo Caminos.

That somebody belongs to a family of the programme tells that a relative is, or was, deprived of liberty: everything
that names a person here is penal, or of a child. What is penal ends on the day written beside it: from then on the
row exists for nobody, and ``poner_al_dia`` takes it out of the tables and of their history.
"""

from dataclasses import replace
from datetime import date

from django.db.models import Q

from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Plazo, Politica, Tratamiento
from gobernacion.records.policy import COMUNES, DE_ACTIVIDAD, PASOS_DE_ACTIVIDAD, SIN_COMUNA, Mesa

MESA = Mesa()

ACOMPANAMIENTO = Tratamiento(
    finalidad="Acompañar a niños, niñas y adolescentes con un adulto privado de libertad y a quien los cuida.",
    base="Convenio con el Ministerio de Desarrollo Social y Familia (Ley 20.595); datos sensibles tratados por un "
    "organismo público para otorgar beneficios (Ley 19.628, arts. 10 y 20).",
    plazo=Plazo(5, "el egreso de la familia"),
)
PRIVACION = Tratamiento(
    finalidad="Saber a qué adulto privado de libertad se vincula la familia mientras dura el acompañamiento.",
    base="Competencia del organismo público; los datos sobre delitos no se comunican cumplida o prescrita la pena "
    "(Ley 19.628, art. 21).",
    plazo=Plazo(0, "el término de la privación de libertad"),
)
EQUIPO = Tratamiento(
    finalidad="Saber quién integra el equipo que acompaña a cada familia.",
    base="Convenio de ejecución del programa, ejercido por un organismo público (Ley 19.628, art. 20).",
    plazo=Plazo(5, "que la persona deja el equipo"),
)

PERSONAL, SENSIBLE, MENOR = (MESA.dato(clase) for clase in (Clase.PERSONAL, Clase.SENSIBLE, Clase.MENOR))
PENAL = replace(MESA.dato(Clase.PENAL), tratamiento=PRIVACION)

MIRAN = MESA.area | {Rol.AUTORIDAD}
DE_TODOS = MESA.registro(anulan=MESA.area, exportan=MESA.area)
SE_LEEN = {accion: roles for accion, roles in DE_TODOS.items() if accion != Accion.EXPORTAR}
SIN_LISTA = "Lo que se sabe de una familia y de sus niños se lee en su registro y no sale en una lista."


def with_penal_data_in_force(day: date) -> Q:
    """The members that exist for the staff on a day: nobody whose penal data ended."""
    return Q(termino=None) | Q(termino__gt=day)


POLITICAS = (
    Politica(
        "abriendo_caminos.Convocatoria",
        acciones={**MESA.catalogo(ven=MIRAN, escriben=MESA.encargado), Accion.VER_HISTORIAL: MESA.area},
        publicos=("nombre", "etapa", "year", "desde", "hasta", "version"),
    ),
    Politica(
        "abriendo_caminos.Profesional",
        acciones=MESA.lineas(se_borran=False),
        publicos=("convocatoria", "cargo", "desde", "hasta", "version"),
        personales={"nombre": PERSONAL},
        tratamiento=EQUIPO,
        etiqueta=("nombre",),
    ),
    # Whoever approves what is spent does not say how much there is to spend.
    Politica(
        "abriendo_caminos.Presupuesto",
        acciones={**MESA.catalogo(ven=MIRAN, escriben=MESA.encargado), Accion.VER_HISTORIAL: MIRAN},
        publicos=("convocatoria", "year", "asignado", "ejecutado", "fuente", "version"),
    ),
    Politica(
        "abriendo_caminos.Gasto",
        acciones=MESA.registro(jefatura=("visar",), ambos=("reabrir",), exportan=MESA.area),
        publicos=(
            *(*SIN_COMUNA, "presupuesto", "estado", "concepto", "documento"),
            *("monto", "visado_por", "visado_el"),
        ),
    ),
    MESA.antes("abriendo_caminos.VisadoDeshecho", "gasto", "visado_el"),
    MESA.antes("abriendo_caminos.EgresoTerminado", "familia", "ocurrido_el", "egreso"),
    Politica(
        "abriendo_caminos.UnidadTerritorial",
        acciones={**MESA.catalogo(escriben=MESA.encargado), Accion.VER_HISTORIAL: MESA.area},
        publicos=("nombre", "sectores", "version"),
    ),
    Politica(
        "abriendo_caminos.Familia",
        acciones=MESA.registro(encargado=("egresar",), jefatura=("reincorporar",)),
        publicos=(*COMUNES, "estado", "convocatoria", "unidad", "egreso"),
        personales={
            **dict.fromkeys(("codigo", "sector"), PERSONAL),
            **dict.fromkeys(("ficha", "causa_egreso"), SENSIBLE),
        },
        tratamiento=ACOMPANAMIENTO,
        etiqueta=("codigo",),
    ),
    # No history, no export and no paper: an old version would go on telling what ended.
    Politica(
        "abriendo_caminos.Integrante",
        acciones={**MESA.lineas(se_borran=False), Accion.ANULAR: MESA.jefatura, Accion.IMPRIMIR: ()},
        publicos=(*SIN_COMUNA, "familia", "hasta"),
        personales=dict.fromkeys(("ficha", "rol", "termino"), PENAL),
        tratamiento=ACOMPANAMIENTO,
        filas=with_penal_data_in_force,
        sin_exportar="Dice quién tiene a alguien privado de libertad, y una copia lo seguiría diciendo.",
    ),
    Politica(
        "abriendo_caminos.RecuentoPenal",
        acciones={Accion.VER: MESA.area},
        publicos=("unidad", "desde", "hasta", "cuantas"),
        sin_exportar="Cuenta de a pocas personas lo penal que ya se olvidó: se lee aquí.",
    ),
    Politica(
        "abriendo_caminos.Sesion",
        acciones=DE_TODOS,
        publicos=(*SIN_COMUNA, "familia", "profesional", "tipo", "asistio"),
    ),
    Politica(
        "abriendo_caminos.Diagnostico",
        acciones=SE_LEEN,
        publicos=(*SIN_COMUNA, "familia"),
        personales={"necesidades": SENSIBLE, "recursos": SENSIBLE},
        tratamiento=ACOMPANAMIENTO,
        sin_exportar=SIN_LISTA,
    ),
    Politica(
        "abriendo_caminos.PlanDesarrollo",
        acciones=SE_LEEN,
        publicos=(*SIN_COMUNA, "familia"),
        sin_exportar=SIN_LISTA,
    ),
    Politica(
        "abriendo_caminos.Objetivo",
        acciones=MESA.lineas(),
        publicos=("plan", "plazo", "estado", "resuelto_el", "version"),
        personales={"descripcion": SENSIBLE},
        tratamiento=ACOMPANAMIENTO,
    ),
    Politica(
        "abriendo_caminos.Apoyo",
        acciones=DE_TODOS,
        publicos=(*SIN_COMUNA, "familia"),
        personales={"clase": SENSIBLE, "perfil": SENSIBLE},
        tratamiento=ACOMPANAMIENTO,
    ),
    Politica(
        "abriendo_caminos.EvaluacionPsicologica",
        acciones=SE_LEEN,
        publicos=SIN_COMUNA,
        personales=dict.fromkeys(("integrante", "hecha", "derivada"), MENOR),
        tratamiento=ACOMPANAMIENTO,
        sin_exportar=SIN_LISTA,
    ),
    Politica(
        "abriendo_caminos.Tema", acciones=MESA.catalogo(escriben=MESA.area), publicos=("publico", "nombre")
    ),
    Politica(
        "abriendo_caminos.Taller",
        acciones={**DE_TODOS, **dict.fromkeys(PASOS_DE_ACTIVIDAD, MESA.encargado)},
        publicos=(*COMUNES, *DE_ACTIVIDAD, "tema"),
        personales={"motivo": PERSONAL},
        tratamiento=ACOMPANAMIENTO,
    ),
    Politica(
        "abriendo_caminos.Asistencia",
        acciones=MESA.lineas(),
        publicos=("taller", "version"),
        personales={"integrante": MENOR},
        tratamiento=ACOMPANAMIENTO,
    ),
    MESA.papeles("abriendo_caminos.PapelTaller", clase=Clase.MENOR, tratamiento=ACOMPANAMIENTO),
    Politica(
        "abriendo_caminos.InstitucionRed",
        acciones=MESA.catalogo(escriben=MESA.encargado),
        publicos=("organizacion", "clase", "desde", "version"),
    ),
)
