"""The strict reading of a workbook finds what makes Excel offer to repair one."""

import io
import re
import zipfile

import pytest
from xlsxwriter import Workbook

from tests.strict_xlsx import faults


def book():
    kept = io.BytesIO()
    workbook = Workbook(kept, {"in_memory": True})
    sheet = workbook.add_worksheet("Hoja")
    sheet.add_table(0, 0, 2, 1, {"columns": [{"header": "Uno"}, {"header": "Dos"}], "data": [[1, 2], [3, 4]]})
    sheet.data_validation("D1", {"validate": "list", "source": ["sí", "no"]})
    sheet.write_url("D2", "internal:Hoja!A1", string="ir")
    sheet.conditional_format(
        "A2", {"type": "cell", "criteria": ">", "value": 1, "format": workbook.add_format()}
    )
    workbook.close()
    return kept.getvalue()


def altered(content, part, was, becomes):
    """The workbook with something else in one of its parts; without the part where nothing is to stand in it."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(kept, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            if name == part:
                if becomes is None:
                    continue
                text, changed = re.subn(was, becomes, text)
                assert changed
            target.writestr(name, text)
    return kept.getvalue()


def test_a_sound_workbook_has_none():
    assert faults(book()) == []


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("part", "was", "becomes", "fault"),
    [
        ("xl/tables/table1.xml", "", None, "points to"),
        ("xl/tables/table1.xml", 'name="Uno"', 'name="Otro"', "say different things"),
        ("xl/tables/table1.xml", 'name="Dos"', 'name="uno"', "share a name"),
        ("xl/workbook.xml", 'name="Hoja"', 'name="Hoja/1"', "no name of a sheet"),
        (SHEET, r"(<pageMargins[^>]*/>)(<tableParts.*</tableParts>)", r"\2\1", "another order"),
        (SHEET, '<c r="B2"', '<c r="B2" s="99"', "a style that is not there"),
        (SHEET, 'dxfId="0"', 'dxfId="7"', "conditional format"),
        (SHEET, "sí,no", "sí," * 200, "too long"),
        (SHEET, 'r:id="rId1"', 'r:id="rId9"', "which is not there"),
        (SHEET, 'r="B2"', 'r="A2"', "once each"),
        ("[Content_Types].xml", 'PartName="/xl/workbook.xml"', 'PartName="/xl/other.xml"', None),
        ("[Content_Types].xml", 'Extension="xml"', 'Extension="xls"', None),
    ],
    ids=str,
)
def test_each_kind_of_fault_is_found(part, was, becomes, fault):
    found = faults(altered(book(), part, was, becomes))
    assert fault is None or any(fault in one for one in found), found
