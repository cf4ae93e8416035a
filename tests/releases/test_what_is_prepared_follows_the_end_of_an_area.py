"""What measured days that a later decision left outside is measured again before it is approved and published."""

from datetime import date

import pytest
from django.apps import apps
from django.utils import timezone

from gobernacion.access.roles import Rol
from gobernacion.releases import measuring
from gobernacion.releases.checking import check, unexplained
from gobernacion.releases.drafting import draft_erratum
from gobernacion.releases.explaining import explain
from gobernacion.releases.measuring import draft_from_records, measure_again, take_from_records
from gobernacion.releases.outside import said_before_deciding
from gobernacion.releases.publishing import approve, publish
from gobernacion.territory.models import Institucion
from gobernacion.territory.vigencias import VigenciaArea
from gobernacion.transitions import TransicionRechazada
from tests.access.people import browser_of, make_user, name
from tests.conformity import confirm_areas
from tests.every_area import open_office
from tests.invented_account import committed
from tests.portal.reading import text
from tests.pressing import press

LAST = date(2019, 6, 28)
OUTSIDE = "de días posteriores al último de Registro caprino (28-06-2019)"
AGAIN = f"La edición 2019-1 habla {OUTSIDE}: mídala de nuevo."

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def staff(kept_for_the_module):
    caprino = apps.get_app_config("caprino")
    found = open_office(caprino)
    caprino.declared("demo").load()
    found["autoridad"] = make_user("la_autoridad")
    name(found["autoridad"], Rol.AUTORIDAD)
    return found


@pytest.fixture(autouse=True)
def one_area(staff, monkeypatch):
    """Only this one measures."""
    monkeypatch.setattr(measuring, "installed", lambda: iter([apps.get_app_config("caprino")]))


def decide(ultimo_dia=LAST, desde=None):
    VigenciaArea.objects.create(
        area="caprino", desde=desde, ultimo_dia=ultimo_dia, motivo="Resolución exenta 12."
    )


def account(staff, year=2019, corte=None):
    return draft_from_records(Institucion.objects.get(), year, corte, staff["jefatura"])


def checked(edicion, staff):
    """What is left once everything else that a check asks for was answered."""
    check(edicion)
    for row in unexplained(edicion):
        explain(edicion, row, "Así se registró.", "Jefatura", timezone.localdate())
    confirm_areas(edicion, staff["jefatura"])
    left = check(edicion)
    edicion.refresh_from_db()
    return left


def published(edicion, staff):
    assert checked(edicion, staff) == []
    approve(edicion, staff["autoridad"])
    with committed():
        return publish(edicion, timezone.localdate())


def refused(step):
    with pytest.raises(TransicionRechazada) as refusal:
        step()
    return str(refusal.value)


# --- a draft --------------------------------------------------------------------------------------------------


def test_a_draft_waits_until_it_is_measured_again(staff):
    draft = account(staff)
    decide()
    assert checked(draft, staff) == [AGAIN]
    assert draft.estado == "borrador"
    page = browser_of(staff["jefatura"]).get(f"/interno/releases/edicion/{draft.pk}/change/")
    assert AGAIN in text(page)
    measure_again(draft)
    assert checked(draft, staff) == []
    assert draft.estado == "revisada"


def test_days_before_the_first_are_outside_too(staff):
    draft = account(staff)
    decide(None, desde=date(2019, 3, 1))
    said = "de días anteriores al primero de Registro caprino (01-03-2019)"
    assert checked(draft, staff) == [f"La edición 2019-1 habla {said}: mídala de nuevo."]


def test_what_was_told_up_to_a_day_before_the_end_stands(staff):
    draft = account(staff, corte=date(2019, 3, 8))
    decide()
    assert checked(draft, staff) == []


def test_the_last_decision_is_the_one_that_counts(staff):
    draft = account(staff)
    decide()
    decide(None)
    assert checked(draft, staff) == []


def test_what_a_document_states_is_not_measured_again(staff):
    draft = account(staff)
    decide()
    draft.cifras.filter(codigo="CA-001").update(origen="documento")
    assert checked(draft, staff) == []


def test_what_was_checked_before_the_decision_is_not_approved(staff):
    draft = account(staff)
    assert checked(draft, staff) == []
    decide()
    authority = browser_of(staff["autoridad"])
    page = authority.get(f"/interno/releases/edicion/{draft.pk}/change/")
    assert f"Falta para aprobarla: {AGAIN}" in text(page)
    assert AGAIN in press(authority, draft, "aprobar")
    draft.refresh_from_db()
    assert draft.estado == "revisada"


def test_what_was_approved_before_the_decision_is_not_published(staff):
    draft = account(staff)
    assert checked(draft, staff) == []
    approve(draft, staff["autoridad"])
    decide()
    assert (
        refused(lambda: publish(draft, timezone.localdate()))
        == f"Devuelva la edición 2019-1 a borrador. {AGAIN}"
    )
    draft.devolver()
    measure_again(draft)
    assert published(draft, staff).cifras.filter(area="caprino", hasta=date(2019, 6, 29)).exists()


LESS = "no cuenta todos los días por los que hoy se responde en Registro caprino"


def test_a_draft_that_stopped_at_an_end_goes_on_once_the_end_is_taken_back(staff):
    decide()
    draft = account(staff)
    decide(date(2019, 10, 31))
    assert checked(draft, staff) == [f"La edición 2019-1 {LESS}: mídala de nuevo."]
    decide(None)
    assert checked(draft, staff) == [f"La edición 2019-1 {LESS}: mídala de nuevo."]
    assert LESS in refused(lambda: approve(draft, staff["autoridad"]))
    measure_again(draft)
    assert checked(draft, staff) == []


def test_what_was_approved_up_to_an_end_is_not_published_once_it_is_taken_back(staff):
    decide()
    draft = account(staff)
    assert checked(draft, staff) == []
    approve(draft, staff["autoridad"])
    decide(None)
    assert LESS in refused(lambda: publish(draft, timezone.localdate()))


def test_an_area_that_comes_back_is_measured(staff):
    decide(date(2018, 6, 28))
    draft = account(staff)
    assert not draft.cifras.filter(area="caprino").exists()
    decide(None)
    assert f"La edición 2019-1 {LESS}: mídala de nuevo." in checked(draft, staff)


# --- an erratum -----------------------------------------------------------------------------------------------


@pytest.fixture
def erratum(staff):
    return draft_erratum(published(account(staff), staff), "Se corrige.", staff["jefatura"])


def test_an_erratum_keeps_what_it_does_not_change(erratum, staff):
    decide()
    capitulo = erratum.capitulos.get(area="caprino")
    capitulo.resumen = "Otra cosa."
    capitulo.save()
    assert checked(erratum, staff) == []
    assert published(erratum, staff).cifras.filter(codigo="CA-001", hasta=date(2020, 1, 1)).exists()


def test_what_an_erratum_changes_is_taken_from_the_records(erratum, staff):
    erratum.cifras.filter(codigo="CA-001", dimension="").update(meta=900)
    decide()
    assert checked(erratum, staff) == [f"CA-001 habla {OUTSIDE}: tómela de los registros."]
    take_from_records(erratum, ["CA-001"])
    assert {c.hasta for c in erratum.cifras.filter(codigo="CA-001")} == {date(2019, 6, 29)}
    assert checked(erratum, staff) == []


def test_so_is_what_it_changed_up_to_an_end_that_was_taken_back(erratum, staff):
    erratum.cifras.filter(codigo="CA-001", dimension="").update(meta=900)
    decide()
    take_from_records(erratum, ["CA-001"])
    assert checked(erratum, staff) == []
    decide(None)
    assert checked(erratum, staff) == [f"CA-001 {LESS}: tómela de los registros."]
    take_from_records(erratum, ["CA-001"])
    assert LESS not in " ".join(checked(erratum, staff))


# --- before it is decided -------------------------------------------------------------------------------------


def prepared(dias):
    return [one for one in said_before_deciding("caprino", dias) if "Habrá que" in one]


def test_whoever_decides_reads_which_drafts_speak_of_later_days_and_what_they_ask_for(staff):
    decision = VigenciaArea(area="caprino", ultimo_dia=LAST)
    draft = account(staff)
    n = draft.cifras.filter(area="caprino").count()
    speak = f"{n} cifras hablan de días posteriores al 28-06-2019. Habrá que"
    assert prepared(decision.dias) == [f"Edición 2019-1, en preparación: {speak} medirla de nuevo."]
    assert checked(draft, staff) == []
    approve(draft, staff["autoridad"])
    again = "devolverla a borrador y medirla de nuevo"
    assert prepared(decision.dias) == [f"Edición 2019-1, aprobada y sin publicar: {speak} {again}."]
    with committed():
        publicada = publish(draft, timezone.localdate())
    assert prepared(decision.dias) == []
    draft_erratum(publicada, "Se corrige.", staff["jefatura"])
    take = "tomar de los registros las que ella cambia"
    assert prepared(decision.dias) == [f"Fe de erratas 2019-2, en preparación: {speak} {take}."]


def test_so_is_a_draft_that_would_tell_more_days(staff):
    decide()
    draft = account(staff)
    n = draft.cifras.filter(area="caprino").count()
    told = f"Edición 2019-1, en preparación: {n} cifras no cuentan todos los días del área. Habrá que medirla de nuevo."
    assert prepared(VigenciaArea(area="caprino").dias) == [told]
    decide(date(2018, 6, 28))
    assert prepared(VigenciaArea(area="caprino", ultimo_dia=LAST).dias) == []


def test_the_page_says_it_and_is_read_again_if_something_was_measured_meanwhile(staff):
    admin = make_user("administradora")
    name(admin, Rol.ADMINISTRADOR)
    browser, add = browser_of(admin), "/interno/territory/vigenciaarea/add/"
    page = browser.post(
        add, {"area": "caprino", "desde": "", "ultimo_dia": "28-06-2019", "motivo": "Resolución 12"}
    )
    account(staff)
    page = browser.post(add, page.context["sent"])
    assert "Edición 2019-1, en preparación:" in text(page)
    assert not VigenciaArea.objects.exists()
    assert browser.post(add, page.context["sent"]).status_code == 302
