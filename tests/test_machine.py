"""A machine that lacks something is told what, and which part of the tests cannot run without it."""

import subprocess
import sys

from django.conf import settings

MACHINE = settings.BASE_DIR / ".ci" / "machine.py"


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
