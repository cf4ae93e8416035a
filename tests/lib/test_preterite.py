"""What was done is said from the name of what can be done."""

import pytest

from gobernacion.lib.preterite import preterite


@pytest.mark.parametrize(
    ("verb", "past"),
    [
        ("aprobar", "aprobó"),
        ("atender", "atendió"),
        ("emitir", "emitió"),
        ("rendir", "rindió"),
        ("pedir", "pidió"),
        ("corregir", "corrigió"),
        ("proponer", "propuso"),
        ("deshacer", "deshizo"),
        ("distinguir", "distinguió"),
        ("incluir", "incluyó"),
        ("seguir", "siguió"),
        ("transferir", "transfirió"),
        ("traer", "trajo"),
        ("traducir", "tradujo"),
        ("dar", "dio"),
        ("reabrir", "reabrió"),
    ],
)
def test_a_verb_is_said_of_somebody_who_did_it(verb, past):
    assert preterite(verb) == past


@pytest.mark.parametrize("word", ["", "estado", "aprobado", "Aprobar", "r"])
def test_what_is_no_infinitive_is_said_of_nobody(word):
    assert preterite(word) is None
