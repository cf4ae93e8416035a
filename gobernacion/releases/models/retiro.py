"""What is asked and decided about a published text that should not be public."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from gobernacion.access.journal import without_personal_data
from gobernacion.published.models import TextoSellado


class RetiroQuerySet(models.QuerySet["Retiro"]):
    def pendientes(self) -> RetiroQuerySet:
        """Asked, and not decided yet by a second person."""
        return self.filter(decidido_por=None).order_by("pk")


class Retiro(models.Model):
    """That somebody asks for a published text to be withdrawn, and another agrees: then its words are gone for good."""

    texto = models.OneToOneField(
        TextoSellado, models.PROTECT, related_name="+", verbose_name="texto publicado"
    )
    motivo = models.CharField("motivo", max_length=200, validators=[without_personal_data])
    pedido_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="lo pidió"
    )
    pedido_el = models.DateTimeField("pedido el", auto_now_add=True)
    decidido_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="de acuerdo",
    )
    decidido_el = models.DateTimeField("decidido el", null=True, blank=True)

    objects = RetiroQuerySet.as_manager()

    class Meta:
        verbose_name = "retiro de un texto"
        verbose_name_plural = "retiros de textos"
        constraints = [
            models.CheckConstraint(
                condition=~Q(motivo=""),
                name="retiro_con_motivo",
                violation_error_message="Diga por qué se retira.",
            ),
            models.CheckConstraint(
                condition=Q(decidido_por=None, decidido_el=None)
                | Q(decidido_por__isnull=False, decidido_el__isnull=False) & ~Q(decidido_por=F("pedido_por")),
                name="retiro_de_dos_personas",
                violation_error_message="Quien pide retirar un texto no lo decide: debe hacerlo otra persona.",
            ),
        ]

    def __str__(self) -> str:
        return f"Retiro {self.pk}"
