"""What this machine lacks for the demonstration or the tests: installed where that is allowed, else named."""

from __future__ import annotations

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
    package: str  # of Debian; none where no package mends it
    without_it: str
    present: Callable[[], bool]


def free(gigabytes: float) -> bool:
    return shutil.disk_usage(".").free >= gigabytes * 1e9


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


NEEDS = {
    "demo": [
        Need(
            "Python 3.11 or later (make PYTHON=… names another)",
            "",
            "the product cannot run",
            lambda: sys.version_info >= (3, 11),
        ),
        Need("free disk, 0.5 GB", "", "the libraries of the product do not fit", lambda: free(0.5)),
        Need(
            "venv",
            "python3-venv",
            "the environment of the product cannot be made",
            lambda: importlib.util.find_spec("ensurepip") is not None,
        ),
    ],
    "tests": [
        Need("free disk, 1 GB", "", "the tests and their libraries do not fit", lambda: free(1)),
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
            "ClamAV",
            "clamav-daemon",
            "the tests of the scanner of uploads cannot run",
            lambda: Path("/usr/sbin/clamd").exists(),
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
    """Install them where that needs no answer from anybody, else say which command does."""
    if not packages or not shutil.which("apt-get"):
        return
    prefix = administrator()
    if prefix is None:
        update, add = "apt-get update", f"apt-get install -y --no-install-recommends {' '.join(packages)}"
        asks = f"sudo {update} && sudo {add}" if shutil.which("sudo") else f"su -c '{update} && {add}'"
        print(f"This installs what is missing, run it and try again:\n    {asks}", file=sys.stderr)
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
        install([need.package for need in lacking if need.package])
        importlib.invalidate_caches()
    lacking = [need for need in lacking if not need.present()]
    for need in lacking:
        package = f" (Debian package {need.package})" if need.package else ""
        print(f"Missing: {need.name}{package}: {need.without_it}.", file=sys.stderr)
    sys.exit(1 if lacking else 0)


if __name__ == "__main__":
    main(sys.argv[1])
