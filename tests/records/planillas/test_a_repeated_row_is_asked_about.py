"""A row that says what one loaded before says is neither dropped unsaid nor added unasked."""

from datetime import date

import pytest

from tests.recordarea.models import Entrega
from tests.records.planillas.carrying import decide, download, found, notes, upload

pytestmark = pytest.mark.django_db
ROW = {"Fecha": "04-06-2019", "Comuna": "La Serena", "Persona": "11.111.111-1", "Monto_solicitado": 7_500}
FILE = b"RUN persona;Monto;Comuna;Fecha\n11.111.111-1;7500;La Serena;04-06-2019\n"
WHICH = {"ficha": "1", "solicitado": "2", "comuna": "3", "ocurrido_el": "4"}


def typed(client, *rows):
    papel = download(client)
    for row in rows:
        papel.say(row, **ROW)
    return papel


def foreign(client, content=FILE):
    page = upload(client, content)
    return client.post(page.redirect_chain[-1][0], {"accion": "columnas", **WHICH}, follow=True)


def test_it_is_shown_with_the_record_it_equals_and_left_out(enter, staff, ficha, comunas):
    papel = typed(enter("encargada"), 3)
    decide(enter("encargada"), upload(enter("encargada"), papel))
    one = Entrega.objects.get()
    papel.say(4, **{**ROW, "Monto_solicitado": 9_000})
    page = upload(enter("otra"), papel)
    assert found(page) == {"repetida": 1, "nueva": 1}
    [(row, _, said)] = notes(page)
    assert row == 3
    assert f"{one}, el " in said
    assert f"por {staff['encargada']}." in said
    decide(enter("otra"), page, "aplicar_buenas")
    assert Entrega.objects.count() == 2


def test_ticked_it_is_added(enter, ficha, comunas):
    papel = typed(enter("encargada"), 3, 5)
    decide(enter("encargada"), upload(enter("encargada"), papel))
    page = upload(enter("encargada"), papel)
    assert "Agregarla igual" in page.content.decode()
    after = decide(enter("encargada"), page, "aplicar_buenas", agregar="5")
    assert "agregados 1" in after.content.decode()
    assert Entrega.objects.count() == 3
    decide(enter("encargada"), upload(enter("encargada"), papel), "aplicar_buenas", agregar="todas")
    assert Entrega.objects.count() == 5


def test_what_was_annulled_since_is_no_reason_to_leave_it_out(enter, staff, ficha, comunas):
    papel = typed(enter("encargada"), 3, 4)
    decide(enter("encargada"), upload(enter("encargada"), papel))
    Entrega.objects.first().anular(staff["jefa"], date(2019, 6, 5), "Estaba mal")
    assert found(upload(enter("encargada"), papel)) == {"repetida": 1, "nueva": 1}


def test_of_three_equal_rows_the_one_not_loaded_yet_is_new(enter, ficha, comunas):
    papel = typed(enter("encargada"), 3, 4)
    decide(enter("encargada"), upload(enter("encargada"), papel))
    page = upload(enter("encargada"), papel.say(5, **ROW))
    assert found(page) == {"repetida": 2, "nueva": 1}
    decide(enter("encargada"), page, "aplicar_buenas")
    assert Entrega.objects.count() == 3


def test_another_file_of_another_system_may_say_the_same(enter, ficha, comunas):
    decide(enter("encargada"), foreign(enter("encargada")))
    page = foreign(enter("otra"), FILE + b"11.111.111-1;9000;La Serena;04-06-2019\n")
    assert found(page) == {"repetida": 1, "nueva": 1}
    assert "desde un archivo de otro sistema" in page.content.decode()
    decide(enter("otra"), page, "aplicar_buenas", agregar="2")
    assert Entrega.objects.count() == 3


def test_of_a_record_out_of_reach_nothing_is_told(enter, staff, ficha, comunas, monkeypatch):
    papel = typed(enter("encargada"), 3)
    decide(enter("encargada"), upload(enter("encargada"), papel))
    one = Entrega.objects.get()
    from tests.recordarea.admin import EntregaAdmin

    monkeypatch.setattr(EntregaAdmin, "get_queryset", lambda self, request: Entrega.objects.none())
    page = upload(enter("otra"), papel)
    assert found(page) == {"repetida": 1}
    [(_, _, said)] = notes(page)
    assert str(one) not in said
    assert str(staff["encargada"]) not in said


def test_a_tick_that_cannot_be_kept_waits_for_another(enter, ficha, comunas):
    """What was ticked is added; if it then breaks a rule nothing is, and the row is shown with it."""
    papel = typed(enter("encargada"), 3)
    papel.say(3, Folio="F-1")
    decide(enter("encargada"), upload(enter("encargada"), papel))
    page = upload(enter("encargada"), papel)
    assert found(page) == {"repetida": 1}
    after = decide(enter("encargada"), page, "aplicar_buenas", agregar="3")
    assert found(after) == {"rechazada": 1}
    assert Entrega.objects.count() == 1


def test_with_nothing_ticked_there_is_nothing_to_save_and_the_file_stays(enter, ficha, comunas):
    papel = typed(enter("encargada"), 3)
    decide(enter("encargada"), upload(enter("encargada"), papel))
    page = upload(enter("encargada"), papel)
    after = decide(enter("encargada"), page, "aplicar_buenas")
    assert "No hay nada que guardar" in after.content.decode()
    assert found(after) == {"repetida": 1}
    assert after.context["carga"].contenido
