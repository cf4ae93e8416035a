"""The workbook of a summary, as a spreadsheet program and a strict reader open it."""

import io
import math
import re
import zipfile
from dataclasses import replace
from textwrap import wrap

import openpyxl
import pytest
from django.utils import timezone
from openpyxl.utils import get_column_letter
from python_calamine import CalamineWorkbook

from gobernacion.access.grants import Grants
from gobernacion.access.roles import Rol
from gobernacion.indicators.cuadraturas import Estado
from gobernacion.indicators.models import Compromiso
from gobernacion.indicators.registry import registry
from gobernacion.summaries import desk
from gobernacion.summaries.book import Book
from gobernacion.summaries.reading import every_area, summary_of_days
from gobernacion.summaries.sheets.identities import CUADRA
from gobernacion.summaries.spans import Clase, Lapso
from gobernacion.summaries.workbook import write
from tests.access.people import make_user, name
from tests.access.walk import read_whole
from tests.soffice import resaved
from tests.strict_xlsx import faults
from tests.summaries.conftest import A_CUT, LABELS

pytestmark = pytest.mark.django_db

PAYLOADS = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "@SUM(1)",
    "-2+3",
    "\t=1",
    '=HYPERLINK("http://x")',
    "_x0041_",
    "línea\r\ndos",
)


@pytest.fixture
def workbook(read, waiting):
    """A summary and its workbook: `workbook(Clase.MES, day)`."""

    def workbook(clase=Clase.YEAR, day=A_CUT, labels=LABELS):
        resumen = read(clase, day, labels)
        return resumen, write(resumen, waiting("jefatura", labels), "Ana Pérez")

    return workbook


def opened(content, **how):
    return openpyxl.load_workbook(io.BytesIO(content), **how)


def cells(book, kind=None):
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None and (kind is None or cell.data_type == kind):
                    yield sheet.title, cell


def same(one, other):
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return one == other


def header(sheet):
    return {cell.value: cell.column for cell in sheet[3]}


@pytest.mark.same_on_any_database
def test_a_spreadsheet_works_every_formula_out_to_what_is_stored(workbook, tmp_path):
    _, content = workbook()
    formulas, stored = opened(content), opened(content, data_only=True)
    again = opened(resaved(content, tmp_path), data_only=True)
    wrong, how_many = [], 0
    for title, cell in cells(formulas, "f"):
        how_many += 1
        kept, worked_out = stored[title][cell.coordinate].value, again[title][cell.coordinate].value
        if kept is None or not same(kept, worked_out):
            wrong.append((title, cell.coordinate, cell.value, kept, worked_out))
    assert not wrong
    assert how_many > 500


@pytest.mark.same_on_any_database
def test_the_spreadsheet_would_find_a_stored_value_that_is_wrong(workbook, tmp_path):
    """So that what is checked above is what LibreOffice works out, and not what was stored."""
    _, content = workbook(Clase.SEMANA)
    name = "xl/worksheets/sheet4.xml"
    source, forged = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(forged, "w") as target:
        for one in source.namelist():
            text = source.read(one)
            if one == name:
                text, changed = re.subn(rb"(<f>[^<]*</f><v>)[^<]*", rb"\g<1>777", text)
                assert changed
            target.writestr(one, text)
    again = opened(resaved(forged.getvalue(), tmp_path), data_only=True)
    assert 777 not in [cell.value for _, cell in cells(again)]


def test_no_cell_is_merged_broken_or_a_number_written_as_text(workbook):
    _, content = workbook()
    book = opened(content, data_only=True)
    assert not [sheet.title for sheet in book if sheet.merged_cells.ranges]
    errors = [(title, cell.coordinate) for title, cell in cells(book) if str(cell.value).startswith("#")]
    assert not errors
    as_text = [
        (title, cell.coordinate, cell.value)
        for title, cell in cells(book, "s")
        if re.fullmatch(r"-?[\d.,]+ ?%?", cell.value)
    ]
    assert not as_text


def test_the_totals_of_the_money_agree_with_each_other(workbook):
    resumen, _ = workbook()
    own, *others = resumen.presupuestos
    national = replace(own, programa="Nacional", inicial=None, vigente=None, comprometido=900, pagado=100)
    resumen = replace(resumen, presupuestos=(own, *others, national))
    sheet = opened(write(resumen, (), "Ana Pérez"), data_only=True)["Presupuesto"]
    columns = header(sheet)
    total = {title: sheet.cell(sheet.max_row, column).value for title, column in columns.items()}
    assert total["Comprometido a nivel nacional ($)"] == 900
    assert (
        total["Asignado ($)"] - total["Comprometido de lo asignado ($)"] == total["Saldo por comprometer ($)"]
    )
    assert sheet.cell(sheet.max_row - 1, columns["% pagado de lo comprometido"]).value == pytest.approx(1 / 9)


def test_a_strict_reader_reads_every_sheet(workbook):
    resumen, content = workbook()
    assert faults(content) == []
    read = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert read.sheet_names == opened(content).sheetnames
    assert len(read.get_sheet_by_name("Datos").to_python()) == len(resumen.lineas) + 1


def test_its_data_are_every_figure_once_in_a_table_of_their_size(workbook):
    """A table one row short would let its total take the place of the last record."""
    resumen, content = workbook()
    sheet = opened(content)["Datos"]
    assert sheet.tables["Datos"].ref == f"A1:N{len(resumen.lineas) + 1}"
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [(row[1], row[9]) for row in rows] == [
        (linea.codigo, None if linea.valor is None else float(linea.valor)) for linea in resumen.lineas
    ]


def test_each_figure_stands_on_the_sheet_of_its_area(workbook):
    resumen, content = workbook()
    book = opened(content, data_only=True)
    for area in resumen.areas:
        sheet = book[area.titulo[:31]]
        at = header(sheet)
        rows = [
            (sheet.cell(4 + n, at["Código"]).value, sheet.cell(4 + n, at["Valor"]).value)
            for n in range(len(resumen.de(area.label)))
        ]
        assert rows == [
            (linea.codigo, "[x]" if linea.valor is None else float(linea.valor))
            for linea in resumen.de(area.label)
        ]


@pytest.mark.parametrize("clase", Clase)
def test_each_identity_says_that_it_holds_or_by_how_much_it_does_not(workbook, clase):
    resumen, content = workbook(clase)
    sheet = opened(content, data_only=True)["Cuadraturas"]
    at = header(sheet)
    found = {
        sheet.cell(row, at["Identidad"]).value: sheet.cell(row, at["Resultado"]).value
        for row in range(4, sheet.max_row + 1)
    }
    checked = resumen.cuadraturas()
    assert found.keys() == {one.clave for one in checked}
    wrong = {
        one.clave: found[one.clave]
        for one in checked
        if (found[one.clave] == CUADRA) != (one.estado is not Estado.QUIEBRE)
    }
    assert not wrong


def test_every_chart_says_in_words_what_it_draws(workbook):
    _, content = workbook()
    book = zipfile.ZipFile(io.BytesIO(content))
    drawn = [
        match
        for name in book.namelist()
        if name.startswith("xl/drawings/drawing")
        for match in re.findall(r'<xdr:cNvPr [^>]*descr="([^"]*)"', book.read(name).decode())
    ]
    charts = [name for name in book.namelist() if name.startswith("xl/charts/chart")]
    assert len(drawn) == len(charts) > 5
    assert all(re.search(r"\d", said) for said in drawn)


def test_it_is_ready_for_paper_and_for_the_screen(workbook):
    _, content = workbook()
    for sheet in opened(content):
        assert sheet.freeze_panes, sheet.title
        assert sheet.print_area, sheet.title
        assert sheet.page_setup.fitToHeight == 0, sheet.title
        if sheet.title not in ("Portada", "Índice"):
            assert sheet.print_title_rows, sheet.title
            assert sheet.page_setup.orientation == "landscape", sheet.title
    book = opened(content)
    linked = [
        cell.hyperlink.location
        for row in book["Índice"].iter_rows(max_col=1)
        for cell in row
        if cell.hyperlink
    ]
    assert [link.rpartition("!")[0].strip("'") for link in linked] == [
        name for name in book.sheetnames if name != "Índice"
    ]
    assert book.properties.title.startswith("Resumen de")


@pytest.fixture
def empty(office, waiting):
    """The workbook of a desk with no budget, target nor promise in a year: few figures, and those of one area."""
    areas = every_area(["paso_agua_negra"])
    return opened(
        write(summary_of_days(Lapso.around(Clase.YEAR, A_CUT), areas, timezone.now()), [], "Ana Pérez")
    )


def test_a_sheet_without_a_row_says_so_and_what_to_do(empty):
    for title, word in {
        "Presupuesto": "«Presupuestos»",
        "Ejecución": "«Presupuestos»",
        "Metas": "«Metas anuales»",
        "Compromisos": "«Compromisos»",
        "Lo que espera": "Nada espera",
    }.items():
        sheet = empty[title]
        assert sheet.max_row == 3, title
        assert word in sheet["A2"].value, title


def test_a_day_of_the_cover_is_a_day(workbook):
    _, content = workbook()
    told = {row[0].value: row[1] for row in opened(content)["Portada"].iter_rows(min_row=4)}
    assert told["Último día que cuenta"].value.date() == A_CUT
    assert told["Hecho por"].value == "Ana Pérez"


def test_an_identity_says_how_much_may_be_left_over_in_words(workbook):
    _, content = workbook()
    sheet = opened(content, data_only=True)["Cuadraturas"]
    at = header(sheet)
    told = [
        [sheet.cell(row, at[name]).value for name in ("Puede sobrar hasta", "Puede faltar hasta")]
        for row in range(4, sheet.max_row + 1)
    ]
    values = [value for row in told for value in row]
    assert "sin límite" in values
    assert all(value == "sin límite" or value < 10**9 for value in values)


def test_charts_begin_at_zero_with_thousands_apart_and_targets_in_percent(workbook):
    _, content = workbook()
    book = zipfile.ZipFile(io.BytesIO(content))
    bars = [
        text
        for name in book.namelist()
        if name.startswith("xl/charts/chart") and "<c:barChart>" in (text := book.read(name).decode())
    ]
    assert len(bars) > 3
    for text in bars:
        axis = text.partition("<c:valAx>")[2]
        assert '<c:min val="0"/>' in axis
        targets = "Cuánto se lleva de cada meta" in text
        assert ('<c:numFmt formatCode="0%"' if targets else "#,##0") in axis
    assert any("Cuánto se lleva de cada meta" in text for text in bars)


def test_the_name_of_a_sheet_ends_in_a_whole_word(office):
    book = Book("t", "a", "b", "c", timezone.now())
    assert book.name("Fondo Social Presidente de la República") == "Fondo Social Presidente"
    assert book.name("Crianceros y ganado de la provincia") == "Crianceros y ganado"
    assert book.name("x" * 40) == "x" * 31


def test_a_header_has_the_height_its_words_take(workbook):
    _, content = workbook()
    sheet = opened(content)["Presupuesto"]
    column = header(sheet)["Saldo por comprometer ($)"]
    width = sheet.column_dimensions[get_column_letter(column)].width
    lines = len(wrap("Saldo por comprometer ($)", int(width)))
    assert lines >= 2
    assert sheet.row_dimensions[3].height >= 15 * lines


def test_no_text_that_somebody_wrote_becomes_a_formula(office, workbook):
    for place, text in enumerate(PAYLOADS):
        Compromiso.objects.create(
            area="seguridad",
            capitulo="9",
            year=2019,
            orden=50 + place,
            texto=text,
            estado="cumplido",
            evidencia=text,
        )
    _, content = workbook()
    sheet = opened(content)["Compromisos"]
    at = header(sheet)
    written = {
        (sheet.cell(row, at[name]).value, sheet.cell(row, at[name]).data_type)
        for row in range(4, sheet.max_row + 1)
        for name in ("Compromiso", "En qué se apoya")
    }
    for text in PAYLOADS:
        assert (text.replace("\r\n", "\n"), "s") in written


# --- who may not see an area finds nothing of it --------------------------------------------------------------


@pytest.mark.parametrize("username", ["orasmi", "seguridad", "aguanegra", "crece"])
def test_a_desk_finds_its_own_area_and_no_word_of_another(office, read, waiting, username):
    held = Grants(office[username], timezone.localdate())
    [own] = desk.areas_told(held)
    content = write(read(labels=[own.label]), waiting(username, [own.label]), "Ana")
    inside = read_whole(content)
    assert f"{own.prefijo}-0" in inside
    others = [one for one in registry() if registry().area_of(one.codigo).label != own.label]
    assert len(others) > 100
    told = [one.codigo for one in others if one.codigo in inside or one.nombre in inside]
    assert not told


@pytest.mark.parametrize(
    ("username", "sees"),
    [("jefatura", True), ("autoridad", True), ("auditor", False), ("administrador", False)],
)
def test_figures_are_for_who_may_read_the_targets_of_their_area(office, username, sees):

    if username not in office:
        office[username] = make_user(username)
        name(office[username], Rol(username))
    held = Grants(office[username], timezone.localdate())
    assert desk.may_read(held) is sees
    assert ({area.label for area in desk.areas_told(held)} >= set(LABELS)) is sees
