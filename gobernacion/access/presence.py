"""What a session has proved: that it is in with both factors, and when the second one was last proved.

A session is half in once the password was right. Until the second factor is proved too, no address of the staff answers
but the pages that ask for it; before the gravest acts it is proved again. In a demonstration nothing of it is asked.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from gobernacion.access import accounts, devices, open_sessions
from gobernacion.access.models import SegundoFactor
from gobernacion.access.models.user import EstadoClave

PROVED = "segundo_factor"
"""In a session: when the second factor was last proved in it."""
RECOVERED = "segundo_factor_recuperado"
"""In a session: for which telephone a code on paper stood, until another one is registered in its place."""
ASKED = "llaves_pedidas"
"""In a session: what its pages asked a passkey to sign, each with when it did."""
SECRET, CODES = "segundo_factor_nuevo", "codigos_por_guardar"
"""In a session, encrypted: the key that is being registered, and the codes until they were kept."""

FRESH = timedelta(minutes=10)
"""For how long the second factor that was proved is not asked again."""

ASK, RECOVER, REGISTER, KEEP, KEEP_FILE, AGAIN = (
    "segundo_factor",
    "segundo_factor_recuperar",
    "segundo_factor_registrar",
    "codigos_recuperacion",
    "codigos_recuperacion_archivo",
    "confirmar_identidad",
)
"""The pages of the second factor, by name."""
OWN_PASSWORD = ("password_change",)
"""What is to be done first with a password that somebody else handed over, and leads nowhere else."""


def is_in(request: HttpRequest) -> bool:
    """Whether the session proved all it takes to be in."""
    return settings.DEMO or PROVED in request.session


def is_fresh(request: HttpRequest) -> bool:
    """Whether the second factor was proved a short while ago."""
    proved = request.session.get(PROVED, 0)
    return settings.DEMO or timezone.now().timestamp() - proved < FRESH.total_seconds()


def start(request: HttpRequest) -> None:
    """The password was right: whatever this session proved before is proved again."""
    for mark in (PROVED, RECOVERED, SECRET, ASKED):
        request.session.pop(mark, None)


def recover(request: HttpRequest) -> None:
    """A code on paper was right: another telephone may be registered, as long as nobody registered one since."""
    factor = _factor(request)
    request.session[RECOVERED] = factor and factor.desde.isoformat()


def has_recovered(request: HttpRequest) -> bool:
    """Whether a code on paper stood in this session for the telephone that is in force."""
    factor = _factor(request)
    return factor is not None and request.session.get(RECOVERED) == factor.desde.isoformat()


def come_in(request: HttpRequest, response: HttpResponseBase) -> None:
    """Let a session in that proved both factors, under a new key, and know its device from now on."""
    request.session.cycle_key()
    for mark in (RECOVERED, ASKED):
        request.session.pop(mark, None)
    request.session[PROVED] = timezone.now().timestamp()
    open_sessions.begin(request)
    devices.remember(request, response, request.user)  # type: ignore[arg-type]
    accounts.note_came_in(request.user)  # type: ignore[arg-type]


def prove_again(request: HttpRequest) -> None:
    """The second factor was proved once more in a session that is in."""
    request.session[PROVED] = timezone.now().timestamp()


def first_of_all(request: HttpRequest, name: str) -> HttpResponseBase | None:
    """Send to the page that has to be answered before the one of this name; None if it may be opened."""
    if settings.DEMO or name == "logout" or not request.user.is_authenticated:
        return None
    allowed = _allowed(request)
    if allowed is None or name in allowed:
        return None
    return HttpResponseRedirect(page(allowed[0], "" if allowed == OWN_PASSWORD else _asked(request)))


def ask_again(request: HttpRequest, back: str) -> HttpResponse:
    """Send to the page that asks for the second factor once more, which comes back to an address of the staff."""
    return HttpResponseRedirect(page(AGAIN, back))


def page(name: str, back: str = "") -> str:
    """The address of a page, which goes on to another one afterwards."""
    address = reverse(f"admin:{name}")
    return f"{address}?{urlencode({'next': back})}" if back else address


def way_back(request: HttpRequest) -> str:
    """Where somebody was going, if it is an address of the staff; else the first page."""
    home = reverse("admin:index")
    back = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    leaves = urlsplit(back).path == reverse("admin:logout")
    return back if ours and back.startswith(home) and not leaves else home


def _allowed(request: HttpRequest) -> tuple[str, ...] | None:
    """The only pages that answer this session, the first one to go to; None if it is in."""
    user: Any = request.user
    if PROVED in request.session:
        return (KEEP, KEEP_FILE) if CODES in request.session else None
    if _factor(request):
        return (REGISTER, ASK, RECOVER) if has_recovered(request) else (ASK, RECOVER)
    return OWN_PASSWORD if user.estado_clave == EstadoClave.PROVISORIA else (REGISTER,)


def _factor(request: HttpRequest) -> SegundoFactor | None:
    return SegundoFactor.objects.filter(user=request.user).first()  # type: ignore[misc]


def _asked(request: HttpRequest) -> str:
    """The address that was asked for, if it can be asked for again."""
    path = request.get_full_path()
    leads_home = path in (reverse("admin:index"), reverse("admin:password_change_done"))
    return path if request.method == "GET" and not leads_home else ""
