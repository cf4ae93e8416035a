"""One role sees people joined across areas, and joins, tells apart and corrects; to the rest there is no desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from gobernacion.access.models import Anotacion, User
from gobernacion.directory.merging import merge
from gobernacion.directory.models import Distincion, Ficha, Fusion, Persona
from gobernacion.directory.review import probable_duplicates
from tests.access.people import browser_of
from tests.directory.clerk import text_of
from tests.directory.conftest import AJENA, PROPIA, demo_run, make_ficha

pytestmark = pytest.mark.django_db
BORN = date(1980, 5, 17)
WHY = "Presentó los dos documentos"
DESK = "/interno/directory/"


@pytest.fixture
def pair(db: None) -> tuple[Persona, Persona]:
    """The same woman, known by her RUN to one area and without document to the other."""
    known = make_ficha(PROPIA, 1, nacimiento=BORN, nombres="Ana María")
    unknown = make_ficha(AJENA, Persona.sin_documento("Lo perdió"), nacimiento=BORN, nombres="Ana")
    return known.persona, unknown.persona


@pytest.fixture
def desk(enter: Callable[[str], Client]) -> Client:
    return enter("directorio")


def address(persona: Persona, page: str = "change") -> str:
    return f"{DESK}persona/{persona.pk}/{page}/"


def desk_addresses() -> list[str]:
    """The name of every address of the models that only the steward may see."""
    prefixes = tuple(f"directory_{model}_" for model in ("persona", "fusion", "distincion"))
    return sorted(name for name in _names(get_resolver()) if name.startswith(prefixes))


def _names(resolver: Any) -> list[str]:
    names: list[str] = []
    for pattern in resolver.url_patterns:
        names += _names(pattern) if hasattr(pattern, "url_patterns") else [pattern.name or ""]
    return names


def test_the_desk_has_the_pages_this_test_walks() -> None:
    assert {"directory_persona_reunir", "directory_persona_repetidas", "directory_fusion_deshacer"} <= set(
        desk_addresses()
    )


@pytest.mark.parametrize(
    "who", ["encargada", "jefa", "vecino", "autoridad", "auditor", "moderador", "administrador", None]
)
def test_to_anybody_else_it_does_not_exist(
    who: str | None, staff: dict[str, User], pair: tuple[Persona, Persona], steward: User
) -> None:
    fusion = merge(*pair, steward, WHY)
    distincion = Distincion.objects.create(
        una=min(pair, key=lambda one: one.pk),
        otra=max(pair, key=lambda one: one.pk),
        motivo=WHY,
        decidida_por=steward,
    )
    keys = {"persona": pair[0].pk, "fusion": fusion.pk, "distincion": distincion.pk}
    browser = browser_of(staff[who] if who else None)
    walked = 0
    for name in desk_addresses():
        key = keys[name.split("_")[1]]
        try:
            there = reverse(f"admin:{name}")
        except NoReverseMatch:  # the addresses of one row need its key
            there = reverse(f"admin:{name}", args=[key])
        nowhere = there.replace("/directory/", "/directoria/")
        for method in (browser.get, browser.post):
            found, missing = method(there), method(nowhere)
            assert found.status_code == missing.status_code, there
            assert text_of(found).replace(there, nowhere) == text_of(missing), there
            walked += 1
    assert walked >= 20
    assert fusion.motivo == Fusion.objects.get().motivo


def test_a_person_is_shown_with_what_every_area_knows(desk: Client, pair: tuple[Persona, Persona]) -> None:
    known, _ = pair
    make_ficha("convenios", known, nombres="Anita", nacimiento=BORN)
    page = text_of(desk.get(address(known)))
    assert "Ana María" in page
    assert "Anita" in page
    assert "no coincide" in page


def test_seeing_them_together_leaves_a_line_for_each(desk: Client, pair: tuple[Persona, Persona]) -> None:
    known, _ = pair
    make_ficha("convenios", known)
    desk.get(address(known))
    read = Anotacion.objects.filter(quien__username="directorio", accion="ver")
    assert set(read.values_list("modelo", "registro")) == {
        ("directory.Persona", str(known.pk)),
        *(("directory.Ficha", str(ficha.pk)) for ficha in known.fichas.all()),
    }


@pytest.mark.parametrize("term", [demo_run(1), "35.000.001-1", "perez", "Ana Maria", "ana"])
def test_people_are_found_by_document_or_name(desk: Client, pair: tuple[Persona, Persona], term: str) -> None:
    page = text_of(desk.get(f"{DESK}persona/", {"q": term}))
    assert "Ana María Pérez Muñoz" in page


def test_the_list_shows_nobody_until_it_is_asked(desk: Client, pair: tuple[Persona, Persona]) -> None:
    for listed in ("persona", "ficha"):
        assert "Ana María" not in text_of(desk.get(f"{DESK}{listed}/"))


# --- joining and undoing ---


def test_who_may_be_one_is_proposed_compared_and_joined(desk: Client, pair: tuple[Persona, Persona]) -> None:
    known, unknown = pair
    proposals = text_of(desk.get(f"{DESK}persona/repetidas/"))
    assert "Nacieron el mismo día" in proposals
    there = f"{address(known, 'reunir')}?con={unknown.pk}"
    assert there in proposals or f"{address(unknown, 'reunir')}?con={known.pk}" in proposals
    page = desk.get(there)
    assert "Ana María" in text_of(page)
    answer = desk.post(there, {"con": unknown.pk, "conserva": known.pk, "motivo": WHY})
    assert (answer.status_code, answer["Location"]) == (302, address(known))
    fusion = Fusion.objects.get()
    assert (fusion.conservada, fusion.absorbida, fusion.decidida_por.username) == (
        known,
        unknown,
        "directorio",
    )
    lines = Anotacion.objects.filter(accion="reunir", motivo=WHY)
    assert set(lines.values_list("registro", flat=True)) == {str(known.pk), str(unknown.pk)}
    assert probable_duplicates(10) == []


def test_the_document_with_a_run_is_kept_unless_told_otherwise(
    desk: Client, pair: tuple[Persona, Persona]
) -> None:
    known, unknown = pair
    page = desk.get(f"{address(unknown, 'reunir')}?con={known.pk}")
    assert page.context["form"]["conserva"].value() == known.pk


def test_the_other_is_named_by_a_document_that_never_is_in_an_address(
    desk: Client, pair: tuple[Persona, Persona]
) -> None:
    known, unknown = pair
    page = desk.post(address(unknown, "reunir"), {"documento": "35.000.001-1"})
    assert page.status_code == 200
    assert str(page.context["form"]["con"].value()) == str(known.pk)
    assert not Fusion.objects.exists()


@pytest.mark.parametrize(
    ("documento", "sentence"),
    [
        (demo_run(99), "Nadie del directorio"),
        ("", "obligatorio"),
        (demo_run(1), "misma persona"),
        ("-", "Nadie"),
    ],
)
def test_who_cannot_be_compared_is_said(
    desk: Client, pair: tuple[Persona, Persona], documento: str, sentence: str
) -> None:
    page = desk.post(address(pair[0], "reunir"), {"documento": documento})
    assert sentence in text_of(page)


@pytest.mark.parametrize("con", ["x", "00000000-0000-4000-8000-000000000000", "9" * 500])
def test_an_address_with_nobody_asks_for_somebody(
    desk: Client, pair: tuple[Persona, Persona], con: str
) -> None:
    page = desk.get(address(pair[0], "reunir"), {"con": con})
    assert "documento" in page.context["form"].fields


@pytest.mark.parametrize("motivo", ["", "es la 35.000.001-1"])
def test_nobody_is_joined_without_a_reason_that_names_nobody(
    desk: Client, pair: tuple[Persona, Persona], motivo: str
) -> None:
    known, unknown = pair
    page = desk.post(address(known, "reunir"), {"con": unknown.pk, "conserva": known.pk, "motivo": motivo})
    assert page.status_code == 200
    assert page.context["form"].errors["motivo"]
    assert not Fusion.objects.exists()


def test_a_fusion_is_undone_from_its_page(desk: Client, pair: tuple[Persona, Persona], steward: User) -> None:
    fusion = merge(*pair, steward, WHY)
    there = f"{DESK}fusion/{fusion.pk}/deshacer/"
    assert desk.get(there).status_code == 200
    assert desk.post(there, {"motivo": ""}).status_code == 200
    assert desk.post(there, {"motivo": "Eran hermanas"}).status_code == 302
    fusion.refresh_from_db()
    assert fusion.deshecha_por == steward
    assert not Persona.objects.filter(unida_a__isnull=False).exists()
    assert Anotacion.objects.filter(accion="deshacer", motivo="Eran hermanas").exists()
    assert "ya no se puede" in text_of(desk.post(there, {"motivo": "Otra vez"}, follow=True))


def test_the_trace_shows_what_moved(desk: Client, pair: tuple[Persona, Persona], steward: User) -> None:
    fusion = merge(*pair, steward, WHY)
    page = text_of(desk.get(f"{DESK}fusion/{fusion.pk}/change/"))
    assert "directory.Persona" in page
    assert WHY in page


def test_a_joined_document_says_whom_it_belongs_to(
    desk: Client, pair: tuple[Persona, Persona], steward: User
) -> None:
    known, unknown = pair
    merge(known, unknown, steward, WHY)
    assert address(known) in text_of(desk.get(address(unknown)))
    assert desk.get(address(unknown, "reunir")).status_code == 302
    assert "Sin documento" in text_of(desk.get(address(known)))


def test_two_who_look_alike_are_told_apart(desk: Client, pair: tuple[Persona, Persona]) -> None:
    known, unknown = pair
    there = f"{address(known, 'distinguir')}?con={unknown.pk}"
    assert desk.post(there, {"con": unknown.pk, "motivo": "Son hermanas"}).status_code == 302
    assert probable_duplicates(10) == []
    again = desk.post(there, {"con": unknown.pk, "motivo": "Son hermanas"})
    assert "Ya se decidió" in text_of(again)
    assert Anotacion.objects.filter(accion="distinguir").count() == 2


# --- correcting ---


def test_areas_that_disagree_are_corrected_at_once(desk: Client, pair: tuple[Persona, Persona]) -> None:
    known, _ = pair
    other = make_ficha(
        "convenios", known, nombres="Anita", nacimiento=date(1981, 5, 17), telefono="+56 9 1111 1111"
    )
    assert address(known, "corregir") in text_of(desk.get(f"{DESK}persona/discrepancias/"))
    page = desk.get(address(known, "corregir"))
    data = {name: page.context["form"][name].value() for name in page.context["form"].fields}
    data |= {"nombres": "Ana María", "nacimiento": "17-05-1980", "motivo": "Según su cédula"}
    assert desk.post(address(known, "corregir"), data).status_code == 302
    other.refresh_from_db()
    assert (other.nombres, other.nacimiento, other.version) == ("Ana María", BORN, 2)
    assert other.clave == "perez munoz ana maria"
    assert other.telefono == "+56 9 1111 1111"
    assert Ficha.objects.get(area=PROPIA).version == 1
    assert other.history.first().history_change_reason == "Corregida por el directorio"
    assert other.history.first().history_user.username == "directorio"
    assert Anotacion.objects.filter(
        accion="corregir", modelo="directory.Ficha", registro=str(other.pk)
    ).exists()


def test_a_correction_of_what_changed_meanwhile_is_refused(
    desk: Client, pair: tuple[Persona, Persona]
) -> None:
    known, _ = pair
    other = make_ficha("convenios", known, nombres="Anita")
    page = desk.get(address(known, "corregir"))
    data = {name: page.context["form"][name].value() or "" for name in page.context["form"].fields}
    other.nombres = "Ana"
    other.save()
    data |= {"nombres": "Ana María", "nacimiento": "17-05-1980", "motivo": "Según su cédula"}
    assert "Otra persona guardó cambios" in text_of(desk.post(address(known, "corregir"), data))
    other.refresh_from_db()
    assert other.nombres == "Ana"


@pytest.mark.parametrize("page", ["repetidas", "discrepancias"])
def test_what_is_proposed_costs_the_same_for_many(
    desk: Client, page: str, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        born = date(1980, 1, 1 + number)
        known = make_ficha(PROPIA, number, nacimiento=born)
        make_ficha("convenios", known.persona, nacimiento=date(1990, 1, 1))
        make_ficha(AJENA, Persona.sin_documento("Lo perdió"), nacimiento=born)
    with django_assert_max_num_queries(15):
        response = desk.get(f"{DESK}persona/{page}/")
    assert len(response.context["cases"]) == 12


def test_whom_the_desk_proposes_together_leaves_one_line_of_all(
    desk: Client, pair: tuple[Persona, Persona]
) -> None:
    known, _ = pair
    make_ficha("convenios", known, nombres="Anita", nacimiento=BORN)
    for page, shown in (("repetidas", 2), ("discrepancias", 2)):
        assert desk.get(f"{DESK}persona/{page}/").status_code == 200
        line = Anotacion.objects.latest("pk")
        assert (line.accion, line.modelo, line.filas) == ("ver_lista", "directory.Ficha", shown), page
        assert len(line.registros.split()) == shown
    assert Anotacion.objects.count() == 2
