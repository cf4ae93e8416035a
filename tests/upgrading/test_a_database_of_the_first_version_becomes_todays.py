"""An office that runs an earlier version keeps its database: what it wrote is there after `manage.py migrate`."""

import pytest

from tests import databases
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


@pytest.mark.each_database
def test_a_database_of_the_first_version_becomes_todays(tmp_path):
    (tmp_path / "sellos.txt").write_text(seals())
    with databases.new(tmp_path, "older") as address:
        done = databases.product(address, tmp_path, "-c", UPGRADE)
    assert done.returncode == 0, done.stdout + done.stderr
    said = done.stdout.splitlines()
    assert "2 edición(es) publicada(s): todos los sellos corresponden." in said
    assert [line for line in said if line.startswith("page ") and not line.endswith(" 200")] == []
    counted = {line.split()[1]: int(line.split()[2]) for line in said if line.startswith("rows ")}
    assert counted == {table["table"]: len(table["rows"]) for table in rows()}
