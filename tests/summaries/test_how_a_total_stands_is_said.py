"""How a total stands is one sentence, in the singular where it is of one."""

from datetime import date
from decimal import Decimal

import pytest

from gobernacion.indicators.figures import Momento
from gobernacion.summaries.lines import Linea


def line(valor, meta=None, esperado=None, debe_bajar=False):
    return Linea(
        area="seguridad",
        area_titulo="Seguridad pública",
        codigo="SE-001",
        nombre="Rondas",
        unidad="rondas",
        cuenta="actividad",
        momento=Momento(date(2019, 1, 1), date(2020, 1, 1), None),
        valor=Decimal(valor),
        meta=None if meta is None else Decimal(meta),
        esperado=None if esperado is None else Decimal(esperado),
        mejor_si_sube=not debe_bajar,
    )


@pytest.mark.parametrize(
    ("linea", "sentence"),
    [
        (line(1), "Va 1 ronda; sin meta."),
        (line(3), "Van 3 rondas; sin meta."),
        (line(1, 12, 2), "Va 1 ronda de 12; a esta fecha se esperaban 2: falta 1."),
        (line(0, 12, 1), "Van 0 rondas de 12; a esta fecha se esperaba 1: falta 1."),
        (line(3, 12, 6), "Van 3 rondas de 12; a esta fecha se esperaban 6: faltan 3."),
        (line(6, 12, 6), "Van 6 rondas de 12; a esta fecha se esperaban 6."),
        (line(12, 12, 6), "Meta cumplida: 12 rondas de 12."),
        (line(7, 6, 6, debe_bajar=True), "Van 7 rondas y debían ser a lo más 6: sobra 1."),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_it_agrees_in_number(linea, sentence):
    assert linea.frase == sentence
