"""Who writes and who publishes what the services offer. It is written to be published: none of it tells of a person."""

from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Politica
from gobernacion.records.policy import COMUNES

ESCRIBE = {Rol.ENCARGADO}
PUBLICA = {Rol.JEFATURA}
OFICINA = ESCRIBE | PUBLICA

POLITICAS = (
    Politica(
        "content.Oferta",
        acciones={
            Accion.VER: OFICINA,
            Accion.AGREGAR: ESCRIBE,
            Accion.MODIFICAR: ESCRIBE,
            Accion.ANULAR: PUBLICA,
            Accion.EXPORTAR: OFICINA,
            Accion.IMPRIMIR: OFICINA,
            Accion.VER_HISTORIAL: OFICINA,
            "publicar": PUBLICA,
            "corregir": OFICINA,
            "retirar": PUBLICA,
            "visar": OFICINA,
        },
        publicos=(
            *COMUNES,
            *("estado", "servicio", "tema", "titulo", "descripcion", "para_quien", "requisitos", "donde"),
            *("telefono", "correo", "sitio", "desde", "hasta", "redactada_por"),
            *("publicada_el", "publicada_por", "retirada_el", "retirada_por", "motivo_retiro"),
        ),
    ),
    Politica(
        "content.Hito",
        acciones={
            Accion.VER: OFICINA,
            Accion.AGREGAR: ESCRIBE,
            Accion.MODIFICAR: ESCRIBE,
            Accion.ELIMINAR: ESCRIBE,
        },
        publicos=("oferta", "dia", "hasta", "hora", "titulo", "lugar", "comuna", "version"),
    ),
    # What the page says: only the steps of an offer write it.
    Politica(
        "content.OfertaPublicada",
        acciones={},
        publicos=(
            *("numero", "servicio", "tema", "titulo", "descripcion", "para_quien", "requisitos", "donde"),
            *("comuna", "telefono", "correo", "sitio", "desde", "hasta", "publicada_el", "momento"),
        ),
    ),
    Politica(
        "content.HitoPublicado",
        acciones={},
        publicos=("oferta", "dia", "hasta", "hora", "titulo", "lugar", "comuna"),
    ),
)
