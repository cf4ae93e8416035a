from tests.invented_account import aprueba, corrected, elabora, office, published

__all__ = ["aprueba", "corrected", "elabora", "office", "published"]
