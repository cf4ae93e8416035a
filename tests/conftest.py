"""What every test stands on: files of its own, a database that can be emptied, and the size of its sample."""

import fcntl
import hashlib
import os
import shutil

import django
import pytest
from django.conf import settings as installation
from django.core.management import call_command
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
def django_db_modify_db_settings(django_db_modify_db_settings, django_db_blocker, tmp_path_factory):
    """On SQLite a file, as offices run it: in memory there would be no lock to wait for.

    It is a copy of one that was migrated once from nothing and is kept until a migration changes.
    """
    # A live server answers each browser in a thread of its own: what it kept open would outlive the test.
    connection.settings_dict["CONN_MAX_AGE"] = 0
    if connection.vendor == "sqlite":
        own = tmp_path_factory.mktemp("database") / "test.sqlite3"
        with django_db_blocker.unblock():
            copy_of_migrated(own)
        connection.settings_dict["TEST"]["NAME"] = str(own)


@pytest.fixture(scope="session")
def django_db_keepdb():
    """On SQLite the copy is taken as it is: `migrate` finds nothing left to do but its guards.

    PostgreSQL is thrown away with its server, and drops no database while any process is still leaving it.
    """
    return True


def copy_of_migrated(own):
    """Write there an empty database as all migrations leave it."""
    root = installation.BASE_DIR
    made_of = [*root.glob("**/migrations/*.py"), *root.glob("tests/*/models.py")]
    sources = [path.read_bytes() for path in sorted(made_of) if ".venv" not in path.parts]
    fingerprint = hashlib.sha256(b"".join([django.__version__.encode(), *sources])).hexdigest()[:16]
    kept = root / "var" / "tests" / f"{fingerprint}.sqlite3"
    kept.parent.mkdir(parents=True, exist_ok=True)
    with kept.with_name("lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            for older in kept.parent.glob("*.sqlite3*"):
                older.unlink()
            making = kept.with_suffix(".making")
            making.unlink(missing_ok=True)
            configured = connection.settings_dict["NAME"]
            connection.close()
            connection.settings_dict["NAME"] = str(making)
            call_command("migrate", verbosity=0, run_syncdb=True)
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.close()
            connection.settings_dict["NAME"] = configured
            making.rename(kept)
        shutil.copyfile(kept, own)


@pytest.fixture(autouse=True)
def files_of_its_own(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "adjuntos"


@pytest.fixture(autouse=True)
def no_rule_goes_unchecked(caplog):
    """Django takes for kept a rule the database cannot work out while a form is checked, and only logs it."""
    yield
    assert [
        record.getMessage() for record in caplog.get_records("call") if record.name == "django.db.models"
    ] == []


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
