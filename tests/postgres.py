"""Runs a command on a PostgreSQL server of its own, made for it and thrown away: `python tests/postgres.py pytest`."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

OWNER = "tests"
DATABASE = "gobernacion"
# The server is thrown away: nothing has to survive a power cut. Tests undo what they write: vacuumed in between, tables
# would pass for empty, and a question about the thousands of rows of the next test be planned for none.
CONFIGURATION = """
listen_addresses = ''
unix_socket_directories = '{folder}'
max_connections = 100
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
"""


def programs() -> Path:
    """The newest server installed here, as Debian lays it out."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        sys.exit(
            "PostgreSQL is not installed (Debian package postgresql): the tests on PostgreSQL cannot run."
        )
    return found[-1].parent


def as_server(folder: Path, *command: str | Path) -> None:
    """PostgreSQL refuses to run as root; Debian gives it a user of its own."""
    prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*prefix, *command], cwd=folder, stdout=subprocess.DEVNULL, check=True)


@contextmanager
def server() -> Iterator[str]:
    """The address of a database in a new server that answers on a socket in its own folder."""
    binaries = programs()
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data = folder / "data"
    control = [binaries / "pg_ctl", "-D", data, "-w", "-l", folder / "log"]
    try:
        as_server(
            folder,
            binaries / "initdb",
            "-D",
            data,
            "-U",
            OWNER,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        )
        with (data / "postgresql.conf").open("a") as configuration:
            configuration.write(CONFIGURATION.format(folder=folder))
        as_server(folder, *control, "start")
        try:
            as_server(folder, binaries / "createdb", "-h", folder, "-U", OWNER, DATABASE)
            yield f"postgres://{OWNER}@{quote(str(folder), safe='')}/{DATABASE}"
        finally:
            as_server(folder, *control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def main(command: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    with server() as address:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
