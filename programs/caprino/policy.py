"""Who sees and does what at the desk of the goat registry.

Whoever serves the goatherds issues their cards, of which none is worth money; only the jefatura annuls one. The number
of a card, its dates and its place say nothing by themselves: whose it is does.
"""

from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Dato, Plazo, Politica, Tratamiento
from gobernacion.records.policy import COMUNES, DE_ACTIVIDAD, PASOS_DE_ACTIVIDAD, politica_de_papeles
from programs.caprino.models import CATEGORIAS

ENCARGADO = {Rol.ENCARGADO}
JEFATURA = {Rol.JEFATURA}
AREA = ENCARGADO | JEFATURA

REGISTRO = Tratamiento(
    finalidad="Llevar el registro provincial de ganado caprino y dar su carnet a cada criancero.",
    base="Funciones legales de la gobernación (Ley 19.175) ejercidas por un organismo público (Ley 19.628, art. 20).",
    plazo=Plazo(5, "la baja del criancero"),
)
COORDINACION = Tratamiento(
    finalidad="Acordar con los dirigentes dónde y cuándo se renuevan los carnets.",
    base="Funciones legales de la gobernación (Ley 19.175) ejercidas por un organismo público (Ley 19.628, art. 20).",
    plazo=Plazo(2, "el operativo"),
)

PERSONAL = Dato(Clase.PERSONAL, ven=AREA, escriben=ENCARGADO)
DEL_CARNET = Dato(Clase.PERSONAL, ven=AREA)
"""What issuing the card writes, and nobody types."""

REGISTRA: dict[str, set[Rol]] = {
    Accion.VER: AREA,
    Accion.AGREGAR: ENCARGADO,
    Accion.MODIFICAR: ENCARGADO,
    Accion.IMPRIMIR: AREA,
    Accion.VER_HISTORIAL: AREA,
}

POLITICAS = (
    Politica(
        "caprino.Localidad",
        acciones={
            Accion.VER: AREA,
            Accion.EXPORTAR: AREA,
            Accion.AGREGAR: ENCARGADO,
            Accion.MODIFICAR: ENCARGADO,
            Accion.VER_HISTORIAL: AREA,
        },
        publicos=("comuna", "nombre", "lugar", "version"),
    ),
    Politica(
        "caprino.Criancero",
        acciones={
            **REGISTRA,
            Accion.ANULAR: JEFATURA,
            Accion.EXPORTAR: JEFATURA,
            "emitir": ENCARGADO,
            "dar_de_baja": ENCARGADO,
            "reincorporar": ENCARGADO,
        },
        publicos=(*COMUNES, "estado", "localidad", "baja_el"),
        personales={
            "ficha": PERSONAL,
            "organizacion": PERSONAL,
            "senal": PERSONAL,
            "carnet_anterior": PERSONAL,
            "causa_baja": PERSONAL,
        },
        tratamiento=REGISTRO,
    ),
    Politica(
        "caprino.Rebano",
        acciones={Accion.VER: AREA, Accion.AGREGAR: ENCARGADO, Accion.MODIFICAR: ENCARGADO},
        publicos=("criancero", "fecha", "version"),
        personales=dict.fromkeys(CATEGORIAS, PERSONAL),
        tratamiento=REGISTRO,
    ),
    Politica(
        "caprino.Carnet",
        acciones={
            Accion.VER: AREA,
            Accion.ANULAR: JEFATURA,
            Accion.EXPORTAR: JEFATURA,
            Accion.IMPRIMIR: AREA,
            Accion.VER_HISTORIAL: AREA,
            "duplicar": ENCARGADO,
        },
        publicos=(
            *COMUNES,
            "estado",
            "tipo",
            "localidad",
            "vence_el",
            "cerrado_el",
            "reemplaza",
            "motivo_duplicado",
            "operativo",
        ),
        personales={"criancero": DEL_CARNET},
        tratamiento=REGISTRO,
    ),
    Politica(
        "caprino.Operativo",
        acciones={
            **REGISTRA,
            Accion.ANULAR: JEFATURA,
            Accion.EXPORTAR: AREA,
            **dict.fromkeys((*PASOS_DE_ACTIVIDAD, "renovar"), ENCARGADO),
        },
        publicos=(*COMUNES, *DE_ACTIVIDAD, "localidad", "organizacion"),
        personales={"dirigente": PERSONAL, "motivo": PERSONAL},
        tratamiento=COORDINACION,
    ),
    # Only the steps of a round and of a goatherd write these two.
    Politica(
        "caprino.SuspensionLevantada",
        acciones={Accion.VER: AREA},
        publicos=("operativo", "suspendida_el", "causa", "hasta", "version"),
    ),
    Politica(
        "caprino.BajaTerminada",
        acciones={Accion.VER: AREA},
        publicos=("criancero", "baja_el", "causa_baja", "hasta", "version"),
    ),
    *(
        politica_de_papeles(
            modelo,
            ven=AREA,
            suben=ENCARGADO,
            retiran=JEFATURA,
            clase=Clase.PERSONAL,
            tratamiento=tratamiento,
        )
        for modelo, tratamiento in (
            ("caprino.PapelCriancero", REGISTRO),
            ("caprino.PapelOperativo", COORDINACION),
        )
    ),
)
