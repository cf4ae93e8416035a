import pytest

from tests.invented_account import aprueba, corrected, elabora, office, published, withdrawn
from tests.portal.factories import Publishing, offer

__all__ = ["aprueba", "corrected", "elabora", "office", "published", "withdrawn"]


@pytest.fixture
def publishing(db):
    return Publishing()


@pytest.fixture
def offered(db):
    return offer()
