"""A planilla carried out of the office and back: downloaded, typed in with a spreadsheet, uploaded and decided."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from gobernacion.records.planillas.workbook import FIRST, FIRST_ROW

LIST = "/interno/recordarea/entrega/"


class Papel:
    """A planilla in somebody's hands, by the names of its columns."""

    def __init__(self, content: bytes) -> None:
        self.book = load_workbook(BytesIO(content))
        self.sheet: Any = self.book["Planilla"]
        heads = [cell.value for cell in self.sheet[1][FIRST - 1 :]]
        self.places = {str(head).rstrip(): place for place, head in enumerate(heads, start=FIRST)}

    def row_of(self, record: Any) -> int:
        return next(row for row in range(FIRST_ROW, self.sheet.max_row + 1) if self.which(row) == str(record))

    def which(self, row: int) -> Any:
        return self.sheet.cell(row, FIRST - 1).value

    def say(self, row: int, **said: Any) -> Papel:
        for name, value in said.items():
            self.cell(row, name).value = value
        return self

    def cell(self, row: int, name: str) -> Any:
        return self.sheet.cell(row, self.places[name.replace("_", " ")])

    def content(self) -> bytes:
        answer = BytesIO()
        self.book.save(answer)
        return answer.getvalue()


def download(client: Any, rows: bool = False, address: str = LIST, query: str = "") -> Papel:
    data = {"contenido": "filas" if rows else "vacia", "motivo": "visita a terreno"}
    answer = client.post(f"{address}descargar_planilla/{query}", data)
    assert answer["Content-Type"].startswith("application/vnd.openxml"), answer.content.decode()[:4000]
    return Papel(answer.content)


def upload(client: Any, papel: Papel | bytes, address: str = LIST) -> Any:
    content = papel if isinstance(papel, bytes) else papel.content()
    file = SimpleUploadedFile("planilla.xlsx", content)
    return client.post(f"{address}cargar_planilla/", {"archivo": file}, follow=True)


def decide(client: Any, page: Any, accion: str = "aplicar", **more: Any) -> Any:
    """Press one of the buttons of the page that shows what would happen."""
    carga = page.context["carga"]
    address = page.redirect_chain[-1][0] if page.redirect_chain else page.request["PATH_INFO"]
    return client.post(f"{address.split('?')[0]}?carga={carga.pk}", {"accion": accion, **more}, follow=True)


def found(page: Any) -> dict[str, int]:
    """How many rows of each kind the page found."""
    assert page.context.get("found"), errors(page)
    return {name: count for name, count in page.context["found"].cuenta.items() if count}


def notes(page: Any) -> list[tuple[int, str, str]]:
    """What is said, by row and cell."""
    return [(row.fila, note.celda, note.motivo) for row in page.context["found"].filas for note in row.notas]


def errors(page: Any) -> str:
    return (
        str(page.context["form"].errors)
        if page.context and "form" in page.context
        else str(page.content[:3000])
    )
