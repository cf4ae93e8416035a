"""What one person may see and do on one day: the policy applied to the functions they hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import FieldDoesNotExist
from django.db.models import ForeignObjectRel, Model, Q, QuerySet
from django.db.models.constants import LOOKUP_SEP
from django.http import HttpRequest
from django.utils import timezone

from gobernacion.access.models import Asignacion, User
from gobernacion.access.models.user import EstadoClave
from gobernacion.access.registry import Registry, area_of_app, registry
from gobernacion.access.roles import TODAS, Rol
from gobernacion.access.rules import Accion, Politica

M = TypeVar("M", bound=Model)

Subject = type[Model] | Model
"""A model, where the question is whether it holds for some row, or a row."""


class Grants:
    """What a person may see and do on a day. Nothing is granted to who is not declared in the policy."""

    def __init__(self, user: User | AnonymousUser, at: date, policy: Registry | None = None) -> None:
        self.user = user
        self.at = at
        self.policy = policy or registry()

    # --- the functions held ---

    @cached_property
    def functions(self) -> list[Asignacion]:
        """The assignments in force. Whoever administers accounts holds no other function, whatever else is written."""
        user = self.user
        if not isinstance(user, User) or not user.is_active or user.estado_clave != EstadoClave.PROPIA:
            return []
        held = list(Asignacion.objects.filter(user=user).vigentes(self.at).order_by("rol", "area"))
        return [one for one in held if one.rol == Rol.ADMINISTRADOR] or held

    @cached_property
    def _roles_by_area(self) -> dict[str, frozenset[Rol]]:
        by_area: dict[str, set[Rol]] = defaultdict(set)
        for one in self.functions:
            by_area[one.area].add(Rol(one.rol))
        everywhere = by_area[TODAS]
        return {area: frozenset(roles | everywhere) for area, roles in by_area.items()}

    def roles_in(self, area: str | None) -> frozenset[Rol]:
        """The roles held in an area; without an area, anywhere."""
        if area is None:
            return frozenset(rol for roles in self._roles_by_area.values() for rol in roles)
        return self._roles_by_area.get(area, self._roles_by_area[TODAS])

    # --- what the policy asks ---

    def may(self, accion: str, subject: Subject) -> bool:
        """Whether the person may do an action with a row, or with some row of a model."""
        politica = self._politica(subject)
        if (
            politica
            and accion in politica.toda_la_oficina
            and not politica.roles(accion) & self.roles_in(TODAS)
        ):
            return False
        return bool(
            politica and any(politica.roles(accion) & roles for roles in self._role_sets(subject, politica))
        )

    def actions(self, subject: Subject) -> frozenset[str]:
        """Every action the person may do."""
        politica = self._politica(subject)
        return (
            frozenset(accion for accion in politica.acciones if self.may(accion, subject))
            if politica
            else frozenset()
        )

    def scope(self, queryset: QuerySet[M], accion: str = Accion.VER) -> QuerySet[M]:
        """The rows with which the person may do an action."""
        politica = self._politica(queryset.model)
        if politica is None:
            return queryset.none()
        granting = [area for area, roles in self._roles_by_area.items() if politica.roles(accion) & roles]
        if politica.filas:
            queryset = queryset.filter(politica.filas(self.at))
        if politica.area_en:
            limit = Q() if TODAS in granting else Q(**{f"{politica.area_en}__in": granting})
            return queryset.filter(limit) if granting else queryset.none()
        return queryset if self.may(accion, queryset.model) else queryset.none()

    def visible(self, subject: Subject) -> frozenset[str]:
        """The fields the person sees: of a row, or of every row they may see."""
        politica = self._politica(subject)
        if politica is None or not (reading := self._reading(subject, politica)):
            return frozenset()
        return frozenset(
            campo for campo in politica.campos if all(politica.sees(campo, roles) for roles in reading)
        )

    def editable(self, subject: Subject, accion: str) -> frozenset[str]:
        """The fields the person may write when adding or changing."""
        politica = self._politica(subject)
        if politica is None:
            return frozenset()
        writing = [roles for roles in self._role_sets(subject, politica) if politica.roles(accion) & roles]
        return frozenset(
            campo
            for campo in politica.campos
            if writing and all(politica.writes(campo, roles) for roles in writing)
        )

    def sees_path(self, model: type[Model], path: str) -> bool:
        """Whether the person sees what a lookup like ``ficha__nombres`` ends in, and every step to it."""
        try:
            return all(
                field.primary_key or field.name in self.visible(owner) for owner, field in _steps(model, path)
            )
        except FieldDoesNotExist:
            return False

    def label(self, record: Model) -> str:
        """The record's impersonal name, followed by what the policy lets this person see of whom it is about."""
        politica = self._politica(record)
        seen = self.visible(record)
        words = [
            str(getattr(record, campo)) for campo in (politica.etiqueta if politica else ()) if campo in seen
        ]
        return (
            " · ".join([str(record), " ".join(word for word in words if word)]) if any(words) else str(record)
        )

    # --- where a row belongs ---

    def _politica(self, subject: Subject) -> Politica | None:
        return self.policy.of(subject if isinstance(subject, type) else type(subject))

    def _reading(self, subject: Subject, politica: Politica) -> list[frozenset[Rol]]:
        reads = politica.roles(Accion.ELEGIR)
        return [roles for roles in self._role_sets(subject, politica) if reads & roles]

    def _role_sets(self, subject: Subject, politica: Politica) -> Collection[frozenset[Rol]]:
        """The roles held over a row; over a model whose rows belong to several areas, those held in each."""
        if not self.functions:
            return ()
        if politica.area_en:
            if isinstance(subject, type):
                return self._roles_by_area.values()
            return (self.roles_in(_value(subject, politica.area_en)),)
        return (self.roles_in(area_of_app(subject if isinstance(subject, type) else type(subject))),)


def _steps(model: type[Model], path: str) -> Iterator[tuple[type[Model], Any]]:
    """The fields a lookup goes through, each with the model it belongs to."""
    for name in path.split(LOOKUP_SEP):
        field: Any = model._meta.pk if name == "pk" else model._meta.get_field(name)
        if isinstance(field, ForeignObjectRel):
            model = field.related_model
            yield model, field.field
        else:
            yield model, field
            model = field.related_model or model


def _value(record: Any, path: str) -> str:
    for name in path.split(LOOKUP_SEP):
        record = getattr(record, name)
    return str(record)


def grants(request: HttpRequest) -> Grants:
    """What whoever asks may see and do today, worked out once in each request."""
    known = getattr(request, "_grants", None)
    if known is None or known.user.pk != request.user.pk:
        known = Grants(request.user, timezone.localdate())
        request._grants = known  # type: ignore[attr-defined]
    return known
