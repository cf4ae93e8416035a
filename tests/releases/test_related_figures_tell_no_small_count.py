"""Figures that need not add up and still tell one another: a small count is not read from those related to it."""

from datetime import date, timedelta

import pytest

from gobernacion.indicators.declarations import Cuenta, Tramo
from gobernacion.indicators.registry import registry
from gobernacion.indicators.relacionadas import Relacionadas
from tests.releases.test_small_counts_are_withheld import cifra, withheld

pytestmark = pytest.mark.django_db

CARDS = Relacionadas("HU-carnes", "Crianceros y carnés", ("HU-001", "HU-002", "HU-003"))
QUEUE = Relacionadas("HU-cola", "Lo que llega, lo que sale y lo que espera", ("HU-004", "HU-005", "HU-006"))


def hidden(*cifras):
    return withheld(*cifras, identities=(CARDS, QUEUE))


def on(day, lugar, valor):
    """A state of one day."""
    return cifra(lugar, valor, desde=day, hasta=day + timedelta(days=1))


def up_to(day, lugar, valor):
    """What happened in its year up to a day."""
    return cifra(lugar, valor, corte=day)


def test_one_of_three_totals():
    assert set(hidden(cifra("HU-001", 120), cifra("HU-002", 116), cifra("HU-003", 4))) == {"HU-003", "HU-002"}
    assert hidden(cifra("HU-001", 120), cifra("HU-002", 100), cifra("HU-003", 20)) == []


def test_a_category_that_all_of_them_name():
    told = [("HU-001", 60), ("HU-002", 57), ("HU-003", 3)]
    north = [cifra(f"{code}:comuna=Norte", valor) for code, valor in told]
    south = [
        cifra(f"{code}:comuna=Sur", valor) for code, valor in (("HU-001", 60), ("HU-002", 50), ("HU-003", 10))
    ]
    assert set(hidden(*north, *south)) == {"HU-003:comuna=Norte", "HU-002:comuna=Norte"}


def test_a_category_that_one_of_them_leaves_out_is_none_of_it():
    whole = [cifra("HU-001:comuna=Norte", 3), cifra("HU-003:comuna=Norte", 3)]
    in_force = cifra("HU-002:comuna=Sur", 50)
    assert set(hidden(*whole, in_force)) == {"HU-001:comuna=Norte", "HU-003:comuna=Norte"}
    document = cifra("HU-001:comuna=Norte", 6)
    assert set(hidden(document, cifra("HU-003:comuna=Norte", 4), in_force)) >= {"HU-001:comuna=Norte"}


@pytest.mark.parametrize("last", [date(2030, 12, 31), date(2030, 3, 6)])
def test_what_waits_goes_with_what_came_up_to_its_day(last):
    flows = [("HU-004", 42), ("HU-005", 38)]
    whole = [cifra(*flow) if last.month == 12 else up_to(last, *flow) for flow in flows]
    assert set(hidden(*whole, on(last, "HU-006", 4))) == {"HU-005", "HU-006"}
    assert hidden(*whole, on(last - timedelta(days=1), "HU-006", 4)) == ["HU-006"]


@pytest.mark.parametrize(
    ("told", "waiting"),
    [
        ({"GT-014": 42, "GT-015": 38}, "GT-016"),
        ({"EX-001": 42, "EX-007": 38}, "EX-005"),
    ],
)
def test_what_an_area_declares_protects_what_waits(told, waiting):
    flows = [cifra(codigo, valor, cuenta=Cuenta.TRAMITE) for codigo, valor in told.items()]
    state = on(date(2030, 12, 31), waiting, 4)
    found = set(withheld(*flows, state, identities=registry().cuadraturas()))
    assert waiting in found
    assert found & {*told}


@pytest.mark.parametrize("dimension", ["", ":comuna=Norte"])
def test_what_the_register_declares_protects_its_expired_cards(dimension):
    day = date(2030, 12, 31)
    cards = {"CA-007": 120, "CA-002": 116, "CA-004": 4}
    found = withheld(
        *(on(day, f"{codigo}{dimension}", valor) for codigo, valor in cards.items()),
        identities=registry().cuadraturas(),
    )
    assert len(found) == 2
    assert f"CA-004{dimension}" in found


def test_what_is_related_in_an_area_is_declared_by_it():
    found = {one.clave: one for one in registry().cuadraturas() if isinstance(one, Relacionadas)}
    assert set(found) >= {"CA-carnes", "GT-demandas", "EX-pendientes"}
    for one in found.values():
        tramos = [registry()[codigo].tramo for codigo in one.codigos]
        assert Tramo.ESTADO in tramos, one.clave
        assert not list(one.revisar(None)), one.clave
