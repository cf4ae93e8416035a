"""Who sees and does what in the technical committee.

Institutions meet here, and only they are named. What a meeting spoke of and agreed is free text: nothing keeps a name
out of it but the clerk, so it is personal.
"""

from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Dato, Plazo, Politica, Tratamiento
from gobernacion.records.policy import COMUNES, DE_ACTIVIDAD, PASOS_DE_ACTIVIDAD, politica_de_papeles

ENCARGADO = {Rol.ENCARGADO}
JEFATURA = {Rol.JEFATURA}
AREA = ENCARGADO | JEFATURA

COORDINACION = Tratamiento(
    finalidad="Coordinar a los servicios públicos de la provincia y seguir lo que acuerdan.",
    base="Funciones legales de la gobernación (Ley 19.175) ejercidas por un organismo público (Ley 19.628, art. 20).",
    plazo=Plazo(5, "la reunión"),
)

PERSONAL = Dato(Clase.PERSONAL, ven=AREA, escriben=ENCARGADO)

REGISTRA: dict[str, set[Rol]] = {
    Accion.VER: AREA,
    Accion.AGREGAR: ENCARGADO,
    Accion.MODIFICAR: ENCARGADO,
    Accion.ANULAR: JEFATURA,
    Accion.EXPORTAR: AREA,
    Accion.IMPRIMIR: AREA,
    Accion.VER_HISTORIAL: AREA,
}

POLITICAS = (
    Politica(
        "comite_tecnico.Subcomite",
        acciones={
            Accion.VER: AREA | {Rol.AUTORIDAD},
            Accion.EXPORTAR: AREA | {Rol.AUTORIDAD},
            Accion.AGREGAR: ENCARGADO,
            Accion.MODIFICAR: ENCARGADO,
            Accion.VER_HISTORIAL: AREA,
        },
        publicos=("nombre", "materia", "coordina", "desde", "hasta", "integrantes", "version"),
    ),
    Politica(
        "comite_tecnico.Reunion",
        acciones={**REGISTRA, **dict.fromkeys((*PASOS_DE_ACTIVIDAD, "corregir"), ENCARGADO)},
        publicos=(*COMUNES, *DE_ACTIVIDAD, "subcomite", "modalidad"),
        personales={"motivo": PERSONAL, "tabla": PERSONAL},
        tratamiento=COORDINACION,
        etiqueta=("ocurrido_el", "subcomite"),
    ),
    Politica(
        "comite_tecnico.Asistencia",
        acciones={
            Accion.VER: AREA,
            Accion.AGREGAR: ENCARGADO,
            Accion.MODIFICAR: ENCARGADO,
            Accion.ELIMINAR: ENCARGADO,
        },
        publicos=("reunion", "organizacion", "personas", "version"),
    ),
    # Whoever follows an agreement does not decide that it need not be kept.
    Politica(
        "comite_tecnico.Acuerdo",
        acciones={
            **REGISTRA,
            **dict.fromkeys(("cumplir", "prorrogar"), ENCARGADO),
            **dict.fromkeys(("dejar_sin_efecto", "reabrir"), JEFATURA),
        },
        publicos=(
            *COMUNES,
            *("estado", "reunion", "tarea", "responsable", "plazo", "plazo_original", "cerrado_el"),
        ),
        personales={
            "texto": PERSONAL,
            "resultado": Dato(Clase.PERSONAL, ven=AREA, escriben=AREA),
        },
        tratamiento=COORDINACION,
    ),
    # Only the steps of a meeting and of an agreement write these two.
    Politica(
        "comite_tecnico.SuspensionLevantada",
        acciones={Accion.VER: AREA},
        publicos=("reunion", "suspendida_el", "causa", "hasta", "version"),
    ),
    Politica(
        "comite_tecnico.AcuerdoAnterior",
        acciones={Accion.VER: AREA},
        publicos=("acuerdo", "estado", "plazo", "cerrado_el", "hasta", "version"),
    ),
    *(
        politica_de_papeles(
            f"comite_tecnico.{modelo}",
            ven=AREA,
            suben=ENCARGADO,
            retiran=JEFATURA,
            clase=Clase.PERSONAL,
            tratamiento=COORDINACION,
        )
        for modelo in ("PapelReunion", "PapelAcuerdo")
    ),
)
