"""What the daily sheet of the complex counts: persons by nationality and vehicles by kind, in each direction."""

from __future__ import annotations

from functools import reduce
from operator import add
from typing import Any

from django.db import models
from django.db.models import F


class Sentido(models.TextChoices):
    """Seen from Chile."""

    ENTRADA = "entran", "Entrada"
    SALIDA = "salen", "Salida"


class Grupo(models.TextChoices):
    """The nationalities the sheet keeps apart."""

    CHILENA = "chilenas", "Chilena"
    ARGENTINA = "argentinas", "Argentina"
    OTRA = "otras", "Otra"


class Tipo(models.TextChoices):
    AUTOS = "autos", "Automóviles y camionetas"
    BUSES = "buses", "Buses y minibuses"
    CAMIONES = "camiones", "Camiones"
    MOTOS = "motos", "Motocicletas"
    OTROS = "otros", "Otros vehículos"


def columnas(sentido: Sentido, kinds: type[Grupo] | type[Tipo]) -> tuple[str, ...]:
    """The fields of a count in one direction: entran_chilenas, entran_argentinas..."""
    return tuple(f"{sentido.value}_{kind.value}" for kind in kinds)


PERSONAS = tuple(name for sentido in Sentido for name in columnas(sentido, Grupo))
VEHICULOS = tuple(name for sentido in Sentido for name in columnas(sentido, Tipo))


def suma(columns: tuple[str, ...]) -> Any:
    """Those columns of a row added up."""
    return reduce(add, (F(name) for name in columns))
