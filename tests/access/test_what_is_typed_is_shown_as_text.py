"""Whatever somebody types, the pages of the staff show it letter by letter and run none of it."""

import pytest
from django.urls import reverse

EVIL = "\"'></script><script>alert(1)</script>"
WHO = "encargado.testarea"


@pytest.fixture
def typed(office):
    """A case in which all that somebody may type would be run by a page that trusted it."""
    contacto, caso = office.ana, office.caso
    contacto.nombres = EVIL
    contacto.save()
    caso.folio, caso.direccion, caso.diagnostico = EVIL[:20], EVIL, EVIL
    caso.save()
    return caso


@pytest.mark.parametrize("page", ["changelist", "change", "history", "search"])
def test_no_page_runs_it(enter, typed, page):
    name = "admin:testarea_caso_" + page.replace("search", "changelist")
    args = [] if name.endswith("changelist") else [typed.pk]
    who = "jefatura.testarea" if page == "history" else WHO
    answer = enter(who).get(reverse(name, args=args), {"q": EVIL} if page == "search" else {})
    said = answer.content.decode()
    assert answer.status_code == 200
    assert "&gt;" in said
    assert "<script>alert" not in said


def test_a_list_of_options_says_it_as_data(enter, typed):
    asked = {"app_label": "testarea", "model_name": "caso", "field_name": "contacto", "term": ""}
    answer = enter(WHO).get(reverse("admin:autocomplete"), asked)
    assert answer["Content-Type"] == "application/json"
    assert any(EVIL in option["text"] for option in answer.json()["results"])


def test_what_was_typed_wrong_is_shown_again_as_text(enter, typed):
    page = reverse("admin:testarea_caso_change", args=[typed.pk])
    said = enter(WHO).post(page, {"folio": EVIL * 40, "direccion": EVIL}).content.decode()
    assert "<script>alert" not in said
    assert "&lt;script&gt;" in said
