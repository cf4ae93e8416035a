"""What nobody registered is no zero, and each area is confirmed by its head before an edition is approved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from gobernacion.access.grants import Grants
from gobernacion.access.models import Anotacion, User
from gobernacion.access.roles import Rol
from gobernacion.areas import installed
from gobernacion.indicators.declarations import Medida
from gobernacion.indicators.registry import registry
from gobernacion.published.models import CifraPublicada
from gobernacion.releases import asking, confirming, measuring
from gobernacion.releases.checking import in_the_way
from gobernacion.releases.drafting import draft_erratum
from gobernacion.releases.models import (
    Cifra,
    Conformidad,
    Edicion,
    EstadoConformidad,
    EstadoEdicion,
    RespuestaSinRegistros,
)
from gobernacion.releases.policy import DE_TODA_LA_OFICINA
from gobernacion.releases.publishing import publish
from gobernacion.releases.resting import Apoyos, tables_counted
from gobernacion.territory.models import Institucion, Provincia
from gobernacion.transitions import TransicionRechazada
from tests.access.people import browser_of, make_user, name
from tests.conformity import confirm_areas, press_confirm
from tests.portal.reading import links, text

pytestmark = pytest.mark.django_db

LIST = "/interno/releases/conformidad/"
ROUNDS = "SE-001"
AREAS = ("orasmi", "seguridad")
NOT_TOLD = RespuestaSinRegistros.NO_INFORMADA


@pytest.fixture(autouse=True)
def two_areas(monkeypatch):
    """Two areas measure: one without any record, one whose rounds were registered."""
    both = [area for area in installed() if area.label in AREAS]
    monkeypatch.setattr(measuring, "installed", lambda: iter(both))


@pytest.fixture
def people(db):
    elqui = Provincia.objects.create(cut="041", nombre="Elqui", region="Región de Coquimbo")
    Institucion.objects.create(nombre="Gobernación de Elqui", provincia=elqui)
    users = {
        who: make_user(who) for who in ("prepara", "aprueba", "autoridad", "orasmi", "seguridad", "clerk")
    }
    name(users["prepara"], Rol.JEFATURA)
    name(users["aprueba"], Rol.JEFATURA)
    name(users["autoridad"], Rol.AUTORIDAD)
    name(users["orasmi"], Rol.JEFATURA, "orasmi")
    name(users["seguridad"], Rol.JEFATURA, "seguridad")
    name(users["clerk"], Rol.ENCARGADO, "orasmi")
    return users


@pytest.fixture
def draft(people) -> Edicion:
    institucion = Institucion.objects.get()
    return measuring.draft_from_records(institucion, 2020, None, people["prepara"])


def of(edicion: Edicion, area: str) -> Conformidad:
    return edicion.conformidades.get(area=area)


def confirm_page(row: Conformidad) -> str:
    return f"{LIST}{row.pk}/confirmar/"


def total(edicion: Edicion, codigo: str) -> Cifra:
    return edicion.cifras.get(codigo=codigo, dimension="")


def test_the_head_of_one_area_reads_the_account_and_decides_nothing_of_it(draft, people):
    browser, pages = browser_of(people["orasmi"]), "/interno/releases/edicion/"
    assert browser.get(f"{pages}{draft.pk}/change/").status_code == 200
    answers = {
        step: browser.post(f"{pages}medir/" if step == "medir" else f"{pages}{draft.pk}/{step}/").status_code
        for step in DE_TODA_LA_OFICINA
    }
    assert answers == dict.fromkeys(DE_TODA_LA_OFICINA, 403)
    assert Grants(people["prepara"], timezone.localdate()).actions(Edicion) >= {*DE_TODA_LA_OFICINA} - {
        "publicar"
    }


# --- nothing typed is no zero ---------------------------------------------------------------------------------


def test_what_a_measure_reads_is_what_its_figure_rests_on(draft):
    figure = total(draft, "OR-001")
    assert (figure.registros, figure.se_apoya_en) == (0, "postulaciones")


@pytest.mark.parametrize(
    ("codigo", "counted"),
    [
        ("CV-003", "prestaciones"),
        ("FS-015", "atenciones a dirigentes"),
        ("CT-004", "acuerdos"),
    ],
)
def test_what_a_record_hangs_from_is_not_what_its_figure_rests_on(db, codigo, counted):
    """Referrals of which nobody received anything are no reason to publish that nobody did."""
    period = measuring.Period.year(2019)
    with tables_counted() as names:
        list(registry()[codigo].measure(period))
    assert Apoyos().of(names, period).clases == counted


def test_every_measure_of_the_office_reads_some_record():
    """A measure that reads none would never be asked about."""
    period = measuring.Period.year(2019)
    unread = []
    for indicador in registry():
        if indicador.measure:
            with tables_counted() as names:
                list(indicador.measure(period))
            if Apoyos().of(names, period).registros is None:
                unread.append(indicador.codigo)
    assert unread == []


def test_nothing_typed_has_no_value_until_its_head_says_there_was_none(draft, people):
    assert (total(draft, "OR-001").valor, total(draft, "OR-001").calificador) == (None, "no informada")
    row = of(draft, "orasmi")
    confirm_areas(draft, people["orasmi"])
    assert total(draft, "OR-001").valor == 0
    assert total(draft, "OR-001").nota == asking.NO_HUBO
    assert of(draft, "orasmi").estado == EstadoConformidad.CONFORME
    row.refresh_from_db()
    assert row.por == people["orasmi"]


def test_what_is_not_told_says_why_to_everybody(draft, people):
    confirm_areas(draft, people["orasmi"], confirming.Respuesta(NOT_TOLD, "Las fichas se perdieron."))
    draft.aprobar(people["aprueba"])
    publish(draft, date(2021, 3, 1))
    told = CifraPublicada.objects.get(codigo="OR-001", dimension="")
    assert (told.valor, told.calificador, told.nota) == (None, "no informada", "Las fichas se perdieron.")


def test_every_kind_of_record_that_is_missing_is_asked_for(draft, people):
    row = of(draft, "orasmi")
    assert len(asking.to_answer(draft, "orasmi")) > 1
    with pytest.raises(TransicionRechazada, match="postulaciones"):
        confirming.confirm(row, people["orasmi"], asking.read_in(draft, "orasmi"))


def test_one_record_of_its_kind_makes_a_zero_true(people, monkeypatch, draft):
    """A kind of which something was typed is asked of nobody."""
    counted = {"n": 0}
    monkeypatch.setattr(Apoyos, "_count", lambda self, kind, period: counted["n"])
    measuring.measure_again(draft)
    assert total(draft, "OR-001").valor is None
    counted["n"] = 1
    measuring.measure_again(draft)
    assert (total(draft, "OR-001").valor, total(draft, "OR-001").nota) == (0, "")
    assert asking.to_answer(draft, "orasmi") == {}


@pytest.fixture
def measuring_too(monkeypatch):
    """Lets an indicator tell something else of what it reads: `measuring_too("OR-002", Medida(-100))`."""

    def measuring_too(codigo, *told):
        declared = registry()[codigo]
        measure = declared.measure
        monkeypatch.setitem(
            registry()._indicadores,
            codigo,
            replace(declared, measure=lambda period: list(measure(period)) and list(told)),
        )

    return measuring_too


def test_what_is_worked_out_from_what_is_not_told_is_not_told_either(draft, people, measuring_too):
    """A fall of a hundred percent stands where its head says that there was none, and only there."""
    measuring_too("OR-002", Medida(-100))
    measuring.measure_again(draft)
    assert (total(draft, "OR-002").valor, total(draft, "OR-002").registros) == (-100, 0)
    confirm_areas(draft, people["orasmi"], confirming.Respuesta(NOT_TOLD, "Las fichas se perdieron."))
    for codigo in ("OR-001", "OR-002"):
        told = total(draft, codigo)
        assert (told.valor, told.calificador, told.nota) == (None, "no informada", "Las fichas se perdieron.")
    confirming.take_back(of(draft, "orasmi"))
    confirm_areas(draft, people["orasmi"])
    assert (total(draft, "OR-001").valor, total(draft, "OR-001").nota) == (0, asking.NO_HUBO)
    fall = total(draft, "OR-002")
    assert (fall.valor, fall.calificador, fall.nota) == (-100, "", "")


def test_a_mean_or_an_amount_rests_on_what_it_is_made_of(draft, people, measuring_too):
    """Three aids among a hundred applications: what they cost would tell what somebody received."""
    measuring_too("OR-018", Medida(900_000, casos=3))
    measuring_too("OR-019", Medida(900_000, casos=5))
    measuring.measure_again(draft)
    confirm_areas(draft, people["orasmi"])
    told = {codigo: total(draft, codigo) for codigo in ("OR-018", "OR-019")}
    assert {codigo: one.registros for codigo, one in told.items()} == {"OR-018": 3, "OR-019": 5}
    assert {codigo: one.protegida for codigo, one in told.items()} == {"OR-018": True, "OR-019": False}


def test_a_quotation_is_answered_where_it_is_counted(draft):
    """Another area's missing records are not asked of whoever quotes them."""
    for cifra in asking.unregistered(draft):
        quoted = registry()[cifra.codigo].repite
        if quoted and registry().area_of(quoted).label != cifra.area:
            asked = [
                one.codigo for figures in asking.to_answer(draft, cifra.area).values() for one in figures
            ]
            assert cifra.codigo not in asked


# --- each head confirms ---------------------------------------------------------------------------------------


def test_an_edition_waits_for_every_head(draft, people):
    titles = [area.titulo for area in installed() if area.label in AREAS]
    asked = {f"Falta que su jefatura confirme {title}." for title in titles}
    assert asked <= set(in_the_way(draft))
    press_confirm(browser_of(people["prepara"]), draft)
    assert draft.estado == EstadoEdicion.REVISADA


def test_a_head_confirms_the_own_area_alone(draft, people):
    browser = browser_of(people["orasmi"])
    assert browser.get(confirm_page(of(draft, "orasmi"))).status_code == 200
    assert browser.get(confirm_page(of(draft, "seguridad"))).status_code == 404
    assert browser_of(people["clerk"]).get(confirm_page(of(draft, "orasmi"))).status_code == 404
    assert browser_of(people["autoridad"]).post(confirm_page(of(draft, "orasmi"))).status_code == 403


def test_what_changed_while_it_was_read_is_read_again(draft, people):
    row = of(draft, "orasmi")
    read = asking.read_in(draft, "orasmi")
    draft.capitulos.filter(area="orasmi").update(resumen="Otra cosa.")
    answers = dict.fromkeys(asking.to_answer(draft, "orasmi"), confirming.Respuesta("cero"))
    with pytest.raises(TransicionRechazada, match="cambió mientras"):
        confirming.confirm(row, people["orasmi"], read, answers)


def test_a_figure_that_changes_asks_its_head_again_and_nobody_else(draft, people):
    confirm_areas(draft, people["prepara"])
    Cifra.objects.filter(pk=total(draft, "OR-001").pk).update(valor=7)
    press = browser_of(people["prepara"]).post(f"/interno/releases/edicion/{draft.pk}/revisar/", follow=True)
    assert "No puede aprobarse todavía" in press.content.decode()
    assert of(draft, "orasmi").estado == EstadoConformidad.PENDIENTE
    assert of(draft, "seguridad").estado == EstadoConformidad.CONFORME


def test_measured_again_it_keeps_what_was_answered_and_confirmed(draft, people):
    confirm_areas(draft, people["prepara"])
    measuring.measure_again(draft)
    assert total(draft, "OR-001").valor == 0
    draft.refresh_from_db()
    assert draft.estado == EstadoEdicion.REVISADA


def test_it_can_be_taken_back_with_a_reason(draft, people):
    confirm_areas(draft, people["prepara"])
    browser, row = browser_of(people["orasmi"]), of(draft, "orasmi")
    assert browser.post(f"{LIST}{row.pk}/retirar/", {"motivo": ""}).status_code == 200
    browser.post(f"{LIST}{row.pk}/retirar/", {"motivo": "Falta una postulación."})
    draft.refresh_from_db()
    assert (of(draft, "orasmi").pendiente, draft.estado) == (True, EstadoEdicion.BORRADOR)
    line = Anotacion.objects.get(accion="retirar")
    assert (line.motivo, line.quien) == ("Falta una postulación.", people["orasmi"])


def test_why_it_was_taken_back_is_read_by_whoever_confirms_it_again(draft, people):
    confirm_areas(draft, people["prepara"])
    row, other = of(draft, "orasmi"), of(draft, "seguridad")
    browser_of(people["prepara"]).post(f"{LIST}{row.pk}/retirar/", {"motivo": "Falta una <postulación>."})
    said = f"Persona prepara, el {timezone.localdate():%d-%m-%Y}: «Falta una <postulación>.»"
    head = browser_of(people["orasmi"])
    own = [f"{LIST}{row.pk}/change/", confirm_page(row)]
    for page in (*own, f"/interno/releases/edicion/{draft.pk}/tablero/"):
        assert text(head.get(page)).count(f"Se retiró la conformidad. {said}") == 1
    assert "Se retiró" not in text(browser_of(people["seguridad"]).get(f"{LIST}{other.pk}/change/"))
    confirm_areas(draft, people["orasmi"])
    assert "Se retiró" not in text(head.get(own[0])) + board(people["prepara"], draft)
    Cifra.objects.filter(pk=total(draft, "OR-001").pk).update(valor=7)
    measuring.check_again(draft)
    assert of(draft, "orasmi").pendiente
    assert "Se retiró" not in text(head.get(own[0])) + board(people["prepara"], draft)


def test_once_approved_nobody_confirms_or_takes_back(draft, people):
    confirm_areas(draft, people["prepara"])
    draft.aprobar(people["aprueba"])
    with pytest.raises(TransicionRechazada, match="aprobada"):
        confirming.take_back(of(draft, "orasmi"))


def test_an_erratum_asks_only_the_head_of_what_it_changes(draft, people, monkeypatch):
    confirm_areas(draft, people["prepara"])
    draft.aprobar(people["aprueba"])
    publicada = publish(draft, date(2021, 3, 1))
    erratum = draft_erratum(publicada, "Una ronda más.", people["prepara"])
    told = replace(registry()[ROUNDS], measure=lambda period: [Medida(31)], desgloses=())
    monkeypatch.setitem(registry()._indicadores, ROUNDS, told)
    measuring.take_from_records(erratum, [ROUNDS])
    assert [row.area for row in erratum.conformidades.all() if row.pendiente] == ["seguridad"]
    assert total(erratum, ROUNDS).valor == 31


def test_the_database_knows_no_confirmation_without_a_name(draft):
    with pytest.raises(IntegrityError), transaction.atomic():
        Conformidad.objects.filter(pk=of(draft, "orasmi").pk).update(estado="conforme", huella="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        draft.sin_registros.create(area="orasmi", se_apoya_en="x", respuesta="no_informada", motivo="")


# --- the board ------------------------------------------------------------------------------------------------


def board(user: User, edicion: Edicion) -> str:
    return text(browser_of(user).get(f"/interno/releases/edicion/{edicion.pk}/tablero/"))


def test_the_board_says_what_is_missing_and_who_has_to_act(draft, people):
    shown = board(people["prepara"], draft)
    assert "Faltan 2 de 2 áreas por confirmar" in shown
    assert "Sin registros" in shown
    confirm_areas(draft, people["prepara"])
    assert "Las 2 áreas están conformes" in board(people["autoridad"], draft)


def test_a_head_acts_from_the_board_on_the_own_area_and_sees_who_acts_on_the_others(draft, people):
    browser = browser_of(people["orasmi"])
    page = browser.get(f"/interno/releases/edicion/{draft.pk}/tablero/").content.decode()
    assert confirm_page(of(draft, "orasmi")) in page
    assert confirm_page(of(draft, "seguridad")) not in page
    assert people["seguridad"].nombre in page


def test_the_page_of_a_chapter_leads_to_the_board_whoever_may_see_it(draft, people, monkeypatch):
    tablero, page = f"/interno/releases/edicion/{draft.pk}/tablero/", confirm_page(of(draft, "orasmi"))
    assert tablero in links(browser_of(people["orasmi"]).get(page))
    may = Grants.may
    monkeypatch.setattr(
        Grants, "may", lambda held, what, record: what != "confrontar" and may(held, what, record)
    )
    answer = browser_of(people["orasmi"]).get(page)
    assert answer.status_code == 200
    assert tablero not in links(answer)


def test_the_front_page_of_a_head_says_that_an_area_waits(draft, people):
    assert "1 por confirmar" in text(browser_of(people["orasmi"]).get("/interno/"))
    confirm_areas(draft, people["orasmi"])
    assert "por confirmar" not in text(browser_of(people["orasmi"]).get("/interno/"))


def test_the_board_tells_what_changed_since_the_draft_of_an_earlier_day(draft, people, monkeypatch):
    told = replace(registry()[ROUNDS], measure=lambda period: [Medida(31)], desgloses=())
    monkeypatch.setitem(registry()._indicadores, ROUNDS, told)
    measuring.measure_again(draft)
    assert "Cambió" not in board(people["prepara"], draft)
    yesterday = draft.medida_el - timedelta(days=1)
    Edicion.objects.filter(pk=draft.pk).update(medida_el=yesterday)
    draft.refresh_from_db()
    told = replace(registry()[ROUNDS], measure=lambda period: [Medida(32)], desgloses=())
    monkeypatch.setitem(registry()._indicadores, ROUNDS, told)
    for _ in range(2):  # measured twice on one day, it still tells what yesterday said
        measuring.measure_again(draft)
        assert total(draft, ROUNDS).anterior == Decimal(31)
    assert f"desde el borrador del {yesterday:%d-%m-%Y}" in board(people["prepara"], draft)
    assert ROUNDS in board(people["prepara"], draft)
