"""A file nobody should open is refused in words, within five seconds of processor and 300 MB, and the rest goes on."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook

from gobernacion.lib import hostile
from gobernacion.lib.filetypes import ArchivoRechazado
from gobernacion.records.planillas import unpacking
from gobernacion.records.planillas.reading import SENTENCES, read

SHEET = "xl/worksheets/sheet1.xml"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def plain(**cells):
    book = Workbook()
    sheet = book.active
    sheet.title = "Planilla"
    sheet["A1"], sheet["C3"] = "firma", "algo"
    for place, value in cells.items():
        sheet[place] = value
    return book


def saved(book):
    answer = BytesIO()
    book.save(answer)
    return answer.getvalue()


def changed(content, name, part=None, text=None):
    """The same workbook with another part, or with a text of it changed."""
    answer = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(answer, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            said = old.read(one)
            if one == name:
                said = part if part is not None else said.decode().replace(*text).encode()
            new.writestr(one, said)
        if name not in old.namelist():
            new.writestr(name, part)
    return answer.getvalue()


def sheet_of(inside):
    return f"{HEAD}<worksheet {MAIN}>{inside}</worksheet>".encode()


def merged():
    book = plain()
    book.active.merge_cells("C3:D4")
    return saved(book)


def hidden_row():
    book = plain()
    book.active.row_dimensions[3].hidden = True
    return saved(book)


def hidden_column():
    book = plain(E3="oculto")
    book.active.column_dimensions["E"].hidden = True
    return saved(book)


def hidden_sheet():
    book = plain()
    book.create_sheet("Otra")
    book.active.sheet_state = "hidden"
    book.active = 1
    return saved(book)


def of_1904():
    book = plain()
    book.epoch = __import__("openpyxl").utils.datetime.CALENDAR_MAC_1904
    return saved(book)


def encrypted_entry():
    content = bytearray(saved(plain()))
    for place in range(len(content) - 4):
        if content[place : place + 4] == b"PK\x01\x02":
            content[place + 8] |= 1
    return bytes(content)


def a_million_rows():
    rows = "".join(f'<row r="{number}"/>' for number in range(1, 1_048_577))
    last = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    return changed(saved(plain()), SHEET, sheet_of(f"<sheetData>{rows}{last}</sheetData>"))


def far_cell():
    last = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    inside = f'<dimension ref="A1:XFD1048576"/><sheetData>{last}</sheetData>'
    return changed(saved(plain()), SHEET, sheet_of(inside))


def said_to_be_large():
    """A part that says it would take a gigabyte, whatever it holds."""
    content = bytearray(saved(plain()))
    place = content.index(b"PK\x01\x02")
    content[place + 24 : place + 28] = (1 << 30).to_bytes(4, "little")
    return bytes(content)


def bomb():
    return changed(saved(plain()), "xl/media/nada.bin", b"\0" * (201 * 1024 * 1024))


def entities():
    lol = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    part = f'{HEAD}<!DOCTYPE x [<!ENTITY a0 "ja">{lol}]><worksheet {MAIN}><sheetData/></worksheet>'
    return changed(saved(plain()), SHEET, part.encode())


def outside_entity():
    part = f'{HEAD}<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet {MAIN}>&a;</worksheet>'
    return changed(saved(plain()), SHEET, part.encode())


def heavy():
    """Fewer than 200 MB that would take minutes: cells without end, each with a text of its own."""
    cells = '<c t="inlineStr"><is><t>x</t></is></c>' * 200
    rows = "".join(f'<row r="{number}">{cells}</row>' for number in range(1, 25_001))
    return changed(saved(plain()), SHEET, sheet_of(f"<sheetData>{rows}</sheetData>"))


def many_strings():
    """A table of texts that would not fit."""
    part = f"{HEAD}<sst {MAIN}>" + f"<si><t>{'x' * 20}</t></si>" * 4_500_000 + "</sst>"
    return changed(saved(plain()), "xl/sharedStrings.xml", part.encode())


def _only_zip():
    answer = BytesIO()
    with zipfile.ZipFile(answer, "w") as parts:
        parts.writestr("hola.txt", "hola")
    return answer.getvalue()


HOSTILE = {
    "empty": (lambda: b"", "type"),
    "text": (lambda: b"RUN;Nombre\n1;Ana\n", "type"),
    "pdf": (lambda: b"%PDF-1.7\n%%EOF", "type"),
    "zip that is no workbook": (
        _only_zip,
        "type",
    ),
    "old excel": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "old"),
    "encrypted": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\0" * 999,
        "locked",
    ),
    "encrypted entries": (encrypted_entry, "locked"),
    "truncated": (lambda: saved(plain())[:-300], "broken"),
    "damaged": (lambda: changed(saved(plain()), SHEET, b"<worksheet><sheetData><row"), "broken"),
    "macros": (lambda: changed(saved(plain()), "xl/vbaProject.bin", b"macro"), "macros"),
    "macrosheet": (lambda: changed(saved(plain()), "xl/macrosheets/sheet1.xml", b"<a/>"), "macros"),
    "macro type": (
        lambda: changed(
            saved(plain()),
            "[Content_Types].xml",
            text=("spreadsheetml.sheet.main", "spreadsheetml.sheet.macroEnabled.main"),
        ),
        "macros",
    ),
    "merged": (merged, "merged"),
    "hidden row": (hidden_row, "hidden row"),
    "hidden column": (hidden_column, "hidden column"),
    "hidden sheet": (hidden_sheet, "hidden sheet"),
    "1904": (of_1904, "1904"),
    "said to be large": (said_to_be_large, "bomb"),
    "entities": (entities, "entities"),
    "outside entity": (outside_entity, "entities"),
    "far cell": (far_cell, "rows"),
}
SLOW = {
    "entities": (entities, "entities"),
    "bomb": (bomb, "bomb"),
    "a million rows": (a_million_rows, "rows"),
    "heavy": (heavy, None),
    "many strings": (many_strings, None),
}


LAUNCHER = """
import json, resource, subprocess, sys
done = subprocess.run([sys.executable, "-I", "-S", sys.argv[1], "Planilla"], stdin=open(sys.argv[2], "rb"),
                      stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([done.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss, done.stderr.decode()]))
"""
"""Counts what the reader alone takes: a process that begins beside a large one is first counted as large as that."""


def spent(content, tmp_path):
    """How the reader ends with a file, with the seconds of processor and the kilobytes that it took."""
    (tmp_path / "archivo").write_bytes(content)
    command = [sys.executable, "-I", "-S", "-c", LAUNCHER, unpacking.__file__, str(tmp_path / "archivo")]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


@pytest.mark.parametrize("kind", HOSTILE)
def test_it_is_refused_in_words(kind):
    make, code = HOSTILE[kind]
    with pytest.raises(ArchivoRechazado) as refusal:
        read(make())
    said = str(refusal.value)
    assert said.startswith(SENTENCES[code].partition("{}")[0])
    assert "algo" not in said
    assert "firma" not in said


@pytest.mark.campaign
def test_what_would_take_minutes_or_gigabytes_is_let_go(campaign_size, record_property, tmp_path):
    for kind in list(SLOW)[: campaign_size(sample=1, whole=len(SLOW))]:
        make, code = SLOW[kind]
        ended, seconds, kilobytes, why = spent(make(), tmp_path)
        assert ended, kind
        assert seconds <= hostile.SECONDS + 0.5, kind
        assert kilobytes <= hostile.MEMORY // 1024, kind
        assert code is None or code in why
        record_property("files refused", 1)


def test_a_formula_and_an_error_are_told_of_their_cell():
    rows = read(saved(plain(D3="=1+1")))
    assert rows[3][4].kind == "f"


def test_what_a_workbook_says_in_codes_is_read_as_it_was_written():
    assert read(saved(plain(D3="uno_x000D_dos")))[3][4].value == "uno\ndos"
