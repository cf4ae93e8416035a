"""What every test stands on: files of its own, a database that can be emptied, and the size of its sample."""

import os

import pytest
from django.db import connection
from hypothesis import HealthCheck
from hypothesis import settings as profiles

from gobernacion import guards

WHOLE = os.environ.get("CAMPAIGN") == "full"

profiles.register_profile(
    "sample", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
profiles.register_profile("whole", profiles.get_profile("sample"), max_examples=2000)
profiles.load_profile("whole" if WHOLE else "sample")


@pytest.fixture(scope="session")
def campaign_size():
    """How many cases a campaign tries: `campaign_size(sample=200, whole=10_000)`."""
    return lambda sample, whole: whole if WHOLE else sample


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, tmp_path_factory):
    """On SQLite a file, as offices run it: in memory there would be no lock to wait for."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(autouse=True)
def files_of_its_own(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "adjuntos"


@pytest.fixture(autouse=True)
def emptied_without_guards(request):
    """Guarded tables refuse to be emptied, so their triggers go before a transactional test's tables are flushed; the
    migrate signal of the flush puts them back."""
    marker = request.node.get_closest_marker("django_db")
    asked_by_marker = marker is not None and marker.kwargs.get("transaction")
    if not asked_by_marker and not {"transactional_db", "live_server"} & set(request.fixturenames):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    guards.remove(connection, guards.registered())
