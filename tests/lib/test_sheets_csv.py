"""CSV keeps every value readable by machines and never hands a spreadsheet a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from gobernacion.lib.clp import Pesos
from gobernacion.lib.sheets import (
    FOR_EXCEL,
    FOR_PROGRAMS,
    PUBLIC,
    Column,
    Csv,
    unguarded,
    with_line_feeds,
    write_csv,
)

ONE = [Column("Texto")]
STYLES = [PUBLIC, FOR_EXCEL, FOR_PROGRAMS]
FORMULA_STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]


def read(columns: Sequence[Column], rows: Iterable[Sequence[object]], style: Csv = PUBLIC) -> list[list[str]]:
    text = b"".join(write_csv(columns, rows, style)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=style.separator))


def test_values_are_plain_for_machines() -> None:
    columns = [Column(header, "text") for header in "abcdefghi"]
    row = [
        "Vicuña",
        39_067_051,
        Pesos(39_067_051),
        Decimal("26.50"),
        Decimal("1E+3"),
        date(2019, 4, 2),
        datetime(2020, 1, 1, 2, 59, tzinfo=UTC),
        True,
        None,
    ]
    assert read(columns, [row])[1] == [
        "Vicuña",
        "39067051",
        "39067051",
        "26.50",
        "1000",
        "2019-04-02",
        "2019-12-31T23:59:00-03:00",
        "Sí",
        "",
    ]


def test_it_follows_rfc_4180() -> None:
    rows = [['dice "hola"', "a,b"], ["dos\nlíneas", "dos\r\nlíneas"]]
    written = b"".join(write_csv([Column("uno"), Column("dos")], rows, FOR_PROGRAMS))
    assert written == ('uno,dos\r\n"dice ""hola""","a,b"\r\n"dos\nlíneas","dos\r\nlíneas"\r\n'.encode())


def test_the_mark_of_utf_8_is_optional() -> None:
    assert b"".join(write_csv(ONE, [])).startswith(b"\xef\xbb\xbfTexto")
    assert b"".join(write_csv(ONE, [], FOR_PROGRAMS)) == b"Texto\r\n"


@pytest.mark.parametrize(
    "text",
    [
        *(f"{start}HYPERLINK(1)" for start in FORMULA_STARTS),
        *(f"'{start}HYPERLINK(1)" for start in FORMULA_STARTS),
        " =1+1",
        "\u00a0 @SUM(1)",
        "'' =1+1",
    ],
)
def test_text_that_looks_like_a_formula_is_guarded(text: str) -> None:
    written = read([Column("=Encabezado")], [[text]])
    assert written == [["'=Encabezado"], [f"'{text}"]]
    assert unguarded(written[1][0]) == text


def test_negative_numbers_stay_numbers() -> None:
    columns = [Column("Monto", "money"), Column("Variación", "decimal")]
    assert read(columns, [[Pesos(-5000), Decimal("-6.77")]])[1] == ["-5000", "-6.77"]


def test_text_typed_into_a_column_of_numbers_is_guarded_too() -> None:
    assert read([Column("Monto", "money")], [["=1+1"]])[1] == ["'=1+1"]


def test_a_formula_is_guarded_wherever_it_stands_in_a_column() -> None:
    column: list[object] = ["Vicuña", None, "", 5, -5, Decimal("-1.50"), date(2019, 4, 2), True] * 100
    column[611] = SafeString("=1+1")
    column[702] = "@SUM(1)"
    shown = [row[0] for row in read(ONE, [[value] for value in column])[1:]]
    assert [(at, text) for at, text in enumerate(shown) if text.startswith("'")] == [
        (611, "'=1+1"),
        (702, "'@SUM(1)"),
    ]


VALUES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(-(10**15), 10**15).map(Pesos)
    | st.floats()
    | st.decimals(allow_nan=False, allow_infinity=False, places=2)
    | st.dates()
    | st.datetimes(timezones=st.just(UTC))
    | st.text(alphabet=st.sampled_from("'=+-@\t\r\n ＝\0añ1"), max_size=5)
)


@given(st.lists(VALUES, min_size=1, max_size=12))
def test_no_cell_changes_with_those_it_is_written_together_with(values: list[object]) -> None:
    columns = [Column("n", "integer"), *ONE]
    rows = list(enumerate(values))
    for style in STYLES:
        alone = b"".join(b"".join(write_csv(columns, [row], style)).split(b"\r\n", 1)[1] for row in rows)
        assert b"".join(write_csv(columns, rows, style)).split(b"\r\n", 1)[1] == alone


def test_a_column_may_say_what_is_read_in_place_of_a_value() -> None:
    column = Column("Estado", labels={"pedida": "Pedida", "=1": "=2", 3: "Tercera", None: "Sin estado"})
    shown = read([Column("n", "integer"), column], [[1, v] for v in ["pedida", "otra", "=1", 3, 4, None]])
    assert [row[1] for row in shown[1:]] == ["Pedida", "otra", "'=2", "Tercera", "4", "Sin estado"]


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r\n ＝añ1"), max_size=8) | st.text(max_size=30))
def test_guarding_loses_nothing(text: str) -> None:
    for style in STYLES:
        shown = read([Column("n"), *ONE], [[1, text]], style)[1][1]
        assert unguarded(shown, style) == (with_line_feeds(text) if style.spanish else text)
        if style.guarded is PUBLIC.guarded:
            assert shown.lstrip()[:1] not in FORMULA_STARTS


def test_an_excel_in_spanish_opens_it_right_by_a_double_click() -> None:
    columns = [Column(header) for header in "abcdefghi"]
    row = [
        "Vicuña; Elqui",
        39_067_051,
        Pesos(-5000),
        Decimal("-26.50"),
        0.5,
        date(2019, 4, 2),
        datetime(2020, 1, 1, 2, 59, 30, 999, tzinfo=UTC),
        None,
        "dos\r\nlíneas\rtres",
    ]
    written = b"".join(write_csv(columns, [row], FOR_EXCEL)).decode()
    assert written == (
        "\ufeffa;b;c;d;e;f;g;h;i\r\n"
        '"Vicuña; Elqui";39067051;-5000;-26,50;0,5;02-04-2019;31-12-2019 23:59:30;;"dos\nlíneas\ntres"\r\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        "+56 9 1234 5678",
        "+56 (51) 221-2345",
        "＋56912345678",
        "-Íñigo",
        "- María José O'Higgins-Pérez",
        "'-Íñigo",
        "'+56 9 1234 5678",
    ],
)
def test_a_telephone_and_a_name_are_not_touched_for_other_programs(text: str) -> None:
    assert read(ONE, [[text]], FOR_PROGRAMS)[1] == [text]
    assert read(ONE, [[text]], FOR_EXCEL)[1] == [f"'{text}"]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "@SUM(1)",
        "\t=1",
        "+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "+1+1",
        "-HYPERLINK(1)",
        "-Íñigo\n=1",
        "+56 9 1234 5678+A1",
        "-A1",
        "＝1+1",
        "'=1+1",
    ],
)
def test_what_could_be_run_is_guarded_for_other_programs_too(text: str) -> None:
    assert read(ONE, [[text]], FOR_PROGRAMS)[1] == [f"'{text}"]
    assert unguarded(f"'{text}", FOR_PROGRAMS) == text


def test_it_comes_in_pieces_headers_first() -> None:
    taken = []

    def rows() -> Iterable[list[str]]:
        for number in range(10_000):
            taken.append(number)
            yield [f"fila {number}" * 5]

    pieces = write_csv(ONE, rows())
    assert next(pieces) == "\ufeffTexto\r\n".encode()
    assert taken == []
    next(pieces)
    assert len(taken) < 3000


@pytest.mark.parametrize("headers", [[], [""], ["a", "a"], ["ID", "b"]])
def test_headers_a_spreadsheet_trips_over_are_refused(headers: list[str]) -> None:
    with pytest.raises(ValueError, match=r"header|SYLK"):
        b"".join(write_csv([Column(header) for header in headers], []))


def test_a_row_must_have_a_value_for_each_column() -> None:
    with pytest.raises(ValueError, match=r"shorter|longer"):
        b"".join(write_csv(ONE, [["a", "b"]]))


def test_an_unknown_kind_of_column_is_refused() -> None:
    with pytest.raises(ValueError, match="Unknown kind"):
        Column("Monto", "dinero")  # type: ignore[arg-type]
