"""The singular of a unit, by the few rules of Spanish plurals that units follow: "1 reunión", not "1 reuniones"."""

from __future__ import annotations

import re

RULES = (
    (r"ces$", "z"),  # veces
    (r"ones$", "ón"),  # reuniones, camiones
    (r"(?<=[aeiouáéíóú][dlnr])es$", ""),  # actividades, controles, planes, talleres; but not hombres
    (r"s$", ""),  # personas, noches, trámites, carnés
)
IRREGULAR = {"jóvenes": "joven", "meses": "mes", "países": "país", "sedes": "sede"}
"""The plurals that the rules would read wrong."""

LINKS = ("a", "al", "con", "de", "del", "en", "para", "por", "sin")
"""What ends the words that agree with the number: "personas por día"."""


def singular(unidad: str) -> str:
    """A unit as it is said of one: "familias beneficiadas" is "familia beneficiada", "horas por día" "hora por día"."""
    words = unidad.split(" ")
    agreeing = next((place for place, word in enumerate(words) if word in LINKS), len(words))
    return " ".join([*map(_singular, words[:agreeing]), *words[agreeing:]])


def _singular(word: str) -> str:
    if word in IRREGULAR:
        return IRREGULAR[word]
    rule, ending = next(((rule, ending) for rule, ending in RULES if re.search(rule, word)), ("$", ""))
    return re.sub(rule, ending, word)
