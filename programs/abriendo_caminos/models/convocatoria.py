"""The calls the programme runs by: their team and their money."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q, Sum

from gobernacion import proofs
from gobernacion.codes import CodigoField
from gobernacion.lib import clp
from gobernacion.money import PesosField
from gobernacion.records.anteriores import Anterior
from gobernacion.records.dinero import ConDinero, Ocupa, Saldo
from gobernacion.records.etapas import Etapa as EtapaDelGasto
from gobernacion.records.etapas import Etapas, OtraPersona, Positivo, Tras
from gobernacion.records.history import Historial
from gobernacion.records.invariants import Invariant, not_after, only_in
from gobernacion.records.models import Record, RecordLine, list_index, measure_index
from gobernacion.records.step_fields import refers_to, signed_by
from gobernacion.records.transitions import transition
from gobernacion.versions import Versioned
from programs.abriendo_caminos.models.estados import Cargo, EstadoGasto, Etapa

if TYPE_CHECKING:
    from gobernacion.access.models import User

FIRST, LAST = 2000, 2100


class Convocatoria(Versioned):
    """A call of the ministry: the families of one stage, with a team and a budget of their own."""

    etapas = Etapas(
        "ac_convocatoria",
        reglas=(
            Invariant(
                condition=~Q(nombre="") & Q(etapa__in=Etapa.values, year__range=(FIRST, LAST)),
                name="ac_convocatoria_con_nombre_y_etapa",
                field="nombre",
                violation_error_message="Escriba el nombre, la etapa y el año de la convocatoria.",
            ),
            Tras("desde", "fechas_en_orden", "hasta", "La convocatoria no puede terminar antes de empezar."),
        ),
    )

    nombre = models.CharField(
        "nombre",
        max_length=60,
        unique=True,
        help_text="Como la nombra el convenio: Intensiva 2017, Arrastre…",
        error_messages={"unique": "Ya hay una convocatoria con ese nombre."},
    )
    etapa = models.CharField("etapa", max_length=10, choices=Etapa)
    year = models.PositiveSmallIntegerField(
        "año", validators=[MinValueValidator(FIRST), MaxValueValidator(LAST)]
    )
    desde = models.DateField("desde")
    hasta = models.DateField("hasta", null=True, blank=True, help_text="Último día de ejecución.")

    history = Historial()

    class Meta:
        verbose_name = "convocatoria"
        verbose_name_plural = "convocatorias"

    def __str__(self) -> str:
        return self.nombre


class Profesional(RecordLine):
    """Somebody of a call's team, with the role they had and from when to when."""

    etapas = Etapas(
        "ac_profesional",
        reglas=(
            Invariant(
                condition=~Q(nombre="") & Q(cargo__in=Cargo.values),
                name="ac_profesional_con_nombre_y_cargo",
                field="nombre",
                violation_error_message="Escriba el nombre y elija el cargo.",
            ),
            Tras("desde", "fechas_en_orden", "hasta", "No puede dejar el equipo antes de integrarlo."),
        ),
    )

    convocatoria = refers_to(Convocatoria, "convocatoria", related_name="equipo")
    nombre = models.CharField("nombre", max_length=120)
    cargo = models.CharField("cargo", max_length=12, choices=Cargo)
    desde = models.DateField("desde")
    hasta = models.DateField("hasta", null=True, blank=True, help_text="Último día en el equipo.")

    class Meta:
        verbose_name = "profesional"
        verbose_name_plural = "equipo"

    def __str__(self) -> str:
        return f"{self.get_cargo_display()} {self.pk}"


class Presupuesto(Saldo):
    """What a call may spend in a year, and how much of it approved expenses have taken."""

    asignado_en, ocupan = "asignado", ("ejecutado",)

    convocatoria = refers_to(Convocatoria, "convocatoria", related_name="presupuestos")
    year = models.PositiveSmallIntegerField(
        "año", validators=[MinValueValidator(FIRST), MaxValueValidator(LAST)]
    )
    asignado = PesosField("asignado")
    ejecutado = PesosField("ejecutado a la fecha", default=0, editable=False)
    fuente = models.CharField("convenio o resolución que lo asigna", max_length=200)

    history = Historial(excluded_fields=["ejecutado"])

    if TYPE_CHECKING:
        convocatoria_id: int

    class Meta:
        verbose_name = "presupuesto de convocatoria"
        verbose_name_plural = "presupuestos"
        constraints = [
            models.UniqueConstraint(
                fields=["convocatoria", "year"],
                name="ac_un_presupuesto_por_convocatoria_y_year",
                violation_error_message="Esa convocatoria ya tiene presupuesto para ese año.",
            ),
            Invariant(
                condition=Q(ejecutado__gte=0) & Q(ejecutado__lte=F("asignado")),
                name="ac_ejecutado_dentro_de_lo_asignado",
                field="asignado",
                violation_error_message="Lo asignado no puede ser menos que lo ya ejecutado.",
            ),
            Invariant(
                condition=Q(year__range=(FIRST, LAST)),
                name="ac_presupuesto_de_un_year_posible",
                field="year",
                violation_error_message="Revise el año.",
            ),
        ]

    def __str__(self) -> str:
        return f"Presupuesto {self.year} de {self.convocatoria}"

    def no_alcanza(self, monto: int) -> str:
        return f"{self}: quedan {self.libre} y se gastarían {clp.digits(monto)}."


class Gasto(ConDinero):
    """Money of a call spent: typed by one person and approved by another, and only then counted."""

    apelativo = "Gasto"
    saldo = Presupuesto
    comuna = None  # type: ignore[assignment]  # the money of a call is of no comuna
    etapas = Etapas(
        "ac_gasto",
        EtapaDelGasto(
            "el visado",
            [EstadoGasto.VISADO],
            (("visado_el", "visado_por"),),
            reglas=(
                Invariant(
                    condition=Q(estado__in=EstadoGasto.values)
                    & only_in(
                        [EstadoGasto.VISADO],
                        Q(visado_por__isnull=False, visado_el__isnull=False),
                        Q(visado_por=None, visado_el=None),
                    ),
                    name="ac_gasto_visado_por_alguien",
                    violation_error_message="Un gasto visado, y solo él, lleva quién lo visó y qué día.",
                ),
                OtraPersona(
                    "visado_por", ("registrado_por",), "de_dos_personas", "Quien anota un gasto no lo visa."
                ),
            ),
        ),
        reglas=(Positivo("monto", "de_algo", "El monto debe ser mayor que cero."),),
    )

    presupuesto = refers_to(Presupuesto, "presupuesto", related_name="gastos")
    estado = models.CharField(
        "estado", max_length=8, choices=EstadoGasto, default=EstadoGasto.ANOTADO, editable=False
    )
    concepto = models.CharField(
        "concepto", max_length=120, help_text="Honorarios, materiales, movilización… Sin nombres de personas."
    )
    documento = CodigoField("documento", max_length=60, help_text="Número de factura, boleta o egreso.")
    monto = PesosField("monto")
    visado_por = signed_by("visado por")
    visado_el = models.DateField("visado el", null=True, blank=True, editable=False)

    if TYPE_CHECKING:
        presupuesto_id: int

    class Meta(Record.Meta):
        verbose_name = "gasto"
        verbose_name_plural = "gastos"
        indexes = [*Record.Meta.indexes, list_index("estado"), measure_index("visado_el")]

    def clean(self) -> None:
        if self.ocurrido_el and self.presupuesto_id and self.ocurrido_el.year != self.presupuesto.year:
            raise ValidationError({"ocurrido_el": f"Ese día no es de {self.presupuesto.year}."})

    @property
    def modificable(self) -> bool:
        return not self.anulado and self.estado == EstadoGasto.ANOTADO

    @transition(
        "Visar",
        source=[EstadoGasto.ANOTADO],
        target=EstadoGasto.VISADO,
        not_same_as=["registrado_por"],
        warning="Desde ahora cuenta como ejecutado.",
    )
    def visar(self, por: User, on: date) -> None:
        """It is approved and taken from the budget."""
        self.visado_por, self.visado_el = por, on

    @transition(
        "Deshacer el visado",
        source=[EstadoGasto.VISADO],
        target=EstadoGasto.ANOTADO,
        not_same_as=["visado_por"],
        warning="Vuelve a esperar que se vise, y su monto vuelve al presupuesto.",
        vuelve=True,
    )
    def reabrir(self, por: User, on: date) -> None:
        """It should not have been approved, or the payment failed: somebody else lets it be approved again."""
        self.visado_el = self.visado_por = None

    def ocupa(self) -> Ocupa | None:
        """What it takes of its budget, while it stands approved."""
        spent = self.estado == EstadoGasto.VISADO and not self.anulado
        return Ocupa({"pk": self.presupuesto_id}, {"ejecutado": self.monto if spent else 0})


class VisadoDeshecho(Anterior):
    """The approval of an expense until it was undone."""

    gasto = refers_to(Gasto, "gasto", related_name="anteriores")
    visado_el = models.DateField("visado el")

    class Meta:
        verbose_name = "visado deshecho"
        verbose_name_plural = "visados deshechos"
        indexes = [models.Index(fields=["hasta"], name="ac_visado_deshecho_por_dia")]
        constraints = [
            Invariant(
                condition=not_after("visado_el", "hasta"),
                name="ac_visado_deshecho_en_orden",
                field="hasta",
                violation_error_message="No pudo deshacerse antes de visarse.",
            )
        ]


@proofs.recounts(Presupuesto, "ejecutado")
def of_presupuestos(rows: Sequence[Presupuesto]) -> dict[Any, tuple[Any, ...]]:
    """What the approved expenses of each add up to."""
    spent = Gasto.objects.vigentes().filter(estado=EstadoGasto.VISADO, presupuesto__in=rows).order_by()
    return {pk: (total,) for pk, total in spent.values_list("presupuesto").annotate(n=Sum("monto"))}
