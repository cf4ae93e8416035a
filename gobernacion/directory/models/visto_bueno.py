"""What two people decided about a text that seems to name somebody: that anybody may read it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from gobernacion.access.journal import without_personal_data
from gobernacion.access.models import User
from gobernacion.transitions import TransicionRechazada


class VistoBueno(models.Model):
    """That a text may be public although it seems to name somebody: one person says why, another agrees.

    Of the text it keeps a digest that nobody can guess back without the key of this installation.
    """

    huella = models.CharField("huella del texto", max_length=64, unique=True)
    motivo = models.CharField("motivo", max_length=200, validators=[without_personal_data])
    pedido_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="lo pidió"
    )
    pedido_el = models.DateTimeField("pedido el", default=timezone.now)
    dado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="lo dio",
    )
    dado_el = models.DateTimeField("dado el", null=True, blank=True)

    class Meta:
        verbose_name = "visto bueno de un texto"
        verbose_name_plural = "vistos buenos de textos"
        constraints = [
            models.CheckConstraint(
                condition=~Q(motivo=""),
                name="visto_bueno_con_motivo",
                violation_error_message="Escriba por qué puede leerlo cualquiera.",
            ),
            models.CheckConstraint(
                condition=Q(dado_por=None, dado_el=None)
                | Q(dado_por__isnull=False, dado_el__isnull=False) & ~Q(dado_por=F("pedido_por")),
                name="visto_bueno_de_dos_personas",
                violation_error_message="Quien pide el visto bueno no lo da: debe hacerlo otra persona.",
            ),
        ]

    def __str__(self) -> str:
        return f"Visto bueno {self.pk}"

    @staticmethod
    def huella_de(texto: str) -> str:
        """The digest by which a text is known here."""
        return salted_hmac("directory.VistoBueno", texto, algorithm="sha256").hexdigest()

    @property
    def dado(self) -> bool:
        return self.dado_por_id is not None

    @classmethod
    def decidir(cls, texto: str, por: User, motivo: str) -> VistoBueno:
        """Ask for a text to be public, or agree with whoever asked. Raises TransicionRechazada for whoever asked."""
        huella = cls.huella_de(texto)
        visto, asked = cls.objects.select_for_update().get_or_create(
            huella=huella, defaults={"motivo": motivo, "pedido_por": por}
        )
        if asked or visto.dado:
            return visto
        if visto.pedido_por_id == por.pk:
            raise TransicionRechazada("Usted ya pidió este visto bueno: debe darlo otra persona.")
        visto.dado_por, visto.dado_el = por, timezone.now()
        visto.save(update_fields=["dado_por", "dado_el"])
        return visto
