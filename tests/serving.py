"""The product served as an office serves it: gunicorn by its own configuration, in processes of its own."""

import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.parse import quote

from django.conf import settings
from django.db import connection


def this_database():
    """The address of the database of this test."""
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{given['NAME']}"
    return f"postgres://{given['USER']}@{quote(given['HOST'], safe='')}/{given['NAME']}"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(database, folder, *options):
    """The port on which it answers, with its files in that folder, until the block ends; options are gunicorn's."""
    port = free_port()
    environment = {
        "PATH": os.environ["PATH"],
        "VAR_DIR": str(folder),
        "DATABASE_URL": database,
        "PORT": str(port),
    }
    command = [sys.executable, "-m", "gunicorn", *options, "gobernacion.wsgi"]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            command, cwd=settings.BASE_DIR, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
    try:
        for _ in range(300):
            try:
                ask(port, "/static/portal/portal.css")
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait(30)


def ask(port, address, method="GET", connection=None, **headers):
    """The answer and its body, on a connection of its own or on one that is kept."""
    own = connection or http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        own.request(
            method, address, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        answer = own.getresponse()
        return answer, answer.read()
    finally:
        if connection is None:
            own.close()
