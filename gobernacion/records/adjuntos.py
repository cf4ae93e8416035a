"""The papers scanned with a record: kept outside every public path, opened only through the policy."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar, Self, TypeVar, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import models, transaction
from django.db.models import Q
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from gobernacion.lib import filetypes
from gobernacion.lib.filetypes import ArchivoRechazado, FileType
from gobernacion.records.models import Record, RegistroImborrable
from gobernacion.records.parametros import Parametro
from gobernacion.records.scanning import scan
from gobernacion.transitions import TransicionRechazada

if TYPE_CHECKING:
    from gobernacion.access.models import User

A = TypeVar("A", bound="Adjunto")

MEGABYTES = Parametro("records.megabytes_por_documento", "Tamaño máximo de un documento", "MB", inicial=10)

TIPOS = {kind.mime: kind for kind in filetypes.PAPERS}


def folder_and_name(adjunto: Adjunto, filename: str) -> str:
    """A random name: neither the address on the disk nor its order says anything of the paper."""
    name = secrets.token_hex(16)
    return f"{adjunto._meta.app_label}/{name[:2]}/{name}"


def validate_paper(file: File[bytes]) -> None:
    """Take only papers an office keeps, by what they hold, up to the size in force today."""
    largest = MEGABYTES.en(timezone.localdate()) * 1024 * 1024
    if file.size > largest:
        raise ValidationError(
            f"El archivo es demasiado grande: se aceptan hasta {filesizeformat(largest)}. "
            "Escanéelo en menor resolución o divídalo.",
            code="grande",
        )
    try:
        examine(file)
    except ArchivoRechazado as refusal:
        raise ValidationError(str(refusal), code="tipo") from None


def examine(file: File[bytes]) -> FileType:
    """The kind of a file that may be stored: a paper by its structure, and clean to the scanner of the office.

    Raises ArchivoRechazado.
    """
    kind = filetypes.recognise(cast(BinaryIO, file))
    scan(file.read())
    file.seek(0)
    return kind


class AdjuntoQuerySet(models.QuerySet[A]):
    def vigentes(self) -> Self:
        """Those that were not withdrawn."""
        return self.filter(retirado_el=None)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise RegistroImborrable("Los documentos se retiran con un motivo, no se borran.")


class Adjunto(models.Model):
    """A paper scanned with a record. Each kind of record declares its own, with the record it belongs to:

        class Documento(Adjunto):
            registro = models.ForeignKey(Postulacion, models.PROTECT, related_name="adjuntos")

    What the file was called is not kept: people write names in it.
    """

    registro: ClassVar[Any]

    sellado: ClassVar[tuple[str, ...]] = ("registro", "tipo", "bytes", "sha256", "subido_el", "subido_por")
    """What stays as it was uploaded (see ``access.sealed_rows``)."""

    papel = models.CharField(
        "qué documento es",
        max_length=80,
        help_text="Por ejemplo: informe social, cotización, acta. Sin nombres ni RUN.",
    )
    archivo = models.FileField(
        "archivo", upload_to=folder_and_name, max_length=120, validators=[validate_paper]
    )
    tipo = models.CharField(
        "tipo", max_length=90, choices=[(kind.mime, kind.name) for kind in filetypes.PAPERS], editable=False
    )
    bytes = models.PositiveIntegerField("tamaño en bytes", editable=False)
    sha256 = models.CharField("huella SHA-256", max_length=64, editable=False)
    subido_el = models.DateTimeField("subido el", default=timezone.now, editable=False)
    subido_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name="subido por"
    )
    retirado_el = models.DateField("retirado el", null=True, blank=True, editable=False)
    retirado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name="retirado por",
    )
    motivo_retiro = models.TextField("motivo del retiro", blank=True, editable=False)

    objects = AdjuntoQuerySet.as_manager()

    if TYPE_CHECKING:
        registro_id: int

    class Meta:
        abstract = True
        verbose_name = "documento"
        verbose_name_plural = "documentos"
        constraints = [
            models.CheckConstraint(
                condition=Q(retirado_el=None, retirado_por=None, motivo_retiro="") & ~Q(archivo="")
                | Q(retirado_el__isnull=False, retirado_por__isnull=False, archivo="") & ~Q(motivo_retiro=""),
                name="%(app_label)s_%(class)s_retiro",
                violation_error_message="Un documento retirado lleva fecha, responsable y motivo.",
            ),
            models.CheckConstraint(condition=Q(tipo__in=list(TIPOS)), name="%(app_label)s_%(class)s_tipo"),
        ]

    def __str__(self) -> str:
        return f"Documento {self.pk} de {self.registro}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            content = self.archivo.file
            self.tipo = examine(content).mime
            self.bytes = self.archivo.size
            self.sha256 = hashlib.file_digest(content, "sha256").hexdigest()
            content.seek(0)
        given = self.archivo.name
        try:
            super().save(*args, **kwargs)
        except BaseException:
            if self.archivo.name != given:
                self.archivo.storage.delete(str(self.archivo.name))
            raise

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise RegistroImborrable("Los documentos se retiran con un motivo, no se borran.")

    @property
    def retirado(self) -> bool:
        return self.retirado_el is not None

    @property
    def nombre_de_descarga(self) -> str:
        """What the file is called when it is opened: the record's number, which says nothing of anybody."""
        return f"{self.registro} documento {self.pk}{TIPOS[self.tipo].suffix}"

    def retirar(self, por: User, on: date, motivo: str) -> None:
        """Take the paper away with its reason: what it was and when stays written, the file is gone.

        Raises TransicionRechazada without a reason, or if it already is.
        """
        if self.retirado:
            raise TransicionRechazada("El documento ya fue retirado.")
        if not motivo.strip():
            raise TransicionRechazada("Escriba por qué se retira el documento.")
        storage, name = self.archivo.storage, str(self.archivo.name)
        self.archivo = ""
        self.retirado_el, self.retirado_por, self.motivo_retiro = on, por, motivo.strip()
        with transaction.atomic():
            self.save()
            # Only once the database has it: a file cannot be rolled back.
            transaction.on_commit(partial(storage.delete, name))


def adjuntos_of(model: type[Record]) -> type[Adjunto] | None:
    """The papers a kind of record declares, if it takes any."""
    for relation in model._meta.related_objects:
        if issubclass(relation.related_model, Adjunto) and relation.field.name == "registro":
            return relation.related_model
    return None
