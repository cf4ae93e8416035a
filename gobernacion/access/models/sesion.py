"""Where an account is open, for its owner to see."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gobernacion.access.models.user import User


class Sesion(models.Model):
    """A session in which somebody is in with all it takes: on what, since when and when it was last used."""

    user = models.ForeignKey(User, models.CASCADE, verbose_name="cuenta", related_name="sesiones")
    clave = models.CharField("clave de la sesión", max_length=40, unique=True)
    equipo = models.CharField("equipo", max_length=60)
    desde = models.DateTimeField("desde")
    vista = models.DateTimeField("usada por última vez")

    objects: ClassVar[models.Manager[Sesion]] = models.Manager()

    class Meta:
        verbose_name = "sesión"
        verbose_name_plural = "sesiones"

    def __str__(self) -> str:
        return f"Sesión {self.pk}"
