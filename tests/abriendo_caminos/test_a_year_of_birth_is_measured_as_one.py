"""Whose year of birth alone is known is in a bracket too, and is refused only where no day of the year would do."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from gobernacion.indicators.registry import registry
from gobernacion.lib.days import YearAlone
from gobernacion.lib.periods import Period
from programs.abriendo_caminos.indicators.measures import TRAMOS
from programs.abriendo_caminos.models import Integrante
from programs.abriendo_caminos.models.familia import MAYOR_EDAD_NNA


def born_in(desk, year: int):
    ficha = desk.person()
    ficha.nacido = YearAlone(year)
    ficha.save()
    return ficha


@pytest.mark.parametrize(
    ("year", "until", "tramo"),
    [
        (2014, date(2020, 1, 1), TRAMOS[0]),
        (2013, date(2020, 1, 1), TRAMOS[1]),
        (2013, date(2019, 7, 1), TRAMOS[0]),
        (2013, date(2019, 7, 2), TRAMOS[1]),
    ],
)
def test_they_count_as_born_on_the_first_of_july(desk, year, until, tramo):
    desk.member(desk.family(), "nna", ficha=born_in(desk, year))
    found = {
        one.categoria: one.valor for one in registry()["AC-004"].measure(Period(date(2019, 1, 1), until))
    }
    assert found == {"": 1, tramo: 1}


@pytest.mark.parametrize(("before", "refused"), [(0, False), (1, True)])
def test_a_child_is_refused_only_if_no_day_of_the_year_would_do(desk, before, refused):
    familia = desk.family()
    year = familia.ocurrido_el.year - (MAYOR_EDAD_NNA + 1) - before
    given = {"familia": familia, "rol": "nna", "ficha": born_in(desk, year), "registrado_por": desk.clerk}
    one = Integrante(**given, ocurrido_el=familia.ocurrido_el)
    if refused:
        with pytest.raises(ValidationError, match="ya tenía más de"):
            one.clean()
    else:
        one.clean()
