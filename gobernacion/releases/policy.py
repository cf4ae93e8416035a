"""Who prepares, approves and publishes the editions of the account. None of it names a person attended."""

from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Politica

PREPARA = {Rol.JEFATURA}
PUBLICA = {Rol.AUTORIDAD}
CONFIRMA = {Rol.JEFATURA}
LEE = PREPARA | PUBLICA

DE_TODA_LA_OFICINA = (
    *("medir", "revisar", "explicar", "descartar", "devolver", "medir_de_nuevo", "tomar_de_los_registros"),
    *("corregir_cifra", "corregir", "traer_compromisos", "aprobar", "publicar", "visar", "retirar_texto"),
    "dejar_texto",
)
"""What is done with a whole edition: the head of one area reads it, writes the own chapters and confirms them."""

POLITICAS = (
    Politica(
        "releases.Edicion",
        acciones={
            Accion.VER: LEE,
            Accion.EXPORTAR: LEE,
            "medir": PREPARA,
            "revisar": PREPARA,
            "explicar": PREPARA,
            "descartar": PREPARA,
            "devolver": LEE,
            "medir_de_nuevo": PREPARA,
            "tomar_de_los_registros": PREPARA,
            "corregir_cifra": PREPARA,
            "redactar": PREPARA,
            "corregir": PREPARA,
            "traer_compromisos": PREPARA,
            "confrontar": LEE,
            "aprobar": LEE,
            "publicar": PUBLICA,
            "visar": LEE,
            "retirar_texto": LEE,
            "dejar_texto": LEE,
        },
        publicos=(
            *("year", "numero", "titulo", "presentacion", "motivo", "institucion", "provincia", "region"),
            *("corte", "estado", "reemplaza", "elaborada_por", "elaborada_el", "aprobada_por", "huella"),
            *("medida_el", "medida_antes_el"),
        ),
        toda_la_oficina=DE_TODA_LA_OFICINA,
        de_nuevo=("publicar", "retirar_texto"),
    ),
    Politica(
        "releases.Capitulo",
        acciones={Accion.VER: LEE, "redactar": CONFIRMA},
        publicos=(*("edicion", "numero", "titulo", "area", "area_titulo", "tema", "resumen", "orden"),),
        area_en="area",
    ),
    Politica(
        "releases.Cifra",
        acciones={Accion.VER: LEE, Accion.EXPORTAR: LEE},
        publicos=(
            *("edicion", "codigo", "capitulo", "area", "indicador", "dimension", "dimension_nombre"),
            *("categoria", "desde", "hasta", "corte", "valor", "calificador", "unidad", "meta", "fuente"),
            *("nota", "definicion", "como_se_mide", "cuenta", "sensibilidad", "mejor_si", "portada"),
            *("origen", "orden", "protegida", "registros", "se_apoya_en", "anterior"),
        ),
    ),
    Politica("releases.Mencion", acciones={Accion.VER: LEE}, publicos=("cifra", "valor", "fuente")),
    Politica(
        "releases.Cuadratura",
        acciones={Accion.VER: LEE},
        publicos=(
            *("edicion", "clave", "regla", "nombre", "estado", "frase", "codigos", "desde", "hasta"),
            *("corte", "informado", "esperado", "nota", "firma", "fecha_nota", "orden"),
        ),
    ),
    Politica(
        "releases.Nota",
        acciones={Accion.VER: LEE},
        publicos=("edicion", "clave", "informado", "esperado", "texto", "firma", "fecha"),
    ),
    Politica(
        "releases.Compromiso",
        acciones={Accion.VER: LEE},
        publicos=(
            *("edicion", "area", "capitulo", "year", "texto", "codigo", "meta", "plazo", "estado"),
            *("fuente", "orden"),
        ),
    ),
    Politica(
        "releases.Conformidad",
        acciones={
            Accion.VER: LEE,
            Accion.EXPORTAR: LEE,
            "redactar": CONFIRMA,
            "confirmar": CONFIRMA,
            "retirar": CONFIRMA,
        },
        publicos=("edicion", "area", "estado", "por", "el", "huella"),
        area_en="area",
    ),
    # Asked and decided on the page of its edition: it has no desk of its own.
    Politica(
        "releases.Retiro",
        acciones={},
        publicos=("texto", "motivo", "pedido_por", "pedido_el", "decidido_por", "decidido_el"),
    ),
    Politica(
        "releases.SinRegistros",
        acciones={Accion.VER: LEE},
        publicos=("edicion", "area", "se_apoya_en", "respuesta", "motivo"),
        area_en="area",
    ),
)
