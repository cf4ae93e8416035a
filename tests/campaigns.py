"""Runs campaigns whole, on SQLite and on PostgreSQL, and keeps in docs/campanas what each counted:

python tests/campaigns.py                                     # all of them
python tests/campaigns.py tests/published/test_tampering.py   # these alone
"""

import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "docs" / "campanas"
DATABASES = {"SQLite": [], "PostgreSQL": [sys.executable, "tests/postgres.py"]}
PROCESSES = os.environ.get("PROCESSES", "2")

Counts = dict[str, dict[str, Counter[str]]]
"""What was counted on each database, by module and by test."""


def run(tests: list[str], prefix: list[str]) -> ET.Element:
    """The results of whole campaigns on one database, as pytest reports them to machines."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        options = ["-q", "-m", "campaign", f"--junitxml={report}", "-o", "junit_family=xunit1"]
        together = ["-n", PROCESSES, "--dist", "worksteal"]
        command = [*prefix, sys.executable, "-m", "pytest", *options, *together, *tests]
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        subprocess.run(command, cwd=ROOT, env={**environment, "CAMPAIGN": "full"}, check=False)
        return ET.parse(report).getroot()


def counted(results: ET.Element) -> tuple[dict[str, dict[str, Counter[str]]], set[str]]:
    """By module and test, how many cases passed and what they say they counted; and the modules where one failed."""
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    failed = set()
    for case in results.iter("testcase"):
        module, test = case.get("file", ""), case.get("name", "").partition("[")[0]
        if case.find("failure") is not None or case.find("error") is not None:
            failed.add(module)
        counts[module][test]["skipped" if case.find("skipped") is not None else "passed"] += 1
        for found in case.iter("property"):
            counts[module][test][found.get("name", "")] += int(found.get("value", 0))
    return counts, failed


def page(module: str, counts: Counts) -> Iterator[str]:
    """What a campaign promises, and for each of its tests what it counted on each database."""
    documentation = (ROOT / module).read_text().split('"""')[1].strip()
    yield f"# {documentation.splitlines()[0]}"
    yield ""
    yield f"Run whole on {date.today():%d-%m-%Y} by `python tests/campaigns.py {module}`. Nothing failed."  # noqa: DTZ011
    for test in next(iter(counts.values()))[module]:
        same = {database: modules[module][test] for database, modules in counts.items()}
        yield ""
        yield f"## {test.removeprefix('test_').replace('_', ' ')}"
        yield ""
        yield f"| | {' | '.join(same)} |"
        yield f"|---|{'---:|' * len(same)}"
        for what in dict.fromkeys(what for counter in same.values() for what in counter):
            yield f"| {what} | {' | '.join(f'{counter[what]:,}' for counter in same.values())} |"


def main(*tests: str) -> int:
    counts, failed = {}, set()
    for database, prefix in DATABASES.items():
        counts[database], lost = counted(run(list(tests), prefix))
        failed |= lost
    PAGES.mkdir(parents=True, exist_ok=True)
    for module in next(iter(counts.values())).keys() - failed:
        kept = PAGES / f"{Path(module).stem.removeprefix('test_')}.md"
        kept.write_text("\n".join(page(module, counts)) + "\n")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
