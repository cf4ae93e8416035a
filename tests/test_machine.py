"""A machine that lacks something is told what, which part of the tests cannot run without it, and what installs it."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from django.conf import settings

MACHINE = settings.BASE_DIR / ".ci" / "machine.py"
# Loaded while that is allowed: nobody may not enter every folder in which this is tried.
AS_NOBODY = """
import os, runpy, sys
machine = runpy.run_path(sys.argv[1])
if os.geteuid() == 0:
    os.setuid(65534)
machine["main"]("tests")
"""
MISSING = "--no-install-recommends chromium libreoffice-calc-nogui"


def test_what_is_missing_is_named_with_what_cannot_run():
    done = subprocess.run(
        [sys.executable, MACHINE, "tests"],
        env={"PATH": "/nowhere"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Missing: Chromium (Debian package chromium): the tests in a browser cannot run." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_machine_that_has_everything_is_left_alone():
    done = subprocess.run([sys.executable, MACHINE, "tests"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.fixture
def programs():
    """A folder of programs anybody may look into."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("there", "command"),
    [
        (["apt-get", "sudo"], f"    sudo apt-get update && sudo apt-get install -y {MISSING}\n"),
        (["apt-get"], f"    su -c 'apt-get update && apt-get install -y {MISSING}'\n"),
        ([], ""),
    ],
    ids=["sudo asks for a password", "no sudo", "not Debian"],
)
def test_without_root_it_says_which_command_to_run(programs, there, command):
    for name in there:
        refusing = programs / name
        refusing.write_text("#!/bin/sh\nexit 1\n")
        refusing.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, MACHINE],
        env={"PATH": str(programs)},
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    said = [line for line in done.stderr.splitlines(keepends=True) if line.startswith(" ")]
    assert "".join(said) == command
    assert done.stdout == ""


def test_the_machine_is_checked_before_libraries_are_downloaded():
    planned = subprocess.run(
        ["make", "--dry-run", "--always-make", ".venv/tests"],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert -1 < planned.find("machine.py demo") < planned.find("-m venv")
    assert -1 < planned.find("machine.py tests") < planned.find("pip install")
