"""A file of another system says which of its columns is which: guessed, remembered, and taken the same way."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from gobernacion.records.planillas.foreign import read_foreign
from tests.recordarea.models import Entrega
from tests.records.planillas.carrying import LIST, decide, found, notes, upload

pytestmark = pytest.mark.django_db
HEADS = ("RUN persona", "Monto", "Comuna", "Fecha de entrega", "Otra cosa")
ROWS = (
    ("11.111.111-1", "$1.234.567", "COQUIMBO", "03-06-2019", "x"),
    ("11111111-1", "39.000", "La Serena", "4/6/2019", "y"),
)


def as_csv(separator, encoding):
    lines = [separator.join(row) for row in (HEADS, *ROWS)]
    return "\r\n".join(lines).replace("Otra cosa", "Otra cosa ñandú").encode(encoding)


def as_workbook():
    book = Workbook()
    book.active.append(HEADS)
    book.active.append(["11.111.111-1", 1_234_567, "Coquimbo", date(2019, 6, 3), "x"])
    book.active.append(["11111111-1", "$39.000", "La Serena", 43_620, "y"])
    answer = BytesIO()
    book.save(answer)
    return answer.getvalue()


FILES = {
    "semicolons, Windows": lambda: as_csv(";", "cp1252"),
    "commas, UTF-8": lambda: as_csv(",", "utf-8"),
    "tabs, with a mark": lambda: as_csv("\t", "utf-8-sig"),
    "workbook": as_workbook,
}
WHICH = {"accion": "columnas", "ficha": "1", "solicitado": "2", "comuna": "3", "ocurrido_el": "4"}


def sent(client, content):
    file = SimpleUploadedFile("otra cosa.csv", content)
    return client.post(f"{LIST}cargar_planilla/", {"archivo": file}, follow=True)


def said(client, page, **which):
    address = page.redirect_chain[-1][0]
    return client.post(address, {**WHICH, **which}, follow=True)


@pytest.mark.parametrize("kind", FILES)
def test_its_rows_become_records(kind, enter, ficha, comunas):
    page = sent(enter("encargada"), FILES[kind]())
    page = said(enter("encargada"), page)
    assert found(page) == {"nueva": 2}, notes(page)
    decide(enter("encargada"), page)
    one, other = Entrega.objects.order_by("pk")
    assert (one.solicitado, one.ocurrido_el, one.comuna) == (1_234_567, date(2019, 6, 3), comunas[1])
    assert (other.solicitado, other.ocurrido_el, other.ficha) == (39_000, date(2019, 6, 4), ficha)


def test_its_columns_are_guessed_and_remembered(enter, ficha, comunas):
    page = sent(enter("encargada"), FILES["commas, UTF-8"]())
    form = page.context["form"]
    assert form["comuna"].initial == "3"
    assert form["ficha"].initial in ("", "1")
    assert "por ejemplo: COQUIMBO" in page.content.decode()
    decide(enter("encargada"), said(enter("encargada"), page))
    again = sent(enter("otra"), FILES["workbook"]())
    assert {name: again.context["form"][name].initial for name in ("ficha", "solicitado", "ocurrido_el")} == {
        "ficha": "1",
        "solicitado": "2",
        "ocurrido_el": "4",
    }


def test_twice_it_adds_nothing(enter, ficha, comunas):
    content = FILES["semicolons, Windows"]()
    decide(enter("encargada"), said(enter("encargada"), sent(enter("encargada"), content)))
    assert found(said(enter("encargada"), sent(enter("encargada"), content))) == {"repetida": 2}


def test_what_is_wrong_is_named_where_it_stands_in_the_file(enter, ficha, comunas):
    content = FILES["commas, UTF-8"]().replace(b"COQUIMBO", b"Santiago")
    page = said(enter("encargada"), sent(enter("encargada"), content))
    assert [(row, cell) for row, cell, _ in notes(page)] == [(2, "C2")]
    answer = enter("encargada").get(
        f"{LIST}cargar_planilla/?carga={page.context['carga'].pk}&observaciones=1"
    )
    assert answer["Content-Disposition"].endswith('.xlsx"')


def test_a_column_that_is_needed_is_asked_for_and_none_is_taken_twice(enter, ficha, comunas):
    page = sent(enter("encargada"), FILES["commas, UTF-8"]())
    assert "sin ella no se agrega" in said(enter("encargada"), page, comuna="").content.decode()
    assert "está en dos de la planilla" in said(enter("encargada"), page, folio="1").content.decode()


@pytest.mark.parametrize(
    "content", [b"", b"una sola cosa", b"a;b\n", b"\0\1;\2\n", b"%PDF-1.7;a\n1;2", b"x" * 200]
)
def test_what_has_no_rows_is_refused(content, enter, staff):
    page = sent(enter("encargada"), content) if content else upload(enter("encargada"), content)
    assert page.context["form"].errors


def test_a_long_line_and_a_million_columns_are_refused(enter, staff):
    from gobernacion.lib.filetypes import ArchivoRechazado

    for content in (b"a;b\n" + b"x" * 200_000 + b";1\n", b"a;b\n" + b";1" * 1_000 + b"\n"):
        with pytest.raises(ArchivoRechazado):
            read_foreign(content)
