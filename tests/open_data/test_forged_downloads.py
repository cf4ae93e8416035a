"""Whatever a reader of a download can see and somebody altered is found, and the program says where it is.

docs/campanas/forged_downloads.md keeps the sentence each forgery is told; written again by
FORGED=write .venv/bin/python -m pytest tests/open_data/test_forged_downloads.py
"""

import io
import json
import os
import re
from datetime import date
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from django.conf import settings

from gobernacion.open_data import verificar_descarga
from tests.open_data.altering import book, parts_of
from tests.open_data.forged_attachments import ATTACHMENTS
from tests.open_data.forged_cells import CELLS
from tests.open_data.forged_looks import LOOKS
from tests.open_data.forged_texts import TEXTS
from tests.open_data.forged_withdrawals import WITHDRAWALS

pytestmark = pytest.mark.django_db

FORGERIES = [*CELLS, *LOOKS, *ATTACHMENTS, *TEXTS, *WITHDRAWALS]
KINDS = list(dict.fromkeys(forgery.kind for forgery in FORGERIES))
INTRODUCTION = f"""# What whoever alters a download is told

The {len(FORGERIES)} forgeries of `tests/open_data/test_forged_downloads.py` by kind, each with what
`verificar_descarga.py` answers after «NO CORRESPONDE.» and the name of the file. All are found."""
TODAY = date(2031, 4, 1)
"""When the downloads are checked: a month after the edition was published."""
PAGE = settings.BASE_DIR / "docs" / "campanas" / "forged_downloads.md"


@pytest.fixture
def check(downloads, tmp_path, capsys, monkeypatch):
    """The answer to one file, with what else a citizen needs beside it: whether it corresponds, and what is said."""
    monkeypatch.setattr(verificar_descarga, "hoy", TODAY.isoformat)

    def check(formato, content):
        path = tmp_path / f"cuenta.{formato}"
        path.write_bytes(content)
        beside = tmp_path / "otra" / "cuenta.sello.json"
        beside.parent.mkdir(exist_ok=True)
        beside.write_bytes(downloads["sello.json"])
        code = verificar_descarga.main([str(path), *([str(beside)] if formato == "csv" else [])])
        printed = capsys.readouterr()
        assert bool(printed.out) is (code == 0)
        return code == 0, (printed.out + printed.err).replace(f"{tmp_path}/", "")

    return check


@pytest.mark.parametrize("formato", ["xlsx", "json", "csv", "sello.json"])
def test_what_nobody_altered_corresponds(check, downloads, formato):
    holds, said = check(formato, downloads[formato])
    assert holds, said


@pytest.mark.parametrize("kind", KINDS)
def test_every_forgery_of_a_kind_is_found_and_its_place_is_said(check, downloads, untouched, kind):
    sentences = [f"## {kind}", "", "| Alguien dejó | Se responde |", "|---|---|"]
    for forgery in FORGERIES:
        if forgery.kind == kind:
            forged = forgery.change(downloads[forgery.formato])
            assert seen(forgery.formato, forged) not in untouched[forgery.formato]
            holds, said = check(forgery.formato, forged)
            assert not holds, forgery
            sentence, *advice = said.splitlines()
            told = sentence.removeprefix(f"NO CORRESPONDE. cuenta.{forgery.formato}: ")
            assert told != sentence
            assert forgery.place in told, forgery
            assert "no se puede leer" not in told, forgery
            assert advice == verificar_descarga.QUE_HACER.splitlines()
            sentences.append(f"| {forgery.what} | {kept(told)} |")
    if os.environ.get("FORGED") == "write":
        write(kind, sentences)
    assert sections()[kind] == sentences


def seen(formato, content):
    """What the file says: of a workbook, each of its parts; of a text, its data and how its numbers are written."""
    if formato == "csv":
        return content
    if formato != "xlsx":
        try:
            return json.dumps(
                json.loads(content, object_pairs_hook=list, parse_float=written, parse_int=written)
            )
        except ValueError:
            return content
    return {name: as_read(part) for name, part in parts_of(content).items()}, content.count(b"PK\1\2")


def written(number):
    return f"the number {number}"


def as_read(part):
    """A part of a workbook as any program reads it, but for the moment it was saved."""
    try:
        read = ET.canonicalize(from_file=io.BytesIO(part))
    except ET.ParseError:
        return part
    return re.sub(r"<dcterms:modified.*?</dcterms:modified>", "", read)


SEEN = {}


@pytest.fixture
def untouched(downloads):
    """What each download says as it was published, and the workbook also as openpyxl alone saves it."""
    if not SEEN:
        SEEN.update({formato: [seen(formato, content)] for formato, content in downloads.items()})
        SEEN["xlsx"].append(seen("xlsx", book(lambda workbook: None)(downloads["xlsx"])))
    return SEEN


def test_there_are_many_of_every_kind():
    assert len(FORGERIES) >= 80
    assert len({str(forgery) for forgery in FORGERIES}) == len(FORGERIES)
    assert all(sum(forgery.kind == kind for forgery in FORGERIES) >= 7 for kind in KINDS)


def kept(sentence):
    """The sentence without what differs from one database to another, as a cell of a table."""
    sentence = re.sub(r"(?!(.)\1*\b)[0-9a-f]{64}", "(el sello)", sentence)
    sentence = re.sub(r"[0-9a-f]{12}\.xlsx", "(sello).xlsx", sentence)
    return sentence.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;")


def sections():
    """What the page keeps, by kind."""
    _, *kinds = PAGE.read_text(encoding="utf-8").split("\n## ")
    return {kind.partition("\n")[0]: f"## {kind}".strip().splitlines() for kind in kinds}


def write(kind, sentences):
    told = (sections() if PAGE.exists() else {}) | {kind: sentences}
    page = [INTRODUCTION, *("\n".join(told[each]) for each in KINDS if each in told)]
    PAGE.write_text("\n\n".join(page) + "\n", encoding="utf-8")


def test_the_page_says_how_many_there_are():
    assert PAGE.read_text(encoding="utf-8").startswith(INTRODUCTION)
    assert list(sections()) == KINDS


def test_an_untouched_workbook_opens_in_another_reader(downloads):
    assert openpyxl.load_workbook(io.BytesIO(downloads["xlsx"])).sheetnames == list(verificar_descarga.HOJAS)
