"""Texts that anybody will read: they name nobody by their number."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError

from gobernacion.lib.run import RunInvalido, normalize

LIKE_A_RUN = re.compile(r"\b\d{1,2}\.?\d{3}\.?\d{3}\s?[-‐-―]\s?[\dkK]\b")
ORGANISATIONS = 50_000_000
"""From this number on it is a firm's or an organisation's, which is no secret."""


def names_nobody(text: str) -> None:
    """Refuse a text with the RUN of a person; what has another check digit is no RUN, but a telephone or an amount."""
    for found in LIKE_A_RUN.findall(text):
        try:
            number, _ = normalize(found).split("-")
        except RunInvalido:
            continue
        if int(number) < ORGANISATIONS:
            raise ValidationError("Este texto es público: no escriba en él el RUN de nadie.", code="run")
