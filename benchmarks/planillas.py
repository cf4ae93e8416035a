"""A planilla of the storehouse of the tests loaded beside django-import-export: python benchmarks/planillas.py

The same rows, as a workbook: a day, a comuna by its name, a person by the RUN, a folio nobody else has, an amount, a
yes or no, and a text. Ours is all that happens when somebody confirms: the workbook read by its own process, every
cell through the field of the form, the rules of the table, the records with their numbers and versions, the journal.
The yardstick is `import_data` of a ModelResource as the library makes it, with `clean_model_instances`, so that the
same rules of fields, model and table are asked, and the workbook read by the library's own format; its records are
saved through the model, as it does. It takes the same for each row, so that it is given fewer of them and counted for
as many. Both are counted in seconds of processor, those of the reader included; what the database server takes is left
out, which is less for ours.

On PostgreSQL: python tests/postgres.py python benchmarks/planillas.py
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from random import Random

from products import database
from ratios import Ratio, report

ROOT = Path(__file__).resolve().parents[1]
TIMES = 10
PEOPLE = 2_000


def start():
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection

    from gobernacion import schema

    settings.ALLOWED_HOSTS = ["testserver"]
    if schema.is_empty(connection):
        schema.create(connection)
        people()


def people() -> None:
    from gobernacion.directory.models import Ficha, Persona
    from gobernacion.lib.run import check_digit
    from tests.records.conftest import make_comunas, make_staff

    make_staff()
    make_comunas()
    runs = [f"{number}-{check_digit(number)}" for number in range(36_000_000, 36_000_000 + PEOPLE)]
    personas = [Persona(documento="run", run=run) for run in runs]
    fichas = [
        Ficha(area="recordarea", persona=one, nombres="Rosa", primer_apellido=f"Inventada{place}")
        for place, one in enumerate(personas)
    ]
    for ficha in fichas:
        ficha.derive()
    Persona.objects.bulk_create(personas, batch_size=1_000)
    Ficha.objects.bulk_create(fichas, batch_size=1_000)


def rows(first: int, how_many: int):
    """What somebody types: invented, and the same in every run."""
    from gobernacion.directory.models import Ficha

    chance = Random(first)
    runs = list(Ficha.objects.order_by("primer_apellido").values_list("identificacion", flat=True))
    for number in range(first, first + how_many):
        day = date(2016, 1, 1) + timedelta(days=chance.randrange(1_200))
        yield (
            day,
            chance.choice(["La Serena", "Coquimbo"]),
            chance.choice(runs),
            f"F-{number}",
            chance.randrange(20, 900) * 1_000,
            chance.choice(["Sí", "No"]),
            chance.choice(["Colchones", "Frazadas", "Una caja de alimentos"]),
        )


def asked_of(admin, user):
    from django.test import RequestFactory

    request = RequestFactory().post("/")
    request.user = user
    return request


def ours(how_many: int) -> dict[str, float]:
    """The seconds of processor to load a planilla of so many rows, all of them checked."""
    from django.contrib.admin.sites import site

    from gobernacion.access.models import User
    from gobernacion.records.planillas import applying
    from gobernacion.records.planillas.columns import columns_of
    from gobernacion.records.planillas.downloading import Download
    from gobernacion.records.planillas.models import Carga
    from gobernacion.records.planillas.reading import read
    from tests.recordarea.models import Entrega

    admin = site.get_model_admin(Entrega)
    user = User.objects.get(username="encargada")
    request = asked_of(admin, user)
    content = filled(Download(admin, request).book(columns_of(admin, request), []), list(rows(0, how_many)))
    carga = Carga.objects.create(modelo="recordarea.entrega", por=user, archivo=content, huella="")
    decision = applying.Decision(only_good=False, expected=how_many, over={})
    began, spent = time.perf_counter(), cpu()
    applying.apply(admin, request, carga, read(content), decision, lambda done, all_: None)
    spent = cpu() - spent
    assert Entrega.objects.count() == how_many
    assert Entrega.history.count() == how_many
    return {"cpu": spent, "wall": time.perf_counter() - began}


def filled(book: bytes, values) -> bytes:
    from openpyxl import load_workbook

    from gobernacion.records.planillas.workbook import FIRST, FIRST_ROW

    opened = load_workbook(BytesIO(book))
    sheet = opened["Planilla"]
    heads = {cell.value: cell.column for cell in sheet[1][FIRST - 1 :]}
    names = ("Fecha", "Comuna", "Persona", "Folio", "Monto solicitado", "Urgente", "Detalle")
    for number, row in enumerate(values, start=FIRST_ROW):
        for name, value in zip(names, row, strict=True):
            if value != "":
                sheet.cell(number, heads[name]).value = value
    answer = BytesIO()
    opened.save(answer)
    return answer.getvalue()


def theirs(how_many: int) -> dict[str, float]:
    """The seconds of processor that django-import-export takes for so many rows, by its own defaults."""
    from import_export import fields, resources, widgets
    from import_export.formats.base_formats import XLSX
    from openpyxl import Workbook

    from gobernacion.access.models import User
    from gobernacion.directory.models import Ficha
    from gobernacion.territory.models import Comuna
    from tests.recordarea.models import Entrega

    user = User.objects.get(username="encargada")

    class YesOrNo(widgets.BooleanWidget):
        TRUE_VALUES, FALSE_VALUES = ["Sí"], ["No"]

    class EntregaResource(resources.ModelResource):
        comuna = fields.Field("comuna", "comuna", widgets.ForeignKeyWidget(Comuna, "nombre"))
        ficha = fields.Field("ficha", "ficha", widgets.ForeignKeyWidget(Ficha, "identificacion"))
        urgente = fields.Field("urgente", "urgente", YesOrNo())

        class Meta:
            model = Entrega
            clean_model_instances = True
            fields = ("id", "ocurrido_el", "comuna", "ficha", "folio", "solicitado", "urgente", "detalle")

        def before_save_instance(self, instance, row, **kwargs):
            instance.registrado_por = user

        def import_instance(self, instance, row, **kwargs):
            instance.registrado_por = user
            super().import_instance(instance, row, **kwargs)

    book = Workbook()
    book.active.append(["id", *(EntregaResource.Meta.fields[1:])])
    for row in rows(0, how_many):
        book.active.append(["", *row])
    answer = BytesIO()
    book.save(answer)
    began, spent = time.perf_counter(), cpu()
    dataset = XLSX().create_dataset(answer.getvalue())
    result = EntregaResource().import_data(dataset, dry_run=False)
    spent = cpu() - spent
    problems = [*result.row_errors(), *result.invalid_rows]
    assert not problems, problems[:1]
    assert Entrega.objects.count() == how_many
    return {"cpu": spent, "wall": time.perf_counter() - began}


def cpu() -> float:
    child = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + child.ru_utime + child.ru_stime


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--yardstick", type=int, default=2_000, help="rows the yardstick is given")
    parser.add_argument("--do", nargs=2)
    asked = parser.parse_args()
    if asked.do:
        step, argument = asked.do
        start()
        print(json.dumps({"ours": ours, "theirs": theirs}[step](int(argument))))
        return 0

    def do(step: str, how_many: int):
        with tempfile.TemporaryDirectory() as folder:
            environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "VAR_DIR": folder}
            environment |= {
                "DATABASE_URL": database(f"planilla_{step}", Path(folder), kept=False),
                "PYTHONPATH": str(ROOT),
            }
            command = [sys.executable, __file__, "--do", step, str(how_many)]
            done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE)
            return json.loads(done.stdout)

    yardstick = do("theirs", asked.yardstick)
    mine = do("ours", asked.rows)
    print(
        f"Wall: ours {mine['wall']:.1f} s of {asked.rows:,}; theirs {yardstick['wall']:.1f} s of {asked.yardstick:,}"
    )
    beside = yardstick["cpu"] / asked.yardstick * asked.rows
    promise = f"{asked.rows:,} checked rows beside django-import-export"
    return report([Ratio(promise, mine["cpu"], beside, "s", 1 / TIMES)])


if __name__ == "__main__":
    sys.exit(main())
