"""Every number of a summary is the one that the account of the same days tells, and the one the page of it shows."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from gobernacion.indicators.declarations import Tramo
from gobernacion.indicators.models import MetaAnual
from gobernacion.indicators.moments import moment_over
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.releases.measuring import LAST_DECIMAL, draft_from_records
from gobernacion.releases.protection import place, to_withhold
from gobernacion.summaries.lines import Situacion
from gobernacion.summaries.spans import FIFTY_TWO_WEEKS, Clase, Lapso
from gobernacion.territory.models import Institucion
from tests.summaries.conftest import A_CUT, LABELS

pytestmark = pytest.mark.django_db


def told(resumen):
    return {(linea.lugar, linea.momento): linea.valor for linea in resumen.lineas}


@pytest.mark.parametrize("corte", [A_CUT, None], ids=["to a cut", "whole"])
def test_a_year_says_what_its_draft_says(read, office, corte):
    edicion = draft_from_records(Institucion.objects.actual(), 2019, corte, office["jefatura"])
    drafted = {place(cifra): cifra for cifra in edicion.cifras.filter(area__in=LABELS)}
    resumen = read(Clase.YEAR, corte or date(2019, 12, 31))
    assert len(drafted) > 100
    assert told(resumen).keys() == drafted.keys()
    different = {
        where: (cifra.valor, told(resumen)[where])
        for where, cifra in drafted.items()
        # What rests on no record is no zero: the draft asks whoever heads the area.
        if (cifra.valor or None if cifra.registros == 0 else cifra.valor) != told(resumen)[where]
    }
    assert not different


@pytest.mark.parametrize(
    ("clase", "day", "period"),
    [
        (Clase.SEMANA, date(2019, 9, 11), Period(date(2019, 9, 9), date(2019, 9, 12))),
        (Clase.MES, date(2019, 9, 30), Period.month(2019, 9)),
        (Clase.TRIMESTRE, date(2019, 8, 15), Period(date(2019, 7, 1), date(2019, 8, 16))),
    ],
    ids=["a week", "a month", "a quarter"],
)
def test_shorter_days_say_what_is_measured_of_them(read, clase, day, period):
    resumen = read(clase, day)
    compared = 0
    for linea in resumen.lineas:
        indicador = registry()[linea.codigo]
        if indicador.tramo is not Tramo.YEAR or linea.valor is None:
            continue
        measured = {(one.dimension, one.categoria): Decimal(one.valor) for one in indicador.measure(period)}
        exact = measured[linea.dimension, linea.categoria]
        assert linea.valor == exact.quantize(LAST_DECIMAL), linea.codigo
        compared += 1
    assert compared > 50


def test_what_is_of_a_year_whole_is_told_of_one_year_in_any_days(read):
    """A week over the New Year tells what its last day's year was given, and adds no two budgets."""
    year = {linea.codigo: linea for linea in read(day=date(2019, 12, 31)).totales}
    week = {linea.codigo: linea for linea in read(Clase.SEMANA, date(2019, 1, 6)).totales}
    for codigo in ("CC-001", "CC-002", "CC-003", "CC-004"):
        assert week[codigo].valor == year[codigo].valor
        assert week[codigo].momento.desde == date(2019, 1, 1)
        assert not week[codigo].se_acumula
    assert week["CC-001"].valor


def test_a_season_is_told_of_the_days_in_which_it_was_open(read):
    resumen = read(Clase.TRIMESTRE, date(2019, 6, 30))
    flow = next(linea for linea in resumen.totales if linea.codigo == "AN-001")
    assert (flow.momento.desde, flow.momento.hasta) == (date(2019, 4, 1), date(2019, 6, 1))
    winter = read(Clase.MES, date(2019, 8, 31))
    assert not [linea for linea in winter.lineas if linea.codigo == "AN-001"]


def test_what_had_no_record_a_year_before_is_no_zero(read):
    """The demonstration has the security plan of 2019 and none before."""
    rounds = next(linea for linea in read().totales if linea.codigo == "SE-001")
    assert rounds.valor
    assert rounds.antes is None
    nothing = next(linea for linea in read(day=date(2017, 9, 30)).totales if linea.codigo == "SE-001")
    assert (nothing.valor, nothing.sin_registros) == (None, True)
    assert "no prueba un cero" in nothing.frase


def test_the_same_date_a_year_before_is_measured_as_that_year_was(read):
    """What was promised, paid or counted by the same day of the year before, and not by its end."""
    resumen, before = read(day=date(2020, 9, 30)), read()
    earlier = {linea.codigo: linea.valor for linea in before.totales}
    compared = Counter(
        linea.antes == earlier[linea.codigo]
        for linea in resumen.totales
        if linea.antes is not None and registry()[linea.codigo].tramo is not Tramo.TEMPORADA
    )
    assert compared[True] > 20
    assert not compared[False]


def test_a_target_is_expected_as_its_rhythm_says(read):
    """Night controls: two parts in January, February, September and December, and one in each other month."""
    MetaAnual.objects.filter(codigo="SE-003", year=2019).update(valor=32)
    linea = next(one for one in read().totales if one.codigo == "SE-003")
    assert registry()["SE-003"].ritmo.meses == (2, 2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 2)
    assert linea.esperado == 24  # 12 of 16 parts by the end of September, where straight days would be 23,9
    quarter = next(one for one in read(Clase.TRIMESTRE).totales if one.codigo == "SE-003")
    assert quarter.esperado == 8


def test_a_share_is_expected_whole_from_the_first_day(read):
    MetaAnual.objects.create(codigo="SE-011", year=2019, valor=90, fuente="Resolución de prueba")
    assert next(one for one in read(day=date(2019, 1, 31)).totales if one.codigo == "SE-011").esperado == 90


def test_what_should_fall_is_late_when_it_is_above_its_target(read):
    MetaAnual.objects.create(codigo="OR-014", year=2019, valor=1, fuente="Resolución de prueba")
    linea = next(one for one in read().totales if one.codigo == "OR-014")
    assert linea.debe_bajar
    assert linea.valor > 1
    assert linea.situacion is Situacion.SOBRE_LO_ESPERADO
    assert "sobran" in linea.frase


def test_without_a_target_nothing_is_said_of_one(read):
    linea = next(one for one in read().titulares if one.codigo == "OR-002")
    assert (linea.meta, linea.situacion) == (None, Situacion.SIN_META)
    assert "sin meta" in linea.frase
    assert "%" not in linea.frase


def test_what_may_be_of_few_persons_is_marked_for_the_office_alone(read, office):
    """Counts, and also amounts and means of sensitive records: all that the account would withhold for itself."""
    drafted = draft_from_records(Institucion.objects.actual(), 2019, A_CUT, office["jefatura"]).cifras
    withheld = to_withhold(drafted.filter(area__in=LABELS), [], A_CUT)
    assert {cifra.cuenta for cifra in withheld} >= {"persona", "tramite", "dinero"}
    lineas = {(linea.lugar, linea.momento): linea for linea in read().lineas}
    internal = {where for where, linea in lineas.items() if linea.interna}
    by_itself = {place(cifra) for cifra in withheld}
    assert by_itself <= internal
    assert all(lineas[where].antes is not None for where in internal - by_itself)
    assert "Uso interno" in lineas[min(by_itself)].nota


def test_few_persons_of_the_year_before_are_marked_too(read):
    day = date(2019, 9, 11)
    earlier = {linea.codigo: linea for linea in read(Clase.SEMANA, day).totales if linea.interna}
    assert {linea.cuenta for linea in earlier.values()} >= {"dinero", "persona"}
    later = read(Clase.SEMANA, day + FIFTY_TWO_WEEKS)
    assert [linea.codigo for linea in later.totales if linea.codigo in earlier and not linea.interna] == []


def test_a_week_is_held_against_the_same_days_of_the_week(db):
    lapso = Lapso.around(Clase.SEMANA, date(2019, 9, 11))
    before = lapso.a_year_before()
    assert (lapso.period.desde.weekday(), before.period.desde) == (0, date(2018, 9, 10))
    assert before.ultimo_dia == date(2018, 9, 12)


def test_outside_the_days_of_its_area_nothing_is_told(db):
    indicador = registry()["EX-001"]
    assert moment_over(indicador, Period.month(2022, 3), None) is None
