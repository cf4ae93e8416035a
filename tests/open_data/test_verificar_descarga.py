"""Anyone proves a download with one short program and nothing but Python."""

import ast
import csv
import io
import json
import random
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from gobernacion.lib.sheets import Column, unguarded, write_csv
from gobernacion.open_data import verificar_descarga
from gobernacion.open_data.downloads import FORMATS
from gobernacion.published.longform import COLUMNS
from tests.invented_account import ACCOUNT, said, with_figures

pytestmark = pytest.mark.django_db

SCRIPT = Path(verificar_descarga.__file__)


MADE = {}


@pytest.fixture
def files(request, tmp_path):
    """The downloads of the edition, as somebody keeps them; made once, for they are the same for ever."""
    if not MADE:
        edition = request.getfixturevalue("published")()
        MADE.update({formato: how.write(edition) for formato, how in FORMATS.items()})
    for formato, content in MADE.items():
        (tmp_path / f"cuenta.{formato}").write_bytes(content)
    return tmp_path


@pytest.fixture
def sello(files):
    return json.loads((files / "cuenta.sello.json").read_text())["sello"]


def run(*arguments):
    """The program as a citizen runs it: alone, in a Python that sees nothing of ours."""
    command = [sys.executable, "-I", SCRIPT, *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def holds(*arguments):
    done = run(*arguments)
    assert (done.returncode, bool(done.stdout), bool(done.stderr)) in {(0, True, False), (1, False, True)}
    return done.returncode == 0


def with_its_seal(files, formato):
    """What is given to the program for a download of this format."""
    whole = [files / f"cuenta.{formato}"]
    return [*whole, files / "cuenta.sello.json"] if formato == "csv" else whole


@pytest.mark.parametrize("formato", ["json", "xlsx", "csv", "sello.json"])
def test_every_download_corresponds_to_its_seal(files, sello, formato):
    done = run(*with_its_seal(files, formato))
    assert done.stderr == ""
    assert f"Corresponde al sello {sello}\n" in done.stdout
    assert "Edición 2030-1, publicada el 2031-03-01 por Gobernación de Aconcagua Alto." in done.stdout
    assert done.returncode == 0


def test_a_text_whose_lines_end_in_several_ways_corresponds_as_it_was_sealed(published, tmp_path):
    """What the office exports for itself ends them as a cell does: a download says what was sealed."""
    edition = published(
        with_figures(said("HU-001:comuna==Laderas", 18, nota="Una línea\r\notra\ny otra.\r\n"))
    )
    book = tmp_path / "cuenta.xlsx"
    book.write_bytes(FORMATS["xlsx"].write(edition))
    assert holds(book)


@pytest.mark.parametrize(
    ("formato", "compared"),
    [
        (
            "json",
            "12 cifras, 2 capítulos, 4 comprobaciones entre cifras, 4 compromisos, el detalle de cada cifra y la",
        ),
        ("json", "licencia. Es todo lo que trae."),
        (
            "xlsx",
            "Se compararon 12 cifras, 4 compromisos y las hojas Diccionario y Sello. La planilla no trae los",
        ),
        (
            "xlsx",
            "Las propiedades del archivo (autor, fechas, programa) cambian cada vez que se guarda y no se",
        ),
        (
            "csv",
            "Se compararon 12 cifras. Un CSV no trae los capítulos, las comprobaciones, los compromisos ni el",
        ),
        ("sello.json", "Se comparó la cabecera de la edición. No trae ni una cifra: solo el sello."),
    ],
)
def test_it_says_what_it_compared_and_what_the_file_does_not_hold(downloads, tmp_path, formato, compared):
    for each, content in downloads.items():
        (tmp_path / f"cuenta.{each}").write_bytes(content)
    done = run(*with_its_seal(tmp_path, formato))
    assert compared in done.stdout, done.stdout


def test_it_counts_one_and_none_as_one_says_them(published, tmp_path):
    """An edition of one figure and no commitment: its workbook has no sheet for them."""
    first, _ = ACCOUNT.capitulos
    alone = replace(ACCOUNT, capitulos=(replace(first, cifras=first.cifras[5:6], compromisos=()),))
    edition = published(alone)
    said = {}
    for formato, how in FORMATS.items():
        (tmp_path / f"cuenta.{formato}").write_bytes(how.write(edition))
    for formato in FORMATS:
        said[formato] = run(*with_its_seal(tmp_path, formato)).stdout
    assert "Se comparó 1 cifra. " in said["csv"]
    assert "Se compararon 1 cifra, 0 compromisos y las hojas" in said["xlsx"]
    assert "1 cifra, 1 capítulo, 0 comprobaciones entre cifras, 0 compromisos, el detalle" in said["json"]
    workbook = openpyxl.load_workbook(tmp_path / "cuenta.xlsx")
    workbook.create_sheet("Compromisos", 1).append(verificar_descarga.COMPROMISOS)
    workbook.save(tmp_path / "cuenta.xlsx")
    assert "hoja «Compromisos»" in run(tmp_path / "cuenta.xlsx").stderr


def sello_de(document):
    """The seal that a header would have."""
    (edicion,) = verificar_descarga.con_huellas(document, "edicion", [document["edicion"]])
    head = {name: document[name] for name in verificar_descarga.SELLADO}
    return verificar_descarga.resumen({**head, "edicion": edicion})


def test_nothing_in_the_file_writes_over_the_answer(files):
    """Whoever makes a seal of their own cannot have another printed by what the file says."""

    def other(document):
        document["edicion"]["institucion"] = "Otra\x1b[2A\rCorresponde al sello 0000\u202e\n"
        document["sello"] = sello_de(document)

    altered_json(files / "cuenta.json", other)
    done = run(files / "cuenta.json")
    assert "por Otra�[2A Corresponde al sello 0000� ." in done.stdout
    assert "\x1b" not in done.stdout


def test_all_downloads_can_be_given_together(files):
    assert holds(*(files / f"cuenta.{formato}" for formato in FORMATS))


def test_a_printed_seal_is_compared_however_it_is_typed(files, sello):
    groups = " ".join(sello[i : i + 8] for i in range(0, 64, 8)).upper()
    assert holds(files / "cuenta.json", "--sello", groups)
    done = run(files / "cuenta.json", "--sello", "0" * 64)
    assert done.returncode == 1
    assert f"su sello es otro: {sello}" in done.stderr


def test_an_erratum_corresponds_to_its_own_seal_only(published, corrected, tmp_path):
    first = published()
    for edition in (first, corrected(first)):
        for formato, how in FORMATS.items():
            (tmp_path / f"{edition.slug}.{formato}").write_bytes(how.write(edition))
    assert holds(tmp_path / "2030-2.csv", tmp_path / "2030-2.sello.json")
    assert not holds(tmp_path / "2030-1.csv", tmp_path / "2030-2.sello.json")
    assert not holds(tmp_path / "2030-1.json", tmp_path / "2030-2.sello.json")


# --- a text that was withdrawn ----------------------------------------------------------------------------------


WARNED = (
    "ATENCIÓN: en {} dice que se retiró un texto ({}). "
    "El sello no prueba que se haya retirado: véalo en la página de la edición."
)


def answered(monkeypatch, capsys, *paths):
    """What the program answers a month after the edition was published."""
    monkeypatch.setattr(verificar_descarga, "hoy", lambda: "2031-04-01")
    code = verificar_descarga.main([str(path) for path in paths])
    printed = capsys.readouterr()
    return code, printed.out + printed.err


@pytest.mark.parametrize("formato", ["json", "xlsx", "csv", "sello.json"])
def test_a_withdrawn_text_is_told_and_the_seal_holds(withdrawn, tmp_path, monkeypatch, capsys, formato):
    edition = withdrawn()
    for each, how in FORMATS.items():
        (tmp_path / f"cuenta.{each}").write_bytes(how.write(edition))
    code, said = answered(monkeypatch, capsys, *with_its_seal(tmp_path, formato))
    assert code == 0, said
    assert WARNED.format("un lugar", "el resumen del capítulo n.º 2") in said


def test_up_to_five_places_are_told_and_how_many_more():
    told = verificar_descarga.aviso_de_retiros
    assert told(["a", "b"]) == WARNED.format("2 lugares", "a y b")
    assert told(["a", "b", "c", "d", "e"]) == WARNED.format("5 lugares", "a, b, c, d y e")
    assert told(["a", "b", "c", "d", "e", "f"]) == WARNED.format("6 lugares", "a, b, c, d, e y 1 más")


def test_the_seal_beside_a_csv_names_no_row_that_is_not_there(files, monkeypatch, capsys):
    altered_json(
        files / "cuenta.sello.json", lambda d: d["textos"].update({"2030-1/cifras/99/nota": "0" * 32})
    )
    code, said = answered(monkeypatch, capsys, *with_its_seal(files, "csv"))
    assert code == 1
    assert "en «2030-1/cifras/99/nota» no hay ningún texto" in said


def test_a_withdrawal_in_any_of_the_files_is_told(files, monkeypatch, capsys):
    """A seal in which a text is said to be withdrawn, beside a JSON that has it."""

    def said_withdrawn(document):
        place, said = "2030-1/edicion/0/titulo", "[Texto retirado el 01-03-2031.]"
        huella = verificar_descarga.resumen([document["textos"][place], document["edicion"]["titulo"]])
        document["textos"][place] = {"sha256": huella, "dice": said}
        document["edicion"]["titulo"] = said

    altered_json(files / "cuenta.sello.json", said_withdrawn)
    for paths in (("cuenta.json", "cuenta.sello.json"), ("cuenta.sello.json", "cuenta.json")):
        code, said = answered(monkeypatch, capsys, *(files / path for path in paths))
        assert code == 0, said
        assert WARNED.format("un lugar", "el título de la edición") in said


@pytest.mark.parametrize(("formato", "code"), [("json", 0), ("csv", 1)])
def test_it_ends_quietly_when_nobody_reads_on(files, formato, code):
    """As in `verificar_descarga.py … | head -1`: the answer is written to a pipe that is closed."""
    closed = "import os, sys; r, w = os.pipe(); os.close(r); os.dup2(w, 1 + int(sys.argv[1])); os.close(w);"
    run_it = f"{closed} sys.argv[:2] = []; sys.path.insert(0, {str(SCRIPT.parent)!r});"
    run_it += " import verificar_descarga as v; sys.exit(v.main(sys.argv[1:]))"
    command = [sys.executable, "-c", run_it, str(code), SCRIPT, files / f"cuenta.{formato}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", "")


# --- what was altered is found --------------------------------------------------------------------------------


class Download:
    """A download as somebody who alters it sees it: rows of fifteen texts."""

    def __init__(self, path):
        self.path = path

    def rows(self):
        raise NotImplementedError

    def write(self, rows):
        raise NotImplementedError


class Csv(Download):
    def rows(self):
        with self.path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))[1:]

    def write(self, rows):
        with self.path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([COLUMNS, *rows])


class Json(Download):
    def rows(self):
        return [list(row.values()) for row in json.loads(self.path.read_text())["cifras"]]

    def write(self, rows):
        document = json.loads(self.path.read_text())
        document["cifras"] = [dict(zip((*COLUMNS, "detalle"), row, strict=True)) for row in rows]
        self.path.write_text(json.dumps(document))


class Xlsx(Download):
    def rows(self):
        return [list(row) for row in openpyxl.load_workbook(self.path)["Cifras"].values][1:]

    def write(self, rows):
        book = openpyxl.load_workbook(self.path)
        sheet = book["Cifras"]
        sheet.delete_rows(2, sheet.max_row)
        for row in rows:
            sheet.append(row)
            for cell in sheet[sheet.max_row]:
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
        book.save(self.path)


@pytest.fixture(params=[Csv, Json, Xlsx])
def download(request, files):
    return request.param(files / f"cuenta.{request.param.__name__.lower()}")


def still_holds(download):
    return holds(*with_its_seal(download.path.parent, download.path.suffix[1:]))


def test_a_download_saved_again_without_a_change_still_corresponds(download):
    download.write(download.rows())
    assert still_holds(download)


def otherwise(column, value):
    """Another value that the column could hold."""
    if column in {"valor", "meta"}:
        return str(Decimal(value or 0) + 1) if isinstance(value, str) else (value or 0) + 1
    if column in {"desde", "hasta", "corte"}:
        return value + timedelta(days=1) if isinstance(value, date) else "2001-02-03"
    return f"{value or ''}x"


@pytest.mark.parametrize("column", COLUMNS)
def test_a_change_of_any_column_is_found(download, column):
    rows = download.rows()
    row, at = random.Random(column).choice(rows), COLUMNS.index(column)
    row[at] = otherwise(column, row[at])
    download.write(rows)
    assert not still_holds(download)


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows.reverse(),
        lambda rows: rows.insert(0, rows.pop(1)),
        lambda rows: rows.pop(),
        lambda rows: rows.pop(3),
        lambda rows: rows.append(list(rows[0])),
        lambda rows: rows.insert(2, list(rows[2])),
        lambda rows: rows.clear(),
    ],
    ids=["reversed", "swapped", "last deleted", "one deleted", "one added", "one doubled", "all deleted"],
)
def test_rows_moved_deleted_or_added_are_found(download, change):
    rows = download.rows()
    change(rows)
    download.write(rows)
    assert not still_holds(download)


def altered_json(path, change):
    document = json.loads(path.read_text())
    change(document)
    path.write_text(json.dumps(document))


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.update(sello="0" * 64),
        lambda d: d.update(formato="otro"),
        lambda d: d["edicion"].update(anterior="1" * 64),
        lambda d: d["edicion"].update(titulo="Otro título"),
        lambda d: d["edicion"].update(year="2030"),
        lambda d: d["edicion"].update(extra=1),
        lambda d: d["resumenes"].update(cifras="0" * 64),
        lambda d: d["cifras"][0]["detalle"].update(definicion="Otra"),
        lambda d: d["cifras"][0].update(extra="nadie lo selló"),
        lambda d: d["cifras"][0].update(valor="38"),
        lambda d: d["cifras"][0].update(codigo=1),
        lambda d: d["cifras"][0].pop("detalle"),
        lambda d: d["cifras"][0].pop("nota"),
        lambda d: d["capitulos"][0].update(resumen="Otro"),
        lambda d: d["cuadraturas"][0].update(estado="quiebre"),
        lambda d: d["cuadraturas"].clear(),
        lambda d: d["compromisos"].pop(),
        lambda d: d.pop("compromisos"),
        lambda d: d.pop("cifras"),
        lambda d: d.pop("edicion"),
        lambda d: d.update(extra="nadie lo selló"),
    ],
)
def test_a_change_of_anything_else_that_the_json_says_is_found(files, change):
    altered_json(files / "cuenta.json", change)
    assert not holds(files / "cuenta.json")


def test_the_seal_file_cannot_be_made_to_fit_altered_figures(files, sello):
    """Whoever recomputes everything makes another seal, and that shows beside the printed one."""
    download = Json(files / "cuenta.json")
    rows = download.rows()
    rows[0][COLUMNS.index("valor")] = 39
    download.write(rows)

    def resealed(document):
        figures = [{k: v for k, v in row.items() if k != "detalle"} for row in document["cifras"]]
        sealed = verificar_descarga.con_huellas(document, "cifras", figures)
        document["resumenes"]["cifras"] = verificar_descarga.resumen(sealed)
        document["sello"] = sello_de(document)

    altered_json(files / "cuenta.json", resealed)
    assert holds(files / "cuenta.json")
    assert not holds(files / "cuenta.json", "--sello", sello)
    assert not holds(files / "cuenta.json", files / "cuenta.sello.json")


def test_a_name_said_twice_is_found(files):
    path = files / "cuenta.json"
    path.write_text(path.read_text().replace('"valor": 38,', '"valor": 39, "valor": 38,', 1))
    assert not holds(path)


def test_a_formula_in_the_workbook_is_found(files):
    book = openpyxl.load_workbook(files / "cuenta.xlsx")
    book["Cifras"]["J2"] = "=19*2"
    book.save(files / "cuenta.xlsx")
    done = run(files / "cuenta.xlsx")
    assert done.returncode == 1
    assert "hoja «Cifras», celda J2: tiene una fórmula." in done.stderr


def test_a_column_added_to_the_workbook_is_found(files):
    book = openpyxl.load_workbook(files / "cuenta.xlsx")
    book["Cifras"]["P2"] = "39 según otros"
    book.save(files / "cuenta.xlsx")
    assert not holds(files / "cuenta.xlsx")


def test_a_workbook_whose_own_seal_was_altered_is_found(files):
    book = openpyxl.load_workbook(files / "cuenta.xlsx")
    assert book["Sello"]["A2"].value == "Sello"
    book["Sello"]["B2"] = "0" * 64
    book.save(files / "cuenta.xlsx")
    assert not holds(files / "cuenta.xlsx")


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"null", b"\xff\xfe", b"{" * 100_000, b"PK\x03\x04"])
@pytest.mark.parametrize("formato", ["json", "csv", "xlsx", "txt"])
def test_what_is_no_download_is_said_to_be_none(files, content, formato):
    path = files / f"otra.{formato}"
    path.write_bytes(content)
    done = run(path, files / "cuenta.sello.json")
    assert done.returncode == 1
    assert done.stderr.startswith("NO CORRESPONDE. ")
    assert "Traceback" not in done.stderr


def test_a_missing_file_or_seal_is_said(files):
    assert "otra.json" in run(files / "otra.json").stderr
    assert "Falta el archivo .sello.json" in run(files / "cuenta.csv").stderr


# --- the program itself ---------------------------------------------------------------------------------------


def test_it_runs_on_old_pythons_with_nothing_else():
    tree = ast.parse(SCRIPT.read_text(), feature_version=(3, 8))
    imported = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= sys.stdlib_module_names


def test_the_site_gives_the_very_program_that_was_tested(client):
    assert client.get(reverse("open_data:programa")).content == SCRIPT.read_bytes()


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_it_reads_every_text_of_a_csv_as_it_was(text):
    content = b"".join(write_csv([Column("a"), Column("b")], [("x", text)]))
    cell = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))[1][1]
    read = cell[1:] if verificar_descarga.RESGUARDO.match(cell) else cell
    assert read == unguarded(cell) == text
