"""The same product with few records and with many, each in a process of its own that answers when it is asked."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[1]

Serve = Callable[[], Callable[[Any], Any]]
"""Gets ready in the process of a product, and gives what answers each question there."""


class Product:
    """A product with so many records; ``ask`` puts one question to it."""

    def __init__(self, script: str, solicitudes: int, postulaciones: int, folder: Path, kept: bool) -> None:
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "gobernacion.settings", "VAR_DIR": str(folder)}
        environment["DATABASE_URL"] = database(f"list_{solicitudes}", folder, kept)
        environment["PYTHONPATH"] = str(ROOT)
        command = [sys.executable, script, "--serve", str(solicitudes), str(postulaciones)]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def ask(self, question: Any) -> Any:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        return self.answer()

    def answer(self) -> Any:
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())


def arguments(doc: str | None) -> argparse.ArgumentParser:
    """What may be said to a benchmark that compares products."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--few", type=int, nargs=2, default=(6_000, 6_000), metavar=("SOLICITUDES", "CASOS"))
    parser.add_argument(
        "--many", type=int, nargs=2, default=(1_000_000, 230_000), metavar=("SOLICITUDES", "CASOS")
    )
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="use the databases kept there, or keep them"
    )
    parser.add_argument("--serve", type=int, nargs=2, help=argparse.SUPPRESS)
    return parser


@contextmanager
def products(script: str, sizes: list[tuple[int, int]], kept: Path | None) -> Iterator[list[Product]]:
    """Products of these sizes, ready to be asked; one after the other, so that they load without disturbing."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = kept or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        found: list[Product] = []
        try:
            for size in sizes:
                found.append(Product(script, *size, folder, kept is not None))
                print(f"{size[0]:,} + {size[1]:,} records: {found[-1].answer()}", flush=True)
            yield found
        finally:
            for product in found:
                product.process.kill()
                product.process.wait()


def clock() -> Callable[[], float]:
    """What time is measured by: the processor's own where the database works in this process, or else that of the wall.

    Others may be busy on the same machine, and the processor's does not count them.
    """
    import time

    from django.db import connection

    return time.process_time if connection.vendor == "sqlite" else time.perf_counter


def serve(solicitudes: int, postulaciones: int, prepare: Serve) -> None:
    """Load the records, unless they are there, and answer each question read from the input."""
    import time

    import django

    django.setup()
    from django.conf import settings
    from population import Population

    settings.ALLOWED_HOSTS = ["testserver"]
    started, population = time.perf_counter(), Population(solicitudes, postulaciones)
    answers, sys.stdout = sys.stdout, sys.stderr  # what a command prints is no answer
    there = population.stands()
    if not there:
        population.load()
    respond = prepare()
    took = time.perf_counter() - started
    print(json.dumps("kept" if there else f"loaded in {took:.0f} s"), file=answers, flush=True)
    for line in sys.stdin:
        print(json.dumps(respond(json.loads(line))), file=answers, flush=True)


def database(name: str, folder: Path, kept: bool) -> str:
    """The address of the database of a product: a file in the folder, or one in the server this is run on."""
    address = urlsplit(os.environ.get("DATABASE_URL", ""))
    if not address.scheme.startswith("postgres"):
        return f"sqlite:///{folder}/{name}.sqlite3"
    import psycopg2

    connection = psycopg2.connect(address.geturl())
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        there = cursor.fetchone()
        if there and not kept:
            cursor.execute(f"DROP DATABASE {name}")
        if not (there and kept):
            cursor.execute(f"CREATE DATABASE {name}")
    connection.close()
    return address._replace(path=f"/{name}").geturl()
