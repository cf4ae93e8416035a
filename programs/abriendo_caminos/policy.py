"""Who sees and does what in Abriendo Caminos.

That somebody belongs to a family of the programme tells that a relative is, or was, deprived of liberty: everything
that names a person here is penal, or of a child. What is penal ends on the day written beside it: from then on the
row exists for nobody, and ``poner_al_dia`` takes it out of the tables and of their history.
"""

from datetime import date

from django.db.models import Q

from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Dato, Plazo, Politica, Tratamiento
from gobernacion.records.policy import COMUNES, DE_ACTIVIDAD, PASOS_DE_ACTIVIDAD, politica_de_papeles

ENCARGADO = {Rol.ENCARGADO}
JEFATURA = {Rol.JEFATURA}
AREA = ENCARGADO | JEFATURA
NADIE: set[Rol] = set()

SIN_COMUNA = tuple(campo for campo in COMUNES if campo != "comuna")

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

PERSONAL = Dato(Clase.PERSONAL, ven=AREA, escriben=ENCARGADO)
SENSIBLE = Dato(Clase.SENSIBLE, ven=AREA, escriben=ENCARGADO)
MENOR = Dato(Clase.MENOR, ven=AREA, escriben=ENCARGADO)
PENAL = Dato(Clase.PENAL, ven=AREA, escriben=ENCARGADO, tratamiento=PRIVACION)

REGISTRA: dict[str, set[Rol]] = {
    Accion.VER: AREA,
    Accion.AGREGAR: ENCARGADO,
    Accion.MODIFICAR: ENCARGADO,
    Accion.IMPRIMIR: AREA,
    Accion.VER_HISTORIAL: AREA,
}
LINEA: dict[str, set[Rol]] = {
    Accion.VER: AREA,
    Accion.AGREGAR: ENCARGADO,
    Accion.MODIFICAR: ENCARGADO,
    Accion.ELIMINAR: ENCARGADO,
}


def with_penal_data_in_force(day: date) -> Q:
    """The members that exist for the staff on a day: nobody whose penal data ended."""
    return Q(termino=None) | Q(termino__gt=day)


POLITICAS = (
    Politica(
        "abriendo_caminos.Convocatoria",
        acciones={
            Accion.VER: AREA | {Rol.AUTORIDAD},
            Accion.EXPORTAR: AREA | {Rol.AUTORIDAD},
            Accion.AGREGAR: ENCARGADO,
            Accion.MODIFICAR: ENCARGADO,
            Accion.VER_HISTORIAL: AREA,
        },
        publicos=("nombre", "etapa", "year", "desde", "hasta", "version"),
    ),
    Politica(
        "abriendo_caminos.Profesional",
        acciones={Accion.VER: AREA, Accion.AGREGAR: ENCARGADO, Accion.MODIFICAR: ENCARGADO},
        publicos=("convocatoria", "cargo", "desde", "hasta", "version"),
        personales={"nombre": PERSONAL},
        tratamiento=EQUIPO,
        etiqueta=("nombre",),
    ),
    # Whoever approves what is spent does not say how much there is to spend.
    Politica(
        "abriendo_caminos.Presupuesto",
        acciones={
            Accion.VER: AREA | {Rol.AUTORIDAD},
            Accion.EXPORTAR: AREA | {Rol.AUTORIDAD},
            Accion.AGREGAR: ENCARGADO,
            Accion.MODIFICAR: ENCARGADO,
            Accion.VER_HISTORIAL: AREA | {Rol.AUTORIDAD},
        },
        publicos=("convocatoria", "year", "asignado", "ejecutado", "fuente", "version"),
    ),
    Politica(
        "abriendo_caminos.Gasto",
        acciones={**REGISTRA, Accion.ANULAR: JEFATURA, Accion.EXPORTAR: AREA, "visar": JEFATURA},
        publicos=(
            *SIN_COMUNA,
            "presupuesto",
            "estado",
            "concepto",
            "documento",
            "monto",
            "visado_por",
            "visado_el",
        ),
    ),
    Politica(
        "abriendo_caminos.UnidadTerritorial",
        acciones={
            Accion.VER: AREA,
            Accion.EXPORTAR: AREA,
            Accion.AGREGAR: ENCARGADO,
            Accion.MODIFICAR: ENCARGADO,
            Accion.VER_HISTORIAL: AREA,
        },
        publicos=("nombre", "sectores", "version"),
    ),
    Politica(
        "abriendo_caminos.Familia",
        acciones={**REGISTRA, Accion.ANULAR: JEFATURA, Accion.EXPORTAR: JEFATURA, "egresar": ENCARGADO},
        publicos=(*COMUNES, "estado", "convocatoria", "unidad", "egreso"),
        personales={
            "codigo": PERSONAL,
            "ficha": SENSIBLE,
            "sector": PERSONAL,
            "causa_egreso": SENSIBLE,
        },
        tratamiento=ACOMPANAMIENTO,
        etiqueta=("codigo",),
    ),
    # No history, no export and no paper: an old version would go on telling what ended.
    Politica(
        "abriendo_caminos.Integrante",
        acciones={
            Accion.VER: AREA,
            Accion.AGREGAR: ENCARGADO,
            Accion.MODIFICAR: ENCARGADO,
            Accion.ANULAR: JEFATURA,
            Accion.IMPRIMIR: NADIE,
        },
        publicos=(*SIN_COMUNA, "familia", "hasta"),
        personales={"ficha": PENAL, "rol": PENAL, "termino": PENAL},
        tratamiento=ACOMPANAMIENTO,
        filas=with_penal_data_in_force,
        sin_exportar="Dice quién tiene a alguien privado de libertad, y una copia lo seguiría diciendo.",
    ),
    Politica(
        "abriendo_caminos.RecuentoPenal",
        acciones={Accion.VER: AREA},
        publicos=("unidad", "desde", "hasta", "cuantas"),
        sin_exportar="Cuenta de a pocas personas lo penal que ya se olvidó: se lee aquí.",
    ),
    Politica(
        "abriendo_caminos.Sesion",
        acciones={**REGISTRA, Accion.ANULAR: AREA, Accion.EXPORTAR: AREA},
        publicos=(*SIN_COMUNA, "familia", "profesional", "tipo", "asistio"),
    ),
    Politica(
        "abriendo_caminos.Diagnostico",
        acciones={**REGISTRA, Accion.ANULAR: AREA},
        publicos=(*SIN_COMUNA, "familia"),
        personales={"necesidades": SENSIBLE, "recursos": SENSIBLE},
        tratamiento=ACOMPANAMIENTO,
        sin_exportar="Lo que se sabe de una familia y de sus niños se lee en su registro y no sale en una lista.",
    ),
    Politica(
        "abriendo_caminos.PlanDesarrollo",
        acciones={**REGISTRA, Accion.ANULAR: AREA},
        publicos=(*SIN_COMUNA, "familia"),
        sin_exportar="Lo que se sabe de una familia y de sus niños se lee en su registro y no sale en una lista.",
    ),
    Politica(
        "abriendo_caminos.Objetivo",
        acciones=LINEA,
        publicos=("plan", "plazo", "estado", "resuelto_el", "version"),
        personales={"descripcion": SENSIBLE},
        tratamiento=ACOMPANAMIENTO,
    ),
    Politica(
        "abriendo_caminos.Apoyo",
        acciones={**REGISTRA, Accion.ANULAR: AREA, Accion.EXPORTAR: AREA},
        publicos=(*SIN_COMUNA, "familia"),
        personales={"clase": SENSIBLE, "perfil": SENSIBLE},
        tratamiento=ACOMPANAMIENTO,
    ),
    Politica(
        "abriendo_caminos.EvaluacionPsicologica",
        acciones={**REGISTRA, Accion.ANULAR: AREA},
        publicos=(*SIN_COMUNA,),
        personales={"integrante": MENOR, "hecha": MENOR, "derivada": MENOR},
        tratamiento=ACOMPANAMIENTO,
        sin_exportar="Lo que se sabe de una familia y de sus niños se lee en su registro y no sale en una lista.",
    ),
    Politica(
        "abriendo_caminos.Tema",
        acciones={Accion.VER: AREA, Accion.EXPORTAR: AREA, Accion.AGREGAR: AREA, Accion.MODIFICAR: AREA},
        publicos=("publico", "nombre"),
    ),
    Politica(
        "abriendo_caminos.Taller",
        acciones={
            **REGISTRA,
            Accion.ANULAR: AREA,
            Accion.EXPORTAR: AREA,
            **dict.fromkeys(PASOS_DE_ACTIVIDAD, ENCARGADO),
        },
        publicos=(*COMUNES, *DE_ACTIVIDAD, "tema"),
        personales={"motivo": PERSONAL},
        tratamiento=ACOMPANAMIENTO,
    ),
    Politica(
        "abriendo_caminos.Asistencia",
        acciones=LINEA,
        publicos=("taller", "version"),
        personales={"integrante": MENOR},
        tratamiento=ACOMPANAMIENTO,
    ),
    politica_de_papeles(
        "abriendo_caminos.PapelTaller",
        ven=AREA,
        suben=ENCARGADO,
        retiran=JEFATURA,
        clase=Clase.MENOR,
        tratamiento=ACOMPANAMIENTO,
    ),
    Politica(
        "abriendo_caminos.InstitucionRed",
        acciones={
            Accion.VER: AREA,
            Accion.EXPORTAR: AREA,
            Accion.AGREGAR: ENCARGADO,
            Accion.MODIFICAR: ENCARGADO,
        },
        publicos=("organizacion", "clase", "desde", "version"),
    ),
)
