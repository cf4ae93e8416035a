"""The office's own tables: declared in a few lines, read the same on screen, in Excel and as CSV."""

import csv
import io
import re
import zipfile
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.utils import timezone

from gobernacion.access.models import Anotacion
from gobernacion.areas import installed
from gobernacion.indicators.registry import registry
from gobernacion.summaries.reports import DeIndicadores, FrenteAlAnterior, MesAMes, PorCategoria, reports_of
from gobernacion.summaries.sheets.reports import workbook
from gobernacion.summaries.spans import Clase, Lapso
from tests.access.people import browser_of
from tests.strict_xlsx import faults
from tests.summaries.conftest import LABELS

pytestmark = pytest.mark.django_db

YEAR = Lapso.around(Clase.YEAR, date(2019, 12, 31))
EVERY = [(area, informe) for area in installed() for informe in reports_of(area)]
OF_THESE = [(area, informe) for area, informe in EVERY if area.label in LABELS]


def named(part):
    return getattr(part, "clave", None) or getattr(part, "label", None)


def test_nine_areas_declare_theirs():
    assert len({area.label for area, _ in EVERY}) >= 9
    keys = [(area.label, informe.clave) for area, informe in EVERY]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(("area", "informe"), EVERY, ids=named)
def test_each_is_read_from_indicators_of_its_area_with_the_breakdown_it_asks_for(area, informe):
    for codigo in informe.codigos:
        assert registry().area_of(codigo).label == area.label
        if not isinstance(informe, DeIndicadores):
            desglose = registry()[codigo].desglose(informe.dimension)
            assert desglose is not None or isinstance(informe, PorCategoria), codigo
    if isinstance(informe, PorCategoria):
        assert registry()[informe.columnas[0]].desglose(informe.dimension)
        assert len(informe.titulos) in (0, len(informe.columnas))


@pytest.mark.parametrize(("area", "informe"), OF_THESE, ids=named)
def test_its_numbers_are_those_of_its_indicators(office, area, informe):
    tabla = informe.read(YEAR)
    assert tabla.filas
    if isinstance(informe, PorCategoria):
        for place, codigo in enumerate(informe.columnas):
            measured = {
                one.categoria: Decimal(one.valor)
                for one in registry()[codigo].measure(YEAR.period)
                if one.dimension == informe.dimension
            }
            said = {fila.nombre: fila.valores[place].valor for fila in tabla.filas}
            assert {name: valor for name, valor in said.items() if valor is not None} == {
                name: valor.quantize(Decimal("0.0001")) for name, valor in measured.items()
            }
    if isinstance(informe, MesAMes):
        months = list(YEAR.period.months())
        assert len(tabla.columnas) == len(months) == 12
        for place, month in enumerate(months):
            [total] = [one.valor for one in registry()[informe.codigo].measure(month) if not one.dimension]
            assert (tabla.totales[place].valor or 0) == total
    if isinstance(informe, FrenteAlAnterior):
        assert [columna.titulo for columna in tabla.columnas][2:] == ["Diferencia", "Variación"]


def test_a_season_stands_beside_the_one_before(office):
    [informe] = [one for area, one in OF_THESE if (area.label, one.clave) == ("paso_agua_negra", "personas")]
    tabla = informe.read(YEAR)
    assert [columna.titulo for columna in tabla.columnas][:2] == [
        "Temporada 2017-2018",
        "Temporada 2018-2019",
    ]
    assert [valor.valor for valor in tabla.totales] == [45_510, 48_589]


@pytest.mark.parametrize(("area", "informe"), OF_THESE, ids=named)
def test_its_workbook_holds_the_same_with_live_totals(office, area, informe):
    tabla = informe.read(YEAR)
    content = workbook(informe, YEAR, tabla, "Ana", timezone.now())
    assert faults(content) == []
    values = openpyxl.load_workbook(io.BytesIO(content), data_only=True).active
    formulas = openpyxl.load_workbook(io.BytesIO(content)).active
    header = [cell.value for cell in values[3]]
    first = 1 + any(fila.unidad for fila in tabla.filas)
    for row, fila in enumerate(tabla.filas, start=4):
        told = [cell.value for cell in values[row]]
        assert told[0] == fila.nombre
        said = [None if valor.valor is None else float(valor.valor) for valor in fila.valores]
        assert [
            None if one in ("[x]", "sin meta") else one for one in told[first : first + len(said)]
        ] == said
    if tabla.totales:
        last = 4 + len(tabla.filas)
        assert values.cell(last, 1).value == "Total"
        for place, (columna, valor) in enumerate(zip(tabla.columnas, tabla.totales, strict=False)):
            cell = formulas.cell(last, first + place + 1)
            assert values[cell.coordinate].value == ("[x]" if valor.valor is None else float(valor.valor))
            added = sum(fila.valores[place].valor or 0 for fila in tabla.filas)
            assert (cell.data_type == "f") is (columna.suma and added == valor.valor)
            if cell.data_type == "f":
                letter = cell.column_letter
                assert cell.value == f"=SUM({letter}4:{letter}{last - 1})", (
                    "every row above it, those of nought too"
                )
    assert ("Uso" in header) is tabla.interna


@pytest.mark.parametrize("formato", ["csv", "csv-excel", "xlsx"])
def test_it_leaves_as_a_file_that_the_journal_knows_of(office, formato):
    browser = browser_of(office["jefatura"])
    address = "/interno/informes/orasmi/por_comuna/"
    answer = browser.get(address, {"lapso": "año", "dia": "31-12-2019", "formato": formato})
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    line = Anotacion.objects.filter(quien=office["jefatura"], modelo="releases.Cifra").latest("pk")
    assert line.motivo == "Informe: Fondo ORASMI por comuna, año 2019"
    if formato == "csv":
        rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))
        assert rows[-1]["Comuna"] == "Total"
        assert rows[-1]["Presupuesto del Fondo ORASMI ($)"] == "39067051"


def test_on_screen_it_says_the_same(office):
    browser = browser_of(office["jefatura"])
    page = browser.get("/interno/informes/orasmi/por_comuna/", {"lapso": "año", "dia": "31-12-2019"})
    assert page.context["total"][2]["text"] == "$39.067.051"
    assert "<svg" in page.content.decode()
    listed = browser.get("/interno/informes/").content.decode()
    assert all(informe.titulo in listed for area, informe in OF_THESE)


@pytest.mark.parametrize(
    ("address", "asked", "status"),
    [
        ("orasmi/por_comuna", {"dia": "31/02/2019"}, 400),
        ("orasmi/por_comuna", {"formato": "pdf"}, 404),
        ("orasmi/nada", {}, 404),
        ("seguridad/compromisos", {}, 404),
        ("nada/por_comuna", {}, 404),
    ],
)
def test_what_is_not_theirs_or_not_there_is_not_found(office, address, asked, status):
    assert browser_of(office["orasmi"]).get(f"/interno/informes/{address}/", asked).status_code == status


@pytest.mark.parametrize(
    ("address", "drawn"),
    [
        ("orasmi/comunas_por_mes", "Total de cada mes"),
        ("orasmi/por_comuna", "Solicitantes del fondo"),
        ("paso_agua_negra/personas", "Temporada 2018-2019"),
    ],
)
def test_its_chart_says_what_it_draws_and_draws_it(office, address, drawn):
    browser, asked = browser_of(office["jefatura"]), {"lapso": "año", "dia": "31-12-2019"}
    page = browser.get(f"/interno/informes/{address}/", asked)
    text = " ".join(page.content.decode().split())
    tabla = page.context["tabla"]
    assert f'<figcaption class="quiet">En el gráfico: {drawn}.</figcaption>' in text
    if drawn == "Total de cada mes":
        columns = [columna.titulo for columna in tabla.columnas]
        values = [one["text"] for one in page.context["total"]]
    else:
        place = [columna.titulo for columna in tabla.columnas].index(drawn)
        columns = [fila.nombre for fila in tabla.filas]
        values = [row["cells"][place]["text"] for row in page.context["rows"]]
    told = [f"{name}: {value}" for name, value in zip(columns, values, strict=True) if value != "—"]
    assert f"<desc>{', '.join(told)}</desc>" in text
    content = browser.get(f"/interno/informes/{address}/", asked | {"formato": "xlsx"}).content
    inside = zipfile.ZipFile(io.BytesIO(content))
    described = inside.read("xl/drawings/drawing1.xml").decode()
    assert f"{drawn}. {columns[0]}: {values[0] if values[0] != '—' else '[x]'}" in described
    chart = inside.read("xl/charts/chart1.xml").decode()
    cells = re.search(r"<c:val>.*?<c:f>.*?!\$([A-Z]+)\$(\d+):\$([A-Z]+)\$(\d+)</c:f>", chart, re.DOTALL)
    if drawn == "Total de cada mes":
        assert cells[2] == cells[4] == str(4 + len(tabla.filas)), "the row of totals"
        assert cells[1] != cells[3]
    else:
        assert cells[1] == cells[3] == "BCDEF"[place]


def _page(office, address):
    page = browser_of(office["jefatura"]).get(
        f"/interno/informes/{address}/", {"lapso": "año", "dia": "31-12-2019"}
    )
    return page, " ".join(page.content.decode().split())


def test_what_has_no_target_says_so(office):
    page, _ = _page(office, "orasmi/recorrido")
    assert {row["cells"][0]["text"] for row in page.context["rows"]} == {"sin meta"}


def test_a_month_of_which_no_row_says_anything_has_no_total_either(office):
    page, _ = _page(office, "seguridad/por_mes")
    rows, total = page.context["rows"], page.context["total"]
    silent = [place for place in range(12) if {row["cells"][place]["text"] for row in rows} == {"—"}]
    assert silent
    assert {total[place]["text"] for place in silent} == {"—"}


def test_a_total_that_is_less_than_its_rows_says_why(office):
    page, text = _page(office, "orasmi/por_clase")
    column = [row["cells"][0]["text"] for row in page.context["rows"]]
    assert sum(map(int, column)) > int(page.context["total"][0]["text"])
    assert "cuenta una sola vez a quien está en varias filas" in text
    assert "cuenta una sola vez" not in _page(office, "orasmi/por_comuna")[1]


def test_days_without_records_say_what_to_do(office):
    page = browser_of(office["jefatura"]).get(
        "/interno/informes/orasmi/por_comuna/", {"lapso": "año", "dia": "31-12-2001"}
    )
    assert "Sin registros en estos días" in page.content.decode()
