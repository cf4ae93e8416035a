"""What every test stands on: files of its own, a database that can be emptied, and the size of its sample."""

import gc
import os
import shutil

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import TransactionTestCase, override_settings
from hypothesis import HealthCheck
from hypothesis import settings as profiles

from tests import emptying, templates, turns
from tests.every_area import open_office
from tests.turns import WHOLE

profiles.register_profile(
    "sample", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
profiles.register_profile("whole", profiles.get_profile("sample"), max_examples=2000)
profiles.load_profile("whole" if WHOLE else "sample")


ASKS_THE_DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """A test that asks no database says the same on any; one that asks it in a process of its own is marked.

    Long tests go first: one that begins last would keep a whole run waiting.
    """
    later = turns.left_for_another_day({item.path for item in items})
    waits = [item for item in items if item.path in later or _waits(item)]
    config.hook.pytest_deselected(items=waits)
    items[:] = [item for item in items if item not in waits]
    for item in items:
        asks = item.get_closest_marker("django_db") or ASKS_THE_DATABASE & set(item.fixturenames)
        if not asks and not item.get_closest_marker("each_database"):
            item.add_marker(pytest.mark.same_on_any_database)
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def _waits(item):
    turn = item.get_closest_marker("once_in")
    return turn and not turns.has_its_turn(**turn.kwargs)


def pytest_configure(config):
    turns.today()
    if config.args_source is config.ArgsSource.ARGS and not hasattr(config, "workerinput"):
        os.environ[turns.NAMED] = "1"


@pytest.fixture(scope="session")
def campaign_size():
    """How many cases a campaign tries: `campaign_size(sample=200, whole=10_000)`."""
    return lambda sample, whole: whole if WHOLE else sample


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, django_db_blocker, tmp_path_factory):
    """Each process works on a copy of one database made once, as a new installation makes it.

    On SQLite it is a file, as offices run it: in memory there would be no lock to wait for.
    """
    # A live server answers each browser in a thread of its own: what it kept open would outlive the test.
    connection.settings_dict["CONN_MAX_AGE"] = 0
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            own = tmp_path_factory.mktemp("database") / "test.sqlite3"
            shutil.copyfile(templates.sqlite(connection), own)
            connection.settings_dict["TEST"]["NAME"] = str(own)
        else:
            connection.settings_dict["TEST"]["TEMPLATE"] = templates.postgresql(connection)


@pytest.fixture(scope="session")
def django_db_keepdb():
    """On SQLite the copy is taken as it is: `migrate` finds nothing left to do but its guards.

    PostgreSQL is thrown away with its server, and drops no database while any process is still leaving it.
    """
    return True


@pytest.fixture(scope="module")
def kept_for_the_module(django_db_setup, django_db_blocker, tmp_path_factory):
    """What a fixture of a module loads on top of this stays for all its tests; each of them undoes what it adds."""
    var = tmp_path_factory.mktemp("var")
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(VAR_DIR=var, MEDIA_ROOT=var / "adjuntos"):
            yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def keep_demonstration_of(kept_for_the_module):
    """Opens the office of some areas and loads their demonstration: `keep_demonstration_of("orasmi")`."""

    def keep(*labels):
        areas = [apps.get_app_config(label) for label in labels]
        open_office(*areas)
        for area in areas:
            area.declared("demo").load()
        # Once for all: PostgreSQL would check these rows again at the end of each test.
        connection.check_constraints()

    return keep


@pytest.fixture(autouse=True)
def files_of_its_own(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "adjuntos"
    # An office has it since its tables were made.
    (tmp_path / "clave_firmas").write_text(f"0\n{'k' * 50}")


@pytest.fixture(autouse=True)
def no_rule_goes_unchecked(caplog):
    """Django takes for kept a rule the database cannot work out while a form is checked, and only logs it."""
    yield
    assert [
        record.getMessage() for record in caplog.get_records("call") if record.name == "django.db.models"
    ] == []


@pytest.fixture(autouse=True, scope="session")
def little_looked_through():
    """What is imported by now stays until the end: Python would look through it for garbage again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(autouse=True, scope="session")
def emptied_table_by_table():
    """After a transactional test only what it filled is emptied; Django would empty and set up the whole database."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda self: emptying.empty(connection))
        yield
