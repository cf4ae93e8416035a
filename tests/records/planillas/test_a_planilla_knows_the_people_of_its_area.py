"""People are known by their RUN within the own area, once each; nothing tells who is known elsewhere."""

import pytest

from gobernacion.access.roles import Rol
from gobernacion.directory.models import Ficha, Persona
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
