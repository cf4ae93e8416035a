"""What another area measures is quoted by its code: the 38 people of the Fundación are counted once, by one desk."""

import ast
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from gobernacion.access.roles import Rol
from gobernacion.indicators.cuadraturas import Estado, Suma
from gobernacion.indicators.declarations import Cuenta
from gobernacion.indicators.registry import registry
from gobernacion.lib.clp import Pesos
from gobernacion.lib.periods import Period
from gobernacion.releases.measuring import draft_from_records, measure
from gobernacion.settings import BASE_DIR
from gobernacion.territory.models import Institucion
from programs.desarrollo_social.admin.forms import quotable
from programs.desarrollo_social.models import IndicadorGestion, PresupuestoOtraOficina, Sentido
from tests.access.people import browser_of, make_user, name
from tests.accounts import ELQUI_2019, account, findings

pytestmark = pytest.mark.django_db

YEAR = Period.year(2019)


@pytest.fixture(scope="module")
def others(keep_demonstration_of):
    """The desks of the agreements and of the fund, with their demonstration."""
    keep_demonstration_of("convenios", "orasmi", "desarrollo_social")


def total(codigo):
    return registry().total(codigo, YEAR)


def test_the_people_of_the_fundacion_are_measured_by_the_agreements_alone(others):
    assert total("DS-002") == total("CV-001") == 38
    assert registry()["DS-002"].repite == "CV-001"


def test_no_total_of_any_area_adds_them_twice():
    assert registry().misquoted() == []
    for cuadratura in registry().cuadraturas():
        if isinstance(cuadratura, Suma):
            assert not {"CV-001", "DS-002"} <= set(cuadratura.codigos)


def test_the_reader_of_the_account_is_told_once():
    told = [r for r in findings(account(ELQUI_2019).dichas()) if {"CV-001", "DS-002"} == set(r.codigos)]
    assert [(r.estado, r.clave.partition("@")[0]) for r in told] == [(Estado.OBSERVACION, "DS-derivadas")]


def test_an_edition_measured_from_records_says_whose_people_they_are(others):
    author = make_user("autora")
    name(author, Rol.AUTORIDAD)
    edicion = draft_from_records(Institucion.objects.actual(), 2019, None, author)
    quoted = edicion.cifras.get(codigo="DS-002")
    assert (quoted.valor, quoted.capitulo) == (38, "9")
    assert quoted.fuente == (
        "Medida de los registros de Convenios. Es la misma cifra que CV-001: en cualquier total se cuenta una vez."
    )
    own = edicion.cifras.get(codigo="DS-001", dimension="")
    assert own.fuente == "Medida de los registros de Desarrollo social."


def test_this_area_imports_no_other():
    for path in (BASE_DIR / "programs" / "desarrollo_social").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                first, *rest = node.module.split(".")
                assert first not in ("orasmi", "seguridad", "extranjeria"), path
                assert first != "programs" or rest[:1] == ["desarrollo_social"], path
    assert Path(BASE_DIR).exists()


# --- the management indicators -----------------------------------------------------------------------------------


def test_they_say_what_the_fund_measures_and_whether_it_reaches_the_target(others):
    last = date(2019, 12, 31)
    tiempo, promocion = (
        IndicadorGestion.objects.get(year=2019, codigo=code) for code in ("OR-014", "OR-013")
    )
    assert tiempo.medido(last) == total("OR-014") > 0
    assert promocion.medido(last) == total("OR-013") > 0
    assert tiempo.se_cumple(tiempo.medido(last)) is (total("OR-014") <= tiempo.meta)
    assert promocion.se_cumple(promocion.medido(last)) is (total("OR-013") >= promocion.meta)


@pytest.mark.parametrize(
    ("sentido", "valor", "cumple"),
    [
        (Sentido.AL_MENOS, 60, True),
        (Sentido.AL_MENOS, 59, False),
        (Sentido.A_LO_MAS, 60, True),
        (Sentido.A_LO_MAS, 61, False),
        (Sentido.AL_MENOS, None, None),
    ],
)
def test_a_target_is_reached_from_its_own_side(sentido, valor, cumple):
    indicador = IndicadorGestion(year=2019, sentido=sentido, meta=Decimal(60))
    assert indicador.se_cumple(valor if valor is None else Decimal(valor)) is cumple


def test_the_year_that_has_not_come_has_no_value():
    indicador = IndicadorGestion(year=2021, codigo="OR-014")
    assert indicador.medido(date(2020, 12, 31)) is None


def test_how_many_people_another_desk_attends_is_never_offered():
    offered = {codigo for codigo, _ in quotable()}
    assert {"OR-013", "OR-014"} <= offered
    assert {registry()[codigo].cuenta for codigo in offered} == {Cuenta.PROPORCION}


def test_the_page_shows_the_quoted_value_without_anybody_typing_it(others, desk_of_this_area):
    indicador = IndicadorGestion.objects.get(year=2019, codigo="OR-014")
    page = desk_of_this_area.get(
        f"/interno/desarrollo_social/indicadorgestion/{indicador.pk}/change/"
    ).content.decode()
    assert "días: se cumple." in page or "días: no se cumple." in page


@pytest.fixture
def desk_of_this_area(db):
    clerk = make_user("otra")
    name(clerk, Rol.ENCARGADO, "desarrollo_social")
    return browser_of(clerk)


# --- the budget beside that of the other offices -----------------------------------------------------------------


def test_the_own_budget_is_quoted_and_compared_with_the_largest_of_the_others(others):
    for oficina, monto in (("Una", 10_000_000), ("Otra", 20_000_000)):
        PresupuestoOtraOficina.objects.create(
            year=2019, oficina=oficina, monto=Pesos(monto), fuente="Informe"
        )
    [times] = registry()["DS-006"].measure(YEAR)
    assert times.valor == Decimal(39_067_051) / 20_000_000


def test_a_part_of_a_year_is_not_compared_with_budgets_of_a_year(others):
    PresupuestoOtraOficina.objects.create(year=2019, oficina="Una", monto=Pesos(10), fuente="Informe")
    assert list(registry()["DS-006"].measure(YEAR.until(date(2019, 6, 30)))) == []


def test_what_is_stated_of_the_quoted_people_comes_out_with_difference_zero(others):
    [stated] = [one for one in account(ELQUI_2019).dichas() if one.lugar.codigo == "DS-002"]
    assert measure(registry()["DS-002"], stated.momento)[stated.lugar] == stated.valor
