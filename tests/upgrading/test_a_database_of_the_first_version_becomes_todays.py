"""An office that runs an earlier version keeps its database: what it wrote is there after `manage.py migrate`.

What it is made of is then the same as what a new installation is made of.
"""

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
browser = Client(SERVER_NAME="localhost")
for page in ("/", "/cuenta/2030/", "/cuenta/2030/cifra/HU-002/", "/datos/cuenta-2030-2.csv"):
    print("page", page, browser.get(page).status_code)
with connection.cursor() as cursor:
    for table in rows():
        cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table['table'])}")
        print("rows", table["table"], *cursor.fetchone())
call_command("sellar_bitacora")
call_command("verificar")
"""


OF_ANY_OFFICE = {
    f"rows of {table}" for table in ("auth_permission", "django_content_type", "django_migrations")
}
"""Rows that the product writes, and no office."""


@pytest.mark.each_database
@pytest.mark.long
@pytest.mark.campaign
@pytest.mark.once_in(days=4, after=2)
def test_a_database_of_the_first_version_becomes_todays(tmp_path):
    (tmp_path / "sellos.txt").write_text(seals())
    with databases.new(tmp_path, "older") as address:
        done = databases.product(address, tmp_path, "-c", UPGRADE)
        older = databases.described(address)
    with databases.new(tmp_path, "installed") as address:
        databases.product(address, tmp_path, "manage.py", "instalar")
        installed = databases.described(address)
    assert done.returncode == 0, done.stdout + done.stderr
    said = done.stdout.splitlines()
    assert "2 edición(es) publicada(s): todos los sellos corresponden." in said
    assert [line for line in said if line.startswith("page ") and not line.endswith(" 200")] == []
    counted = {line.split()[1]: int(line.split()[2]) for line in said if line.startswith("rows ")}
    assert counted == {table["table"]: len(table["rows"]) for table in rows()}
    differ = databases.differences(installed, older)
    assert [name for name in differ if name in OF_ANY_OFFICE or not name.startswith("rows of ")] == []
    assert installed.keys() >= OF_ANY_OFFICE
