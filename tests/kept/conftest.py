import pytest

from tests.invented_account import aprueba, corrected, elabora, office, published
from tests.portal.factories import Publishing, offer

__all__ = ["aprueba", "corrected", "elabora", "office", "published"]


@pytest.fixture
def publishing(db):
    return Publishing()


@pytest.fixture
def offered(db):
    return offer()
