"""What a planilla did is undone while nobody touched it since; what somebody did stays and is named."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.access.people import name
from tests.recordarea.models import Articulo, Entrega
from tests.records.planillas.carrying import LIST, decide, download, upload

pytestmark = pytest.mark.django_db


def loaded(enter, make_entrega):
    there = make_entrega(folio="F-1")
    papel = download(enter("encargada"), rows=True)
    papel.say(papel.row_of(there), Monto_solicitado=55_000)
    for row, amount in ((10, 1_000), (11, 2_000), (12, 3_000)):
        papel.say(
            row, Fecha="04-06-2019", Comuna="La Serena", Persona="11.111.111-1", Monto_solicitado=amount
        )
    return there, decide(enter("encargada"), upload(enter("encargada"), papel))


def test_it_is_undone_whole_by_who_may_annul(enter, staff, make_entrega):
    from gobernacion.access.roles import Rol

    there, page = loaded(enter, make_entrega)
    assert Entrega.objects.count() == 4
    name(staff["encargada"], Rol.JEFATURA, "recordarea")
    decide(enter("encargada"), page, "deshacer")
    there.refresh_from_db()
    assert (there.solicitado, there.version) == (10_000, 3)
    assert Entrega.objects.vigentes().count() == 1
    assert "ya se deshizo" in decide(enter("encargada"), page, "deshacer").content.decode()


def test_what_somebody_touched_since_stays_and_is_named(enter, staff, make_entrega):
    from gobernacion.access.roles import Rol

    there, page = loaded(enter, make_entrega)
    name(staff["encargada"], Rol.JEFATURA, "recordarea")
    edited, leaned_on, _ = Entrega.objects.exclude(pk=there.pk).order_by("pk")
    edited.urgente = True
    edited.save_signed(staff["otra"], "Corregir")
    Articulo.objects.create(entrega=leaned_on, nombre="Frazada")
    said = decide(enter("encargada"), page, "deshacer").content.decode()
    assert f"{edited}: se guardó otra vez después de la carga" in said
    assert f"{leaned_on}: otros registros dependen de él" in said
    assert set(Entrega.objects.vigentes()) == {there, edited, leaned_on}
    there.refresh_from_db()
    assert there.solicitado == 10_000


def test_who_may_not_annul_leaves_the_added_and_hears_why(enter, make_entrega):
    there, page = loaded(enter, make_entrega)
    said = decide(enter("encargada"), page, "deshacer").content.decode()
    assert "su función no permite anularlo" in said
    there.refresh_from_db()
    assert there.solicitado == 10_000
    assert Entrega.objects.vigentes().count() == 4


def only_added(enter):
    papel = download(enter("encargada"))
    for row, amount in ((3, 1_000), (4, 2_000)):
        papel.say(
            row, Fecha="04-06-2019", Comuna="La Serena", Persona="11.111.111-1", Monto_solicitado=amount
        )
    return decide(enter("encargada"), upload(enter("encargada"), papel))


def messages(page):
    return [(one.level_tag, str(one)) for one in page.context["messages"]]


def test_it_is_offered_to_whom_it_would_do_something(enter, ficha, comunas):
    page = only_added(enter)
    address = page.redirect_chain[-1][0]
    assert "Deshacer esta carga" not in page.content.decode()
    assert "pide una función que pueda anular estos registros: jefatura." in page.content.decode()
    assert "Deshacer esta carga" not in enter("otra").get(address).content.decode()
    assert "Deshacer esta carga" in enter("jefa").get(address).content.decode()
    decide(enter("jefa"), page, "deshacer")
    assert not Entrega.objects.vigentes().exists()


def test_who_annuls_and_adds_nothing_sees_the_loads_and_uploads_none(enter, ficha, comunas):
    only_added(enter)
    there = f"{LIST}cargar_planilla/"
    listed = enter("jefa").get(LIST).content.decode()
    assert "Planillas cargadas" in listed
    assert "Cargar planilla" not in listed
    page = enter("jefa").get(there)
    assert "agregados 2" in page.content.decode()
    assert 'type="file"' not in page.content.decode()
    file = SimpleUploadedFile("planilla.xlsx", download(enter("encargada")).content())
    assert enter("jefa").post(there, {"archivo": file}).status_code == 403
    assert enter("autoridad").get(there).status_code == 404
    assert "Cargar planilla" in enter("encargada").get(LIST).content.decode()


def test_undone_in_part_it_says_how_many_stay(enter, staff, ficha, comunas):
    page = only_added(enter)
    edited = Entrega.objects.first()
    edited.urgente = True
    edited.save_signed(staff["otra"], "Corregir")
    address = page.redirect_chain[-1][0]
    listed = decide(enter("jefa"), page, "deshacer")
    assert ("success", "1 fila deshecha.") in messages(listed)
    assert "deshecha en parte: 1 de sus filas; quedan 1" in " ".join(listed.content.decode().split())
    said = " ".join(enter("jefa").get(address).content.decode().split())
    assert "Se deshizo en parte: 1 de sus filas; quedan 1 " in said
    assert "No queda nada que deshacer" in said
    assert "Deshacer esta carga" not in said
    assert messages(decide(enter("jefa"), page, "deshacer"))[0] == ("warning", "No se deshizo ninguna fila.")
