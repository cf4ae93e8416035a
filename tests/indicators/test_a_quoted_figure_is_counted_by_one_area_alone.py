"""A figure that a chapter repeats from another area is quoted by its code: measured there, guarded alike."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from gobernacion.areas import installed
from gobernacion.indicators import checks
from gobernacion.indicators.cuadraturas import Suma, UnaVez
from gobernacion.indicators.declarations import Cuenta, Desglose, Indicador, Medida, Sensibilidad
from gobernacion.indicators.registry import DeclaracionInvalida, Registry, registry
from gobernacion.lib.periods import Period

PERIOD = Period.year(2019)
COUNTED = Indicador(
    codigo="EM-900",
    nombre="Personas enviadas",
    definicion="Personas enviadas.",
    unidad="personas",
    capitulo="10",
    como_se_mide="Se cuentan.",
    cuenta=Cuenta.PERSONA,
    sensibilidad=Sensibilidad.SENSIBLE,
    desgloses=(Desglose("comuna", "Comuna"), Desglose("grupo", "Grupo")),
    measure=lambda period: (
        Medida(period.days),
        Medida(7, "comuna", "Vicuña"),
        Medida(9, "grupo", "Adulto mayor"),
    ),
)
QUOTED = replace(COUNTED, codigo="CA-900", capitulo="12", desgloses=(), measure=None, repite="EM-900")


def areas():
    return {area.label: area for area in installed()}


@pytest.fixture
def found():
    return Registry()


def declare(found, *quotations, counted=COUNTED, cuadraturas=()):
    found.add(areas()["caprino"], quotations)
    if counted:
        found.add(areas()["emergencias"], [counted], cuadraturas)
    return found


def test_it_measures_what_the_quoted_code_measures(found):
    declare(found, QUOTED)
    assert list(found["CA-900"].measure(PERIOD)) == [Medida(365)]


def test_of_the_breakdowns_only_those_it_declares_too(found):
    declare(found, replace(QUOTED, desgloses=(Desglose("comuna", "Comuna"),)))
    assert list(found["CA-900"].measure(PERIOD)) == [Medida(365), Medida(7, "comuna", "Vicuña")]


def test_where_the_other_area_is_switched_off_nothing_is_measured_and_it_is_said(found):
    declare(found, QUOTED, counted=None)
    assert list(found["CA-900"].measure(PERIOD)) == []
    assert found.dangling() == ["EM-900"]
    assert found.misquoted() == []


def test_a_quotation_may_not_count_by_itself(found):
    with pytest.raises(DeclaracionInvalida, match="además mide por su cuenta"):
        declare(found, replace(QUOTED, measure=lambda period: ()))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"sensibilidad": Sensibilidad.PUBLICA}, "sensibilidad"),
        ({"unidad": "familias"}, "unidad"),
        ({"cuenta": Cuenta.COSA}, "cuenta"),
    ],
)
def test_the_same_people_are_guarded_alike_in_both_chapters(found, wrong, said):
    declare(found, replace(QUOTED, **wrong))
    [sentence] = found.misquoted()
    assert f"«{said}»" in sentence


def test_what_is_quoted_is_not_itself_a_quotation(found):
    declare(found, QUOTED, replace(QUOTED, codigo="CA-901", nombre="Otra", repite="CA-900"))
    assert any("que a su vez repite" in sentence for sentence in found.misquoted())


def test_no_total_may_add_a_figure_and_its_quotation(found):
    twice = Suma("EM-todas", "Todas", "EM-901", ("EM-900", "EM-902", "CA-900"))
    declare(found, QUOTED, cuadraturas=[twice])
    assert found.misquoted() == ["EM-todas: suma dos veces el mismo hecho, EM-900"]


def test_a_total_may_add_different_parts_of_one_code(found):
    parts = Suma("EM-x", "Partes", "EM-901", ("EM-900:grupo=Adulto mayor", "CA-900:grupo=Menor"))
    assert declare(found, QUOTED, cuadraturas=[parts]).misquoted() == []


def test_the_reader_is_told_to_count_it_once_without_anybody_declaring_it(found):
    declare(found, QUOTED)
    [once] = [c for c in found.cuadraturas() if isinstance(c, UnaVez)]
    assert (once.una, once.otra) == ("EM-900", "CA-900")


def test_what_an_area_says_of_it_in_its_own_words_is_not_said_again(found):
    said = UnaVez("CA-una-vez", "En dos capítulos", "EM-900", "CA-900")
    declare(found, QUOTED, cuadraturas=[said])
    assert [c for c in found.cuadraturas() if isinstance(c, UnaVez)] == [said]


def test_the_start_refuses_a_total_that_counts_somebody_twice(found, monkeypatch):
    declare(found, QUOTED, cuadraturas=[Suma("EM-t", "T", "EM-901", ("EM-900", "CA-900"))])
    monkeypatch.setattr(checks, "registry", lambda: found)
    assert [message.id for message in checks.declarations_hold()] == ["indicators.E003"]


def test_the_whole_of_a_code_is_asked_of_whoever_answers_for_it(found):
    declare(found, QUOTED)
    march = Period(date(2020, 3, 1), date(2020, 4, 1))
    assert found.total("EM-900", march) == found.total("CA-900", march) == Decimal(31)
    assert found.total("EM-901", march) is None


def test_what_the_installed_areas_quote_holds():
    assert registry().misquoted() == []
