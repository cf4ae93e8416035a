"""The words of a draft cite its figures: what cites none keeps it from being approved, and the head writes the own."""

from __future__ import annotations

import shutil
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from gobernacion.access.roles import Rol
from gobernacion.areas import installed
from gobernacion.published.models import CapituloPublicado
from gobernacion.releases import asking, measuring
from gobernacion.releases.checking import check, in_the_way
from gobernacion.releases.models import Cifra, Edicion, EstadoConformidad, EstadoEdicion
from gobernacion.releases.publishing import publish
from gobernacion.territory.models import Institucion, Provincia
from tests.access.people import browser_of, make_user, name
from tests.accounts import ELQUI_2019
from tests.conformity import confirm_areas
from tests.portal.reading import text

pytestmark = pytest.mark.django_db

AREAS = ("orasmi", "seguridad")


@pytest.fixture(autouse=True)
def two_areas(monkeypatch):
    both = [area for area in installed() if area.label in AREAS]
    monkeypatch.setattr(measuring, "installed", lambda: iter(both))


@pytest.fixture
def people(db):
    elqui = Provincia.objects.create(cut="041", nombre="Elqui", region="Región de Coquimbo")
    Institucion.objects.create(nombre="Gobernación de Elqui", provincia=elqui)
    users = {who: make_user(who) for who in ("prepara", "aprueba", "orasmi", "clerk")}
    name(users["prepara"], Rol.JEFATURA)
    name(users["aprueba"], Rol.JEFATURA)
    name(users["orasmi"], Rol.JEFATURA, "orasmi")
    name(users["clerk"], Rol.ENCARGADO, "orasmi")
    return users


@pytest.fixture
def draft(people) -> Edicion:
    edicion = measuring.draft_from_records(Institucion.objects.get(), 2020, None, people["prepara"])
    confirm_areas(edicion, people["prepara"])
    assert edicion.estado == EstadoEdicion.REVISADA
    return edicion


def chapter(edicion, area="orasmi"):
    return edicion.capitulos.filter(area=area).order_by("orden").first()


def write(edicion, words, area="orasmi"):
    edicion.capitulos.filter(pk=chapter(edicion, area).pk).update(resumen=words)
    check(edicion)


def own_page(edicion, page="redactar", area="orasmi"):
    return f"/interno/releases/conformidad/{edicion.conformidades.get(area=area).pk}/{page}/"


def edition_page(edicion):
    return f"/interno/releases/edicion/{edicion.pk}/redactar/"


# --- what cites nothing stands in the way -------------------------------------------------------------------------


def test_a_citation_of_nothing_keeps_an_edition_from_being_approved(draft, people):
    write(draft, "Fueron {OR-999}.")
    said = f"El capítulo {chapter(draft)} cita {{OR-999}}, y esa cifra no está en la edición: ¿quiso escribir {{OR-0"
    assert any(one.startswith(said) for one in check(draft))
    assert draft.estado == EstadoEdicion.BORRADOR
    write(draft, "Fueron {OR-001}.")
    confirm_areas(draft, people["prepara"])
    assert in_the_way(draft) == []
    assert draft.estado == EstadoEdicion.REVISADA


def test_the_presentation_is_looked_at_too(draft):
    Edicion.objects.filter(pk=draft.pk).update(presentacion="Son {OR-001@1999}.")
    assert any(one.startswith("La presentación cita {OR-001@1999}") for one in check(draft))


def test_a_figure_that_is_no_longer_there_is_missed(draft, people):
    write(draft, "Fueron {OR-001}.")
    confirm_areas(draft, people["prepara"])
    draft.cifras.filter(codigo="OR-001").delete()
    assert any("cita {OR-001}" in one for one in check(draft))


def test_a_document_with_such_a_citation_is_refused_with_its_file(tmp_path):
    name(make_user("transcriptora"), Rol.JEFATURA)
    folder = shutil.copytree(ELQUI_2019, tmp_path / "cuenta")
    for file, good, bad in (
        ("8-orasmi.toml", "{OR-003|palabras}", "{OR-003:comuna=Vicuña}"),
        ("edicion.toml", "da cuenta de", "da cuenta de {OR-1}"),
    ):
        content = (folder / file).read_text(encoding="utf-8")
        assert good in content
        (folder / file).write_text(content.replace(good, bad, 1), encoding="utf-8")
    with pytest.raises(CommandError) as refused:
        call_command("cargar_cuenta", str(folder), elabora="transcriptora")
    assert "8-orasmi.toml: El capítulo 8. Fondo Orasmi cita {OR-003:comuna=Vicuña}" in str(refused.value)
    assert "edicion.toml: La presentación cita {OR-1}" in str(refused.value)
    assert not Edicion.objects.exists()


# --- they cannot drift --------------------------------------------------------------------------------------------


def test_the_published_words_are_the_citations_and_say_the_published_figure(draft, people, client):
    write(draft, "Lo pidieron {OR-001} personas.")
    confirm_areas(draft, people["prepara"])
    draft.aprobar(people["aprueba"])
    publish(draft, date(2021, 3, 1))
    assert CapituloPublicado.objects.get(area="orasmi").resumen == "Lo pidieron {OR-001} personas."
    assert "Lo pidieron 0 personas." in text(client.get(f"/cuenta/2020/capitulo/{chapter(draft).numero}/"))


def test_a_count_that_is_withheld_is_withheld_from_the_words(draft, people):
    write(draft, "Lo pidieron {OR-001} personas.")
    Cifra.objects.filter(edicion=draft, codigo="OR-001", dimension="").update(valor=2, registros=2)
    check(draft)
    page = text(browser_of(people["orasmi"]).get(own_page(draft)))
    assert "Lo pidieron protegida personas." in page


def test_whoever_confirmed_the_words_is_asked_again_when_a_number_they_cite_changes(draft, people):
    """Even where the number is of another area."""
    write(draft, "Con {SE-001} rondas.")
    confirm_areas(draft, people["prepara"])
    Cifra.objects.filter(edicion=draft, codigo="SE-001", dimension="").update(valor=9)
    asking.look_again(draft)
    assert draft.conformidades.get(area="orasmi").estado == EstadoConformidad.PENDIENTE


# --- who writes -----------------------------------------------------------------------------------------------


def test_a_head_writes_the_own_chapters_and_reads_them_drawn(draft, people):
    browser, own = browser_of(people["orasmi"]), chapter(draft)
    answer = browser.post(
        own_page(draft), {f"capitulo_{own.pk}": "### El año\n\nLo pidieron {OR-001}, y 12 más."}, follow=True
    )
    own.refresh_from_db()
    assert own.resumen == "### El año\n\nLo pidieron {OR-001}, y 12 más."
    html = answer.content.decode()
    assert answer.request["PATH_INFO"] == own_page(draft, "confirmar")
    assert "<h3>El año</h3>" in html
    assert 'Lo pidieron <span class="citada">0</span>' in html
    assert f"Números escritos a mano, que nadie corregirá: {own}: 12." in text(answer)
    draft.refresh_from_db()
    assert draft.estado == EstadoEdicion.BORRADOR


def test_a_head_writes_no_other_chapter(draft, people):
    browser, other = browser_of(people["orasmi"]), chapter(draft, "seguridad")
    before = other.resumen
    assert browser.get(own_page(draft, area="seguridad")).status_code == 404
    forged = {f"capitulo_{chapter(draft).pk}": "Mío.", f"capitulo_{other.pk}": "Ajeno.", "titulo": "Ajeno"}
    for page in (own_page(draft), edition_page(draft)):
        browser.post(page, forged)
        other.refresh_from_db()
        draft.refresh_from_db()
        assert other.resumen == before
        assert draft.titulo != "Ajeno"
    assert chapter(draft).resumen == "Mío."
    assert browser_of(people["clerk"]).get(own_page(draft)).status_code == 404


def test_whoever_heads_every_area_writes_everything(draft, people):
    browser = browser_of(people["prepara"])
    assert {"titulo", "presentacion"} <= browser.get(edition_page(draft)).context["form"].fields.keys()
    words = {f"capitulo_{one.pk}": f"De {one.area}." for one in draft.capitulos.all()}
    browser.post(edition_page(draft), {"titulo": "Cuenta", "presentacion": "Son {OR-001}.", **words})
    draft.refresh_from_db()
    assert (draft.titulo, draft.presentacion) == ("Cuenta", "Son {OR-001}.")
    assert chapter(draft, "seguridad").resumen == "De seguridad."
    shown = browser.get(f"/interno/releases/edicion/{draft.pk}/change/").content.decode()
    assert 'Son <span class="citada">0</span>' in shown


def test_whoever_writes_beside_another_loses_nothing_of_theirs(draft, people):
    """What was not changed on a page is not put back to what the page showed."""
    page = browser_of(people["prepara"]).get(edition_page(draft)).context["form"]
    stale = {name: page[name].initial for name in page.fields}
    seen = {f"initial-{name}": value for name, value in stale.items()}
    write(draft, "Lo escribió la jefatura.")
    changed = {f"capitulo_{chapter(draft, 'seguridad').pk}": "Otra cosa."}
    browser_of(people["prepara"]).post(edition_page(draft), {**stale, **seen, **changed})
    assert chapter(draft).resumen == "Lo escribió la jefatura."
    assert chapter(draft, "seguridad").resumen == "Otra cosa."


def test_the_page_says_how_to_cite_each_figure_and_what_was_typed(draft, people):
    write(draft, "Fueron 33.")
    page = browser_of(people["orasmi"]).get(own_page(draft)).content.decode()
    for cited in ("{OR-001}", "{OR-003|palabras}", "{OR-002}"):
        assert cited in page
    assert f"<li>{chapter(draft)}: 33</li>" in page


def test_numbers_by_hand_in_the_presentation_are_told_too(draft, people):
    chapters = {f"capitulo_{one.pk}": "Nada." for one in draft.capitulos.all()}
    said = {"titulo": "Cuenta", "presentacion": "Fueron 12.345 personas.", **chapters}
    told = browser_of(people["prepara"]).post(edition_page(draft), said, follow=True)
    assert "La presentación: 12.345" in " ".join(map(str, told.context["messages"]))
    assert (
        "La presentación: 12.345" in browser_of(people["prepara"]).get(edition_page(draft)).content.decode()
    )


def test_whoever_writes_the_same_chapter_as_another_is_told_and_writes_over_nothing(draft, people):
    name = f"capitulo_{chapter(draft).pk}"
    read = {f"initial-{name}": chapter(draft).resumen}
    write(draft, "De la colega,\nen dos líneas.")
    browser = browser_of(people["orasmi"])
    refused = browser.post(own_page(draft), {**read, name: "Lo mío."})
    assert "De la colega" in refused.context["form"].errors[name][0]
    assert chapter(draft).resumen == "De la colega,\nen dos líneas."
    page = refused.context["form"][name]
    assert page.value() == "Lo mío."
    both = {f"initial-{name}": refused.context["form"].data[f"initial-{name}"], name: "De las dos."}
    assert browser.post(own_page(draft), both).status_code == 302
    assert chapter(draft).resumen == "De las dos."


def test_nobody_is_named_by_number_in_them(draft, people):
    answer = browser_of(people["orasmi"]).post(
        own_page(draft), {f"capitulo_{chapter(draft).pk}": "A 12.345.678-5."}
    )
    assert answer.status_code == 200
    assert "no escriba en él el RUN" in answer.content.decode()


def test_once_approved_nobody_writes(draft, people):
    draft.aprobar(people["aprueba"])
    before = chapter(draft).resumen
    browser_of(people["orasmi"]).post(own_page(draft), {f"capitulo_{chapter(draft).pk}": "Tarde."})
    assert chapter(draft).resumen == before
