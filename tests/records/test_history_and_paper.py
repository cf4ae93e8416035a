"""What a record was, said to those who may see it: its history, any past day, and the printed sheet."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gobernacion.access.models import Anotacion
from tests.recordarea.models import Articulo, Entrega
from tests.records.desk import of, text, typed


@pytest.fixture
def changed(enter, entrega, comunas):
    enter("encargada").post(
        of(entrega), typed(entrega, comuna=comunas[1].pk, detalle="Canario del detalle", urgente="on")
    )
    entrega.refresh_from_db()
    return entrega


def test_it_says_who_changed_what_and_when(enter, changed):
    said = text(enter("encargada").get(of(changed, "history")))
    assert "Comuna: La Serena → Coquimbo" in said
    assert "Urgente: No → Sí" in said
    assert "Detalle: — → Canario del detalle" in said
    assert "encargada Modificar" in said


def test_it_keeps_from_each_what_they_may_not_see(enter, changed):
    page = enter("jefa").get(of(changed, "history"))
    assert "La Serena → Coquimbo" in text(page)
    assert "Canario" not in page.content.decode()
    assert "Detalle" not in text(page)


def test_looking_at_it_is_journalled(enter, changed, staff):
    enter("jefa").get(of(changed, "history"))
    assert (
        Anotacion.objects.filter(
            accion="ver_historial", registro=str(changed.pk), quien=staff["jefa"]
        ).count()
        == 1
    )


def test_it_does_not_exist_for_the_neighbour(enter, changed):
    assert enter("vecina").get(of(changed, "history")).status_code == 404


def test_a_long_history_has_pages(enter, entrega, monkeypatch):
    monkeypatch.setattr("gobernacion.access.version_history.PER_PAGE", 2)
    for number in range(4):
        entrega.solicitado = 20_000 + number
        entrega.save()
    first = enter("encargada").get(of(entrega, "history"))
    assert "$20.002 → $20.003" in text(first)
    assert "$20.001 → $20.002" in text(first)
    last = enter("encargada").get(of(entrega, "history") + "?p=3")
    assert "Registrar" in text(last)
    for odd in ("0", "-1", "x", "9" * 30):
        assert enter("encargada").get(of(entrega, "history") + f"?p={odd}").status_code == 200


def test_any_past_moment_can_be_asked_for(entrega):
    entrega.solicitado = 99_000
    entrega.save()
    moments = list(entrega.history.order_by("history_id").values_list("history_date", flat=True))
    [before] = Entrega.history.as_of(moments[0] + (moments[1] - moments[0]) / 2)
    assert (before.solicitado, Entrega.objects.get().solicitado) == (10_000, 99_000)
    assert not Entrega.history.as_of(moments[0] - timedelta(days=1)).exists()


def test_the_printed_sheet_says_what_the_form_says_to_this_person(enter, changed):
    Articulo.objects.create(entrega=changed, nombre="Frazada", cantidad=3)
    sheet = text(enter("encargada").get(of(changed, "imprimir")))
    for words in (
        str(changed),
        "Ana Rojas Díaz",
        "Coquimbo",
        "$10.000",
        "Canario del detalle",
        "Urgente Sí",
        "Frazada 3",
    ):
        assert words in sheet
    assert "Gobernación de Elqui" in sheet
    assert "Canario" not in enter("jefa").get(of(changed, "imprimir")).content.decode()


def test_printing_is_journalled(enter, changed, staff):
    enter("jefa").get(of(changed, "imprimir"))
    assert (
        Anotacion.objects.filter(accion="imprimir", registro=str(changed.pk), quien=staff["jefa"]).count()
        == 1
    )


def test_an_annulled_record_says_so_on_paper(enter, entrega, staff):
    entrega.anular(staff["jefa"], timezone.localdate(), "Duplicada.")
    assert "Anulado el" in text(enter("encargada").get(of(entrega, "imprimir")))
