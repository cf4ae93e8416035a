"""Every download carries every figure exactly as it was published."""

import csv
import io
import json
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse

from gobernacion.open_data.dictionary import FORMA_LARGA, SOLO_COMPROMISOS, partes
from gobernacion.open_data.downloads import FORMATS, PROMISES
from gobernacion.published.longform import COLUMNS
from gobernacion.published.models import CifraPublicada

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(published):
    return published()


@pytest.fixture
def get(client, edition):
    """The content of a download of the edition."""
    return lambda formato: client.get(reverse("open_data:descarga", args=[edition.slug, formato])).content


def as_stored(edition):
    return [
        {name: getattr(cifra, name) for name in COLUMNS}
        for cifra in CifraPublicada.objects.filter(edicion=edition).order_by("orden")
    ]


def test_the_csv_says_every_figure_in_the_fifteen_columns(get, edition):
    rows = list(csv.DictReader(io.StringIO(get("csv").decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    kinds = {"desde": date.fromisoformat, "hasta": date.fromisoformat, "corte": date.fromisoformat}
    kinds |= {"valor": Decimal, "meta": Decimal}

    def read(name, text):
        if name in kinds:
            return kinds[name](text) if text else None
        return text[1:] if text.startswith(("'=", "'-")) else text

    assert [{name: read(name, text) for name, text in row.items()} for row in rows] == as_stored(edition)


def test_the_json_says_every_figure_with_all_that_is_published_of_it(get, edition):
    document = json.loads(get("json"), parse_float=Decimal)
    figures = []
    for row in document["cifras"]:
        detail = row.pop("detalle")
        assert detail.keys() | row.keys() == {field.name for field in CifraPublicada._meta.concrete_fields}
        figures.append({name: _typed(name, value) for name, value in row.items()})
    assert figures == as_stored(edition)
    assert [chapter["titulo"] for chapter in document["capitulos"]] == ["Huertos", "Rendimiento"]
    assert {row["estado"] for row in document["cuadraturas"]} == {"cuadra", "observacion"}
    assert document["compromisos"][0]["texto"] == "Abrir dos huertos más."
    assert document["sello"] == edition.sello
    assert document["edicion"]["anterior"] == edition.anterior


def _typed(name, value):
    return date.fromisoformat(value) if name in {"desde", "hasta", "corte"} and value else value


def test_the_xlsx_holds_numbers_as_numbers_and_dates_as_dates(get, edition):
    book = openpyxl.load_workbook(io.BytesIO(get("xlsx")))
    assert book.sheetnames == ["Cifras", "Compromisos", "Diccionario", "Sello"]
    titles, *rows = book["Cifras"].iter_rows()
    assert tuple(cell.value for cell in titles) == COLUMNS
    figures = []
    for row in rows:
        cells = dict(zip(COLUMNS, row, strict=True))
        for name in ("desde", "hasta", "corte"):
            assert cells[name].value is None or isinstance(cells[name].value, datetime)
        for name in ("valor", "meta"):
            assert cells[name].data_type == "n"
        figures.append({name: _from_cell(name, cell.value) for name, cell in cells.items()})
    assert figures == as_stored(edition)
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def _from_cell(name, value):
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, float):
        return Decimal(repr(value))
    return "" if value is None and name not in {"valor", "meta", "corte"} else value


def test_numbers_are_written_plain(get):
    rows = list(csv.DictReader(io.StringIO(get("csv").decode("utf-8-sig"), newline="")))
    assert [row["valor"] for row in rows] == [
        "38", "20", "18", "30", "8", "35", "39067051", "50", "1.068", "6.7", ""
    ]  # fmt: skip
    assert rows[0]["meta"] == "40"
    assert '"valor": 1.068,' in get("json").decode()
    assert '"valor": 39067051,' in get("json").decode()


def test_no_cell_of_the_csv_is_taken_for_a_formula(get):
    cells = [
        cell for row in csv.reader(io.StringIO(get("csv").decode("utf-8-sig"), newline="")) for cell in row
    ]
    assert "'=Laderas" in cells
    assert "'-1 respecto del año anterior" in cells
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r")]


def test_the_seal_file_is_the_header_alone(get, edition):
    header = json.loads(get("sello.json"))
    assert header.keys() == {"sello", "licencia", "formato", "edicion", "resumenes", "textos"}
    whole = json.loads(get("json"))
    assert {name: whole[name] for name in header} == header


def test_every_column_of_every_download_is_in_the_dictionary(get):
    assert tuple(campo.nombre for campo in FORMA_LARGA) == COLUMNS
    of_promises = {column.header for column in PROMISES} - set(COLUMNS)
    assert {campo.nombre for campo in SOLO_COMPROMISOS} == of_promises
    document = json.loads(get("json"))
    explained = {parte.nombre: {campo.nombre for campo in parte.campos} for parte in partes()}
    assert explained == {
        "edicion": document["edicion"].keys(),
        "textos{}": {"sha256", "dice"},
        "cifras[].detalle": document["cifras"][0]["detalle"].keys(),
        "capitulos[]": document["capitulos"][0].keys(),
        "cuadraturas[]": document["cuadraturas"][0].keys(),
        "compromisos[]": document["compromisos"][0].keys(),
    }
    assert all(campo.descripcion for parte in partes() for campo in parte.campos)


def test_the_same_edition_is_the_same_bytes_for_ever(get, edition):
    for formato, how in FORMATS.items():
        assert get(formato) == how.write(edition) == how.write(edition)


def test_a_download_is_made_once_whatever_query_somebody_adds(client, edition, django_assert_num_queries):
    address = reverse("open_data:descarga", args=[edition.slug, "xlsx"])
    first = client.get(address).content
    with django_assert_num_queries(2):
        assert client.get(f"{address}?x").content == first
