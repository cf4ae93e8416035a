"""Which cases of a long campaign `make test` tries today: turned by the date, so that the days cover all of them."""

import os
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from django.conf import settings

Case = TypeVar("Case")

WHOLE = os.environ.get("CAMPAIGN") == "full"
DAY = "DAY_OF_TESTS"
"""Kept for the processes of one run: they must choose alike, also at midnight."""


def today() -> int:
    return int(os.environ.setdefault(DAY, str(date.today().toordinal())))  # noqa: DTZ011  (any day will do)


def of_today(cases: Sequence[Case], many: int, on_postgresql: int | None = None) -> list[Case]:
    """As many of the cases as are tried in a day, here or on PostgreSQL; all of them in a campaign."""
    if on_postgresql is not None and "postgresql" in settings.DATABASES["default"]["ENGINE"]:
        many = on_postgresql
    return list(cases) if WHOLE else turned(cases, many, today())


def turned(cases: Sequence[Case], many: int, day: int) -> list[Case]:
    """The cases of one day, in their order: those of the next day go on where these end."""
    many = min(many, len(cases))
    return [cases[at] for at in sorted((day * many + step) % len(cases) for step in range(many))]
