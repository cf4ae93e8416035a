"""An area that the office ended on a day: its year is told up to that day, later ones without it, past ones stand."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from gobernacion.access.roles import Rol
from gobernacion.areas import installed
from gobernacion.releases import measuring
from gobernacion.releases.drafting import draft_erratum
from gobernacion.releases.measuring import confront, draft_from_records, measure_again, take_from_records
from gobernacion.releases.models import Edicion
from gobernacion.releases.protection import place
from gobernacion.releases.publishing import publish
from gobernacion.releases.reading import moved, where
from gobernacion.territory.models import Institucion, VigenciaArea
from programs.caprino.models import Operativo
from tests.access.people import browser_of, make_user, name
from tests.conformity import confirm_areas
from tests.every_area import AREAS, open_office
from tests.invented_account import TODAY, committed

ADD = "/interno/territory/vigenciaarea/add/"
LAST = date(2019, 6, 28)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def staff(kept_for_the_module):
    [caprino] = [area for area in AREAS if area.label == "caprino"]
    found = open_office(caprino)
    caprino.declared("demo").load()
    found["administrador"] = make_user("administradora")
    name(found["administrador"], Rol.ADMINISTRADOR)
    return found


def end(staff, **answers):
    said = {
        "area": "caprino",
        "desde": "",
        "ultimo_dia": "28-06-2019",
        "motivo": "Resolución exenta 12",
    } | answers
    browser = browser_of(staff["administrador"])
    page = browser.post(ADD, said)
    return browser.post(ADD, page.context["sent"]) if "sent" in page.context else page


def account(staff, year, corte=None):
    return draft_from_records(Institucion.objects.get(), year, corte, staff["jefatura"])


def test_its_year_is_told_up_to_its_last_day_and_no_later_one_tells_it(staff):
    before = account(staff, 2018)
    told = {c.codigo: c.valor for c in before.cifras.filter(area="caprino", dimension="")}
    assert end(staff).status_code == 302
    year_it_ended, year_after = account(staff, 2019), account(staff, 2020)
    of_it = year_it_ended.cifras.filter(area="caprino")
    assert {cifra.hasta for cifra in of_it} == {date(2019, 6, 29)}
    assert {cifra.corte for cifra in of_it} == {None}
    assert not year_after.cifras.filter(area="caprino").exists()
    assert not year_after.capitulos.filter(area="caprino").exists()
    assert year_after.cifras.exists()
    measure_again(before)
    assert {c.codigo: c.valor for c in before.cifras.filter(area="caprino", dimension="")} == told


def test_measured_again_without_an_area_its_chapters_go_unless_somebody_wrote_in_them(staff):
    untouched, written = account(staff, 2020), account(staff, 2021)
    numeros = set(untouched.capitulos.filter(area="caprino").values_list("numero", flat=True))
    of_it = written.capitulos.filter(area="caprino")
    of_it.update(resumen="Los crianceros pidieron una feria.")
    assert numeros == set(of_it.values_list("numero", flat=True)) != set()
    end(staff)
    for draft in (untouched, written):
        measure_again(draft)
    assert not untouched.capitulos.filter(area="caprino").exists()
    assert set(of_it.values_list("numero", flat=True)) == numeros


def test_what_was_told_before_the_decision_differs_from_what_is_measured_after_it(staff):
    draft = account(staff, 2020)
    assert not [one for one in confront(draft) if one.difiere]
    end(staff)
    gone = {one.cifra.area for one in confront(draft) if one.difiere}
    assert gone == {"caprino"}


# --- its errata ---------------------------------------------------------------------------------------------------


@pytest.fixture
def told(monkeypatch):
    """Only these areas measure: what others find to explain in an empty year is not what is asked here."""
    two = [area for area in installed() if area.label in ("caprino", "seguridad")]
    monkeypatch.setattr(measuring, "installed", lambda: iter(two))


def erratum_of(edicion, staff):
    confirm_areas(edicion, staff["jefatura"])
    edicion.aprobar(staff["administrador"])
    with committed():
        publicada = publish(edicion, TODAY)
    return draft_erratum(publicada, "El área terminó en otro día.", staff["jefatura"])


def of_it(edicion):
    """What an edition tells of the area, over which days."""
    return {place(c): (c.valor, c.meta) for c in edicion.cifras.filter(area="caprino")}


def take_all(edicion):
    take_from_records(edicion, [*moved(confront(edicion))])
    assert moved(confront(edicion)) == {}


def test_an_erratum_takes_out_what_a_later_decision_ended(staff, told):
    erratum = erratum_of(account(staff, 2020), staff)
    assert moved(confront(erratum)) == {}
    end(staff)
    goes = moved(confront(erratum))
    assert set(goes) == {c.codigo for c in erratum.cifras.filter(area="caprino")}
    assert all("se quita" in said for said in goes.values())
    take_all(erratum)
    assert (of_it(erratum), erratum.conformidades.filter(area="caprino").exists()) == ({}, False)
    assert erratum.cifras.exists()


def test_an_erratum_tells_an_area_over_the_days_that_a_later_decision_left_it(staff, told):
    erratum = erratum_of(account(staff, 2019), staff)
    end(staff)
    take_all(erratum)
    assert {momento.hasta for (_, momento) in of_it(erratum)} == {date(2019, 6, 29)}
    Edicion.objects.exclude(pk=erratum.pk).update(year=2017)
    assert of_it(erratum) == of_it(account(staff, 2019))


def test_an_erratum_brings_in_an_area_that_a_later_decision_went_on_with(staff, told):
    end(staff)
    erratum = erratum_of(account(staff, 2020), staff)
    assert of_it(erratum) == {}
    assert end(staff, ultimo_dia="31-12-2021").status_code == 302
    take_all(erratum)
    codes = {lugar.codigo for lugar, _ in of_it(erratum)}
    assert "CA-001" in codes
    chapters = set(erratum.cifras.filter(area="caprino").values_list("capitulo", flat=True))
    assert chapters == set(erratum.capitulos.filter(area="caprino").values_list("numero", flat=True))
    assert erratum.conformidades.get(area="caprino").pendiente


def test_what_is_told_over_other_days_today_has_its_page(staff, told):
    draft = account(staff, 2019)
    end(staff)
    [new] = [
        one
        for one in confront(draft)
        if one.falta and one.cifra.codigo == "CA-001" and not one.cifra.dimension
    ]
    address = f"/interno/releases/edicion/{draft.pk}/confrontar/"
    assert browser_of(staff["jefatura"]).get(f"{address}?{where(new.cifra)}").status_code == 200


def test_an_account_up_to_a_day_before_the_end_is_cut_there(staff):
    end(staff)
    [renewed] = account(staff, 2019, date(2019, 3, 8)).cifras.filter(codigo="CA-001", dimension="")
    assert (renewed.hasta, renewed.corte) == (date(2019, 6, 29), date(2019, 3, 8))


def test_the_desk_still_reads_its_lists(staff):
    end(staff)
    answer = browser_of(staff["jefatura"]).get("/interno/caprino/carnet/?periodo=2019")
    assert answer.status_code == 200


def test_no_step_dates_a_fact_after_it_and_what_was_dated_later_may_be_annulled(staff):
    planned = Operativo.objects.filter(estado="programada").order_by("pk")[0]
    end(staff)
    on = timezone.localdate()
    with pytest.raises(ValidationError, match="respondió por esta área hasta el 28-06-2019"):
        planned.realizar(staff["caprino"], on, ocurrido_el=on - timedelta(days=1), lugar="Sede")
    planned.refresh_from_db()
    assert planned.estado == "programada"
    planned.anular(staff["jefatura"], on, "El área terminó.")
    assert planned.anulado


def test_only_who_administers_decides_it_and_says_why(staff):
    assert end(staff, motivo="").status_code == 200
    assert end(staff, area="inventada").status_code == 200
    assert not VigenciaArea.objects.exists()
    refused = browser_of(staff["jefatura"]).post(ADD, {"area": "caprino", "motivo": "Ley 21.000"})
    assert refused.status_code in (403, 404)
    call_command("check")


@pytest.mark.parametrize("field", ["desde", "ultimo_dia"])
def test_no_area_begins_or_ends_in_another_age(staff, field):
    browser, said = browser_of(staff["administrador"]), {"area": "caprino", "motivo": "Resolución"}
    errors = browser.post(ADD, said | {field: "28-06-0019"}).context["adminform"].form.errors
    assert errors[field] == ["Escriba un año entre 1900 y 2100."]
