"""What the pages of a planilla say of nothing typed, of what a row would add, of what two rows repeat."""

import pytest
from django.contrib import admin
from django.test import RequestFactory

from gobernacion.lib.nearest import closest
from gobernacion.records.planillas import jobs
from gobernacion.records.planillas.columns import columns_of
from gobernacion.records.planillas.foreign import guess
from gobernacion.records.planillas.jobs import Avance
from tests.every_area import open_desk
from tests.peoplearea.models import Visita
from tests.recordarea.models import Entrega
from tests.records.planillas.carrying import decide, download, found, notes, upload
from tests.records.planillas.test_a_planilla_goes_back_with_its_remarks import remarks

pytestmark = pytest.mark.django_db
ROW = {"Fecha": "04-06-2019", "Comuna": "La Serena", "Persona": "11.111.111-1", "Monto_solicitado": 7_500}


def test_of_nothing_typed_it_says_so(enter, ficha):
    page = upload(enter("encargada"), download(enter("encargada"))).content.decode()
    assert "no trae ninguna fila escrita" in page
    assert "dice lo mismo" not in page


def test_it_says_what_a_row_would_add(enter, ficha, comunas):
    page = upload(enter("encargada"), download(enter("encargada")).say(3, **ROW)).content.decode()
    assert "Fecha: 04-06-2019; Comuna: La Serena" in page


def test_what_two_rows_repeat_is_named_without_what_the_cell_may_say(enter, ficha, comunas):
    papel = download(enter("encargada")).say(4, **ROW, Folio="F-1").say(5, **ROW, Folio="F-1")
    page = upload(enter("encargada"), papel)
    assert [said for _, _, said in notes(page)] == [
        "Las filas 4 y 5 repiten lo que no se puede repetir: Folio."
    ] * 2
    assert not any(note.validos for row in page.context["found"].filas for note in row.notas)


def test_a_long_text_is_shown_by_its_beginning(enter, entrega, ficha):
    papel = download(enter("encargada"), rows=True)
    papel.say(papel.row_of(entrega), Detalle="x" * 32_000).say(9, **{**ROW, "Fecha": "y" * 32_000})
    page = upload(enter("encargada"), papel).content.decode()
    assert "x" * 201 not in page
    assert "y" * 601 not in page


def test_a_long_one_that_was_just_begun_counts_no_rows(enter, ficha, comunas, monkeypatch):
    page = upload(enter("encargada"), download(enter("encargada")).say(3, **ROW))
    monkeypatch.setattr(jobs, "how_far", lambda key: Avance(0, 0))
    said = enter("encargada").get(page.redirect_chain[-1][0]).content.decode()
    assert "Abriendo la planilla." in said
    assert "0 de 0" not in said


def test_a_formula_without_a_value_comes_back_as_it_was_typed(enter, ficha, comunas):
    papel = download(enter("encargada")).say(3, **{**ROW, "Monto_solicitado": "=1000+500"})
    page = upload(enter("encargada"), papel)
    assert found(page) == {"rechazada": 1}
    assert remarks(enter("encargada"), page).cell(3, "Monto solicitado").value == "=1000+500"


def test_days_as_a_spreadsheet_counts_them_are_read_in_a_csv(enter, ficha, comunas):
    file = b"RUN persona;Monto;Comuna;Fecha;Nota\n11.111.111-1;43558;La Serena;43558;43558\n"
    page = upload(enter("encargada"), file)
    which = {"ficha": "1", "solicitado": "2", "comuna": "3", "ocurrido_el": "4", "detalle": "5"}
    page = enter("encargada").post(page.redirect_chain[-1][0], {"accion": "columnas", **which}, follow=True)
    decide(enter("encargada"), page)
    one = Entrega.objects.get()
    assert (str(one.ocurrido_el), one.solicitado, one.detalle) == ("2019-04-03", 43_558, "43558")
    papel = download(enter("encargada")).say(3, **{**ROW, "Fecha": "43558"})
    assert found(upload(enter("encargada"), papel)) == {"rechazada": 1}


def test_columns_are_guessed_by_what_other_systems_call_them(comunas):
    staff = open_desk("peoplearea")
    request = RequestFactory().get("/")
    request.user = staff["encargada"]
    columns = columns_of(admin.site.get_model_admin(Visita), request)
    heads = dict(
        enumerate(["Rut", "Nombre", "Apellido paterno", "Apellido materno", "Fecha", "Comuna"], start=1)
    )
    guessed = guess(columns, heads, {})
    assert {name: place for name, place in guessed.items() if name != "comuna"} == {
        "ficha_run": 1,
        "ficha_nombres": 2,
        "ficha_primer_apellido": 3,
        "ficha_segundo_apellido": 4,
        "ocurrido_el": 5,
    }


def test_an_amount_is_guessed_by_a_word_of_its_header(staff, comunas):
    request = RequestFactory().get("/")
    request.user = staff["encargada"]
    columns = columns_of(admin.site.get_model_admin(Entrega), request)
    assert guess(columns, {1: "Monto", 2: "Rut"}, {}) == {"solicitado": 1, "ficha": 2}


def test_of_words_as_close_the_one_that_begins_alike_is_suggested():
    assert closest("chilena", ["Argentina", "China", "Chile", "Suecia"]) == "Chile"
