"""Every promise of speed in one table, ours beside its yardstick and its limit: python benchmarks/goals.py [names]

Each benchmark runs in a process of its own, on SQLite and, where the database can change the answer, on PostgreSQL.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from ratios import KEPT, Ratio, table

HERE = Path(__file__).resolve().parent
POSTGRES = [sys.executable, str(HERE.parent / "tests" / "postgres.py")]
BOTH = {"SQLite": [], "PostgreSQL": POSTGRES}

BENCHMARKS: dict[str, dict[str, list[str]]] = {
    "desk_lists": BOTH,
    "measuring": BOTH,
    "public_pages": BOTH,
    "exports": BOTH,
    "summaries": BOTH,
    "planillas": BOTH,
    "seals": BOTH,
}
"""The file of each benchmark, and the databases it is run on."""


def measure(name: str, prefix: list[str]) -> list[Ratio]:
    """Run one benchmark and read what it measured."""
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "results"
        kept.touch()
        environment = {**os.environ, KEPT: str(kept)}
        command = [*prefix, sys.executable, str(HERE / f"{name}.py")]
        print(f"== {name}", file=sys.stderr, flush=True)
        subprocess.run(command, env=environment, stdout=sys.stderr, check=False)
        return [Ratio(**json.loads(line)) for line in kept.read_text().splitlines()]


def main(*names: str) -> int:
    lost = False
    for name in names or BENCHMARKS:
        for database, prefix in BENCHMARKS[name].items():
            ratios = measure(name, prefix)
            lost |= not ratios or not all(ratio.kept for ratio in ratios)
            print(f"\n## {name}{f', {database}' if database else ''}\n")
            print(table(ratios) if ratios else "It measured nothing: see above.", flush=True)
    return int(lost)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
