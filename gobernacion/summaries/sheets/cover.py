"""The first sheets: what the workbook is and what it rests on, and an index with a link to each of the others."""

from __future__ import annotations

from typing import Any

from gobernacion.lib.sheets import chilean_clock
from gobernacion.summaries.book import AZUL, Celda, Columna, quoted
from gobernacion.summaries.sheets.writer import MARCAS, Writer


def cover(w: Writer) -> None:
    """What the workbook is of, what it rests on, and what its marks mean."""
    resumen = w.resumen
    rows = [
        ("Institución", resumen.institucion),
        ("De qué es", resumen.titulo),
        ("Último día que cuenta", Celda(resumen.ultimo_dia, "date")),
        ("Áreas", ", ".join(area.titulo for area in resumen.areas)),
        ("Descansa en", resumen.descansa_en),
        ("Hecho por", w.hecho_por),
        ("Hecho el", f"{chilean_clock(resumen.hecho_el):%d-%m-%Y a las %H:%M}"),
        ("Para quién", "Uso interno de la oficina: trae cuentas pequeñas que no se publican."),
        *MARCAS,
    ]
    columns = (Columna("dato", "Dato", ancho=24), Columna("valor", "Valor", ancho=90))
    w.sheet(
        "Portada",
        "Resumen",
        "Las cifras con fórmula se recalculan al abrir; su valor está guardado y se ve también sin recalcular.",
        columns,
        [{"dato": name, "valor": value} for name, value in rows],
        wide=False,
    )


def fill_index(w: Writer, worksheet: Any) -> None:
    """One line a sheet, each with a link to it."""
    head = w.book.format(bold=True, font_color="#FFFFFF", bg_color="#001C41", border=1)
    link = w.book.format(font_color=AZUL, underline=1)
    worksheet.write_string(0, 0, "Índice", w.book.format(bold=True, font_size=14, font_color="#001C41"))
    for column, title in enumerate(("Hoja", "Qué contiene")):
        worksheet.write_string(1, column, title, head)
    for row, (name, title) in enumerate(w.index, start=2):
        worksheet.write_url(row, 0, f"internal:{quoted(name)}!A1", link, name)
        worksheet.write_string(row, 1, title)
    worksheet.set_column(0, 0, 34)
    worksheet.set_column(1, 1, 60)
    worksheet.freeze_panes(2, 0)
    worksheet.print_area(0, 0, len(w.index) + 1, 1)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_paper(1)
    worksheet.hide_gridlines(2)
