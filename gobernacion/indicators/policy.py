"""Who proposes what the office promises, who approves it and who says how far it has come. It tells of no person."""

from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Politica

PROPONE = {Rol.ENCARGADO}
APRUEBA = {Rol.JEFATURA}
LEE = PROPONE | APRUEBA | {Rol.AUTORIDAD}

ESCRIBE = {
    Accion.VER: LEE,
    Accion.EXPORTAR: LEE,
    Accion.AGREGAR: PROPONE,
    Accion.MODIFICAR: PROPONE,
    Accion.VER_HISTORIAL: LEE,
    "aprobar": APRUEBA,
    "devolver": APRUEBA,
}
DE_TODAS = (
    *("area", "year", "codigo", "fuente", "estado", "propuesta_por", "aprobada_por", "motivo", "version"),
)

POLITICAS = (
    Politica("indicators.MetaAnual", acciones=ESCRIBE, publicos=(*DE_TODAS, "valor"), area_en="area"),
    Politica(
        "indicators.Compromiso",
        acciones=ESCRIBE | {"descartar": APRUEBA, "cambiar_estado": APRUEBA},
        publicos=(*DE_TODAS, "capitulo", "orden", "texto", "meta", "plazo", "evidencia"),
        area_en="area",
    ),
)
