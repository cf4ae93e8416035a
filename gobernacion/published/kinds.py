"""Of what kinds the figures of an edition are: what its source states as a number is told apart from all the rest."""

from __future__ import annotations

from collections import Counter
from enum import Enum
from typing import Any

from django.db import models

from gobernacion.lib.clp import counted
from gobernacion.published.rows import Origen

PROTEGIDA = "protegida"
"""The hedge of a figure that is published without its value, because it counts so few persons."""


class Clase(Enum):
    """A kind of figure, as one and as several of it are called."""

    DICHA = "que dice la fuente", "que dice la fuente"
    ENUMERADA = "contada de lo que la fuente enumera", "contadas de lo que la fuente enumera"
    CALCULADA = "calculada de las informadas", "calculadas de las informadas"
    MEDIDA = "medida de los registros", "medidas de los registros"
    PROTEGIDA = "protegida, sin su valor", "protegidas, sin su valor"
    SIN_VALOR = "sin valor informado", "sin valor informado"


OF_ORIGIN = {
    Origen.DOCUMENTO: Clase.DICHA,
    Origen.ENUMERADA: Clase.ENUMERADA,
    Origen.CALCULADA: Clase.CALCULADA,
    Origen.REGISTROS: Clase.MEDIDA,
}


def kinds(cifras: models.QuerySet[Any]) -> dict[Clase, int]:
    """How many of these figures there are of each kind that there is."""
    found = Counter(
        _kind(origen, calificador, valor is not None)
        for origen, calificador, valor in cifras.values_list("origen", "calificador", "valor")
    )
    return {clase: found[clase] for clase in Clase if found[clase]}


def told(found: dict[Clase, int]) -> list[str]:
    """Each kind in words: "111 que dice la fuente"."""
    return [counted(how_many, *clase.value) for clase, how_many in found.items()]


def _kind(origen: str, calificador: str, has_value: bool) -> Clase:
    if has_value:
        return OF_ORIGIN[Origen(origen)]
    return Clase.PROTEGIDA if calificador == PROTEGIDA else Clase.SIN_VALOR
