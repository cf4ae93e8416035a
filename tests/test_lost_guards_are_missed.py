"""A guarded table that lost its triggers is missed, and the command that puts them back still runs."""

from io import StringIO

import pytest
from django.core import checks
from django.core.management import call_command
from django.db import connection

from gobernacion import guards
from gobernacion.published.apps import GUARDS


@pytest.mark.django_db(transaction=True)
def test_migrate_puts_back_what_the_check_misses() -> None:
    guards.remove(connection, GUARDS)
    missed = checks.run_checks(tags=[checks.Tags.database], databases=["default"])
    assert {message.id for message in missed} >= {"guards.W001"}
    call_command("migrate", verbosity=0, stdout=StringIO(), stderr=StringIO(), skip_checks=False)
    assert guards.missing(connection, GUARDS) == []
