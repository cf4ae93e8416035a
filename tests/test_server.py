"""The server starts by its own rules and its log says what was asked, never what somebody typed nor who asked."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

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


def start(environment):
    return subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "gobernacion.wsgi"],
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


def test_a_demonstration_says_that_its_port_is_taken(environment, port):
    with socket.create_server(("127.0.0.1", port)):
        server = start(environment | {"DEMO": "1"})
        log, _ = server.communicate(timeout=30)
    assert server.returncode != 0
    assert f"El puerto {port} está ocupado" in log
    assert "Traceback" not in log
