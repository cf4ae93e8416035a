"""In the account of a year a reader finds what had been promised for it, how it stands and what was measured."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from tests.portal.factories import cifra, compromiso
from tests.portal.reading import text

pytestmark = pytest.mark.django_db
SAID = "Lo que dijimos que haríamos en 2020"


@pytest.fixture
def edition(publishing):
    return publishing.edition(
        cifra("AA-001", 13, "2020", unidad="plazas", indicador="Plazas ciudadanas"),
        cifra("AA-002", 3, "2020 al 2020-03-06", unidad="diálogos", indicador="Diálogos"),
        cifra("AA-003", 7, "2019", indicador="Del año anterior"),
        compromiso("Hacer 12 plazas.", codigo="AA-001", meta=12, estado="cumplido", fuente="Actas 1 a 13."),
        compromiso("Hacer diálogos.", codigo="AA-002", estado="en_curso", plazo=date(2020, 12, 1)),
        compromiso("Medir lo que no se midió.", codigo="AA-003", meta=5),
        compromiso("Atender mejor."),
        compromiso("Lo que viene.", year=2021, codigo="AA-001", meta=20, fuente="Haremos veinte."),
        year=2020,
    )


def section(client, name, address="/cuenta/2020/capitulo/1/"):
    page = client.get(address).content.decode()
    return page.partition(f'aria-labelledby="{name}"')[2].partition("</section>")[0]


def test_a_chapter_tells_them_apart_from_what_comes_next(client, edition):
    page = text(client.get("/cuenta/2020/capitulo/1/"))
    assert page.index(SAID) < page.index("Hacer 12 plazas.") < page.index("Compromisos", page.index(SAID))
    assert page.index("Lo que viene.") > page.index("Atender mejor.")
    assert "Lo que viene." not in section(client, "cumplimientos")


def test_what_has_a_figure_is_told_with_it_and_its_target(client, edition):
    told = section(client, "cumplimientos")
    assert "<strong>Cumplido</strong>" in told
    assert '<a href="/cuenta/2020/cifra/AA-001/">Plazas ciudadanas</a>: <strong>13 plazas</strong>' in told
    assert "de 12" in told
    assert "(108\N{NO-BREAK SPACE}%)" in told
    assert "108\N{NO-BREAK SPACE}% de lo comprometido" in told
    assert "Actas 1 a 13." in told


def test_a_figure_to_date_says_so_and_a_term_is_told(client, edition):
    told = section(client, "cumplimientos")
    assert "Al 06-03-2020." in told
    assert "Plazo: 01-12-2020" in told


def test_the_figure_of_another_year_measures_nothing(client, edition):
    told = section(client, "cumplimientos")
    assert "Meta: 5. Esta edición no informa la cifra" in told
    assert "Del año anterior" not in told


def test_what_comes_next_is_not_measured_yet(client, edition):
    told = section(client, "compromisos")
    assert "Lo que viene." in told
    assert "13 plazas" not in told
    assert "Lo que dice el documento" in told


def test_the_edition_lists_both(client, edition):
    page = text(client.get("/cuenta/2020/"))
    assert page.index(SAID) < page.index("Hacer 12 plazas.") < page.index("Lo que sigue: compromisos")
    assert "108 % de la meta" in page


def test_the_whole_year_measures_before_a_part_of_it(client, publishing):
    publishing.edition(
        cifra("AA-001", 15, "2020", unidad="plazas"),
        cifra("AA-001", 3, "2020 al 2020-03-06", unidad="plazas"),
        compromiso("Hacer plazas.", codigo="AA-001", meta=12),
        year=2020,
    )
    assert "<strong>15 plazas</strong>" in section(client, "cumplimientos")


def test_without_commitments_for_its_year_nothing_is_said(client, publishing):
    publishing.edition(cifra(), compromiso("Lo que viene.", year=2020))
    page = text(client.get("/cuenta/2019/capitulo/1/"))
    assert "Lo que dijimos" not in page
    assert "Lo que viene." in page


def test_downloads_carry_them_with_what_was_measured(client, edition):
    answer = client.get("/datos/cuenta-2020-1.xlsx")
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    titles, *rows = openpyxl.load_workbook(io.BytesIO(content))["Compromisos"].iter_rows(values_only=True)
    told = [dict(zip(titles, row, strict=True)) for row in rows]
    assert [(row["texto"], row["meta"], row["resultado"], row["estado"]) for row in told[:2]] == [
        ("Hacer 12 plazas.", 12, 13, "cumplido"),
        ("Hacer diálogos.", None, 3, "en_curso"),
    ]
    assert told[-1]["resultado"] is None
    document = client.get("/datos/cuenta-2020-1.json").json()
    assert document["compromisos"][0]["estado"] == "cumplido"


@pytest.mark.parametrize("evil", ["<script>alert(1)</script>", '" onload="x'])
def test_what_was_written_is_never_taken_for_a_page(client, publishing, evil):
    publishing.edition(cifra(), compromiso(evil, year=2019, fuente=evil, codigo="AA-001", meta=1))
    assert evil not in client.get("/cuenta/2019/capitulo/1/").content.decode()
