"""What outlives a record (log lines, messages, confirmations, histories) says its number, never who it was about."""

import logging

from django.contrib.admin.models import LogEntry
from django.contrib.messages import get_messages
from django.urls import reverse

from gobernacion.access.models import Anotacion
from tests.testarea.models import Caso

NAMES = ["Anastasia", "RUN-ANA", "Calle Ana", "Asma", "Nota de Ana", "Reserva de Ana", "Otilio", "Relato"]


def form(office, **fields):
    return {
        "folio": "2026-1",
        "estado": "abierto",
        "contacto": office.ana.pk,
        "direccion": "Otra calle",
        "monto": "0",
        "nota_set-TOTAL_FORMS": "0",
        "nota_set-INITIAL_FORMS": "0",
        **fields,
    }


def test_log_lines_and_messages_say_the_number(enter, office, caplog):
    caplog.set_level(logging.DEBUG)
    office.expediente.delete()
    office.nota.delete()
    change = reverse("admin:testarea_caso_change", args=[office.caso.pk])
    enter("encargado.testarea").post(change, form(office))
    response = enter("encargado.testarea").post(
        reverse("admin:testarea_caso_add"), form(office, folio="2026-5")
    )
    enter("jefatura.testarea").post(
        reverse("admin:testarea_caso_delete", args=[office.caso.pk]), {"post": "yes"}
    )
    lines = LogEntry.objects.order_by("pk")
    assert [line.object_repr for line in lines] == ["Caso 2026-1", "Caso 2026-5", "Caso 2026-1"]
    said = [str(message) for message in get_messages(response.wsgi_request)]
    written = " ".join([*said, *(line.change_message for line in lines), caplog.text])
    assert "Caso 2026-5" in written
    for name in NAMES:
        assert name not in written


def test_the_confirmation_of_a_deletion_names_nothing_else(enter, office):
    office.expediente.delete()
    office.nota.delete()
    page = (
        enter("jefatura.testarea")
        .get(reverse("admin:testarea_caso_delete", args=[office.caso.pk]))
        .content.decode()
    )
    assert "Caso 2026-1" in page
    for name in NAMES:
        assert name not in page


def test_what_depends_on_a_record_in_another_area_is_not_named(enter, office):
    delete = reverse("admin:testarea_caso_delete", args=[office.caso.pk])
    client = enter("jefatura.testarea")
    page = client.get(delete).content.decode()
    assert "Otros registros que dependen de este." in page
    assert "xpediente" not in page
    assert "E-1" not in page
    client.post(delete, {"post": "yes"})
    assert Caso.objects.filter(pk=office.caso.pk).exists()


def test_nothing_is_deleted_unless_declared(enter, office):
    assert (
        enter("encargado.testarea")
        .get(reverse("admin:testarea_caso_delete", args=[office.caso.pk]))
        .status_code
        == 403
    )
    assert (
        enter("jefatura.testarea")
        .post(reverse("admin:testarea_contacto_delete", args=[office.ana.pk]), {"post": "yes"})
        .status_code
        == 403
    )
    actions = enter("jefatura.testarea").get(reverse("admin:testarea_caso_changelist")).context["action_form"]
    assert [name for name, _ in actions.fields["action"].choices if name] == ["aprobar"]


def test_the_history_needs_its_own_permission_and_says_the_number(enter, office):
    history = reverse("admin:testarea_caso_history", args=[office.caso.pk])
    assert enter("encargado.testarea").get(history).status_code == 403
    page = enter("jefatura.testarea").get(history)
    assert page.status_code == 200
    for name in NAMES:
        assert name not in page.content.decode()
    assert Anotacion.objects.get(accion="ver_historial").registro == str(office.caso.pk)


def test_a_popup_says_the_number(enter, office):
    response = enter("encargado.testarea").post(
        reverse("admin:testarea_caso_add"), form(office, folio="2026-6", _popup="1")
    )
    assert "Caso 2026-6" in response.content.decode()
    for name in NAMES:
        assert name not in response.content.decode()


def test_there_is_no_shortcut_from_a_number_to_a_page(enter, office):
    assert enter("jefatura").get(f"/interno/r/1/{office.caso.pk}/").status_code == 404


def test_the_start_page_tells_nothing_of_what_was_done(enter, office):
    change = reverse("admin:testarea_caso_change", args=[office.caso.pk])
    client = enter("encargado.testarea")
    client.post(change, form(office))
    client.get(change)
    page = client.get(reverse("admin:index")).content.decode()
    assert "2026-1" not in page.replace("Caso 2026-1” ", "")
