"""Eight clerks save the same few records at once over real HTTP: every edit is kept or refused, and none is lost."""

import os
import re
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection

from tests.access.people import browser_of
from tests.recordarea.models import Entrega
from tests.records.conftest import make_comunas, make_ficha, make_staff
from tests.records.desk import of

CLIENTS = 8
pytestmark = [pytest.mark.campaign, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def server(tmp_path):
    """The product as offices run it, on the database of this test."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        database = f"sqlite:///{name}"
    else:
        database = re.sub(r"/[^/]*$", f"/{name}", os.environ["DATABASE_URL"])
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": database,
        "SECRET_KEY": settings.SECRET_KEY,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PORT": str(port),
    }
    log = (tmp_path / "server.log").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "gobernacion.wsgi"],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=5).close()
                break
            except OSError:
                assert process.poll() is None, Path(log.name).read_text()
                time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=30)
        log.close()


class Clerk:
    """A browser without a screen: it opens the form, adds its mark to what is there, and saves."""

    def __init__(self, port, session, seed):
        self.port, self.session, self.chance = port, session, Random(seed)
        self.saved, self.refused = [], 0

    def ask(self, method, path, body=None, headers=None):
        http = HTTPConnection("127.0.0.1", self.port, timeout=60)
        cookies = f"{settings.SESSION_COOKIE_NAME}={self.session}"
        given = {"Cookie": f"{cookies}; csrftoken={'a' * 32}", **(headers or {})}
        http.request(method, path, body, given)
        answer = http.getresponse()
        text = answer.read().decode()
        http.close()
        assert answer.status in {200, 302}, f"{answer.status} {path} {text[:300]}"
        return answer.status, text

    def edit(self, entrega, mark, follow):
        _, page = self.ask("GET", of(entrega))
        while True:
            form = fields_of(page)
            form["detalle"] = f"{form['detalle']} {mark}".strip()
            body = urlencode({**form, "csrfmiddlewaretoken": "a" * 32})
            kind = {
                "Content-Type": "application/x-www-form-urlencoded",
                "Referer": f"http://127.0.0.1:{self.port}/",
            }
            status, page = self.ask("POST", of(entrega), body, kind)
            if status == 302:
                self.saved.append(mark)
                return
            self.refused += 1
            assert "Otra persona guardó este registro" in page
            assert mark in page  # what was typed is still there
            if not follow:
                return
            _, page = self.ask("GET", of(entrega))


def fields_of(page):
    """What the browser would send of the main form, as the page holds it."""
    values = dict(re.findall(r'<input type="(?:text|hidden)" name="([^"]+)" value="([^"]*)"', page))
    values |= {
        name: text.lstrip("\r\n")
        for name, text in re.findall(r'<textarea name="([^"]+)"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    }
    for name, options in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', page, re.DOTALL):
        values[name] = "".join(re.findall(r'<option value="([^"]*)" selected', options))
    return {name: value for name, value in values.items() if "__prefix__" not in name and name != "action"}


def test_no_edit_is_lost(server, campaign_size, record_property):
    edits = campaign_size(sample=6, whole=50)
    staff, comunas, ficha = make_staff(), make_comunas(), make_ficha()
    entregas = [
        Entrega.objects.create(
            ocurrido_el="2019-06-03",
            comuna=comunas[0],
            registrado_por=staff["otra"],
            ficha=ficha,
            solicitado=10_000,
        )
        for _ in range(3)
    ]
    session = browser_of(staff["encargada"]).cookies[settings.SESSION_COOKIE_NAME].value
    clerks = [Clerk(server, session, seed) for seed in range(CLIENTS)]

    def work(number):
        clerk = clerks[number]
        for edit in range(edits):
            clerk.edit(clerk.chance.choice(entregas), f"c{number}e{edit}", follow=edit % 3 > 0)

    with ThreadPoolExecutor(CLIENTS) as together:
        list(together.map(work, range(CLIENTS)))

    saved = sorted(mark for clerk in clerks for mark in clerk.saved)
    kept = sorted(
        mark for detalle in Entrega.objects.values_list("detalle", flat=True) for mark in detalle.split()
    )
    assert kept == saved
    assert sum(clerk.refused for clerk in clerks) > 0, "nobody ever collided: the test proves nothing"
    for entrega in Entrega.objects.all():
        versions = list(entrega.history.order_by("history_id").values_list("version", flat=True))
        assert versions == list(range(1, entrega.version + 1))
    record_property("edits kept", len(kept))
    record_property("stale edits refused", sum(clerk.refused for clerk in clerks))
