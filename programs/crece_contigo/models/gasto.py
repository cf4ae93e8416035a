"""What the project spends, line by line: typed by one person, approved by another, and only then counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q, Sum, prefetch_related_objects

from gobernacion import proofs
from gobernacion.codes import CodigoField
from gobernacion.directory.models import Organizacion
from gobernacion.lib.periods import Period
from gobernacion.money import PesosField
from gobernacion.records.anteriores import Anterior, Entonces
from gobernacion.records.dinero import ConDinero, Ocupa
from gobernacion.records.etapas import Conocidas, Escrito, Etapa, Etapas, OtraPersona, Positivo
from gobernacion.records.invariants import Invariant, not_after
from gobernacion.records.models import Record, RecordQuerySet, list_index, measure_index, validate_not_future
from gobernacion.records.step_fields import day_of, estado_de, refers_to, signed_by
from gobernacion.records.transitions import transition
from programs.crece_contigo.models.estados import Documento, EstadoGasto, Linea
from programs.crece_contigo.models.presupuesto import Presupuesto

if TYPE_CHECKING:
    from gobernacion.access.models import User


class GastoQuerySet(RecordQuerySet["Gasto"]):
    def aprobados(self) -> Self:
        """Those that count as spent."""
        return self.vigentes().filter(estado=EstadoGasto.APROBADO)

    def aprobados_en(self, period: Period) -> Self:
        """Those a second person approved in the period, of whatever day their document is, and that were so at its end.

        With that day as ``aprobado_el``.
        """
        then = Entonces(Gasto, period.hasta)
        inside = Q(resuelto_el__gte=period.desde, resuelto_el__lt=period.hasta)
        rows = self.vigentes().filter(then.que(inside & Q(estado=EstadoGasto.APROBADO)))
        return rows.annotate(aprobado_el=then.campo("resuelto_el"))

    def por_aprobar_al(self, day: date) -> Self:
        """Those of that day or before that nobody had answered by its end, whatever came after."""
        waiting = Entonces(Gasto, day + timedelta(days=1)).que(Q(resuelto_el=None) | Q(resuelto_el__gt=day))
        return self.vigentes().filter(waiting, ocurrido_el__lte=day)


class Gasto(ConDinero):
    """One expense of a line, with the document that proves it."""

    apelativo = "Gasto"
    saldo = Presupuesto
    comuna = None  # type: ignore[assignment]  # the money of the project is of no comuna
    etapas = Etapas(
        "cc_gasto",
        Etapa(
            "la respuesta",
            [EstadoGasto.APROBADO, EstadoGasto.RECHAZADO],
            (("resuelto_el", "resuelto_por"),),
            con=(
                "resuelto_por_alguien",
                "Un gasto aprobado o rechazado, y solo él, dice cuándo y por quién.",
            ),
            reglas=(
                OtraPersona(
                    "resuelto_por",
                    ("registrado_por",),
                    "de_dos_personas",
                    "Quien anota un gasto no lo aprueba.",
                ),
            ),
        ),
        Etapa(
            "el rechazo",
            [EstadoGasto.RECHAZADO],
            ("motivo",),
            con=("rechazado_con_motivo", "Diga por qué se rechaza."),
            seccion="Respuesta",
        ),
        reglas=(
            Conocidas(("documento", "estado", "linea"), "Elija de la lista la línea y el documento."),
            Positivo("monto", "de_algo", "El monto debe ser mayor que cero."),
            Escrito("folio", "con_documento", "Escriba el número del documento."),
        ),
    )

    ocurrido_el = models.DateField("fecha del documento", validators=[validate_not_future])
    estado = estado_de(EstadoGasto)
    linea = models.CharField("línea", max_length=12, choices=Linea)
    proveedor = refers_to(Organizacion, "proveedor")
    documento = models.CharField("documento", max_length=10, choices=Documento, default=Documento.FACTURA)
    folio = CodigoField("número del documento", max_length=20)
    monto = PesosField("monto")
    concepto = models.CharField(
        "concepto", max_length=160, help_text="Qué se compró o contrató, y para qué actividad."
    )
    resuelto_el = day_of("aprobado o rechazado el")
    resuelto_por = signed_by("aprobado o rechazado por")
    motivo = models.TextField("motivo del rechazo", max_length=500, blank=True)

    objects = GastoQuerySet.as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    if TYPE_CHECKING:
        resuelto_por_id: int | None

    class Meta(Record.Meta):
        verbose_name = "gasto"
        verbose_name_plural = "gastos"
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["proveedor", "documento", "folio"],
                condition=Q(anulado_el=None) & ~Q(estado=EstadoGasto.RECHAZADO),
                name="cc_un_gasto_por_documento",
                violation_error_message="Ese documento del proveedor ya está anotado: búsquelo en la lista.",
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            *map(list_index, ("estado", "linea", "proveedor")),
            measure_index("resuelto_el"),
        ]

    @property
    def modificable(self) -> bool:
        """Until somebody answers: what was approved stays as it was read."""
        return super().modificable and self.estado == EstadoGasto.ANOTADO

    @transition(
        "Aprobar",
        source=[EstadoGasto.ANOTADO],
        target=EstadoGasto.APROBADO,
        not_same_as=["registrado_por"],
        warning="Desde ahora se descuenta del presupuesto de su línea.",
    )
    def aprobar(self, por: User, on: date) -> None:
        """It is taken out of what its line has for the year of the document."""
        self.resuelto_por, self.resuelto_el = por, on

    @transition(
        "Rechazar",
        source=[EstadoGasto.ANOTADO],
        target=EstadoGasto.RECHAZADO,
        fields=["motivo"],
        not_same_as=["registrado_por"],
    )
    def rechazar(self, por: User, on: date) -> None:
        """It is not of the project, or its document does not prove it."""
        self.resuelto_por, self.resuelto_el = por, on

    @transition(
        "Deshacer la respuesta",
        source=[EstadoGasto.APROBADO, EstadoGasto.RECHAZADO],
        target=EstadoGasto.ANOTADO,
        not_same_as=["resuelto_por"],
        warning="Vuelve a esperar respuesta; si estaba aprobado, su monto vuelve a la línea.",
        vuelve=True,
    )
    def reabrir(self, por: User, on: date) -> None:
        """The answer was wrong, or the payment failed: somebody else lets it be answered again."""

    def ocupa(self) -> Ocupa | None:
        """What it takes of its line in the year of the document, while it stands approved."""
        spent = self.estado == EstadoGasto.APROBADO and not self.anulado
        return Ocupa(
            {"proyecto__year": self.ocurrido_el.year, "linea": self.linea},
            {"ejecutado": self.monto if spent else 0},
        )


class RespuestaDeshecha(Anterior):
    """How an expense had been answered until that was undone."""

    gasto = refers_to(Gasto, "gasto", related_name="anteriores")
    estado = models.CharField("estado", max_length=9, choices=EstadoGasto)
    resuelto_el = models.DateField("aprobado o rechazado el")

    class Meta:
        verbose_name = "respuesta deshecha"
        verbose_name_plural = "respuestas deshechas"
        indexes = [models.Index(fields=["hasta"], name="cc_deshecha_por_dia")]
        constraints = [
            Invariant(
                condition=Q(estado__in=EstadoGasto.values) & not_after("resuelto_el", "hasta"),
                name="cc_deshecha_en_orden",
                field="hasta",
                violation_error_message="No pudo deshacerse antes de darse.",
            )
        ]


@proofs.recounts(Presupuesto, "ejecutado")
def of_presupuestos(rows: Sequence[Presupuesto]) -> dict[Any, tuple[Any, ...]]:
    """What the approved expenses of each line and year add up to."""
    prefetch_related_objects(rows, "proyecto")
    lines = {(row.proyecto.year, row.linea): row.pk for row in rows}
    spent = Gasto.objects.aprobados().order_by().values_list("ocurrido_el__year", "linea")
    totals = spent.annotate(n=Sum("monto"))
    return {lines[year, linea]: (n,) for year, linea, n in totals if (year, linea) in lines}
