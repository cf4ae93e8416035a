"""The pages on which a person adds a passkey to their own account, and takes one away."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from gobernacion.access import passkeys, presence
from gobernacion.access.models import LlaveDeAcceso
from gobernacion.access.own_page import OwnForm, own_page, pressed

ADD = "agregar_llave"
"""The page on which a passkey is added, by name."""


class NewKeyForm(OwnForm):
    """What its owner calls a passkey, and what the browser made. A name is not refused: the device made it already."""

    nombre = forms.CharField(
        label="Nombre",
        max_length=60,
        initial="Llave de acceso",
        help_text="Para reconocerla después: «Teléfono», «Computador de la oficina», «Llave USB».",
    )
    llave = forms.CharField(required=False, widget=forms.HiddenInput)
    key: LlaveDeAcceso | None = None
    """What was added."""

    def clean_nombre(self) -> str:
        """In letters that can be seen."""
        words = "".join(sign if sign.isprintable() else " " for sign in self.cleaned_data["nombre"]).split()
        return " ".join(words) or "Llave de acceso"

    def clean(self) -> dict[str, Any]:
        """Look at what the browser made only once all the rest is right: it serves once."""
        said: dict[str, Any] = self.cleaned_data
        user: Any = self.request.user
        if self.errors:
            return said
        answer = passkeys.answered(self.request, said["llave"], passkeys.MADE)
        self.key = answer and passkeys.add(self.request, user, said["nombre"], answer)
        if not self.key:
            raise ValidationError(
                "El navegador no entregó la llave. Intente de nuevo; si vuelve a pasar, use otro navegador o siga "
                "con el código del teléfono."
            )
        return said


def add(request: HttpRequest) -> HttpResponseBase:
    """Add a passkey to the own account."""
    user: Any = request.user
    if settings.DEMO or not passkeys.can_be_used(request):
        raise Http404("no passkeys here")
    if not presence.is_fresh(request):
        return presence.ask_again(request, reverse(f"admin:{ADD}"))
    form = NewKeyForm(request, request.POST or None)
    if form.is_valid() and form.key:
        messages.success(request, f"Se agregó la llave de acceso «{form.key.nombre}».")
        return HttpResponseRedirect(reverse("admin:mi_cuenta"))
    return own_page(
        request,
        "access/cuenta/agregar_llave.html",
        "Agregar una llave de acceso",
        form=form,
        options=passkeys.offer(request, user),
    )


@pressed
def drop(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Take a passkey from the own account."""
    user: Any = request.user
    key = get_object_or_404(LlaveDeAcceso, pk=pk, factor__user=user)
    if not presence.is_fresh(request):
        messages.info(
            request, f"Cuando confirme que es usted, presione de nuevo «Quitar» junto a «{key.nombre}»."
        )
        return presence.ask_again(request, reverse("admin:mi_cuenta"))
    passkeys.drop(user, key)
    messages.success(request, f"Se quitó la llave de acceso «{key.nombre}».")
    return HttpResponseRedirect(reverse("admin:mi_cuenta"))


PAGES = (
    ("mi-cuenta/llaves/agregar/", ADD, add),
    ("mi-cuenta/llaves/<int:pk>/quitar/", "quitar_llave", drop),
)
"""Where each of them is."""
