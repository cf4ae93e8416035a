"""The summary workbook of a year with fifty thousand records: how long it takes, and what it asks the database.

    python benchmarks/summaries.py
    python tests/postgres.py python benchmarks/summaries.py

It is held against the three seconds in which an official wants it, and what it asks against what it asks of some
hundred records: the number of its questions depends on what is declared, never on the rows.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from products import arguments, clock, products, serve
from ratios import Ratio, report

SECONDS = 3
TURNS = 3
FEW, MANY = (600, 600), (40_000, 10_000)


def prepare() -> Callable[[Any], Any]:
    from datetime import date

    from django.db import connection
    from django.utils import timezone

    from gobernacion.access.grants import Grants
    from gobernacion.access.models import User
    from gobernacion.summaries.reading import every_area, summary_of_days
    from gobernacion.summaries.spans import Clase, Lapso
    from gobernacion.summaries.waiting import queues
    from gobernacion.summaries.workbook import write

    now, last = clock(), date(timezone.localdate().year - 1, 12, 31)
    somebody = User.objects.order_by("pk").first()
    assert somebody, "the population comes with who typed it"

    def respond(question: Any) -> Any:
        connection.queries_log.clear()
        connection.force_debug_cursor = question == "queries"
        started = now()
        resumen = summary_of_days(Lapso.around(Clase.YEAR, last), every_area(), timezone.now())
        waiting = queues(resumen.areas, Grants(somebody, timezone.localdate()), timezone.localdate())
        book = write(resumen, waiting, "Jefatura")
        return now() - started, len(connection.queries_log), len(resumen.lineas), len(book)

    return respond


def main() -> int:
    asked = arguments(__doc__).parse_args()
    if asked.serve:
        serve(*asked.serve, prepare)
        return 0
    with products(__file__, [FEW, MANY], asked.keep) as [few, many]:
        took = min(many.ask("time")[0] for _ in range(TURNS))
        _, questions, lines, size = many.ask("queries")
        _, of_few, *_ = few.ask("queries")
    print(f"{lines:,} figures, {size / 1000:,.0f} kB, {questions:,} queries in {took:.2f} s")
    return report(
        [
            Ratio("summary workbook of a year, 50,000 records, beside three seconds", took, SECONDS, "s", 1),
            Ratio("its queries beside those of a few records", questions, of_few, "queries", 1.1),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
