"""Coming in: the login form, and making a handed-over password one's own. Both count who guesses."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm, AdminPasswordChangeForm
from django.contrib.auth.views import PasswordChangeView
from django.http import HttpRequest, HttpResponse

from gobernacion.access import accounts, devices, open_sessions, presence
from gobernacion.access.models import User

PASSWORD, OWN_PASSWORD = "clave", "clave_propia"
"""The secrets that are asked here: to come in, and once inside, to change it."""


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

    def clean(self) -> dict[str, Any]:
        if not (self.cleaned_data.get("username") and self.cleaned_data.get("password")):
            return super().clean()
        assert self.request is not None
        with devices.guarded(self.request, PASSWORD, self.cleaned_data["username"]):
            return super().clean()


class OwnPasswordForm(AdminPasswordChangeForm):
    """The person puts a password nobody else knows."""

    user: User

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old_password(self) -> str:
        with devices.guarded(self.request, OWN_PASSWORD, self.user.username):
            return super().clean_old_password()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        new, old = cleaned.get("new_password1"), cleaned.get("old_password")
        if new and new == old:
            self.add_error("new_password2", "Es la misma de antes, que otra persona pudo ver: elija otra.")
        return cleaned

    def save(self, commit: bool = True) -> User:
        accounts.put_own_password(self.user, self.cleaned_data["new_password1"])
        return self.user


class OwnPasswordPage(PasswordChangeView):
    """The page where a person changes their password; the device they do it on goes on being known."""

    form_class = OwnPasswordForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "request": self.request}

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        if presence.is_in(self.request):
            open_sessions.follow(self.request)
            devices.remember(self.request, response, form.user)
        return response
