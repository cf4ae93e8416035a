"""Runs one campaign whole, on SQLite and on PostgreSQL, and keeps what it counted where it can be read:

python tests/campaigns.py tests/published/test_tampering.py docs/campanas/sellos.md
"""

import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATABASES = {"SQLite": [], "PostgreSQL": [sys.executable, "tests/postgres.py"]}


def run(tests: str, prefix: list[str]) -> ET.Element:
    """The results of the whole campaign on one database, as pytest reports them to machines."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        options = ["-q", "-m", "campaign", f"--junitxml={report}", "-o", "junit_family=xunit1"]
        command = [*prefix, sys.executable, "-m", "pytest", *options, tests]
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        subprocess.run(command, cwd=ROOT, env={**environment, "CAMPAIGN": "full"}, check=True)
        return ET.parse(report).getroot()


def lines(results: dict[str, ET.Element], tests: str) -> Iterator[str]:
    """The page: for each test, what it counted on each database."""
    first = next(iter(results.values()))
    documentation = (ROOT / tests).read_text().split('"""')[1].strip()
    yield f"# {documentation.splitlines()[0]}"
    yield ""
    yield f"Run whole on {date.today():%d-%m-%Y} by `python tests/campaigns.py {tests}`. Nothing escaped."  # noqa: DTZ011
    for case in first.iter("testcase"):
        same = {name: _case(root, case.get("name", "")) for name, root in results.items()}
        yield ""
        yield f"## {case.get('name', '').removeprefix('test_').replace('_', ' ')}"
        yield ""
        yield f"| | {' | '.join(same)} |"
        yield f"|---|{'---:|' * len(same)}"
        for counted in dict.fromkeys(name for counts in same.values() for name in counts):
            yield f"| {counted} | {' | '.join(str(counts.get(counted, 0)) for counts in same.values())} |"
        yield f"| **all** | {' | '.join(f'**{sum(counts.values())}**' for counts in same.values())} |"


def _case(root: ET.Element, name: str) -> dict[str, int]:
    case = next(case for case in root.iter("testcase") if case.get("name") == name)
    return {found.get("name", ""): int(found.get("value", 0)) for found in case.iter("property")}


def main(tests: str, page: str) -> None:
    results = {name: run(tests, prefix) for name, prefix in DATABASES.items()}
    (ROOT / page).parent.mkdir(parents=True, exist_ok=True)
    (ROOT / page).write_text("\n".join(lines(results, tests)) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
