"""Actions, buttons and pages of their own need a declared permission and happen entirely or not at all."""

import pytest
from django.urls import reverse

from gobernacion.access.models import Anotacion
from tests.testarea.models import Caso, Estado

CASOS = reverse("admin:testarea_caso_changelist")


def page(name, caso):
    return reverse(f"admin:testarea_caso_{name}", args=[caso.pk])


def act(client, *casos, name="aprobar", **more):
    data = {"action": name, "_selected_action": [caso.pk for caso in casos], "index": "0", **more}
    return client.post(CASOS, data, follow=True)


def approved():
    return set(Caso.objects.filter(estado=Estado.APROBADO).values_list("folio", flat=True))


def test_an_action_is_offered_to_who_may_do_it(enter, office):
    assert "Aprobar los elegidos" in enter("jefatura.testarea").get(CASOS).content.decode()
    assert "Aprobar los elegidos" not in enter("encargado.testarea").get(CASOS).content.decode()


def test_an_action_without_permission_does_nothing(enter, office):
    act(enter("encargado.testarea"), office.caso)
    act(enter("jefatura.testarea"), office.caso, name="delete_selected")
    assert approved() == set()
    assert Caso.objects.count() == 1


def test_an_action_reaches_only_the_rows_of_one_s_areas(enter, office):
    assert act(enter("jefatura.otherarea"), office.caso).status_code == 404
    assert approved() == set()


def test_an_action_leaves_one_line_for_each_record(enter, office):
    other = Caso.objects.create(folio="2026-2", contacto=office.ana)
    act(enter("jefatura.testarea"), office.caso, other)
    assert approved() == {"2026-1", "2026-2"}
    lines = Anotacion.objects.filter(accion="aprobar")
    assert {line.registro for line in lines} == {str(office.caso.pk), str(other.pk)}


def test_an_action_that_is_refused_halfway_changes_nothing(enter, office):
    Caso.objects.create(folio="2026-2", contacto=office.ana, monto=5000)
    response = act(enter("jefatura.testarea"), *Caso.objects.all())
    assert "el monto pasa del límite" in response.content.decode()
    assert approved() == set()
    assert not Anotacion.objects.filter(accion="aprobar").exists()


def test_an_action_over_the_whole_list_keeps_its_filters(enter, office):
    Caso.objects.create(folio="2026-2", contacto=office.ana, prioridad="baja")
    client = enter("jefatura.testarea")
    data = {"action": "aprobar", "_selected_action": [office.caso.pk], "select_across": "1", "index": "0"}
    client.post(f"{CASOS}?prioridad__exact=baja", data)
    assert approved() == {"2026-2"}


def test_a_button_acts_once_and_leaves_its_line(enter, office):
    client = enter("jefatura.testarea")
    assert (
        "Cerrar" in client.get(reverse("admin:testarea_caso_change", args=[office.caso.pk])).content.decode()
    )
    client.post(page("cerrar", office.caso))
    assert approved() == {"2026-1"}
    response = client.post(page("cerrar", office.caso), follow=True)
    assert "ya no se puede hacer" in response.content.decode()
    assert Anotacion.objects.filter(accion="cerrar").count() == 1


def test_a_button_refused_changes_nothing(enter, office):
    Caso.objects.update(monto=5000)
    response = enter("jefatura.testarea").post(page("cerrar", office.caso), follow=True)
    assert "El monto pasa del límite" in response.content.decode()
    assert approved() == set()
    assert not Anotacion.objects.filter(accion="cerrar").exists()


def test_looking_at_a_button_does_not_press_it(enter, office):
    assert enter("jefatura.testarea").get(page("cerrar", office.caso))["Location"] == page(
        "change", office.caso
    )
    assert approved() == set()


@pytest.mark.parametrize("name", ["cerrar", "aprobar_uno"])
def test_pages_are_refused_to_who_may_not(enter, office, name):
    client = enter("encargado.testarea")
    response = client.post(page(name, office.caso))
    assert response.status_code == 403
    assert "Su función no permite" in response.content.decode()
    assert enter("jefatura.otherarea").post(page(name, office.caso)).status_code == 404
    assert approved() == set()


def test_a_form_page_writes_its_reason_in_the_journal(enter, office):
    client = enter("jefatura.testarea")
    assert "¿Por qué" in client.get(page("aprobar_uno", office.caso)).content.decode()
    client.post(page("aprobar_uno", office.caso), {"motivo": "Informe social vigente"})
    assert Anotacion.objects.get(accion="aprobar").motivo == "Informe social vigente"


def test_a_reason_that_names_somebody_undoes_the_decision(enter, office):
    client = enter("jefatura.testarea")
    response = client.post(page("aprobar_uno", office.caso), {"motivo": "Pide 12.345.678-5"}, follow=True)
    assert "No escriba RUN" in response.content.decode()
    assert approved() == set()


def test_a_list_page_is_offered_and_refused_by_the_same_rule(enter, office):
    exportar = reverse("admin:testarea_caso_exportar")
    assert enter("encargado.testarea").get(exportar).status_code == 403
    assert "Exportar" not in enter("encargado.testarea").get(CASOS).content.decode()
    client = enter("jefatura.testarea")
    assert "Exportar" in client.get(CASOS).content.decode()
    assert client.post(exportar, {"motivo": "Rendición anual"}).content == b"2026-1"
    line = Anotacion.objects.get(accion="exportar")
    assert (line.modelo, line.filas, line.motivo) == ("testarea.Caso", 1, "Rendición anual")
