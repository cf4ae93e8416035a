"""Where a text of an edition is read, in words: "Nota pública de la comprobación «…»", "Resumen del capítulo 8"."""

from __future__ import annotations

from django.db import models

from gobernacion.labels import label_of
from gobernacion.published.models import (
    CapituloPublicado,
    CifraPublicada,
    CompromisoPublicado,
    CuadraturaPublicada,
)
from gobernacion.published.wording import period


def of(row: models.Model, campo: str) -> str:
    """What a column of a published row is, for whoever reads the edition."""
    name = campo if campo == "texto" else label_of(row, campo)
    return f"{name.capitalize()} {_in_words(row)}"


def _in_words(row: models.Model) -> str:
    match row:
        case CapituloPublicado():
            return f"del capítulo {row.numero}"
        case CifraPublicada():
            categoria = f" ({row.categoria})" if row.categoria else ""
            return f"de {row.codigo}, «{row.indicador}»{categoria}, {period(row.desde, row.hasta, row.corte)}"
        case CuadraturaPublicada():
            return f"de la comprobación «{row.nombre}»"
        case CompromisoPublicado():
            return f"del compromiso n.º {row.orden} para {row.year}, capítulo {row.capitulo}"
    return "de la edición"
