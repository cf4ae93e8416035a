"""The contests of the fund: each with its rules, as its bases fix them that year."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from gobernacion.lib import clp
from gobernacion.money import PesosField
from gobernacion.records.dinero import Saldo
from gobernacion.records.history import Historial
from gobernacion.records.invariants import Invariant
from programs.fondo_social.models.estados import Exigencia, Modalidad

FIRST, LAST = 1990, 2100


class ConcursoQuerySet(models.QuerySet["Concurso"]):
    def abiertos(self, at: date) -> Self:
        """Those that take applications on that day."""
        return self.filter(abre__lte=at, cierra__gte=at)


class Concurso(Saldo):
    """A call to organisations to present projects, with the rules of that year.

    The money of the national contest is shared out in Santiago, so its ``marco`` is not known here; that of FONDES is.
    """

    asignado_en, ocupan = "marco", ("comprometido",)

    year = models.PositiveSmallIntegerField(
        "año", validators=[MinValueValidator(FIRST), MaxValueValidator(LAST)]
    )
    modalidad = models.CharField("modalidad", max_length=8, choices=Modalidad, default=Modalidad.NACIONAL)
    llamado = models.PositiveSmallIntegerField(
        "llamado", default=1, validators=[MinValueValidator(1)], help_text="1, salvo que haya un segundo."
    )
    abre = models.DateField("postulaciones desde")
    cierra = models.DateField("postulaciones hasta", help_text="Último día en que se puede postular.")
    maximo = PesosField("monto máximo por proyecto")
    marco = PesosField(
        "marco para la provincia",
        null=True,
        blank=True,
        help_text="Lo que se puede adjudicar en total; en blanco si se reparte a nivel nacional.",
    )
    comprometido = PesosField("adjudicado a la fecha", default=0, editable=False)
    dias_para_rendir = models.PositiveSmallIntegerField(
        "días para rendir",
        default=90,
        validators=[MinValueValidator(1)],
        help_text="Días corridos desde la transferencia, según las bases.",
    )
    exige_rendicion = models.CharField(
        "qué exige de una rendición anterior", max_length=10, choices=Exigencia, default=Exigencia.APROBADA
    )
    bases = models.CharField("resolución que aprueba las bases", max_length=200)

    objects = ConcursoQuerySet.as_manager()
    history = Historial(excluded_fields=["comprometido"])

    class Meta:
        verbose_name = "concurso"
        verbose_name_plural = "concursos"
        constraints = [
            models.UniqueConstraint(
                fields=["year", "modalidad", "llamado"],
                name="fs_un_concurso_por_year_modalidad_y_llamado",
                violation_error_message="Ese llamado ya está registrado: búsquelo en la lista de concursos.",
            ),
            Invariant(
                condition=Q(cierra__gte=F("abre")),
                name="fs_concurso_abre_antes_de_cerrar",
                field="cierra",
                violation_error_message="El concurso no puede cerrar antes de abrir.",
            ),
            Invariant(
                condition=Q(maximo__gt=0),
                name="fs_concurso_con_maximo",
                field="maximo",
                violation_error_message="El monto máximo debe ser mayor que cero.",
            ),
            Invariant(
                condition=Q(comprometido__gte=0) & (Q(marco=None) | Q(marco__gte=F("comprometido"))),
                name="fs_concurso_comprometido_dentro_del_marco",
                field="marco",
                violation_error_message="El marco no puede ser menor que lo ya adjudicado.",
            ),
            models.CheckConstraint(
                condition=Q(year__range=(FIRST, LAST))
                & Q(llamado__gte=1, dias_para_rendir__gte=1)
                & Q(modalidad__in=Modalidad.values, exige_rendicion__in=Exigencia.values),
                name="fs_concurso_listas_conocidas",
                violation_error_message="Revise el año, el llamado, los días para rendir y las listas.",
            ),
        ]

    def __str__(self) -> str:
        name = f"Fondo Social {self.year}, {self.get_modalidad_display()}"
        return name if self.llamado == 1 else f"{name}, llamado {self.llamado}"

    def no_alcanza(self, monto: int) -> str:
        return f"No alcanza el marco de {self}: quedan {self.libre} y se piden {clp.digits(monto)}."

    @property
    def plazo(self) -> str:
        """When it takes applications, as it is told to whoever asks."""
        return f"Recibe postulaciones del {self.abre:%d-%m-%Y} al {self.cierra:%d-%m-%Y}."

    @property
    def frase(self) -> str:
        """What is left of its money, in one sentence."""
        if self.marco is None:
            return "Sus recursos se reparten a nivel nacional."
        return f"Quedan {self.libre} de {clp.digits(self.marco)}."
