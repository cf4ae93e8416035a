"""In each area a new record is typed by keyboard alone, found in its list, and counted in the next draft.

Areas say in tests/<area>/typed.py which record that is.
"""

import pytest
from django.apps import apps

from gobernacion.indicators.registry import registry
from gobernacion.records.models import Record
from tests.browser.typing import Clerk, drafted
from tests.every_area import AREAS, label, typed_at
from tests.turns import of_today


@pytest.mark.parametrize("area", AREAS, ids=label)
def test_the_record_that_is_typed_is_of_the_area_and_counts(area):
    said = typed_at(area).TECLEADO
    assert issubclass(apps.get_model(said.modelo), Record)
    assert apps.get_model(said.modelo)._meta.app_label == area.label
    assert registry().area_of(said.indicador).label == area.label
    assert registry()[said.indicador].measure is not None
    assert said.suma


def test_no_two_areas_type_the_same_person():
    typed = [said.campos.get("ficha_run") for said in (typed_at(area).TECLEADO for area in AREAS)]
    runs = [run for run in typed if run]
    assert len(runs) == len(set(runs)) > 1


@pytest.mark.browser
@pytest.mark.campaign
@pytest.mark.parametrize("area", of_today(AREAS, 2), ids=label)
def test_a_record_is_typed_found_and_counted(open_page, area):
    said = typed_at(area).TECLEADO
    office, page = open_page("/interno/"), open_page("/interno/")
    before = drafted(office, said)
    clerk = Clerk(page, said)
    numero = clerk.types_it()
    clerk.finds_it(numero)
    clerk.takes_it_as_far_as_it_counts(numero)
    assert drafted(office, said) == before + said.suma
