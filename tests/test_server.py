"""The server starts by its own rules and its log says what was asked, never what somebody typed nor who asked."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def environment(port, tmp_path):
    return {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path / "var"), "PORT": str(port)}


def start(environment, *options):
    return subprocess.Popen(
        [sys.executable, "-m", "gunicorn", *options, "gobernacion.wsgi"],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def ask(address):
    for _ in range(200):
        try:
            return urllib.request.urlopen(address, timeout=10).close()
        except urllib.error.HTTPError as answered:
            answered.close()
            return None
        except OSError:
            time.sleep(0.1)
    return pytest.fail("no answer")


def test_the_log_has_neither_the_query_nor_the_address_of_who_asked(environment, port):
    server = start(environment)
    ask(f"http://127.0.0.1:{port}/no-existe/?run=12345678-5")
    server.terminate()
    log, _ = server.communicate(timeout=30)
    assert "GET /no-existe/ 404" in log
    assert "12345678" not in log
    assert "127.0.0.1" not in log.replace(f"Sirviendo en http://127.0.0.1:{port}", "")


ONE = "GET /contrabando/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
TWO_ENDS = [
    f"POST / HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n\r\n{body}{ONE}"
    for headers, body in [
        ("Content-Length: 5\r\nTransfer-Encoding: chunked", "0\r\n\r\n"),
        ("Content-Length: 0\r\nContent-Length: 30", ""),
        ("Transfer-Encoding: xchunked", "0\r\n\r\n"),
        ("Transfer-Encoding : chunked", "0\r\n\r\n"),
    ]
]


def test_a_strange_request_smuggles_no_other_and_writes_no_line(environment, port):
    server = start(environment)
    ask(f"http://127.0.0.1:{port}/no-existe%0A[01/Dec/2026]%20GET%20/falso/%20200")
    answered = []
    for request in TWO_ENDS:
        with socket.create_connection(("127.0.0.1", port), timeout=10) as asking:
            asking.sendall(request.encode())
            answered.append(asking.makefile("rb").readline().split()[1])
    server.terminate()
    log, _ = server.communicate(timeout=30)
    assert set(answered) <= {b"400", b"501"}
    assert "contrabando" not in log
    assert "GET /no-existe\\n[01/Dec/2026] GET /falso/ 200 404" in log


def test_a_demonstration_says_that_its_port_is_taken(environment, port):
    with socket.create_server(("127.0.0.1", port)):
        server = start(environment | {"DEMO": "1"})
        log, _ = server.communicate(timeout=30)
    assert server.returncode != 0
    assert f"El puerto {port} está ocupado" in log
    assert "Traceback" not in log


@pytest.mark.parametrize("address", ["0.0.0.0", "[::]", "unix"])
def test_a_demonstration_is_served_to_its_own_machine_alone(environment, port, tmp_path, address):
    bind = f"unix:{tmp_path}/socket" if address == "unix" else f"{address}:{port}"
    server = start(environment | {"DEMO": "1"}, "--bind", bind)
    try:
        log, _ = server.communicate(timeout=30)
    finally:
        server.terminate()  # one that was not refused would be served for ever
    assert server.returncode != 0
    assert "La demostración atiende solo en la propia máquina" in log
    assert "Traceback" not in log


@pytest.mark.parametrize(("made_for_it", "demo"), [(True, "0"), (False, "1")])
def test_the_server_refuses_a_database_made_for_something_else(environment, made_for_it, demo):
    file = Path(environment["VAR_DIR"]) / "gobernacion.sqlite3"
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as database:
        database.execute(f"CREATE TABLE {'demostracion' if made_for_it else 'access_user'} (nota varchar(1))")
    server = start(environment | {"DEMO": demo})
    log, _ = server.communicate(timeout=30)
    assert server.returncode != 0
    assert "No se puede iniciar: la variable DEMO" in log
    assert "Traceback" not in log
