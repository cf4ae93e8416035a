"""Every function is walked through every model and channel of the staff site: 0 wrong answers, 0 foreign words."""

from __future__ import annotations

import pytest

from gobernacion.access.registry import area_of_app
from gobernacion.access.roles import TODAS, Alcance, Rol
from tests.access import builders  # noqa: F401  (rows with rules of their own)
from tests.access.canaries import Aviary, areas_of
from tests.access.people import make_user, name
from tests.access.walk import Walk, models_of_the_site

AREAS = sorted({area for model in models_of_the_site() if (area := area_of_app(model))})
FUNCTIONS = [
    (rol, area)
    for rol in Rol
    for area in {
        Alcance.AREA: AREAS,
        Alcance.AREA_O_TODAS: [*AREAS, TODAS],
        Alcance.TODAS: [TODAS],
    }[rol.alcance]
]


@pytest.fixture
def aviary(db: None) -> Aviary:
    planted = Aviary()
    for model in models_of_the_site():
        for area in areas_of(model, AREAS):
            planted.plant(model, area)
    return planted


@pytest.mark.parametrize(
    ("rol", "area"), FUNCTIONS, ids=[f"{rol}-{area or 'todas'}" for rol, area in FUNCTIONS]
)
def test_a_function_sees_and_does_what_the_policy_says_and_no_more(
    aviary: Aviary, rol: Rol, area: str
) -> None:
    user = make_user("caminante")
    name(user, rol, area)
    assert Walk(user, aviary).everywhere() == []


def test_who_holds_none_sees_nothing(aviary: Aviary) -> None:
    assert Walk(make_user("caminante", is_superuser=True), aviary).everywhere() == []
