"""Selects, autocompletes, filters and prefilled forms name only records the person may choose, as they may be named."""

import pytest
from django.urls import reverse
from django.utils import timezone

from gobernacion.access.grants import Grants
from gobernacion.access.models import Anotacion

AUTOCOMPLETE = reverse("admin:autocomplete")
CASO_ADD = reverse("admin:testarea_caso_add")
CASOS = reverse("admin:testarea_caso_changelist")


def ask(client, field="contacto", model="caso", app="testarea", term="", **more):
    return client.get(
        AUTOCOMPLETE, {"app_label": app, "model_name": model, "field_name": field, "term": term, **more}
    )


def test_autocomplete_offers_the_area_s_own_with_their_names(enter, office):
    assert ask(enter("encargado.testarea")).json()["results"] == [
        {"id": str(office.ana.pk), "text": "Contacto C-1 · Anastasia"}
    ]


def test_autocomplete_never_finds_by_hidden_fields_nor_in_other_areas(enter, office):
    client = enter("encargado.testarea")
    for term in ["Otilio", "C-2", "RUN-OTRO", "clave", "Asma"]:
        assert ask(client, term=term).json()["results"] == []
    assert len(ask(client, term="RUN-ANA").json()["results"]) == 1


@pytest.mark.parametrize(
    ("who", "question"),
    [
        ("autoridad", {}),
        ("nadie", {}),
        ("super", {}),
        ("jefatura.otherarea", {}),
        ("jefatura.testarea", {"app": "otherarea", "model": "expediente"}),
        ("encargado.testarea", {"field": "folio"}),
        ("encargado.testarea", {"field": "nope"}),
        ("encargado.testarea", {"field": "expediente"}),
        ("encargado.testarea", {"field": "nota"}),
        ("encargado.testarea", {"model": "nope"}),
        ("encargado.testarea", {"app": ""}),
        ("encargado.testarea", {"app": "access", "model": "asignacion", "field": "user"}),
        ("administrador", {"app": "access", "model": "anotacion", "field": "quien"}),
    ],
)
def test_autocomplete_answers_only_for_a_field_the_person_writes(enter, office, who, question):
    response = ask(enter(who), **question)
    assert response.status_code in (403, 404)
    assert b"Anastasia" not in response.content


@pytest.mark.parametrize(
    "more", [{"page": "9" * 30}, {"page": "x"}, {"term": "a" * 9000}, {"term": "a " * 900}]
)
def test_autocomplete_survives_odd_questions(enter, office, more):
    term = more.pop("term", "")
    assert ask(enter("encargado.testarea"), term=term, **more).status_code in (200, 404)


def test_a_name_is_shown_only_to_who_sees_it(enter, office, people):
    """Whoever may choose a person without seeing the name reads the impersonal one."""
    today = timezone.localdate()
    assert Grants(people["jefatura.testarea"], today).label(office.ana) == "Contacto C-1 · Anastasia"
    assert Grants(people["encargado.otherarea"], today).label(office.ana) == "Contacto C-1"
    assert Grants(people["autoridad"], today).label(office.ana) == "Contacto C-1"


def test_selects_offer_only_what_may_be_chosen(enter, office):
    page = enter("encargado.otherarea").get(reverse("admin:otherarea_expediente_add")).content.decode()
    assert "2026-1" not in page  # the case belongs to an area this person knows nothing of
    assert "C-1" not in page


def test_a_forged_choice_is_refused(enter, office):
    client = enter("encargado.otherarea")
    data = {"folio": "E-2", "contacto": office.ana.pk, "caso": office.caso.pk, "relato": "x"}
    response = client.post(reverse("admin:otherarea_expediente_add"), data)
    assert response.status_code == 200
    assert response.context["adminform"].form.errors.keys() == {"contacto", "caso"}
    assert "Anastasia" not in response.content.decode()


def test_a_choice_of_the_catalogue_is_offered_to_who_may_only_choose(enter, office):
    client = enter("encargado.testarea")
    assert "urgente" in client.get(CASO_ADD).content.decode()
    assert client.get(reverse("admin:testarea_etiqueta_changelist")).status_code == 403


def test_filters_offer_only_what_may_be_chosen(enter, office):
    page = enter("jefatura.testarea").get(CASOS).content.decode()
    assert "Contacto C-1 · Anastasia" in page
    assert "C-2" not in page


def test_a_link_fills_in_only_what_the_form_declares(enter, office):
    client = enter("encargado.testarea")
    page = client.get(
        CASO_ADD, {"contacto": office.otro.pk, "folio": "PUESTO", "padre": "abc", "estado": "x"}
    )
    assert page.status_code == 200
    assert "PUESTO" not in page.content.decode()
    assert "C-2" not in page.content.decode()
    page = client.get(
        reverse("admin:testarea_contacto_add"), {"nombres": "Berta", "clave": "zzz", "numero": "PUESTO"}
    )
    assert 'value="Berta"' in page.content.decode()
    assert "PUESTO" not in page.content.decode()
    assert "zzz" not in page.content.decode()


def test_the_people_among_whom_one_is_chosen_leave_one_line_for_all(enter, office):
    ask(enter("encargado.testarea"))
    line = Anotacion.objects.get()
    assert (line.accion, line.modelo, line.filas) == ("ver_lista", "testarea.Contacto", 1)
    assert line.registros == f" {office.ana.pk} "
    assert line.motivo == "Opciones de un formulario."


def test_options_that_name_nobody_leave_no_line(enter, office):
    ask(enter("encargado.testarea"), term="nadie así")
    ask(enter("encargado.testarea"), field_name="padre")
    assert not Anotacion.objects.exists()
