"""The words in which the journal says what was done: the one place for the actions of the house and of every area."""

from __future__ import annotations

from django.utils.text import capfirst

from gobernacion.access import journal, orders
from gobernacion.access.registry import registry
from gobernacion.access.rules import Accion
from gobernacion.lib.preterite import preterite

SAID: dict[str, tuple[str, str]] = {
    Accion.VER: ("ver", "vio"),
    Accion.ELEGIR: ("elegir", "eligió"),
    Accion.VER_HISTORIAL: ("ver el historial", "vio el historial de"),
    Accion.EXPORTAR: ("exportar", "exportó"),
    Accion.IMPORTAR: ("cargar una planilla", "cargó de una planilla"),
    journal.VER_LISTA: ("ver en una lista", "vio en una lista"),
    journal.OLVIDAR: ("olvidar", "borró, porque se cumplió su plazo,"),
    journal.SELLAR: ("sellar", "selló"),
    orders.RESPALDAR: ("respaldar", "hizo un respaldo de"),
    orders.RESTAURAR: ("restaurar un respaldo", "restauró de un respaldo"),
    orders.VOLCAR: ("sacar filas a un archivo", "sacó a un archivo filas de"),
    orders.CARGAR: ("cargar filas de un archivo", "cargó de un archivo filas en"),
    "cargar": ("cargar una cuenta", "cargó"),
    "nombrar": ("nombrar desde el servidor", "dio desde el servidor"),
    "pausar_ingreso": ("pausar el ingreso", "pausó el ingreso de"),
    "quitar_pausa": ("quitar la pausa", "quitó la pausa de"),
    "entregar_clave": ("entregar una clave provisoria", "entregó una clave provisoria a"),
    "entrar": ("entrar", "entró con"),
    "entrar_fallido": ("tratar de entrar", "anotó que alguien no logró entrar con"),
    "salir": ("salir", "cerró la sesión de"),
    "clave_propia": ("cambiar la clave propia", "cambió la clave de"),
    "poner_clave": ("poner una clave desde el servidor", "puso desde el servidor la clave de"),
    "vencer_clave": ("vencer una clave provisoria", "dejó sin efecto, por vencida, la clave de"),
    "registrar_segundo_factor": ("registrar un segundo factor", "registró el segundo factor de"),
    "usar_codigo_recuperacion": ("usar un código de recuperación", "usó un código de recuperación de"),
    "renovar_codigos_recuperacion": (
        "renovar los códigos de recuperación",
        "renovó los códigos de recuperación de",
    ),
    "agregar_llave": ("agregar una llave de acceso", "agregó una llave de acceso a"),
    "quitar_llave": ("quitar una llave de acceso", "quitó una llave de acceso de"),
    "quitar_segundo_factor": ("quitar el segundo factor", "quitó el segundo factor de"),
    "cerrar_sesiones": ("cerrar las otras sesiones", "cerró otras sesiones de"),
    "quien_vio": ("preguntar quién vio", "preguntó quién pudo ver a"),
    "corregir_cifra": ("corregir una cifra", "corrigió una cifra de"),
    "cambiar_estado": ("cambiar el estado", "cambió el estado de"),
    "no_presentar": ("anotar que no vino", "anotó que no vino:"),
    "desistir": ("anotar que desistió", "anotó que la persona desistió:"),
    "postular": ("anotar la postulación", "anotó que postuló:"),
    "egresar": ("egresar", "anotó el egreso de"),
    "pasar_lista": ("pasar lista", "pasó lista de"),
    "dejar_texto": ("dejar un texto", "dejó un texto de"),
    "retirar_texto": ("retirar un texto", "retiró un texto de"),
    "visar": ("dar el visto bueno", "dio el visto bueno a"),
    "dejar_en_espera": ("dejar en espera", "dejó en espera"),
    "dejar_sin_efecto": ("dejar sin efecto", "dejó sin efecto"),
    "dar_de_baja": ("dar de baja", "dio de baja"),
    "registrar_tercero": ("registrar que la hizo un tercero", "registró que un tercero hizo"),
    "tomar_de_los_registros": ("tomar de los registros", "tomó de los registros cifras de"),
}
"""What an action is called and how a sentence says it was done, where its own name does not say it well."""

EVERYTHING = "toda la instalación"
"""What a line is about that is about no kind of record."""

SPELLED = {
    "rendicion": "rendición",
    "ampliacion": "ampliación",
    "identificacion": "identificación",
    "resolucion": "resolución",
    "atencion": "atención",
}
"""Words that stand in the name of an action without their accent."""


def called(accion: str) -> str:
    """What an action is called: «aprobar la rendición» is what somebody may look for."""
    return SAID[accion][0] if accion in SAID else " ".join(_words(accion))


def done(accion: str) -> str | None:
    """How a sentence says that it was done, before what it was done to; None for what has no words."""
    if accion in SAID:
        return SAID[accion][1]
    first, *rest = _words(accion)
    negated = first == "no" and bool(rest)
    verb, after = (rest[0], rest[1:]) if negated else (first, rest)
    past = preterite(verb)
    if past is None:
        return None
    said = " ".join([*(["no"] if negated else []), past, *after])
    return f"{said}:" if after else said


def actions() -> list[tuple[str, str]]:
    """Everything that may have been done, each under what it is called, from A to Z."""
    declared = {str(accion) for _, politica in registry() for accion in politica.acciones}
    own = {journal.VER_LISTA, journal.OLVIDAR, journal.SELLAR, *orders.ALL}
    return sorted(((one, called(one)) for one in declared | own), key=lambda named: named[1])


def kinds() -> list[tuple[str, str]]:
    """What the journal tells of, each kind under the name it has on screen."""
    named = [(model._meta.label, capfirst(str(model._meta.verbose_name))) for model, _ in registry()]
    return sorted([*named, (journal.INSTALACION, capfirst(EVERYTHING))], key=lambda one: one[1])


def _words(accion: str) -> list[str]:
    return [SPELLED.get(word, word) for word in accion.split("_")]
