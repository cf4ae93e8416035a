"""The form starts from what is likely, says what is wrong beside each field, and keeps all that was typed."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.recordarea.admin import EntregaAdmin
from tests.recordarea.models import Articulo, Entrega
from tests.records.desk import LIST, errors, of, text, typed, values

ADD = f"{LIST}add/"


@pytest.fixture
def desk(enter):
    return enter("encargada")


@pytest.fixture
def filled(comunas, ficha):
    """A form filled in by somebody who knows how."""
    return typed(comuna=comunas[0].pk, ficha=str(ficha.pk), solicitado="$12.500")


def test_a_record_is_typed_and_says_who_typed_it(desk, filled, staff):
    assert desk.post(ADD, filled).status_code == 302
    entrega = Entrega.objects.get()
    assert (entrega.solicitado, entrega.registrado_por, entrega.ocurrido_el) == (
        12_500,
        staff["encargada"],
        date(2019, 6, 3),
    )
    assert entrega.history.get().history_user == staff["encargada"]


def test_it_starts_today_and_offers_the_comunas_of_the_province(desk, comunas):
    answer = desk.get(ADD)
    assert values(answer)["ocurrido_el"] == timezone.localdate()
    offered = [str(label) for _, label in answer.context["adminform"].form.fields["comuna"].choices]
    assert offered[1:] == ["La Serena", "Coquimbo"]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        (
            "ocurrido_el",
            lambda: f"{timezone.localdate() + timedelta(days=1):%d-%m-%Y}",
            "Esta fecha aún no llega",
        ),
        ("ocurrido_el", "31-02-2019", "No existe el 31 de febrero de 2019"),
        ("ocurrido_el", "", "obligatorio"),
        ("comuna", "", "obligatorio"),
        ("comuna", "999999", "Escoja una opción válida"),
        ("comuna", "x", "Escoja una opción válida"),
        ("ficha", "no-es-una-ficha", "válido"),
        ("solicitado", "mil y tantos", "No se entiende el monto"),
        ("solicitado", "-5", "negativo"),
        ("solicitado", "9" * 40, "demasiado grande"),
        ("folio", "x" * 21, "20 caracteres"),
        ("detalle", "con \x00 dentro", "nul"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(
    desk, filled, field, value, sentence
):
    value = value() if callable(value) else value
    refused = desk.post(ADD, {**filled, "detalle": "Se le quemó la casa.", "acta": "7", field: value})
    assert refused.status_code == 200
    assert sentence.lower() in errors(refused)[field].lower()
    kept = values(refused)
    assert kept[field] == value
    assert kept["acta"] == "7"
    assert field == "detalle" or kept["detalle"] == "Se le quemó la casa."
    assert not Entrega.objects.exists()


def test_a_code_somebody_used_is_refused_beside_its_field(desk, filled, make_entrega):
    make_entrega(folio="F-1")
    assert "folio" in errors(desk.post(ADD, {**filled, "folio": "F-1"}))


def test_a_rule_between_fields_is_told_in_its_own_words(desk, filled):
    refused = desk.post(ADD, {**filled, "aprobado": "99.999"})
    assert "No se puede aprobar más de lo que se solicitó." in text(refused)


def test_a_rule_over_a_field_the_form_does_not_show_is_told_too(desk, entrega, monkeypatch):
    entrega.aprobado = 9_000
    entrega.save()
    monkeypatch.setattr(
        EntregaAdmin, "fieldsets", ((None, {"fields": ("ocurrido_el", "comuna", "ficha", "solicitado")}),)
    )
    refused = desk.post(of(entrega), typed(entrega, solicitado="5.000"))
    assert "No se puede aprobar más de lo que se solicitó." in text(refused)
    assert Entrega.objects.get().solicitado == 10_000


def test_what_only_the_database_could_see_is_refused_and_kept(desk, filled, make_entrega, monkeypatch):
    make_entrega(folio="F-1")
    monkeypatch.setattr(Entrega, "validate_unique", lambda self, exclude=None: None)
    monkeypatch.setattr(Entrega, "_perform_unique_checks", lambda self, checks: {})
    refused = desk.post(ADD, {**filled, "folio": "F-1", "detalle": "Urge."})
    assert refused.status_code == 200
    assert "La base de datos no admite esto" in text(refused)
    assert values(refused)["detalle"] == "Urge."
    assert Entrega.objects.count() == 1


def test_the_lines_typed_are_kept_when_the_record_is_refused(desk, filled):
    lines = {
        "articulos-TOTAL_FORMS": "1",
        "articulos-0-nombre": "Estufa",
        "articulos-0-cantidad": "2",
        "articulos-0-version_leida": "1",
    }
    refused = desk.post(ADD, {**filled, **lines, "solicitado": ""})
    [formset] = refused.context["inline_admin_formsets"]
    assert formset.formset.forms[0]["nombre"].value() == "Estufa"
    assert not Articulo.objects.exists()


def test_what_somebody_may_not_see_is_neither_shown_nor_changed(enter, entrega):
    Entrega.objects.filter(pk=entrega.pk).update(detalle="Canario del detalle")
    jefa = enter("jefa")
    assert "Canario del detalle" not in jefa.get(of(entrega)).content.decode()
    entrega.refresh_from_db()
    assert jefa.post(of(entrega), typed(entrega, solicitado="11.000", detalle="Cambiado")).status_code == 302
    kept = Entrega.objects.get()
    assert (kept.detalle, kept.solicitado) == ("Canario del detalle", 11_000)


def test_what_was_annulled_can_be_read_and_no_longer_changed(enter, entrega, staff):
    entrega.anular(staff["jefa"], timezone.localdate(), "Registrada dos veces.")
    answer = enter("encargada").get(of(entrega))
    assert "Registrada dos veces." in text(answer)
    assert enter("encargada").post(of(entrega), typed(entrega)).status_code == 403


def test_nobody_deletes_a_record(enter, entrega):
    for who in ("encargada", "jefa"):
        assert enter(who).post(of(entrega, "delete"), {"post": "yes"}).status_code == 403
    assert Entrega.objects.exists()
