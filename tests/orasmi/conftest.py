"""The ORASMI desk, and a browser for each of its staff."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests.access.people import browser_of
from tests.orasmi.desk import Desk


@pytest.fixture
def desk(db: None) -> Desk:
    return Desk()


@pytest.fixture
def enter(desk: Desk) -> Callable[[str], Client]:
    """A browser in which one of the staff is logged in."""
    return lambda who: browser_of(desk.staff[who])
