"""Texts that anybody will read: they name nobody by their number.

It is the first look, while they are written; before they are public they pass the gate of ``directory.public_texts``.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError

from gobernacion.lib.personal_data import clues


def names_nobody(text: str) -> None:
    """Refuse a text with the RUN of a person; what has another check digit is no RUN, but a telephone or an amount."""
    if any(clue.seguro for clue in clues(text)):
        raise ValidationError("Este texto es público: no escriba en él el RUN de nadie.", code="run")
