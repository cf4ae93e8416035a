"""The summary of an office as one workbook: what the head opens on Monday."""

from __future__ import annotations

from collections.abc import Sequence

from gobernacion.summaries.reading import Resumen
from gobernacion.summaries.sheets import areas, cover, data, identities, money, targets
from gobernacion.summaries.sheets.writer import Writer
from gobernacion.summaries.waiting import Cola


def write(resumen: Resumen, colas: Sequence[Cola], hecho_por: str) -> bytes:
    """The workbook of a summary, whole."""
    w = Writer(resumen, colas, hecho_por)
    cover.cover(w)
    index = w.book.workbook.add_worksheet(w.book.name("Índice"))
    targets.headlines(w)
    money.budgets(w)
    money.execution(w)
    for area in resumen.areas:
        areas.area(w, area.label, area.titulo)
    areas.waiting(w)
    targets.targets(w)
    targets.promises(w)
    targets.months(w)
    identities.identities(w)
    data.data(w)
    cover.fill_index(w, index)
    return w.book.finish()
