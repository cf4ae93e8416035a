"""What somebody did, from the name of what can be done: «aprobar» is «aprobó», «pedir» is «pidió»."""

from __future__ import annotations

import re
from typing import Final

_IRREGULAR: Final = (
    ("ducir", "dujo"),
    ("decir", "dijo"),
    ("poner", "puso"),
    ("hacer", "hizo"),
    ("traer", "trajo"),
    ("tener", "tuvo"),
    ("venir", "vino"),
    ("querer", "quiso"),
    ("poder", "pudo"),
    ("andar", "anduvo"),
    ("seguir", "siguió"),
    ("guir", "guió"),
    ("uir", "uyó"),
    ("eer", "eyó"),
    ("aer", "ayó"),
    ("edir", "idió"),
    ("endir", "indió"),
    ("egir", "igió"),
    ("petir", "pitió"),
    ("vestir", "vistió"),
    ("vertir", "virtió"),
    ("ferir", "firió"),
    ("mentir", "mintió"),
    ("sentir", "sintió"),
    ("dormir", "durmió"),
    ("morir", "murió"),
)
"""Endings that are not as others, the longer of two first."""
_WHOLE: Final = {
    "dar": "dio",
    "ver": "vio",
    "ir": "fue",
    "ser": "fue",
    "estar": "estuvo",
    "deshacer": "deshizo",
}
_INFINITIVE = re.compile(r"[a-zñ]*[aei]r")


def preterite(verb: str) -> str | None:
    """What whoever does it did, in the third person; None for what is no infinitive."""
    if not _INFINITIVE.fullmatch(verb):
        return None
    if verb in _WHOLE:
        return _WHOLE[verb]
    for ending, past in _IRREGULAR:
        if verb.endswith(ending):
            return verb.removesuffix(ending) + past
    return f"{verb[:-2]}{'ó' if verb.endswith('ar') else 'ió'}"
