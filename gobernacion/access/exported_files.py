"""The file an export becomes: in which format it is asked for and how it is sent, piece by piece, as its rows come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.http import StreamingHttpResponse
from django.utils import timezone

from gobernacion.access.reasons import MotivoField
from gobernacion.lib.sheets import FOR_EXCEL, FOR_PROGRAMS, Column, Csv, Sheet, write_csv
from gobernacion.lib.xlsx import stream_xlsx


@dataclass(frozen=True)
class Formato:
    """One way to write a file: what it is for, as whoever chooses reads it, and how it is written."""

    title: str
    ending: str
    content_type: str
    pieces: Callable[[Sheet], Iterator[bytes]]


def _workbook(sheet: Sheet) -> Iterator[bytes]:
    return stream_xlsx([sheet], created=timezone.now())


def _csv(style: Csv, sheet: Sheet) -> Iterator[bytes]:
    return write_csv(sheet.columns, sheet.rows, style)


CSV = "text/csv; charset=utf-8"
FORMATOS = {
    "xlsx": Formato(
        "Excel (.xlsx): lo más seguro para abrir en una planilla",
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _workbook,
    ),
    "csv-excel": Formato(
        "CSV para un Excel en español: se abre con doble clic (punto y coma, coma decimal, fechas 31-12-2019)",
        "-excel.csv",
        CSV,
        partial(_csv, FOR_EXCEL),
    ),
    "csv": Formato(
        "CSV para otros programas (coma, punto decimal, fechas 2019-12-31, UTF-8 sin BOM)",
        ".csv",
        CSV,
        partial(_csv, FOR_PROGRAMS),
    ),
}


class ExportForm(forms.Form):
    """In which format, and what for when the rows tell of somebody."""

    formato = forms.ChoiceField(
        label="Formato",
        choices=[(clave, formato.title) for clave, formato in FORMATOS.items()],
        initial="xlsx",
        widget=forms.RadioSelect,
        help_text="Al abrir un CSV, Excel quita los ceros con que empieza un código: si los necesita, elija .xlsx.",
    )
    motivo = MotivoField(
        label="Para qué se exportan",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 60}),
        help_text="Queda en la bitácora. Por ejemplo: informe mensual a la Subsecretaría. Sin nombres ni RUN.",
    )

    def __init__(self, *args: Any, asks_why: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if asks_why:
            self.fields["motivo"].required = True
        else:
            del self.fields["motivo"]

    @property
    def motivo_escrito(self) -> str:
        """What the journal keeps as the reason."""
        return self.cleaned_data.get("motivo") or "Lista sin datos personales."


def file_response(
    formato: str, name: str, title: str, columns: Sequence[Column], rows: Iterable[Sequence[Any]]
) -> StreamingHttpResponse:
    """The rows as a file that is downloaded, named with today's date and never kept on the way."""
    chosen = FORMATOS[formato]
    answer = StreamingHttpResponse(
        chosen.pieces(Sheet(title, columns, rows)), content_type=chosen.content_type
    )
    named = f"{name}-{timezone.localdate():%Y-%m-%d}{chosen.ending}"
    answer["Content-Disposition"] = f'attachment; filename="{named}"'
    return answer
