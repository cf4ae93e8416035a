"""Every text that an edition makes public: each passes the gate where what names somebody is seen and decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import models

from gobernacion.directory.public_texts import Reparo, TextoPublico, look, text_of
from gobernacion.lib.personal_data import Clase
from gobernacion.published import rows
from gobernacion.releases.models import Edicion, Mencion

CODES = {
    *("numero", "codigo", "codigos", "capitulo", "area", "dimension", "calificador", "cuenta"),
    *("sensibilidad", "mejor_si", "origen", "clave", "regla", "estado"),
}
"""What is chosen or worked out, and not written: the ``clave`` of a check is made of codes and categories."""
ADMITTED = {"firma": {Clase.NOMBRE}}
"""What a column is there to say: whoever answers for a note signs it."""


def written(shape: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The columns of a kind of row that hold words."""
    return [
        field
        for field in shape._meta.get_fields()
        if isinstance(field, models.CharField | models.TextField) and field.name not in CODES
    ]


def texts(edicion: Edicion) -> list[TextoPublico]:
    """Every text that publishing an edition would make public; one that stands in several places, in the first."""
    found: dict[str, TextoPublico] = {}
    for text in _texts(edicion):
        if text.texto.strip():
            found.setdefault(text.texto, text)
    return list(found.values())


def reparos(edicion: Edicion) -> list[Reparo]:
    """Those that seem to name somebody."""
    return look(texts(edicion))


def _texts(edicion: Edicion) -> Iterator[TextoPublico]:
    yield from _of([edicion], rows.EdicionBase, lambda row: "")
    yield from _of(edicion.capitulos.order_by("orden"), rows.CapituloBase, lambda row: f" del capítulo {row}")
    yield from _of(edicion.cifras.order_by("orden"), rows.CifraBase, lambda row: f" de {row}")
    for mencion in Mencion.objects.filter(cifra__edicion=edicion).select_related("cifra").order_by("pk"):
        yield text_of(mencion, "fuente", f" de {mencion.cifra}")
    yield from _of(
        edicion.cuadraturas.order_by("orden"), rows.CuadraturaBase, lambda row: f" de lo comprobado en {row}"
    )
    yield from _of(edicion.compromisos.order_by("orden"), rows.CompromisoBase, lambda row: f" de {row}")


def _of(many: Iterable[Any], shape: type[models.Model], of: Callable[[Any], str]) -> Iterator[TextoPublico]:
    columns = written(shape)
    for row in many:
        for field in columns:
            yield text_of(row, field.name, of(row), ADMITTED.get(field.name, ()))
