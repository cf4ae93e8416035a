"""Who holds which function, where and from when to when."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from gobernacion.access.models.user import User
from gobernacion.access.roles import DECIDEN, TODAS, Alcance, Rol
from gobernacion.areas import installed

CUENTA = ~Q(rol__in=DECIDEN) | Q(confirmada_el__isnull=False)
"""A function of decision counts once a second person confirmed it; any other, as soon as it is given."""
DURA = Q(hasta__isnull=True) | Q(hasta__gt=F("desde"))
"""It has some day: what was rejected, or ended before it began, has none."""


class AsignacionQuerySet(models.QuerySet["Asignacion"]):
    def vigentes(self, at: date) -> AsignacionQuerySet:
        """Those in force on a day."""
        return self.filter(CUENTA, Q(hasta__isnull=True) | Q(hasta__gt=at), desde__lte=at)

    def por_confirmar(self, at: date) -> AsignacionQuerySet:
        """Those that wait, on a day, for the second person."""
        return self.filter(~CUENTA, DURA, Q(hasta__isnull=True) | Q(hasta__gt=at))

    def que_se_cruzan(self, desde: date, hasta: date | None) -> AsignacionQuerySet:
        """Those that have, confirmed or not, some day of a half-open span."""
        starts_before = Q() if hasta is None else Q(desde__lt=hasta)
        return self.filter(DURA, starts_before, Q(hasta__isnull=True) | Q(hasta__gt=desde))

    def que_contaron(self, desde: date, hasta: date | None) -> AsignacionQuerySet:
        """Those that may have been in force on some day of a half-open span, the day on which somebody ended them
        included: ``estuvo`` says on which. One that waits for its second person never was."""
        starts_before = Q() if hasta is None else Q(desde__lt=hasta)
        return self.filter(CUENTA, starts_before, Q(hasta__isnull=True) | Q(hasta__gte=desde))


HACIA_ATRAS = "Una función se tiene desde el día en que se otorga o desde uno posterior."
AJENAS = "Nadie cambia sus propias funciones: pídalo a otra persona."
CONFIRMA_OTRA = "Confirma otra persona: ni quien tendrá la función ni quien la otorgó."


def areas_instaladas() -> list[tuple[str, str]]:
    """The areas of this office, as choices."""
    return [(area.label, str(area.verbose_name)) for area in installed()]


def _scope(*alcances: Alcance) -> list[Rol]:
    return [rol for rol in Rol if rol.alcance in alcances]


class Asignacion(models.Model):
    """A function a person holds in an area, or in all, from one day until another; it is ended, never rewritten.

    One of decision counts once a second person confirmed it (docs/decisions/0035). Confirmed by nobody in particular:
    by the installation itself, with ``nombrar`` or when the rule came.
    """

    user = models.ForeignKey(User, models.PROTECT, verbose_name="persona", related_name="asignaciones")
    rol = models.CharField("función", max_length=20, choices=Rol.choices)
    area = models.CharField(
        "área",
        max_length=40,
        blank=True,
        default=TODAS,
        help_text="Déjela vacía si vale para todas las áreas.",
    )
    desde = models.DateField("desde", default=timezone.localdate)
    hasta = models.DateField("hasta", null=True, blank=True, help_text="Primer día en que ya no la tiene.")
    otorgada_por = models.ForeignKey(
        User,
        models.PROTECT,
        verbose_name="otorgada por",
        related_name="asignaciones_otorgadas",
        null=True,
        blank=True,
    )
    otorgada_el = models.DateField("otorgada el", default=timezone.localdate, null=True, editable=False)
    confirmada_por = models.ForeignKey(
        User,
        models.PROTECT,
        verbose_name="confirmada por",
        related_name="asignaciones_confirmadas",
        null=True,
        editable=False,
    )
    confirmada_el = models.DateTimeField("confirmada", null=True, editable=False)
    terminada_el = models.DateTimeField("terminada", null=True, editable=False)
    motivo = models.CharField("motivo", max_length=200, help_text="Resolución, reemplazo, contratación…")

    objects: ClassVar[models.Manager[Asignacion]] = AsignacionQuerySet.as_manager()

    class Meta:
        verbose_name = "asignación"
        verbose_name_plural = "asignaciones"
        constraints = [
            models.CheckConstraint(
                condition=Q(rol__in=Rol.values),
                name="access_asignacion_rol",
                violation_error_message="No existe esa función.",
            ),
            models.CheckConstraint(
                condition=Q(hasta__isnull=True) | Q(hasta__gte=F("desde")),
                name="access_asignacion_hasta",
                violation_error_message="La fecha «hasta» no puede ser anterior a «desde».",
            ),
            models.CheckConstraint(
                condition=Q(otorgada_por__isnull=True) | ~Q(otorgada_por=F("user")),
                name="access_asignacion_no_propia",
                violation_error_message="Nadie se asigna funciones a sí mismo: pídalo a otra persona.",
            ),
            models.CheckConstraint(
                condition=~Q(rol__in=_scope(Alcance.AREA)) | ~Q(area=TODAS),
                name="access_asignacion_con_area",
                violation_error_message="Esta función se tiene en un área: elija cuál.",
            ),
            models.CheckConstraint(
                condition=~Q(rol__in=_scope(Alcance.TODAS)) | Q(area=TODAS),
                name="access_asignacion_sin_area",
                violation_error_message="Esta función vale para toda la oficina: deje el área vacía.",
            ),
            models.CheckConstraint(
                condition=Q(otorgada_el__isnull=True) | Q(desde__gte=F("otorgada_el")),
                name="access_asignacion_no_antes",
                violation_error_message=HACIA_ATRAS,
            ),
            models.CheckConstraint(
                condition=Q(confirmada_por__isnull=True)
                | Q(confirmada_el__isnull=False) & ~Q(confirmada_por=F("user")),
                name="access_asignacion_confirma_otra",
                violation_error_message=CONFIRMA_OTRA,
            ),
            models.CheckConstraint(
                condition=Q(confirmada_por__isnull=True)
                | Q(otorgada_por__isnull=True)
                | ~Q(confirmada_por=F("otorgada_por")),
                name="access_asignacion_dos_personas",
                violation_error_message=CONFIRMA_OTRA,
            ),
            models.UniqueConstraint(
                fields=["user", "rol", "area", "desde"],
                condition=DURA,
                name="access_asignacion_unica",
                violation_error_message="La persona ya tiene esa función desde ese día.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_rol_display()} · {self.area_nombre} · {self.user.username}"

    def clean(self) -> None:
        if self.desde and self.otorgada_el and self.desde < self.otorgada_el:
            raise ValidationError({"desde": HACIA_ATRAS})
        if self.area and self.area not in dict(areas_instaladas()):
            raise ValidationError({"area": f"No hay un área «{self.area}»."})
        if not self.user_id or not self.rol or not self.desde or (self.hasta and self.hasta < self.desde):
            return
        others = (
            Asignacion.objects.filter(user=self.user)
            .exclude(pk=self.pk)
            .que_se_cruzan(self.desde, self.hasta)
        )
        if others.filter(rol=self.rol, area=self.area).exists():
            raise ValidationError("La persona ya tiene esa función en esas fechas.")
        if self.rol == Rol.ADMINISTRADOR and others.exclude(rol=Rol.ADMINISTRADOR).exists():
            raise ValidationError(
                "Quien administra cuentas no tiene otra función: use otra cuenta o termine las demás."
            )
        if self.rol != Rol.ADMINISTRADOR and others.filter(rol=Rol.ADMINISTRADOR).exists():
            raise ValidationError(
                "La persona administra cuentas en esas fechas y no puede tener otra función."
            )

    @property
    def area_nombre(self) -> str:
        return dict(areas_instaladas()).get(self.area, self.area) or "todas las áreas"

    @property
    def rol_frase(self) -> str:
        return Rol(self.rol).frase

    @property
    def por_confirmar(self) -> bool:
        """Whether it waits for the second person."""
        return Rol(self.rol).decide and self.confirmada_el is None and not self.termino(timezone.localdate())

    @property
    def ultimo_dia(self) -> date | None:
        """The last day on which it was held, in part if somebody ended it on it; None while it goes on."""
        if self.hasta is None:
            return None
        before = self.hasta - timedelta(days=1)
        return max(before, timezone.localdate(self.terminada_el)) if self.terminada_el else before

    def estuvo(self, day: date) -> bool:
        """Whether it was in force on a day, or on part of it."""
        return self.desde <= day and (self.ultimo_dia is None or day <= self.ultimo_dia)

    def termino(self, on: date) -> bool:
        """Whether on a day it is no longer held, or never was."""
        return self.hasta is not None and self.hasta <= max(on, self.desde)

    def confirmar(self, por: User, at: datetime) -> None:
        """A second person agrees: it counts from today on, or from its first day if that comes later."""
        if por.pk in (self.user_id, self.otorgada_por_id):
            raise ValidationError(CONFIRMA_OTRA)
        self._confirm(por, at)

    def confirmar_por_la_instalacion(self, at: datetime) -> None:
        """Whoever runs the machine agrees: how an office begins, or goes on when nobody is left who may."""
        self._confirm(None, at)

    def rechazar(self, por: User) -> None:
        """A second person does not agree: it never has a day."""
        if por.pk == self.user_id:
            raise ValidationError(AJENAS)
        with transaction.atomic():
            self._must_wait()
            self.hasta = self.desde
            self.save(update_fields=["hasta"])

    def terminar(self, el: date, por: User) -> None:
        """End the function on a day; nobody ends their own."""
        if por.pk == self.user_id:
            raise ValidationError(AJENAS)
        if self.termino(el):
            raise ValidationError("La función ya terminó.")
        self.hasta, self.terminada_el = max(el, self.desde), timezone.now()
        self.save(update_fields=["hasta", "terminada_el"])

    def _confirm(self, por: User | None, at: datetime) -> None:
        with transaction.atomic():
            self._must_wait()
            # Until now it did not count: what it says of its days stays true.
            self.desde = max(self.desde, timezone.localdate(at))
            self.confirmada_por, self.confirmada_el = por, at
            self.save(update_fields=["desde", "confirmada_por", "confirmada_el"])

    def _must_wait(self) -> None:
        """Hold the row, and look again: somebody else may have decided since it was read."""
        self.refresh_from_db(
            fields=["desde", "hasta", "confirmada_el"], from_queryset=Asignacion.objects.select_for_update()
        )
        if not self.por_confirmar:
            raise ValidationError("Esta función no espera confirmación.")
