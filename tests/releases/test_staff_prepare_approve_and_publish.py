"""An edition on the staff site: measured by one person, approved by another, published by the autoridad."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gobernacion.access.models import Anotacion, User
from gobernacion.access.roles import Rol
from gobernacion.indicators.cuadraturas import Estado
from gobernacion.published.models import CifraPublicada, EdicionPublicada
from gobernacion.published.rows import Origen
from gobernacion.releases.checking import check
from gobernacion.releases.correcting import rewrite
from gobernacion.releases.measuring import measure_again
from gobernacion.releases.models import Cifra, Cuadratura, Edicion, EstadoEdicion, Nota
from gobernacion.territory.models import Institucion, Provincia
from gobernacion.transitions import TransicionRechazada
from tests.access.people import browser_of, make_user, name
from tests.conformity import confirm_areas, press_confirm
from tests.portal.reading import links, text
from tests.pressing import press

LIST = "/interno/releases/edicion/"
LAST_YEAR = 2020


@pytest.fixture(scope="module")
def office(kept_for_the_module):
    """Everybody at a browser, and 2020 measured up to a day, once: each test undoes what it does of it."""
    elqui = Provincia.objects.create(cut="041", nombre="Elqui", region="Región de Coquimbo")
    Institucion.objects.create(nombre="Gobernación de Elqui", provincia=elqui)
    found = {who: make_user(who) for who in ("jefa", "jefe", "autoridad", "encargada", "administradora")}
    name(found["jefa"], Rol.JEFATURA)
    name(found["jefe"], Rol.JEFATURA)
    name(found["autoridad"], Rol.AUTORIDAD)
    name(found["encargada"], Rol.ENCARGADO, "orasmi")
    name(found["administradora"], Rol.ADMINISTRADOR)
    browsers = {who: browser_of(user) for who, user in found.items()}
    answer = browsers["jefa"].post(f"{LIST}medir/", {"year": LAST_YEAR, "corte": "06-03-2020"})
    assert answer.status_code == 302
    return browsers


@pytest.fixture
def people(office, db):
    return office


@pytest.fixture
def measured(people) -> Edicion:
    return Edicion.objects.get()


@pytest.fixture
def confirmed(measured) -> Edicion:
    """By the head of every area."""
    confirm_areas(measured, User.objects.get(username="jefe"))
    return measured


def state(edicion: Edicion) -> str:
    edicion.refresh_from_db()
    return edicion.estado


def test_a_year_is_measured_up_to_a_day(measured):
    assert (measured.year, measured.estado, str(measured.elaborada_por)) == (2020, "borrador", "jefa")
    assert {c.corte or c.hasta - timedelta(days=1) for c in measured.cifras.all()} == {date(2020, 3, 6)}
    assert Anotacion.objects.filter(accion="medir", registro=str(measured.pk)).exists()


def test_a_year_that_somebody_else_began_to_measure_meanwhile_says_so(people, measured, monkeypatch):
    monkeypatch.setattr("gobernacion.releases.forms.next_edition", lambda year, corte: None)
    answer = people["jefe"].post(f"{LIST}medir/", {"year": LAST_YEAR, "corte": "06-03-2020"})
    assert "está en preparación" in answer.context["form"].errors["year"][0]


@pytest.mark.parametrize("step", [measure_again, check])
def test_what_somebody_else_discarded_meanwhile_is_not_measured_nor_checked(measured, step):
    Edicion.objects.all().delete()
    with pytest.raises(TransicionRechazada, match="Otra persona descartó la edición 2020-1"):
        step(measured)


def test_what_was_approved_meanwhile_is_not_measured_again(confirmed):
    read_before = Edicion.objects.get()
    check(confirmed)
    confirmed.aprobar(User.objects.get(username="jefe"))
    with pytest.raises(TransicionRechazada, match="está en estado «aprobada»"):
        measure_again(read_before)


def test_one_person_measures_another_approves_and_the_autoridad_publishes(people, measured):
    press(people["jefa"], measured, "revisar")
    assert state(measured) == EstadoEdicion.BORRADOR
    press_confirm(people["jefe"], measured)
    assert state(measured) == EstadoEdicion.REVISADA
    assert "debe hacerlo otra persona" in press(people["jefa"], measured, "aprobar")
    assert state(measured) == EstadoEdicion.REVISADA
    press(people["jefe"], measured, "aprobar")
    assert state(measured) == EstadoEdicion.APROBADA
    assert people["jefe"].post(f"{LIST}{measured.pk}/publicar/").status_code == 403
    assert "Sello" in press(people["autoridad"], measured, "publicar")
    assert state(measured) == EstadoEdicion.PUBLICADA
    assert EdicionPublicada.objects.get().slug == "2020-1"


def test_few_persons_are_published_without_their_number_and_whoever_approves_sees_it(people, measured):
    few = measured.cifras.get(codigo="FS-018", dimension="")
    Cifra.objects.filter(pk=few.pk).update(valor=4)
    confirm_areas(measured, User.objects.get(username="jefe"))
    press(people["jefa"], measured, "revisar")
    assert "Se publica protegida" in people["jefe"].get(f"{LIST}{measured.pk}/ver_cifras/").content.decode()
    press(people["jefe"], measured, "aprobar")
    assert "Sello" in press(people["autoridad"], measured, "publicar")
    assert Cifra.objects.get(pk=few.pk).valor == 4
    shown = CifraPublicada.objects.get(codigo="FS-018", dimension="")
    assert (shown.valor, shown.calificador) == (None, "protegida")


def offers_to_explain(browser: Client, edicion: Edicion) -> bool:
    return f"{LIST}{edicion.pk}/explicar/" in links(browser.get(f"{LIST}{edicion.pk}/change/"))


def test_what_does_not_add_up_waits_for_a_signed_note(people, confirmed):
    press(people["jefa"], confirmed, "revisar")
    figures = {cifra.codigo: cifra for cifra in confirmed.cifras.filter(dimension="")}
    Cifra.objects.filter(pk=figures["OR-006"].pk).update(valor=figures["OR-002"].valor + 1)
    press(people["jefa"], confirmed, "revisar")
    confirm_areas(confirmed, User.objects.get(username="jefe"))
    assert "falta una nota" in press(people["jefa"], confirmed, "revisar")
    assert state(confirmed) == EstadoEdicion.BORRADOR
    broken = Cuadratura.objects.get(edicion=confirmed, estado=Estado.QUIEBRE)
    said = {
        "cuadratura": broken.pk,
        "texto": "Se contó dos veces a una persona.",
        "firma": "Unidad de Cuentas",
    }
    assert offers_to_explain(people["jefa"], confirmed)
    assert "Nota agregada" in press(people["jefa"], confirmed, "explicar", **said)
    assert not offers_to_explain(people["jefa"], confirmed)
    assert state(confirmed) == EstadoEdicion.REVISADA
    assert Nota.objects.get().firma == "Unidad de Cuentas"


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"year": "2031", "corte": ""}, "year", "aún no empieza"),
        ({"year": "12", "corte": ""}, "year", ""),
        ({"year": "hola", "corte": ""}, "year", ""),
        ({"year": "2019", "corte": "06-03-2020"}, "corte", "debe ser de 2019"),
        ({"year": "2019", "corte": "31-02-2019"}, "corte", ""),
        ({"year": "99999999999999999999", "corte": ""}, "year", ""),
    ],
)
def test_an_odd_year_or_day_is_refused_beside_its_field(people, typed, field, sentence):
    answer = people["jefa"].post(f"{LIST}medir/", typed)
    assert answer.status_code == 200
    assert sentence in " ".join(answer.context["form"].errors[field])
    assert Edicion.objects.get().year == LAST_YEAR


def test_a_year_is_started_once_and_its_draft_can_be_thrown_away(people, measured):
    again = people["jefa"].post(f"{LIST}medir/", {"year": LAST_YEAR, "corte": "06-03-2020"})
    assert "está en preparación" in " ".join(again.context["form"].errors["year"])
    press(people["jefa"], measured, "descartar", motivo="Se midió con la fecha equivocada.")
    assert not Edicion.objects.exists()
    assert Anotacion.objects.filter(accion="descartar", registro=str(measured.pk)).exists()


def test_the_journal_says_which_edition_was_thrown_away(people, measured):
    address = f"{LIST}{measured.pk}/descartar/"
    longest = ("Se midió con la fecha equivocada. " * 5)[:159] + "."
    long = people["jefa"].post(address, {"motivo": f"{longest}."}).context["form"]
    assert "160" in " ".join(long.errors["motivo"])
    people["jefa"].post(address, {"motivo": longest})
    line = Anotacion.objects.get(accion="descartar")
    assert (line.registro, line.motivo) == (str(measured.pk), f"Edición 2020-1. {longest}")
    assert len(f"Edición {Edicion(year=9999, numero=32767)}. ") + 160 <= 200
    auditor = make_user("auditora")
    name(auditor, Rol.AUDITOR)
    assert "Edición 2020-1." in text(browser_of(auditor).get("/interno/access/anotacion/"))


CHANGES = ("descartar", "explicar", "revisar", "redactar", "medir_de_nuevo", "tomar_de_los_registros")


def test_what_is_approved_is_not_changed_and_can_be_sent_back_with_a_reason(people, confirmed):
    press(people["jefa"], confirmed, "revisar")
    press(people["jefe"], confirmed, "aprobar")
    for page in CHANGES:
        press(people["jefa"], confirmed, page, motivo="Falta una postulación.")
    assert state(confirmed) == EstadoEdicion.APROBADA
    press(people["autoridad"], confirmed, "devolver")
    assert state(confirmed) == EstadoEdicion.APROBADA
    assert "Devuelta a borrador" in press(
        people["autoridad"], confirmed, "devolver", motivo="Falta un taller."
    )
    assert state(confirmed) == EstadoEdicion.BORRADOR
    line = Anotacion.objects.get(accion="devolver")
    assert (line.registro, line.motivo) == (str(confirmed.pk), "Falta un taller.")
    confirmed.refresh_from_db()
    assert (confirmed.aprobada_por, confirmed.huella) == (None, "")
    press(people["jefa"], confirmed, "descartar", motivo="Se mide más adelante.")
    assert not Edicion.objects.exists()


@pytest.mark.parametrize(("who", "step"), [("jefe", "aprobar"), ("autoridad", "publicar")])
def test_nobody_decides_on_what_was_not_on_the_page(people, confirmed, who, step):
    press(people["jefa"], confirmed, "revisar")
    if step == "publicar":
        press(people["jefe"], confirmed, "aprobar")
    page, before = f"{LIST}{confirmed.pk}/change/", state(confirmed)
    opened = people[who].get(page).content.decode()
    [address] = [one for one in opened.split('"') if f"/{step}/" in one]
    if step == "publicar":
        press(people["jefa"], confirmed, "devolver", motivo="Falta la presentación.")
    rewrite(confirmed, {}, {"presentacion": "Otra cosa."})
    confirm_areas(confirmed, User.objects.get(username="jefe"))
    press(people["jefa"], confirmed, "revisar")
    if step == "publicar":
        press(people["jefe"], confirmed, "aprobar")
    for stale in (address, address.partition("?")[0]):
        said = people[who].post(stale, follow=True).content.decode()
        assert "cambió después de que usted abrió su página" in said
        assert state(confirmed) == before
    press(people[who], confirmed, step)
    assert state(confirmed) != before


def test_whoever_put_figures_into_it_does_not_approve(people, confirmed):
    press(people["jefe"], confirmed, "medir_de_nuevo")
    confirm_areas(confirmed, User.objects.get(username="jefa"))
    press(people["jefa"], confirmed, "revisar")
    assert "Quien midió, tomó o corrigió cifras" in press(people["jefe"], confirmed, "aprobar")
    assert state(confirmed) == EstadoEdicion.REVISADA
    press(people["autoridad"], confirmed, "aprobar")
    assert state(confirmed) == EstadoEdicion.APROBADA


def test_why_it_was_sent_back_is_read_by_whoever_sees_it_while_it_is_a_draft(people, confirmed):
    head = make_user("orasmi")
    name(head, Rol.JEFATURA, "orasmi")
    page, said = f"{LIST}{confirmed.pk}/change/", "Se devolvió a borrador. Persona autoridad"
    for motivo in ("Falta un taller.", "Falta otro."):
        press(people["jefa"], confirmed, "revisar")
        assert said not in text(people["jefe"].get(page))
        press(people["jefe"], confirmed, "aprobar")
        press(people["autoridad"], confirmed, "devolver", motivo=motivo)
    for browser in (people["jefa"], people["autoridad"], browser_of(head)):
        shown = text(browser.get(page))
        assert f"{said}, el {timezone.localdate():%d-%m-%Y}: «Falta otro.»" in shown
        assert "Falta un taller." not in shown


def waits(browser: Client) -> str:
    """What the front page says that waits of the editions."""
    desks = [desk for desk in browser.get("/interno/").context["waiting"] if desk["records"] == "ediciones"]
    for one in (one for desk in desks for one in desk["lists"]):
        assert browser.get(one["url"]).context["cl"].result_count == one["count"]
    return ", ".join(f"{one['count']} {one['title'].lower()}" for desk in desks for one in desk["lists"])


def test_it_waits_on_the_front_page_of_whoever_takes_the_next_step(people, confirmed):
    head = make_user("orasmi")
    name(head, Rol.JEFATURA, "orasmi")
    people["de un área"] = browser_of(head)

    def waiting() -> dict[str, str]:
        return {who: told for who, browser in people.items() if (told := waits(browser))}

    Edicion.objects.update(estado=EstadoEdicion.BORRADOR, huella="")
    assert waiting() == {}
    press(people["jefa"], confirmed, "revisar")
    assert waiting() == {"jefe": "1 por aprobar", "autoridad": "1 por aprobar"}
    press(people["jefe"], confirmed, "aprobar")
    assert waiting() == {"autoridad": "1 por publicar"}
    press(people["autoridad"], confirmed, "devolver", motivo="Falta un taller.")
    assert waiting() == dict.fromkeys(("jefa", "jefe"), "1 por completar tras su devolución")
    press(people["jefa"], confirmed, "revisar")
    press(people["jefe"], confirmed, "aprobar")
    press(people["autoridad"], confirmed, "publicar")
    assert waiting() == {}


def test_the_list_is_not_cut_by_a_step_that_is_of_others(people, confirmed):
    assert people["jefe"].get(f"{LIST}?espera=publicar").status_code == 400


@pytest.mark.parametrize("who", ["encargada", "administradora"])
def test_nobody_else_finds_the_editions(people, measured, who):
    for address in ("", "medir/", f"{measured.pk}/change/", f"{measured.pk}/confrontar/"):
        assert people[who].get(f"{LIST}{address}").status_code == 404


def test_the_autoridad_reads_and_publishes_but_prepares_nothing(people, measured):
    assert people["autoridad"].get(f"{LIST}{measured.pk}/ver_cifras/").status_code == 200
    assert people["autoridad"].get(f"{LIST}medir/").status_code == 403
    for page in (*CHANGES, "corregir_cifra", "corregir"):
        assert people["autoridad"].post(f"{LIST}{measured.pk}/{page}/").status_code == 403


def test_figures_measured_say_so(measured):
    assert set(measured.cifras.values_list("origen", flat=True)) == {Origen.REGISTROS}
