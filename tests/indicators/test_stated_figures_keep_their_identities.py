"""Each kind of cuadratura: what it lets pass, what it reports, and how it respects the hedges of the source."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gobernacion.indicators.cuadraturas import (
    MENCIONES,
    Estado,
    Igual,
    ParteTodo,
    Suma,
    SumaDesglose,
    UnaVez,
)
from gobernacion.indicators.declarations import Desglose
from gobernacion.indicators.figures import CifraDicha, Cifras, Lugar
from gobernacion.indicators.flows import EntradasMenosQueFlujo
from gobernacion.indicators.percentages import CumplimientoMedio, Proporcion, Variacion
from gobernacion.releases.documents import read_moment

YEAR = "2022"


def said(lugar, valor, calificador="", *, when=YEAR, meta=None, menciones=(), enumerada=False):
    return CifraDicha(
        Lugar.parse(lugar),
        read_moment(when),
        Decimal(str(valor)),
        calificador,
        None if meta is None else Decimal(meta),
        tuple(map(Decimal, menciones)),
        enumerada,
    )


def verdicts(cuadratura, *cifras):
    return [r.estado.value for r in cuadratura.revisar(Cifras(cifras))]


def by(dimension="comuna", **options):
    return SumaDesglose("X-1:cut", "Cosas", "X-1", Desglose(dimension, "Comuna", **options))


def test_a_number_that_was_worked_out_is_told_short_and_a_stated_one_as_it_is_stated():
    means = ParteTodo("X", "Con cita", "X-1", "X-2")
    [worked_out] = means.revisar(Cifras([said("X-1", "80.8333"), said("X-2", "149.8889")]))
    assert worked_out.frase == "La parte (80,83) es parte de 149,89."
    [stated] = means.revisar(Cifras([said("X-1", "1.068"), said("X-2", "6.5")]))
    assert stated.frase == "La parte (1,068) es parte de 6,5."
    assert worked_out.informado == Decimal("80.8333")


@pytest.mark.parametrize(("last", "verdict"), [(4, "cuadra"), (3, "quiebre"), (5, "quiebre")])
def test_the_categories_of_a_breakdown_add_up_to_the_total(last, verdict):
    parts = [said("X-1:comuna=a", 1), said("X-1:comuna=b", 5), said("X-1:comuna=c", last)]
    assert verdicts(by(), said("X-1", 10), *parts) == [verdict]


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=8), st.integers(-3, 3))
def test_any_breakdown_adds_up_exactly_when_a_plain_sum_says_so(parts, error):
    total = sum(parts) + error
    cifras = [said(f"X-1:comuna={n}", part) for n, part in enumerate(parts)]
    assert verdicts(by(), said("X-1", total), *cifras) == ["cuadra" if error == 0 else "quiebre"]


@pytest.mark.parametrize(
    ("whole", "parts", "verdict"),
    [
        (True, (True, True), []),
        (False, (True, True), ["cuadra"]),
        (True, (True, False), ["cuadra"]),
        (True, (False, False), ["cuadra"]),
    ],
    ids=["all enumerated", "the total is stated", "a part is stated", "the parts are stated"],
)
def test_what_was_counted_of_an_enumeration_proves_nothing_about_its_own_sum(whole, parts, verdict):
    named = [said(f"X-1:comuna={n}", 1, enumerada=how) for n, how in enumerate(parts)]
    total = said("X-1", 2, enumerada=whole)
    assert verdicts(by(), total, *named) == verdict
    assert verdicts(by(suma=False), total, *named) == verdict * 2
    places = tuple(str(one.lugar) for one in named)
    assert verdicts(Suma("X-suma", "Cosas", "X-1", places), total, *named) == verdict


def test_an_enumeration_that_was_counted_wrong_is_still_found():
    named = [said(f"X-1:comuna={n}", 1, enumerada=True) for n in "ab"]
    assert verdicts(by(), said("X-1", 3, enumerada=True), *named) == ["quiebre"]
    assert verdicts(by(), said("X-1", 3), *named) == ["quiebre"]


def test_a_breakdown_without_its_total_or_a_total_without_its_breakdown_says_nothing():
    assert verdicts(by(), said("X-1:comuna=a", 1)) == []
    assert verdicts(by(), said("X-1", 1)) == []


def test_figures_of_other_moments_are_never_mixed():
    assert verdicts(by(), said("X-1", 1), said("X-1:comuna=a", 2, when="2021")) == []
    assert verdicts(by(), said("X-1", 1), said("X-1:comuna=a", 2, when="2022 al 2022-03-01")) == []


@pytest.mark.parametrize(("part", "verdict"), [(10, "cuadra"), (4, "observacion"), (11, "quiebre")])
def test_where_a_rest_is_declared_categories_may_fall_short_and_the_reader_is_told(part, verdict):
    assert verdicts(by(resto="otras"), said("X-1", 10), said("X-1:comuna=a", part)) == [verdict]


def test_a_rest_that_is_stated_must_complete_the_total():
    rest = said("X-1:comuna=otras", 5)
    assert verdicts(by(resto="otras"), said("X-1", 10), said("X-1:comuna=a", 4), rest) == ["quiebre"]


def test_categories_that_may_overlap_are_each_held_to_the_whole():
    parts = [said("X-1:comuna=a", 9), said("X-1:comuna=b", 11)]
    assert verdicts(by(suma=False), said("X-1", 10), *parts) == ["cuadra", "quiebre"]


def test_a_nested_breakdown_adds_up_inside_each_category():
    cifras = [
        said("X-1:equipo=A", 3),
        said("X-1:equipo=B", 3),
        said("X-1:equipo/rol=A/tutor", 1),
        said("X-1:equipo/rol=A/gestor", 2),
        said("X-1:equipo/rol=B/tutor", 2),
    ]
    results = list(by("equipo/rol").revisar(Cifras(cifras)))
    assert [(r.clave.rpartition("#")[2], r.estado) for r in results] == [
        ("A", Estado.CUADRA),
        ("B", Estado.QUIEBRE),
    ]


@pytest.mark.parametrize(
    ("calificador", "parts", "verdict"),
    [("más de", 10, "cuadra"), ("más de", 30, "cuadra"), ("más de", 9, "quiebre")]
    + [(hedge, 11, "cuadra") for hedge in ("aproximadamente", "promedio", "estimativo")]
    + [(hedge, 12, "quiebre") for hedge in ("aproximadamente", "promedio", "estimativo")],
)
def test_a_hedged_total_is_compared_as_what_it_commits_to(calificador, parts, verdict):
    assert verdicts(by(), said("X-1", 10, calificador), said("X-1:comuna=a", parts)) == [verdict]


def test_a_hedge_that_reconciles_two_numbers_is_told_as_such():
    (result,) = by().revisar(Cifras([said("X-1", 10, "más de"), said("X-1:comuna=a", 30)]))
    assert "compatibles con el total informado (más de 10)" in result.frase
    (result,) = Igual("i", "Igual", "X-1", "X-2").revisar(
        Cifras([said("X-1", 10, "promedio"), said("X-2", 11)])
    )
    assert "promedio 10 y 11" in result.frase


def test_figures_of_several_places_add_up_to_another():
    rule = Suma("s", "Suma", "X-1", ("X-2", "X-3"))
    assert verdicts(rule, said("X-1", 5), said("X-2", 2), said("X-3", 3)) == ["cuadra"]
    assert verdicts(rule, said("X-1", 5), said("X-2", 2), said("X-3", 2)) == ["quiebre"]
    assert verdicts(rule, said("X-1", 5), said("X-2", 2)) == ["cuadra"], "what is not stated may be the rest"
    assert verdicts(rule, said("X-1", 5), said("X-2", 6)) == ["quiebre"]


def test_a_part_never_exceeds_its_whole():
    rule = ParteTodo("p", "Parte", "X-1", "X-2")
    assert verdicts(rule, said("X-1", 5), said("X-2", 5)) == ["cuadra"]
    assert verdicts(rule, said("X-1", 6), said("X-2", 5)) == ["quiebre"]
    assert verdicts(rule, said("X-1", 6), said("X-2", 5, "más de")) == ["cuadra"]
    assert verdicts(rule, said("X-1", 84, "aproximadamente"), said("X-2", 80)) == ["cuadra"]
    assert verdicts(rule, said("X-1", 90, "aproximadamente"), said("X-2", 80)) == ["quiebre"]


def test_the_same_fact_is_one_number_and_in_two_areas_it_is_told_to_count_once():
    pair = said("X-1", 38), said("X-2", 38)
    assert verdicts(Igual("i", "Igual", "X-1", "X-2"), *pair) == ["cuadra"]
    assert verdicts(UnaVez("u", "Una vez", "X-1", "X-2"), *pair) == ["observacion"]
    apart = said("X-1", 38), said("X-2", 83)
    assert verdicts(Igual("i", "Igual", "X-1", "X-2"), *apart) == ["quiebre"]
    assert verdicts(UnaVez("u", "Una vez", "X-1", "X-2"), *apart) == ["quiebre"]


def test_every_mention_of_a_figure_says_the_same():
    assert verdicts(MENCIONES, said("X-1", 5)) == []
    assert verdicts(MENCIONES, said("X-1", 5, menciones=[5, 5])) == ["cuadra"]
    assert verdicts(MENCIONES, said("X-1", 5, menciones=[5, 6])) == ["quiebre"]


@pytest.mark.parametrize(
    ("stated", "verdict"),
    [
        ("7", "cuadra"),
        ("6.8", "cuadra"),
        ("6.77", "cuadra"),
        ("6.76", "quiebre"),
        ("6", "quiebre"),
        ("1.068", "quiebre"),
    ],
)
def test_a_change_in_percent_is_computed_again_to_the_digits_it_claims(stated, verdict):
    rule = Variacion("v", "Variación", "X-2", "X-1")
    now, before = said("X-1", 48589), said("X-1", 45510, when="2021")
    assert verdicts(rule, now, before, said("X-2", stated)) == [verdict]


def test_a_fall_is_a_change_too_and_from_nothing_there_is_none():
    rule = Variacion("v", "Variación", "X-2", "X-1")
    assert verdicts(rule, said("X-1", 7), said("X-1", 8, when="2021"), said("X-2", "-12.5")) == ["cuadra"]
    assert verdicts(rule, said("X-1", 7), said("X-1", 8, when="2021"), said("X-2", "12.5")) == ["quiebre"]
    assert verdicts(rule, said("X-1", 7), said("X-1", 0, when="2021"), said("X-2", 100)) == []


def test_a_share_is_computed_again():
    rule = Proporcion("p", "Proporción", "X-3", "X-1", "X-2")
    assert verdicts(rule, said("X-1", 146), said("X-2", 410), said("X-3", 36)) == ["cuadra"]
    assert verdicts(rule, said("X-1", 146), said("X-2", 410), said("X-3", 35)) == ["quiebre"]
    assert verdicts(rule, said("X-1", 0), said("X-2", 0), said("X-3", 35)) == []


def test_the_mean_of_what_was_met_is_not_the_share_of_all_that_was_planned():
    rule = CumplimientoMedio("c", "Cumplimiento", "X-3", ("X-1", "X-2"))
    done = said("X-1", 3, meta=12), said("X-2", 10, meta=37)
    assert verdicts(rule, *done, said("X-3", 26)) == ["cuadra"]
    assert verdicts(rule, *done, said("X-3", 28)) == ["quiebre"]
    assert verdicts(rule, said("X-1", 3), said("X-2", 10, meta=37), said("X-3", 26)) == [], (
        "a target is missing"
    )


def test_the_share_of_all_that_was_planned_is_told_and_is_no_contradiction():
    rule = CumplimientoMedio("c", "Cumplimiento", "X-3", ("X-1", "X-2"))
    done = said("X-1", 12, meta=12), said("X-2", 18, meta=24)
    assert verdicts(rule, *done, said("X-3", "87.5")) == ["cuadra"]
    assert verdicts(rule, *done, said("X-3", 83)) == ["observacion"]
    assert verdicts(rule, *done, said("X-3", 80)) == ["quiebre"]
    [told] = rule.revisar(Cifras([*done, said("X-3", 83)]))
    assert told.frase.endswith("es 87,5 %; el documento informa 83 %, que es el total, 30 de 36.")


@pytest.mark.parametrize(
    ("part", "stated", "verdict"),
    [
        (said("X-1", 50, "aproximadamente"), said("X-3", 54), "cuadra"),
        (said("X-1", 50, "aproximadamente"), said("X-3", 57), "quiebre"),
        (said("X-1", 50, "más de"), said("X-3", 90), "cuadra"),
        (said("X-1", 50, "más de"), said("X-3", 40), "quiebre"),
        (said("X-1", 50), said("X-3", 54, "aproximadamente"), "cuadra"),
        (said("X-1", 50), said("X-3", 40, "más de"), "cuadra"),
    ],
)
def test_a_percentage_of_hedged_figures_is_held_to_what_they_commit_to(part, stated, verdict):
    assert verdicts(Proporcion("p", "Proporción", "X-3", "X-1", "X-2"), part, said("X-2", 100), stated) == [
        verdict
    ]


def test_what_enters_leaves_room_for_what_goes_out():
    rule = EntradasMenosQueFlujo("e", "Entradas", "X-1", "X-2", "nacionalidad")
    flow = said("X-2", 100)
    assert verdicts(rule, flow, said("X-1", 60)) == ["cuadra"]
    assert verdicts(rule, flow, said("X-1", 100)) == ["quiebre"]
    assert verdicts(rule, flow, said("X-1:nacionalidad=a", 99)) == ["cuadra"]
    assert verdicts(rule, flow, said("X-1", 60), said("X-1:nacionalidad=a", 50)) == ["cuadra"], "a part of it"
    assert verdicts(rule, flow, said("X-1", 45), said("X-1:nacionalidad=a", 55)) == ["quiebre"], "beside it"
    assert verdicts(rule, said("X-1", 60)) == []


def test_a_result_keeps_its_key_whatever_the_numbers_are():
    (one,) = by().revisar(Cifras([said("X-1", 1), said("X-1:comuna=a", 2)]))
    (other,) = by().revisar(Cifras([said("X-1", 7), said("X-1:comuna=a", 7)]))
    assert one.clave == other.clave == "X-1:cut@2022-01-01..2023-01-01"
    (cut,) = by().revisar(
        Cifras([said(lugar, 1, when="2022 al 2022-03-01") for lugar in ("X-1", "X-1:comuna=a")])
    )
    assert cut.clave == "X-1:cut@2022-01-01..2023-01-01/2022-03-01"
