"""When each periodic task was last done."""

from __future__ import annotations

from django.db import models


class Vuelta(models.Model):
    """A periodic task as it last went: when it was done, what it did, and how often it has failed since."""

    codigo = models.CharField("tarea", max_length=60, primary_key=True)
    hecha = models.DateTimeField("hecha por última vez", null=True)
    intentada = models.DateTimeField("intentada por última vez")
    segundos = models.PositiveIntegerField("segundos", default=0)
    resultado = models.CharField("resultado", max_length=200)
    fallas = models.PositiveIntegerField("fallas seguidas", default=0)

    class Meta:
        verbose_name = "tarea periódica"
        verbose_name_plural = "tareas periódicas"

    def __str__(self) -> str:
        return self.codigo
