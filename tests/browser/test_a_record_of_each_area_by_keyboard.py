"""In each area a new record is typed by keyboard alone, found in its list, and counted in the next draft.

Areas say in tests/typing/<area>.py which record that is.
"""

from importlib import import_module
from importlib.util import find_spec

import pytest
from django.apps import apps

from gobernacion.indicators.registry import registry
from gobernacion.records.models import Record
from tests.browser.typing import Clerk, drafted
from tests.every_area import AREAS
from tests.turns import of_today

WITH_RECORDS = [area.label for area in AREAS if any(issubclass(one, Record) for one in area.get_models())]
DECLARED = {
    label: import_module(f"tests.typing.{label}").TECLEADO
    for label in WITH_RECORDS
    if find_spec(f"tests.typing.{label}")
}


def test_every_area_with_records_says_which_one_is_typed():
    assert set(DECLARED) == set(WITH_RECORDS)
    for label, said in DECLARED.items():
        assert issubclass(apps.get_model(said.modelo), Record)
        assert apps.get_model(said.modelo)._meta.app_label == label
        assert registry().area_of(said.indicador).label == label
        assert registry()[said.indicador].measure is not None
        assert said.suma


@pytest.mark.browser
@pytest.mark.campaign
@pytest.mark.parametrize("label", of_today(list(DECLARED), 2))
def test_a_record_is_typed_found_and_counted(open_page, label):
    said = DECLARED[label]
    office, page = open_page("/interno/"), open_page("/interno/")
    before = drafted(office, said)
    clerk = Clerk(page, said)
    numero = clerk.types_it()
    clerk.finds_it(numero)
    clerk.takes_it_as_far_as_it_counts(numero)
    assert drafted(office, said) == before + said.suma
