"""With the database stopped what was visited is still read, and the rest says so in one clear page."""

import subprocess
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from django.db import connection

from tests import postgres
from tests.portal.addresses import public_addresses
from tests.serving import ask, serving

pytestmark = pytest.mark.django_db(transaction=True)


def says_so(answer, body):
    page = body.decode()
    assert (answer.status, answer.headers["Retry-After"]) == (503, "60")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in answer.headers
    assert '<html lang="es-CL">' in page
    assert "La base de datos no responde" in page
    assert "Traceback" not in page


@contextmanager
def copy_of_this_database():
    """A server of its own with what this test has published; and how to stop and start it."""
    binaries, given = postgres.programs(), connection.settings_dict
    connection.close()
    with postgres.server() as address:
        folder = Path(unquote(urlsplit(address).hostname))
        dump = [binaries / "pg_dump", "-h", given["HOST"], "-U", given["USER"], given["NAME"]]
        load = [binaries / "psql", "-q", "-h", folder, "-U", postgres.OWNER, postgres.DATABASE]
        written = subprocess.run(dump, check=True, capture_output=True).stdout
        subprocess.run(load, input=written, check=True, stdout=subprocess.DEVNULL)
        control = [binaries / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log"]
        yield address, lambda *order: postgres.as_server(folder, *control, *order)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite is a file: nobody stops it")
def test_what_was_visited_is_read_while_the_server_is_stopped(tmp_path, settings, published, offered):
    settings.VAR_DIR = tmp_path
    published()
    # Each worker keeps what it has drawn, and nobody chooses whom he asks: with one, what was visited is what it drew.
    with copy_of_this_database() as (address, control), serving(address, tmp_path, "--workers=1") as port:
        bodies = {}
        for page in public_addresses():
            answer, body = ask(port, page)
            if answer.status == 200:
                bodies[page] = body
        assert len(bodies) > 25
        control("-m", "fast", "stop")
        try:
            for page, body in bodies.items():
                answer, shown = ask(port, page)
                assert (answer.status, shown) == (200, body), page
                again, nothing = ask(port, page, if_none_match=answer.headers["ETag"])
                assert (again.status, nothing) == (304, b"")
            for page in ("/cuenta/2030/cifras/?texto=riego", "/cuenta/1999/", "/datos/cuenta-2030.csv"):
                says_so(*ask(port, page))
            says_so(*ask(port, "/interno/", cookie="sessionid=abcdefghijklmnopqrstuvwxyz012345"))
            assert ask(port, "/no-existe/")[0].status == 404
        finally:
            control("start")
        assert ask(port, "/cuenta/2030/cifras/?texto=riego")[0].status == 200


def test_a_file_that_cannot_be_opened_is_told_too(tmp_path):
    with serving(f"sqlite:///{tmp_path}/no/existe.sqlite3", tmp_path) as port:
        for page in ("/", "/oferta/", "/datos/", "/datos/cuenta-2030-1.csv"):
            says_so(*ask(port, page))
        head, nothing = ask(port, "/", method="HEAD")
        assert (head.status, nothing) == (503, b"")
        assert ask(port, "/datos/verificar_descarga.py")[0].status == 200


@pytest.mark.django_db(transaction=False)
def test_any_other_failure_is_not_taken_for_a_stopped_database(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("gobernacion.open_data.views.partes", None)
    answer = client.get("/datos/")
    assert answer.status_code == 500
    assert "Algo falló de nuestro lado" in answer.content.decode()
