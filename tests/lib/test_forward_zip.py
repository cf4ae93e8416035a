"""A workbook leaves as its rows come, and is whole to every program that opens zips."""

import io
import zipfile
from collections.abc import Iterator

import pytest

from gobernacion.lib import forward_zip
from gobernacion.lib.sheets import Column, Sheet
from gobernacion.lib.xlsx import stream_xlsx

COLUMNS = [Column("n", "integer"), Column("Texto")]
ROWS = [[number, f"{number * 7919:x}" * 4] for number in range(3_000)]


def written(*made: Sheet) -> bytes:
    return b"".join(stream_xlsx(made))


def test_it_is_sent_as_its_rows_come_and_none_is_asked_for_before() -> None:
    taken = 0

    def rows() -> Iterator[list[object]]:
        nonlocal taken
        for number in range(50_000):
            taken = number
            yield [number, f"{number * 7919:x}" * 4]

    pieces = stream_xlsx([Sheet("Casos", COLUMNS, rows())])
    first = next(pieces)
    assert first
    assert taken == 0
    largest, asked = 0, []
    for piece in pieces:
        largest = max(largest, len(piece))
        asked.append(taken)
    assert largest < 200_000
    assert len(set(asked)) > 20


def test_every_program_that_opens_zips_finds_it_whole() -> None:
    with zipfile.ZipFile(io.BytesIO(written(Sheet("Datos", COLUMNS, ROWS)))) as opened_zip:
        assert opened_zip.testzip() is None
        assert {"[Content_Types].xml", "xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"} <= {
            *opened_zip.namelist()
        }


def test_a_sheet_no_program_could_open_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forward_zip, "LARGEST_PART", 10_000)
    with pytest.raises(ValueError, match="does not fit"):
        written(Sheet("Datos", COLUMNS, ROWS))
