"""What a planilla did is undone while nobody touched it since; what somebody did stays and is named."""

import pytest

from tests.access.people import name
from tests.recordarea.models import Articulo, Entrega
from tests.records.planillas.carrying import decide, download, upload

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
