"""Why a figure moved, as staff meet it: no refused script or style, no barrier, by keyboard and on a telephone."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from gobernacion.indicators.models import MetaAnual
from gobernacion.records.actividades import EstadoActividad
from gobernacion.records.demo import noon
from gobernacion.releases.measuring import draft_from_records
from gobernacion.releases.models import Edicion, EstadoEdicion
from gobernacion.territory.models import Comuna, Institucion
from seguridad.models import Actividad, Tipo
from tests.every_area import open_desk

pytestmark = [
    pytest.mark.browser,
    pytest.mark.once_in(days=2, after=1),
    pytest.mark.same_on_any_database,
    pytest.mark.django_db(transaction=True),
]

TYPED = date(2021, 1, 4)


@pytest.fixture
def staff():
    return open_desk("seguridad")


@pytest.fixture
def edicion(staff):
    """2020 with a round, published; another of that year typed afterwards."""

    def typed(on):
        one = Actividad(
            tipo=Tipo.RONDA,
            estado=EstadoActividad.REALIZADA,
            ocurrido_el=date(2020, 6, 3),
            comuna=Comuna.objects.propias().ordenadas()[0],
            registrado_por=staff["encargada"],
            lugar="Avenida inventada",
        )
        one._history_date = noon(on)
        one.save()

    typed(TYPED)
    MetaAnual.objects.create(codigo="SE-001", area="seguridad", year=2020, valor=123_456_789)
    edicion = draft_from_records(Institucion.objects.actual(), 2020, None, staff["jefa"])
    Edicion.objects.update(estado=EstadoEdicion.PUBLICADA, aprobada_por=staff["autoridad"])
    typed(timezone.localdate() + timedelta(days=2))
    return edicion


@pytest.fixture
def pages(staff, edicion):
    """Each of the pages, with whoever looks at it."""
    everything = f"/interno/releases/edicion/{edicion.pk}/confrontar/"
    rounds = f"{everything}?lugar=SE-001&desde=2020-01-01&hasta=2021-01-01&corte="
    return {
        "its figures": (staff["jefa"], everything.replace("confrontar", "ver_cifras")),
        "all": (staff["jefa"], everything),
        "on a day": (staff["jefa"], f"{everything}?dia=01-06-2020"),
        "a day to come": (staff["jefa"], f"{everything}?dia=01-06-2099"),
        "moved": (staff["jefa"], rounds),
        "out of reach": (staff["autoridad"], rounds),
        "not moved": (staff["jefa"], rounds.replace("SE-001", "SE-002")),
        "of a day": (staff["jefa"], f"{rounds}&dia=01-06-2020"),
    }


def test_no_page_breaks_the_policy_or_shuts_anybody_out(pages, shut_out):
    assert not shut_out(pages)


def test_a_target_is_read_beside_its_figure_on_a_telephone(open_as, pages):
    page = open_as(*pages["its figures"], width=360, height=740)
    told = page.get_by_text("Meta: 123.456.789 · 0 % alcanzado")
    told.scroll_into_view_if_needed()
    box = told.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360


def test_the_records_behind_a_figure_are_reached_by_keyboard(open_as, pages):
    page = open_as(*pages["all"])
    page.get_by_label("Como se sabía el día").focus()
    page.keyboard.type("01-06-2020")
    page.keyboard.press("Enter")
    page.get_by_role("columnheader", name="Como se sabía el 01-06-2020").wait_for()
    page.get_by_role("link", name="Por qué se movió SE-001", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Los registros que la movieron").wait_for()
    page.get_by_role("link", name="Actividad").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/seguridad/actividad/**")
