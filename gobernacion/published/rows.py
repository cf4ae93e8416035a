"""The rows of an edition, as staff draft them and as the public reads them: the same fields, declared once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from collections.abc import Sequence


class Origen(models.TextChoices):
    """Where a figure comes from: a number that a document states, or that of what it names without counting it, what
    stated parts leave of a total, or records.
    """

    DOCUMENTO = "documento", "Documento"
    ENUMERADA = "enumerada", "Contada de lo que enumera la fuente"
    CALCULADA = "calculada", "Calculada de las informadas"
    REGISTROS = "registros", "Registros"


DE_UN_DOCUMENTO = (Origen.DOCUMENTO, Origen.ENUMERADA)
"""What a document says, with a number or by naming it: who reads it says it otherwise, and nobody measures it."""


class EstadoCuadratura(models.TextChoices):
    CUADRA = "cuadra", "Cuadra"
    QUIEBRE = "quiebre", "No cuadra"
    OBSERVACION = "observacion", "Observación"


class EdicionBase(models.Model):
    """An edition of the account of one year: the first, or an erratum that supersedes another."""

    year = models.PositiveSmallIntegerField("año")
    numero = models.PositiveSmallIntegerField("edición")
    titulo = models.CharField("título", max_length=200)
    presentacion = models.TextField("presentación", blank=True)
    motivo = models.TextField("qué corrige y por qué", blank=True)
    institucion = models.CharField("institución", max_length=200)
    provincia = models.CharField("provincia", max_length=100)
    region = models.CharField("región", max_length=100)

    class Meta:
        abstract = True


class CapituloBase(models.Model):
    """A chapter of the account, with its narrative in short."""

    numero = models.CharField("número", max_length=8)
    titulo = models.CharField("título", max_length=200)
    area = models.CharField("área", max_length=40)
    area_titulo = models.CharField("nombre del área", max_length=200)
    tema = models.CharField("tema", max_length=80)
    resumen = models.TextField("resumen")
    orden = models.PositiveSmallIntegerField("orden")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.numero}. {self.titulo}"


class CifraBase(models.Model):
    """One figure: a value with everything a reader needs to check it.

    ``dimension`` and ``categoria`` are empty for the headline total. ``desde`` and ``hasta`` are half-open:
    ``hasta`` is the first day that no longer counts. ``corte`` is the day "a la fecha", inclusive.
    ``valor`` is null where the source mentions the fact and gives no number.
    """

    codigo = models.CharField("código", max_length=8)
    capitulo = models.CharField("capítulo", max_length=8)
    area = models.CharField("área", max_length=40)
    indicador = models.CharField("indicador", max_length=200)
    dimension = models.CharField("dimensión", max_length=60, blank=True)
    dimension_nombre = models.CharField("nombre de la dimensión", max_length=100, blank=True)
    categoria = models.CharField("categoría", max_length=200, blank=True)
    desde = models.DateField("desde")
    hasta = models.DateField("hasta (exclusive)")
    corte = models.DateField("corte", null=True, blank=True)
    valor = models.DecimalField("valor", max_digits=20, decimal_places=4, null=True, blank=True)
    calificador = models.CharField("calificador", max_length=20, blank=True)
    unidad = models.CharField("unidad", max_length=40)
    meta = models.DecimalField("meta", max_digits=20, decimal_places=4, null=True, blank=True)
    fuente = models.TextField("fuente")
    nota = models.TextField("nota", blank=True)
    definicion = models.TextField("definición")
    como_se_mide = models.TextField("cómo se mide")
    cuenta = models.CharField("qué se cuenta", max_length=20)
    sensibilidad = models.CharField("sensibilidad", max_length=12)
    mejor_si = models.CharField("mejor si", max_length=4, blank=True, help_text="sube, baja o vacío")
    portada = models.PositiveSmallIntegerField("en portada", default=0)
    origen = models.CharField("origen", max_length=12, choices=Origen)
    orden = models.PositiveSmallIntegerField("orden")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.codigo}:{self.dimension}={self.categoria}" if self.dimension else self.codigo


class CuadraturaBase(models.Model):
    """One identity as it was checked: what it found and, where it broke, the signed note that explains it."""

    clave = models.CharField("clave", max_length=400)
    regla = models.CharField("regla", max_length=40)
    nombre = models.CharField("qué se comprobó", max_length=600)
    estado = models.CharField("resultado", max_length=12, choices=EstadoCuadratura)
    frase = models.TextField("hallazgo")
    codigos = models.CharField("cifras", max_length=400, help_text="códigos separados por espacios")
    desde = models.DateField("desde")
    hasta = models.DateField("hasta (exclusive)")
    corte = models.DateField("corte", null=True, blank=True)
    informado = models.DecimalField("informado", max_digits=20, decimal_places=4)
    esperado = models.DecimalField("esperado", max_digits=20, decimal_places=4)
    nota = models.TextField("nota pública", blank=True)
    firma = models.CharField("firma", max_length=200, blank=True)
    fecha_nota = models.DateField("fecha de la nota", null=True, blank=True)
    orden = models.PositiveSmallIntegerField("orden")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.clave

    def codigos_lista(self) -> Sequence[str]:
        """The codes of the figures it is about."""
        return self.codigos.split()


class CompromisoBase(models.Model):
    """A commitment for the coming year, as the edition states it."""

    area = models.CharField("área", max_length=40)
    capitulo = models.CharField("capítulo", max_length=8)
    year = models.PositiveSmallIntegerField("año comprometido")
    texto = models.TextField("compromiso")
    codigo = models.CharField("indicador", max_length=8, blank=True)
    meta = models.DecimalField("meta", max_digits=20, decimal_places=4, null=True, blank=True)
    plazo = models.DateField("plazo", null=True, blank=True)
    estado = models.CharField("estado", max_length=12)
    fuente = models.TextField("fuente", blank=True)
    orden = models.PositiveSmallIntegerField("orden")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"Compromiso {self.capitulo}.{self.orden} de {self.year}"
