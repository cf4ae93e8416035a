"""How the product is served: alone on this machine, behind the office's own web server when it is public.

The settings are read here already, so that a wrong one stops the start before any worker is born.
"""

import os
import socket
import sys

from gobernacion import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gobernacion.settings")

port = settings.env.port("PORT", 8000)
bind = f"127.0.0.1:{port}"
worker_class = "gthread"
workers = 2
threads = 4
preload_app = False  # the PDF compiler must not be forked once loaded
control_socket_disable = True

# What was asked and how it went: no query, no address of who asked.
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(b)s bytes %(M)s ms"
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "impersonal": {"()": "gobernacion.logs.ImpersonalFormatter"},
        "plain": {"format": "%(message)s"},
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
    """A port in use stops the demonstration with one sentence instead of a row of attempts."""
    if settings.DEMO:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                sys.exit(f"El puerto {port} está ocupado: pruebe con «make demo PORT={port + 1}».")


def when_ready(server):
    print(f"Sirviendo en http://{bind} (Ctrl+C para terminar)", flush=True)
