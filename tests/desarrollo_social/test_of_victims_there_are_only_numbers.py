"""Of the work with victims of violence this office keeps numbers: no name, no comuna, no paper, no text."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, models, transaction

from gobernacion.access.registry import registry as policies
from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase
from gobernacion.directory.references import references_to_ficha
from gobernacion.indicators.declarations import Sensibilidad
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.records.adjuntos import adjuntos_of
from programs.desarrollo_social.models import InformeVIF, Linea, PapelIniciativa
from tests.convenios.conftest import PDF

LIST = "/interno/desarrollo_social/informevif/"


@pytest.fixture
def with_victims(desk):
    return desk.initiative(Linea.VIF)


def test_a_report_holds_nothing_but_numbers_days_and_whoever_typed_it():
    own = [field for field in InformeVIF._meta.concrete_fields if field.model is InformeVIF]
    texts = {field.name for field in own if isinstance(field, models.CharField | models.TextField)}
    assert texts == {"numero", "motivo_anulacion"}
    assert "comuna" not in {field.name for field in own}
    assert InformeVIF not in {model for model, _ in references_to_ficha()}
    assert adjuntos_of(InformeVIF) is None


def test_every_number_of_it_is_sensitive_and_nobody_exports_or_prints_it():
    policy = policies().of(InformeVIF)
    assert {dato.clase for dato in policy.personales.values()} == {Clase.SENSIBLE}
    assert set(policy.personales) == {
        *("personas_nuevas", "atenciones", "ahorro", "emprendimiento", "oftalmologia"),
    }
    assert not policy.roles(Accion.EXPORTAR)
    assert not policy.roles(Accion.IMPRIMIR)
    assert Rol.AUTORIDAD not in policy.roles(Accion.VER)


def test_its_figures_are_published_as_sensitive():
    assert {registry()[codigo].sensibilidad for codigo in ("DS-004", "DS-009")} == {Sensibilidad.SENSIBLE}
    assert not registry()["DS-004"].desgloses


def test_the_work_with_victims_has_no_comuna(desk, with_victims):
    with_victims.comuna = desk.comunas["Vicuña"]
    with pytest.raises(ValidationError, match="no dice cuál"):
        with_victims.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        with_victims.save()


def test_no_paper_is_scanned_with_it(desk, with_victims, enter):
    def paper(initiative):
        return PapelIniciativa(
            registro=initiative,
            papel="Nómina",
            archivo=ContentFile(PDF, name="p.pdf"),
            subido_por=desk.staff["encargada"],
        )

    with pytest.raises(ValidationError, match="no se guardan papeles"):
        paper(with_victims).clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        paper(with_victims).save()
    paper(desk.initiative()).save()
    address = f"/interno/desarrollo_social/papeliniciativa/add/?registro={with_victims.pk}"
    sent = {"registro": with_victims.pk, "papel": "Nómina", "archivo": ContentFile(PDF, name="p.pdf")}
    page = enter("encargada").post(address, sent).content.decode()
    assert "no se guardan papeles" in page
    assert PapelIniciativa.objects.count() == 1


def test_a_report_belongs_to_the_work_with_victims_alone(desk):
    workshop = desk.initiative(Linea.FOMENTO)
    with pytest.raises(IntegrityError), transaction.atomic():
        desk.report(workshop)
    wrong = InformeVIF(iniciativa=workshop, ocurrido_el=desk.today, registrado_por=desk.staff["encargada"])
    with pytest.raises(ValidationError, match="no es de apoyo a víctimas"):
        wrong.full_clean(exclude=["numero"])


def test_each_person_got_some_support(desk, with_victims):
    with pytest.raises(IntegrityError, match="ds_informe_personas_con_apoyo"), transaction.atomic():
        desk.report(with_victims, personas_nuevas=4, atenciones=3)


def test_people_are_added_and_supports_told_apart(desk, with_victims):
    desk.report(with_victims, oftalmologia=1)
    desk.report(with_victims, ocurrido_el=desk.since, personas_nuevas=5, atenciones=5)
    annulled = desk.report(with_victims, ocurrido_el=desk.today - (desk.today - desk.since) / 2)
    annulled.anular(desk.staff["jefa"], desk.today, "Repetido")
    period = Period(desk.since, desk.today).until(desk.today)
    period = Period(desk.since, period.hasta.replace(year=period.hasta.year + 1))
    [people] = registry()["DS-004"].measure(period)
    assert people.valor == 7
    supports = {one.categoria: one.valor for one in registry()["DS-009"].measure(period)}
    assert supports == {
        "": 9,
        "Atenciones": 8,
        "Complementos de ahorro": 0,
        "Apoyos al emprendimiento": 0,
        "Atenciones oftalmológicas": 1,
    }


def test_it_is_typed_in_one_short_form(desk, with_victims, enter):
    browser = enter("encargada")
    assert f'<option value="{with_victims.pk}" selected' in browser.get(f"{LIST}add/").content.decode()
    typed = {
        "iniciativa": with_victims.pk,
        "ocurrido_el": f"{desk.today:%d-%m-%Y}",
        "personas_nuevas": 3,
        "atenciones": 2,
        "ahorro": 0,
        "emprendimiento": 0,
        "oftalmologia": 0,
    }
    page = browser.post(f"{LIST}add/", typed).content.decode()
    assert "no pueden ser más que los apoyos" in page
    assert browser.post(f"{LIST}add/", {**typed, "atenciones": 4}).status_code == 302
    assert InformeVIF.objects.get().atenciones == 4


@pytest.mark.parametrize(
    ("who", "status"), [("encargada", 200), ("jefa", 200), ("autoridad", 404), ("vecina", 404)]
)
def test_only_this_desk_sees_them(desk, with_victims, enter, who, status):
    report = desk.report(with_victims)
    assert enter(who).get(f"{LIST}{report.pk}/change/").status_code == status
    for page in ("exportar/", f"{report.pk}/imprimir/"):
        assert enter(who).get(f"{LIST}{page}").status_code in (403, 404)
