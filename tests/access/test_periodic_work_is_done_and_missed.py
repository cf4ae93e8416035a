"""What comes round by itself is done when it is due, stops at nothing, and is missed by whoever administers."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.utils import timezone

from gobernacion.access import periodic
from gobernacion.access.models import Lote, Vuelta
from gobernacion.access.periodic import Cada, Tarea

pytestmark = pytest.mark.django_db
CHILE = ZoneInfo("America/Santiago")
NIGHT = datetime(2026, 11, 3, 23, 30, tzinfo=CHILE)


def tasks(monkeypatch, *tareas: Tarea) -> None:
    monkeypatch.setattr(periodic, "_declared", {tarea.codigo: tarea for tarea in tareas})


def fails(now: datetime) -> str:
    raise RuntimeError("somebody's name")


def test_every_part_of_the_house_that_owes_something_to_time_declares_it() -> None:
    assert {"access.sellar", "access.sesiones", "directory.olvidar", "records.planillas"} <= {
        tarea.codigo for tarea in periodic.declared()
    }


@pytest.mark.parametrize(
    ("cada", "after", "due"),
    [
        (Cada.HORA, timedelta(minutes=40), False),
        (Cada.HORA, timedelta(minutes=58), True),
        (Cada.DIA, timedelta(minutes=20), False),
        (Cada.DIA, timedelta(minutes=40), True),  # another day began: what ends ends with it
    ],
)
def test_a_task_is_due_by_its_hour_or_its_day(cada: Cada, after: timedelta, due: bool) -> None:
    tarea = Tarea("una", "Una", cada, lambda now: "")
    assert tarea.due(None, NIGHT)
    assert tarea.due(NIGHT, NIGHT + after) is due


def test_those_that_forget_go_first_and_one_that_fails_stops_none(monkeypatch) -> None:
    tasks(
        monkeypatch,
        Tarea("sella", "Sella", Cada.HORA, lambda now: "Sellado."),
        Tarea("falla", "Falla", Cada.HORA, fails, olvida=True),
        Tarea("olvida", "Olvida", Cada.DIA, lambda now: "Olvidado.", olvida=True),
    )
    told = [(one.codigo, one.fallas) for one in periodic.run(NIGHT)]
    assert told == [("falla", 1), ("olvida", 0), ("sella", 0)]
    assert [one.codigo for one in periodic.run(NIGHT)] == ["falla"], "what failed is tried again"
    failed = Vuelta.objects.get(codigo="falla")
    assert (failed.fallas, failed.hecha) == (2, None)
    assert "somebody" not in failed.resultado


def test_two_never_do_it_at_once(monkeypatch, tmp_path, settings) -> None:
    settings.VAR_DIR = tmp_path
    tasks(monkeypatch, *(Tarea(codigo, codigo, Cada.HORA, lambda now: "Hecho.") for codigo in "ab"))
    first = periodic.run(NIGHT)
    next(first)
    with pytest.raises(periodic.YaEnMarcha):
        next(periodic.run(NIGHT))
    assert [one.codigo for one in first] == ["b"]


def test_the_command_says_what_it_did_and_fails_where_something_failed(monkeypatch, capsys) -> None:
    tasks(monkeypatch, Tarea("una", "Una", Cada.HORA, lambda now: "Hecho."))
    call_command("poner_al_dia")
    call_command("poner_al_dia")
    assert capsys.readouterr().out.splitlines() == ["Una: Hecho.", "Nada que hacer: todo está al día."]
    tasks(monkeypatch, Tarea("falla", "Falla", Cada.HORA, fails))
    with pytest.raises(CommandError, match="no se pudieron hacer: 1"):
        call_command("poner_al_dia")


def test_the_journal_is_sealed_and_old_sessions_are_gone(enter, office) -> None:
    enter("encargado.testarea").get(f"/interno/testarea/caso/{office.caso.pk}/change/")
    Session.objects.update(expire_date=timezone.now() - timedelta(minutes=1))
    assert [one.fallas for one in periodic.run(timezone.now(), every=True)] == [0] * len(periodic.declared())
    assert not Session.objects.exists()
    assert Lote.objects.get().filas == 1


def test_the_administrator_reads_when_each_was_done_and_what_is_late(enter) -> None:
    client = enter("administrador")
    assert "nunca" in (home := client.get("/interno/").content.decode())
    assert f"Atrasadas: {len(periodic.declared())}." in home
    [*periodic.run(timezone.now())]
    home = client.get("/interno/").content.decode()
    assert "Al día." in home
    assert "atrasada" not in home.replace("atrasadas", "")
    Vuelta.objects.filter(codigo="access.sellar").update(hecha=timezone.now() - timedelta(hours=4))
    assert "Atrasadas: 1." in client.get("/interno/").content.decode()
    page = client.get("/interno/tareas/").content.decode()
    assert page.count("atrasada</strong>") == 1
    assert "Borrado: 0 sesiones vencidas." in page


@pytest.mark.parametrize(
    ("who", "status"), [("auditor", 200), ("jefatura", 404), ("encargado.testarea", 404)]
)
def test_it_is_told_to_those_who_look_after_the_house(enter, who: str, status: int) -> None:
    client = enter(who)
    assert client.get("/interno/tareas/").status_code == status
    assert ("Tareas periódicas" in client.get("/interno/").content.decode()) is (status == 200)
