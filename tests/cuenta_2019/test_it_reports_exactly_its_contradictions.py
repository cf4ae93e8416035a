"""The 2019 account: what it gets wrong is found by the rules alone, and nothing that is right is blamed."""

from decimal import Decimal

import pytest

from gobernacion.indicators import percentages
from gobernacion.indicators.cuadraturas import (
    Estado,
    Igual,
    MismaCifra,
    ParteTodo,
    Suma,
    SumaDesglose,
    UnaVez,
)
from gobernacion.indicators.flows import EntradasMenosQueFlujo
from tests.accounts import ELQUI_2019, account, findings, of_estado

YEAR = "2019-01-01..2020-01-01"
SEASON = "2018-12-01..2019-06-01"

QUIEBRES = {
    f"AC-002:rol@{YEAR}": (205, 215),
    f"AC-008:convocatoria/rol@{YEAR}#Intensiva 2017": (7, 6),
    f"AN-variacion@{SEASON}": (Decimal("1.068"), Decimal("6.7655")),
    f"AN-003:nacionalidad@{SEASON}#Argentina": (26541, 22048),
    f"AN-personas@{SEASON}": (48589, 48589),
}
OBSERVACIONES = {
    f"EX-001:nacionalidad@{YEAR}": (4491, 3941),
    f"DS-derivadas@{YEAR}": (38, 38),
}


@pytest.fixture
def cifras():
    return list(account(ELQUI_2019).dichas())


def test_its_contradictions_are_found_and_no_others(cifras):
    assert of_estado(Estado.QUIEBRE, cifras) == QUIEBRES


def test_the_reader_is_told_of_the_rest_of_the_nationalities_and_of_the_people_in_two_chapters(cifras):
    assert of_estado(Estado.OBSERVACION, cifras) == OBSERVACIONES


def test_each_finding_is_told_in_a_sentence_with_its_numbers(cifras):
    told = {r.clave: r.frase for r in findings(cifras)}
    assert "39 + 39 + 104 + 33 = 215" in told[f"AC-002:rol@{YEAR}"]
    assert "6,77 %" in told[f"AN-variacion@{SEASON}"]
    assert "550, se muestra como «otras»" in told[f"EX-001:nacionalidad@{YEAR}"]
    assert "cuenta una vez" in told[f"DS-derivadas@{YEAR}"]


def test_every_finding_has_a_signed_note_about_the_same_two_numbers_and_no_note_is_left_over():
    notes = {nota.clave: (nota.informado, nota.esperado) for nota in account(ELQUI_2019).notas}
    assert notes == QUIEBRES | OBSERVACIONES
    assert all(nota.firma and len(nota.texto) > 60 for nota in account(ELQUI_2019).notas)


def test_the_sums_and_ratios_it_gets_right_are_checked_and_hold(cifras):
    right = of_estado(Estado.CUADRA, cifras)
    assert {
        f"AC-001:unidad territorial@{YEAR}",
        f"AC-002:unidad territorial@{YEAR}",
        f"AC-003:convocatoria@{YEAR}",
        f"AC-004:edad@{YEAR}",
        f"AC-008:convocatoria/rol@{YEAR}#Arrastre",
        f"AC-008:convocatoria/rol@{YEAR}#Arrastre 2017",
        f"AN-001:nacionalidad@{SEASON}",
        f"AN-vehiculos@{SEASON}",
        f"CC-001:linea@{YEAR}",
        f"CC-presupuesto@{YEAR}",
        f"FS-001:comuna@{YEAR}",
        f"FS-002:comuna@{YEAR}",
        "GT-cumplimiento@2020-01-01..2021-01-01/2020-03-06",
        f"OR-siep@{YEAR}",
        f"OR-riesgo@{YEAR}",
        f"menciones@{YEAR}#AC-001",
        f"menciones@{YEAR}#AC-002",
        f"menciones@{YEAR}#OR-004",
        f"menciones@{YEAR}#OR-008",
    } <= right.keys()


def test_what_it_only_enumerates_is_not_told_as_a_sum_that_holds(cifras):
    enumerated = {str(cifra.lugar) for cifra in cifras if cifra.enumerada}
    sums = {clave.partition("@")[0] for clave in of_estado(Estado.CUADRA, cifras)}
    assert len(enumerated) > 50
    assert not sums & {place.partition("=")[0] for place in enumerated if ":" in place}


def without(rule):
    """The rule finds nothing any more."""
    return lambda self, cifras: iter(())


@pytest.mark.parametrize(
    "rule",
    [SumaDesglose, EntradasMenosQueFlujo, percentages.Variacion, UnaVez],
    ids=lambda rule: rule.__name__,
)
def test_the_findings_are_missed_when_a_rule_is_silenced(rule, cifras, monkeypatch):
    monkeypatch.setattr(rule, "revisar", without(rule))
    assert (of_estado(Estado.QUIEBRE, cifras), of_estado(Estado.OBSERVACION, cifras)) != (
        QUIEBRES,
        OBSERVACIONES,
    )


@pytest.mark.parametrize(
    "rule",
    [Suma, SumaDesglose, Igual, ParteTodo, MismaCifra, percentages.CumplimientoMedio],
    ids=lambda rule: rule.__name__,
)
def test_a_silenced_rule_checks_less(rule, cifras, monkeypatch):
    before = len(findings(cifras))
    monkeypatch.setattr(rule, "revisar", without(rule))
    assert len(findings(cifras)) < before
