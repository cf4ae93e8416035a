"""The figures of an edition go out as a file as they are on screen: all of them, or those of one chapter."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal

import pytest

from gobernacion.access.models import Anotacion
from gobernacion.releases.models import Cifra, Edicion
from tests.access.people import browser_of, make_user, name

LIST = "/interno/releases/edicion/"
FORMATO = {"formato": "csv"}


@pytest.fixture
def draft(db):
    edicion = Edicion.objects.create(
        year=2018, numero=1, titulo="Cuenta 2018", elaborada_por=make_user("elabora")
    )
    for orden, (numero, titulo) in enumerate([("1", "Ayudas"), ("2", "Agua")]):
        edicion.capitulos.create(numero=numero, titulo=titulo, orden=orden, area="orasmi")
        edicion.cifras.create(
            codigo=f"XX-00{numero}",
            capitulo=numero,
            indicador=f"Lo de {titulo}",
            orden=orden,
            desde="2018-01-01",
            hasta="2019-01-01",
            valor=Decimal("1234.5"),
            unidad="personas",
            origen="registros",
            protegida=numero == "2",
            area="orasmi",
        )
    return edicion


@pytest.fixture
def enter(db):
    def enter(rol, area=""):
        user = make_user(f"{rol}.{area}")
        name(user, rol, area)
        return browser_of(user)

    return enter


def rows_of(answer):
    written = b"".join(answer.streaming_content).decode()
    return list(csv.DictReader(io.StringIO(written, newline="")))


def shown(page):
    """The codes of the figures that a page has on screen."""
    return re.findall(r"<td>(XX-\d+)</td>", page.content.decode())


@pytest.mark.parametrize("rol", ["jefatura", "autoridad"])
@pytest.mark.parametrize("query", ["", "?capitulo=2"])
def test_the_file_has_what_is_on_screen(draft, enter, rol, query):
    client = enter(rol)
    page = client.get(f"{LIST}{draft.pk}/ver_cifras/{query}")
    assert f"exportar_cifras/{query}" in page.content.decode()
    asked = client.get(f"{LIST}{draft.pk}/exportar_cifras/{query}")
    assert asked.status_code == 200
    assert not Anotacion.objects.filter(accion="exportar").exists()
    rows = rows_of(client.post(f"{LIST}{draft.pk}/exportar_cifras/{query}", FORMATO))
    assert [row["Código"] for row in rows] == shown(page)
    assert len(rows) == (1 if query else 2)
    line = Anotacion.objects.get(accion="exportar")
    assert (line.modelo, line.filas, line.motivo) == (
        "releases.Cifra",
        len(rows),
        "Cifras de la edición 2018-1.",
    )


def test_it_says_which_of_them_are_withheld_outside_the_office(draft, enter):
    rows = rows_of(enter("jefatura").post(f"{LIST}{draft.pk}/exportar_cifras/", FORMATO))
    assert [row["Se publica protegida"] for row in rows] == ["No", "Sí"]
    assert [row["Valor"] for row in rows] == ["1234.5000", "1234.5000"]
    assert {row["Área (código)"] for row in rows} == {"orasmi"}


def test_a_chapter_there_is_not_shows_nothing(draft, enter):
    client = enter("jefatura")
    for page in ("ver_cifras", "exportar_cifras"):
        assert client.get(f"{LIST}{draft.pk}/{page}/?capitulo=9").status_code == 404


def test_who_prepares_no_edition_takes_none_of_its_figures(draft, enter):
    address = f"{LIST}{draft.pk}/exportar_cifras/"
    assert enter("encargado", "orasmi").post(address, FORMATO).status_code == 404
    assert Cifra.objects.count() == 2
    assert not Anotacion.objects.filter(accion="exportar").exists()
