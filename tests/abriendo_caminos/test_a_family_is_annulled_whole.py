"""A family is annulled with its members: who was in one typed by mistake may be in another."""

import pytest

from gobernacion.access.roles import Rol
from programs.abriendo_caminos.models import Familia, Integrante
from tests.abriendo_caminos.conftest import TODAY
from tests.access.people import browser_of, name
from tests.directory.conftest import demo_run
from tests.records.planillas.carrying import decide, download, errors, found, notes, upload

pytestmark = pytest.mark.django_db
LIST = "/interno/abriendo_caminos/familia/"


def test_its_members_are_annulled_with_it_and_free_for_another(desk):
    wrong = desk.family()
    child = desk.member(wrong, "nna")
    wrong.anular(desk.chief, TODAY, "Se digitó dos veces")
    assert not wrong.integrantes.vigentes().exists()
    child.refresh_from_db()
    assert child.motivo_anulacion == "Se digitó dos veces"
    again = desk.family(ficha=wrong.ficha)
    desk.member(again, "nna", ficha=child.ficha)
    assert again.integrantes.vigentes().count() == 2


@pytest.fixture
def clerk(desk):
    name(desk.clerk, Rol.JEFATURA, "abriendo_caminos")
    return browser_of(desk.clerk)


def test_whoever_annuls_one_reads_that_its_members_go_too(desk, clerk):
    page = clerk.get(f"{LIST}{desk.family().pk}/anular/").content.decode()
    assert "Sus integrantes se anulan con él." in page


@pytest.fixture
def loaded(desk, clerk):
    papel = download(clerk, address=LIST)
    for row in (3, 4):
        papel.say(
            row,
            Código=f"P-{row}",
            Ingreso="04-06-2019",
            Convocatoria="Intensiva 2019",
            Unidad_territorial="Unidad territorial 1",
            Sector="San Juan",
            Documento="RUN",
            RUN=demo_run(500 + row),
            Nombres="Rosa",
            Primer_apellido="Inventada",
        )
    page = upload(clerk, papel, LIST)
    assert found(page) == {"nueva": 2}, (notes(page), errors(page))
    return decide(clerk, page)


def test_a_planilla_of_families_is_undone_whole(clerk, loaded):
    assert Familia.objects.vigentes().count() == Integrante.objects.vigentes().count() == 2
    decide(clerk, loaded, "deshacer")
    assert not Familia.objects.vigentes().exists()
    assert not Integrante.objects.vigentes().exists()


def test_a_family_to_which_somebody_was_added_since_stays(desk, clerk, loaded):
    joined, other = Familia.objects.order_by("codigo")
    desk.member(joined, "nna")
    said = decide(clerk, loaded, "deshacer").content.decode()
    assert f"{joined}: otros registros dependen de él" in said
    assert list(Familia.objects.vigentes()) == [joined]
    assert not other.integrantes.vigentes().exists()
