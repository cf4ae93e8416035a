"""People are known by their RUN within the own area, once each; nothing tells who is known elsewhere."""

from datetime import date

import pytest

from gobernacion.access.roles import Rol
from gobernacion.directory.models import Documento, Ficha, Persona
from gobernacion.lib.days import YearAlone
from tests.access.people import browser_of, make_user, name
from tests.peoplearea.models import Visita
from tests.records.conftest import make_ficha
from tests.records.planillas.carrying import decide, download, found, notes, upload

pytestmark = pytest.mark.django_db
LIST = "/interno/peoplearea/visita/"
RUN, OTHER = "36.000.000-1", "11.111.111-1"


@pytest.fixture
def clerk(comunas):
    user = make_user("visitadora")
    name(user, Rol.ENCARGADO, "peoplearea")
    return browser_of(user)


def row(papel, number, run=RUN, **said):
    papel.say(number, Fecha="04-06-2019", Comuna="La Serena", Documento="RUN", RUN=run, **said)
    return papel


def test_somebody_new_is_written_once_however_many_rows_name_them(clerk):
    papel = download(clerk, address=LIST)
    row(papel, 3, Nombres="Rosa", Primer_apellido="Pizarro", Fecha_de_nacimiento="03-02-1950")
    row(papel, 4, Nombres="Rosa", Primer_apellido="Pizarro")
    row(papel, 5)
    page = upload(clerk, papel, LIST)
    assert found(page) == {"nueva": 3}, notes(page)
    assert "La misma persona está en las filas 3, 4 y 5." in page.content.decode()
    decide(clerk, page)
    [ficha] = Ficha.objects.all()
    assert (ficha.nombres, ficha.persona.run, ficha.area) == ("Rosa", "36000000-1", "peoplearea")
    assert [visita.ficha for visita in Visita.objects.all()] == [ficha] * 3
    assert ficha.history.count() == 1


def test_somebody_the_area_knows_needs_the_run_alone(clerk):
    ficha = make_ficha(area="peoplearea")
    page = upload(clerk, row(download(clerk, address=LIST), 3, OTHER), LIST)
    assert found(page) == {"nueva": 1}, notes(page)
    decide(clerk, page)
    assert Visita.objects.get().ficha == ficha
    ficha.refresh_from_db()
    assert ficha.version == 1


def test_other_data_of_somebody_known_is_for_a_person_to_decide(clerk):
    make_ficha(area="peoplearea")
    page = upload(clerk, row(download(clerk, address=LIST), 3, OTHER, Nombres="Anita"), LIST)
    assert found(page) == {"conflicto": 1}
    assert "La ficha que su área tiene de esta persona dice «Ana»; la planilla dice «Anita»." in str(
        notes(page)
    )


def test_two_rows_that_say_different_things_of_somebody_are_both_named(clerk):
    papel = download(clerk, address=LIST)
    row(papel, 3, Nombres="Rosa", Primer_apellido="Pizarro")
    row(papel, 4, Nombres="Juana", Primer_apellido="Pizarro")
    page = upload(clerk, papel, LIST)
    assert found(page) == {"nueva": 1, "conflicto": 1}
    assert "La fila 3 dice «Rosa» de esta misma persona; esta fila dice «Juana»." in str(notes(page))


def test_somebody_only_another_area_knows_is_answered_like_nobody(clerk):
    make_ficha(area="otherarea")
    papel = row(row(download(clerk, address=LIST), 3, OTHER), 4, RUN)
    page = upload(clerk, papel, LIST)
    told = [(said, cell.replace("4", "3")) for _, cell, said in notes(page)]
    assert found(page) == {"rechazada": 2}
    assert told[: len(told) // 2] == told[len(told) // 2 :]
    row(papel, 3, OTHER, Nombres="Otra", Primer_apellido="Distinta")
    row(papel, 4, RUN, Nombres="Otra", Primer_apellido="Distinta")
    decide(clerk, upload(clerk, papel, LIST))
    assert Visita.objects.count() == 2
    assert Persona.objects.count() == 2


def test_a_person_corrected_in_a_planilla_is_the_next_version_and_is_put_back(clerk):
    row_ = row(download(clerk, address=LIST), 3, RUN, Nombres="Rosa", Primer_apellido="Pizarro")
    decide(clerk, upload(clerk, row_, LIST))
    papel = download(clerk, rows=True, address=LIST)
    papel.say(3, Nombres="Rosa Ester")
    page = decide(clerk, upload(clerk, papel, LIST))
    ficha = Ficha.objects.get()
    assert (ficha.nombres, ficha.version) == ("Rosa Ester", 2)
    decide(clerk, page, "deshacer")
    ficha.refresh_from_db()
    assert (ficha.nombres, ficha.version) == ("Rosa", 3)


def paper(papel, number, documento, **said):
    heads = {"Fecha": "04-06-2019", "Comuna": "La Serena", "Documento": documento}
    numero = {"Número_del_documento_extranjero": "12345678", "País_que_lo_emitió": "Venezuela"}
    papel.say(number, **heads, **numero, **said)
    return papel


def test_a_wholly_different_name_is_asked_about_and_never_written(clerk):
    make_ficha(area="peoplearea")
    said = {"Nombres": "Luis", "Primer_apellido": "Pizarro"}
    page = upload(clerk, row(download(clerk, address=LIST), 3, OTHER, **said), LIST)
    assert found(page) == {"conflicto": 1}
    assert "¿Es otra persona? En su área este documento es de Ana Rojas" in str(notes(page))
    assert Ficha.objects.get().version == 1


def test_a_passport_and_a_national_card_of_one_number_are_two_people_there_too(clerk):
    papel = download(clerk, address=LIST)
    paper(papel, 3, "Pasaporte", Nombres="Rosa", Primer_apellido="Pizarro")
    paper(papel, 4, "Cédula o DNI de otro país", Nombres="Luis", Primer_apellido="Soto")
    papel.say(5, Fecha="04-06-2019", Comuna="La Serena", Documento="Número provisorio (IPE, Fonasa)")
    papel.say(5, RUN="100.200.300-3", Nombres="Ana", Primer_apellido="Rojas")
    page = upload(clerk, papel, LIST)
    assert found(page) == {"nueva": 3}, notes(page)
    decide(clerk, page)
    assert {one.identificacion for one in Ficha.objects.all()} == {
        "12345678 (pasaporte, Venezuela)",
        "12345678 (cédula, Venezuela)",
        "100.200.300-3 (provisorio)",
    }
    again = upload(clerk, download(clerk, rows=True, address=LIST), LIST)
    assert set(found(again)) <= {"igual"}, notes(again)


@pytest.mark.parametrize("year", ["1950", 1950])
def test_a_year_of_birth_alone_goes_and_comes_back_as_one(clerk, year):
    papel = row(download(clerk, address=LIST), 3, Nombres="Rosa", Primer_apellido="Pizarro")
    decide(clerk, upload(clerk, papel.say(3, Fecha_de_nacimiento=year), LIST))
    assert Ficha.objects.get().dice("nacimiento") == YearAlone(1950)
    papel = download(clerk, rows=True, address=LIST)
    assert papel.cell(3, "Fecha_de_nacimiento").value == "1950"
    assert set(found(upload(clerk, papel, LIST))) <= {"igual"}
    decide(clerk, upload(clerk, papel.say(3, Fecha_de_nacimiento="17-05-1950"), LIST))
    assert Ficha.objects.get().dice("nacimiento") == date(1950, 5, 17)


def test_one_name_alone_is_said_in_its_column(clerk):
    papel = row(row(download(clerk, address=LIST), 3, Nombres="Fatoumata"), 4, OTHER, Nombres="Aïssata")
    papel.cell(3, "Tiene un solo nombre, sin apellido").value = "Sí"
    page = upload(clerk, papel, LIST)
    assert found(page) == {"nueva": 1, "rechazada": 1}, notes(page)
    assert "marque «Tiene un solo nombre»" in str(notes(page))


def test_a_number_of_no_known_kind_is_decided_in_the_form(clerk):
    persona = Persona.extranjera("12345678", "VE", Documento.EXTRANJERO)
    persona = Persona.objects.keep(persona)
    Ficha.objects.create(area="peoplearea", persona=persona, nombres="Ana", primer_apellido="Rojas")
    papel = paper(download(clerk, address=LIST), 3, "Pasaporte", Nombres="Ana", Primer_apellido="Rojas")
    page = upload(clerk, papel, LIST)
    assert found(page) == {"conflicto": 1}
    assert "Decídalo en el formulario" in str(notes(page))
