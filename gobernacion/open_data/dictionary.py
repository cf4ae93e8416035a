"""The data dictionary: what every column of every download holds."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from gobernacion.lib.sheets import Kind
from gobernacion.open_data.verificar_descarga import DICCIONARIO, ENTERO, FECHA, NUMERO, TEXTO
from gobernacion.published.longform import COLUMNS
from gobernacion.published.models import (
    CapituloPublicado,
    CifraPublicada,
    CompromisoPublicado,
    CuadraturaPublicada,
    EdicionPublicada,
)


@dataclass(frozen=True)
class Campo:
    """One column of a download as a reader needs it explained."""

    nombre: str
    tipo: str
    descripcion: str
    ejemplo: str = ""


# Written once, where whoever checks a workbook reads it: its sheet of the dictionary is compared with this.
FORMA_LARGA = tuple(Campo(*row) for row in DICCIONARIO if row[0] in COLUMNS)
SOLO_COMPROMISOS = tuple(Campo(*row) for row in DICCIONARIO if row[0] not in COLUMNS)

EXPLICADOS = {
    "id": "Número interno de la fila.",
    "edicion": "Edición a la que pertenece.",
    "orden": "Lugar dentro de la edición.",
    "hasta": "Primer día que ya no cuenta.",
    "corte": "Último día contado, en lo informado «a la fecha».",
    "slug": "Dirección permanente de la edición: año y número.",
    "reemplaza": "Edición que esta corrige, si es una fe de erratas.",
    "anterior": "Sello de la edición publicada antes que esta; ceros en la primera.",
    "motivo": "Qué corrige y por qué, si es una fe de erratas.",
    "codigos": "Códigos de las cifras comprobadas, separados por espacios.",
    "cuenta": (
        "Qué es cada unidad: persona, familia, organizacion, tramite, suceso (lo que le ocurrió a alguien una vez), "
        "actividad, dinero, cosa o proporcion."
    ),
    "sensibilidad": "Clase de los datos de que se mide: publica, personal, sensible, menor o penal.",
    "mejor_si": "Hacia dónde mejora: sube, baja, o vacío si ninguna dirección es mejor.",
    "portada": "Mayor que 0 si se muestra en la portada.",
    "origen": (
        "documento: la fuente dice el número, o menciona el hecho sin darlo; enumerada: se contó lo que la fuente "
        "nombra y no cuenta; calculada: de lo que ella dice; registros: se midió de ellos."
    ),
    "informado": "Lo que la fuente dice.",
    "esperado": "Lo que debería decir según las demás cifras.",
    "clave": "Nombre permanente de la comprobación.",
}


@dataclass(frozen=True)
class Parte:
    """One part of the JSON download and of the seal."""

    nombre: str
    descripcion: str
    campos: tuple[Campo, ...]


def partes() -> tuple[Parte, ...]:
    """What the JSON download holds beside the long form."""
    return (
        Parte(
            "edicion", "Los datos de la edición, que sella la cabecera.", _fields(EdicionPublicada, "sello")
        ),
        Parte(
            "textos{}",
            "De cada texto que alguien escribió, por su lugar (edición, clase de fila, número de fila y campo), la "
            "sal con que se selló: un número al azar. Si el texto se retiró, en vez de la sal dice:",
            (
                Campo("sha256", TEXTO, "La huella que quedó de él."),
                Campo("dice", TEXTO, "Lo que se lee en su lugar."),
            ),
        ),
        Parte(
            "cifras[].detalle", "Lo demás que se publica de cada cifra.", _fields(CifraPublicada, *COLUMNS)
        ),
        Parte(
            "capitulos[]",
            "Los capítulos, con su relato, que cita las cifras por su código.",
            _fields(CapituloPublicado),
        ),
        Parte(
            "cuadraturas[]",
            "Lo que se comprobó y las notas que explican lo que no cuadra.",
            _fields(CuadraturaPublicada),
        ),
        Parte(
            "compromisos[]",
            "Lo que la oficina se comprometió a hacer. De lo comprometido para el año de la edición, «estado» dice "
            "cómo quedó y «fuente» en qué se apoya; lo medido es la cifra del mismo código.",
            _fields(CompromisoPublicado),
        ),
    )


def _fields(model: type[models.Model], *but: str) -> tuple[Campo, ...]:
    return tuple(_described(field) for field in model._meta.concrete_fields if field.name not in but)


def _described(field: models.Field[object, object]) -> Campo:
    name = str(field.verbose_name).capitalize()
    return Campo(field.name, _kind(field), EXPLICADOS.get(field.name, f"{name}."))


def _kind(field: models.Field[object, object]) -> str:
    match field:
        case models.DecimalField():
            return NUMERO
        case models.DateField():
            return FECHA
        case models.IntegerField():
            return ENTERO
        case _:
            return TEXTO


KINDS: dict[str, Kind] = {TEXTO: "text", NUMERO: "decimal", FECHA: "date"}
