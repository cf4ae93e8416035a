"""Whom a document names: the only thing the areas of the office share about a person."""

from __future__ import annotations

import re
import unicodedata
import uuid
from typing import Self

from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from gobernacion.directory import countries
from gobernacion.directory.fields import PaisField, RunField
from gobernacion.lib.run import RunInvalido, is_provisional, normalize, pretty


class Documento(models.TextChoices):
    RUN = "run", "RUN"
    PASAPORTE = "pasaporte", "Pasaporte"
    CEDULA = "cedula", "Cédula o DNI de otro país"
    OTRO = "otro", "Otro documento extranjero"
    EXTRANJERO = "extranjero", "Documento extranjero, sin precisar cuál"
    PROVISORIO = "provisorio", "Número provisorio (IPE, Fonasa)"
    SIN_DOCUMENTO = "sin_documento", "Sin documento"


PRECISOS = frozenset((Documento.PASAPORTE, Documento.CEDULA, Documento.OTRO))
"""The foreign documents of which it is known what they are."""

EXTRANJEROS = PRECISOS | {Documento.EXTRANJERO}
"""Those that another country gave, under a number that says who somebody is only beside its kind and its country."""

_EN_BREVE = {
    Documento.PASAPORTE: "pasaporte, ",
    Documento.CEDULA: "cédula, ",
    Documento.OTRO: "otro documento, ",
    Documento.EXTRANJERO: "",
}


def normalize_number(text: str) -> str:
    """A foreign document's number in its stored spelling, letters and digits alone: «v-12.345» is ``V12345``."""
    unified = unicodedata.normalize("NFKC", text).upper()
    return "".join(char for char in unified if char.isalnum())


def number_key(numero: str) -> str:
    """What two spellings of one number have in common: its digits, the letters taken for digits, no zeros in front."""
    digits = numero.translate(str.maketrans("OIL", "011"))
    return re.sub(r"[^0-9]", "", digits).lstrip("0")


class PersonaQuerySet(models.QuerySet["Persona"]):
    def del_documento(self, documento: Persona) -> Self:
        """The one of that same document: its kind, its country and its number. Without a document, only itself."""
        if documento.run:
            return self.filter(run=documento.run)
        if documento.numero_extranjero:
            return self.filter(
                documento=documento.documento,
                pais_emisor=documento.pais_emisor,
                numero_extranjero=documento.numero_extranjero,
            )
        return self.filter(pk=documento.pk)

    def escrito(self, texto: str) -> Self:
        """Whoever a RUN names, or those of another document of that number: without kind and country, maybe several."""
        try:
            return self.filter(run=normalize(texto))
        except RunInvalido:
            numero = normalize_number(texto)
            return self.filter(numero_extranjero=numero) if numero else self.none()

    def que_podrian_ser(self, documento: Persona) -> Self:
        """Those of the same number and country of which one, this or that, does not say what document it is."""
        if documento.documento not in EXTRANJEROS:
            return self.none()
        others = PRECISOS if documento.documento == Documento.EXTRANJERO else {Documento.EXTRANJERO}
        return self.filter(
            documento__in=others,
            pais_emisor=documento.pais_emisor,
            numero_extranjero=documento.numero_extranjero,
        )

    def de_la_misma_persona(self) -> PersonaQuerySet:
        """These and those the directory joined with them."""
        return Persona.objects.filter(titular__in=self.values("titular"))

    def keep(self, documento: Persona) -> Persona:
        """The one of that document, locked until the transaction ends; written now if no area had typed it.

        It takes the same steps whether the office knew the document or not: nobody can tell from outside.
        """
        with transaction.atomic():
            self.bulk_create([documento], ignore_conflicts=True)
            while True:
                persona = self.del_documento(documento).get()
                # The joined are locked by the one they are joined with: no two desks lock in opposite orders.
                self.select_for_update().get(pk=persona.titular)
                if self.get(pk=persona.pk).titular == persona.titular:
                    return persona


class Persona(models.Model):
    """An identity document: a RUN, a document of another country, a provisional number, or none and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    documento = models.CharField("documento", max_length=13, choices=Documento)
    run = RunField("RUN", null=True, blank=True, unique=True)
    numero_extranjero = models.CharField("número del documento", max_length=40, blank=True)
    clave_numero = models.CharField("número para comparar", max_length=40, blank=True, editable=False)
    pais_emisor = PaisField("país que lo emitió", max_length=2, choices=countries.choices, blank=True)
    motivo_sin_documento = models.CharField("por qué no tiene documento", max_length=200, blank=True)
    unida_a = models.ForeignKey(
        "self",
        verbose_name="es la misma persona que",
        on_delete=models.PROTECT,
        related_name="absorbidas",
        null=True,
        blank=True,
        editable=False,
    )
    # Whom the directory knows behind this document; the database keeps it, so that a person is found in one step.
    titular = models.GeneratedField(
        verbose_name="titular",
        expression=Coalesce("unida_a", "id"),
        output_field=models.UUIDField(),
        db_persist=True,
        db_index=True,
    )

    objects = PersonaQuerySet.as_manager()

    class Meta:
        verbose_name = "persona"
        verbose_name_plural = "personas"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    documento=Documento.RUN,
                    run__isnull=False,
                    run__regex=r"^[1-9][0-9]{0,7}-[0-9K]$",
                    numero_extranjero="",
                    pais_emisor="",
                    motivo_sin_documento="",
                )
                | Q(
                    ~Q(numero_extranjero=""),
                    documento__in=sorted(EXTRANJEROS),
                    run__isnull=True,
                    pais_emisor__regex=r"^(C[A-KM-Z]|[ABD-Z][A-Z])$",
                    motivo_sin_documento="",
                )
                | Q(
                    documento=Documento.PROVISORIO,
                    run__isnull=True,
                    numero_extranjero__regex=r"^[1-9][0-9]{8}[0-9K]$",
                    pais_emisor="",
                    motivo_sin_documento="",
                )
                | Q(
                    ~Q(motivo_sin_documento=""),
                    documento=Documento.SIN_DOCUMENTO,
                    run__isnull=True,
                    numero_extranjero="",
                    pais_emisor="",
                ),
                name="persona_un_documento",
                violation_error_message=(
                    "Escriba un RUN, o un documento extranjero con su país, o el motivo por el que no hay documento."
                ),
            ),
            models.UniqueConstraint(
                fields=["numero_extranjero", "documento", "pais_emisor"],
                condition=~Q(numero_extranjero=""),
                name="persona_numero_unico",
                violation_error_message="Ese documento ya está registrado.",
            ),
            models.CheckConstraint(
                condition=Q(unida_a__isnull=True) | ~Q(unida_a=F("id")),
                name="persona_no_unida_a_si_misma",
                violation_error_message="Una persona no se une consigo misma.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["clave_numero"], condition=~Q(clave_numero=""), name="persona_por_clave_numero"
            ),
            models.Index(fields=["numero_extranjero"], name="persona_por_numero"),
        ]

    def __str__(self) -> str:
        return f"Persona {self.id.hex[:8]}"

    @classmethod
    def con_run(cls, run: str) -> Persona:
        """Whoever has that RUN, in any spelling. Raises RunInvalido."""
        return cls(documento=Documento.RUN, run=normalize(run))

    @classmethod
    def extranjera(cls, numero: str, pais: str, documento: Documento = Documento.PASAPORTE) -> Persona:
        """Whoever a foreign document names: a passport, unless another is said."""
        numero = normalize_number(numero)
        return cls(
            documento=documento,
            numero_extranjero=numero,
            pais_emisor=pais,
            clave_numero=number_key(numero),
        )

    @classmethod
    def provisoria(cls, numero: str) -> Persona:
        """Whoever has that provisional number, in any spelling. Raises RunInvalido."""
        numero = normalize(numero, provisional=True)
        if not is_provisional(numero):
            raise RunInvalido
        return cls(documento=Documento.PROVISORIO, numero_extranjero=normalize_number(numero))

    @classmethod
    def sin_documento(cls, motivo: str) -> Persona:
        """Somebody who has no document, and why."""
        return cls(documento=Documento.SIN_DOCUMENTO, motivo_sin_documento=motivo.strip())

    @property
    def identificacion(self) -> str:
        """The document as it is written on paper."""
        if self.run:
            return pretty(self.run)
        if self.documento == Documento.PROVISORIO:
            return f"{self.numero_provisorio} (provisorio)"
        if self.numero_extranjero:
            country = countries.name(self.pais_emisor)
            return f"{self.numero_extranjero} ({_EN_BREVE[Documento(self.documento)]}{country})"
        return "Sin documento"

    @property
    def numero_provisorio(self) -> str:
        """The provisional number as it is written on paper; "" of any other document."""
        return pretty(self.numero_extranjero) if self.documento == Documento.PROVISORIO else ""
