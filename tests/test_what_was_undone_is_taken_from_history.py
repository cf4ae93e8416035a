"""What steps undid before it was kept is taken from the history when an office upgrades."""

from importlib import import_module
from pkgutil import iter_modules
from random import Random

import pytest
from django.apps import apps

from gobernacion.records.anteriores import Anterior, kept, link_of
from tests.every_area import AREAS, at_random, label, lives_of, open_office
from tests.every_area import kept as models_of
from tests.test_nothing_after_the_cut_changes_a_figure import EVERYTHING
from tests.turns import of_this_database


def takers(area):
    """The functions of its migrations that take from the history what steps undid."""
    folder = import_module(f"{area.name}.migrations")
    modules = [import_module(f"{folder.__name__}.{one.name}") for one in iter_modules(folder.__path__)]
    return [one.take for one in modules if hasattr(one, "take")]


def written(area):
    """What every record of an area said before, whenever that ended: an upgrade only knows when it was typed."""
    found = []
    for model in models_of(area):
        link = link_of(model)
        if link and not issubclass(model, Anterior):
            columns = [link.field.attname, *kept(link)]
            lines = link.related_model.objects.order_by(*columns).values_list(*columns)
            found += [(link.related_model.__name__, *line) for line in lines]
    return found


UPGRADED = [one for one in AREAS if takers(one)]


def test_the_areas_whose_upgrade_looks_back_are_those_whose_migrations_say_so():
    assert len(UPGRADED) > 5


@pytest.mark.campaign
@pytest.mark.parametrize("area", of_this_database(UPGRADED), ids=label)
def test_the_history_of_random_lives_says_what_they_undid(db, area):
    open_office(area)
    at_random(area, 4, 120)
    for again in range(3):
        lives_of(area).continued(Random(again), EVERYTHING.last_day)
    before = written(area)
    for model in models_of(area):
        if issubclass(model, Anterior):
            model.objects.all().delete()
    for take in takers(area):
        take(apps, None)
    assert {kind for kind, *_ in before} == {
        one.__name__ for one in models_of(area) if issubclass(one, Anterior)
    }
    assert written(area) == before
