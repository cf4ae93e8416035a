"""The directory and an area guard the same table, and neither takes away what the other put there."""

import pytest
from django.apps import apps
from django.db import connection
from django.db.models.signals import post_migrate

from gobernacion import guards


@pytest.mark.django_db
@pytest.mark.parametrize("label", ["directory", "abriendo_caminos"])
def test_each_app_puts_back_what_the_others_guard_too(label: str) -> None:
    assert "abriendo_caminos_familia" in {guard.table for guard in guards.registered()}
    sender = apps.get_app_config(label)
    post_migrate.send(
        sender,
        app_config=sender,
        using=connection.alias,
        verbosity=0,
        interactive=False,
        plan=[],
        apps=apps,
    )
    assert guards.missing(connection, guards.registered()) == []
