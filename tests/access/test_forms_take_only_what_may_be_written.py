"""A form shows the fields one sees and takes those one writes; whatever else is posted changes nothing."""

import pytest
from django.contrib.admin import site
from django.urls import reverse

from gobernacion.access.models import User
from tests.testarea.models import Caso, Contacto, Nota


def change(record):
    return reverse(f"admin:testarea_{record._meta.model_name}_change", args=[record.pk])


def formset(**fields):
    return {"nota_set-TOTAL_FORMS": "0", "nota_set-INITIAL_FORMS": "0", "etiquetas": [], **fields}


def test_hidden_fields_are_not_in_the_form(enter, office):
    page = enter("encargado.testarea").get(change(office.caso)).content.decode()
    assert "Calle Ana" in page
    assert "Asma" not in page
    assert "iagnóstico" not in page


def test_fields_one_may_only_read_are_read_only(enter, office):
    page = enter("jefatura.testarea").get(change(office.caso))
    assert "Calle Ana" in page.content.decode()
    assert "direccion" not in page.context["adminform"].form.fields
    assert "diagnostico" in page.context["adminform"].form.fields


def test_posting_a_hidden_field_changes_nothing(enter, office):
    data = formset(
        folio="2026-1",
        estado="abierto",
        contacto=office.ana.pk,
        direccion="Otra",
        diagnostico="Nada",
        monto="7",
    )
    assert enter("encargado.testarea").post(change(office.caso), data).status_code == 302
    office.caso.refresh_from_db()
    assert office.caso.direccion == "Otra"
    assert office.caso.monto == 7
    assert office.caso.diagnostico == "Asma"


def test_posting_a_read_only_field_changes_nothing(enter, office):
    data = formset(
        folio="2026-1",
        estado="abierto",
        contacto=office.ana.pk,
        direccion="Otra",
        diagnostico="Nada",
        monto="7",
        prioridad="baja",
    )
    assert enter("jefatura.testarea").post(change(office.caso), data).status_code == 302
    office.caso.refresh_from_db()
    assert office.caso.diagnostico == "Nada"
    assert office.caso.direccion == "Calle Ana"


def test_adding_takes_only_what_may_be_written(enter, office):
    data = formset(
        folio="2026-9",
        estado="abierto",
        contacto=office.ana.pk,
        direccion="Nueva",
        diagnostico="Nada",
        monto="1",
    )
    client = enter("encargado.testarea")
    assert client.post(reverse("admin:testarea_caso_add"), data).status_code == 302
    assert Caso.objects.get(folio="2026-9").diagnostico == ""
    assert enter("jefatura.testarea").post(reverse("admin:testarea_caso_add"), data).status_code == 403


def test_what_is_fixed_is_written_when_added_and_not_after(enter, office, monkeypatch):
    monkeypatch.setattr(type(site.get_model_admin(Caso)), "fijos", ("direccion",))
    client = enter("encargado.testarea")
    data = formset(folio="2026-1", estado="abierto", contacto=office.ana.pk, direccion="Otra", monto="7")
    assert client.post(change(office.caso), data).status_code == 302
    office.caso.refresh_from_db()
    assert (office.caso.direccion, office.caso.monto) == ("Calle Ana", 7)
    added = client.post(reverse("admin:testarea_caso_add"), {**data, "folio": "2026-9"})
    assert added.status_code == 302
    assert Caso.objects.get(folio="2026-9").direccion == "Otra"


def test_reserved_fields_are_in_no_form(enter, office):
    for who in ["encargado.testarea", "jefatura.testarea", "jefatura"]:
        page = enter(who).get(change(office.ana)).content.decode()
        assert "clave-ana" not in page


def test_nobody_moves_a_record_to_an_area_that_is_not_theirs(enter, office):
    caso = {"caso_set-TOTAL_FORMS": "0", "caso_set-INITIAL_FORMS": "0"}
    data = {"area": "otherarea", "numero": "C-1", "nombres": "Anastasia", "run": "RUN-ANA", **caso}
    assert enter("encargado.testarea").post(change(office.ana), data).status_code == 403
    office.ana.refresh_from_db()
    assert office.ana.area == "testarea"
    data = {"area": "otherarea", "numero": "C-9", "nombres": "Nueva", "run": "RUN-9", **caso}
    assert enter("encargado.testarea").post(reverse("admin:testarea_contacto_add"), data).status_code == 403
    assert not Contacto.objects.filter(numero="C-9").exists()


def test_who_only_reads_posts_in_vain(enter, office):
    assert enter("jefatura.testarea").post(change(office.ana), {"nombres": "Otra"}).status_code == 403
    office.ana.refresh_from_db()
    assert office.ana.nombres == "Anastasia"


def test_save_as_new_is_no_way_around(enter, office):
    data = formset(folio="2026-8", estado="abierto", contacto=office.ana.pk, _saveasnew="1")
    assert enter("jefatura.testarea").post(change(office.caso), data).status_code == 403
    assert Caso.objects.count() == 1


# --- records typed inside another one ---


def inline(office, **fields):
    return {
        "folio": "2026-1",
        "estado": "abierto",
        "contacto": office.ana.pk,
        "direccion": "Calle Ana",
        "monto": "0",
        "nota_set-TOTAL_FORMS": "2",
        "nota_set-INITIAL_FORMS": "1",
        "nota_set-0-id": office.nota.pk,
        "nota_set-0-caso": office.caso.pk,
        "nota_set-0-fecha": "02-01-2026",
        "nota_set-1-fecha": "",
        **{f"nota_set-{name}": value for name, value in fields.items()},
    }


def test_an_inline_shows_only_its_visible_fields(enter, office):
    page = enter("encargado.testarea").get(change(office.caso)).content.decode()
    assert "Nota de Ana" in page
    assert "Reserva de Ana" not in page
    assert "eserva" not in page


def test_an_inline_takes_only_what_may_be_written(enter, office):
    new = {"1-fecha": "03-01-2026", "1-texto": "Nueva", "1-reserva": "Forjada"}
    old = {"0-texto": "Cambiada", "0-reserva": "Cambiada"}
    response = enter("encargado.testarea").post(change(office.caso), inline(office, **new, **old))
    assert response.status_code == 302
    office.nota.refresh_from_db()
    assert office.nota.texto == "Nota de Ana"  # this function adds notes and never changes one
    assert office.nota.reserva == "Reserva de Ana"
    assert Nota.objects.get(texto="Nueva").reserva == ""


def test_an_inline_of_another_record_cannot_be_taken_over(enter, office):
    other = Caso.objects.create(folio="2026-2", contacto=office.ana)
    theirs = Nota.objects.create(caso=other, fecha="2026-01-05", texto="De otro")
    data = inline(office, **{"0-id": theirs.pk, "0-reserva": "Robada"})
    enter("jefatura.testarea").post(change(office.caso), data)
    theirs.refresh_from_db()
    assert theirs.caso == other
    assert theirs.reserva == ""


def test_an_inline_without_permission_is_not_there(enter, office):
    page = enter("encargado.otherarea").get(change(office.otro))
    assert page.context["inline_admin_formsets"] == []


@pytest.mark.parametrize(
    "broken",
    [
        {"nota_set-TOTAL_FORMS": "abc"},
        {"nota_set-TOTAL_FORMS": "9" * 30},
        {"nota_set-0-id": "abc"},
        {"nota_set-0-id": "9" * 40},
        {"contacto": "9" * 40},
        {"contacto": "\x00"},
        {"folio": "\x00"},
        {"monto": "9" * 40},
        {"monto": "1e9999"},
        {"etiquetas": ["abc", "9" * 40]},
    ],
)
def test_a_broken_form_is_answered_in_words(enter, office, broken):
    for who in ["encargado.testarea", "jefatura.testarea"]:
        response = enter(who).post(change(office.caso), inline(office) | broken)
        assert response.status_code in (200, 302)


def test_the_mark_of_django_grants_nothing(enter, office, people):
    client = enter("super")
    assert people["super"].is_superuser
    for address in [
        change(office.caso),
        reverse("admin:testarea_caso_changelist"),
        reverse("admin:access_user_changelist"),
    ]:
        assert client.get(address).status_code == 404
    assert not people["super"].has_perm("testarea.view_caso")
    assert not people["super"].has_module_perms("testarea")
    assert "no otorga nada" in User._meta.get_field("is_superuser").verbose_name
