"""What a page says on paper, read from the PDF that Chromium prints: the glyphs it draws, told as characters again."""

import re
import zlib

OBJECT = re.compile(rb"^(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL | re.MULTILINE)
STREAM = re.compile(rb"stream\r?\n(.*)\nendstream", re.DOTALL)
DRAWN = re.compile(rb"/F(\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)> Tj")
CHARACTERS = re.compile(rb"beginbf(?:char|range)\n(.*?)endbf", re.DOTALL)


def pages_of(pdf):
    """The text of each page, without its spaces: where a word ends is told by places and not by a character."""
    objects = {int(number): body for number, body in OBJECT.findall(pdf)}
    fonts = {number: _characters(objects, body) for number, body in objects.items() if b"/ToUnicode" in body}
    pages = [body for body in objects.values() if re.search(rb"/Type /Page\b", body)]
    return [_text(_stream(objects[_reference(body, b"Contents")]), fonts) for body in pages]


def _text(drawn, fonts):
    found, font = [], {}
    for name, glyphs in DRAWN.findall(drawn):
        if name:
            font = fonts[int(name)]
        else:
            found += [font.get(glyphs[at : at + 4].upper(), "") for at in range(0, len(glyphs), 4)]
    return re.sub(r"\s", "", "".join(found))


def _characters(objects, font):
    """Which character each glyph of a font stands for."""
    found = {}
    for lines in CHARACTERS.findall(_stream(objects[_reference(font, b"ToUnicode")])):
        for line in lines.split(b"\n"):
            codes = re.findall(rb"<([0-9A-Fa-f]+)>", line)
            if len(codes) == 2:
                found[codes[0].upper()] = bytes.fromhex(codes[1].decode()).decode("utf-16-be")
            elif len(codes) == 3:
                first, last, start = (int(code, 16) for code in codes)
                for step in range(last - first + 1):
                    found[b"%04X" % (first + step)] = chr(start + step)
    return found


def _reference(body, name):
    return int(re.search(rb"/%s (\d+) 0 R" % name, body)[1])


def _stream(body):
    stream = STREAM.search(body)[1]
    return zlib.decompress(stream) if b"/FlateDecode" in body else stream
