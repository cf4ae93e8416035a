"""What a public installation leaves in a browser is for the server alone, over HTTPS, and of this very site."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings as current
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from gobernacion.access import devices
from gobernacion.access.models import Asignacion
from tests.access.guessers import HERE, came_in, come_in, make_owner
from tests.access.people import browser_of
from tests.test_settings import PRODUCTION

READ = """
import json
from gobernacion import settings
print(json.dumps({name: getattr(settings, name) for name in dir(settings) if name.startswith(%r)}))
"""
PREFIXES = ("ALLOWED_HOSTS", "COOKIE_", "CSRF_COOKIE_", "MESSAGE_", "SECURE_", "SESSION_")
HTTPS = {"SERVER_NAME": PRODUCTION["ALLOWED_HOSTS"], "HTTP_X_FORWARDED_PROTO": "https"}


@pytest.fixture
def public(settings, tmp_path):
    """The product as it answers once ALLOWED_HOSTS names a machine other than this one."""
    environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path / "var"), **PRODUCTION}
    done = subprocess.run(
        [sys.executable, "-c", READ % (PREFIXES,)],
        cwd=current.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    for name, value in json.loads(done.stdout).items():
        setattr(settings, name, value)


@pytest.fixture
def cookies(public, people):
    """Every cookie that a day of work leaves: of coming in, of a form, of the device and of a message."""
    user, known = make_owner("ana"), HttpResponse()
    ana, administrador = Client(**HTTPS), browser_of(people["administrador"], **HTTPS)
    ana.get(reverse("admin:login"))
    assert came_in(come_in("ana", HERE, ana))
    function = Asignacion.objects.get(user=people["encargado.testarea"])
    page = reverse("admin:access_asignacion_terminar", args=[function.pk])
    administrador.post(page, {"motivo": "Terminó su contrato"})
    devices.remember(RequestFactory(**HTTPS).get("/"), known, user)  # once all that coming in takes was given
    return {**administrador.cookies, **ana.cookies, **known.cookies}


def test_they_are_all_there(cookies) -> None:
    kinds = {name.removeprefix("__Host-").partition("_")[0] for name in cookies}
    assert kinds == {"sessionid", "csrftoken", "messages", "equipo"}


def test_a_browser_takes_them_from_this_site_alone(cookies) -> None:
    for name, cookie in cookies.items():
        assert name.startswith("__Host-"), name
        assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", ""), name


def test_no_script_reads_them_and_no_other_site_sends_them(cookies) -> None:
    for name, cookie in cookies.items():
        assert cookie["httponly"] is True, name
        assert cookie["samesite"] in ("Lax", "Strict"), name


def test_nothing_is_answered_but_over_https_and_for_a_year_the_browser_knows(db, public) -> None:
    plain = Client(SERVER_NAME=HTTPS["SERVER_NAME"]).get("/interno/login/?next=/interno/")
    assert plain.status_code == 301
    assert plain["Location"] == "https://gobernacion.example/interno/login/?next=/interno/"
    for address in ("/interno/login/", "/no-existe/", "/static/admin/css/base.css", "/no-existe/?q=%00"):
        answer = Client(**HTTPS).get(address)
        answer.close()
        assert answer["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
