"""A document is its kind, its country and its number; where the name is another, the desk is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from gobernacion.access.models import Anotacion
from gobernacion.directory.models import Documento, Ficha, Persona
from gobernacion.directory.review import probable_duplicates
from gobernacion.directory.same_person import strangers
from gobernacion.directory.search import search_key
from gobernacion.territory.models import Comuna
from tests.directory.clerk import ADD, again, change, errors, open_form, shown, text_of, typed
from tests.directory.conftest import AJENA, PROPIA, demo_run, make_ficha
from tests.peoplearea.models import Visita

pytestmark = pytest.mark.django_db

LUIS = {"nombres": "Luis", "primer_apellido": "Soto"}
PAPER = {"numero": "12345678", "pais": "VE"}
ES = "ficha_es"


@pytest.fixture
def clerk(enter: Callable[[str], Client]) -> Client:
    return enter("encargada")


def of(kind: Documento, area: str = PROPIA, **values: Any) -> Ficha:
    """Somebody of a document of that kind, all of one number and country."""
    return make_ficha(area, Persona.extranjera("12345678", "VE", kind), **values)


def test_a_passport_and_a_national_card_of_one_number_are_two_people(
    clerk: Client, comunas: list[Comuna]
) -> None:
    first = of(Documento.PASAPORTE)
    data = typed(comunas[0], documento="cedula", **PAPER, **LUIS)
    assert errors(clerk.post(ADD, data)) == {}
    second = Visita.objects.get().ficha
    assert second.identificacion == "12345678 (cédula, Venezuela)"
    first.refresh_from_db()
    assert (first.nombre_completo, first.version) == ("Ana María Pérez Muñoz", 1)
    assert second.persona != first.persona
    assert not probable_duplicates(10)


@pytest.mark.parametrize("documento", [{"documento": "pasaporte", **PAPER}, {"run": demo_run(1)}])
def test_a_wholly_different_name_asks_whether_it_is_somebody_else(
    clerk: Client, comunas: list[Comuna], documento: dict[str, str]
) -> None:
    known = (
        of(Documento.PASAPORTE) if "numero" in documento else make_ficha(PROPIA, 1, telefono="51 2 1111 11")
    )
    response = clerk.post(ADD, typed(comunas[0], **documento, **LUIS))
    assert "¿Es otra persona? En su área este documento es de Ana María Pérez Muñoz." in errors(response)[ES]
    assert (shown(response)["ficha_nombres"], shown(response)["ficha_segundo_apellido"]) == ("Luis", "")
    assert shown(response)["ficha_telefono"] == known.telefono
    assert Anotacion.objects.filter(modelo="directory.Ficha", registro=str(known.pk)).exists()
    # Saving what came back, without an answer, asks the same; it is no answer.
    unanswered = clerk.post(ADD, again(response))
    assert ES in errors(unanswered)
    other = clerk.post(ADD, {**again(unanswered), ES: "otra"})
    assert "este documento no es el suyo" in errors(other)[ES][0]
    known.refresh_from_db()
    assert (known.nombres, known.version, Visita.objects.count()) == ("Ana María", 1, 0)
    same = clerk.post(ADD, {**again(other), ES: "misma"})
    assert errors(same) == {}
    known.refresh_from_db()
    assert (known.nombre_completo, known.version) == ("Luis Soto", 2)


def test_an_answer_counts_only_for_the_ficha_in_view(clerk: Client, comunas: list[Comuna]) -> None:
    make_ficha(PROPIA, 1)
    response = clerk.post(ADD, {**typed(comunas[0], run=demo_run(1), **LUIS), ES: "misma"})
    assert ES in errors(response)
    assert not Visita.objects.exists()


def test_the_name_of_a_record_is_not_written_over_either(clerk: Client, visitas: Any) -> None:
    [visita] = visitas(make_ficha(PROPIA, 1))
    page = {**open_form(clerk, visita), "ficha_nombres": "Luis", "ficha_primer_apellido": "Soto"}
    response = clerk.post(change(visita), {**page, "ficha_segundo_apellido": ""})
    assert list(errors(response)) == [ES]
    assert clerk.post(change(visita), {**again(response), ES: "misma"}).status_code == 302
    assert Ficha.objects.get().nombre_completo == "Luis Soto"


def test_another_document_makes_another_person_of_the_different_name(
    clerk: Client, comunas: list[Comuna]
) -> None:
    make_ficha(PROPIA, 1)
    response = clerk.post(ADD, typed(comunas[0], run=demo_run(1), **LUIS))
    assert clerk.post(ADD, {**again(response), "ficha_run": demo_run(2), ES: "otra"}).status_code == 302
    assert Visita.objects.get().ficha.nombre_completo == "Luis Soto"
    assert Ficha.objects.get(persona__run=demo_run(1)).version == 1


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("Ana María Pérez Muñoz", "Luis Soto", True),
        ("María de la Luz Soto", "Rosa de la Vega", True),
        ("ANA MARIA PEREZ", "Ana Pérez", False),
        ("María Soto", "María Pérez", False),
        ("Yeferson Quispe", "Jeferson Quispé", False),
        ("Johana Peres", "Yohana Perez", True),
        ("", "Luis Soto", False),
        ("de la", "Luis Soto", False),
    ],
)
def test_two_names_without_a_word_in_common_are_of_strangers(one: str, other: str, are: bool) -> None:
    assert strangers(search_key(one), search_key(other)) is are


# --- a document of which nobody noted what it is ---


@pytest.mark.parametrize(
    ("known", "now"),
    [(Documento.EXTRANJERO, Documento.CEDULA), (Documento.PASAPORTE, Documento.EXTRANJERO)],
)
def test_a_number_that_may_be_the_same_document_asks_and_joins_nothing(
    clerk: Client, comunas: list[Comuna], known: Documento, now: Documento
) -> None:
    there = of(known)
    data = typed(comunas[0], documento=now, **PAPER, nombres="Ana María", primer_apellido="Pérez")
    response = clerk.post(ADD, data)
    [sentence] = errors(response)[ES]
    assert "Ana María Pérez Muñoz" in sentence
    assert not Visita.objects.exists()
    no = clerk.post(ADD, {**again(response), ES: "otra"})
    assert errors(no) == {}
    assert Visita.objects.get().ficha != there
    assert Ficha.objects.count() == 2


def test_told_that_it_is_the_same_the_ficha_gets_the_document_that_is_sure(
    clerk: Client, comunas: list[Comuna]
) -> None:
    there = of(Documento.EXTRANJERO, telefono="+56 9 1111 1111")
    data = typed(comunas[0], documento="cedula", **PAPER, nombres="Ana María", primer_apellido="Pérez")
    data["ficha_segundo_apellido"] = "Muñoz"
    assert clerk.post(ADD, {**again(clerk.post(ADD, data)), ES: "misma"}).status_code == 302
    there.refresh_from_db()
    assert Visita.objects.get().ficha == there
    assert (there.persona.documento, there.telefono) == (Documento.CEDULA, "+56 9 1111 1111")


def test_what_differs_is_still_decided_with_the_sure_document_kept(
    clerk: Client, comunas: list[Comuna]
) -> None:
    there = of(Documento.EXTRANJERO)
    data = typed(comunas[0], documento="cedula", **PAPER, nombres="Ana", primer_apellido="Pérez")
    response = clerk.post(ADD, {**again(clerk.post(ADD, data)), ES: "misma"})
    assert "ficha_nombres" in errors(response)
    assert shown(response)["ficha_documento"] == "cedula"
    assert clerk.post(ADD, again(response)).status_code == 302
    there.refresh_from_db()
    assert (there.nombres, there.persona.documento) == ("Ana", Documento.CEDULA)


def test_a_record_is_not_given_the_document_that_another_ficha_may_have(clerk: Client, visitas: Any) -> None:
    of(Documento.EXTRANJERO)
    [visita] = visitas(make_ficha(PROPIA, Persona.sin_documento("Lo perdió")))
    page = {**open_form(clerk, visita), "ficha_motivo": "", "ficha_documento": "cedula"}
    page |= {"ficha_numero": "12345678", "ficha_pais": "VE"}
    response = clerk.post(change(visita), page)
    assert list(errors(response)) == [ES]
    assert "reúna" in errors(clerk.post(change(visita), {**page, ES: "misma"}))["__all__"][0]
    assert clerk.post(change(visita), {**page, ES: "otra"}).status_code == 302


def test_what_another_area_knows_asks_nothing(clerk: Client, comunas: list[Comuna]) -> None:
    of(Documento.EXTRANJERO, AJENA)
    of(Documento.CEDULA, AJENA, nombres="Rosa")
    assert errors(clerk.post(ADD, typed(comunas[0], documento="cedula", **PAPER, **LUIS))) == {}


# --- finding them again ---


@pytest.mark.parametrize("words", ["12345678", "12.345.678", "V 12345678"])
def test_any_document_finds_its_person(clerk: Client, visitas: Any, words: str) -> None:
    number = "V12345678" if "V" in words else "12345678"
    visitas(make_ficha(PROPIA, Persona.extranjera(number, "VE", Documento.CEDULA)))
    for page in ("/interno/peoplearea/visita/", "/interno/directory/ficha/"):
        assert f"{number} (cédula, Venezuela)" in text_of(clerk.get(page, {"q": words}))


def test_a_provisional_number_finds_its_person(clerk: Client, visitas: Any) -> None:
    visitas(make_ficha(PROPIA, Persona.provisoria("100200300-3")))
    for words in ("100.200.300-3", "1002003003"):
        page = text_of(clerk.get("/interno/peoplearea/visita/", {"q": words}))
        assert "100.200.300-3 (provisorio)" in page
        assert "provisorios (como" not in page


def test_the_steward_says_which_of_several_documents_of_one_number(enter: Callable[[str], Client]) -> None:
    steward = enter("directorio")
    one = make_ficha(PROPIA, 1).persona
    of(Documento.PASAPORTE, AJENA)
    card = of(Documento.CEDULA, AJENA, nombres="Rosa")
    address = f"/interno/directory/persona/{one.pk}/reunir/"
    assert "Ese número es de varios documentos" in text_of(steward.post(address, {"documento": "12345678"}))
    page = steward.post(address, {"documento": card.persona.identificacion})
    assert "Rosa" in text_of(page)
    assert len(steward.get("/interno/directory/persona/", {"q": "12345678"}).context["cl"].result_list) == 2
