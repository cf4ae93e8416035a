"""Where a request and an appointment may stand, and the lists a clerk chooses from."""

from __future__ import annotations

from django.db import models

from gobernacion.directory import countries


class Estado(models.TextChoices):
    """Where a request stands."""

    INGRESADA = "ingresada", "Ingresada"
    ANALISIS = "analisis", "En análisis"
    AMPLIACION = "ampliacion", "Ampliación pedida"
    APROBADA = "aprobada", "Aprobada"
    RECHAZADA = "rechazada", "Rechazada"
    DESISTIDA = "desistida", "Desistida"
    DERIVADA = "derivada", "Derivada"


PENDIENTES = (Estado.INGRESADA, Estado.ANALISIS, Estado.AMPLIACION)
"""Not resolved yet: somebody is waiting for an answer."""

RESUELTAS = (Estado.APROBADA, Estado.RECHAZADA, Estado.DESISTIDA, Estado.DERIVADA)
"""Answered, one way or another."""

CON_RESOLUCION = (Estado.APROBADA, Estado.RECHAZADA)
"""Answered by an act with its number."""

SIN_PERMISO = (Estado.RECHAZADA, Estado.DESISTIDA, Estado.DERIVADA)
"""Answered without a permit: the answer says why."""


class EstadoCita(models.TextChoices):
    """What became of an appointment."""

    RESERVADA = "reservada", "Reservada"
    ATENDIDA = "atendida", "Atendida"
    NO_PRESENTADA = "no_presentada", "No se presentó"
    CANCELADA = "cancelada", "Cancelada"
    REPROGRAMADA = "reprogramada", "Reprogramada"


OCUPAN = (EstadoCita.RESERVADA, EstadoCita.ATENDIDA, EstadoCita.NO_PRESENTADA)
"""Those that take a place of their day."""


class Calidad(models.TextChoices):
    """In what quality somebody asks: for themselves, or as family of whoever asks."""

    TITULAR = "titular", "Titular"
    DEPENDIENTE = "dependiente", "Dependiente"


class Canal(models.TextChoices):
    """How it reached the counter."""

    CON_CITA = "con_cita", "Con cita"
    SIN_CITA = "sin_cita", "Sin cita"


class Clase(models.TextChoices):
    """What a request is for, in broad terms."""

    RESIDENCIA = "residencia", "Residencia"
    TRABAJO = "trabajo", "Autorización de trabajo"
    TURISMO = "turismo", "Turismo"
    REFUGIO = "refugio", "Refugio"
    OTRA = "otra", "Certificados y otros"


APATRIDA = "XX"
"""Not a country of ISO 3166: one of the codes it leaves free, for whoever no country calls its own."""


def nacionalidades() -> list[tuple[str, str]]:
    """Code and name of every nationality with which somebody may ask: all but the Chilean."""
    return [*countries.foreign(), (APATRIDA, "Apátrida")]
