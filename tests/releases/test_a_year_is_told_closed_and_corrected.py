"""A year is told up to a day, closed and corrected in the staff pages: four editions, four addresses that stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from gobernacion.access.roles import Rol
from gobernacion.areas import installed
from gobernacion.indicators.declarations import Medida
from gobernacion.indicators.models import MetaAnual
from gobernacion.indicators.registry import registry
from gobernacion.published.models import CifraPublicada, EdicionPublicada
from gobernacion.published.standing import Situacion, standing
from gobernacion.published.verifying import problems
from gobernacion.releases import measuring
from gobernacion.releases.models import Cifra, Edicion, EstadoEdicion
from gobernacion.territory.models import Institucion, Provincia
from tests.access.people import browser_of, make_user, name
from tests.conformity import press_confirm
from tests.portal.reading import links, text
from tests.pressing import press

pytestmark = pytest.mark.django_db

LIST = "/interno/releases/edicion/"
ROUNDS = "SE-001"


@pytest.fixture(autouse=True)
def one_area(monkeypatch):
    """Only Seguridad measures: what other areas find to explain in an empty year is not what is asked here."""
    alone = [area for area in installed() if area.label == "seguridad"]
    monkeypatch.setattr(measuring, "installed", lambda: iter(alone))


@pytest.fixture
def office(db):
    elqui = Provincia.objects.create(cut="041", nombre="Elqui", region="Región de Coquimbo")
    Institucion.objects.create(nombre="Gobernación de Elqui", provincia=elqui)
    found = {}
    for who, rol in (("jefa", Rol.JEFATURA), ("jefe", Rol.JEFATURA), ("autoridad", Rol.AUTORIDAD)):
        found[who] = make_user(who)
        name(found[who], rol)
    return {who: browser_of(user) for who, user in found.items()}


@pytest.fixture
def rounds(monkeypatch):
    """How many rounds the records tell today."""
    told = {"n": 30}
    declared = replace(registry()[ROUNDS], measure=lambda period: [Medida(told["n"])], desgloses=())
    monkeypatch.setitem(registry()._indicadores, ROUNDS, declared)
    return told


def measure(office, corte=""):
    answer = office["jefa"].post(f"{LIST}medir/", {"year": 2020, "corte": corte})
    assert answer.status_code == 302, answer.context["form"].errors
    return Edicion.objects.order_by("pk").last()


def publish_it(office, edicion):
    """Through the hands of the three it takes."""
    press_confirm(office["jefa"], edicion)
    press(office["jefa"], edicion, "revisar")
    press(office["jefe"], edicion, "aprobar")
    assert "Sello" in press(office["autoridad"], edicion, "publicar")
    edicion.refresh_from_db()
    assert edicion.estado == EstadoEdicion.PUBLICADA
    return EdicionPublicada.objects.get(slug=edicion.slug)


def erratum(office, edicion, motivo):
    press(office["jefa"], edicion, "corregir", que_corrige=motivo)
    return Edicion.objects.get(reemplaza=edicion.slug)


def rounds_told(slug):
    return CifraPublicada.objects.get(edicion=slug, codigo=ROUNDS, dimension="").valor


@pytest.fixture
def told(office, rounds):
    """2020 up to a day, its close, and an erratum of each, with what each says of the rounds."""
    up_to_a_day = measure(office, "06-03-2020")
    publish_it(office, up_to_a_day)
    rounds["n"] = 120
    close = measure(office)
    publish_it(office, close)
    rounds["n"] = 31
    of_the_day = erratum(office, up_to_a_day, "Una ronda se escribió tarde.")
    press(office["jefa"], of_the_day, "tomar_de_los_registros", codigos=[ROUNDS])
    publish_it(office, of_the_day)
    rounds["n"] = 121
    of_the_close = erratum(office, close, "La misma ronda, en el año entero.")
    press(office["jefa"], of_the_close, "tomar_de_los_registros", codigos=[ROUNDS])
    publish_it(office, of_the_close)
    return office


def test_four_addresses_stay_and_each_says_what_it_said(told, client):
    assert [rounds_told(f"2020-{n}") for n in (1, 2, 3, 4)] == [30, 120, 31, 121]
    assert list(problems()) == []
    for n in (1, 2, 3, 4):
        assert client.get(f"/cuenta/2020-{n}/").status_code == 200
    assert "121" in text(client.get(f"/cuenta/2020/cifra/{ROUNDS}/"))


def test_the_year_is_told_by_the_erratum_of_its_close(told, client):
    assert standing(EdicionPublicada.objects.all()) == {
        "2020-1": Situacion.REEMPLAZADA,
        "2020-2": Situacion.REEMPLAZADA,
        "2020-3": Situacion.A_LA_FECHA,
        "2020-4": Situacion.VIGENTE,
    }
    assert [one.slug for one in EdicionPublicada.objects.vigentes()] == ["2020-4"]
    assert client.get("/datos/cuenta-2020.csv").headers["Location"] == "/datos/cuenta-2020-4.csv"


def test_every_page_says_how_its_edition_stands(told, client):
    assert "cuenta el año 2020 hasta una fecha" in text(client.get("/cuenta/2020-3/"))
    assert "/cuenta/2020/" in links(client.get("/cuenta/2020-3/"))
    first = client.get("/cuenta/2020-1/")
    assert "Una ronda se escribió tarde." in text(first)
    assert "/comparar/?a=2020-1&b=2020-3" in links(first)
    assert "hasta una fecha" not in text(client.get("/cuenta/2020/"))
    for page in ("/verificar/", "/datos/"):
        assert "a la fecha" in text(client.get(page))


def test_a_figure_through_time_is_told_once_for_the_year(told, client):
    shown = text(client.get(f"/cuenta/2020/cifra/{ROUNDS}/"))
    assert shown.count("reemplazada") == 2
    assert shown.count("a la fecha") >= 1


# --- what is refused, and says what to do ---------------------------------------------------------------------


def errors(office, corte=""):
    answer = office["jefa"].post(f"{LIST}medir/", {"year": 2020, "corte": corte})
    assert answer.status_code == 200
    return " ".join(answer.context["form"].errors["year"])


def test_one_edition_of_a_year_is_in_preparation_at_a_time(office, rounds):
    measure(office, "06-03-2020")
    assert "La edición 2020-1 de ese año está en preparación" in errors(office)


def test_a_year_told_up_to_a_day_is_told_further_or_closed(office, rounds):
    publish_it(office, measure(office, "06-03-2020"))
    assert "mida hasta un día posterior" in errors(office, "06-03-2020")
    press(office["jefa"], measure(office, "30-06-2020"), "descartar", motivo="Se cierra el año.")
    publish_it(office, measure(office))
    assert "ya se publicó completo en la edición 2020-2" in errors(office)
    assert "ya se publicó completo" in errors(office, "31-12-2020")


def test_an_erratum_that_changes_nothing_is_not_approved(office, rounds):
    edicion = measure(office)
    publish_it(office, edicion)
    corrected = erratum(office, edicion, "Nada todavía.")
    press(office["jefa"], corrected, "revisar")
    corrected.refresh_from_db()
    assert corrected.estado == EstadoEdicion.BORRADOR
    page = office["jefa"].get(f"{LIST}{corrected.pk}/change/").content.decode()
    assert "no cambia nada todavía" in page


def test_an_edition_has_one_erratum_at_a_time(office, rounds):
    edicion = measure(office)
    publish_it(office, edicion)
    erratum(office, edicion, "Una ronda más.")
    assert "Eso ya no se puede hacer" in press(
        office["jefa"], edicion, "corregir", que_corrige="Otra ronda más."
    )
    assert Edicion.objects.filter(reemplaza="2020-1").count() == 1


def test_a_published_edition_says_which_erratum_corrects_it(office, rounds):
    edicion = measure(office)
    publish_it(office, edicion)
    page = f"{LIST}{edicion.pk}/change/"
    assert "fe de erratas en curso" not in text(office["jefa"].get(page))
    rounds["n"] = 31
    corrected = erratum(office, edicion, "Una ronda más.")
    shown = office["autoridad"].get(page)
    assert "Tiene una fe de erratas en curso. Está en estado «borrador»" in text(shown)
    assert f"{LIST}{corrected.pk}/change/" in links(shown)
    press(office["jefa"], corrected, "tomar_de_los_registros", codigos=[ROUNDS])
    publish_it(office, corrected)
    shown = text(office["jefa"].get(page))
    assert "Una fe de erratas la reemplazó." in shown
    assert "en curso" not in shown


def test_its_reason_is_public_as_long_as_it_takes_and_names_nobody(office, rounds):
    edicion = measure(office)
    publish_it(office, edicion)
    press(office["jefa"], edicion, "corregir", que_corrige="Por el RUN 11.111.111-1.")
    assert not Edicion.objects.filter(reemplaza="2020-1").exists()
    long = "Se contó dos veces una ronda. " * 30
    assert erratum(office, edicion, long).motivo == long.strip()


def test_its_reason_is_written_again_while_it_is_prepared(office, rounds):
    edicion = measure(office)
    publish_it(office, edicion)
    second = erratum(office, edicion, "La presentación.")
    address = f"{LIST}{second.pk}/redactar/"
    form = office["jefa"].get(address).context["form"]
    written = {name: form[name].value() or "" for name in form.fields}
    assert written["motivo"] == "La presentación."
    answer = office["jefa"].post(address, written | {"motivo": "Por el RUN 11.111.111-1."})
    assert "motivo" in answer.context["form"].errors
    assert (
        office["jefa"].post(address, written | {"motivo": "La presentación y dos cifras."}).status_code == 302
    )
    second.refresh_from_db()
    assert second.motivo == "La presentación y dos cifras."


# --- measuring a draft again ----------------------------------------------------------------------------------


def test_a_draft_is_measured_again_with_the_targets_of_today_and_keeps_its_words_and_notes(office, rounds):
    edicion = measure(office)
    chapter = edicion.capitulos.order_by("orden")[0]
    words = {f"capitulo_{one.pk}": one.resumen for one in edicion.capitulos.all()}
    words[f"capitulo_{chapter.pk}"] = "Un año de rondas."
    said = press(office["jefa"], edicion, "redactar", titulo="Cuenta 2020", presentacion="Hola.", **words)
    assert "Textos guardados" in said
    edicion.notas.create(
        clave="x", informado=1, esperado=2, texto="Firmada.", firma="Jefatura", fecha=date(2021, 2, 1)
    )
    MetaAnual.objects.create(codigo=ROUNDS, area="seguridad", year=2020, valor=60)
    rounds["n"] = 50
    assert "Medida de nuevo" in press(office["jefa"], edicion, "medir_de_nuevo")
    figure = edicion.cifras.get(codigo=ROUNDS, dimension="")
    assert (figure.valor, figure.meta) == (50, 60)
    edicion.refresh_from_db()
    assert (edicion.titulo, edicion.presentacion) == ("Cuenta 2020", "Hola.")
    assert edicion.capitulos.get(pk=chapter.pk).resumen == "Un año de rondas."
    assert edicion.notas.get().texto == "Firmada."
    press_confirm(office["jefa"], edicion)
    assert edicion.estado == EstadoEdicion.REVISADA


def test_what_records_tell_otherwise_today_is_shown_beside_any_edition(office, rounds):
    edicion = measure(office)
    publish_it(office, edicion)
    shown = text(office["jefe"].get(f"{LIST}{edicion.pk}/confrontar/"))
    assert "ninguna con diferencia" in shown
    rounds["n"] = 33
    shown = text(office["jefe"].get(f"{LIST}{edicion.pk}/confrontar/"))
    assert "1 con diferencia" in shown
    assert "30 33 +3" in shown


def test_a_target_that_moved_is_said_beside_any_edition_taken_in_its_erratum_and_published(office, rounds):
    edicion = measure(office)
    publish_it(office, edicion)
    MetaAnual.objects.create(codigo=ROUNDS, area="seguridad", year=2020, valor=60)
    shown = text(office["jefe"].get(f"{LIST}{edicion.pk}/confrontar/"))
    assert "ninguna con diferencia . La meta de 1 es hoy otra." in shown
    assert "La meta se movió: ninguna → 60" in shown
    corrected = erratum(office, edicion, "La meta que faltaba.")
    page = text(office["jefa"].get(f"{LIST}{corrected.pk}/tomar_de_los_registros/"))
    assert "SE-001 Rondas extraordinarias: la meta, de ninguna a 60" in page
    assert "Tomadas de los registros: 1 cifra." in press(
        office["jefa"], corrected, "tomar_de_los_registros", codigos=[ROUNDS]
    )
    assert publish_it(office, corrected).cifras.get(codigo=ROUNDS, dimension="").meta == 60


def test_staff_read_a_target_and_how_far_it_was_reached_as_the_public_does(office, rounds, client):
    MetaAnual.objects.create(codigo=ROUNDS, area="seguridad", year=2020, valor=60)
    edicion = measure(office)
    said = "Meta: 60 · 50 % alcanzado"
    for page in (f"{LIST}{edicion.pk}/ver_cifras/", f"{LIST}{edicion.pk}/redactar/"):
        assert (
            text(office["jefe"].get(page)).count(said) == text(office["jefe"].get(page)).count("Meta:") == 1
        )
    publish_it(office, edicion)
    assert said in text(client.get(f"/cuenta/2020/cifra/{ROUNDS}/"))


def test_what_is_taken_from_the_records_is_chosen_by_indicator(office, rounds):
    edicion = measure(office)
    publish_it(office, edicion)
    rounds["n"] = 33
    corrected = erratum(office, edicion, "Tres rondas más.")
    page = text(office["jefa"].get(f"{LIST}{corrected.pk}/tomar_de_los_registros/"))
    assert "SE-001 Rondas extraordinarias: cambia 1 cifra; el total, de 30 a 33" in page
    assert "SE-002" not in page
    press(office["jefa"], corrected, "tomar_de_los_registros", codigos=["SE-002"])
    assert corrected.cifras.get(codigo=ROUNDS, dimension="").valor == 30
    press(office["jefa"], corrected, "tomar_de_los_registros", codigos=[ROUNDS])
    assert corrected.cifras.get(codigo=ROUNDS, dimension="").valor == 33
    assert Cifra.objects.get(edicion=edicion, codigo=ROUNDS, dimension="").valor == Decimal(30)
