"""Page, CSV, JSON and Excel say the same of every figure: what is on the screen can be read off any of them."""

import csv
import io
import json
from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from gobernacion.access.models import User
from gobernacion.lib import clp
from gobernacion.lib.periods import Period
from gobernacion.published.longform import COLUMNS
from gobernacion.releases.checking import check
from gobernacion.releases.drafting import draft_from_document
from gobernacion.releases.publishing import publish
from tests.accounts import ELQUI_2019, account
from tests.portal.reading import plain, text, texts_by_id

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    elabora, aprueba = (User.objects.create(username=name, nombre=name) for name in ("elabora", "aprueba"))
    draft = draft_from_document(account(ELQUI_2019), elabora)
    check(draft)
    draft.aprobar(aprueba)
    return publish(draft, date(2020, 3, 31))


def as_text(value):
    """A cell as the CSV writes it."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, int | float | Decimal):
        return f"{Decimal(str(value)).normalize():f}"
    return str(value)


def from_csv(client, slug):
    content = client.get(f"/datos/cuenta-{slug}.csv").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


def from_json(client, slug):
    rows = json.loads(client.get(f"/datos/cuenta-{slug}.json").content)["cifras"]
    return [{name: as_text(row[name]) for name in COLUMNS} for row in rows]


def from_xlsx(client, slug):
    sheet = load_workbook(
        io.BytesIO(client.get(f"/datos/cuenta-{slug}.xlsx").content), read_only=True
    ).worksheets[0]
    header, *rows = sheet.iter_rows(values_only=True)
    return [{name: as_text(value) for name, value in zip(header, row, strict=True)} for row in rows]


def printed(number, unidad):
    """A plain number of a download as the page must print it."""
    if unidad == "pesos":
        return clp.digits(int(number))
    return clp.number(Decimal(number)) + ("\u00a0%" if unidad == "por ciento" else "")


def is_listed(row):
    """Whether a page lists it as what its source names: in the downloads it is a 1, whose note says who counted it."""
    counted = row["valor"] == "1" and row["nota"].startswith("Recuento nuestro")
    return bool(row["dimension"]) and (counted or not row["valor"])


def test_the_downloads_agree_on_every_figure(client, edition):
    rows = from_csv(client, edition.slug)
    assert len(rows) == edition.cifras.count() > 200
    assert list(rows[0]) == list(COLUMNS)
    assert from_json(client, edition.slug) == rows
    assert from_xlsx(client, edition.slug) == rows


def test_the_page_of_every_figure_says_what_the_downloads_say(client, edition):
    pages = {}
    for row, orden in zip(
        from_csv(client, edition.slug), edition.cifras.en_orden().values_list("orden", flat=True), strict=True
    ):
        address = f"/cuenta/{edition.slug}/cifra/{row['codigo']}/"
        if address not in pages:
            response = client.get(address)
            pages[address] = texts_by_id(response), text(response)
        by_id, whole = pages[address]
        shown = by_id[f"c{orden}"]
        assert row["categoria"].rpartition("/")[2] in shown, row
        for told in (row["nota"], *row["fuente"].splitlines()):
            assert plain(told) in whole, row
            shown = shown.replace(plain(told), "")
        value = printed(row["valor"], row["unidad"]) if row["valor"] else "No informada"
        hedged = f"{row['calificador']} {value}" if row["valor"] and row["calificador"] else value
        if is_listed(row):
            assert "la fuente enumera" in whole or "no da ningún número" in whole, row
        else:
            assert f" {plain(hedged)} " in f" {shown} ", row
        if row["meta"]:
            assert plain(f"eta: {printed(row['meta'], row['unidad'])}") in shown, row
        period = str(Period(date.fromisoformat(row["desde"]), date.fromisoformat(row["hasta"])))
        assert period in whole or period.capitalize() in whole, row
        if row["corte"]:
            assert f"al {date.fromisoformat(row['corte']):%d-%m-%Y}" in whole, row
        for told in (row["indicador"], row["codigo"], row["unidad"]):
            assert told in whole or told.capitalize() in whole, row
