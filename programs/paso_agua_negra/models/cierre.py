"""The days or hours of a season in which the crossing was closed, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q

from gobernacion.records.etapas import Conocidas, Etapas
from gobernacion.records.invariants import Invariant
from gobernacion.records.models import Record, RecordQuerySet, list_index, validate_not_future
from gobernacion.records.step_fields import refers_to
from programs.paso_agua_negra.models.temporada import Temporada, sin_temporada


class Causa(models.TextChoices):
    NIEVE = "nieve", "Nieve o hielo"
    VIENTO = "viento", "Viento blanco o mal tiempo"
    RODADO = "rodado", "Rodados, aludes o corte del camino"
    SISMO = "sismo", "Sismo"
    SANITARIA = "sanitaria", "Medida sanitaria"
    PARO = "paro", "Paro o manifestación"
    COMPLEJO = "complejo", "Falla del complejo o de sus sistemas"
    VECINO = "vecino", "Cierre del lado argentino"
    OTRA = "otra", "Otra (explicar)"


class Alcance(models.TextChoices):
    TOTAL = "total", "Todo el día: nadie cruzó"
    PARCIAL = "parcial", "Parte del día: hubo cruces"


class CierreQuerySet(RecordQuerySet["Cierre"]):
    def totales(self) -> Self:
        """Those in which nobody crossed."""
        return self.filter(alcance=Alcance.TOTAL)

    def de_dias(self, first: date, last: date) -> Self:
        """Those with a day of that span."""
        return self.filter(Q(hasta=None) | Q(hasta__gte=first), ocurrido_el__lte=last)


class Cierre(Record):
    """A closure of the crossing, from its first day to its last."""

    apelativo = "Cierre"
    comuna = None  # type: ignore[assignment]  # the crossing is one place
    etapas = Etapas(
        "an_cierre",
        reglas=(
            Conocidas(("alcance", "causa"), "Elija de la lista el alcance y la causa."),
            Invariant(
                condition=Q(hasta=None) | Q(hasta__gte=F("ocurrido_el")),
                name="an_cierre_empieza_antes_de_terminar",
                field="hasta",
                violation_error_message="El cierre no puede terminar antes de empezar.",
            ),
            Invariant(
                condition=~Q(causa=Causa.OTRA) | ~Q(detalle=""),
                name="an_cierre_otra_causa_explicada",
                field="detalle",
                violation_error_message="Explique por qué se cerró.",
            ),
        ),
    )

    temporada = refers_to(Temporada, "temporada", related_name="cierres", editable=False)
    ocurrido_el = models.DateField("cerrado desde el", validators=[validate_not_future])
    hasta = models.DateField(
        "cerrado hasta el",
        null=True,
        blank=True,
        help_text="Último día cerrado; en blanco mientras no reabra.",
    )
    alcance = models.CharField("alcance", max_length=8, choices=Alcance, default=Alcance.TOTAL)
    causa = models.CharField("causa", max_length=10, choices=Causa, default=Causa.NIEVE)
    detalle = models.TextField(
        "detalle",
        max_length=500,
        blank=True,
        help_text="Horas, quién lo decidió, desde qué kilómetro… Sin nombres.",
    )

    objects = CierreQuerySet.as_manager()  # type: ignore[misc]  # django-stubs takes it for an instance's

    class Meta(Record.Meta):
        verbose_name = "cierre del paso"
        verbose_name_plural = "cierres del paso"
        indexes = [*Record.Meta.indexes, list_index("causa"), list_index("alcance"), list_index("temporada")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            if not self.anulado:
                self.temporada = Temporada.objects.retener(self.ocurrido_el)
            super().save(*args, **kwargs)

    def clean(self) -> None:
        if not self.ocurrido_el or self.anulado:
            return
        temporada = Temporada.objects.de(self.ocurrido_el).first()
        if temporada is None:
            raise ValidationError({"ocurrido_el": sin_temporada(self.ocurrido_el)})
        self.temporada, last = temporada, self.hasta or date.max
        if self.alcance != Alcance.TOTAL:
            return
        counted = temporada.recuentos.vigentes().filter(
            ocurrido_el__gte=self.ocurrido_el, ocurrido_el__lte=last
        )
        if count := counted.order_by("ocurrido_el").first():
            raise ValidationError(
                f"El {count.ocurrido_el:%d-%m-%Y} tiene recuento ({count}): si hubo cruces, el cierre de ese día "
                "es por parte del día; si no los hubo, anule el recuento."
            )
        others = temporada.cierres.vigentes().totales().exclude(pk=self.pk)
        if other := others.de_dias(self.ocurrido_el, last).first():
            raise ValidationError(f"Comparte días con el {other}: corrija sus fechas o este cierre.")

    def dias(self, last: date) -> Iterator[date]:
        """Its days, up to that one."""
        until = min(last, self.hasta or last)
        return (
            self.ocurrido_el + timedelta(days=ahead) for ahead in range((until - self.ocurrido_el).days + 1)
        )
