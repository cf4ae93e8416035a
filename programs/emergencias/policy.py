"""Who sees and does what at the desk of emergencies.

Nobody is named: it keeps how many people were served, affected or present. What is told in somebody's own words could
name a victim, so it is guarded as personal. The plate of a truck hired by the State is public, as its contract is.
Whoever reviews a request does not dispatch it.
"""

from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Dato, Plazo, Politica, Tratamiento
from gobernacion.records.policy import COMUNES, DE_ACTIVIDAD, PASOS_DE_ACTIVIDAD, politica_de_papeles

ENCARGADO = {Rol.ENCARGADO}
JEFATURA = {Rol.JEFATURA}
AREA = ENCARGADO | JEFATURA

BASE = "Funciones legales de la gobernación (Ley 19.175) ejercidas por un organismo público (Ley 19.628, art. 20)."

AGUA = Tratamiento(
    finalidad="Revisar y despachar lo que los municipios piden para familias sin agua.",
    base=BASE,
    plazo=Plazo(10, "el despacho, por la rendición de cuentas a Contraloría"),
)
VIGILANCIA = Tratamiento(
    finalidad="Seguir lo que ocurre en la provincia e informarlo a quienes deben actuar.",
    base=BASE,
    plazo=Plazo(5, "el cierre del evento"),
)
COORDINACION = Tratamiento(
    finalidad="Preparar con otros organismos y vecinos qué hacer ante una emergencia, y dar cuenta de ello.",
    base=BASE,
    plazo=Plazo(5, "la actividad"),
)

PERSONAL = Dato(Clase.PERSONAL, ven=AREA, escriben=ENCARGADO)
SENSIBLE = Dato(Clase.SENSIBLE, ven=AREA, escriben=ENCARGADO)
"""What is told of an event may say how somebody was hurt."""
DE_AMBOS = Dato(Clase.PERSONAL, ven=AREA, escriben=AREA)

REGISTRA: dict[str, set[Rol]] = {
    Accion.VER: AREA,
    Accion.AGREGAR: ENCARGADO,
    Accion.MODIFICAR: ENCARGADO,
    Accion.ANULAR: AREA,
    Accion.EXPORTAR: AREA,
    Accion.IMPRIMIR: AREA,
    Accion.VER_HISTORIAL: AREA,
}

POLITICAS = (
    Politica(
        "emergencias.SolicitudAgua",
        acciones={
            **REGISTRA,
            Accion.ANULAR: JEFATURA,
            **dict.fromkeys(("observar", "corregir", "revisar"), ENCARGADO),
            **dict.fromkeys(("despachar", "rechazar"), JEFATURA),
        },
        publicos=(
            *COMUNES,
            "estado",
            "year",
            "trimestre",
            "oficio",
            "camiones_solicitados",
            "personas_solicitadas",
            "revisada_el",
            "revisada_por",
            "camiones",
            "personas",
            "despachada_el",
            "despachada_por",
            "oficio_despacho",
            "rechazada_el",
        ),
        personales={"localidades": PERSONAL, "observacion": PERSONAL, "motivo": DE_AMBOS},
        tratamiento=AGUA,
    ),
    politica_de_papeles(
        "emergencias.PapelSolicitud",
        ven=AREA,
        suben=ENCARGADO,
        retiran=JEFATURA,
        clase=Clase.PERSONAL,
        tratamiento=AGUA,
    ),
    Politica(
        "emergencias.Camion",
        acciones={
            Accion.VER: AREA,
            Accion.EXPORTAR: AREA,
            Accion.AGREGAR: ENCARGADO,
            Accion.MODIFICAR: ENCARGADO,
            Accion.VER_HISTORIAL: AREA,
        },
        publicos=("patente", "capacidad", "comuna", "empresa", "desde", "hasta", "version"),
    ),
    Politica(
        "emergencias.Entrega",
        acciones=REGISTRA,
        publicos=(*COMUNES, "camion", "localidad", "viajes", "m3", "personas"),
    ),
    Politica(
        "emergencias.Evento",
        acciones={**REGISTRA, "cerrar": ENCARGADO, "reabrir": AREA},
        publicos=(
            *COMUNES,
            "estado",
            "tipo",
            "hora",
            "lugar",
            "informado_comunal",
            "informado_provincial",
            "informado_regional",
            "afectadas",
            "viviendas",
            "cerrado_el",
        ),
        personales={"descripcion": SENSIBLE, "resultado": SENSIBLE},
        tratamiento=VIGILANCIA,
    ),
    # Only the step that opens an event again writes it.
    Politica(
        "emergencias.CierreReabierto",
        acciones={Accion.VER: AREA},
        publicos=("evento", "cerrado_el", "hasta", "version"),
    ),
    Politica(
        "emergencias.Seguimiento",
        acciones={Accion.VER: AREA, Accion.AGREGAR: ENCARGADO, Accion.MODIFICAR: ENCARGADO},
        publicos=("evento", "dia", "hora", "version"),
        personales={"detalle": SENSIBLE},
        tratamiento=VIGILANCIA,
    ),
    politica_de_papeles(
        "emergencias.PapelEvento",
        ven=AREA,
        suben=ENCARGADO,
        retiran=JEFATURA,
        clase=Clase.SENSIBLE,
        tratamiento=VIGILANCIA,
    ),
    Politica(
        "emergencias.Turno",
        acciones=REGISTRA,
        publicos=(*(name for name in COMUNES if name != "comuna"), "hasta", "desde_las", "horas"),
        personales={"responsable": PERSONAL},
        tratamiento=VIGILANCIA,
    ),
    Politica(
        "emergencias.Actividad",
        acciones={
            **REGISTRA,
            Accion.ANULAR: JEFATURA,
            **dict.fromkeys(PASOS_DE_ACTIVIDAD, ENCARGADO),
        },
        publicos=(*COMUNES, *DE_ACTIVIDAD, "tipo", "tema", "nivel", "organismos"),
        personales={"motivo": PERSONAL, "acuerdos": PERSONAL},
        tratamiento=COORDINACION,
    ),
    politica_de_papeles(
        "emergencias.PapelActividad",
        ven=AREA,
        suben=ENCARGADO,
        retiran=JEFATURA,
        clase=Clase.PERSONAL,
        tratamiento=COORDINACION,
    ),
)
