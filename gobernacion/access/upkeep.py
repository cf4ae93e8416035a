"""Where whoever administers the installation sees that its periodic work is being done."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.admin import site
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone

from gobernacion import backup
from gobernacion.access import accounts, guessing, journal, open_sessions, orders, periodic, sealed_rows
from gobernacion.access.grants import Grants
from gobernacion.access.models import Vuelta
from gobernacion.access.periodic import Cada, Tarea
from gobernacion.access.rules import Accion
from gobernacion.access.site import SitePage
from gobernacion.lib.clp import counted


def may_see(held: Grants) -> bool:
    """Whether a person is told how the periodic work goes."""
    return held.may(Accion.VER, Vuelta)


def show(request: HttpRequest) -> HttpResponse:
    """Every task: how often, when it was last done, what it did."""
    house: Any = site
    context = {**house.each_context(request), "title": "Tareas periódicas", **_told()}
    return render(request, "access/tareas.html", context)


def say_at_home(request: HttpRequest) -> str:
    """When each task was last done, on the first page of those who look after it."""
    return render_to_string("access/tareas_inicio.html", _told(), request)


def _told() -> dict[str, Any]:
    tareas = periodic.standing(timezone.now())
    return {"tareas": tareas, "atrasadas": [one for one in tareas if one.atrasada]}


def _seal(now: datetime) -> str:
    rows, lote = sealed_rows.seal(), journal.seal()
    lines = counted(lote.filas if lote else 0, "anotación", "anotaciones")
    return f"Sellado: {counted(rows, 'versión o documento', 'versiones y documentos')} y {lines}."


def _end_sessions(now: datetime) -> str:
    ended, _ = Session.objects.filter(expire_date__lt=now).delete()
    open_sessions.forget_ended(now)
    return f"Borrado: {counted(ended, 'sesión vencida', 'sesiones vencidas')}."


def _forget_attempts(now: datetime) -> str:
    noted = counted(guessing.note_wrong(now), "cuenta", "cuentas")
    guessing.forget_old(now)
    return f"Con claves equivocadas: {noted}. Intentos de más de un día olvidados."


def _end_passwords(now: datetime) -> str:
    ended = counted(accounts.end_passwords(now), "clave provisoria", "claves provisorias")
    return f"Vencidas sin que nadie las cambiara: {ended}."


def _copy(now: datetime) -> str:
    path, _ = orders.back_up(settings.BACKUP_DIR, timezone.localtime(now))
    gone = backup.drop_old(settings.BACKUP_DIR, now)
    old = counted(gone, "respaldo", "respaldos")
    return f"{path.name}, leído de vuelta. Borrado: {old} de más de {backup.KEPT.days} días."


def register() -> None:
    """Give the site its page, and the office the tasks of this floor."""
    house: Any = site
    house.declare(SitePage("tareas/", "tareas", may_see, show, say_at_home, sin_anotar="Dice de tareas."))
    periodic.register(
        Tarea("access.sellar", "Sellar la bitácora y el historial", Cada.HORA, _seal),
        Tarea("access.intentos", "Anotar y olvidar los intentos de entrar", Cada.HORA, _forget_attempts),
        Tarea("access.claves", "Vencer las claves provisorias", Cada.HORA, _end_passwords),
        Tarea("access.sesiones", "Borrar las sesiones vencidas", Cada.DIA, _end_sessions),
    )
    if settings.BACKUP_KEY:
        periodic.register(Tarea("access.respaldo", "Respaldar la instalación", Cada.DIA, _copy))
