"""The board of an office on screen, its way in and what of it leaves the office."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from gobernacion.access.models import Anotacion
from gobernacion.access.roles import Rol
from gobernacion.indicators.declarations import Tramo
from gobernacion.indicators.models import Compromiso, MetaAnual
from gobernacion.indicators.registry import registry
from gobernacion.lib.clp import digits
from gobernacion.lib.periods import Period
from gobernacion.records.models import ValorVigente
from gobernacion.releases.measuring import LAST_DECIMAL
from gobernacion.releases.protection import CONTEO_MINIMO
from orasmi.models import Postulacion, Presupuesto
from tests.access.people import browser_of, make_user, name

pytestmark = pytest.mark.django_db

BOARD, WORKBOOK = "/interno/resumen/", "/interno/resumen/descargar/"
OF_2019 = {"lapso": "año", "dia": "30-09-2019"}


@pytest.fixture
def enter(office):
    def enter(username):
        if username not in office:
            office[username] = make_user(username)
            name(office[username], Rol(username))
        return browser_of(office[username])

    return enter


@pytest.mark.parametrize("username", ["jefatura", "autoridad", "orasmi"])
def test_the_first_page_says_how_the_year_goes_and_leads_to_the_workbook(enter, username):
    page = enter(username).get("/interno/").content.decode()
    assert "Cómo va el año" in page
    assert f'href="{BOARD}"' in page
    assert f'href="{WORKBOOK}"' in page


def test_the_first_page_marks_what_stays_in_the_office(enter):
    ValorVigente.objects.create(
        clave=CONTEO_MINIMO.clave, valor=1_000_000, desde=timezone.localdate(), norma="Una norma"
    )
    assert "Uso interno" in enter("orasmi").get("/interno/").content.decode()


@pytest.mark.parametrize("username", ["auditor", "administrador", "moderador"])
def test_to_whoever_reads_no_figures_there_is_no_board(enter, username):
    browser = enter(username)
    assert "Cómo va el" not in browser.get("/interno/").content.decode()
    for address in (BOARD, WORKBOOK):
        assert browser.get(address).status_code == 404


def test_a_number_leads_to_its_records_only_who_may_see_them(enter):
    listed = reverse("admin:orasmi_postulacion_changelist")
    rows = {who: enter(who).get(BOARD, OF_2019).context["rows"] for who in ("jefatura", "autoridad")}
    of_applicants = {
        who: next(row for row in found if row["linea"].codigo == "OR-002") for who, found in rows.items()
    }
    assert of_applicants["jefatura"]["url"] == f"{listed}?periodo=2019"
    assert of_applicants["autoridad"]["url"] == ""
    assert of_applicants["jefatura"]["done"] == of_applicants["autoridad"]["done"]


def test_a_comuna_leads_to_its_records_of_the_year(enter):
    page = enter("jefatura").get(BOARD, OF_2019)
    told = page.context["by_comuna"]
    row = next(row for row in told["rows"] if row["head"].codigo == "OR-002")
    cell = row["cells"][told["comunas"].index("Coquimbo")]
    found = enter("jefatura").get(cell["url"]).context["cl"]
    assert found.result_count
    assert {record.comuna.nombre for record in found.queryset} == {"Coquimbo"}
    assert {record.ocurrido_el.year for record in found.queryset} == {2019}
    assert not any(
        cell.get("url")
        for row in enter("autoridad").get(BOARD, OF_2019).context["by_comuna"]["rows"]
        for cell in row["cells"]
    )


def _total(codigo, span):
    found = next(one.valor for one in registry()[codigo].measure(span) if not one.dimension)
    return Decimal(found).quantize(LAST_DECIMAL)


def test_the_month_stands_beside_that_of_the_year_before(enter):
    page = enter("jefatura").get(BOARD, {"lapso": "año", "dia": "30-09-2020"})
    told = {row["linea"].codigo: row["linea"] for row in page.context["month"]}
    month = Period.month(2020, 9)
    assert len(told) > 3
    for codigo, linea in told.items():
        if registry()[codigo].tramo is Tramo.YEAR:
            total, before = (_total(codigo, span) for span in (month, month.a_year_before()))
            # What rests on no record is no zero, and is told without a number.
            assert (linea.valor or 0, linea.antes or 0) == (total, before), codigo
    assert any(linea.antes for linea in told.values())
    assert "Septiembre de 2020, hasta el 30-09-2020" in " ".join(page.content.decode().split())
    assert not enter("jefatura").get(BOARD, {"lapso": "mes", "dia": "30-09-2020"}).context["month"]


def test_a_desk_reads_its_own_area(enter):
    page = enter("orasmi").get(BOARD, OF_2019)
    assert {row["linea"].area for row in page.context["rows"]} == {"orasmi"}
    assert {row["cola"].area for row in page.context["queues"]} <= {"orasmi"}
    assert "Seguridad pública" not in page.content.decode()


def test_what_is_late_comes_first_and_says_by_how_much(enter):
    rows = enter("jefatura").get(BOARD, {"lapso": "año", "dia": "30-06-2019"}).context["rows"]
    late = [row["linea"].situacion.atrasa for row in rows]
    assert late == sorted(late, reverse=True)
    for row in rows:
        if row["linea"].situacion.atrasa:
            assert "faltan" in row["linea"].frase


def test_what_should_fall_is_out_of_what_was_expected_and_not_below_it(enter):
    browser = enter("jefatura")
    MetaAnual.objects.filter(codigo="SE-001", year=2019).update(valor=5000)
    board = browser.get(BOARD, OF_2019).content.decode()
    assert "por debajo de lo esperado" not in browser.get("/interno/").content.decode() + board
    assert "fuera de lo esperado" in board


def test_the_budget_of_the_fund_is_the_one_of_its_page(enter):
    """Today, what the steps of the cases moved and what their dates tell are the same."""
    for presupuesto in Presupuesto.objects.all():
        page = enter("jefatura").get(BOARD, {"lapso": "año", "dia": f"31-12-{presupuesto.year}"})
        if presupuesto.year == 2026:
            page = enter("jefatura").get(BOARD)
        row = next(one for one in page.context["budgets"] if one["name"] == "Fondo ORASMI")
        assert row["assigned"] == digits(presupuesto.monto)
    this_year = Presupuesto.objects.latest("year")
    page = enter("jefatura").get(BOARD)
    [row] = [one for one in page.context["budgets"] if one["name"] == "Fondo ORASMI"]
    assert (row["committed"], row["paid"]) == (digits(this_year.ocupado), digits(this_year.pagado))
    assert Postulacion.objects.filter(aprobada_el__year=this_year.year).exists()


def test_what_was_promised_before_and_is_still_open_is_late_today(enter):
    by_its_last_day = {"area": "seguridad", "capitulo": "1", "year": 2019, "orden": 90, "fuente": "Prueba"}
    owed = Compromiso.objects.create(**by_its_last_day, texto="Reunirse con cada junta", estado="pendiente")
    kept = Compromiso.objects.create(
        **{**by_its_last_day, "orden": 91},
        texto="Abrir la oficina móvil",
        estado="cumplido",
        evidencia="Acta 4",
    )
    of_its_year = enter("jefatura").get(BOARD, {"lapso": "año", "dia": "31-12-2019"}).context["promises"]
    late = {row["promise"].pk: row["late"] for row in of_its_year}
    assert (late[owed.pk], late[kept.pk]) == (True, False)
    later = {row["promise"].pk: row["late"] for row in enter("jefatura").get(BOARD).context["promises"]}
    assert later[owed.pk]
    assert kept.pk not in later


def test_the_queues_are_those_of_the_desks(enter):
    page = enter("jefatura").get(BOARD)
    told = {(row["cola"].mesa, row["cola"].titulo): row["cola"].total for row in page.context["queues"]}
    home = enter("jefatura").get("/interno/")
    asked = {
        (desk["records"], one["title"]): one["count"]
        for desk in home.context["waiting"]
        for one in desk["lists"]
        if (desk["records"], one["title"]) in told
    }
    assert asked
    assert {key: told[key] for key in asked} == asked


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"lapso": "año", "dia": "31/02/2019"}, "No existe el 31 de febrero"),
        ({"lapso": "año", "dia": "31-12-2090"}, "no ha llegado"),
        ({"lapso": "año", "dia": "31-12-1950"}, "desde el 01-01-1990"),
        ({"lapso": "siglo"}, "no es una de las opciones"),
    ],
)
def test_what_cannot_be_read_says_what_to_choose(enter, asked, sentence):
    for address in (BOARD, WORKBOOK):
        page = enter("jefatura").get(address, asked)
        assert page.status_code == 400
        assert sentence in page.content.decode()


def test_a_workbook_that_leaves_stays_in_the_journal(enter, office):
    answer = enter("jefatura").get(WORKBOOK, OF_2019)
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == 'attachment; filename="resumen-anual-2019-09-30.xlsx"'
    line = Anotacion.objects.filter(quien=office["jefatura"], modelo="releases.Cifra").latest("pk")
    assert line.filas > 100
    assert line.motivo == "Resumen: año 2019, hasta el 30-09-2019"


def test_a_page_asks_no_more_of_the_same_figures(enter, django_assert_max_num_queries):
    """The first page measures the headlines alone: what it asks depends on what is declared."""
    browser = enter("orasmi")
    with django_assert_max_num_queries(60):
        browser.get("/interno/")
