"""Every function is walked through every model and channel of the staff site: 0 wrong answers, 0 foreign words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.admin.sites import site

from gobernacion.access.house import HouseAdmin
from gobernacion.access.roles import TODAS, Alcance, Rol
from tests.access.canaries import Aviary
from tests.access.conftest import AREAS
from tests.access.people import make_user, name
from tests.access.walk import Walk, models_of_the_site
from tests.turns import of_today

FUNCTIONS = [
    (rol, area)
    for rol in Rol
    for area in {
        Alcance.AREA: AREAS,
        Alcance.AREA_O_TODAS: [*AREAS, TODAS],
        Alcance.TODAS: [TODAS],
    }[rol.alcance]
]


def test_every_model_of_the_site_has_rows_to_walk_over(aviary: Aviary) -> None:
    """One that refuses what its fields seem to take says in tests/planting what a row of it must hold."""
    missing = set(models_of_the_site()) - {type(row) for row in aviary.rows}
    assert not missing, ", ".join(sorted(model._meta.label for model in missing))


@pytest.mark.parametrize("admin", site._registry.values(), ids=lambda admin: admin.opts.label)
def test_every_address_of_a_model_is_behind_its_door(admin: HouseAdmin) -> None:
    """So that whoever finds it closed at one address finds it closed at all."""
    doors = {(address.callback.__qualname__, address.callback.model_admin) for address in admin.get_urls()}
    assert doors == {("HouseAdmin._behind_door.<locals>.enter", admin)}


@pytest.mark.campaign
@pytest.mark.parametrize(
    ("rol", "area"),
    of_today(FUNCTIONS, len(FUNCTIONS) // 8, many_on_postgresql=3),
    ids=lambda part: str(part) or "todas",
)
def test_a_function_sees_and_does_what_the_policy_says_and_no_more(
    aviary: Aviary,
    rol: Rol,
    area: str,
    campaign_size: Callable[..., bool],
    record_property: Callable[[str, int], None],
) -> None:
    user = make_user("caminante")
    name(user, rol, area)
    walk = Walk(user, aviary, every_door=campaign_size(sample=False, whole=True))
    wrong = walk.everywhere()
    assert not wrong, "\n".join(wrong)
    record_property("addresses asked", walk.asked)
    record_property("foreign words listened for", len(walk.hidden))


@pytest.mark.same_on_any_database
def test_who_holds_none_sees_nothing(aviary: Aviary) -> None:
    wrong = Walk(make_user("caminante", is_superuser=True), aviary).everywhere()
    assert not wrong, "\n".join(wrong)
