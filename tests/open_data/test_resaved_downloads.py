"""A download that somebody only opened and saved, in a spreadsheet or an editor, still corresponds to its seal."""

import csv
import io
import json
import shutil
import subprocess
import sys
import zipfile

import pytest

from gobernacion.open_data import verificar_descarga
from tests.open_data.altering import BOOK, CIFRAS, book, one_after_another, part, parts_of, replaced, several

pytestmark = pytest.mark.django_db


@pytest.fixture
def holds(downloads, tmp_path, capsys):
    """Whether a file corresponds; a CSV is given with its seal beside it."""

    def holds(name, content, seal="cuenta.sello.json"):
        (tmp_path / name).write_bytes(content)
        (tmp_path / seal).write_bytes(downloads["sello.json"])
        beside = [str(tmp_path / seal)] if name.lower().endswith("csv") else []
        code = verificar_descarga.main([str(tmp_path / name), *beside])
        return code == 0, capsys.readouterr().err

    return holds


# --- by LibreOffice -------------------------------------------------------------------------------------------

TO_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
FROM_CSV = "--infilter=CSV:44,34,76,1,,1033,false,false"


@pytest.fixture(scope="module")
def libreoffice(tmp_path_factory):
    """LibreOffice, asked for many files at once, for it is slow to start: `libreoffice("ods", files)`."""
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice is missing: install the package libreoffice-calc."
    profile = tmp_path_factory.mktemp("profile")

    def convert(into, files, *options):
        out = tmp_path_factory.mktemp("saved")
        for name, content in files.items():
            (out / name).write_bytes(content)
        subprocess.run(
            [soffice, f"-env:UserInstallation=file://{profile}", "--headless", *options, "--convert-to", into,
             "--outdir", str(out / "done"), *(str(out / name) for name in files)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        return {path.stem: path.read_bytes() for path in (out / "done").iterdir()}

    return convert


def test_libreoffice_saves_the_workbook(libreoffice, downloads, holds):
    through = libreoffice("ods", {"por_ods.xlsx": downloads["xlsx"]})
    saved = libreoffice(
        "xlsx",
        {
            "guardado.xlsx": downloads["xlsx"],
            "por_ods.ods": through["por_ods"],
            "guardado_por_dos.xlsx": book(lambda workbook: None)(downloads["xlsx"]),
        },
    )
    assert set(saved) == {"guardado", "por_ods", "guardado_por_dos"}
    for name, content in saved.items():
        assert content != downloads["xlsx"]
        assert holds(f"{name}.xlsx", content) == (True, "")


def test_libreoffice_saves_the_csv(libreoffice, downloads, holds):
    content = libreoffice(TO_CSV, {"cuenta.csv": downloads["csv"]}, FROM_CSV)["cuenta"]
    assert content != downloads["csv"]
    assert holds("cuenta.csv", content) == (True, "")


# --- by other spreadsheets ------------------------------------------------------------------------------------


def sheet(alter):
    return book(lambda workbook: alter(workbook["Cifras"]))


def chosen(one):
    one.sheet_view.selection[0].activeCell = one.sheet_view.selection[0].sqref = "D5"


def zoomed(one):
    one.sheet_view.zoomScale = 150


def without_panes(one):
    one.freeze_panes = None


def scrolled(one):
    one.sheet_view.pane.topLeftCell = "A9"


def wider(one):
    one.column_dimensions["J"].width = 40


def taller(one):
    one.row_dimensions[3].height = 60


def signed(workbook):
    workbook.properties.creator = "Rosa Pérez"


def landscape(one):
    one.page_setup.orientation = "landscape"


def as_excel_does(content):
    """What Excel leaves when it saves: its theme apart, every attribute and extension it adds by itself."""
    extensions = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' mc:Ignorable="x14ac xr xr2 xr6 xr10 x15"'
        ' xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"'
        ' xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision"'
        ' xmlns:xr2="http://schemas.microsoft.com/office/spreadsheetml/2015/revision2"'
        ' xmlns:xr6="http://schemas.microsoft.com/office/spreadsheetml/2016/revision6"'
        ' xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"'
    )
    before = (
        '<fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="27231"/>'
        '<workbookPr defaultThemeVersion="166925"/>'
        '<mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\\Users\\rosa\\" '
        'xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"/></mc:Choice></mc:AlternateContent>'
        '<xr:revisionPtr revIDLastSave="0" documentId="8_{0}" xr6:coauthVersionLast="47" xr6:coauthVersionMax="47"/>'
        '<bookViews><workbookView xWindow="-120" yWindow="-120" windowWidth="29040" windowHeight="15840" '
        'activeTab="1" xr2:uid="{0}"/></bookViews><sheets>'
    )
    after = (
        '<calcPr calcId="191029"/><extLst><ext uri="{140A7094-0E35-4892-8432-C4D2E57EDEB5}">'
        '<x15:workbookPr chartTrackingRefBase="1"/></ext></extLst></workbook>'
    )
    return several(
        {
            BOOK: [("<workbook ", f"<workbook {extensions} "), ("<sheets>", before), ("</workbook>", after)],
            CIFRAS: [
                ("<worksheet ", f'<worksheet {extensions} xr:uid="{{1}}" '),
                ("<sheetViews>", '<dimension ref="A1:O12"/><sheetViews>'),
                ('defaultRowHeight="15"', 'baseColWidth="10" defaultRowHeight="15" x14ac:dyDescent="0.25"'),
                ('<row r="2"', '<row r="2" spans="1:15" x14ac:dyDescent="0.25"'),
                ("<v>1.068</v>", "<v>1.0680000000000001</v>"),
                ("<autoFilter ", '<autoFilter xr:uid="{2}" '),
                (
                    "</worksheet>",
                    '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75"/></worksheet>',
                ),
            ],
            "xl/styles.xml": [('formatCode="dd-mm-yyyy"', 'formatCode="dd\\-mm\\-yyyy;@"')],
        }
    )(content)


def as_google_does(content):
    """What Google Sheets leaves: an empty drawing a sheet, panes and numbers with a decimal."""
    drawing = "application/vnd.openxmlformats-officedocument.drawing+xml"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    changed = several(
        {
            CIFRAS: [
                ("<worksheet ", f'<worksheet xmlns:r="{relations}" '),
                (
                    "<sheetViews>",
                    '<sheetPr><outlinePr summaryBelow="0" summaryRight="0"/></sheetPr><sheetViews>',
                ),
                ('ySplit="1"', 'ySplit="1.0"'),
                ("<v>38</v>", "<v>38.0</v>"),
                ("</worksheet>", '<drawing r:id="rId1"/></worksheet>'),
            ],
            "[Content_Types].xml": [
                (
                    "</Types>",
                    f'<Override PartName="/xl/drawings/drawing1.xml" ContentType="{drawing}"/></Types>',
                )
            ],
        }
    )(content)
    stream = io.BytesIO(changed)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/drawings/drawing1.xml", '<xdr:wsDr xmlns:xdr="urn:x"/>')
        archive.writestr(
            "xl/worksheets/_rels/sheet1.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{relations}/drawing" Target="../drawings/drawing1.xml"/></Relationships>',
        )
    return stream.getvalue()


def packed_plain(content):
    """The same parts, in another order and not compressed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, one in sorted(parts_of(content).items()):
            archive.writestr(name, one)
    return stream.getvalue()


WORKBOOKS = {
    "saved": book(lambda workbook: None),
    "saved twice": one_after_another(book(lambda workbook: None), book(lambda workbook: None)),
    "a wider column": sheet(wider),
    "a taller row": sheet(taller),
    "another cell chosen": sheet(chosen),
    "another sheet in front": book(lambda workbook: setattr(workbook, "active", 3)),
    "seen larger": sheet(zoomed),
    "scrolled down": sheet(scrolled),
    "titles that do not stay": sheet(without_panes),
    "another paper": sheet(landscape),
    "signed by who saved it": book(signed),
    "packed again": packed_plain,
    "as Excel saves": as_excel_does,
    "as Google Sheets saves": as_google_does,
    "a filter taken away": sheet(lambda one: setattr(one.auto_filter, "ref", None)),
    "the size of the window": part(
        BOOK, ("<sheets>", '<bookViews><workbookView windowWidth="9000" windowHeight="6000"/></bookViews><sheets>')
    ),
}  # fmt: skip


@pytest.mark.parametrize("saved", WORKBOOKS)
def test_a_spreadsheet_saves_the_workbook(downloads, holds, saved):
    content = WORKBOOKS[saved](downloads["xlsx"])
    assert content != downloads["xlsx"]
    assert holds("cuenta.xlsx", content) == (True, "")


# --- by editors and other programs ----------------------------------------------------------------------------


def csv_with(**dialect):
    def change(content):
        rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        stream = io.StringIO(newline="")
        csv.writer(stream, **dialect).writerows(rows)
        return stream.getvalue().encode()

    return change


def line_ends(content, end):
    return content.replace(b"\r\n", b"\n").replace(b"\n", end)


CSVS = {
    "unix line ends": lambda content: line_ends(content, b"\n"),
    "windows line ends, within texts too": lambda content: line_ends(content, b"\r\n"),
    "no mark at the start": lambda content: content.removeprefix(b"\xef\xbb\xbf"),
    "neither mark nor returns": lambda content: line_ends(content.removeprefix(b"\xef\xbb\xbf"), b"\n"),
    "every cell between quotes": csv_with(quoting=csv.QUOTE_ALL),
    "by another program": csv_with(lineterminator="\n"),
    "empty lines at the end": lambda content: content + b"\r\n\r\n",
    "no line end at the end": lambda content: content.rstrip(b"\r\n"),
}


@pytest.mark.parametrize("saved", CSVS)
def test_an_editor_saves_the_csv(downloads, holds, saved):
    content = CSVS[saved](downloads["csv"])
    assert content != downloads["csv"]
    assert holds("cuenta.csv", content) == (True, "")


def dumped(**how):
    return lambda content: json.dumps(json.loads(content), **how).encode()


def by_json_tool(*options):
    def change(content):
        command = [sys.executable, "-m", "json.tool", *options]
        return subprocess.run(command, input=content, capture_output=True, check=True).stdout

    return change


def written_otherwise(content):
    """Numbers as some programs write them: 1068e-3."""
    return replaced(content.decode(), '"valor": 1.068,', '"valor": 1068e-3,').encode()


JSONS = {
    "by json.tool": by_json_tool(),
    "by json.tool, in one line": by_json_tool("--compact"),
    "by json.tool, its names in order": by_json_tool("--sort-keys", "--no-ensure-ascii"),
    "by json.tool, with tabs": by_json_tool("--tab"),
    "in one line": dumped(separators=(",", ":"), ensure_ascii=False),
    "its names in order": dumped(sort_keys=True, indent=4, ensure_ascii=False),
    "accents as codes": dumped(ensure_ascii=True, indent=2),
    "windows line ends": lambda content: line_ends(content, b"\r\n"),
    "a mark at the start": lambda content: b"\xef\xbb\xbf" + content,
    "a mark and windows line ends": lambda content: b"\xef\xbb\xbf" + line_ends(content, b"\r\n"),
    "no line end at the end": lambda content: content.rstrip(),
    "numbers written otherwise": written_otherwise,
    "slashes as some programs write them": lambda content: content.replace(b"https://", b"https:\\/\\/"),
}


@pytest.mark.parametrize("saved", JSONS)
def test_an_editor_saves_the_json(downloads, holds, saved):
    content = JSONS[saved](downloads["json"])
    assert content != downloads["json"]
    assert holds("cuenta.json", content) == (True, "")


@pytest.mark.parametrize("saved", [name for name in JSONS if name != "numbers written otherwise"])
def test_an_editor_saves_the_seal(downloads, holds, saved):
    assert holds("cuenta.sello.json", JSONS[saved](downloads["sello.json"])) == (True, "")


@pytest.mark.parametrize(
    ("formato", "name", "seal"),
    [
        ("xlsx", "Cuenta de mi provincia.XLSX", ""),
        ("json", "cuenta (1).JSON", ""),
        ("sello.json", "cuenta-2030-1.sello (2).json", ""),
        ("csv", "cifras.Csv", "sellos.de.todos.sello.json"),
        ("csv", "cifras.csv", "cuenta.SELLO (1).json"),
    ],
)
def test_a_file_may_be_called_anything(downloads, holds, formato, name, seal):
    assert holds(name, downloads[formato], seal or "otro.sello.json") == (True, "")
