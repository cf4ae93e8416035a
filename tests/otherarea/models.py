"""The neighbour's files: they refer to people and cases, and nobody of the first area may notice."""

from django.db import models

from tests.testarea.models import Caso, Contacto


class Expediente(models.Model):
    folio = models.CharField(max_length=20, unique=True)
    contacto = models.ForeignKey(Contacto, models.PROTECT)
    caso = models.ForeignKey(Caso, models.CASCADE, null=True, blank=True)
    relato = models.CharField(max_length=60)

    class Meta:
        verbose_name = "expediente"
        verbose_name_plural = "expedientes"

    def __str__(self) -> str:
        return f"Expediente {self.folio}"
