"""Django's question "has this account that permission?", answered by the policy."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone

from gobernacion.access.grants import Grants
from gobernacion.access.models import User
from gobernacion.access.registry import registry
from gobernacion.access.rules import Accion

CODENAMES = {
    "view": Accion.VER,
    "add": Accion.AGREGAR,
    "change": Accion.MODIFICAR,
    "delete": Accion.ELIMINAR,
}


class PolicyBackend(BaseBackend):
    """Knows people by user and password, and what they may do by the policy; Django's own permissions grant nothing."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **credentials: Any,
    ) -> User | None:
        if username is None or password is None:
            return None
        try:
            user = User.objects.get_by_natural_key(username)
        except User.DoesNotExist:
            User().set_password(password)  # as slow as for an account that exists
            return None
        return user if user.check_password(password) and user.puede_entrar(timezone.now()) else None

    def get_user(self, user_id: Any) -> User | None:
        user = User.objects.filter(pk=user_id).first()
        return user if user and user.puede_entrar(timezone.now()) else None

    def has_perm(self, user_obj: Any, perm: str, obj: Model | None = None) -> bool:
        """``app.view_model`` and its three siblings, or ``app.<action>_model`` for any action the policy names."""
        label, _, codename = perm.partition(".")
        accion, _, name = codename.rpartition("_")
        accion = CODENAMES.get(accion, accion)
        held = Grants(user_obj, timezone.localdate())
        return any(
            held.may(accion, model if obj is None else obj)
            for model, _ in registry()
            if model._meta.app_label == label and model._meta.model_name == name
        )

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        held = Grants(user_obj, timezone.localdate())
        return any(held.actions(model) for model, _ in registry() if model._meta.app_label == app_label)
