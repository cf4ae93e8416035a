"""Page, CSV, JSON and XLSX say the same of every figure of the 2019 account."""

import csv
import html
import io
import json
import re
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest

from gobernacion.lib.periods import Period
from gobernacion.lib.plurals import singular
from gobernacion.open_data import verificar_descarga
from gobernacion.open_data.downloads import FORMATS
from gobernacion.published.longform import COLUMNS
from tests.accounts import ELQUI_2019, publish_account
from tests.invented_account import committed

pytestmark = pytest.mark.django_db

NUMBERS, DATES = {"valor", "meta"}, {"desde", "hasta", "corte"}


@pytest.fixture
def get(client, elabora, aprueba):
    with committed():
        publish_account(ELQUI_2019, elabora, aprueba)
    return lambda address: client.get(address).content


@pytest.fixture
def in_csv(get):
    rows = csv.DictReader(io.StringIO(get("/datos/cuenta-2019-1.csv").decode("utf-8-sig"), newline=""))
    return [{name: from_text(name, text) for name, text in row.items()} for row in rows]


def from_text(name, text):
    if name in NUMBERS:
        return Decimal(text) if text else None
    if name in DATES:
        return date.fromisoformat(text) if text else None
    return text


@pytest.fixture
def in_json(get):
    rows = json.loads(get("/datos/cuenta-2019-1.json"), parse_float=Decimal)["cifras"]
    return [{name: from_json(name, row[name]) for name in COLUMNS} for row in rows]


def from_json(name, value):
    return date.fromisoformat(value) if name in DATES and value else value


@pytest.fixture
def in_xlsx(get):
    titles, *rows = openpyxl.load_workbook(io.BytesIO(get("/datos/cuenta-2019-1.xlsx")))["Cifras"].values
    assert titles == COLUMNS
    return [{name: from_cell(name, v) for name, v in zip(COLUMNS, row, strict=True)} for row in rows]


def from_cell(name, value):
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, float):
        return Decimal(repr(value))
    return "" if value is None and name not in NUMBERS | DATES else value


@pytest.fixture
def on_the_page(get):
    """The rows of the table of all figures, as texts."""
    rows = []
    for page in range(1, 50):
        content = get(f"/cuenta/2019-1/cifras/?page={page}").decode()
        table = re.findall(r"<tr role=\"row\">(.*?)</tr>", content, re.DOTALL)[1:]
        rows += [
            [plain(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)] for row in table
        ]
        if 'rel="next"' not in content:
            return rows
    return pytest.fail("the table has no last page")


def plain(markup):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", markup))).strip()


def test_the_three_formats_say_the_same_of_every_figure(get, tmp_path, in_csv, in_json, in_xlsx):
    assert len(in_csv) > 200
    assert in_csv == in_json
    assert in_csv == in_xlsx
    for formato in FORMATS:
        (tmp_path / f"cuenta.{formato}").write_bytes(get(f"/datos/cuenta-2019-1.{formato}"))
    _, read = verificar_descarga.comprobar([str(tmp_path / f"cuenta.{formato}") for formato in FORMATS])
    compared = [len(one.filas.get("cifras", ())) for _, one in read]
    assert sorted(compared) == [0, *[len(in_csv)] * 3]


def test_the_page_says_the_same_of_every_figure(in_csv, on_the_page):
    assert len(on_the_page) == len(in_csv)
    for row, (name, period, value, meta, chapter) in zip(in_csv, on_the_page, strict=True):
        assert name.startswith(row["indicador"])
        assert row["categoria"].replace("/", " · ") in name
        assert period == as_period(row)
        assert value == as_value(row)
        assert meta == (as_number(row["meta"], row["unidad"]) if row["meta"] is not None else "–")
        assert chapter.startswith(f"{row['capitulo']}. ")


def as_period(row):
    name = str(Period(row["desde"], row["hasta"]))
    cut = f", al {row['corte']:%d-%m-%Y}" if row["corte"] else ""
    return f"{name[0].upper()}{name[1:]}{cut}"


def as_value(row):
    unit = "" if row["unidad"] in {"pesos", "por ciento"} else row["unidad"]
    if row["valor"] is None:
        return "No informada"
    if row["valor"] == 1:  # A page says one in singular; a download has the unit as it is declared.
        unit = singular(unit)
    return f"{row['calificador']} {as_number(row['valor'], row['unidad'])} {unit}".strip()


def as_number(number, unidad):
    """Grouped by thousands with points, decimals after a comma, by the sign its unit is written with."""
    whole, _, decimals = f"{number:f}".partition(".")
    groups = f"{int(whole):,}".replace(",", ".")
    text = f"{groups},{decimals}" if decimals else groups
    return {"pesos": f"${text}", "por ciento": f"{text} %"}.get(unidad, text)
