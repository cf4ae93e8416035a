"""Who holds which function, where and from when to when."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from gobernacion.access.models.user import User
from gobernacion.access.roles import TODAS, Alcance, Rol
from gobernacion.areas import installed


class AsignacionQuerySet(models.QuerySet["Asignacion"]):
    def vigentes(self, at: date) -> AsignacionQuerySet:
        """Those in force on a day."""
        return self.filter(Q(hasta__isnull=True) | Q(hasta__gt=at), desde__lte=at)

    def que_se_cruzan(self, desde: date, hasta: date | None) -> AsignacionQuerySet:
        """Those in force on some day of a half-open span."""
        starts_before = Q() if hasta is None else Q(desde__lt=hasta)
        return self.filter(starts_before, Q(hasta__isnull=True) | Q(hasta__gt=desde))


def areas_instaladas() -> list[tuple[str, str]]:
    """The areas of this office, as choices."""
    return [(area.label, str(area.verbose_name)) for area in installed()]


def _scope(*alcances: Alcance) -> list[Rol]:
    return [rol for rol in Rol if rol.alcance in alcances]


class Asignacion(models.Model):
    """A function a person holds in an area, or in all, from one day until another; it is ended, never rewritten."""

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
            models.UniqueConstraint(
                fields=["user", "rol", "area", "desde"],
                name="access_asignacion_unica",
                violation_error_message="La persona ya tiene esa función desde ese día.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_rol_display()} · {self.area_nombre} · {self.user.username}"

    def clean(self) -> None:
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

    def terminar(self, el: date, por: User) -> None:
        """End the function on a day; nobody ends their own."""
        if por.pk == self.user_id:
            raise ValidationError("Nadie cambia sus propias funciones: pídalo a otra persona.")
        if self.hasta and self.hasta <= el:
            raise ValidationError("La función ya terminó.")
        self.hasta = max(el, self.desde)
        self.save(update_fields=["hasta"])
