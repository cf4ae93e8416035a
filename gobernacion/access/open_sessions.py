"""The sessions in which an account is open: seen by its owner, and closed by them from anywhere."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from gobernacion.access.models import Sesion, User

ROW, SEEN = "sesion", "sesion_vista"
"""What a session knows of its own row: which it is, and when it was last written that it is used."""

CLOSE = "cerrar_sesiones"
"""What is noted in the journal of sessions that their owner closed."""

NOTED = timedelta(minutes=5)
"""How far apart that is written."""

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrom", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    *(("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows")),
    *(("CrOS", "ChromeOS"), ("Mac OS", "Mac"), ("Linux", "Linux")),
)


def begin(request: HttpRequest) -> None:
    """Write down that whoever asks is in from now on, in this session."""
    now = timezone.now()
    user: Any = request.user
    key: Any = request.session.session_key
    row = Sesion.objects.create(user=user, clave=key, equipo=_device(request), desde=now, vista=now)
    request.session[ROW], request.session[SEEN] = row.pk, now.timestamp()


def follow(request: HttpRequest) -> None:
    """Write the key that this session has now, after it was changed for safety."""
    if ROW in request.session:
        Sesion.objects.filter(pk=request.session[ROW]).update(clave=request.session.session_key)


def note_use(request: HttpRequest) -> None:
    """Write, once in a while, that this session is being used."""
    now = timezone.now()
    if ROW in request.session and now.timestamp() - request.session[SEEN] >= NOTED.total_seconds():
        Sesion.objects.filter(pk=request.session[ROW]).update(vista=now)
        request.session[SEEN] = now.timestamp()


def of_user(user: User) -> QuerySet[Sesion]:
    """The sessions of an account that are open now, the last used first."""
    living = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return Sesion.objects.filter(user=user, clave__in=living).order_by("-vista")


def close(sessions: QuerySet[Sesion]) -> int:
    """End these sessions at once: the next page they ask for is the one that lets people in. Return how many."""
    keys = list(sessions.values_list("clave", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    Sesion.objects.filter(clave__in=keys).delete()
    return len(keys)


def forget_ended(now: datetime) -> None:
    """Forget the sessions that are open no more."""
    living: Any = Session.objects.filter(expire_date__gt=now).values("session_key")
    Sesion.objects.exclude(clave__in=living).delete()


def _device(request: HttpRequest) -> str:
    """On what it is, as its owner would say it, from what the browser says of itself."""
    said = request.headers.get("User-Agent", "")
    browser = next((name for sign, name in BROWSERS if sign in said), "Otro navegador")
    system = next((name for sign, name in SYSTEMS if sign in said), "un equipo desconocido")
    return f"{browser} en {system}"
