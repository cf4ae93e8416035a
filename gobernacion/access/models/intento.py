"""What is kept of those who try secrets, so that guessing is slow: keyed digests, which say nothing of anybody."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Intento(models.Model):
    """An attempt at a secret that has not proved right. It is written before the secret is looked at."""

    tipo = models.CharField("qué secreto", max_length=20)
    cuenta = models.CharField("cuenta", max_length=64, blank=True)
    desde = models.CharField("dirección", max_length=64, blank=True)
    equipo = models.CharField("equipo", max_length=64, blank=True)
    cuando = models.DateTimeField("cuándo")
    anotado = models.BooleanField("contado en la bitácora", default=False)

    objects: ClassVar[models.Manager[Intento]] = models.Manager()

    class Meta:
        verbose_name = "intento"
        verbose_name_plural = "intentos"
        indexes = [
            models.Index(fields=["cuenta", "cuando"], name="access_intento_cuenta"),
            models.Index(fields=["desde", "cuando"], name="access_intento_desde"),
            models.Index(fields=["cuando"], name="access_intento_cuando"),
        ]

    def __str__(self) -> str:
        return f"Intento {self.pk}"


class LugarConocido(models.Model):
    """An address from which an account came in, and when it last did."""

    cuenta = models.CharField("cuenta", max_length=64)
    desde = models.CharField("dirección", max_length=64)
    cuando = models.DateTimeField("último ingreso")

    objects: ClassVar[models.Manager[LugarConocido]] = models.Manager()

    class Meta:
        verbose_name = "lugar conocido"
        verbose_name_plural = "lugares conocidos"
        indexes = [models.Index(fields=["cuando"], name="access_lugar_cuando")]
        constraints = [models.UniqueConstraint(fields=["cuenta", "desde"], name="access_lugar_unico")]

    def __str__(self) -> str:
        return f"Lugar conocido {self.pk}"
