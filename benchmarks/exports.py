"""The list of postulaciones exported by its desk beside raw CSV of the same rows: python benchmarks/exports.py

The yardstick is the queryset of the very export, `.values_list()` of the same fifteen columns through `csv.writer` into
nothing, its amounts read as plain integers, so that it pays for no wording of ours. The workbook is also held beside
those of openpyxl (write-only, the same rows with the same labels) and of django-import-export (a resource of the same
fifteen columns, its references joined), each written to memory once. Ours is the whole request: the
session, the policy, the list, the count, the journal, and every byte of the file. Both are counted in seconds of this
process, so that what the database server takes, the same for both, does not flatter ours. Memory is what the process
grows by while the file goes out, above what it held after a first small export.

On PostgreSQL: python tests/postgres.py python benchmarks/exports.py
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random

from products import database
from ratios import Ratio, report

ROOT = Path(__file__).resolve().parents[1]
LIST = "/interno/orasmi/postulacion/"
WHO = "jefa"
COLUMNS = (
    *("numero", "folio_siep", "ocurrido_el", "canal", "comuna__nombre", "ficha__identificacion"),
    *("ficha__nombres", "ayuda__nombre", "solicitado", "estado", "aprobada_el"),
)
"""Of those the desk exports: texts, choices, dates and amounts, some of them empty."""
CODES = {"canal": "canal", "comuna__nombre": "comuna__cut", "ayuda__nombre": "ayuda__id", "estado": "estado"}
"""Where the code of a column is read, which has one of its own beside it: fifteen in all."""
AMOUNTS = ("solicitado",)
TIMES = {"csv": 1.3, "csv-excel": 2.0, "xlsx": 2.0}
LIBRARIES = {"openpyxl, write-only": 5, "django-import-export": 15}
"""How many times faster than each the export to Excel is."""
MEGABYTES = 20
FIRST_BYTE = 0.2


# --- in a process of its own: an installation with so many records -------------------------------------------


def start():
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection

    from orasmi.admin.postulaciones import PostulacionAdmin

    settings.ALLOWED_HOSTS = ["testserver"]
    # Those that go side by side share a connection, which the first to end must not close when it has grown old.
    connection.settings_dict["CONN_MAX_AGE"] = None
    PostulacionAdmin.exporta = tuple(
        one for one in PostulacionAdmin.exporta if getattr(one, "path", one) in COLUMNS
    )


def load(rows: int) -> None:
    """Load records until there are so many: the first through their models, then copies of those by the database."""
    from django.db import connection

    from gobernacion import schema
    from gobernacion.records import statistics as known
    from orasmi.models import Postulacion
    from tests.orasmi.desk import Desk

    if schema.is_empty(connection):
        schema.create(connection)
    there = Postulacion.objects.count()
    if not there:
        Desk()
        for first in range(0, rows, 20_000):
            add(first, min(rows, first + 20_000))
    else:
        for number in range(1, -(-rows // there)):
            copy(Postulacion, f"-{number}", there)
    known.refresh(connection)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def copy(model, ending: str, rows: int) -> None:
    from django.db import connection

    columns = [field.column for field in model._meta.concrete_fields if not field.primary_key]
    changed = [f"{name} || '{ending}'" if name in ("numero", "folio_siep") else name for name in columns]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) "
            f"SELECT {', '.join(changed)} FROM {model._meta.db_table} ORDER BY id LIMIT {rows}"
        )


def add(first: int, last: int) -> None:
    from gobernacion.access.models import User
    from gobernacion.directory.models import Ficha, Persona
    from gobernacion.lib.run import check_digit
    from gobernacion.territory.models import Comuna
    from orasmi.models import Ayuda, Estado, Postulacion
    from orasmi.models.atencion import Canal

    chance, comunas, ayuda = Random(first), list(Comuna.objects.all()), Ayuda.objects.get()
    clerk, chief = (User.objects.get(username=who) for who in ("encargada", "jefa"))
    numbers = range(5_000_000 + first, 5_000_000 + last, 4)
    personas = [Persona(documento="run", run=f"{number}-{check_digit(number)}") for number in numbers]
    fichas = [
        Ficha(
            area="orasmi",
            persona=persona,
            nombres=chance.choice(["Ana María", "Luis", "Rosa Ester", "Juan", "Inés"]),
            primer_apellido=f"Inventada{chance.randrange(900)}",
            segundo_apellido=chance.choice(["", f"Supuesta{chance.randrange(900)}"]),
        )
        for persona in personas
    ]
    for ficha in fichas:
        ficha.derive()
    Persona.objects.bulk_create(personas, batch_size=1_000)
    Ficha.objects.bulk_create(fichas, batch_size=1_000)
    made = []
    for number in range(first, last):
        day = date(2016, 1, 1) + timedelta(days=chance.randrange(3_600))
        estado = chance.choices([Estado.APROBADA, Estado.RECHAZADA, Estado.INGRESADA], [70, 20, 10])[0]
        made.append(
            Postulacion(
                numero=f"{day.year}-{number:07d}",
                folio_siep=f"F-{number}",
                folio_el=day,
                ocurrido_el=day,
                canal=chance.choice(Canal.values),
                comuna=chance.choice(comunas),
                registrado_por=clerk,
                ficha=chance.choice(fichas),
                ayuda=ayuda,
                estado=estado,
                solicitado=chance.randrange(20, 900) * 1_000,
            )
        )
        answered = day + timedelta(days=chance.randrange(60))
        if estado == Estado.APROBADA:
            decide(made[-1], answered, clerk, chief)
        elif estado == Estado.RECHAZADA:
            made[-1].resuelta_el, made[-1].motivo = answered, "No cumple los requisitos."
    Postulacion.objects.bulk_create(made, batch_size=1_000)


def decide(record, day: date, clerk, chief) -> None:
    record.informe_profesional, record.informe_institucion, record.informe_fecha = "Eva", "Hospital", day
    record.evaluada_por = record.propuesta_por = clerk
    record.propuesto, record.fundamento = record.solicitado, "Lo necesita."
    record.aprobado, record.acta_numero = record.solicitado // 2, "14"
    record.aprobada_el = record.resuelta_el = day
    record.aprobada_por = chief


def client():
    from gobernacion.access.models import User
    from tests.access.people import browser_of

    return browser_of(User.objects.get(username=WHO))


def export(browser, formato: str, query: str = ""):
    """Ask for a file: its pieces as they come."""
    answer = browser.post(f"{LIST}exportar/{query}", {"formato": formato, "motivo": "Informe mensual."})
    assert answer.status_code == 200, answer.status_code
    yield from answer.streaming_content
    answer.close()


def queryset_of(browser):
    """The rows of the export, as the policy lets this person take them."""
    from django.contrib.admin.sites import site

    from gobernacion.access.grants import grants
    from gobernacion.access.rules import Accion
    from orasmi.models import Postulacion

    request = browser.get(LIST).wsgi_request
    admin = site.get_model_admin(Postulacion)
    return grants(request).scope(admin.get_changelist_instance(request).queryset, Accion.EXPORTAR)


def read() -> list:
    """What the database is asked for each column: of an amount the bare number, and the code beside its label."""
    from django.db.models import BigIntegerField, ExpressionWrapper, F

    asked = []
    for path in COLUMNS:
        asked.append(ExpressionWrapper(F(path), BigIntegerField()) if path in AMOUNTS else path)
        if path in CODES:
            asked.append(F(CODES[path]))
    return asked


def raw(browser):
    """The same rows and columns through csv.writer into nothing."""
    import csv
    from itertools import islice

    from gobernacion.lib.sheets import BLOCK

    class Nothing:
        def write(self, text: str) -> None:
            pass

    asked = queryset_of(browser).values_list(*read())
    yield "ready"
    writer, rows = csv.writer(Nothing()), asked.iterator()
    while block := list(islice(rows, BLOCK)):
        writer.writerows(block)
        yield "more"


def measure(times: int) -> dict[str, float]:
    """The seconds the process works for each way: a few rows of each in turn, so that a busy moment weighs on all."""
    browser, taken = client(), dict.fromkeys(["raw", *TIMES], 0.0)
    check(b"".join(export(browser, "csv", "?q=2019-0000001")))
    for _ in range(times):
        going = {"raw": raw(browser), **{formato: export(browser, formato) for formato in TIMES}}
        next(going["raw"])
        while going:
            for name in list(going):
                started = time.process_time()
                if next(going[name], None) is None:
                    del going[name]
                taken[name] += time.process_time() - started
    return {name: seconds / times for name, seconds in taken.items()}


def with_openpyxl(browser) -> None:
    """The same rows as a workbook that openpyxl writes as it is given them."""
    import io

    from openpyxl import Workbook

    from orasmi.models import Postulacion

    labels = {
        at: dict(Postulacion._meta.get_field(name).flatchoices)
        for at, name in enumerate(headers())
        if name in ("canal", "estado")
    }
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Postulaciones")
    sheet.append(headers())
    for row in queryset_of(browser).values_list(*read()).iterator():
        sheet.append([labels[at].get(one, one) if at in labels else one for at, one in enumerate(row)])
    book.save(io.BytesIO())


def with_import_export(browser) -> None:
    """The same rows as a workbook that a resource of django-import-export exports."""
    from import_export import fields, resources

    from orasmi.models import Postulacion

    said = {"canal": "get_canal_display", "estado": "get_estado_display"}
    paths = [(one, one) for one in COLUMNS] + [(f"{one} (código)", code) for one, code in CODES.items()]
    declared = {
        header: fields.Field(attribute=said.get(header, path), column_name=header) for header, path in paths
    }
    meta = type("Meta", (), {"model": Postulacion, "fields": list(declared)})
    resource = type("Exported", (resources.ModelResource,), {**declared, "Meta": meta})()
    rows = queryset_of(browser).select_related("comuna", "ficha", "ayuda")
    dataset = resource.export(rows)
    assert dataset.width == len(headers()), dataset.headers
    dataset.export("xlsx")


def headers() -> list[str]:
    return [header for path in COLUMNS for header in (path, *([f"{path} (código)"] if path in CODES else []))]


def beside(name: str) -> float:
    """The seconds the process works for a workbook that a library writes of the same rows."""
    browser, write = client(), {"openpyxl": with_openpyxl, "import_export": with_import_export}[name]
    started = time.process_time()
    write(browser)
    return time.process_time() - started


def check(written: bytes) -> None:
    """That the desk was given every column."""
    header = written.decode("utf-8-sig").splitlines()[0]
    assert header.count(",") + 1 == len(headers()) == 15, header


def weigh(formato: str) -> dict[str, float]:
    """By how many megabytes the process grows while it exports everything, and in how long the first byte comes."""
    import resource

    browser = client()
    for _ in export(browser, formato, "?q=2019-0000001"):
        pass
    before = int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    waits = []
    for _ in range(5):
        started, pieces = time.perf_counter(), export(browser, formato)
        next(pieces)
        waits.append(time.perf_counter() - started)
    for _ in pieces:
        pass
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    return {"megabytes": peak - before, "first": statistics.median(waits)}


# --- the one that asks ----------------------------------------------------------------------------------------


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument(
        "--many", type=int, default=1_000_000, help="rows of the large export, at most ten times the first"
    )
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--do", nargs=2)
    asked = parser.parse_args()
    if asked.do:
        step, argument = asked.do
        start()
        steps = {"load": load, "measure": measure, "weigh": weigh, "beside": beside}
        print(json.dumps(steps[step](int(argument) if argument.isdigit() else argument)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "VAR_DIR": folder}
        environment |= {
            "DATABASE_URL": database("exports", Path(folder), kept=False),
            "PYTHONPATH": str(ROOT),
        }

        def do(step: str, argument: object):
            command = [sys.executable, __file__, "--do", step, str(argument)]
            done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE)
            return json.loads(done.stdout)

        do("load", asked.rows)
        taken = do("measure", asked.times)
        ratios = [
            Ratio(
                f"{formato} of {asked.rows:,} rows beside raw CSV", taken[formato], taken["raw"], "s", limit
            )
            for formato, limit in TIMES.items()
        ]
        for (library, times), name in zip(LIBRARIES.items(), ("openpyxl", "import_export"), strict=True):
            promise = f"xlsx of {asked.rows:,} rows beside {library}"
            ratios.append(Ratio(promise, taken["xlsx"], do("beside", name), "s", 1 / times))
        for rows in (asked.rows, asked.many):
            do("load", rows)
            for formato in TIMES:
                weight, file = do("weigh", formato), f"{formato} of {rows:,} rows"
                ratios.append(Ratio(f"memory for {file}", weight["megabytes"], MEGABYTES, "MB", 1))
                ratios.append(Ratio(f"first byte of {file}", weight["first"], FIRST_BYTE, "s", 1))
    return report(ratios)


if __name__ == "__main__":
    sys.exit(main())
