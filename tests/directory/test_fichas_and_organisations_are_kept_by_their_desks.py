"""Each desk keeps its own fichas and the organisations all share; nobody's work is lost and each version is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from gobernacion.access.models import Anotacion
from gobernacion.directory.models import Ficha, Organizacion
from gobernacion.directory.models.organizacion import ClaseOrganizacion
from gobernacion.lib.run import check_digit
from gobernacion.territory.models import Comuna, Sector
from tests.directory.clerk import again, errors, text_of
from tests.directory.conftest import AJENA, PROPIA, demo_run, make_ficha

pytestmark = pytest.mark.django_db
FICHAS, ORGANIZACIONES = "/interno/directory/ficha/", "/interno/directory/organizacion/"
RUT = f"65000000-{check_digit(65_000_000)}"


@pytest.fixture
def clerk(enter: Callable[[str], Client]) -> Client:
    return enter("encargada")


@pytest.fixture
def ficha(comunas: list[Comuna]) -> Ficha:
    return make_ficha(PROPIA, 1, telefono="+56 9 1111 1111", comuna=comunas[0])


@pytest.fixture
def junta(comunas: list[Comuna]) -> Organizacion:
    return Organizacion.objects.create(
        nombre="Junta de Vecinos N° 5 «El Peñón»",
        clase=ClaseOrganizacion.JUNTA_DE_VECINOS,
        comuna=comunas[0],
        rut=RUT,
        representante_nombre="Berta Soto",
    )


def address(record: Any, page: str = "change") -> str:
    return f"{ORGANIZACIONES if isinstance(record, Organizacion) else FICHAS}{record.pk}/{page}/"


def filled(client: Client, record: Any) -> dict[str, Any]:
    return again(client.get(address(record)))


# --- fichas ---


def test_a_desk_keeps_its_fichas(clerk: Client, ficha: Ficha, sectores: list[Sector]) -> None:
    data = {**filled(clerk, ficha), "telefono": "+56 9 2222 2222", "sector": sectores[0].pk}
    assert errors(clerk.post(address(ficha), data)) == {}
    ficha.refresh_from_db()
    assert (ficha.telefono, ficha.sector, ficha.version) == ("+56 9 2222 2222", sectores[0], 2)


def test_a_sector_of_another_comuna_is_refused_next_to_the_field(
    clerk: Client, ficha: Ficha, sectores: list[Sector]
) -> None:
    response = clerk.post(address(ficha), {**filled(clerk, ficha), "sector": sectores[1].pk})
    assert errors(response) == {"sector": ["Ese sector no es de la comuna elegida."]}


def test_a_year_of_birth_alone_is_shown_and_kept_as_one(clerk: Client, ficha: Ficha) -> None:
    for typed, said in (("1950", "1950"), ("01-07-1950", "01-07-1950"), ("1951", "1951")):
        assert errors(clerk.post(address(ficha), {**filled(clerk, ficha), "nacimiento": typed})) == {}
        ficha.refresh_from_db()
        assert f'value="{said}"' in text_of(clerk.get(address(ficha)))
    assert '<td class="field-nacido">1951</td>' in text_of(clerk.get(FICHAS, {"q": "perez"}))
    assert (ficha.nacimiento, ficha.solo_year, ficha.version) == (date(1951, 7, 1), True, 4)


def test_a_stale_ficha_is_refused_with_both_values(clerk: Client, ficha: Ficha) -> None:
    data = {**filled(clerk, ficha), "telefono": "+56 9 2222 2222"}
    ficha.telefono = "+56 9 3333 3333"
    ficha.save()
    [sentence] = errors(clerk.post(address(ficha), data))["telefono"]
    assert "+56 9 3333 3333" in sentence
    assert "+56 9 2222 2222" in sentence


def test_a_firm_represents_nobody(clerk: Client, junta: Organizacion) -> None:
    response = clerk.post(address(junta), {**filled(clerk, junta), "representante_run": RUT})
    assert "Ese RUT es de una organización" in errors(response)["representante_run"][0]


def test_a_form_without_version_is_refused(clerk: Client, ficha: Ficha) -> None:
    assert errors(clerk.post(address(ficha), {**filled(clerk, ficha), "version_leida": "", "nombres": "Eva"}))
    ficha.refresh_from_db()
    assert ficha.nombres == "Ana María"


@pytest.mark.parametrize(
    "hidden", [{"area": AJENA}, {"persona": "x"}, {"unida_a": "x"}, {"identificacion": "1-9"}]
)
def test_what_the_form_does_not_ask_is_not_taken(clerk: Client, ficha: Ficha, hidden: dict[str, str]) -> None:
    before = Ficha.objects.filter(pk=ficha.pk).values("area", "persona", "unida_a", "identificacion").get()
    clerk.post(address(ficha), {**filled(clerk, ficha), **hidden, "nombres": "Eva"})
    assert (
        Ficha.objects.filter(pk=ficha.pk).values("area", "persona", "unida_a", "identificacion").get()
        == before
    )


def test_each_version_is_told_without_naming_the_person_elsewhere(clerk: Client, ficha: Ficha) -> None:
    clerk.post(address(ficha), {**filled(clerk, ficha), "telefono": "+56 9 2222 2222"})
    page = text_of(clerk.get(address(ficha, "history")))
    assert "+56 9 2222 2222" in page
    assert str(ficha.persona_id) not in page
    assert ficha.persona_id.hex[:8] not in page


def test_jefatura_reads_and_does_not_write(enter: Callable[[str], Client], ficha: Ficha) -> None:
    jefa = enter("jefa")
    assert "+56 9 1111 1111" in text_of(jefa.get(address(ficha)))
    assert jefa.post(address(ficha), {"nombres": "Eva"}).status_code == 403


def test_the_steward_reads_and_corrects_those_of_every_area(
    enter: Callable[[str], Client], ficha: Ficha
) -> None:
    steward = enter("directorio")
    data = {**filled(steward, ficha), "nombres": "Eva"}
    assert errors(steward.post(address(ficha), data)) == {}
    ficha.refresh_from_db()
    assert ficha.nombres == "Eva"
    assert "Eva" in text_of(steward.get(FICHAS, {"q": demo_run(1)}))


@pytest.mark.parametrize("who", ["autoridad", "auditor", "moderador", "administrador"])
def test_to_who_keeps_no_people_they_do_not_exist(
    enter: Callable[[str], Client], ficha: Ficha, who: str
) -> None:
    assert {enter(who).get(page).status_code for page in (FICHAS, address(ficha), f"{FICHAS}add/")} == {404}


def test_nobody_adds_a_ficha_by_itself(clerk: Client, enter: Callable[[str], Client]) -> None:
    assert (
        clerk.get(f"{FICHAS}add/").status_code == enter("directorio").get(f"{FICHAS}add/").status_code == 403
    )


def test_reading_one_leaves_a_line(clerk: Client, ficha: Ficha) -> None:
    clerk.get(address(ficha))
    assert (
        Anotacion.objects.filter(accion="ver", modelo="directory.Ficha", registro=str(ficha.pk)).count() == 1
    )


def test_a_search_that_finds_too_many_asks_for_another_word(
    clerk: Client, ficha: Ficha, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gobernacion.directory.admin.MOST_FOUND", 3)
    for number in range(2, 6):
        make_ficha(PROPIA, number)
    page = text_of(clerk.get(FICHAS, {"q": "perez"}))
    assert "escriba también otra palabra" in page
    assert len(clerk.get(FICHAS, {"q": "perez"}).context["cl"].result_list) == 3


# --- organisations ---


def organisation(**values: Any) -> dict[str, Any]:
    return {
        "nombre": "Club Deportivo Ñandú",
        "clase": "club_deportivo",
        "rut": "",
        "comuna": "",
        "personalidad_juridica_vigente": "unknown",
        "personalidad_juridica_al": "",
        "registro_ley_19862": "",
        "representante_nombre": "",
        "representante_run": "",
        "representante_telefono": "",
        "representante_correo": "",
        "direccion": "",
        "telefono": "",
        "correo": "",
        "version_leida": "",
        **values,
    }


@pytest.mark.parametrize("rut", ["65.000.000-0", "650000000", "65000000 - 0"])
def test_an_organisation_is_written_with_its_rut_in_any_spelling(clerk: Client, rut: str) -> None:
    spelled = rut[:-1] + RUT[-1]
    assert errors(clerk.post(f"{ORGANIZACIONES}add/", organisation(rut=spelled))) == {}
    assert Organizacion.objects.get().rut == RUT


def test_organisations_without_rut_are_as_many_as_there_are(clerk: Client) -> None:
    for _ in range(2):
        assert errors(clerk.post(f"{ORGANIZACIONES}add/", organisation())) == {}
    assert Organizacion.objects.filter(rut=None).count() == 2


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"rut": "65.000.000"}, "rut"),
        ({"rut": "65.000.000-1"}, "rut"),
        ({"nombre": "°"}, "__all__"),
        ({"clase": "pandilla"}, "clase"),
        ({"personalidad_juridica_vigente": "true"}, "__all__"),
        ({"personalidad_juridica_al": "01-01-2020"}, "__all__"),
        ({"representante_run": "1-2"}, "representante_run"),
        ({"telefono": "no tiene"}, "telefono"),
    ],
)
def test_what_an_organisation_cannot_be_is_said(clerk: Client, values: dict[str, str], field: str) -> None:
    assert field in errors(clerk.post(f"{ORGANIZACIONES}add/", organisation(**values)))
    assert not Organizacion.objects.exists()


def test_a_rut_belongs_to_one(clerk: Client, junta: Organizacion) -> None:
    assert "rut" in errors(clerk.post(f"{ORGANIZACIONES}add/", organisation(rut=RUT)))


def test_every_area_shares_them(enter: Callable[[str], Client], junta: Organizacion) -> None:
    for who in ("encargada", "vecino", "directorio", "jefa"):
        browser = enter(who)
        assert "El Peñón" in text_of(browser.get(ORGANIZACIONES, {"q": "junta de vecinos n 5 el pen"}))
        assert "El Peñón" in text_of(browser.get(ORGANIZACIONES, {"q": RUT}))
        assert "Berta Soto" in text_of(browser.get(address(junta)))


def test_a_stale_organisation_is_refused(clerk: Client, junta: Organizacion) -> None:
    data = {**filled(clerk, junta), "telefono": "+56 51 222 2222"}
    junta.telefono = "+56 51 233 3333"
    junta.save()
    assert "telefono" in errors(clerk.post(address(junta), data))


def test_its_versions_are_told(clerk: Client, junta: Organizacion) -> None:
    clerk.post(address(junta), {**filled(clerk, junta), "direccion": "Los Aromos 1"})
    assert "Los Aromos 1" in text_of(clerk.get(address(junta, "history")))


@pytest.mark.parametrize("who", ["autoridad", "auditor", "moderador", "administrador"])
def test_who_leads_no_case_does_not_see_them(
    enter: Callable[[str], Client], junta: Organizacion, who: str
) -> None:
    assert enter(who).get(address(junta)).status_code == 404
