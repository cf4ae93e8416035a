"""Coming in: the login form, the pause after too many attempts, and making a handed-over password one's own."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm, AdminPasswordChangeForm
from django.http import HttpRequest, HttpResponse

from gobernacion.access.models import User


class EntryForm(AdminAuthenticationForm):
    """User and password; it never tells which of both was wrong."""

    error_messages = {
        "invalid_login": "El usuario o la clave no son correctos. Revise mayúsculas y minúsculas de la clave.",
        "inactive": "El usuario o la clave no son correctos. Revise mayúsculas y minúsculas de la clave.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Usuario"
        self.fields["password"].label = "Clave"
        self.fields["password"].widget.attrs["autocomplete"] = "current-password"


class OwnPasswordForm(AdminPasswordChangeForm):
    """The person puts a password nobody else knows."""

    user: User

    def save(self, commit: bool = True) -> User:
        self.user.hacer_propia_la_clave(self.cleaned_data["new_password1"])
        return self.user


def username_asked(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """The account an attempt is counted against: the same one however its letters are written."""
    asked = credentials.get("username") if credentials else request.POST.get("username")
    return str(User.normalize_username(asked or "")).strip()[:60]


def locked_out(
    request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any] | None
) -> HttpResponse:
    """What is answered while an account is paused."""
    return admin.site.refuse(request, 429)  # type: ignore[attr-defined, no-any-return]
