"""Papers of the office, and those that nobody should store, written byte by byte."""

import io
import zipfile
import zlib

OPENING = b"<</Type/Catalog/Pages 2 0 R%s>>"
PAGES = (b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>")
OOXML = "application/vnd.openxmlformats-officedocument"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pdf(opening=b"", *more, unlisted=b""):
    """One page: what its catalogue says besides, more objects from the fourth on, and one that no table lists."""
    content = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for number, said in enumerate((OPENING % opening, *PAGES, *more), start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, said)
    if unlisted:
        content += b"90 0 obj\n%s\nendobj\n" % unlisted
    table = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    content += b"".join(b"%010d 00000 n \n" % place for place in places)
    return content + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, table)


def packed_pdf(said, filtered=b"/FlateDecode"):
    """A page whose fourth object stands in a compressed one, as version 1.5 allows."""
    inside = b"4 0 " + said
    pack = zlib.compress(inside) if filtered == b"/FlateDecode" else inside.hex().encode() + b">"
    held = b"<</Type/ObjStm/N 1/First 4/Filter%s/Length %d>>\nstream\n%s\nendstream" % (
        filtered,
        len(pack),
        pack,
    )
    content, rows = b"%PDF-1.7\n", [b"\0\0\0\0\xff"]
    for number, one in enumerate((OPENING % b"", *PAGES, None, held), start=1):
        rows.append(b"\x02\0\0\x05\0" if one is None else b"\x01" + len(content).to_bytes(3, "big") + b"\0")
        content += b"" if one is None else b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = len(content)
    rows.append(b"\x01" + table.to_bytes(3, "big") + b"\0")
    listed = b"".join(rows)
    content += b"6 0 obj\n<</Type/XRef/Size 7/W[1 3 1]/Root 1 0 R/Length %d>>\nstream\n" % len(listed)
    return content + listed + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % table


PDF = pdf()


def zipped(parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def types(main, *more):
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in (main, *more)
    )
    return f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{overrides}</Types>'


def relationships(*some):
    """A part of relationships: each with its kind, its target and, if it is elsewhere, so."""
    said = "".join(
        f'<Relationship Id="r{place}" Type="{kind if "://" in kind else f"{RELATIONSHIPS}/{kind}"}" '
        f'Target="{target}"{"" if inside else TARGET_ELSEWHERE}/>'
        for place, (kind, target, inside) in enumerate(some)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{said}</Relationships>'


TARGET_ELSEWHERE = ' TargetMode="External"'


def document(inside=""):
    return f"<w:document {WORD}><w:body><w:p>{inside}</w:p></w:body></w:document>"


def docx(more=None, *, kinds=(), main=f"{OOXML}.wordprocessingml.document.main+xml", inside=""):
    """A Word document of one paragraph, with other parts and kinds of content beside it."""
    parts = {
        "[Content_Types].xml": types(("word/document.xml", main), *kinds),
        "_rels/.rels": relationships(("officeDocument", "word/document.xml", True)),
        "word/document.xml": document(inside),
    }
    return zipped(parts | (more or {}))


def xlsx(more=None, *, kinds=(), main=f"{OOXML}.spreadsheetml.sheet.main+xml"):
    parts = {
        "[Content_Types].xml": types(("xl/workbook.xml", main), *kinds),
        "_rels/.rels": relationships(("officeDocument", "xl/workbook.xml", True)),
        "xl/workbook.xml": "<workbook/>",
    }
    return zipped(parts | (more or {}))


def linked(*some):
    """A Word document with these relationships."""
    return docx({"word/_rels/document.xml.rels": relationships(*some)})


def field(instruction):
    """A field of Word whose instruction comes in pieces, as Word itself cuts them."""
    pieces = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in instruction)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"{begin}{pieces}{end}"


def chunk(kind, said=b""):
    return len(said).to_bytes(4, "big") + kind + said + zlib.crc32(kind + said).to_bytes(4, "big")


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", b"\0\0\0\x01\0\0\0\x01\x08\0\0\0\0")
    + chunk(b"IDAT", zlib.compress(b"\0\0"))
    + chunk(b"IEND")
)
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(9) + b"\xff\xda\0\x08" + bytes(6) + b"\x12\xff\0\x34\xff\xd9"
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"
"""What every scanner takes for harmful, and is not; in two, so that none takes this file for it."""
