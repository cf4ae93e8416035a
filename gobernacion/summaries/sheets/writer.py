"""What the sheets of a summary are written with: they share one workbook, one index and where each figure stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from gobernacion.summaries.book import Book, Columna, Formula, Hoja
from gobernacion.summaries.measured import INTERNO, SIN_META
from gobernacion.summaries.reading import Resumen
from gobernacion.summaries.waiting import Cola

NO_APLICA, SIN_DATO = "[z]", "[x]"
MARCAS = (
    (SIN_META, "Nadie fijó una meta de ese indicador para el año."),
    (NO_APLICA, "No aplica: ese dato no existe para esa fila."),
    (SIN_DATO, "Sin dato: existe, y no está registrado o no se informa; la nota de la fila dice por qué."),
    (
        INTERNO,
        "Puede tratar de tan pocas personas que se reconozcan: no se publica, y no sale de la oficina.",
    ),
)

SIN_PRESUPUESTO = "Sus áreas no tienen presupuesto cargado para {year}: se agrega en «Presupuestos»."
VACIAS = {
    "Resumen": "Sus áreas no tienen titulares ni metas de {year}: las metas se proponen en «Metas anuales».",
    "Presupuesto": SIN_PRESUPUESTO,
    "Ejecución": SIN_PRESUPUESTO,
    "Metas": "Sus áreas no tienen metas de {year}: se proponen en «Metas anuales».",
    "Compromisos": "Sus áreas no tienen compromisos de {year}: se anotan en «Compromisos».",
    "Lo que espera": "Nada espera en sus áreas.",
    "Cuadraturas": "Ninguna identidad se puede comprobar con estas cifras.",
}
VACIA = "Sin cifras de {year}."
"""What a sheet without a row says under its title."""

USO = Columna("uso", "Uso", ancho=10)
"""Whether the figures of a row stay in the office."""


class Writer:
    """One summary on its way into a workbook."""

    def __init__(self, resumen: Resumen, colas: Sequence[Cola], hecho_por: str) -> None:
        self.resumen = resumen
        self.colas = colas
        self.hecho_por = hecho_por
        self.book = Book(
            titulo=f"Resumen de {resumen.titulo}",
            asunto="Indicadores, metas, presupuestos y cuadraturas",
            autor=hecho_por,
            empresa=resumen.institucion,
            hecho_el=resumen.hecho_el,
        )
        self.index: list[tuple[str, str]] = []
        self.cells: dict[Any, str] = {}
        """Where the value of each figure stands, by its place and moment."""

    def sheet(
        self,
        nombre: str,
        titulo: str,
        nota: str,
        columnas: Sequence[Columna],
        filas: Sequence[Mapping[str, Any]],
        **kwargs: Any,
    ) -> Hoja:
        """Write a sheet and note it in the index; one without a row says why and what to do."""
        said = nota if filas else VACIAS.get(nombre, VACIA).format(year=self.resumen.year)
        full = f"{titulo}: {self.resumen.titulo}"
        hoja = self.book.sheet(nombre, full, said, columnas, filas, **kwargs)
        self.index.append((hoja.nombre, titulo))
        return hoja

    def mark(self, hoja: Hoja, nombre: str, words: Iterable[str]) -> None:
        """In red what is behind; the words say it too."""
        if not hoja.filas:
            return
        _, first, column, last, _ = hoja.area(nombre)
        late = self.book.workbook.add_format({"bg_color": "#FDF1F0", "font_color": "#B3191F", "bold": True})
        for word in words:
            hoja.worksheet.conditional_format(
                first,
                column,
                last,
                column,
                {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": late},
            )


def use(interna: bool) -> str:
    """What stands under ``USO``."""
    return INTERNO if interna else ""


def ratio(texto: str, part: Any, whole: Any) -> Formula | str:
    """A live quotient with its value; where one of both is missing, or there is nothing to divide by, that it is."""
    if part is None or not whole:
        return NO_APLICA
    return Formula(texto, Decimal(part) / Decimal(whole))
