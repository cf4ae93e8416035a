"""Each kind of public page beside a constant answer of the same server: python benchmarks/public_pages.py

The demonstration, served by gunicorn as an office serves it, asked by four visitors who take brotli. Turns alternate
between a page and the constant. On PostgreSQL, the database is then stopped for a minute under the same load:
python tests/postgres.py python benchmarks/public_pages.py
"""

import argparse
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Sequence
from contextlib import contextmanager
from itertools import cycle
from multiprocessing import Pool
from multiprocessing.pool import Pool as Visitors
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ratios import Ratio, report

ROOT = Path(__file__).resolve().parents[1]
CONSTANT = "/constante/"
VISITORS = 4
CONNECTIONS = 8
"""Of each visitor: with few, one worker may happen to be given most of them."""
RATE, SLOWEST, STOPPED = 0.8, 2.0, 1.0
HREF = re.compile(r'href="(/[^"?#]*)"')
VARIABLE = re.compile(r"(?<=capitulo/)[^/]+|[A-Z]{2}-[0-9]{3}|[0-9]+(-[0-9]+)*")
"""What tells one page from another of its kind."""


# --- the one that answers ------------------------------------------------------------------------------------


@contextmanager
def served(folder: Path):
    """The port of the demonstration, loaded if the folder has none yet."""
    port = _free_port()
    environment = {**os.environ, "VAR_DIR": str(folder), "DEMO": "1", "PORT": str(port)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    for command in ("collectstatic --noinput --verbosity 0", "demo"):
        _manage(command, environment)
    with subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--pythonpath", "benchmarks", "constant:application"],
        cwd=ROOT,
        env=environment,
        stdout=sys.stderr,
    ) as server:
        try:
            _wait(port)
            yield port
        finally:
            server.send_signal(signal.SIGTERM)


def _manage(command: str, environment: dict[str, str]) -> None:
    subprocess.run(
        [sys.executable, "manage.py", *command.split()],
        cwd=ROOT,
        env=environment,
        stdout=sys.stderr,
        check=True,
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int) -> None:
    for _ in range(300):
        try:
            return socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
    sys.exit("The server does not answer.")


def kinds(port: int) -> dict[str, str]:
    """One address of each kind that links lead to from the home page, by what its kind looks like."""
    found, seen, waiting = {}, set(), ["/"]
    while waiting:
        address = waiting.pop(0)
        kind = VARIABLE.sub("…", address)
        if address in seen or kind in found or address.startswith(("/static/", "/interno/")):
            continue
        seen.add(address)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{address}") as answer:
            if urlsplit(answer.url).path != address:
                continue  # it leads elsewhere
            found[kind] = address
            if "html" in answer.headers["Content-Type"]:
                waiting += HREF.findall(answer.read().decode())
    return found


# --- those who ask ----------------------------------------------------------------------------------------------


def visit(port: int, requests: Sequence[tuple[str, str]], seconds: float) -> tuple[list[float], int]:
    """Ask for each address in turn, on several connections, with the ETag it is known by if there is one.

    Returns the seconds each answer took, and how many were the page or said that it had not changed.
    """
    connections = [_Connection(port) for _ in range(CONNECTIONS)]
    times, well = [], 0
    until = time.perf_counter() + seconds
    for connection, request in zip(
        cycle(connections), cycle([_written(*each) for each in requests]), strict=False
    ):
        started = time.perf_counter()
        if started > until:
            break
        status = connection.ask(request)
        times.append(time.perf_counter() - started)
        well += status in (b"200", b"304")
    for connection in connections:
        connection.socket.close()
    return times, well


def _written(address: str, etag: str) -> bytes:
    condition = f"If-None-Match: {etag}\r\n" if etag else ""
    return (
        f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip, br\r\n{condition}\r\n".encode()
    )


class _Connection:
    """As little of HTTP as it takes to read answers with a length: the visitor may not be slower than the server."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._open()

    def _open(self) -> None:
        self.socket = socket.create_connection(("127.0.0.1", self.port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, request: bytes) -> bytes:
        self.socket.sendall(request)
        received = b""
        while b"\r\n\r\n" not in received:
            more = self.socket.recv(65536)
            if not more:
                return b"cut"
            received += more
        head, _, body = received.partition(b"\r\n\r\n")
        lower = head.lower()
        start = lower.find(b"content-length: ")
        length = int(lower[start + 16 :].split(b"\r\n", 1)[0]) if start >= 0 else 0
        missing = length - len(body)
        while missing > 0:
            missing -= len(self.socket.recv(min(missing, 1 << 20)))
        if b"connection: close" in lower:
            self.socket.close()
            self._open()
        return head[9:12]


class Turns:
    """What one side of a comparison took, turn by turn."""

    def __init__(self, visitors: Visitors, port: int, requests: list[tuple[str, str]]) -> None:
        self.visitors, self.port, self.requests = visitors, port, requests
        self.rates: list[float] = []
        self.times: list[float] = []
        self.asked = self.well = 0

    def take(self, seconds: float) -> None:
        calls = [(self.port, self.requests, seconds)] * VISITORS
        started = time.perf_counter()
        answers = self.visitors.starmap(visit, calls, chunksize=1)
        took = time.perf_counter() - started
        times = [each for each, _ in answers]
        self.asked += sum(map(len, times))
        self.well += sum(well for _, well in answers)
        self.rates.append(sum(map(len, times)) / took)
        self.times += [second for each in times for second in each]

    @property
    def slowest(self) -> float:
        return statistics.quantiles(self.times, n=100)[98] * 1000


def etag_of(port: int, address: str) -> str:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{address}", headers={"Accept-Encoding": "br"})
    with urllib.request.urlopen(request) as answer:
        return str(answer.headers["ETag"])


def compared(
    visitors: Visitors, port: int, named: str, requests: list[tuple[str, str]], asked: argparse.Namespace
):
    """Turns of these requests and of the constant, one after the other."""
    Turns(visitors, port, requests).take(asked.seconds)  # drawn by both workers
    ours, constant = Turns(visitors, port, requests), Turns(visitors, port, [(CONSTANT, "")])
    rate = _rate(ours, constant, asked.turns, asked.seconds)
    if rate[0] / rate[1] < RATE:  # one that seems too slow is asked more
        rate = _rate(ours, constant, asked.turns * 2, asked.seconds)
    assert (ours.well, constant.well) == (ours.asked, constant.asked), f"{named}: not every answer was good"
    yield Ratio(f"{named}: rate", *rate, "GET/s", RATE, at_least=True)
    yield Ratio(f"{named}: p99", ours.slowest, constant.slowest, "ms", SLOWEST)


def _rate(ours: Turns, constant: Turns, turns: int, seconds: float) -> tuple[float, float]:
    """So many turns more of both, and the middle one of all there were by then.

    A turn is compared with the one beside it: what else the machine does changes from one minute to the next.
    """
    for _ in range(turns):
        ours.take(seconds)
        constant.take(seconds)
    beside = sorted(zip(ours.rates, constant.rates, strict=True), key=lambda pair: pair[0] / pair[1])
    return beside[len(beside) // 2]


# --- with the database stopped ---------------------------------------------------------------------------------


@contextmanager
def stopped(address: str):
    """The PostgreSQL server that tests/postgres.py started, stopped until the block ends."""
    sys.path.insert(0, str(ROOT))
    from tests import postgres

    folder = Path(unquote(urlsplit(address).hostname or ""))
    control = [postgres.programs() / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log"]
    postgres.as_server(folder, *control, "-m", "fast", "stop")
    try:
        yield
    finally:
        postgres.as_server(folder, *control, "start")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=0.7)
    parser.add_argument("--stopped", type=float, default=60)
    parser.add_argument(
        "--folder", type=Path, help="where a demonstration is loaded already, or will be kept"
    )
    asked = parser.parse_args()
    address = os.environ.get("DATABASE_URL", "")
    ratios = []
    with (
        tempfile.TemporaryDirectory() as made,
        Pool(VISITORS) as visitors,
        served(asked.folder or Path(made)) as port,
    ):
        pages = kinds(port)
        for kind, page in pages.items():
            ratios += compared(visitors, port, kind, [(page, "")], asked)
        known = [(page, etag_of(port, page)) for page in pages.values()]
        ratios += compared(visitors, port, "304 of every kind in turn", known, asked)
        if address.startswith("postgres"):
            with stopped(address):
                kept = Turns(visitors, port, [(page, "") for page in pages.values()])
                kept.take(asked.stopped)
            promise = f"PostgreSQL stopped for {asked.stopped:g} s: answered as before"
            ratios.append(Ratio(promise, kept.well, kept.asked, "GET", STOPPED, at_least=True))
    return report(ratios)


if __name__ == "__main__":
    sys.exit(main())
