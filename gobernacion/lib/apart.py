"""Runs a program that reads a file nobody should trust, in a process that may use little and is thrown away."""

import json
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore
from types import ModuleType

from gobernacion.lib.hostile import REFUSED

WALL_SECONDS = 60
"""Of the clock, on a machine that does much else; of the processor it may use five."""

AT_ONCE = BoundedSemaphore(2)


class NotRead(Exception):
    """The program refused the file, or was stopped: why, as a code and a place in the file."""

    def __init__(self, code: str, place: str = "") -> None:
        super().__init__(code)
        self.code, self.place = code, place


def read_apart(program: ModuleType, content: bytes, *arguments: str | Path) -> bytes:
    """What the program says of that content. Raises NotRead."""
    command = [sys.executable, "-I", "-S", str(program.__file__), *map(str, arguments)]
    with AT_ONCE:
        try:
            done = subprocess.run(  # noqa: S603  (our own reader, and nothing of the file in the command)
                command, input=content, capture_output=True, timeout=WALL_SECONDS, check=False, env={}
            )
        except subprocess.TimeoutExpired:
            raise NotRead("slow") from None
    if done.returncode == REFUSED:
        raise NotRead(*json.loads(done.stderr.splitlines()[-1]))  # a library may have said something before
    if done.returncode:
        raise NotRead("slow" if done.returncode < 0 else "broken")
    return done.stdout
