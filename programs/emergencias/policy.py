"""Who sees and does what at the desk of emergencies.

Nobody is named: it keeps how many people were served, affected or present. What is told in somebody's own words could
name a victim, so it is guarded as personal. The plate of a truck hired by the State is public, as its contract is.
Whoever reviews a request does not dispatch it.
"""

from gobernacion.access.rules import Accion, Clase, Plazo, Politica, Tratamiento
from gobernacion.records.policy import COMUNES, DE_ACTIVIDAD, PASOS_DE_ACTIVIDAD, Mesa

MESA = Mesa()

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

PERSONAL = MESA.dato(Clase.PERSONAL)
SENSIBLE = MESA.dato(Clase.SENSIBLE)
"""What is told of an event may say how somebody was hurt."""
DE_AMBOS = MESA.dato(Clase.PERSONAL, escriben=MESA.area)

POLITICAS = (
    Politica(
        "emergencias.SolicitudAgua",
        acciones=MESA.registro(
            encargado=("observar", "corregir", "revisar"),
            jefatura=("despachar", "rechazar"),
            ambos=("reabrir",),
            exportan=MESA.area,
        ),
        publicos=(
            *(*COMUNES, "estado", "year", "trimestre", "oficio"),
            *("camiones_solicitados", "personas_solicitadas", "revisada_el", "revisada_por"),
            *("camiones", "personas", "despachada_el", "despachada_por", "oficio_despacho", "rechazada_el"),
        ),
        personales={"localidades": PERSONAL, "observacion": PERSONAL, "motivo": DE_AMBOS},
        tratamiento=AGUA,
    ),
    # Only the step that opens a request again writes it.
    Politica(
        "emergencias.SolicitudReabierta",
        acciones={Accion.VER: MESA.area},
        publicos=("solicitud", "estado", "despachada_el", "rechazada_el", "hasta", "version"),
    ),
    MESA.papeles("emergencias.PapelSolicitud", clase=Clase.PERSONAL, tratamiento=AGUA),
    Politica(
        "emergencias.Camion",
        acciones={**MESA.catalogo(escriben=MESA.encargado), Accion.VER_HISTORIAL: MESA.area},
        publicos=("patente", "capacidad", "comuna", "empresa", "desde", "hasta", "version"),
    ),
    Politica(
        "emergencias.Entrega",
        acciones=MESA.registro(anulan=MESA.area, exportan=MESA.area),
        publicos=(*COMUNES, "camion", "localidad", "viajes", "m3", "personas"),
    ),
    Politica(
        "emergencias.Evento",
        acciones=MESA.registro(
            encargado=("cerrar",), ambos=("reabrir",), anulan=MESA.area, exportan=MESA.area
        ),
        publicos=(
            *(*COMUNES, "estado", "tipo", "hora", "lugar", "afectadas", "viviendas", "cerrado_el"),
            *("informado_comunal", "informado_provincial", "informado_regional"),
        ),
        personales=dict.fromkeys(("descripcion", "resultado"), SENSIBLE),
        tratamiento=VIGILANCIA,
    ),
    # Only the step that opens an event again writes it.
    Politica(
        "emergencias.CierreReabierto",
        acciones={Accion.VER: MESA.area},
        publicos=("evento", "cerrado_el", "hasta", "version"),
    ),
    Politica(
        "emergencias.Seguimiento",
        acciones={Accion.VER: MESA.area, Accion.AGREGAR: MESA.encargado, Accion.MODIFICAR: MESA.encargado},
        publicos=("evento", "dia", "hora", "version"),
        personales={"detalle": SENSIBLE},
        tratamiento=VIGILANCIA,
    ),
    MESA.papeles("emergencias.PapelEvento", clase=Clase.SENSIBLE, tratamiento=VIGILANCIA),
    Politica(
        "emergencias.Turno",
        acciones=MESA.registro(anulan=MESA.area, exportan=MESA.area),
        publicos=(*(name for name in COMUNES if name != "comuna"), "hasta", "desde_las", "horas"),
        personales={"responsable": PERSONAL},
        tratamiento=VIGILANCIA,
    ),
    Politica(
        "emergencias.Actividad",
        acciones=MESA.registro(encargado=PASOS_DE_ACTIVIDAD, exportan=MESA.area),
        publicos=(*COMUNES, *DE_ACTIVIDAD, "tipo", "tema", "nivel", "organismos"),
        personales=dict.fromkeys(("motivo", "acuerdos"), PERSONAL),
        tratamiento=COORDINACION,
    ),
    MESA.papeles("emergencias.PapelActividad", clase=Clase.PERSONAL, tratamiento=COORDINACION),
)
