"""What a person proves beside the password: a key that their telephone holds, and codes for when it is lost."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gobernacion.access.models.user import User


class SegundoFactor(models.Model):
    """The key that an account shares with the telephone of its owner, encrypted outside the database."""

    user = models.OneToOneField(User, models.CASCADE, verbose_name="cuenta", related_name="segundo_factor")
    secreto = models.TextField("secreto cifrado")
    ultimo_paso = models.BigIntegerField("último código usado", default=0)
    desde = models.DateTimeField("registrado el")
    codigos_guardados = models.BooleanField("dijo que guardó los códigos", default=False)

    objects: ClassVar[models.Manager[SegundoFactor]] = models.Manager()

    class Meta:
        verbose_name = "segundo factor"
        verbose_name_plural = "segundos factores"

    def __str__(self) -> str:
        return f"Segundo factor {self.pk}"


class CodigoRecuperacion(models.Model):
    """A code on paper that stands once for the telephone; only what it can be recognised by is kept."""

    factor = models.ForeignKey(
        SegundoFactor, models.CASCADE, verbose_name="segundo factor", related_name="codigos"
    )
    huella = models.CharField("huella", max_length=64)
    usado_el = models.DateTimeField("usado el", null=True)

    objects: ClassVar[models.Manager[CodigoRecuperacion]] = models.Manager()

    class Meta:
        verbose_name = "código de recuperación"
        verbose_name_plural = "códigos de recuperación"
        constraints = [models.UniqueConstraint(fields=["factor", "huella"], name="access_codigo_unico")]

    def __str__(self) -> str:
        return f"Código de recuperación {self.pk}"


class LlaveDeAcceso(models.Model):
    """A passkey: a device of the owner that signs, by which it is recognised, encrypted outside the database."""

    factor = models.ForeignKey(
        SegundoFactor, models.CASCADE, verbose_name="segundo factor", related_name="llaves"
    )
    nombre = models.CharField("nombre", max_length=70)
    huella = models.CharField("huella", max_length=64, unique=True)
    credencial = models.TextField("credencial cifrada")
    firmas = models.BigIntegerField("cuántas veces dice que firmó", default=0)
    ultima = models.CharField("lo último que firmó", max_length=100, blank=True, default="")
    desde = models.DateTimeField("agregada el")
    usada_el = models.DateTimeField("usada por última vez", null=True)

    objects: ClassVar[models.Manager[LlaveDeAcceso]] = models.Manager()

    class Meta:
        verbose_name = "llave de acceso"
        verbose_name_plural = "llaves de acceso"
        constraints = [models.UniqueConstraint(fields=["factor", "nombre"], name="access_llave_unica")]

    def __str__(self) -> str:
        return f"Llave de acceso {self.pk}"
