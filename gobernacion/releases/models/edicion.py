"""An edition in preparation, and all that it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from gobernacion.indicators.figures import Calificador
from gobernacion.lib.periods import Period
from gobernacion.published import rows
from gobernacion.published.models import EdicionPublicada
from gobernacion.territory.models import Institucion
from gobernacion.transitions import TransicionRechazada

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date

    from django.db.models.fields.related_descriptors import RelatedManager

    from gobernacion.access.models import User
    from gobernacion.releases.models.conformidad import Conformidad, SinRegistros


class EstadoEdicion(models.TextChoices):
    BORRADOR = "borrador", "Borrador"
    REVISADA = "revisada", "Revisada"
    APROBADA = "aprobada", "Aprobada"
    PUBLICADA = "publicada", "Publicada"


EN_PREPARACION = (EstadoEdicion.BORRADOR, EstadoEdicion.REVISADA)
"""While it can be changed; a change sends it back to be checked."""

DEVOLVIBLES = (EstadoEdicion.REVISADA, EstadoEdicion.APROBADA)
"""What somebody may send back to draft, saying why."""


class EdicionQuerySet(models.QuerySet["Edicion"]):
    def que_cuentan(self, year: int) -> EdicionQuerySet:
        """The editions that tell a year, up to a day or whole, without the errata that correct them."""
        return self.filter(year=year, reemplaza=None).order_by("numero")

    def siguiente_numero(self, year: int) -> int:
        """The number of the next edition of a year."""
        last: int | None = self.filter(year=year).aggregate(n=models.Max("numero"))["n"]
        return (last or 0) + 1


class Edicion(rows.EdicionBase):
    """An edition in preparation. ``huella`` is what was checked: a later change sends it back to be checked.

    ``corte`` is the day up to which a year "a la fecha" was measured, inclusive. The close of that year is another
    edition, and no erratum: each may be corrected by its own.
    """

    corte = models.DateField("a la fecha", null=True, blank=True)
    medida_el = models.DateField("medida el", null=True, blank=True)
    medida_antes_el = models.DateField("medida antes, el", null=True, blank=True)
    estado = models.CharField("estado", max_length=10, choices=EstadoEdicion, default=EstadoEdicion.BORRADOR)
    reemplaza = models.ForeignKey(
        EdicionPublicada, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="reemplaza a"
    )
    elaborada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="elaborada por"
    )
    elaborada_el = models.DateTimeField("elaborada el", auto_now_add=True)
    aprobada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="aprobada por",
    )
    huella = models.CharField("huella de lo revisado", max_length=64, blank=True)

    objects = EdicionQuerySet.as_manager()

    if TYPE_CHECKING:
        capitulos: RelatedManager[Capitulo]
        cifras: RelatedManager[Cifra]
        cuadraturas: RelatedManager[Cuadratura]
        compromisos: RelatedManager[Compromiso]
        notas: RelatedManager[Nota]
        conformidades: RelatedManager[Conformidad]
        sin_registros: RelatedManager[SinRegistros]

    class Meta:
        verbose_name = "edición"
        verbose_name_plural = "ediciones"
        constraints = [
            models.UniqueConstraint(
                fields=["year", "numero"],
                name="una_edicion_por_numero",
                violation_error_message="Esa edición ya existe.",
            ),
            models.CheckConstraint(
                condition=Q(estado__in=EstadoEdicion.values), name="edicion_estado_conocido"
            ),
            models.CheckConstraint(
                condition=Q(aprobada_por=None) | ~Q(aprobada_por=F("elaborada_por")),
                name="edicion_aprobada_por_otra_persona",
                violation_error_message="Quien elabora una edición no puede aprobarla.",
            ),
            models.CheckConstraint(
                condition=Q(estado__in=[EstadoEdicion.BORRADOR, EstadoEdicion.REVISADA])
                | Q(aprobada_por__isnull=False),
                name="edicion_aprobada_por_alguien",
                violation_error_message="Una edición aprobada dice quién la aprobó.",
            ),
            models.CheckConstraint(
                condition=Q(reemplaza=None, motivo="")
                | (Q(numero__gt=1, reemplaza__isnull=False) & ~Q(motivo="")),
                name="edicion_que_corrige_dice_que",
                violation_error_message="Una fe de erratas dice qué edición reemplaza y por qué.",
            ),
            models.UniqueConstraint(
                fields=["year"],
                condition=Q(reemplaza=None) & ~Q(estado=EstadoEdicion.PUBLICADA),
                name="una_edicion_en_preparacion_por_year",
                violation_error_message="Ya hay una edición de ese año en preparación: termínela o descártela.",
            ),
            models.UniqueConstraint(
                fields=["reemplaza"],
                name="una_fe_de_erratas_por_edicion",
                violation_error_message="Esa edición ya tiene una fe de erratas.",
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def slug(self) -> str:
        """Its address once published: "2019-1"."""
        return f"{self.year}-{self.numero}"

    @property
    def en_preparacion(self) -> bool:
        return self.estado in EN_PREPARACION

    @property
    def por_publicar(self) -> bool:
        return self.estado != EstadoEdicion.PUBLICADA

    @property
    def transcribe(self) -> bool:
        """Whether some of it was stated by a document, and not measured."""
        return self.cifras.exclude(origen=rows.Origen.REGISTROS).exists()

    def lock(self) -> None:
        """Read it again as nobody else may change it meanwhile. Raises TransicionRechazada if it is there no more."""
        try:
            self.refresh_from_db(from_queryset=type(self)._default_manager.select_for_update())
        except type(self).DoesNotExist:
            raise TransicionRechazada(f"Otra persona descartó la edición {self}.") from None

    def require(self, estado: EstadoEdicion, step: str) -> None:
        """Raises TransicionRechazada unless the edition is in that state."""
        self._require((estado,), step)

    def require_en_preparacion(self, step: str) -> None:
        """Raises TransicionRechazada once the edition is approved."""
        self._require(EN_PREPARACION, step)

    def _require(self, estados: Collection[str], step: str) -> None:
        if self.estado not in estados:
            actual = EstadoEdicion(self.estado).label.lower()
            raise TransicionRechazada(f"La edición {self} está en estado «{actual}»: así no se puede {step}.")

    @property
    def ultimo_dia(self) -> date:
        """The last day it tells."""
        return self.corte or Period.year(self.year).last_day

    def office_words(self) -> Callable[[str], str]:
        """How its declared texts are said by what the office was on the last day it tells."""
        institucion = Institucion.objects.en(self.ultimo_dia)
        return institucion.dice if institucion else str

    def aprobar(self, por: User) -> None:
        """Approve what was checked and read. Raises TransicionRechazada for whoever drafted it."""
        self.require(EstadoEdicion.REVISADA, "aprobar")
        if por.pk == self.elaborada_por_id:
            raise TransicionRechazada(
                "Quien elabora una edición no puede aprobarla: debe hacerlo otra persona."
            )
        as_read = Edicion.objects.filter(pk=self.pk, estado=self.estado, huella=self.huella)
        if not as_read.update(aprobada_por=por, estado=EstadoEdicion.APROBADA):
            raise TransicionRechazada(
                f"La edición {self} cambió mientras la leía: léala de nuevo antes de aprobarla."
            )
        self.aprobada_por = por
        self.estado = EstadoEdicion.APROBADA

    def devolver(self) -> None:
        """Send back to draft what was checked or approved. Raises TransicionRechazada once it is published."""
        self._require(DEVOLVIBLES, "devolver a borrador")
        as_read = Edicion.objects.filter(pk=self.pk, estado=self.estado)
        if not as_read.update(estado=EstadoEdicion.BORRADOR, aprobada_por=None, huella=""):
            raise TransicionRechazada(f"La edición {self} cambió mientras la leía: léala de nuevo.")
        self.refresh_from_db()


class Capitulo(rows.CapituloBase):
    edicion = models.ForeignKey(Edicion, models.CASCADE, related_name="capitulos")

    class Meta:
        verbose_name = "capítulo"
        constraints = [models.UniqueConstraint(fields=["edicion", "numero"], name="un_capitulo_por_numero")]


class Cifra(rows.CifraBase):
    """A figure in preparation, exact.

    One that was measured says on how many records of the period it rests, and of which kinds; ``anterior`` is what it
    said in the last draft of an earlier day.
    """

    edicion = models.ForeignKey(Edicion, models.CASCADE, related_name="cifras")
    protegida = models.BooleanField(
        "se publica protegida",
        default=False,
        help_text="La revisión decide que se publique sin su valor, porque cuenta a muy pocas personas.",
    )
    registros = models.PositiveIntegerField("registros en que se apoya", null=True, blank=True)
    se_apoya_en = models.CharField("clases de registro", max_length=200, blank=True)
    anterior = models.DecimalField("valor anterior", max_digits=20, decimal_places=4, null=True, blank=True)

    if TYPE_CHECKING:
        menciones: RelatedManager[Mencion]

    class Meta:
        verbose_name = "cifra"
        constraints = [
            models.UniqueConstraint(fields=["edicion", "orden"], name="una_cifra_por_orden"),
            models.UniqueConstraint(
                # A cut lies inside its period, so an uncut figure can stand as if cut at its end.
                "edicion",
                "codigo",
                "dimension",
                "categoria",
                "desde",
                "hasta",
                Coalesce("corte", "hasta"),
                name="una_cifra_por_lugar",
                violation_error_message="Esa cifra ya está en la edición.",
            ),
            models.CheckConstraint(condition=Q(desde__lt=F("hasta")), name="cifra_desde_antes_de_hasta"),
            models.CheckConstraint(
                condition=Q(corte=None) | Q(corte__gte=F("desde"), corte__lt=F("hasta")),
                name="cifra_corte_dentro_del_periodo",
            ),
            models.CheckConstraint(
                condition=~Q(calificador=Calificador.PROTEGIDA.value),
                name="cifra_protegida_conserva_su_valor",
            ),
            models.CheckConstraint(
                condition=Q(dimension="", categoria="") | (~Q(dimension="") & ~Q(categoria="")),
                name="cifra_categoria_con_dimension",
            ),
        ]


class Mencion(models.Model):
    """Another sentence of the same source that states the same figure."""

    cifra = models.ForeignKey(Cifra, models.CASCADE, related_name="menciones")
    valor = models.DecimalField("valor", max_digits=20, decimal_places=4)
    fuente = models.TextField("fuente")

    class Meta:
        verbose_name = "mención"
        verbose_name_plural = "menciones"

    def __str__(self) -> str:
        return f"Mención de {self.cifra_id}"


class Cuadratura(rows.CuadraturaBase):
    """What one identity found when the edition was last checked."""

    edicion = models.ForeignKey(Edicion, models.CASCADE, related_name="cuadraturas")

    class Meta:
        verbose_name = "cuadratura"
        constraints = [models.UniqueConstraint(fields=["edicion", "clave"], name="una_cuadratura_por_clave")]


class Nota(models.Model):
    """A signed public note that explains one contradiction, with the two numbers it explains.

    If either number changes, the note no longer explains anything and the contradiction blocks again.
    """

    edicion = models.ForeignKey(Edicion, models.CASCADE, related_name="notas")
    clave = models.CharField("cuadratura", max_length=400)
    informado = models.DecimalField("informado", max_digits=20, decimal_places=4)
    esperado = models.DecimalField("esperado", max_digits=20, decimal_places=4)
    texto = models.TextField("nota pública")
    firma = models.CharField("firma", max_length=200)
    fecha = models.DateField("fecha")

    class Meta:
        verbose_name = "nota pública"
        verbose_name_plural = "notas públicas"
        constraints = [
            models.UniqueConstraint(fields=["edicion", "clave"], name="una_nota_por_cuadratura"),
            models.CheckConstraint(
                condition=~Q(texto="") & ~Q(firma=""),
                name="nota_con_texto_y_firma",
                violation_error_message="Una nota pública lleva texto y firma.",
            ),
        ]

    def __str__(self) -> str:
        return f"Nota sobre {self.clave}"


class Compromiso(rows.CompromisoBase):
    """A commitment as this edition states it."""

    edicion = models.ForeignKey(Edicion, models.CASCADE, related_name="compromisos")

    class Meta:
        verbose_name = "compromiso"
        constraints = [models.UniqueConstraint(fields=["edicion", "orden"], name="un_compromiso_por_orden")]
