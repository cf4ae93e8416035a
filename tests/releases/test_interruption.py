"""Loading and publishing cut short by kill -9, at any point, leaves nothing half done, and can be run again."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from gobernacion.access.models import User
from gobernacion.published.models import EdicionPublicada
from gobernacion.published.verifying import heads_file, interrupted, problems
from gobernacion.releases.documents import read_document
from gobernacion.releases.drafting import draft_from_document
from gobernacion.releases.models import Edicion
from gobernacion.transitions import TransicionRechazada
from tests.serving import this_database

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("elabora", "aprueba")]

ROOT = Path(settings.BASE_DIR)
FOLDER = ROOT / "fixtures" / "cuenta_2019"
APPS = [apps.get_app_config(label) for label in ("published", "releases", "indicators")]
MODELS = [model for app in APPS for model in app.get_models()]


def load(point):
    """The account loaded by a process of its own that dies at that point."""
    connection.close()
    script = Path(__file__).with_name("interrupted.py")
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DATABASE_URL": this_database(),
        "VAR_DIR": str(settings.VAR_DIR),
    }
    command = [sys.executable, script, str(point), FOLDER]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr
    return done


def everything():
    return {model: list(model._default_manager.order_by("pk").values()) for model in MODELS}


@pytest.mark.campaign
def test_killed_before_its_commit_it_leaves_nothing_and_can_be_run_again(campaign_size, record_property):
    statements = int(load("count").stdout)
    assert statements > 300
    chance, nothing = random.Random(9), everything()
    points = ["before anunciada", "after anunciada"]
    points += chance.sample(range(1, statements + 1), campaign_size(sample=1, whole=60))
    for point in points:
        assert load(point).returncode == -signal.SIGKILL
        assert everything() == nothing, point
        assert list(problems()) == [], point
        assert interrupted() == [], point
    assert load("never").returncode == 0
    assert Edicion.objects.get().estado == "publicada"
    assert EdicionPublicada.objects.get().slug == "2019-1"
    assert list(problems()) == []
    assert interrupted() == []
    record_property("killed at a point before the commit", len(points))


@pytest.mark.parametrize("point", ["before publicada", "after publicada"])
def test_killed_after_its_commit_it_stands_whole_and_only_its_head_may_be_to_note(point, capsys):
    assert load(point).returncode == -signal.SIGKILL
    edicion = EdicionPublicada.objects.get()
    assert list(problems()) == []
    assert [cabeza.slug for cabeza in interrupted()] == (["2019-1"] if point.startswith("before") else [])
    call_command("verificar", anotar=True)
    assert interrupted() == []
    assert heads_file().read_text().splitlines() == [
        f"anunciada 1 2019-1 {edicion.sello}",
        f"publicada 1 2019-1 {edicion.sello}",
    ]
    before = everything()
    with pytest.raises(TransicionRechazada, match="El año 2019 ya se publicó completo"):
        draft_from_document(read_document(FOLDER), User.objects.get(username="elabora"))
    assert everything() == before
    assert list(problems()) == []
