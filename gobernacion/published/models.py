"""What is public: editions and their figures as they were published, frozen and sealed.

Public pages and downloads read these tables and no other. Triggers refuse every write but the one with
which the pipeline copies an approved edition here (see guards); the seal finds what gets around them.
"""

from __future__ import annotations

from django.db import models

from gobernacion.addresses import path_of
from gobernacion.published import rows
from gobernacion.published.addresses import CIFRA, EDICION
from gobernacion.published.standing import Situacion, standing


class EdicionPublicadaQuerySet(models.QuerySet["EdicionPublicada"]):
    def vigentes(self) -> EdicionPublicadaQuerySet:
        """The account of each year: the last erratum of what was told last of it."""
        everything = EdicionPublicada.objects.only("slug", "year", "numero", "reemplaza")
        found = standing(everything).items()
        return self.filter(pk__in=[slug for slug, how in found if how is Situacion.VIGENTE])

    def en_orden(self) -> EdicionPublicadaQuerySet:
        """In the order they were published, which is the order of the chain of seals."""
        return self.order_by("posicion")


class EdicionPublicada(rows.EdicionBase):
    """An edition as published. Its slug ("2019-1") is its address for ever."""

    slug = models.CharField("dirección", max_length=16, primary_key=True)
    posicion = models.PositiveIntegerField("posición en la cadena", unique=True)
    reemplaza = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reemplazada_por",
        verbose_name="reemplaza a",
    )
    elaborada_por = models.CharField("elaborada por", max_length=200)
    aprobada_por = models.CharField("aprobada por", max_length=200)
    publicada_el = models.DateField("publicada el")
    anterior = models.CharField("sello anterior", max_length=64, blank=True)
    sello = models.CharField("sello", max_length=64, unique=True)

    objects = EdicionPublicadaQuerySet.as_manager()

    class Meta:
        verbose_name = "edición publicada"
        verbose_name_plural = "ediciones publicadas"
        constraints = [
            models.UniqueConstraint(fields=["year", "numero"], name="una_edicion_publicada_por_numero")
        ]

    def __str__(self) -> str:
        return self.slug

    def get_absolute_url(self) -> str:
        return path_of(EDICION, self.slug)


class CapituloPublicado(rows.CapituloBase):
    """A chapter of a published edition."""

    edicion = models.ForeignKey(EdicionPublicada, models.PROTECT, related_name="capitulos")

    class Meta:
        verbose_name = "capítulo publicado"
        verbose_name_plural = "capítulos publicados"
        constraints = [models.UniqueConstraint(fields=["edicion", "numero"], name="un_capitulo_publicado")]


class CifraPublicadaQuerySet(models.QuerySet["CifraPublicada"]):
    def totales(self) -> CifraPublicadaQuerySet:
        """Headline totals, without breakdowns."""
        return self.filter(dimension="")

    def en_orden(self) -> CifraPublicadaQuerySet:
        """In the order of the account."""
        return self.order_by("orden")

    def historia(self, codigo: str) -> CifraPublicadaQuerySet:
        """A figure through the editions in force: every period anyone of them states."""
        vigentes = EdicionPublicada.objects.vigentes()
        return self.filter(codigo=codigo, edicion__in=vigentes).order_by(
            "desde", "corte", "edicion__posicion"
        )


class CifraPublicada(rows.CifraBase):
    """A figure as published: what pages show and every download carries."""

    edicion = models.ForeignKey(EdicionPublicada, models.PROTECT, related_name="cifras")

    objects = CifraPublicadaQuerySet.as_manager()

    class Meta:
        verbose_name = "cifra publicada"
        verbose_name_plural = "cifras publicadas"
        constraints = [
            models.UniqueConstraint(fields=["edicion", "orden"], name="una_cifra_publicada_por_orden"),
        ]

    def get_absolute_url(self) -> str:
        return path_of(CIFRA, self.edicion_id, self.codigo)


class CuadraturaPublicada(rows.CuadraturaBase):
    """An identity as it was checked on a published edition, with its public note where it broke."""

    edicion = models.ForeignKey(EdicionPublicada, models.PROTECT, related_name="cuadraturas")

    class Meta:
        verbose_name = "cuadratura publicada"
        verbose_name_plural = "cuadraturas publicadas"
        constraints = [models.UniqueConstraint(fields=["edicion", "clave"], name="una_cuadratura_publicada")]


class CompromisoPublicado(rows.CompromisoBase):
    """A commitment as a published edition states it."""

    edicion = models.ForeignKey(EdicionPublicada, models.PROTECT, related_name="compromisos")

    class Meta:
        verbose_name = "compromiso publicado"
        verbose_name_plural = "compromisos publicados"
        constraints = [
            models.UniqueConstraint(fields=["edicion", "orden"], name="un_compromiso_publicado_por_orden")
        ]


class TextoSellado(models.Model):
    """A text of a published edition, for whose digest the seal stands: so it can be withdrawn and the seal still hold.

    ``huella`` is the digest of ``sal`` and the text. Without ``sal``, which is public as long as the text is and goes
    with it, nobody can try texts until one fits.
    """

    lugar = models.CharField("lugar", max_length=60, primary_key=True)
    edicion = models.ForeignKey(EdicionPublicada, models.PROTECT, related_name="textos")
    sal = models.CharField("sal", max_length=32, blank=True)
    huella = models.CharField("huella", max_length=64)

    class Meta:
        verbose_name = "texto sellado"
        verbose_name_plural = "textos sellados"

    def __str__(self) -> str:
        return self.lugar

    @staticmethod
    def lugar_de(slug: str, clase: str, fila: int, campo: str) -> str:
        """Where a text stands: in which edition, in which row of its kind (from 0) and in which column of it."""
        return f"{slug}/{clase}/{fila}/{campo}"

    @property
    def partes(self) -> tuple[str, int, str]:
        """The kind of its row, which of them and the column. Raises ValueError if that is nowhere."""
        slug, clase, fila, campo = self.lugar.split("/")
        if slug != self.edicion_id:
            raise ValueError(f"{self.lugar} is not of {self.edicion_id}")
        return clase, int(fila), campo


class RetiroPublicado(models.Model):
    """That two people withdrew a text of a published edition, when and why. What it said is nowhere any more."""

    texto = models.OneToOneField(TextoSellado, models.PROTECT, primary_key=True, related_name="retiro")
    el = models.DateField("retirado el")
    decidido_por = models.CharField("lo decidió", max_length=200)
    de_acuerdo = models.CharField("de acuerdo", max_length=200)
    motivo = models.CharField("motivo", max_length=200)

    class Meta:
        verbose_name = "retiro de un texto"
        verbose_name_plural = "retiros de textos"

    def __str__(self) -> str:
        return f"Retiro {self.pk}"

    @property
    def decision(self) -> str:
        """Who decided it, when and why."""
        return f"El {self.el:%d-%m-%Y} lo decidieron {self.decidido_por} y {self.de_acuerdo}: {self.motivo}"

    @property
    def frase(self) -> str:
        """What is read where the text was."""
        return f"[Texto retirado el {self.el:%d-%m-%Y}.]"
