"""The sheet of a day at the complex: how many persons and vehicles crossed, each way. Nobody is named in it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.db.models import Q

from gobernacion.records.models import Record, list_index
from gobernacion.records.step_fields import refers_to
from programs.paso_agua_negra.models.cierre import Cierre
from programs.paso_agua_negra.models.columnas import Grupo, Sentido, Tipo, columnas
from programs.paso_agua_negra.models.temporada import Temporada, sin_temporada

MOST = 20_000
"""More than that never crossed in a day: a digit too many was typed."""


def cuantos(verbose_name: str) -> Any:
    """A box of the sheet."""
    too_many = f"Revise el número: en un día no cruzan más de {MOST}."
    return models.PositiveIntegerField(
        verbose_name, default=0, validators=[MaxValueValidator(MOST, too_many)]
    )


class Recuento(Record):
    """What crossed in one day; a day has one."""

    apelativo = "Recuento"
    comuna = None  # type: ignore[assignment]  # the crossing is one place

    temporada = refers_to(Temporada, "temporada", related_name="recuentos", editable=False)

    entran_chilenas = cuantos("personas chilenas que entran")
    salen_chilenas = cuantos("personas chilenas que salen")
    entran_argentinas = cuantos("personas argentinas que entran")
    salen_argentinas = cuantos("personas argentinas que salen")
    entran_otras = cuantos("personas de otra nacionalidad que entran")
    salen_otras = cuantos("personas de otra nacionalidad que salen")

    entran_autos = cuantos("automóviles y camionetas que entran")
    salen_autos = cuantos("automóviles y camionetas que salen")
    entran_buses = cuantos("buses y minibuses que entran")
    salen_buses = cuantos("buses y minibuses que salen")
    entran_camiones = cuantos("camiones que entran")
    salen_camiones = cuantos("camiones que salen")
    entran_motos = cuantos("motocicletas que entran")
    salen_motos = cuantos("motocicletas que salen")
    entran_otros = cuantos("otros vehículos que entran")
    salen_otros = cuantos("otros vehículos que salen")

    observacion = models.TextField("observaciones", max_length=500, blank=True, help_text="Sin nombres.")

    class Meta(Record.Meta):
        verbose_name = "recuento diario"
        verbose_name_plural = "recuentos diarios"
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["ocurrido_el"],
                condition=Q(anulado_el=None),
                name="an_un_recuento_por_dia",
                violation_error_message="Ese día ya tiene recuento: corríjalo en lugar de agregar otro.",
            ),
        ]
        indexes = [*Record.Meta.indexes, list_index("temporada")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            if not self.anulado:
                self.temporada = Temporada.objects.retener(self.ocurrido_el)
            super().save(*args, **kwargs)

    def clean(self) -> None:
        day = self.ocurrido_el
        if not day or self.anulado:
            return
        temporada = Temporada.objects.de(day).first()
        if temporada is None:
            raise ValidationError({"ocurrido_el": sin_temporada(day)})
        self.temporada = temporada
        same = Recuento.objects.vigentes().filter(ocurrido_el=day).exclude(pk=self.pk)
        if other := same.first():
            raise ValidationError(
                {"ocurrido_el": f"El {day:%d-%m-%Y} ya tiene su {other}: corríjalo en lugar de agregar otro."}
            )
        closed = Cierre.objects.vigentes().totales().de_dias(day, day)
        if cierre := closed.first():
            raise ValidationError(
                {
                    "ocurrido_el": f"Ese día el paso estaba cerrado ({cierre}). Si hubo cruces, anote en el cierre "
                    "que fue por parte del día; si ya reabrió, anote hasta cuándo estuvo cerrado."
                }
            )

    # --- its totals ---

    def _sum(self, sentido: Sentido, kinds: type[Grupo] | type[Tipo]) -> int:
        return sum(getattr(self, name) for name in columnas(sentido, kinds))

    @property
    def personas_entran(self) -> int:
        return self._sum(Sentido.ENTRADA, Grupo)

    @property
    def personas_salen(self) -> int:
        return self._sum(Sentido.SALIDA, Grupo)

    @property
    def vehiculos_entran(self) -> int:
        return self._sum(Sentido.ENTRADA, Tipo)

    @property
    def vehiculos_salen(self) -> int:
        return self._sum(Sentido.SALIDA, Tipo)
