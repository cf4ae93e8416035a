"""The states and lists of the goat registry."""

from __future__ import annotations

from django.db import models


class EstadoCriancero(models.TextChoices):
    ACTIVO = "activo", "Activo"
    BAJA = "baja", "De baja"


class CausaBaja(models.TextChoices):
    """Why somebody is no longer a goatherd of the province."""

    VENDIO = "vendio", "Vendió o perdió el rebaño"
    TRASLADO = "traslado", "Se fue de la provincia"
    FALLECIMIENTO = "fallecimiento", "Falleció"
    OTRA = "otra", "Otra"


class EstadoCarnet(models.TextChoices):
    """What became of the card. That it expired is told by its date, not by anybody: see ``Carnet.situacion``."""

    VIGENTE = "vigente", "Vigente"
    RENOVADO = "renovado", "Renovado"
    DUPLICADO = "duplicado", "Duplicado"
    SIN_EFECTO = "sin_efecto", "Sin efecto por baja"


class TipoCarnet(models.TextChoices):
    """Why the card was issued."""

    PRIMERO = "primero", "Primer carnet"
    RENOVACION = "renovacion", "Renovación"
    DUPLICADO = "duplicado", "Duplicado"


class MotivoDuplicado(models.TextChoices):
    EXTRAVIO = "extravio", "Extravío"
    ROBO = "robo", "Robo"
    DETERIORO = "deterioro", "Deterioro"
    ERROR = "error", "Salió con un error"


CATEGORIAS = {
    "cabras": "Cabras",
    "cabrillas": "Cabrillas",
    "machos": "Machos reproductores",
    "castrados": "Castrados",
    "cabritos": "Cabritos",
}
"""The kinds of heads a herd is counted in, by the field that holds how many."""

MAYOR_REBANO = 10_000
"""More heads of one kind than any goatherd has: a slip of the keyboard."""
