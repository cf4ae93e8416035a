"""An office that does not use an area sees nothing of it any more; what was published of it stays readable."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

SETUP = """
from gobernacion.access.models import User
from gobernacion.access.roles import Rol
from tests.access.people import name
for username, rol, area in (
    ("cuentas", Rol.JEFATURA, ""), ("autoridad", Rol.AUTORIDAD, ""), ("caprino", Rol.ENCARGADO, "caprino"),
):
    user = User.objects.create_user(username, nombre=username)
    name(user, rol, area)
"""
PUBLISH = """
from django.utils import timezone
from gobernacion.access.models import User
from gobernacion.releases.models import Edicion
from gobernacion.releases.publishing import approve, publish
approve(Edicion.objects.get(), User.objects.get(username="autoridad"))
publish(Edicion.objects.get(), timezone.localdate())
"""
LOOK = """
from datetime import date
from django.db import transaction
from django.test import Client
from gobernacion.access.models import User
from gobernacion.releases.measuring import draft_from_records
from gobernacion.territory.models import Institucion
from tests.access.people import browser_of
citizen, boss = Client(SERVER_NAME="localhost"), User.objects.get(username="cuentas")
browser = browser_of(boss, SERVER_NAME="localhost")
clerk = browser_of(User.objects.get(username="caprino"), SERVER_NAME="localhost")
print("lista", browser.get("/interno/caprino/carnet/").status_code)
print("jefatura", "Registro caprino" in browser.get("/interno/").content.decode())
print("encargado", "Registro caprino" in clerk.get("/interno/").content.decode())
print("antes", "555" in citizen.get("/cuenta/2019/cifra/CA-001/").content.decode())
print("capitulo", citizen.get("/cuenta/2019/capitulo/12/").status_code)
print("datos", "CA-001" in b"".join(citizen.get("/datos/cuenta-2019-1.csv")).decode())
with transaction.atomic():
    draft = draft_from_records(Institucion.objects.get(), 2021, None, boss)
    print("borrador", draft.cifras.filter(codigo__startswith="CA-").exists(), draft.cifras.exists())
    transaction.set_rollback(True)
"""
ON = {
    "lista": "200",
    "jefatura": "True",
    "encargado": "True",
    "antes": "True",
    "capitulo": "200",
    "datos": "True",
    "borrador": "True True",
}
OFF = ON | {"lista": "404", "jefatura": "False", "encargado": "False", "borrador": "False True"}


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    """An office that published its account of 2019; `installation("check", AREAS_OFF="...")` runs a command there."""
    var = tmp_path_factory.mktemp("var")

    def run(*command, given=None, **environment):
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        done = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=settings.BASE_DIR,
            env={**kept, "VAR_DIR": str(var), **environment},
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run("instalar")
    run("cargar_territorio", "fixtures/reference/elqui.toml", "--save")
    run("shell", "--no-imports", "-c", SETUP)
    run("cargar_cuenta", "fixtures/cuenta_2019", "--elabora", "cuentas", "--save")
    run("shell", "--no-imports", "-c", PUBLISH)
    return run


def told(output):
    return dict(line.split(" ", 1) for line in output.splitlines() if " " in line)


@pytest.mark.parametrize(("switched_off", "expected"), [("", ON), ("programs.caprino", OFF)])
def test_it_disappears_from_the_desks_and_from_what_comes(installation, switched_off, expected):
    assert "no issues" in installation("check", AREAS_OFF=switched_off)
    assert told(installation("shell", "--no-imports", "-c", LOOK, AREAS_OFF=switched_off)) == expected
