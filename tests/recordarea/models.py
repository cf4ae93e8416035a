"""A storehouse that hands out goods: the smallest desk with everything a record can have."""

from django.db import models
from django.db.models import F, Q

from gobernacion.directory.models import Ficha
from gobernacion.money import PesosField
from gobernacion.records.adjuntos import Adjunto
from gobernacion.records.models import Record, RecordLine, RecordQuerySet, list_index
from gobernacion.records.transitions import transition
from gobernacion.transitions import TransicionRechazada


class Estado(models.TextChoices):
    PEDIDA = "pedida", "Pedida"
    EVALUADA = "evaluada", "Evaluada"
    APROBADA = "aprobada", "Aprobada"
    ENTREGADA = "entregada", "Entregada"


class EntregaQuerySet(RecordQuerySet["Entrega"]):
    def pendientes(self):
        return self.vigentes().filter(estado__in=[Estado.PEDIDA, Estado.EVALUADA])


class Entrega(Record):
    """Somebody asks the storehouse for something."""

    apelativo = "Entrega"

    estado = models.CharField("estado", max_length=10, choices=Estado, default=Estado.PEDIDA, editable=False)
    folio = models.CharField("folio", max_length=20, null=True, blank=True, unique=True)
    ficha = models.ForeignKey(Ficha, models.PROTECT, related_name="+", verbose_name="persona")
    urgente = models.BooleanField("urgente", default=False)
    solicitado = PesosField("monto solicitado")
    detalle = models.TextField("detalle", blank=True)
    evaluada_por = models.ForeignKey(
        "access.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name="evaluada por",
    )
    acta = models.CharField("número del acta", max_length=20, blank=True)
    aprobado = PesosField("monto aprobado", null=True, blank=True)
    observacion = models.TextField("observación", blank=True)

    objects = EntregaQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = "entrega"
        verbose_name_plural = "entregas"
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(aprobado=None) | Q(aprobado__lte=F("solicitado")),
                name="entrega_aprobado_hasta_lo_solicitado",
                violation_error_message="No se puede aprobar más de lo que se solicitó.",
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            list_index("estado"),
            list_index("comuna"),
            list_index("ficha"),
            list_index("urgente"),
        ]

    @transition("Evaluar", source=[Estado.PEDIDA], target=Estado.EVALUADA, optional=["observacion"])
    def evaluar(self, por, on):
        self.evaluada_por = por

    @transition(
        "Aprobar",
        source=[Estado.EVALUADA],
        target=Estado.APROBADA,
        fields=["acta", "aprobado"],
        not_same_as=["evaluada_por"],
        warning="Compromete dinero del año.",
    )
    def aprobar(self, por, on):
        if self.aprobado == 0:
            raise TransicionRechazada("No se aprueba una entrega de cero pesos.")

    @transition("Entregar", source=[Estado.APROBADA], target=Estado.ENTREGADA)
    def entregar(self, por, on):
        pass


class Articulo(RecordLine):
    """A thing handed out."""

    entrega = models.ForeignKey(Entrega, models.PROTECT, related_name="articulos")
    nombre = models.CharField("artículo", max_length=60)
    cantidad = models.PositiveIntegerField("cantidad", default=1)

    class Meta:
        verbose_name = "artículo"
        verbose_name_plural = "artículos"

    def __str__(self):
        return f"Artículo {self.pk}"


class Papel(Adjunto):
    registro = models.ForeignKey(Entrega, models.PROTECT, related_name="papeles", verbose_name="entrega")

    class Meta(Adjunto.Meta):
        verbose_name = "papel"
        verbose_name_plural = "papeles"
