import pytest

from tests.invented_account import aprueba, corrected, elabora, office, published, withdrawn
from tests.portal.factories import Publishing, offer

__all__ = ["aprueba", "corrected", "elabora", "office", "published", "withdrawn"]


@pytest.fixture
def publishing(db):
    """Publishes rows as they are given, around the pipeline: `publishing.edition(cifra("AA-001", 5))`."""
    return Publishing()


@pytest.fixture
def offered(db):
    """An offer on the page, with a date of its calendar."""
    return offer()
