"""The pages on which a person proves the second factor, looks after it and sees where their account is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import segno
from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.debug import sensitive_post_parameters

from gobernacion.access import (
    devices,
    journal,
    open_sessions,
    passkey_pages,
    passkeys,
    presence,
    second_factor,
)
from gobernacion.access.grants import grants
from gobernacion.access.models import Asignacion, SegundoFactor, Sesion, User
from gobernacion.access.models.user import EstadoClave
from gobernacion.access.own_page import OwnForm, own_page, pressed
from gobernacion.lib.clp import counted

CODE = "codigo"
"""The secret that is asked here: each account has few tries at it."""


class CodeForm(OwnForm):
    """What the telephone shows, or what the paper says."""

    codigo = forms.CharField(
        label="Código de la aplicación",
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
        ),
        help_text="Seis cifras, que cambian cada treinta segundos.",
    )
    wrong = "El código no es correcto o ya se usó. Espere a que la aplicación muestre otro y escríbalo."

    def clean_codigo(self) -> str:
        written: str = self.cleaned_data["codigo"]
        user: Any = self.request.user
        with devices.guarded(self.request, CODE, user.username):
            if not self.takes(user, written):
                raise ValidationError(self.wrong)
        return written

    def takes(self, user: User, written: str) -> bool:
        return second_factor.take_code(user, written)


class RecoveryForm(CodeForm):
    """One of the codes on paper."""

    wrong = "El código no es correcto o ya se usó. Revise que sea uno de los que guardó, y use otro."

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["codigo"].label = "Código de recuperación"
        self.fields["codigo"].help_text = "Diez letras y cifras. Cada uno sirve una sola vez."
        self.fields["codigo"].widget.attrs |= {"autocomplete": "off", "inputmode": "text"}

    def takes(self, user: User, written: str) -> bool:
        return second_factor.take_recovery_code(user, written)


class NewFactorForm(CodeForm):
    """The first code of a telephone: it proves that it read the key."""

    wrong = (
        "Ese no es el código que muestra ahora la aplicación. Si no coincide nunca, revise que el teléfono tenga la "
        "hora automática."
    )

    def __init__(self, *args: Any, secret: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The page is read from its beginning: on a telephone the focus would jump past it.
        del self.fields["codigo"].widget.attrs["autofocus"]
        self.secret = secret
        self.codes: list[str] = []

    def clean_codigo(self) -> str:
        """Nobody guesses here: who asks was shown the key."""
        user: Any = self.request.user
        codes = second_factor.register(user, self.secret, self.cleaned_data["codigo"])
        if codes is None:
            raise ValidationError(self.wrong)
        self.codes = codes
        return ""


class KeyForm(OwnForm):
    """What one of the account's passkeys signed."""

    llave = forms.CharField(required=False)

    def clean_llave(self) -> str:
        """Nobody guesses what a passkey signs; what fails is counted as the codes are, so that it is known of."""
        user: Any = self.request.user
        signed: str = self.cleaned_data["llave"]
        answer = passkeys.answered(self.request, signed, passkeys.SIGNED)
        if answer is None:
            raise ValidationError("La página estuvo abierta mucho rato. Presione de nuevo el botón.")
        with devices.guarded(self.request, CODE, user.username):
            if not passkeys.take(self.request, user, answer):
                raise ValidationError(
                    "Esa llave no sirvió. Intente de nuevo, o escriba el código de la aplicación."
                )
        return signed


# --- coming in ------------------------------------------------------------------------------------------------


@sensitive_post_parameters()
def ask(request: HttpRequest) -> HttpResponseBase:
    """The second step of coming in: the code of the telephone."""
    if presence.is_in(request):
        return HttpResponseRedirect(presence.way_back(request))
    return _proof(request, "access/cuenta/codigo.html", "Segundo paso", presence.come_in)


@sensitive_post_parameters()
def recover(request: HttpRequest) -> HttpResponseBase:
    """The second step of who lost the telephone: a code on paper, and then another telephone."""
    if presence.is_in(request):
        return HttpResponseRedirect(presence.way_back(request))
    form = RecoveryForm(request, request.POST or None)
    if form.is_valid():
        presence.recover(request)
        return HttpResponseRedirect(presence.page(presence.REGISTER, presence.way_back(request)))
    return own_page(request, "access/cuenta/recuperar.html", "Perdí el teléfono", form=form)


@sensitive_post_parameters()
def register(request: HttpRequest) -> HttpResponseBase:
    """Give the account the telephone that will make its codes."""
    if settings.DEMO:
        return HttpResponseRedirect(reverse("admin:mi_cuenta"))
    already_in = presence.is_in(request)
    if already_in and not presence.is_fresh(request):
        return presence.ask_again(request, presence.page(presence.REGISTER))
    user: Any = request.user
    secret = second_factor.unseal_for(user, request.session.get(presence.SECRET, ""))
    if not secret:
        secret = second_factor.new_secret()
        request.session[presence.SECRET] = second_factor.seal_for(user, secret)
    form = NewFactorForm(request, request.POST or None, secret=secret)
    if form.is_valid():
        del request.session[presence.SECRET]
        request.session[presence.CODES] = second_factor.seal_for(user, " ".join(form.codes))
        response = HttpResponseRedirect(presence.page(presence.KEEP, presence.way_back(request)))
        # Whoever has the telephone that was lost is left outside.
        open_sessions.close(_others(request))
        if already_in:
            presence.prove_again(request)
        else:
            presence.come_in(request, response)
        return response
    return own_page(
        request,
        "access/cuenta/registrar.html",
        "Registrar el segundo factor",
        form=form,
        square=_square(second_factor.address_of(user, secret)),
        secret=second_factor.grouped(secret),
        again=already_in or presence.has_recovered(request),
    )


def keep(request: HttpRequest) -> HttpResponseBase:
    """Show the codes on paper until whoever owns them says that they are kept; then never again."""
    codes = _codes_to_keep(request)
    if not codes or request.method == "POST":
        if codes:
            SegundoFactor.objects.filter(user=request.user).update(codigos_guardados=True)  # type: ignore[misc]
        request.session.pop(presence.CODES, None)
        return HttpResponseRedirect(presence.way_back(request))
    return own_page(request, "access/cuenta/codigos.html", "Códigos de recuperación", codes=codes)


def keep_file(request: HttpRequest) -> HttpResponseBase:
    """The same codes as a file."""
    codes = _codes_to_keep(request)
    if not codes:
        raise Http404("no codes to keep")
    user: Any = request.user
    lines = [f"Códigos de recuperación de {user.username}", "Cada uno sirve una sola vez.", "", *codes, ""]
    response = HttpResponse("\r\n".join(lines), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="codigos-de-recuperacion.txt"'
    return response


# --- once inside ----------------------------------------------------------------------------------------------


@sensitive_post_parameters()
def again(request: HttpRequest) -> HttpResponseBase:
    """Prove once more that it is oneself, before something grave."""
    if settings.DEMO:
        return HttpResponseRedirect(presence.way_back(request))
    return _proof(
        request,
        "access/cuenta/confirmar.html",
        "Confirme que es usted",
        lambda request, response: presence.prove_again(request),
    )


def account(request: HttpRequest) -> HttpResponseBase:
    """What a person looks after of their own account, and what to do next with it."""
    user: Any = request.user
    left = second_factor.codes_left(user)
    return own_page(
        request,
        "access/cuenta/mi_cuenta.html",
        "Mi cuenta",
        asked=not settings.DEMO,
        factor=SegundoFactor.objects.filter(user=user).first(),
        keys=passkeys.kept(user),
        takes_keys=passkeys.can_be_used(request),
        left=counted(left, "código", "códigos"),
        pending=[*_pending(request, left)],
        functions=grants(request).functions,
        sessions=open_sessions.of_user(user),
        this_one=request.session.get(open_sessions.ROW),
    )


@pressed
def renew_codes(request: HttpRequest) -> HttpResponseBase:
    """Other codes on paper, in the place of those there were."""
    user: Any = request.user
    if not presence.is_fresh(request):
        messages.info(request, "Cuando confirme que es usted, presione de nuevo «Hacer otros códigos».")
        return presence.ask_again(request, reverse("admin:mi_cuenta"))
    if not second_factor.has_factor(user):
        raise Http404("no second factor")
    request.session[presence.CODES] = second_factor.seal_for(user, " ".join(second_factor.renew_codes(user)))
    return HttpResponseRedirect(presence.page(presence.KEEP, reverse("admin:mi_cuenta")))


@pressed
def close_session(request: HttpRequest, pk: int) -> HttpResponseBase:
    """End one of the other sessions of one's own account."""
    return _close(request, _others(request).filter(pk=pk))


@pressed
def close_others(request: HttpRequest) -> HttpResponseBase:
    """End all other sessions of one's own account."""
    return _close(request, _others(request))


def _close(request: HttpRequest, sessions: QuerySet[Sesion]) -> HttpResponseBase:
    user: Any = request.user
    closed = open_sessions.close(sessions)
    if closed:
        journal.note_decision(user, open_sessions.CLOSE, [user])
    messages.success(request, f"Se cerró: {counted(closed, 'sesión', 'sesiones')}.")
    return HttpResponseRedirect(reverse("admin:mi_cuenta"))


def _others(request: HttpRequest) -> QuerySet[Sesion]:
    this_one: Any = request.session.get(open_sessions.ROW)
    return Sesion.objects.filter(user=request.user).exclude(pk=this_one)  # type: ignore[misc]


def _pending(request: HttpRequest, left: int) -> Iterator[str]:
    """What to do next, in the order in which it opens the way."""
    user: Any = request.user
    if user.estado_clave == EstadoClave.POR_CONFIRMAR:
        yield (
            "Avise a su jefatura que ya entró: debe confirmar que la cuenta está en sus manos. Hasta entonces no verá "
            "registros."
        )
    elif Asignacion.objects.por_confirmar(timezone.localdate()).filter(user=user).exists():
        yield "Avise a jefatura de toda la oficina, o a la autoridad: debe confirmar la función que se le otorgó."
    elif not grants(request).functions:
        yield "Pida a quien administra las cuentas la función que le corresponde: todavía no tiene ninguna."
    kept = SegundoFactor.objects.filter(user=user, codigos_guardados=True).exists()
    if not settings.DEMO and not kept:
        yield "Haga otros códigos de recuperación y guárdelos: nadie dijo que los de ahora estén guardados."
    elif not settings.DEMO and left <= second_factor.FEW:
        yield (
            f"Haga otros códigos de recuperación: le queda {counted(left, 'código', 'códigos')}."
            if left == 1
            else f"Haga otros códigos de recuperación: le quedan {counted(left, 'código', 'códigos')}."
        )


def _proof(
    request: HttpRequest,
    template: str,
    title: str,
    proved: Callable[[HttpRequest, HttpResponseBase], None],
) -> HttpResponseBase:
    """Ask for the second factor, by a code or by a passkey, and go on where the person was going."""
    user: Any = request.user
    signed = "llave" in request.POST
    form = CodeForm(request, None if signed else request.POST or None)
    key = KeyForm(request, request.POST if signed else None)
    if form.is_valid() or key.is_valid():
        response = HttpResponseRedirect(presence.way_back(request))
        proved(request, response)
        return response
    return own_page(request, template, title, form=form, key=key, options=passkeys.ask(request, user))


# --- drawing --------------------------------------------------------------------------------------------------


def _codes_to_keep(request: HttpRequest) -> list[str]:
    user: Any = request.user
    return second_factor.unseal_for(user, request.session.get(presence.CODES, "")).split()


def _square(address: str) -> SafeString:
    """The square that a telephone reads, drawn in the page itself: no image comes from elsewhere."""
    drawn = segno.make(address, error="m").svg_inline(scale=5, border=4, dark="#000", light="#fff")
    title = "Cuadrado que lee la aplicación del teléfono; al lado está lo mismo en letras."
    return mark_safe(drawn.replace("<svg ", f'<svg role="img" aria-label="{title}" ', 1))


PAGES: tuple[tuple[str, str, Callable[..., HttpResponseBase]], ...] = (
    ("segundo-factor/", presence.ASK, ask),
    ("segundo-factor/recuperar/", presence.RECOVER, recover),
    ("segundo-factor/registrar/", presence.REGISTER, register),
    ("segundo-factor/codigos/", presence.KEEP, keep),
    ("segundo-factor/codigos.txt", presence.KEEP_FILE, keep_file),
    ("segundo-factor/codigos/otros/", "codigos_recuperacion_otros", renew_codes),
    ("segundo-factor/confirmar/", presence.AGAIN, again),
    ("mi-cuenta/", "mi_cuenta", account),
    *passkey_pages.PAGES,
    ("mi-cuenta/sesiones/cerrar/", "cerrar_sesiones", close_others),
    ("mi-cuenta/sesiones/<int:pk>/cerrar/", "cerrar_sesion", close_session),
)
"""Where each of them is: they are of no model, and of everybody."""
