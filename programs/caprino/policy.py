"""Who sees and does what at the desk of the goat registry.

Whoever serves the goatherds issues their cards, of which none is worth money; only the jefatura annuls one. The number
of a card, its dates and its place say nothing by themselves: whose it is does.
"""

from gobernacion.access.rules import Accion, Clase, Plazo, Politica, Tratamiento
from gobernacion.records.policy import COMUNES, DE_ACTIVIDAD, PASOS_DE_ACTIVIDAD, Mesa
from programs.caprino.models import CATEGORIAS

MESA = Mesa()

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

PERSONAL = MESA.dato(Clase.PERSONAL)

POLITICAS = (
    Politica(
        "caprino.Localidad",
        acciones={**MESA.catalogo(escriben=MESA.encargado), Accion.VER_HISTORIAL: MESA.area},
        publicos=("comuna", "nombre", "lugar", "version"),
    ),
    Politica(
        "caprino.Criancero",
        acciones=MESA.registro(encargado=("emitir", "dar_de_baja", "reincorporar")),
        publicos=(*COMUNES, "estado", "localidad", "baja_el"),
        personales=dict.fromkeys(
            ("ficha", "organizacion", "senal", "carnet_anterior", "causa_baja"), PERSONAL
        ),
        tratamiento=REGISTRO,
    ),
    Politica(
        "caprino.Rebano",
        acciones=MESA.lineas(se_borran=False),
        publicos=("criancero", "fecha", "version"),
        personales=dict.fromkeys(CATEGORIAS, PERSONAL),
        tratamiento=REGISTRO,
    ),
    Politica(
        "caprino.Carnet",
        acciones={
            **dict.fromkeys((Accion.VER, Accion.IMPRIMIR, Accion.VER_HISTORIAL), MESA.area),
            **dict.fromkeys((Accion.ANULAR, Accion.EXPORTAR), MESA.jefatura),
            "duplicar": MESA.encargado,
        },
        publicos=(
            *(*COMUNES, "estado", "tipo", "localidad", "vence_el", "cerrado_el"),
            *("reemplaza", "motivo_duplicado", "operativo"),
        ),
        # Issuing the card writes it, and nobody types it.
        personales={"criancero": MESA.dato(Clase.PERSONAL, escriben=())},
        tratamiento=REGISTRO,
    ),
    Politica(
        "caprino.Operativo",
        acciones=MESA.registro(encargado=(*PASOS_DE_ACTIVIDAD, "renovar"), exportan=MESA.area),
        publicos=(*COMUNES, *DE_ACTIVIDAD, "localidad", "organizacion"),
        personales={"dirigente": PERSONAL, "motivo": PERSONAL},
        tratamiento=COORDINACION,
    ),
    MESA.antes("caprino.SuspensionLevantada", "operativo", "suspendida_el", "causa"),
    MESA.antes("caprino.BajaTerminada", "criancero", "baja_el", "causa_baja"),
    MESA.papeles("caprino.PapelCriancero", clase=Clase.PERSONAL, tratamiento=REGISTRO),
    MESA.papeles("caprino.PapelOperativo", clase=Clase.PERSONAL, tratamiento=COORDINACION),
)
