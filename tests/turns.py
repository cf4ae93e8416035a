"""Which cases of a long campaign `make test` tries today: turned by the date, so that the days cover all of them."""

import os
import re
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from django.conf import settings

Case = TypeVar("Case")

WHOLE = os.environ.get("CAMPAIGN") == "full"
BY_TURNS = os.environ.get("MODULES") == "by turns"
"""Whether modules that no database decides are tried by turns too, as `make test` does on PostgreSQL."""

THE_DATABASE_DECIDES = re.compile(
    r"IntegrityError|OperationalError|connection|transaction|at_once|migrat|search|campaign"
)
"""What a module of tests speaks of whose answer lies in the database: its rules, locks, plans and migrations."""

DAYS = 6
"""In how many days each of the others has its turn."""

DAY = "DAY_OF_TESTS"
"""Kept for the processes of one run: they must choose alike, also at midnight."""

NAMED = "TESTS_NAMED"
"""Set where somebody names the tests to run: then those have their turn."""


def today() -> int:
    return int(os.environ.setdefault(DAY, str(date.today().toordinal())))  # noqa: DTZ011  (any day will do)


def of_today(cases: Sequence[Case], many: int, many_on_postgresql: int | None = None) -> list[Case]:
    """As many of the cases as are tried in a day, here or on PostgreSQL; all of them in a campaign."""
    if many_on_postgresql is not None and on_postgresql():
        many = many_on_postgresql
    return list(cases) if WHOLE else turned(cases, many, today())


def turned(cases: Sequence[Case], many: int, day: int) -> list[Case]:
    """The cases of one day, in their order: those of the next day go on where these end."""
    many = min(many, len(cases))
    return [cases[at] for at in sorted((day * many + step) % len(cases) for step in range(many))]


def of_this_database(cases: Sequence[Case]) -> list[Case]:
    """Every other of the cases: those that the other database does not try today, and will tomorrow."""
    return [case for at, case in enumerate(cases) if WHOLE or (today() + at + on_postgresql()) % 2 == 0]


def has_its_turn(days: int, after: int = 0) -> bool:
    """Whether a test that is tried once in so many days is tried today, here or on PostgreSQL: never on both.

    Those with another ``after`` have another day.
    """
    return WHOLE or NAMED in os.environ or (today() + on_postgresql() - after) % days == 0


def on_postgresql() -> bool:
    return "postgresql" in settings.DATABASES["default"]["ENGINE"]


def left_for_another_day(modules: Collection[Path]) -> set[Path]:
    """The modules that have no turn today, of those whose answer no database decides."""
    if WHOLE or not BY_TURNS:
        return set()
    others = sorted(one for one in modules if not decided_by_the_database(one))
    return {*others} - {*turned(others, -(-len(others) // DAYS), today())}


def decided_by_the_database(module: Path) -> bool:
    return bool(THE_DATABASE_DECIDES.search(module.read_text(encoding="utf-8")))
