"""Who saw a person between two days, what left in files and who could have, for the auditor and the steward alone."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gobernacion.access import journal, presence
from gobernacion.access.journal_reading import Reader
from gobernacion.access.models import Anotacion, User
from gobernacion.access.roles import Rol
from gobernacion.directory.merging import merge
from gobernacion.directory.models import Ficha, Persona
from gobernacion.directory.who_saw import WhoSaw
from gobernacion.directory.whose import records_of
from tests.access.people import make_user, name, proves_now
from tests.directory.conftest import AJENA, PROPIA, demo_run, make_ficha
from tests.peoplearea.models import Visita

pytestmark = pytest.mark.django_db
ASK = "/interno/quien_vio/"
JOURNAL = "/interno/access/anotacion/"


def page(persona: Persona) -> str:
    return f"{ASK}{persona.pk}/"


def text(response: Any) -> str:
    return " ".join(unescape(response.content.decode()).split())


@pytest.fixture
def ana(visitas: Callable[..., list[Visita]]) -> Visita:
    """The visit of somebody whom two areas know."""
    make_ficha(AJENA, 1)
    return visitas(make_ficha(PROPIA, 1))[0]


@pytest.fixture
def other(visitas: Callable[..., list[Visita]]) -> Visita:
    return visitas(make_ficha(PROPIA, 2, nombres="Rosa", primer_apellido="Soto"))[0]


def did(persona: Persona, days: int = 30) -> list[tuple[str, str]]:
    today = timezone.localdate()
    lines = WhoSaw(persona, today - timedelta(days=days), today).did
    return list(lines.order_by("pk").values_list("accion", "modelo"))


# --- what is of a person ---


def test_every_record_that_names_one_of_their_fichas_is_theirs(ana: Visita, other: Visita) -> None:
    found = records_of(ana.ficha.persona)
    assert found[Persona] == {ana.ficha.persona_id}
    assert found[Ficha] == set(Ficha.objects.filter(persona=ana.ficha.persona).values_list("pk", flat=True))
    assert len(found[Ficha]) == 2
    assert found[Visita] == {ana.pk}


def test_a_record_that_named_them_once_was_theirs(ana: Visita, other: Visita, steward: User) -> None:
    other.ficha, kept = ana.ficha, other.ficha
    other.save()
    other.ficha = kept
    other.save()
    assert records_of(ana.ficha.persona)[Visita] == {ana.pk, other.pk}


def test_what_another_document_of_the_same_person_has_is_theirs(
    ana: Visita, other: Visita, steward: User
) -> None:
    merge(ana.ficha.persona, other.ficha.persona, steward, "Presentó los dos documentos")
    for one in (ana, other):
        persona = Persona.objects.get(pk=one.ficha.persona_id)
        assert records_of(persona)[Visita] == {ana.pk, other.pk}


# --- who did ---


def test_reading_printing_listing_and_exporting_are_told_and_nobody_elses(
    enter: Callable[[str], Client], ana: Visita, other: Visita
) -> None:
    browser, listed = enter("encargada"), reverse("admin:peoplearea_visita_changelist")
    browser.get(listed)
    browser.get(reverse("admin:peoplearea_visita_change", args=[ana.pk]))
    browser.get(reverse("admin:peoplearea_visita_change", args=[other.pk]))
    browser.post(f"{listed}exportar/", {"formato": "csv", "motivo": "Informe mensual."})
    mine = did(ana.ficha.persona)
    assert mine[0] == ("ver_lista", "peoplearea.Visita")
    assert ("ver", "peoplearea.Visita") in mine
    assert ("ver", "directory.Ficha") in mine
    assert mine[-1] == ("exportar", "peoplearea.Visita")
    assert mine.count(("ver", "peoplearea.Visita")) == 1


def test_a_list_that_did_not_show_them_is_not_told(
    enter: Callable[[str], Client], ana: Visita, other: Visita
) -> None:
    browser = enter("encargada")
    browser.get(reverse("admin:peoplearea_visita_changelist"), {"q": demo_run(2)})
    assert did(ana.ficha.persona) == []
    assert did(other.ficha.persona) == [("ver_lista", "peoplearea.Visita")]


def test_what_was_done_on_other_days_is_not_told(ana: Visita, staff: dict[str, User]) -> None:
    today = timezone.localdate()
    journal.note_read(staff["encargada"], ana)
    assert did(ana.ficha.persona, 0) == [("ver", "peoplearea.Visita")]
    yesterday = today - timedelta(days=1)
    assert not WhoSaw(ana.ficha.persona, yesterday, yesterday).did.exists()


def test_a_file_from_before_lines_said_of_whom_it_was_may_have_had_them(
    ana: Visita, staff: dict[str, User]
) -> None:
    journal.note_export(staff["jefa"], Visita, 9, "Informe mensual")
    today = timezone.localdate()
    answer = WhoSaw(ana.ficha.persona, today, today)
    assert not answer.did.exists()
    assert [line.motivo for line in answer.maybe_left] == ["Informe mensual"]


# --- who could have ---


def could(persona: Persona, desde: date, hasta: date) -> dict[str, tuple[date, date]]:
    return {one.usuario: (one.desde, one.hasta) for one in WhoSaw(persona, desde, hasta).could()}


def test_whoever_held_a_function_that_reaches_them_could_have(ana: Visita, staff: dict[str, User]) -> None:
    day = timezone.localdate()
    assert could(ana.ficha.persona, day, day).keys() == {"encargada", "jefa", "vecino", "directorio"}


def test_whoever_still_waits_for_a_second_person_could_not_have(ana: Visita, staff: dict[str, User]) -> None:
    waits = make_user("espera")
    function = name(waits, Rol.DIRECTORIO, desde=timezone.localdate(), confirmada_el=None)
    today = timezone.localdate()
    could = {one.usuario for one in WhoSaw(ana.ficha.persona, today, today).could()}
    assert "espera" not in could
    function.confirmada_el = timezone.now()
    function.save()
    could = {one.usuario for one in WhoSaw(ana.ficha.persona, today, today).could()}
    assert "espera" in could


def test_whoever_held_a_function_for_one_day_could_have_on_it(ana: Visita, staff: dict[str, User]) -> None:
    """Given and ended on one day, it opened what it opens."""
    today = timezone.localdate()
    one_day = make_user("deundia")
    function = name(one_day, Rol.ENCARGADO, PROPIA, desde=today)
    journal.note_read(one_day, ana)
    function.terminar(today, por=staff["jefa"])
    could = {one.usuario: (one.desde, one.hasta) for one in WhoSaw(ana.ficha.persona, today, today).could()}
    assert could["deundia"] == (today, today)
    line = Anotacion.objects.get(quien=one_day)
    assert "encargado" in Reader([line]).told(line).quien_era
    tomorrow = today + timedelta(days=1)
    later = {one.usuario for one in WhoSaw(ana.ficha.persona, tomorrow, tomorrow).could()}
    assert "deundia" not in later


def test_whoever_lost_it_before_it_began_never_could(ana: Visita, staff: dict[str, User]) -> None:
    today = timezone.localdate()
    begins = today + timedelta(days=5)
    function = name(make_user("nunca"), Rol.ENCARGADO, PROPIA, desde=begins)
    function.terminar(today, por=staff["jefa"])
    assert "nunca" not in {one.usuario for one in WhoSaw(ana.ficha.persona, today, begins).could()}


def test_an_area_that_does_not_know_them_could_not_have(other: Visita, staff: dict[str, User]) -> None:
    day = timezone.localdate()
    assert could(other.ficha.persona, day, day).keys() == {"encargada", "jefa", "directorio"}


def test_it_says_on_which_of_the_days_they_held_it(other: Visita) -> None:
    first, last = date(2026, 3, 1), date(2026, 3, 31)
    for who, desde, hasta in (
        ("antes", date(2026, 1, 1), date(2026, 3, 1)),
        ("hasta", date(2026, 1, 1), date(2026, 3, 11)),
        ("desde", date(2026, 3, 20), None),
        ("despues", date(2026, 4, 1), None),
    ):
        name(make_user(who), Rol.ENCARGADO, PROPIA, desde=desde, hasta=hasta)
    found = could(other.ficha.persona, first, last)
    assert {who: found[who] for who in ("antes", "hasta", "desde", "despues") if who in found} == {
        "hasta": (first, date(2026, 3, 10)),
        "desde": (date(2026, 3, 20), last),
    }


# --- the pages ---


@pytest.mark.parametrize("who", ["auditor", "directorio"])
def test_the_auditor_and_the_steward_ask_by_a_document_that_stays_in_no_address(
    who: str, enter: Callable[[str], Client], ana: Visita, staff: dict[str, User]
) -> None:
    journal.note_read(staff["encargada"], ana)
    browser = enter(who)
    answer = browser.post(ASK, {"documento": demo_run(1)})
    assert answer.url == page(ana.ficha.persona)  # type: ignore[attr-defined]
    said = text(browser.get(answer.url))  # type: ignore[attr-defined]
    assert f"vio Visita {ana.numero}" in said
    assert "Persona jefa (jefa)" in said
    assert "Pérez" not in said
    assert demo_run(1) not in said
    assert "Quién pudo ver a una persona" in text(browser.get("/interno/"))


@pytest.mark.parametrize("who", ["encargada", "jefa", "autoridad", "administrador", "moderador"])
def test_to_anybody_else_there_is_no_such_page(who: str, enter: Callable[[str], Client], ana: Visita) -> None:
    browser = enter(who)
    for address in (ASK, page(ana.ficha.persona), f"{page(ana.ficha.persona)}descargar/"):
        assert browser.get(address).status_code == 404
    assert not Anotacion.objects.filter(accion="quien_vio").exists()


def test_asking_is_a_line_itself(enter: Callable[[str], Client], ana: Visita, staff: dict[str, User]) -> None:
    enter("auditor").get(page(ana.ficha.persona))
    line = Anotacion.objects.get()
    assert (line.quien, line.accion, line.registro) == (
        staff["auditor"],
        "quien_vio",
        str(ana.ficha.persona_id),
    )


def test_of_whom_nobody_knows_nothing_is_answered(enter: Callable[[str], Client], ana: Visita) -> None:
    browser = enter("auditor")
    assert "Nadie del directorio tiene ese documento." in text(browser.post(ASK, {"documento": demo_run(7)}))
    forgotten = Persona.objects.keep(Persona.con_run(demo_run(8)))  # no area has a ficha of theirs
    assert browser.get(page(forgotten)).status_code == 404
    assert "Nadie del directorio" in text(browser.post(ASK, {"documento": demo_run(8)}))
    assert browser.get(f"{JOURNAL}?persona={forgotten.pk}").status_code == 400


def test_days_on_which_nothing_happened_say_so(enter: Callable[[str], Client], ana: Visita) -> None:
    said = text(enter("auditor").get(page(ana.ficha.persona), {"desde": "01-01-2001", "hasta": "02-01-2001"}))
    assert "En esos días nadie abrió" in said
    assert "nadie tuvo una función" in said


def test_days_that_cannot_be_are_said_in_the_form(enter: Callable[[str], Client], ana: Visita) -> None:
    browser = enter("auditor")
    said = text(browser.get(page(ana.ficha.persona), {"desde": "02-01-2026", "hasta": "01-01-2026"}))
    assert "es anterior al primero" in said
    assert not Anotacion.objects.exists()
    assert browser.get(f"{page(ana.ficha.persona)}descargar/?desde=x").status_code == 302


def test_searching_the_journal_by_a_person_is_a_line_too(enter: Callable[[str], Client], ana: Visita) -> None:
    enter("auditor").get(JOURNAL, {"persona": str(ana.ficha.persona_id)})
    line = Anotacion.objects.get()
    assert (line.accion, line.modelo, line.registro) == (
        "quien_vio",
        "directory.Persona",
        str(ana.ficha.persona_id),
    )


def test_the_answer_goes_out_as_a_file_for_a_reason(
    enter: Callable[[str], Client], ana: Visita, staff: dict[str, User]
) -> None:
    journal.note_read(staff["encargada"], ana)
    browser, address = enter("auditor"), f"{page(ana.ficha.persona)}descargar/"
    proves_now(browser, ago=presence.FRESH + timedelta(seconds=1))
    again = reverse(f"admin:{presence.AGAIN}")
    assert browser.post(address, {"formato": "csv"})["Location"].startswith(again)
    proves_now(browser)
    assert "motivo" in browser.post(address, {"formato": "csv"}).context["form"].errors
    answer = browser.post(address, {"formato": "csv", "motivo": "Solicitud del titular."})
    written = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    rows = list(csv.reader(io.StringIO(written, newline="")))
    assert rows[0][:2] == ["Parte", "Cuándo"]
    assert [row[0] for row in rows[1:]] == ["Vio o decidió", *["Pudo ver"] * 4]
    assert "Pérez" not in written
    line = Anotacion.objects.get(accion="exportar")
    assert (line.modelo, line.filas, line.motivo) == ("directory.Persona", 1, "Solicitud del titular.")


def test_the_steward_comes_to_it_from_the_person(enter: Callable[[str], Client], ana: Visita) -> None:
    persona = ana.ficha.persona
    assert (
        page(persona)
        in enter("directorio").get(f"/interno/directory/persona/{persona.pk}/change/").content.decode()
    )


# --- the journal, searched by a person ---


def test_the_journal_is_searched_by_a_person(
    enter: Callable[[str], Client], ana: Visita, other: Visita, staff: dict[str, User]
) -> None:
    journal.note_read(staff["encargada"], ana)
    journal.note_read(staff["encargada"], other)
    journal.note_list(staff["encargada"], Visita, [other.pk, ana.pk])
    journal.note_read(staff["vecino"], Ficha.objects.get(area=AJENA))
    browser = enter("auditor")
    answer = browser.post(f"{JOURNAL}buscar/", {"documento": demo_run(1)})
    assert answer.url == f"{JOURNAL}?persona={ana.ficha.persona_id}"  # type: ignore[attr-defined]
    lines = browser.get(answer.url).context["cl"].result_list  # type: ignore[attr-defined]
    assert [line.accion for line in lines] == ["ver", "ver_lista", "ver"]
    assert "Nadie del directorio" in text(browser.post(f"{JOURNAL}buscar/", {"documento": demo_run(9)}))
