"""What this machine lacks for the demonstration or for the tests: installed where that is allowed, else named."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Need:
    name: str
    package: str
    without_it: str
    present: Callable[[], bool]


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


NEEDS = {
    "demo": [
        Need(
            "venv",
            "python3-venv",
            "the environment of the product cannot be made",
            lambda: importlib.util.find_spec("ensurepip") is not None,
        )
    ],
    "tests": [
        Need(
            "Chromium",
            "chromium",
            "the tests in a browser cannot run",
            lambda: shutil.which("chromium") is not None,
        ),
        Need(
            "libatomic",
            "libatomic1",
            "Playwright, which drives Chromium, cannot start",
            lambda: loads("libatomic.so.1"),
        ),
        Need(
            "LibreOffice",
            "libreoffice-calc-nogui",
            "the tests that recalculate workbooks cannot run",
            lambda: shutil.which("soffice") is not None,
        ),
        Need(
            "PostgreSQL",
            "postgresql",
            "the tests on PostgreSQL cannot run",
            lambda: any(Path("/usr/lib/postgresql").glob("*/bin/initdb")),
        ),
    ],
}


def administrator() -> list[str] | None:
    """How to run a command as root without being asked for anything, or None."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "--non-interactive"]
    if (
        shutil.which("sudo")
        and subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode == 0
    ):
        return sudo
    return None


def install(packages: list[str]) -> None:
    prefix = administrator()
    if prefix is None or not shutil.which("apt-get"):
        return
    quiet = [
        *prefix,
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-qq",
        "-o",
        "DPkg::Lock::Timeout=300",
    ]
    print(f"Installing {', '.join(packages)} with apt-get…", flush=True)
    subprocess.run([*quiet, "update"], stdin=subprocess.DEVNULL, check=False)
    subprocess.run(
        [*quiet, "install", "-y", "--no-install-recommends", *packages],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=False,
    )


def main(purpose: str) -> None:
    lacking = [need for need in NEEDS[purpose] if not need.present()]
    if lacking:
        install([need.package for need in lacking])
        importlib.invalidate_caches()
    lacking = [need for need in lacking if not need.present()]
    for need in lacking:
        print(f"Missing: {need.name} (Debian package {need.package}): {need.without_it}.", file=sys.stderr)
    sys.exit(1 if lacking else 0)


if __name__ == "__main__":
    main(sys.argv[1])
