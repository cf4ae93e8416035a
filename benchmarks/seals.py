"""Sealing the history of many records and proving it: python benchmarks/seals.py

So many organisations with two versions each, written as the product writes them; then the hourly seal, and all that
`verificar` asks. The yardstick is reading the same versions through the model as plain dictionaries and putting each
through SHA-256, which is the least that any proof of them would do. On SQLite the processor's own time is measured.

On PostgreSQL: python tests/postgres.py python benchmarks/seals.py
"""

import argparse
import hashlib
import json
import os
import resource
import sys
import tempfile
from pathlib import Path

from products import clock, database
from ratios import Ratio, report

ROOT = Path(__file__).resolve().parents[1]


def timed(work) -> float:
    now = clock()
    began = now()
    work()
    return now() - began


def plain_reading() -> None:
    from gobernacion.directory.models import Organizacion

    for row in Organizacion.history.order_by("pk").values().iterator(chunk_size=2_000):
        hashlib.sha256(json.dumps(row, default=str).encode()).hexdigest()


def fill(how_many: int) -> None:
    from gobernacion.directory.models import Organizacion
    from gobernacion.records.bulk import Version, keep_as_they_stand, write_unnumbered

    rows = [Organizacion(nombre=f"Inventada {n}", clase="empresa") for n in range(how_many)]
    for row in rows:
        row.derive()
    write_unnumbered(rows)
    from django.utils import timezone

    keep_as_they_stand([Version(row, timezone.now(), None, type="~") for row in rows])


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--versions", type=int, default=100_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "gobernacion.settings", "VAR_DIR": folder}
        os.environ["DATABASE_URL"] = database("seals", Path(folder), False)
        sys.path.insert(0, str(ROOT))
        import django

        django.setup()
        from django.db import connection

        from gobernacion import proofs, schema
        from gobernacion.access import journal, sealed_rows

        schema.create(connection)
        fill(asked.versions // 2)
        yardstick = timed(plain_reading)
        sealing = timed(lambda: (sealed_rows.seal(), journal.seal()))
        found: list[str] = []
        proving = timed(lambda: found.extend(proofs.problems()))
        assert found == [], found[:3]
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{asked.versions:,} versions; at most {most} MB of memory, those of filling included")
        return report(
            [
                Ratio("sealing many versions beside reading them", sealing, yardstick, "s", 6),
                Ratio("proving many versions beside reading them", proving, yardstick, "s", 6),
            ]
        )


if __name__ == "__main__":
    sys.exit(main())
