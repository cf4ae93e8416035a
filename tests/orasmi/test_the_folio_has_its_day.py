"""A case is registered in SIEP on a day: a year that ended before does not count it, whenever it came in."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from orasmi.models import Postulacion
from tests.unguarded import rewriting

date_folios = import_module("orasmi.migrations.0006_folio_con_dia").date_folios

YEAR = Period.year(2024)


def registered(period):
    return [next(iter(registry()[code].measure(period))).valor for code in ("OR-004", "OR-005")]


def test_a_folio_typed_with_the_case_is_of_its_day_and_a_later_one_of_the_day_it_is_typed(desk):
    case = desk.case()
    assert case.folio_el == case.ocurrido_el
    later = desk.case(folio_siep=None)
    assert later.folio_el is None
    later.folio_siep = "F-9"
    later.save()
    assert later.folio_el == desk.today
    later.folio_siep = None
    later.save()
    assert later.folio_el is None


def test_a_folio_is_not_given_before_the_case_comes_in(desk):
    case = desk.case()
    case.folio_el = case.ocurrido_el - timedelta(days=1)
    with pytest.raises(ValidationError, match="no es anterior a la solicitud"):
        case.full_clean()


def test_a_year_that_ended_does_not_count_a_folio_given_later(desk):
    case = desk.case(ocurrido_el=date(2024, 12, 20), folio_siep=None, informe_fecha=date(2024, 12, 1))
    desk.check(case, fecha=date(2024, 12, 21))
    assert registered(YEAR) == [0, 0]
    case.folio_siep, case.folio_el = "F-9", YEAR.hasta
    case.save()
    assert registered(YEAR) == [0, 0]
    assert registered(Period(YEAR.desde, date(2025, 1, 2))) == [1, 1]


def test_the_folios_of_before_get_the_day_on_which_they_were_first_written(desk):
    first, later = desk.case(), desk.case(folio_siep=None)
    later.folio_siep = "F-9"
    later.save()
    later.necesidad = "Otra cosa."
    later.save()
    told = list(Postulacion.objects.order_by("pk").values_list("folio_el", flat=True))
    versions = Postulacion.history.order_by("history_id").values_list("folio_el", flat=True)
    known = list(versions)
    with rewriting(Postulacion):
        Postulacion.history.update(folio_el=None)
        forgotten = Postulacion.objects.filter(pk=later.pk)
        forgotten.update(folio_el=forgotten.get().ocurrido_el)
        date_folios(apps, None)
    assert list(Postulacion.objects.order_by("pk").values_list("folio_el", flat=True)) == told
    assert list(versions.all()) == known
    assert told == [first.ocurrido_el, desk.today]
