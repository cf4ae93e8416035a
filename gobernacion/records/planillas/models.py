"""What was uploaded, while it waits to be decided; and of what was applied, which rows became which records."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property


class EstadoCarga(models.TextChoices):
    SUBIDA = "subida", "Subida"
    REVISADA = "revisada", "Revisada"
    APLICADA = "aplicada", "Aplicada"
    DESCARTADA = "descartada", "Descartada"
    DESHECHA = "deshecha", "Deshecha"


LOOKED_UP = 400
"""Values asked of the database in one question."""

ESPERAN = (EstadoCarga.SUBIDA, EstadoCarga.REVISADA)

KEPT_DAYS = 7
"""Days that an upload nobody decided about is kept."""


class Carga(models.Model):
    """A planilla that somebody uploaded: kept whole until it is applied or discarded, and afterwards only its count."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    modelo = models.CharField("registro", max_length=100)
    por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="subida por"
    )
    subida_el = models.DateTimeField("subida el", default=timezone.now)
    estado = models.CharField("estado", max_length=10, choices=EstadoCarga, default=EstadoCarga.SUBIDA)
    archivo = models.BinaryField("archivo", null=True)
    resultado = models.TextField("qué se encontró", blank=True)
    planilla = models.CharField("planilla", max_length=40, blank=True)
    mapa = models.JSONField("qué columna es cuál", default=dict, blank=True)
    huella = models.CharField("huella del archivo", max_length=64)
    aplicada_el = models.DateTimeField("aplicada el", null=True)
    nuevas = models.PositiveIntegerField("agregados", default=0)
    cambiadas = models.PositiveIntegerField("cambiados", default=0)
    deshecha_el = models.DateTimeField("deshecha el", null=True)
    deshecha_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="deshecha por"
    )

    class Meta:
        verbose_name = "carga de planilla"
        verbose_name_plural = "cargas de planillas"
        constraints = [
            models.CheckConstraint(
                condition=Q(estado__in=ESPERAN) | Q(archivo=None, resultado=""),
                name="carga_decidida_sin_archivo",
                violation_error_message="De lo decidido no se guarda el archivo.",
            ),
            models.CheckConstraint(
                condition=Q(estado__in=EstadoCarga.values),
                name="carga_estado_conocido",
                violation_error_message="Elija el estado de la lista.",
            ),
        ]
        indexes = [
            models.Index(fields=["modelo", "-aplicada_el"], name="carga_por_registro"),
            models.Index(fields=["modelo", "planilla"], name="carga_por_planilla"),
        ]

    def __str__(self) -> str:
        return f"Carga {self.id.hex[:8]}"

    @property
    def espera(self) -> bool:
        """Whether somebody still has to decide about it."""
        return self.estado in ESPERAN

    @property
    def contenido(self) -> bytes:
        """The file, while it is kept."""
        return bytes(self.archivo or b"")

    @cached_property
    def deshechas(self) -> int:
        """How many of its rows were undone."""
        return self.filas.filter(deshecha=True).count()

    @property
    def quedan(self) -> int:
        """How many of its rows stay as they were loaded."""
        return self.nuevas + self.cambiadas - self.deshechas

    @property
    def lugares(self) -> dict[str, int] | None:
        """Of a file of another system, where each column of the planilla stands in it."""
        return self.mapa.get("places")  # type: ignore[no-any-return]

    @property
    def ya(self) -> str:
        """What became of it, said to whoever comes too late to decide."""
        return YA.get(self.estado, "")

    def decide(self, estado: str, **noted: Any) -> None:
        """Leave it decided, with this noted of it and nothing of what the file said; whoever does holds the row."""
        self.estado, self.archivo, self.resultado = estado, None, ""
        for name, value in noted.items():
            setattr(self, name, value)
        self.save(update_fields=["estado", "archivo", "resultado", *noted])


YA: dict[str, str] = {
    EstadoCarga.APLICADA: "La planilla ya se guardó.",
    EstadoCarga.DESCARTADA: "La planilla ya se descartó: no se guardó nada.",
    EstadoCarga.DESHECHA: "La planilla ya se guardó, y después se deshizo.",
}


def discard_old(now: datetime) -> int:
    """Discard the uploads that nobody decided about in time; says how many they were."""
    old = Carga.objects.filter(estado__in=ESPERAN, subida_el__lt=now - timedelta(days=KEPT_DAYS))
    return old.update(estado=EstadoCarga.DESCARTADA, archivo=None, resultado="")


class YaDecidida(Exception):
    """Somebody applied or discarded it a moment ago; what became of it is said in a clerk's words."""


@contextmanager
def waiting(key: uuid.UUID) -> Iterator[Carga]:
    """Hold an upload while somebody decides about it. Raises YaDecidida if it waits for nobody any more."""
    with transaction.atomic():
        held = Carga.objects.select_for_update().get(pk=key)
        if not held.espera:
            raise YaDecidida(held.ya)
        yield held


class FilaCargada(models.Model):
    """A row that was applied: which record it became, and between which versions."""

    carga = models.ForeignKey(Carga, models.CASCADE, related_name="filas", verbose_name="carga")
    fila = models.PositiveIntegerField("fila")
    registro = models.CharField("registro", max_length=40)
    antes = models.PositiveIntegerField("versión anterior", null=True)
    despues = models.PositiveIntegerField("versión que dejó")
    ficha_antes = models.PositiveIntegerField("versión anterior de la ficha", null=True)
    ficha_despues = models.PositiveIntegerField("versión que dejó de la ficha", null=True)
    huella = models.CharField("huella de la fila", max_length=32, blank=True)
    deshecha = models.BooleanField("deshecha", default=False)

    class Meta:
        verbose_name = "fila cargada"
        verbose_name_plural = "filas cargadas"
        constraints = [
            models.UniqueConstraint(fields=["carga", "fila"], name="una_fila_por_carga"),
        ]
        indexes = [models.Index(fields=["huella"], name="fila_cargada_por_huella")]

    def __str__(self) -> str:
        return f"Fila {self.fila}"

    @property
    def nueva(self) -> bool:
        return self.antes is None


def loaded_before(
    model: type[models.Model], planilla: str, digests: Iterable[str]
) -> dict[str, list[FilaCargada]]:
    """The rows of earlier uploads of a planilla that said the same, by their digest, the oldest first: those whose
    record stands, since one that was undone or annulled is no reason to leave a row out."""
    same = FilaCargada.objects.filter(
        carga__modelo=model._meta.label_lower, carga__planilla=planilla, huella__in=list(digests)
    )
    rows = list(same.filter(deshecha=False).select_related("carga__por").order_by("pk"))
    standing: set[str] = set()
    for start in range(0, len(rows), LOOKED_UP):
        keys = [row.registro for row in rows[start : start + LOOKED_UP]]
        records = model._base_manager.filter(pk__in=keys, anulado_el=None)
        standing |= {str(key) for key in records.values_list("pk", flat=True)}
    found: dict[str, list[FilaCargada]] = {}
    for row in rows:
        if row.registro in standing:
            found.setdefault(row.huella, []).append(row)
    return found
