"""A fourteenth area, added as docs/nueva_area.md says to a copy of the product: everything else comes by itself."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

ROOT = Path(settings.BASE_DIR)
FOLDER = ROOT / "tests" / "nueva_area" / "huertos"
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "var", "__pycache__", ".*_cache", ".hypothesis")
WALKED = ["tests/access/test_the_walk.py", "tests/records/test_no_list_scans_its_table.py"]

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="the copy has a database of its own: once is enough"
)


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The product with one folder and one line more."""
    copied = tmp_path_factory.mktemp("copia") / "product"
    shutil.copytree(ROOT, copied, ignore=LEFT_OUT)
    shutil.copytree(FOLDER, copied / "programs" / "huertos")
    written = copied / "gobernacion" / "settings.py"
    line = '    "programs.fondo_social",\n'
    text = written.read_text()
    assert text.count(line) == 1
    written.write_text(text.replace(line, line + '    "programs.huertos",\n'))
    in_the_copy(copied, "manage.py", "makemigrations", "huertos")
    (copied / "tests" / "huertos").mkdir()
    shutil.copy(copied / "tests" / "nueva_area" / "tries.py", copied / "tests" / "huertos" / "test_tries.py")
    return copied


def in_the_copy(copied, *command):
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    done = subprocess.run(
        [sys.executable, *command], cwd=copied, env=kept, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    return done.stdout


def test_the_start_finds_nothing_to_complain_of(copy):
    assert "no issues" in in_the_copy(copy, "manage.py", "check")


def test_nothing_else_names_it(copy):
    named = [
        path.relative_to(copy)
        for path in [*copy.rglob("*.py"), *copy.rglob("*.toml"), *copy.rglob("*.html")]
        if "programs.huertos" in path.read_text() and not path.is_relative_to(copy / "programs" / "huertos")
    ]
    assert [path for path in named if path.parts[0] != "tests"] == [Path("gobernacion/settings.py")]


def test_the_house_still_stands(copy):
    in_the_copy(copy, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())")


@pytest.mark.campaign
def test_it_works_and_every_door_of_it_is_guarded(copy):
    told = in_the_copy(
        copy, "-m", "pytest", "-q", "-n0", "-k", "huertos or test_tries", "tests/huertos", *WALKED
    )
    assert " passed" in told
