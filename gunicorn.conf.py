"""How the product is served: alone on this machine, behind the office's own web server when it is public.

The settings are read here already, so that a wrong one stops the start before any worker is born.
"""

import os
import socket
import sys
import warnings
from contextlib import suppress

from django.db import OperationalError, connection

from gobernacion import demonstration, settings
from gobernacion.owned import OTHERS

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gobernacion.settings")

port = settings.env.port("PORT", 8000)
bind = f"127.0.0.1:{port}"
worker_class = "gthread"
workers = 2
threads = 4
preload_app = False  # the PDF compiler must not be forked once loaded
control_socket_disable = True
umask = OTHERS

# What was asked and how it went: no query, no address of who asked.
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(b)s bytes %(M)s ms"
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "impersonal": {"()": "gobernacion.logs.ImpersonalFormatter"},
        "plain": {"()": "gobernacion.logs.OneLineFormatter"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "impersonal"},
        "stdout": {"class": "logging.StreamHandler", "formatter": "plain", "stream": "ext://sys.stdout"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "gunicorn.error": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # Whoever tries the demonstration reads what it says at the start, not a line for every request.
        "gunicorn.access": {
            "handlers": [] if settings.DEMO else ["stdout"],
            "level": "INFO",
            "propagate": False,
        },
    },
}


def on_starting(server):
    """What must not be served, and a port in use, stop the start with one sentence instead of a row of attempts."""
    os.umask(umask)  # a server that leaves its terminal takes another
    # One that does not answer yet is looked at when it does; that no app is loaded yet is no matter here.
    with suppress(OperationalError), warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        demonstration.refuse_the_wrong_database(connection)
        connection.close()
    if settings.DEMO:
        for address in server.cfg.address:
            if not isinstance(address, tuple) or address[0] not in ("127.0.0.1", "::1", "localhost"):
                sys.exit(
                    "La demostración atiende solo en la propia máquina: quite la opción «bind» de gunicorn."
                )
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                sys.exit(f"El puerto {port} está ocupado: pruebe con «make demo PORT={port + 1}».")


def when_ready(server):
    print(f"Sirviendo en http://{bind} (Ctrl+C para terminar)", flush=True)
