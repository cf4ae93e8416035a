"""A file is taken for what it holds, and refused with a sentence when it is not a paper of the office."""

import io
import zipfile
from contextlib import suppress

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gobernacion.lib import filetypes
from gobernacion.lib.filetypes import ArchivoRechazado, recognise

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\0" * 50 + b"\xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 50 + b"IEND\xaeB`\x82"


def zipped(**parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return buffer.getvalue()


def docx(**more):
    return zipped(**{"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>", **more})


def xlsx():
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, filetypes.PDF),
        (b"\n\n" + PDF, filetypes.PDF),
        (JPEG, filetypes.JPEG),
        (PNG, filetypes.PNG),
        (docx(), filetypes.DOCX),
        (xlsx(), filetypes.XLSX),
    ],
)
def test_it_recognises_the_papers_of_the_office_and_leaves_them_at_their_beginning(content, kind):
    file = io.BytesIO(content)
    assert recognise(file) is kind
    assert file.tell() == 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "se aceptan PDF"),
        (b"<html><script>alert(1)</script></html>", "se aceptan PDF"),
        (b"MZ\x90\x00 a program", "se aceptan PDF"),
        (zipped(notes="just a zip"), "se aceptan PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "se aceptan PDF"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\0" * 99,
            "con clave",
        ),
        (PDF[:20], "incompleto"),
        (JPEG[:-2], "incompleto"),
        (PNG[:30], "incompleto"),
        (docx()[:-30], "incompleto"),
        (xlsx()[:400], "incompleto"),
        (docx(**{"word/vbaProject.bin": "macro"}), "macros"),
    ],
)
def test_it_refuses_anything_else_with_a_sentence(content, sentence):
    with pytest.raises(ArchivoRechazado, match=sentence):
        recognise(io.BytesIO(content))


def test_a_bomb_is_refused_without_opening_it():
    bomb = docx(**{f"word/media/{n}": bytes(30 * 1024 * 1024) for n in range(8)})
    assert len(bomb) < 1024 * 1024
    with pytest.raises(ArchivoRechazado, match="demasiado"):
        recognise(io.BytesIO(bomb))


def test_a_document_of_too_many_parts_is_refused_before_reading_their_names():
    crowd = docx(**{f"word/media/{n}": "" for n in range(filetypes.MOST_PARTS)})
    with pytest.raises(ArchivoRechazado, match="demasiado"):
        recognise(io.BytesIO(crowd))


@given(
    st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"%PDF-", b"\xff\xd8\xff", b"PK\x05\x06"])
)
def test_no_bytes_whatever_break_it(content, start):
    with suppress(ArchivoRechazado):
        recognise(io.BytesIO(start + content + start))
