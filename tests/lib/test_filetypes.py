"""A file is taken for what it holds, read to its end, and refused with a sentence when it acts or is no paper."""

import io
import json
import subprocess
import sys
from contextlib import suppress

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from gobernacion.lib import filetypes, hostile, inspecting
from gobernacion.lib.filetypes import ArchivoRechazado, recognise
from gobernacion.lib.hostile import Refused
from tests.papers import (
    JPEG,
    OOXML,
    PDF,
    PNG,
    RELATIONSHIPS,
    WORD,
    docx,
    field,
    linked,
    packed_pdf,
    pdf,
    relationships,
    xlsx,
    zipped,
)
from tests.soffice import resaved

MS = "application/vnd.ms"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = zipped({"programa.class": "x"})
SCRIPT = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"


def of_openpyxl():
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"].hyperlink = "https://gobernacion.example"
    book.save(buffer)
    return buffer.getvalue()


def of_xlsxwriter():
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet()
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Sheet1!$A$1:$A$3"})
        sheet.insert_chart("D2", chart)
        sheet.write_comment("A1", "nota")
    return buffer.getvalue()


def of_pypdf():
    writer, buffer = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=200, height=200)
    writer.add_outline_item(title="Inicio", page_number=0)
    writer.write(buffer)
    return buffer.getvalue()


GOOD = {
    "pdf": (PDF, "PDF"),
    "pdf that opens at a page": (pdf(b"/OpenAction[3 0 R/Fit]"), "PDF"),
    "pdf that goes to a page": (pdf(b"/OpenAction 4 0 R", b"<</S/GoTo/D[3 0 R/Fit]>>"), "PDF"),
    "pdf whose text names what acts": (pdf(b"", b"<</Title(el /JS y /Launch de un PDF)>>"), "PDF"),
    "pdf with a link": (pdf(b"", b"<</S/URI/URI(https://gobernacion.example)>>"), "PDF"),
    "pdf with packed objects": (packed_pdf(b"<</Title(acta)>>"), "PDF"),
    "pdf filled by its scanner": (PDF + b"\0" * 5_000, "PDF"),
    "pdf of pypdf": (of_pypdf(), "PDF"),
    "jpeg": (JPEG, "JPG"),
    "jpeg of a telephone": (JPEG + JPEG + b"nota del fabricante SEFT", "JPG"),
    "png": (PNG, "PNG"),
    "docx": (docx(inside=field(["PAGEREF x", " \\h"])), "Word"),
    "docx with an index": (
        docx(
            inside=field(["TOC"]).replace(
                '"end"', '"separate"'
            )  # what an index shows holds fields of its own
            + field(["PAGEREF x"])
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        "Word",
    ),
    "docx with a link": (linked(("hyperlink", "https://gobernacion.example", False)), "Word"),
    "xlsx": (xlsx(), "Excel"),
    "xlsx of openpyxl": (of_openpyxl(), "Excel"),
    "xlsx of XlsxWriter": (of_xlsxwriter(), "Excel"),
}

HOSTILE = {
    "nothing": (b"", "type"),
    "page": (b"<html><script>alert(1)</script></html>", "type"),
    "drawing with a script": (
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        "type",
    ),
    "program": (b"MZ\x90\x00 a program", "type"),
    "zip": (zipped({"notas": "just a zip"}), "type"),
    "old word": (OLE + b"\0" * 600, "old"),
    "locked word": (OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 99, "locked"),
    # --- PDF
    "program with a pdf in its first kilobyte": (b"MZ" + b"\0" * 200 + PDF, "type"),
    "pdf after a line": (b"\n\n" + PDF, "type"),
    "pdf of no version": (PDF.replace(b"1.7", b"9.9"), "broken"),
    "pdf cut short": (PDF[:-30], "broken"),
    "pdf whose table is elsewhere": (PDF.replace(b"startxref\n", b"startxref\n1"), "broken"),
    "pdf with a program after it": (PDF + b"MZ\x90\0" + b"\0" * 99, "appended"),
    "pdf that is a zip too": (PDF + ZIP, "appended"),
    "pdf that is a zip inside": (pdf(b"", b"<</Length 9>>\nstream\n" + ZIP + b"\nendstream"), "appended"),
    "pdf locked": (PDF.replace(b"/Root", b"/Encrypt 9 0 R/Root"), "locked"),
    "pdf with a script": (pdf(b"/OpenAction 4 0 R", SCRIPT), "acts"),
    "pdf with a script it names otherwise": (pdf(b"", b"<</S/J#61vaScr#69pt/#4aS(x)>>"), "acts"),
    "pdf with a packed script": (packed_pdf(SCRIPT), "acts"),
    "pdf with a script packed otherwise": (packed_pdf(SCRIPT, b"/ASCIIHexDecode"), "acts"),
    "pdf with a script no table lists": (pdf(unlisted=SCRIPT), "acts"),
    "pdf that starts a program": (pdf(b"", b"<</S/Launch/F(cmd.exe)>>"), "acts"),
    "pdf that opens an address": (pdf(b"/OpenAction<</S/URI/URI(https://x.example)>>"), "acts"),
    "pdf that sends what is typed": (pdf(b"", b"<</S/SubmitForm/F(https://x.example)>>"), "acts"),
    "pdf with a video": (pdf(b"", b"<</Subtype/RichMedia>>"), "acts"),
    "pdf with a form of XFA": (pdf(b"/AcroForm<</XFA 4 0 R>>", b"[]"), "acts"),
    "pdf with a file inside": (pdf(b"/Names<</EmbeddedFiles 4 0 R>>", b"<<>>"), "files"),
    "pdf with a file beside its page": (pdf(b"", b"<</Type/Filespec/EF<</F 9 0 R>>>>"), "files"),
    # --- pictures
    "jpeg cut short": (JPEG[:-2], "broken"),
    "jpeg without pixels": (b"\xff\xd8\xff\xe0\0\x04ab\xff\xd9", "broken"),
    "jpeg with a program after it": (JPEG + b"MZ\x90\0", "appended"),
    "jpeg with a program that says it is a note": (JPEG + b"MZ\x90\0 SEFT", "appended"),
    "jpeg that is a zip too": (JPEG + ZIP, "appended"),
    "png cut short": (PNG[:-5], "broken"),
    "png with another sum": (PNG[:30] + b"x" + PNG[31:], "broken"),
    "png with a page after it": (PNG + b"<script>", "appended"),
    "png that is a zip too": (PNG + ZIP, "appended"),
    # --- Word and Excel
    "docx cut short": (docx()[:-30], "broken"),
    "docx with something after it": (docx() + b"MZ\x90\0", "appended"),
    "docx of macros by its name": (docx({"word/vbaProject.bin": "macro"}), "macros"),
    "docx of macros by its kind": (docx(main=f"{MS}-word.document.macroEnabled.main+xml"), "macros"),
    "docx that is a template": (docx(main=f"{OOXML}.wordprocessingml.template.main+xml"), "type"),
    "macro under another name": (
        docx({"word/datos.bin": "x"}, kinds=[("word/datos.bin", f"{MS}-office.vbaProject")]),
        "macros",
    ),
    "buttons that call macros": (docx({"customUI/customUI14.xml": "<customUI/>"}), "macros"),
    "macrosheet": (xlsx({"xl/macrosheets/sheet1.xml": "<a/>"}), "macros"),
    "macrosheet of another country": (xlsx({"xl/intlMacrosheets/sheet1.xml": "<a/>"}), "macros"),
    "macrosheet under another name": (
        xlsx(
            {
                "xl/hojas/hoja.xml": "<a/>",
                "xl/_rels/workbook.xml.rels": relationships(
                    (
                        "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet",
                        "hojas/hoja.xml",
                        True,
                    )
                ),
            }
        ),
        "macros",
    ),
    "dialog sheet": (xlsx({"xl/dialogsheets/sheet1.xml": "<a/>"}), "macros"),
    "control": (docx({"word/activeX/activeX1.xml": "<a/>"}), "objects"),
    "object": (docx({"word/embeddings/oleObject1.bin": OLE}), "objects"),
    "object under another name": (linked(("oleObject", "media/imagen.bin", True)), "objects"),
    "object that says it is a picture": (docx({"word/media/imagen1.png": OLE + b"x"}), "objects"),
    "package": (linked(("package", "media/libro.xlsx", True)), "objects"),
    "page inside": (linked(("aFChunk", "pagina.mht", True)), "objects"),
    "template from elsewhere": (linked(("attachedTemplate", "https://x.example/t.dotm", False)), "outside"),
    "template of this machine": (linked(("attachedTemplate", "plantilla.dotm", True)), "outside"),
    "picture from elsewhere": (linked(("image", "https://x.example/i.png", False)), "outside"),
    "another book": (xlsx({"xl/externalLinks/externalLink1.xml": "<a/>"}), "outside"),
    "dde of a book": (
        xlsx(
            {"xl/vinculo.xml": "<ddeLink/>"},
            kinds=[("xl/vinculo.xml", f"{OOXML}.spreadsheetml.externalLink+xml")],
        ),
        "outside",
    ),
    "data from elsewhere": (xlsx({"xl/connections.xml": "<connections/>"}), "outside"),
    "dde": (docx(inside=field(["DDE", "AUTO c:\\\\windows cmd"])), "fields"),
    "dde of one piece": (docx(inside='<w:fldSimple w:instr="dde excel x"/>'), "fields"),
    "dde spelt by its letters": (docx(inside=field(["QUOTE 68 68 69"])), "fields"),
    "dde written by another field": (
        docx(inside='<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + field(["IF 1=1 x"])),
        "fields",
    ),
    "dde in a heading": (docx({"word/header1.xml": f"<w:hdr {WORD}>{field(['DDE x'])}</w:hdr>"}), "fields"),
    "picture a field fetches": (docx(inside=field(["INCLUDEPICTURE https://x.example"])), "outside"),
    "entities": (docx({"word/styles.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "entities"),
    "entities of relationships": (
        docx({"word/_rels/document.xml.rels": f'<!DOCTYPE a SYSTEM "{RELATIONSHIPS}"><a/>'}),
        "entities",
    ),
    "bomb": (docx({f"word/media/{n}": bytes(30 * 1024 * 1024) for n in range(8)}), "bomb"),
    "crowd": (docx({f"word/media/{n}": "" for n in range(5_000)}), "bomb"),
}


@pytest.mark.parametrize("paper", GOOD)
def test_a_paper_of_the_office_is_taken(paper):
    content, kind = GOOD[paper]
    assert inspecting.inspect(content) == kind


@pytest.mark.parametrize("paper", HOSTILE)
def test_anything_else_is_refused(paper):
    content, code = HOSTILE[paper]
    with pytest.raises(Refused) as refusal:
        inspecting.inspect(content)
    assert json.loads(str(refusal.value))[0] == code


def test_every_refusal_is_said_in_words():
    assert {code for _, code in HOSTILE.values()} | {"slow"} == set(filetypes.SENTENCES)


@pytest.mark.parametrize(("content", "kind"), [(PDF, filetypes.PDF), (docx(), filetypes.DOCX)])
def test_it_is_read_in_a_process_of_its_own_and_left_at_its_beginning(content, kind):
    file = io.BytesIO(content)
    assert recognise(file) is kind
    assert file.tell() == 0


@pytest.mark.parametrize("paper", ["pdf with a packed script", "macrosheet", "template from elsewhere"])
def test_what_that_process_refuses_is_said_to_the_clerk(paper):
    content, code = HOSTILE[paper]
    with pytest.raises(ArchivoRechazado) as refusal:
        recognise(io.BytesIO(content))
    assert str(refusal.value) == filetypes.SENTENCES[code]


def test_what_would_take_minutes_is_let_go():
    deep = pdf(b"", b"[" * 2_000_000)
    with pytest.raises(ArchivoRechazado):
        recognise(io.BytesIO(deep))


def test_that_process_may_use_little():
    code = f"import resource; exec(open({hostile.__file__!r}).read()); confined(lambda content: print(*limits()))"
    limits = "[resource.getrlimit(one)[1] for one in (resource.RLIMIT_CPU, resource.RLIMIT_AS, resource.RLIMIT_FSIZE)]"
    command = [sys.executable, "-I", "-S", "-c", code.replace("limits()", limits)]
    said = subprocess.run(command, input=b"", capture_output=True, check=True).stdout
    assert said.split() == [b"5", b"%d" % (300 * 1024 * 1024), b"0"]


def test_what_a_spreadsheet_program_writes_is_taken(tmp_path):
    book = of_xlsxwriter()
    assert inspecting.inspect(resaved(book, tmp_path)) == "Excel"
    assert inspecting.inspect(resaved(book, tmp_path, "pdf")) == "PDF"


@given(
    st.binary(max_size=300),
    st.sampled_from(
        [b"", b"PK\x03\x04", b"%PDF-1.7\n", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", PDF, docx(), PNG]
    ),
    st.integers(0, 400),
)
def test_no_bytes_whatever_break_it(content, start, place):
    with suppress(Refused):
        inspecting.inspect(start[:place] + content + start[place:])
