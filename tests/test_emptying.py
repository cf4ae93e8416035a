"""Between tests that commit, guarded tables are emptied all the same and guarded again."""

import pytest
from django.db import DatabaseError, connection
from model_bakery import baker

from gobernacion import guards
from gobernacion.published.apps import PERMISSION
from gobernacion.published.models import EdicionPublicada
from tests import emptying

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_guarded_row_does_not_outlive_its_test(turn):
    assert guards.missing(connection, guards.registered()) == []
    assert not EdicionPublicada.objects.exists()
    with guards.permit(connection, PERMISSION):
        baker.make(EdicionPublicada, slug="2019-1")
    with pytest.raises(DatabaseError):
        EdicionPublicada.objects.update(year=2020)


def test_a_new_installation_holds_nothing_that_is_emptied():
    assert emptying.filled(connection) == []


def test_a_guard_that_a_test_takes_away_is_put_back():
    guards.remove(connection, guards.registered())
    emptying.empty(connection)
    assert guards.missing(connection, guards.registered()) == []
