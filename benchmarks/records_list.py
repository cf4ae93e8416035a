"""A list of 200,000 records beside one of 1,000, each page asked of both in turn: python benchmarks/records_list.py

Whatever is asked fills a page in both, where it names nobody: what is compared is the finding, not the writing.

On PostgreSQL: python tests/postgres.py python benchmarks/records_list.py
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

from ratios import Ratio, report

ROOT = Path(__file__).resolve().parents[1]
LIMIT = 1.3
LIST = "/interno/recordarea/entrega/"
PAGES = {
    "list": "",
    "page 15": "?p=15",
    "oldest first": "?o=2",
    "state": "?estado__exact=evaluada",
    "comuna": "?comuna__id__exact=1",
    "year": "?periodo=2025",
    "state and comuna": "?estado__exact=aprobada&comuna__id__exact=2",
    "annulled": "?vigencia=anulados",
    "number": "?q=2025-00300",
    "RUN": "?q={run}",
    "name": "?q={name}",
    "nobody": "?q=zzzz",
}


# --- the one that answers: a product of its own with so many records -------------------------------------------


def serve(rows: int) -> None:
    """Load the records, then answer each address read from the input with the seconds it took."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    client, words = load(rows)
    print("ready", flush=True)
    for line in sys.stdin:
        address = LIST + line.strip().format(**words)
        started = time.perf_counter()
        answer = client.get(address)
        took = time.perf_counter() - started
        assert answer.status_code == 200, address
        print(took, flush=True)


def load(rows: int):
    from datetime import date, timedelta
    from random import Random

    from django.conf import settings
    from django.db import connection

    from gobernacion.directory.models import Ficha, Persona
    from gobernacion.lib.run import check_digit
    from gobernacion.records import statistics as known
    from tests.access.people import browser_of
    from tests.recordarea.models import Entrega, Estado
    from tests.records.conftest import make_comunas, make_staff

    settings.ALLOWED_HOSTS = ["testserver"]
    chance, staff, comunas = Random(rows), make_staff(), make_comunas()
    names = ["Ana", "Luis", "Rosa", "Juan", "Inés", "Hugo", "Marta", "Óscar", "Elsa", "Iván"]
    roots = ["ri", "va", "lo", "me", "ca", "pe", "so", "ta", "du", "nu", "ga", "be"]
    surnames = [f"{a}{b}{c}ez".title() for a in roots for b in roots for c in roots]
    personas = [
        Persona(documento="run", run=f"{number}-{check_digit(number)}")
        for number in range(5_000_000, 5_000_000 + max(200, rows // 4))
    ]
    Persona.objects.bulk_create(personas, batch_size=1_000)
    fichas = []
    for persona in personas:
        first, second = chance.choice(surnames), chance.choice(surnames)
        ficha = Ficha(
            area="recordarea",
            persona=persona,
            nombres=chance.choice(names),
            primer_apellido=first,
            segundo_apellido=second,
        )
        ficha.derive()
        fichas.append(ficha)
    Ficha.objects.bulk_create(fichas, batch_size=1_000)
    entregas = []
    for number in range(rows):
        year = 2017 + number * 10 // rows
        annulled = number % 10 == 0
        entregas.append(
            Entrega(
                numero=f"{year}-{number % (rows // 10):05d}",
                ocurrido_el=date(year, 1, 1) + timedelta(days=chance.randrange(320)),
                comuna=chance.choice(comunas),
                registrado_por=staff["encargada"],
                estado=chance.choices(list(Estado), [1, 9, 20, 70])[0],
                ficha=chance.choice(fichas),
                solicitado=chance.randrange(1, 90) * 1_000,
                detalle="Lo que se cuenta en la entrevista. " * 3,
                anulado_el=date(2026, 1, 1) if annulled else None,
                anulado_por=staff["jefa"] if annulled else None,
                motivo_anulacion="Duplicada." if annulled else "",
            )
        )
    Entrega.objects.bulk_create(entregas, batch_size=1_000)
    known.refresh(connection)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    somebody = fichas[0]
    name = f"{somebody.primer_apellido} {somebody.segundo_apellido}"
    return browser_of(staff["encargada"]), {"run": somebody.identificacion, "name": name}


# --- the one that asks -----------------------------------------------------------------------------------------


class Product:
    def __init__(self, rows: int, folder: str) -> None:
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "VAR_DIR": folder}
        environment["DATABASE_URL"] = database(rows, folder)
        environment["PYTHONPATH"] = str(ROOT)
        command = [sys.executable, __file__, "--serve", str(rows)]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def wait(self) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline().strip() == "ready"

    def ask(self, address: str) -> float:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{address}\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())


def database(rows: int, folder: str) -> str:
    address = urlsplit(os.environ.get("DATABASE_URL", ""))
    if not address.scheme.startswith("postgres"):
        return f"sqlite:///{folder}/{rows}.sqlite3"
    import psycopg2

    connection = psycopg2.connect(address.geturl())
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS list_{rows}")
        cursor.execute(f"CREATE DATABASE list_{rows}")
    connection.close()
    return address._replace(path=f"/list_{rows}").geturl()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--few", type=int, default=1_000)
    parser.add_argument("--many", type=int, default=200_000)
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--serve", type=int)
    asked = parser.parse_args()
    if asked.serve:
        serve(asked.serve)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        products = [Product(rows, folder) for rows in (asked.few, asked.many)]
        for product in products:
            product.wait()
        ratios = []
        for page, query in PAGES.items():
            took = [[], []]
            for turn in range(asked.times + 3):
                for product, times in zip(products, took, strict=True):
                    seconds = product.ask(query or "?")
                    if turn >= 3:
                        times.append(seconds)
            few, many = (statistics.median(times) for times in took)
            promise = f"{page}: {asked.many:,} rows beside {asked.few:,}"
            ratios.append(Ratio(promise, many * 1000, few * 1000, "ms", LIMIT))
        for product in products:
            product.process.kill()
    return report(ratios)


if __name__ == "__main__":
    sys.exit(main())
