"""Where the office is and what it answers for. All of it is loaded data: see ``manage.py cargar_territorio``."""

from copy import copy
from datetime import date
from typing import Any, ClassVar, Self

from django.core.validators import RegexValidator, URLValidator
from django.db import models, transaction
from django.db.models import CheckConstraint, OuterRef, Q, Subquery, UniqueConstraint
from django.db.models.functions import Length, Lower
from django.db.models.lookups import Exact

from gobernacion import freshness
from gobernacion.territory.vigencias import VigenciaArea as VigenciaArea  # noqa: PLC0414  (where Django looks for a model)

FIRST_CENSUS = 1813  # the first in Chile; no population is known by year before it


class ProvinciaQuerySet(models.QuerySet["Provincia"]):
    """Provinces."""

    def ordenadas(self) -> Self:
        """In the order of the official codes, from north to south."""
        return self.order_by("cut")


class Provincia(models.Model):
    """A province of Chile."""

    cut = models.CharField(
        "código",
        max_length=3,
        unique=True,
        validators=[RegexValidator(r"^[0-9]{3}\Z", "El código de la provincia tiene tres cifras.")],
        help_text="Código único territorial de tres cifras, por ejemplo 041.",
        error_messages={"unique": "Ya hay una provincia con ese código."},
    )
    nombre = models.CharField("nombre", max_length=100)
    region = models.CharField(
        "región", max_length=100, help_text="Como se escribe, por ejemplo Región de Coquimbo."
    )

    objects = ProvinciaQuerySet.as_manager()

    class Meta:
        verbose_name = "provincia"
        verbose_name_plural = "provincias"
        constraints = [
            CheckConstraint(
                condition=Exact(Length("cut"), 3),
                name="provincia_cut_de_tres_cifras",
                violation_error_message="El código de la provincia tiene tres cifras.",
            ),
            CheckConstraint(
                condition=~Q(nombre=""),
                name="provincia_con_nombre",
                violation_error_message="La provincia debe tener nombre.",
            ),
        ]

    def __str__(self) -> str:
        return self.nombre


class InstitucionQuerySet(models.QuerySet["Institucion"]):
    """The one institution of this installation."""

    def actual(self) -> "Institucion | None":
        """The institution with its province, as it was loaded, or None before the territory is."""
        return self.select_related("provincia").first()

    def en(self, day: date) -> "Institucion | None":
        """The institution as it is called on that day, or None before the territory is loaded."""
        institucion = self.actual()
        return institucion and institucion.llamada(day)


class Institucion(models.Model):
    """The office that runs this installation: there is one, and it answers for one province.

    The name and the kind it is loaded with hold until the first day from which it has others (``Denominacion``).
    """

    class Tipo(models.TextChoices):
        """What the office is by law: delegaciones took the place of gobernaciones in July 2021."""

        GOBERNACION = "gobernacion", "Gobernación Provincial"
        DELEGACION = "delegacion", "Delegación Presidencial Provincial"

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    nombre = models.CharField("nombre", max_length=200)
    tipo = models.CharField("tipo", max_length=20, choices=Tipo, default=Tipo.GOBERNACION)
    provincia = models.OneToOneField(
        Provincia, models.PROTECT, related_name="institucion", verbose_name="provincia"
    )
    sigla = models.CharField("sigla", max_length=20, blank=True)
    sitio = models.CharField(
        "sitio web",
        max_length=200,
        blank=True,
        validators=[URLValidator(["https", "http"], message="Escriba la dirección completa, con https://.")],
    )

    PALABRAS: ClassVar[dict[str, str]] = {
        Tipo.GOBERNACION: "gobernación",
        Tipo.DELEGACION: "delegación presidencial",
    }

    objects = InstitucionQuerySet.as_manager()

    class Meta:
        verbose_name = "institución"
        verbose_name_plural = "institución"
        constraints = [
            CheckConstraint(
                condition=Q(id=1),
                name="institucion_unica",
                violation_error_message="Esta instalación ya tiene su institución.",
            ),
            CheckConstraint(
                condition=~Q(nombre=""),
                name="institucion_con_nombre",
                violation_error_message="La institución debe tener nombre.",
            ),
            CheckConstraint(
                condition=Q(tipo__in=["gobernacion", "delegacion"]),
                name="institucion_tipo_conocido",
                violation_error_message="No se conoce ese tipo de institución.",
            ),
        ]

    def __str__(self) -> str:
        return self.nombre

    def llamada(self, day: date) -> "Institucion":
        """The same institution, with the name and the kind it has on that day; not to be saved."""
        called, later = copy(self), Denominacion.objects.en(day)
        if later:
            called.nombre, called.tipo, called.sigla = later.nombre, later.tipo, later.sigla
        return called

    def dice(self, texto: str) -> str:
        """A text that says «gobernación», with the word for what this institution is."""
        own = self.PALABRAS[self.tipo]
        return texto.replace("gobernación", own).replace("Gobernación", own.capitalize())


class DenominacionQuerySet(models.QuerySet["Denominacion"]):
    """Names of the institution."""

    def en(self, day: date) -> "Denominacion | None":
        """The one in force on that day, or None before the first."""
        return self.filter(desde__lte=day).order_by("-desde").first()


class Denominacion(models.Model):
    """The name and the kind that the institution has from a day on."""

    desde = models.DateField(
        "desde", unique=True, error_messages={"unique": "Ya hay una denominación desde ese día."}
    )
    nombre = models.CharField("nombre", max_length=200)
    tipo = models.CharField("tipo", max_length=20, choices=Institucion.Tipo)
    sigla = models.CharField("sigla", max_length=20, blank=True)
    norma = models.CharField("norma que la dispone", max_length=200)

    objects = DenominacionQuerySet.as_manager()

    class Meta:
        verbose_name = "denominación de la institución"
        verbose_name_plural = "denominaciones de la institución"
        constraints = [
            CheckConstraint(
                condition=~Q(nombre="") & ~Q(norma=""),
                name="denominacion_con_nombre_y_norma",
                violation_error_message="Escriba el nombre y la norma que lo dispone.",
            ),
            CheckConstraint(
                condition=Q(tipo__in=["gobernacion", "delegacion"]),
                name="denominacion_tipo_conocido",
                violation_error_message="No se conoce ese tipo de institución.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nombre}, desde el {self.desde:%d-%m-%Y}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it; public pages of today say the name in force."""
        with transaction.atomic():
            freshness.changing()
            super().save(*args, **kwargs)


class ComunaQuerySet(models.QuerySet["Comuna"]):
    """Comunas, of the own province or of others."""

    def propias(self) -> Self:
        """Those of the province this office answers for."""
        return self.filter(provincia__institucion__isnull=False)

    def ordenadas(self) -> Self:
        """In the order the office lists them."""
        return self.order_by("orden", "nombre")

    def con_poblacion(self, year: int) -> Self:
        """With the population last known in that year as ``habitantes``, None when it was not known yet."""
        known = Poblacion.objects.conocida_en(year).filter(comuna=OuterRef("pk"))
        return self.annotate(habitantes=Subquery(known.values("habitantes")[:1]))


class Comuna(models.Model):
    """A comuna, by its official name and code (CUT)."""

    cut = models.CharField(
        "código",
        max_length=5,
        unique=True,
        validators=[RegexValidator(r"^[0-9]{5}\Z", "El código de la comuna tiene cinco cifras.")],
        help_text="Código único territorial de cinco cifras, por ejemplo 04101.",
        error_messages={"unique": "Ya hay una comuna con ese código."},
    )
    nombre = models.CharField("nombre", max_length=100)
    provincia = models.ForeignKey(Provincia, models.PROTECT, related_name="comunas", verbose_name="provincia")
    orden = models.PositiveSmallIntegerField(
        "orden", default=0, help_text="En qué lugar se nombra en listas y tablas."
    )

    objects = ComunaQuerySet.as_manager()

    class Meta:
        verbose_name = "comuna"
        verbose_name_plural = "comunas"
        constraints = [
            UniqueConstraint(
                "provincia",
                Lower("nombre"),
                name="comuna_unica_en_su_provincia",
                violation_error_message="Ya hay una comuna con ese nombre en la provincia.",
            ),
            CheckConstraint(
                condition=Exact(Length("cut"), 5),
                name="comuna_cut_de_cinco_cifras",
                violation_error_message="El código de la comuna tiene cinco cifras.",
            ),
            CheckConstraint(
                condition=~Q(nombre=""),
                name="comuna_con_nombre",
                violation_error_message="La comuna debe tener nombre.",
            ),
        ]

    def __str__(self) -> str:
        return self.nombre


class PoblacionQuerySet(models.QuerySet["Poblacion"]):
    """Populations by year."""

    def conocida_en(self, year: int) -> Self:
        """Those of that year or earlier, the latest first."""
        return self.filter(year__lte=year).order_by("-year")


class Poblacion(models.Model):
    """How many people live in a comuna in a year, and who says so."""

    comuna = models.ForeignKey(Comuna, models.CASCADE, related_name="poblaciones", verbose_name="comuna")
    year = models.PositiveSmallIntegerField("año")
    habitantes = models.PositiveIntegerField("habitantes")
    fuente = models.CharField("fuente", max_length=200, help_text="Censo o proyección, y quién la publicó.")

    objects = PoblacionQuerySet.as_manager()

    class Meta:
        verbose_name = "población"
        verbose_name_plural = "poblaciones"
        constraints = [
            UniqueConstraint(
                fields=["comuna", "year"],
                name="poblacion_unica_en_el_year",
                violation_error_message="La comuna ya tiene su población de ese año.",
            ),
            CheckConstraint(
                condition=Q(year__range=(FIRST_CENSUS, 2200)),
                name="poblacion_de_un_year_posible",
                violation_error_message="Revise el año de la población.",
            ),
            CheckConstraint(
                condition=~Q(fuente=""),
                name="poblacion_con_fuente",
                violation_error_message="Indique de dónde viene la población.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.habitantes} habitantes en {self.year}"


class SectorQuerySet(models.QuerySet["Sector"]):
    """Sectors and localities."""

    def ordenados(self) -> Self:
        """By comuna as the office lists them, then by name."""
        return self.order_by("comuna__orden", "comuna__nombre", "nombre")


class Sector(models.Model):
    """A neighbourhood or locality inside a comuna, as the office names it."""

    comuna = models.ForeignKey(Comuna, models.PROTECT, related_name="sectores", verbose_name="comuna")
    nombre = models.CharField("nombre", max_length=100)

    objects = SectorQuerySet.as_manager()

    class Meta:
        verbose_name = "sector"
        verbose_name_plural = "sectores"
        constraints = [
            UniqueConstraint(
                "comuna",
                Lower("nombre"),
                name="sector_unico_en_su_comuna",
                violation_error_message="Ese sector ya está en la comuna.",
            ),
            CheckConstraint(
                condition=~Q(nombre=""),
                name="sector_con_nombre",
                violation_error_message="El sector debe tener nombre.",
            ),
        ]

    def __str__(self) -> str:
        return self.nombre
