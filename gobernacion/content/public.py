"""What citizens read of the services' offer: copies, written only when an offer is published or withdrawn.

It stands on the territory alone, so that public pages import nothing that knows a draft or a person. The database
refuses every other write (see ``content.apps``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import connection, models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import register_converter
from django.urls.converters import StringConverter
from django.utils import timezone

from gobernacion import freshness, guards
from gobernacion.addresses import path_of
from gobernacion.content.apps import PERMISSION
from gobernacion.lib.periods import Period


class OfertaConverter(StringConverter):
    """ "2020-00012": the number of an offer."""

    regex = r"[0-9]{4}-[0-9]{5,9}"


register_converter(OfertaConverter, "oferta")

OFERTA = "oferta/<oferta:oferta>/"
"""Where citizens read an offer."""


class TemaOferta(models.TextChoices):
    """The headings under which citizens look for what the services offer."""

    TRABAJO = "trabajo", "Trabajo y capacitación"
    EMPRENDIMIENTO = "emprendimiento", "Emprendimiento y campo"
    SALUD = "salud", "Salud"
    VIVIENDA = "vivienda", "Vivienda y barrio"
    EDUCACION = "educacion", "Educación y becas"
    NINEZ = "ninez", "Niñez y familia"
    MAYORES = "mayores", "Personas mayores"
    MUJERES = "mujeres", "Mujeres"
    DISCAPACIDAD = "discapacidad", "Discapacidad y cuidados"
    MIGRACION = "migracion", "Migración"
    SEGURIDAD = "seguridad", "Seguridad y emergencias"
    COMUNIDAD = "comunidad", "Organizaciones y comunidad"
    BENEFICIOS = "beneficios", "Beneficios y trámites"


@contextmanager
def _writing() -> Iterator[None]:
    """The one way in which what citizens read here is written."""
    with guards.permit(connection, PERMISSION):
        freshness.changing()
        yield


class OfertaPublicadaQuerySet(models.QuerySet["OfertaPublicada"]):
    def vigentes(self, at: date) -> Self:
        """Those that can be asked for on that day."""
        return self.filter(Q(hasta=None) | Q(hasta__gte=at), desde__lte=at)

    def por_venir(self, at: date) -> Self:
        return self.filter(desde__gt=at)

    def terminadas(self, at: date) -> Self:
        return self.filter(hasta__lt=at)

    def en_orden(self) -> Self:
        """By theme, and then by name."""
        return self.order_by("tema", "titulo", "numero")

    def poner(self, numero: str, hitos: Iterable[dict[str, Any]], **dicho: Any) -> None:
        """Put an offer on the page as it stands now, in the place of what the page said of it before."""
        with _writing():
            self.filter(numero=numero).delete()
            copia = self.create(numero=numero, momento=timezone.now(), **dicho)
            HitoPublicado.objects.bulk_create(HitoPublicado(oferta=copia, **hito) for hito in hitos)

    def quitar(self, numero: str) -> None:
        """Take an offer away from the page."""
        with _writing():
            self.filter(numero=numero).delete()


class OfertaPublicada(models.Model):
    """What a public service offers, as the page says it. Its number is its address."""

    numero = models.CharField("número", max_length=14, primary_key=True)
    servicio = models.CharField("servicio", max_length=160)
    tema = models.CharField("tema", max_length=14, choices=TemaOferta)
    titulo = models.CharField("qué se ofrece", max_length=120)
    descripcion = models.TextField("en qué consiste")
    para_quien = models.TextField("para quién")
    requisitos = models.TextField("requisitos", blank=True)
    donde = models.TextField("dónde y cómo se pide")
    comuna = models.ForeignKey(
        "territory.Comuna", models.PROTECT, null=True, related_name="+", verbose_name="comuna"
    )
    telefono = models.CharField("teléfono", max_length=20, blank=True)
    correo = models.CharField("correo", max_length=120, blank=True)
    sitio = models.CharField("sitio web", max_length=200, blank=True)
    desde = models.DateField("desde")
    hasta = models.DateField("hasta", null=True)
    publicada_el = models.DateField("publicada el")
    momento = models.DateTimeField("momento")

    objects = OfertaPublicadaQuerySet.as_manager()

    if TYPE_CHECKING:
        hitos: Any

    class Meta:
        verbose_name = "oferta publicada"
        verbose_name_plural = "ofertas publicadas"

    def __str__(self) -> str:
        return self.titulo

    def get_absolute_url(self) -> str:
        return path_of(OFERTA, self.numero)


class HitoPublicadoQuerySet(models.QuerySet["HitoPublicado"]):
    def en(self, period: Period) -> Self:
        """Those that fall, or still last, in the period."""
        return self.annotate(fin=Coalesce("hasta", "dia")).filter(dia__lt=period.hasta, fin__gte=period.desde)

    def en_orden(self) -> Self:
        return self.order_by("dia", F("hora").asc(nulls_first=True), "id")


class HitoPublicado(models.Model):
    """A date of the calendar as the page says it."""

    oferta = models.ForeignKey(OfertaPublicada, models.CASCADE, related_name="hitos")
    dia = models.DateField("día")
    hasta = models.DateField("hasta", null=True)
    hora = models.TimeField("hora", null=True)
    titulo = models.CharField("qué ocurre", max_length=120)
    lugar = models.CharField("lugar", max_length=160, blank=True)
    comuna = models.ForeignKey(
        "territory.Comuna", models.PROTECT, null=True, related_name="+", verbose_name="comuna"
    )

    objects = HitoPublicadoQuerySet.as_manager()

    class Meta:
        verbose_name = "fecha publicada"
        verbose_name_plural = "fechas publicadas"
        indexes = [models.Index(fields=["dia"])]

    def __str__(self) -> str:
        return self.titulo
