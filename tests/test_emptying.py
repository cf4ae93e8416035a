"""Between tests that commit, guarded tables are emptied all the same and guarded again."""

import pytest
from django.db import DatabaseError, connection
from model_bakery import baker

from gobernacion import guards
from gobernacion.published.apps import PERMISSION
from gobernacion.published.models import EdicionPublicada

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_guarded_row_does_not_outlive_its_test(turn):
    assert guards.missing(connection, guards.registered()) == []
    assert not EdicionPublicada.objects.exists()
    with guards.permit(connection, PERMISSION):
        baker.make(EdicionPublicada, slug="2019-1")
    with pytest.raises(DatabaseError):
        EdicionPublicada.objects.update(year=2020)
