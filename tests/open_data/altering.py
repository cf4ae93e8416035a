"""How somebody alters a download: what stands in one part of a workbook, a whole workbook, a JSON document or a CSV."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import openpyxl

Change = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Forgery:
    """One way of altering a download: what it is of, what somebody did, and where the program has to say it is."""

    kind: str
    what: str
    formato: str
    change: Change
    place: str

    def __str__(self) -> str:
        return f"{self.formato}: {self.what}"


CIFRAS, COMPROMISOS, DICCIONARIO, SELLO, LARGOS = (f"xl/worksheets/sheet{n}.xml" for n in range(1, 6))
BOOK, STYLES = "xl/workbook.xml", "xl/styles.xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {name: book.read(name) for name in book.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as book:
        for name, part in parts.items():
            book.writestr(name, part)
    return stream.getvalue()


def replaced(text: str, was: str, becomes: str) -> str:
    assert was in text, f"{was} is not there"
    return text.replace(was, becomes, 1)


def part(name: str, *changes: tuple[str, str]) -> Change:
    """What is written in one part, otherwise."""
    return several({name: changes})


def several(changes: dict[str, Any]) -> Change:
    """What is written in several parts, otherwise."""

    def change(content: bytes) -> bytes:
        parts = parts_of(content)
        for name, pairs in changes.items():
            text = parts[name].decode()
            for was, becomes in pairs:
                text = replaced(text, was, becomes)
            parts[name] = text.encode()
        return packed(parts)

    return change


def one_after_another(*changes: Change) -> Change:
    def change(content: bytes) -> bytes:
        for each in changes:
            content = each(content)
        return content

    return change


def added(
    name: str, content: bytes, content_type: str, of: str = "", kind: str = "", external: str = ""
) -> Change:
    """One more part, declared and related as its kind is, or a relation with something outside."""

    def change(book: bytes) -> bytes:
        parts = parts_of(book)
        if name:
            parts[name] = content
            types = parts["[Content_Types].xml"].decode()
            override = f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'
            parts["[Content_Types].xml"] = replaced(types, "</Types>", override).encode()
        folder, _, file = of.rpartition("/")
        relations = f"{folder}/_rels/{file}.rels".lstrip("/")
        listed = parts.get(relations, f'<Relationships xmlns="{PACKAGE}"></Relationships>'.encode()).decode()
        target = f'Target="{external}" TargetMode="External"' if external else f'Target="/{name}"'
        one = f'<Relationship Id="rIdMas" Type="{RELATIONS}/{kind}" {target}/></Relationships>'
        parts[relations] = replaced(listed, "</Relationships>", one).encode()
        return packed(parts)

    return change


def styled(cell: str, *, sheet: str = CIFRAS, was: int = 4, more: str = "", **looks: str) -> Change:
    """A cell that looks otherwise: its number format, font, fill, border or alignment."""

    def change(content: bytes) -> bytes:
        parts = parts_of(content)
        styles = parts[STYLES].decode()
        own = {"numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0"}
        for name, place in (("font", "fonts"), ("fill", "fills"), ("border", "borders")):
            if name in looks:
                styles = replaced(styles, f"</{place}>", f"<{name}>{looks[name]}</{name}></{place}>")
                own[f"{name}Id"] = "2"
        if "code" in looks:
            code = looks["code"].replace('"', "&quot;")
            styles = replaced(styles, "</numFmts>", f'<numFmt numFmtId="200" formatCode="{code}"/></numFmts>')
            own["numFmtId"] = "200"
        own["numFmtId"] = looks.get("numFmtId", own["numFmtId"])
        attributes = " ".join(f'{name}="{value}"' for name, value in own.items())
        styles = replaced(styles, "</cellXfs>", f'<xf {attributes} xfId="0">{more}</xf></cellXfs>')
        parts[STYLES] = styles.encode()
        text = parts[sheet].decode()
        style = f' s="{was}"' if was else ""
        parts[sheet] = replaced(text, f'<c r="{cell}"{style}', f'<c r="{cell}" s="8"').encode()
        return packed(parts)

    return change


def book(alter: Callable[[openpyxl.Workbook], object]) -> Change:
    """The workbook as it is saved after somebody altered it in a program."""

    def change(content: bytes) -> bytes:
        workbook = openpyxl.load_workbook(io.BytesIO(content))
        alter(workbook)
        stream = io.BytesIO()
        workbook.save(stream)
        return stream.getvalue()

    return change


def cell(sheet: str, place: str, **changes: Any) -> Change:
    """One cell of a workbook saved with another value, number format, font, fill or alignment."""

    def alter(workbook: openpyxl.Workbook) -> None:
        for name, value in changes.items():
            setattr(workbook[sheet][place], name, value)

    return book(alter)


def document(alter: Callable[[dict[str, Any]], object]) -> Change:
    """A JSON document that says something else."""

    def change(content: bytes) -> bytes:
        said = json.loads(content)
        alter(said)
        return json.dumps(said, ensure_ascii=False, indent=1).encode()

    return change


def text(was: str, becomes: str) -> Change:
    """What is written in a text file, otherwise."""
    return lambda content: replaced(content.decode(), was, becomes).encode()


def rows(alter: Callable[[list[list[str]]], object]) -> Change:
    """A CSV with other rows, the titles included."""

    def change(content: bytes) -> bytes:
        listed = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        alter(listed)
        stream = io.StringIO(newline="")
        csv.writer(stream).writerows(listed)
        return b"\xef\xbb\xbf" + stream.getvalue().encode()

    return change
