"""No measure of any area goes through all its records to find those of its period, on both databases."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gobernacion.lib.periods import Period
from gobernacion.records.models import Record
from tests.every_area import AREAS, label, measured, open_office
from tests.records.plans import as_after_many_years, faults


def records(area):
    return [model for model in area.get_models() if issubclass(model, Record)]


# First of all: the dead rows that other tests leave in these tables have PostgreSQL plan for more than there is.
@pytest.mark.long
@pytest.mark.parametrize("area", AREAS, ids=label)
def test_a_year_is_measured_without_going_through_every_record(db, area):
    open_office(area)
    if connection.vendor == "sqlite":
        as_after_many_years(records(area))
    with CaptureQueriesContext(connection) as captured:
        measured(area, Period.year(2019))
    found = {}
    for model in records(area):
        table = model._meta.db_table
        for sql in {one["sql"] for one in captured if f'FROM "{table}"' in one["sql"]}:
            if wrong := [step for fault, step in faults(sql, table) if fault != "sort"]:
                found[sql] = wrong
    assert not found
