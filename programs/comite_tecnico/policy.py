"""Who sees and does what in the technical committee.

Institutions meet here, and only they are named. What a meeting spoke of and agreed is free text: nothing keeps a name
out of it but the clerk, so it is personal.
"""

from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Plazo, Politica, Tratamiento
from gobernacion.records.policy import COMUNES, DE_ACTIVIDAD, PASOS_DE_ACTIVIDAD, Mesa

MESA = Mesa()

COORDINACION = Tratamiento(
    finalidad="Coordinar a los servicios públicos de la provincia y seguir lo que acuerdan.",
    base="Funciones legales de la gobernación (Ley 19.175) ejercidas por un organismo público (Ley 19.628, art. 20).",
    plazo=Plazo(5, "la reunión"),
)

PERSONAL = MESA.dato(Clase.PERSONAL)

POLITICAS = (
    Politica(
        "comite_tecnico.Subcomite",
        acciones={
            **MESA.catalogo(ven=MESA.area | {Rol.AUTORIDAD}, escriben=MESA.encargado),
            Accion.VER_HISTORIAL: MESA.area,
        },
        publicos=("nombre", "materia", "coordina", "desde", "hasta", "integrantes", "version"),
    ),
    Politica(
        "comite_tecnico.Reunion",
        acciones=MESA.registro(encargado=PASOS_DE_ACTIVIDAD, exportan=MESA.area),
        publicos=(*COMUNES, *DE_ACTIVIDAD, "subcomite", "modalidad"),
        personales={"motivo": PERSONAL, "tabla": PERSONAL},
        tratamiento=COORDINACION,
        etiqueta=("ocurrido_el", "subcomite"),
    ),
    Politica(
        "comite_tecnico.Asistencia",
        acciones=MESA.lineas(),
        publicos=("reunion", "organizacion", "personas", "version"),
    ),
    # Whoever follows an agreement does not decide that it need not be kept.
    Politica(
        "comite_tecnico.Acuerdo",
        acciones=MESA.registro(
            encargado=("cumplir", "prorrogar"), jefatura=("dejar_sin_efecto", "reabrir"), exportan=MESA.area
        ),
        publicos=(
            *COMUNES,
            *("estado", "reunion", "tarea", "responsable", "plazo", "plazo_original", "cerrado_el"),
        ),
        personales={"texto": PERSONAL, "resultado": MESA.dato(Clase.PERSONAL, escriben=MESA.area)},
        tratamiento=COORDINACION,
    ),
    MESA.antes("comite_tecnico.SuspensionLevantada", "reunion", "suspendida_el", "causa"),
    MESA.antes("comite_tecnico.AcuerdoAnterior", "acuerdo", "estado", "plazo", "cerrado_el"),
    *(
        MESA.papeles(f"comite_tecnico.{modelo}", clase=Clase.PERSONAL, tratamiento=COORDINACION)
        for modelo in ("PapelReunion", "PapelAcuerdo")
    ),
)
