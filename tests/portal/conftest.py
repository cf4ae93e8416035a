import pytest

from tests.invented_account import aprueba, corrected, elabora, office, published
from tests.portal.factories import Publishing

__all__ = ["aprueba", "corrected", "elabora", "office", "published"]


@pytest.fixture
def publishing(db):
    """Publishes rows as they are given, around the pipeline: `publishing.edition(cifra("AA-001", 5))`."""
    return Publishing()
