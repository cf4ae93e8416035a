"""One area more, written by `manage.py nueva_area` in a copy of the product: everything else comes by itself."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from gobernacion.settings import AREAS
from tests.turns import WHOLE

ROOT = Path(settings.BASE_DIR)
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "var", "__pycache__", ".*_cache", ".hypothesis")
ITSELF = f"tests/{Path(__file__).name}"
NAME = "area_inventada"
"""What no office calls an area of its own."""

BECAUSE_IT_IS_THERE = (
    "tests/records/test_the_states_of_each_area_are_drawn.py",
    "tests/indicators/test_every_area_declares_what_it_answers_for.py",
    "tests/test_documents.py",
    "tests/test_every_area_is_tried.py",
    "tests/test_every_field_reads_what_is_pasted.py",
    "tests/test_every_number_is_computed.py",
    "tests/test_every_promise_is_checked_somewhere.py",
    "tests/test_what_the_code_never_does.py",
)
"""Tests that look at the whole product, and would go red because it has one area more."""

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        connection.vendor != "sqlite", reason="the copy has a database of its own: once is enough"
    ),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The product after what the command tells to do."""
    copied = tmp_path_factory.mktemp("copia") / "product"
    shutil.copytree(ROOT, copied, ignore=LEFT_OUT)
    told = in_the_copy(copied, "manage.py", "nueva_area", NAME)
    [line] = [one for one in told.splitlines() if one.strip() == f'"programs.{NAME}",']
    written = copied / "gobernacion" / "settings.py"
    text, last = written.read_text(), f'    "{AREAS[-1]}",\n'
    assert text.count(last) == 1
    written.write_text(text.replace(last, f"{last}    {line.strip()}\n"))
    in_the_copy(copied, "manage.py", "makemigrations", NAME)
    in_the_copy(copied, "manage.py", "estados", NAME)
    in_the_copy(copied, "-m", "ruff", "check", "--fix", "--quiet")
    in_the_copy(copied, "-m", "ruff", "format", "--quiet")
    shutil.copy(ROOT / "tests" / "nueva_area" / "tries.py", copied / "tests" / NAME / "test_tries.py")
    return copied


def in_the_copy(copied, *command, **environment):
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=copied,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    return done.stdout


def tried(copied, *arguments, **environment):
    told = in_the_copy(copied, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments, **environment)
    assert " passed" in told
    return told


def test_the_start_finds_nothing_to_complain_of(copy):
    assert "no issues" in in_the_copy(copy, "manage.py", "check")


def test_nothing_else_names_it(copy):
    """Its two folders and the line in the settings are all that differs from the product."""
    kinds = ("**/*.py", "**/*.py-tpl", "**/*.toml", "**/*.html", "**/*.md", "**/*.txt")
    there = {path.relative_to(copy) for kind in kinds for path in copy.glob(kind)}
    differing = {
        path
        for path in there
        if not (ROOT / path).exists() or (ROOT / path).read_bytes() != (copy / path).read_bytes()
    }
    homes = (Path("programs") / NAME, Path("tests") / NAME)
    assert {path for path in differing if path.parent not in homes and path.parts[:2] != homes[0].parts} == {
        Path("gobernacion/settings.py")
    }


def test_the_house_still_stands(copy):
    in_the_copy(copy, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())")
    in_the_copy(copy, "-m", "ruff", "check")
    in_the_copy(copy, "-m", "ruff", "format", "--check")
    in_the_copy(copy, "-m", "mypy")
    in_the_copy(copy, "manage.py", "makemigrations", "--check", "--dry-run")


def test_it_works_and_whatever_looks_at_the_whole_product_stays_green(copy):
    tried(copy, "-n0", f"tests/{NAME}", *BECAUSE_IT_IS_THERE)


@pytest.mark.campaign
def test_what_every_area_promises_it_promises_too(copy):
    """What is tried of each area; in a campaign each of these whole, and all else that is of no other area alone."""
    tried(copy, "-n0", "-k", NAME, f"--ignore={ITSELF}", **({"CAMPAIGN": "full"} if WHOLE else {}))
    if WHOLE:
        others = [f"--ignore=tests/{area.rpartition('.')[2]}" for area in AREAS]
        tried(copy, "-n2", "--dist", "worksteal", f"--ignore={ITSELF}", *others)
