"""What areas type, decide and give up for years is no edit behind the product: `verificar` has nothing to say of it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from random import Random
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from gobernacion.access import sealed_rows
from gobernacion.transitions import TransicionRechazada
from tests.every_area import AREAS, at_random, label, lives_of, open_office
from tests.tampering.conftest import said
from tests.turns import of_today


@pytest.mark.campaign
@pytest.mark.parametrize("area", of_today(AREAS, 2, many_on_postgresql=1), ids=label)
def test_the_lives_of_an_area_leave_nothing_to_name(db: None, area: Any) -> None:
    open_office(area)
    at_random(area, 7, 60)
    sealed_rows.seal()
    chance = Random(7)
    for _ in range(10):
        with suppress(TransicionRechazada, IntegrityError), transaction.atomic():
            lives_of(area).continued(chance, date(2022, 3, 1))
    sealed_rows.seal()
    # The papers of a random population are rows alone.
    assert [one for one in said() if "falta su archivo" not in one] == []
