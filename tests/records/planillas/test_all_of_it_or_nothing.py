"""Whatever is in it, a planilla is applied whole or nothing of it is; and only what is right goes in, if so decided."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from copy import copy
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db import connection, transaction
from django.test import RequestFactory

from gobernacion.access.models import Anotacion
from gobernacion.records.models import Correlativo
from gobernacion.records.planillas.applying import Decision, NoSeAplica, apply
from gobernacion.records.planillas.columns import columns_of
from gobernacion.records.planillas.downloading import Download
from gobernacion.records.planillas.models import Carga, FilaCargada
from gobernacion.records.planillas.reading import Celda, read
from gobernacion.records.planillas.workbook import FIRST
from tests.recordarea.models import Entrega
from tests.serving import this_database

ROOT = Path(settings.BASE_DIR)
MODELS = (Entrega, Entrega.history.model, FilaCargada, LogEntry, Anotacion, Correlativo, Carga)
RUN = "11.111.111-1"
DAY = str((date(2019, 6, 3) - date(1899, 12, 30)).days)


def everything():
    return {model: list(model._default_manager.order_by("pk").values()) for model in MODELS}


def asked_by(user):
    request = RequestFactory().post("/")
    request.user = user
    return request


class Paper:
    """The cells of a planilla, changed by name without a spreadsheet."""

    def __init__(self, user, rows=True):
        self.desk = admin.site.get_model_admin(Entrega)
        self.request = asked_by(user)
        columns = columns_of(self.desk, self.request)
        out = Download(self.desk, self.request)
        keys = Entrega.objects.order_by("pk").values_list("pk", flat=True) if rows else []
        self.cells = read(out.book(columns, out.rows_out(keys, columns)))
        self.places = {column.name: place for place, column in enumerate(columns, start=FIRST)}

    def copy(self):
        """Another with the same in it."""
        other = copy(self)
        other.cells = {row: {**cells} for row, cells in self.cells.items()}
        return other

    def say(self, row, **said):
        for name, (kind, value) in said.items():
            self.cells.setdefault(row, {})[self.places[name]] = Celda(kind, value)

    def new(self, row, **other):
        day, amount = ("d", DAY), ("n", "5000")
        said = {"ocurrido_el": day, "comuna": ("s", "Coquimbo"), "ficha": ("s", RUN), "solicitado": amount}
        self.say(row, **{**said, **other})

    def apply(self, only_good, expected):
        carga = Carga.objects.create(
            modelo="recordarea.entrega", por=self.request.user, huella="", archivo=b"x"
        )
        before = everything()
        try:
            apply(
                self.desk, self.request, carga, self.cells, Decision(only_good, expected, {}), lambda *_: None
            )
        except NoSeAplica as refusal:
            assert everything() == before
            return refusal.revision
        return None


GOOD = (
    {},
    {"solicitado": ("s", "$1.234.567")},
    {"ocurrido_el": ("s", "03-06-2019")},
    {"ocurrido_el": ("i", "2019-06-03")},
    {"urgente": ("b", "1")},
    {"urgente": ("s", "no")},
    {"detalle": ("s", "=cmd|' /C calc'!A0")},
    {"detalle": ("n", "12.5")},
    {"ficha": ("s", "11111111-1")},
    {"comuna": ("s", "  LA   SERENA ")},
)
BAD = (
    {"solicitado": ("s", "mucho")},
    {"solicitado": ("n", "-5")},
    {"solicitado": ("n", "10.5")},
    {"solicitado": ("s", "")},
    {"ocurrido_el": ("s", "31-02-2019")},
    {"ocurrido_el": ("d", "80000")},
    {"ocurrido_el": ("e", "#VALUE!")},
    {"comuna": ("s", "Santiago")},
    {"comuna": ("f", "La Serena")},
    {"ficha": ("s", "36.000.000-1")},
    {"ficha": ("s", "11.111.111-2")},
    {"folio": ("s", "x" * 21)},
    {"folio": ("s", "F-1")},  # another record has it
    {"urgente": ("s", "quizás")},
)
REPEATED = {"folio": ("s", "R-1")}


def drawn(chance, paper, there):
    """Fill a planilla at random; how many of its rows are right, and how many wrong."""
    good = bad = 0
    for row in range(10, 10 + chance.randint(1, 6)):
        if wrong := chance.random() < 0.25:
            paper.new(row, **chance.choice(BAD))
        else:
            paper.new(row, **chance.choice(GOOD))
        good, bad = good + (not wrong), bad + wrong
    if chance.random() < 0.2:
        paper.new(30, **REPEATED)
        paper.new(31, **REPEATED)
        bad += 2
    for row in range(3, 3 + len(there)):
        match chance.randrange(4):
            case 0:
                paper.say(row, solicitado=("n", str(chance.randrange(1, 9) * 777)))
                good += 1
            case 1:
                paper.say(row, solicitado=("s", "nada"))
                bad += 1
    return good, bad


@pytest.mark.django_db
@pytest.mark.campaign
def test_drawn_planillas_are_applied_whole_or_not_at_all(campaign_size, record_property, staff, make_entrega):
    there = [make_entrega(folio=f"F-{number}") for number in range(3)]
    chance, as_it_went = random.Random(11), Paper(staff["encargada"])
    many = campaign_size(sample=15, whole=500)
    for _ in range(many):
        with transaction.atomic():
            paper = as_it_went.copy()
            good, bad = drawn(chance, paper, there)
            only_good = chance.random() < 0.4
            refused = paper.apply(only_good, good)
            if bad and not only_good:
                wrong = [one for one in refused.results.values() if one.estado == "rechazada"]
                assert len(wrong) == bad
                assert all(note.motivo for one in wrong for note in one.notas[:1])
            else:
                assert refused is None
                assert FilaCargada.objects.count() == good
                assert Entrega.history.count() == len(there) + good
            transaction.set_rollback(True)
    record_property("planillas drawn", many)


@pytest.mark.django_db
def test_what_was_seen_is_what_is_written(staff, make_entrega):
    """If something else than what was shown would go in, nothing does."""
    paper = Paper(staff["encargada"], rows=False)
    paper.new(10)
    assert paper.apply(only_good=True, expected=2).por_agregar
    assert not Entrega.objects.exists()


def asked(*points, rows):
    """What a process of its own says of a planilla of so many rows that it applies, killed at these points."""
    connection.close()
    script = Path(__file__).with_name("interrupted.py")
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DATABASE_URL": this_database(),
        "VAR_DIR": str(settings.VAR_DIR),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "ROWS": str(rows),
    }
    command = [sys.executable, script, *map(str, points)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert not done.returncode, done.stderr
    return done.stdout


@pytest.mark.campaign
@pytest.mark.each_database
@pytest.mark.django_db(transaction=True)
def test_killed_at_any_point_it_leaves_nothing_half_done(campaign_size, record_property, staff, make_entrega):
    make_entrega(folio="F-1")
    many = campaign_size(sample=1, whole=100)
    rows = 150 if many == 1 else 2_000
    statements = int(asked("count", rows=rows)) if many > 1 else 40
    points = random.Random().sample(range(1, statements + 1), many)
    said = asked(*points, "never", rows=rows).splitlines()
    assert said == [*(f"{point} {int(signal.SIGKILL)} True" for point in points), "never 0 False"]
    assert Entrega.objects.count() == rows + 1
    record_property("killed at a point", len(points))
