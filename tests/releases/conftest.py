from tests.invented_account import aprueba, corrected, elabora, office, published, withdrawn

__all__ = ["aprueba", "corrected", "elabora", "office", "published", "withdrawn"]
