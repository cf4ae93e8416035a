"""Excel workbooks hold typed cells, and every text reads back as it was written."""

import csv
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook

from gobernacion.lib import sheets
from gobernacion.lib.clp import Pesos
from gobernacion.lib.sheets import LONG_TEXTS, Column, Sheet
from gobernacion.lib.xlsx import write_xlsx

COLUMNS = [
    Column("Folio", "code"),
    Column("Comuna"),
    Column("Personas", "integer"),
    Column("Año", "year"),
    Column("Porcentaje", "decimal"),
    Column("Monto", "money"),
    Column("Fecha", "date"),
    Column("Recibida", "datetime"),
]
ROW = (
    "000123",
    "Vicuña",
    4491,
    2019,
    Decimal("26.5"),
    Pesos(39_067_051),
    date(2019, 4, 2),
    datetime(2019, 4, 2, 15, 30, tzinfo=UTC),
)
HOSTILE_TEXTS = [
    "=1+1",
    '=HYPERLINK("http://x","y")',
    "+1",
    "-1",
    "@SUM(A1)",
    "{=1+1}",
    "http://example.org",
    "<r>texto</r>",
    "<r><t>otro</t></r>",
    "<r>&",
    "a & b < c",
    "\x00\x01\x1f",
    "retorno\rde carro\r\n",
    "\ttab ",
    "  espacios  ",
    "_x0001_",
    "_x0041_x0042_",
    "_x0041\x01",
    "_x005F_",
    "\ufffe\uffff",
    "ñandú 🐐",
]


def written(*made: Sheet, created: datetime | None = None, exact: bool = False) -> bytes:
    stream = io.BytesIO()
    write_xlsx(stream, made, created=created, exact=exact)
    return stream.getvalue()


def opened(*made: Sheet, exact: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(written(*made, exact=exact)))


def test_each_row_is_as_long_as_the_header_to_whoever_reads_row_by_row():
    content = written(Sheet("Hoja", [Column("Uno"), Column("Dos")], [("a", ""), ("", None), ("", "b")]))
    rows = (
        openpyxl.load_workbook(io.BytesIO(content), read_only=True).worksheets[0].iter_rows(values_only=True)
    )
    assert list(rows) == [("Uno", "Dos"), ("a", None), (None, None), (None, "b")]


def texts_back(texts: Sequence[str], exact: bool = True) -> list[object]:
    made = Sheet("Textos", [Column("n", "integer"), Column("Texto")], list(enumerate(texts)))
    sheet = opened(made, exact=exact)["Textos"]
    cells = [row[1] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}
    return ["" if cell.value is None else unescape(cell.value) for cell in cells]


def test_every_kind_of_cell_keeps_its_type_and_format() -> None:
    sheet = opened(Sheet("Datos", COLUMNS, [ROW]))["Datos"]
    header, cells = list(sheet.iter_rows())
    assert [cell.value for cell in header] == [column.header for column in COLUMNS]
    assert all(cell.font.bold for cell in header)
    assert [cell.value for cell in cells] == [
        "000123",
        "Vicuña",
        4491,
        2019,
        26.5,
        39_067_051,
        datetime(2019, 4, 2),  # noqa: DTZ001
        datetime(2019, 4, 2, 12, 30),  # noqa: DTZ001
    ]
    assert [cell.number_format for cell in cells] == [
        "General",
        "General",
        "#,##0",
        "0",
        "General",
        '"$"#,##0;-"$"#,##0',
        "dd-mm-yyyy",
        "dd-mm-yyyy hh:mm",
    ]


def test_the_header_stays_in_sight_and_filters() -> None:
    sheet = opened(Sheet("Datos", COLUMNS, [ROW, ROW]))["Datos"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:H3"
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["D"].width


def test_an_empty_sheet_still_has_its_headers() -> None:
    sheet = opened(Sheet("Datos", COLUMNS, []))["Datos"]
    assert sheet.max_row == 1
    assert sheet.auto_filter.ref == "A1:H1"


@pytest.mark.parametrize("kind", ["text", "code", "integer", "money", "date"])
@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", '=HYPERLINK("x")', "{=1}"])
def test_no_text_becomes_a_formula_whatever_its_column(kind: sheets.Kind, text: str) -> None:
    cell = opened(Sheet("Datos", [Column("=Título", kind)], [[text]]))["Datos"]["A2"]
    assert cell.data_type == "s"
    assert cell.value == text


def test_no_character_is_lost() -> None:
    assert texts_back(HOSTILE_TEXTS) == HOSTILE_TEXTS


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_no_character_is_lost_among_plain_texts(text: str) -> None:
    assert texts_back(["Ana", text, "Eva"]) == ["Ana", text, "Eva"]


@given(
    st.lists(
        st.text(max_size=40) | st.text(alphabet=st.sampled_from("_x0A4f5F\x01\r<r>/ &\ufffe"), max_size=20),
        min_size=1,
        max_size=30,
    )
)
def test_no_text_at_all_is_changed(texts: list[str]) -> None:
    assert texts_back(texts) == texts


SEVERAL_LINES = ["una\r\ndos", "una\rdos\r\n\r\ntres\n", "\r\n", "_x000D_\r\n", "a" * 16_382 + "\r\nb"]


@pytest.mark.parametrize("text", SEVERAL_LINES)
def test_lines_end_in_a_cell_as_excel_ends_them(text: str) -> None:
    """However a form sent them; a text that itself says _x000D_ goes on saying so."""
    said = sheets.with_line_feeds(text)
    assert "\r" not in said
    assert texts_back(["Ana", text], exact=False) == ["Ana", said]
    file = written(Sheet("Textos", [Column("n", "integer"), Column("Texto")], [(1, text)]))
    content = zipfile.ZipFile(io.BytesIO(file)).read("xl/worksheets/sheet1.xml").decode()
    assert "_x000D_" not in content.replace("_x005F_x000D_", "")
    with python_calamine.load_workbook(io.BytesIO(file)) as book:
        [_, [_, value]] = book.get_sheet_by_name("Textos").to_python()
    assert value == said


@given(st.lists(st.text(alphabet=st.sampled_from("a\r\n_x00D"), max_size=12), min_size=1, max_size=9))
def test_no_line_is_lost_and_no_other_character_changes(texts: list[str]) -> None:
    assert texts_back(texts, exact=False) == [sheets.with_line_feeds(text) for text in texts]


def test_half_a_surrogate_pair_does_not_break_the_file() -> None:
    assert texts_back(["\ud800 cortado"]) == ["\ud800 cortado"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (10**15, "1000000000000000"),
        (-(10**15), "-1000000000000000"),
        (Decimal("0.1234567890123456"), "0.1234567890123456"),
        (Decimal("1E+400"), f"1{'0' * 400}"),
        (Decimal("NaN"), "NaN"),
        (float("inf"), "inf"),
        (date(1899, 12, 31), "1899-12-31"),
        (date(1900, 2, 28), "1900-02-28"),
        (True, "Sí"),
    ],
)
def test_what_a_spreadsheet_cannot_hold_as_a_number_is_text(value: object, text: str) -> None:
    cell = opened(Sheet("Datos", [Column("Valor", "decimal")], [[value]]))["Datos"]["A2"]
    assert (cell.data_type, cell.value) == ("s", text)


def test_fifteen_figures_stay_a_number() -> None:
    sheet = opened(
        Sheet("Datos", [Column("Valor", "integer")], [[10**15 - 1], [Decimal("9999999999.99999")]])
    )["Datos"]
    assert sheet["A2"].value == 999_999_999_999_999
    assert sheet["A3"].value == 9_999_999_999.99999
    assert sheet["A3"].number_format == "General"


def test_a_value_of_another_kind_keeps_its_own_format() -> None:
    columns = [Column("Entero", "integer"), Column("Fecha", "date")]
    sheet = opened(Sheet("Datos", columns, [[date(2019, 4, 2), 5], [Decimal("2.5"), "sin fecha"]]))["Datos"]
    assert sheet["A2"].number_format == "dd-mm-yyyy"
    assert sheet["B2"].number_format == "General"
    assert sheet["A3"].number_format == "General"
    assert sheet["B3"].value == "sin fecha"


VALUES = {
    "days": st.none() | st.dates(),
    "integers": st.none() | st.integers(-(10**16), 10**16),
    "counts": st.none() | st.booleans() | st.integers(-9, 9),
    "amounts": st.none() | st.integers(-(10**15), 10**15).map(Pesos),
    "floats": st.none() | st.floats(),
    "texts": st.none() | st.text(alphabet=st.sampled_from("<&_x0041\r\n =añ"), max_size=9),
    "all": st.none()
    | st.booleans()
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False, places=2)
    | st.dates()
    | st.datetimes(timezones=st.just(UTC))
    | st.text(max_size=5),
}


@pytest.mark.parametrize("held", VALUES)
@pytest.mark.parametrize("kind", ["text", "integer", "decimal", "date"])
@settings(max_examples=25)
@given(data=st.data())
def test_no_cell_changes_with_those_it_is_written_together_with(
    kind: sheets.Kind, held: str, data: st.DataObject
) -> None:
    values = data.draw(st.lists(VALUES[held], min_size=1, max_size=12))
    columns = [Column("n", "integer"), Column("Valor", kind)]
    together = list(cells_of(columns, list(enumerate(values))))
    assert together == [cell for row in enumerate(values) for cell in cells_of(columns, [row])]


def cells_of(columns: Sequence[Column], rows: Sequence[Sequence[object]]) -> Iterator[tuple[str, ...]]:
    """Each cell but the header's, without the row it stands in: its column, its style and type, what it holds."""
    content = zipfile.ZipFile(io.BytesIO(written(Sheet("Datos", columns, rows)))).read(
        "xl/worksheets/sheet1.xml"
    )
    yield from re.findall(r'<c r="([A-Z])(?!1")[0-9]+"(.*?)(?=<c |</row>)', content.decode(), re.DOTALL)


@pytest.mark.parametrize("text", [" Ana", "Ana ", "\u00a0Ana", "Ana\n"])
def test_blanks_at_the_ends_of_a_text_are_marked_to_be_kept(text: str) -> None:
    cells = cells_of([Column("Nombre"), Column("n", "integer")], [["Eva", 1], [text, 2], ["Luz", 3]])
    marked = [cell for _, cell in cells if 'xml:space="preserve"' in cell]
    assert [text in cell for cell in marked] == [True]


def test_a_column_may_say_what_is_read_in_place_of_a_value() -> None:
    column = Column("Estado", labels={"pedida": "Pedida", 3: "Tercera"})
    sheet = opened(Sheet("Datos", [column], [["pedida"], ["otra"], [3], [4]]))["Datos"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["Pedida", "otra", "Tercera", "4"]


def test_every_row_of_many_keeps_its_place_and_its_number() -> None:
    columns = [Column("n", "integer"), Column("Día", "date"), Column("Nombre"), Column("Vacía")]
    rows = [
        (n, date(2019, 1, 1) + timedelta(days=n) if n % 3 else None, f"Ana {n}" * (n % 2), None)
        for n in range(1_100)
    ]
    sheet = opened(Sheet("Datos", columns, rows))["Datos"]
    back = list(sheet.iter_rows(min_row=2, values_only=True))
    assert back == [
        (n, day and datetime(day.year, day.month, day.day), name or None, None)  # noqa: DTZ001
        for n, day, name, _ in rows
    ]


def test_long_texts_say_from_which_cell_they_come() -> None:
    rows = [(n, "a" * 40_000 if n in (3, 700) else "corto") for n in range(1, 901)]
    book = opened(Sheet("Casos", [Column("n", "integer"), Column("Informe")], rows))
    assert [row[1] for row in book[LONG_TEXTS].iter_rows(min_row=2, values_only=True)] == [
        *["B4"] * 2,
        *["B701"] * 2,
    ]


@pytest.mark.parametrize("letter", ["a", "ñ", "🐐"])
def test_text_beyond_a_cell_goes_on_in_a_sheet_of_its_own(letter: str) -> None:
    text = letter * 70_000
    book = opened(Sheet("Casos", [Column("n", "integer"), Column("Informe")], [[1, text], [2, "corto"]]))
    first = book["Casos"]["B2"].value
    rest = list(book[LONG_TEXTS].iter_rows(min_row=2, values_only=True))
    assert all(row[:2] == ("Casos", "B2") for row in rest)
    assert [row[2] for row in rest] == list(range(2, len(rest) + 2))
    assert first.removesuffix(" […sigue en la hoja Textos largos]") + "".join(row[3] for row in rest) == text
    assert all(len(part.encode("utf-16-le")) <= 2 * 32_767 for part in [first, *(row[3] for row in rest)])


def test_text_that_just_fits_stays_whole() -> None:
    book = opened(Sheet("Casos", [Column("n", "integer"), Column("Informe")], [[1, "a" * 32_767]]))
    assert book.sheetnames == ["Casos"]
    assert book["Casos"]["B2"].value == "a" * 32_767


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "EXCEL_ROWS", 4)
    for count, names in [
        (3, ["Casos"]),
        (4, ["Casos", "Casos (2)"]),
        (7, ["Casos", "Casos (2)", "Casos (3)"]),
    ]:
        book = opened(Sheet("Casos", [Column("n", "integer")], [[number] for number in range(count)]))
        assert book.sheetnames == names
        values = [row[0] for sheet in book for row in sheet.iter_rows(min_row=2, values_only=True)]
        assert values == list(range(count))


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("Gobierno en Terreno", "Gobierno en Terreno"),
        ("Ingresos/Egresos: [2019]*?", "Ingresos Egresos   2019"),
        ("'comillas'", "comillas"),
        ("", "Hoja"),
        ("[]", "Hoja"),
        ("n" * 40, "n" * 31),
    ],
)
def test_sheets_get_a_name_excel_allows(name: str, allowed: str) -> None:
    assert opened(Sheet(name, COLUMNS, [])).sheetnames == [allowed]


def test_two_sheets_never_share_a_name() -> None:
    names = ["Casos", "casos", "n" * 40, "N" * 40, LONG_TEXTS]
    made = opened(*(Sheet(name, COLUMNS, []) for name in names)).sheetnames
    assert made == ["Casos", "casos (2)", "n" * 31, "N" * 27 + " (2)", f"{LONG_TEXTS} (2)"]


def test_the_same_rows_make_the_same_bytes() -> None:
    moment = datetime(2020, 5, 1, 12, tzinfo=UTC)
    assert written(Sheet("Datos", COLUMNS, [ROW]), created=moment) == written(
        Sheet("Datos", COLUMNS, [ROW]), created=moment
    )


def test_rows_are_taken_one_by_one() -> None:
    sheet = opened(Sheet("Datos", [Column("n", "integer")], ([number] for number in range(5000))))["Datos"]
    assert sheet.max_row == 5001


def test_an_export_that_fails_leaves_nothing_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = tmp_path / "disco"
    disk.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(disk))

    def rows() -> Iterator[list[str]]:
        yield ["dato de una persona"]
        raise ConnectionError

    stream = io.BytesIO()
    with pytest.raises(ConnectionError):
        write_xlsx(stream, [Sheet("Casos", [Column("Nombre")], rows())])
    assert list(disk.iterdir()) == []
    assert stream.getvalue() == b""


def test_libreoffice_reads_the_same_values(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice is missing: install the package libreoffice-calc."
    book = tmp_path / "libro.xlsx"
    book.write_bytes(written(Sheet("Datos", COLUMNS, [(ROW[0], text, *ROW[2:]) for text in HOSTILE_TEXTS])))
    # UTF-8, commas, quotes, and the values as a person would see them.
    as_csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
    subprocess.run(
        [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", as_csv,
         "--outdir", str(tmp_path), str(book)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    rows = list(csv.reader(io.StringIO((tmp_path / "libro.csv").read_text("utf-8"), newline="")))
    assert rows[0] == [column.header for column in COLUMNS]
    for text, row in zip(HOSTILE_TEXTS, rows[1:], strict=True):
        assert row[1] == sheets.with_line_feeds(text)
        assert row[0] == "000123"
        assert row[2:] == ["4,491", "2019", "26.5", "$39,067,051", "02-04-2019", "02-04-2019 12:30"]
