"""An office that runs an earlier version keeps its database: what it wrote is there after `manage.py migrate`."""

import os
import subprocess
import sys
from urllib.parse import urlsplit

import psycopg2
import pytest
from django.conf import settings
from django.db import connection

from tests.upgrading.older import rows, seals

UPGRADE = """
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from django.test import Client
from tests.upgrading.older import make, rows
make()
call_command("migrate", skip_checks=False, verbosity=0)
call_command("check", databases=["default"], fail_level="WARNING")
call_command("makemigrations", check=True, dry_run=True)
call_command("verificar")
browser = Client(SERVER_NAME="localhost")
for page in ("/", "/cuenta/2030/", "/cuenta/2030/cifra/HU-002/", "/datos/cuenta-2030-2.csv"):
    print("page", page, browser.get(page).status_code)
with connection.cursor() as cursor:
    for table in rows():
        cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table['table'])}")
        print("rows", table["table"], *cursor.fetchone())
"""


@pytest.fixture
def empty_database(tmp_path):
    """The address of a database in which there is nothing."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path}/older.sqlite3"
        return
    address = os.environ["DATABASE_URL"]
    name = f"older_{os.getpid()}"
    server = psycopg2.connect(address)
    server.autocommit = True
    with server.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
        yield urlsplit(address)._replace(path=f"/{name}").geturl()
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
    server.close()


def test_a_database_of_the_first_version_becomes_todays(tmp_path, empty_database):
    (tmp_path / "sellos.txt").write_text(seals())
    done = subprocess.run(
        [sys.executable, "-c", UPGRADE],
        cwd=settings.BASE_DIR,
        env=os.environ
        | {
            "DATABASE_URL": empty_database,
            "DJANGO_SETTINGS_MODULE": "gobernacion.settings",
            "VAR_DIR": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    said = done.stdout.splitlines()
    assert "2 edición(es) publicada(s): todos los sellos corresponden." in said
    assert [line for line in said if line.startswith("page ") and not line.endswith(" 200")] == []
    counted = {line.split()[1]: int(line.split()[2]) for line in said if line.startswith("rows ")}
    assert counted == {table["table"]: len(table["rows"]) for table in rows()}
