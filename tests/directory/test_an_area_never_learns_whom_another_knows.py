"""Whatever a desk tries, a person another area knows and one nobody knows are answered the same way."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gobernacion.access.models import Anotacion, User
from gobernacion.directory.merging import merge
from gobernacion.directory.models import Ficha, Persona
from gobernacion.territory.models import Comuna
from tests.directory.clerk import ADD, again, change, errors, open_form, text_of, typed
from tests.directory.conftest import AJENA, PROPIA, demo_run, make_ficha
from tests.peoplearea.models import Visita

pytestmark = pytest.mark.django_db

KNOWN_ELSEWHERE, UNKNOWN = 1, 2
NOBODY_EITHER = 3  # tried first, for what the product only asks once
CANARY = "Anacleta Canaria"
FICHAS, PERSONAS = "/interno/directory/ficha/", "/interno/directory/persona/"

DOCUMENTS: dict[str, Callable[[int], dict[str, str]]] = {
    "run": lambda number: {"run": demo_run(number)},
    "foreign": lambda number: {"documento": "pasaporte", "numero": f"AB00{number}", "pais": "PE"},
}


@pytest.fixture(params=DOCUMENTS)
def document(request: pytest.FixtureRequest) -> Callable[[int], dict[str, str]]:
    """The same kind of document, of somebody another area knows (1) or of nobody (2)."""
    return DOCUMENTS[request.param]


@pytest.fixture(autouse=True)
def elsewhere(db: None) -> Ficha:
    """Somebody only the other area knows, under a RUN and a passport."""
    make_ficha(AJENA, Persona.extranjera(f"AB00{KNOWN_ELSEWHERE}", "PE"), nombres=CANARY)
    return make_ficha(AJENA, KNOWN_ELSEWHERE, nombres=CANARY, nacimiento=date(1980, 5, 17))


@pytest.fixture
def clerk(enter: Callable[[str], Client]) -> Client:
    return enter("encargada")


def blind(page: str) -> str:
    """A page without the documents that were typed and the names that are given by chance."""
    for number in (KNOWN_ELSEWHERE, UNKNOWN, NOBODY_EITHER):
        run = demo_run(number)
        spelled = f"{run[:2]}.{run[2:5]}.{run[5:]}"
        for typed_ in (run, spelled, f"AB00{number}"):
            page = page.replace(typed_, "DOCUMENTO")
    page = re.sub(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", "UUID", page)
    return re.sub(r"\b[0-9a-f]{8}\b", "UUID", page)


def asked(queries: CaptureQueriesContext) -> list[str]:
    """The questions put to the database, without the values."""
    questions = []
    for query in queries:
        sql = re.sub(r"'[^']*'(::uuid)?", "?", query["sql"])
        sql = re.sub(r"\bs\d+_x\d+\b|_django_curs_\w+", "NAME", sql)
        questions.append(re.sub(r"\b\d+\b", "?", sql))
    return questions


def try_both(attempt: Callable[[int], HttpResponse]) -> HttpResponse:
    """Do the same with the person known elsewhere and with the unknown one: same answer, same questions asked."""
    attempt(NOBODY_EITHER)
    answers, questions = [], []
    for number in (UNKNOWN, KNOWN_ELSEWHERE):
        with CaptureQueriesContext(connection) as queries:
            answers.append(attempt(number))
        questions.append(asked(queries))
    nobody, somebody = answers
    assert somebody.status_code == nobody.status_code
    assert blind(text_of(somebody)) == blind(text_of(nobody))
    assert questions[0] == questions[1]
    assert CANARY not in text_of(somebody)
    return somebody


def test_typing_only_the_document_answers_alike(clerk: Client, comunas: list[Comuna], document: Any) -> None:
    response = try_both(lambda number: clerk.post(ADD, typed(comunas[0], **document(number))))
    assert set(errors(response)) == {"ficha_nombres", "ficha_primer_apellido"}


def test_saving_answers_alike(clerk: Client, comunas: list[Comuna], document: Any) -> None:
    names = {"nombres": "Ana", "primer_apellido": "Pérez"}
    try_both(lambda number: clerk.post(ADD, typed(comunas[0], **names, **document(number))))
    assert Visita.objects.count() == Ficha.objects.de_area(PROPIA).count() == 3


def test_correcting_a_document_answers_alike(clerk: Client, visitas: Any, document: Any) -> None:
    pages = {}
    for number in (NOBODY_EITHER, UNKNOWN, KNOWN_ELSEWHERE):
        [visita] = visitas(make_ficha(PROPIA, 10 + number))
        pages[number] = (change(visita), open_form(clerk, visita))

    def correct(number: int) -> HttpResponse:
        address, page = pages[number]
        written = {f"ficha_{name}": value for name, value in {"run": "", **document(number)}.items()}
        return clerk.post(address, page | written)

    assert try_both(correct).status_code == 302
    assert not Ficha.objects.de_area(PROPIA).filter(persona__run=demo_run(10 + KNOWN_ELSEWHERE)).exists()


def test_the_ficha_that_is_opened_afterwards_says_what_was_typed_here(
    clerk: Client, comunas: list[Comuna], document: Any
) -> None:
    names = {"nombres": "Ana", "primer_apellido": "Pérez"}
    for number in (UNKNOWN, KNOWN_ELSEWHERE):
        clerk.post(ADD, typed(comunas[0], **names, **document(number)), follow=True)
    nobody, somebody = Visita.objects.order_by("pk")
    pages = [
        blind(text_of(clerk.get(change(visita)))).replace(visita.numero, "N").replace(f"/{visita.pk}/", "/N/")
        for visita in (nobody, somebody)
    ]
    assert pages[0] == pages[1]


def test_history_answers_alike(clerk: Client, comunas: list[Comuna], document: Any) -> None:
    names = {"nombres": "Ana", "primer_apellido": "Pérez"}
    for number in (UNKNOWN, KNOWN_ELSEWHERE):
        clerk.post(ADD, typed(comunas[0], **names, **document(number)), follow=True)
    fichas = [
        Ficha.objects.de_area(PROPIA).de_la_persona(_persona(document(number))).get() for number in (2, 1)
    ]
    pages = [clerk.get(f"{FICHAS}{ficha.pk}/history/") for ficha in fichas]
    assert [page.status_code for page in pages] == [200, 200]
    now = re.compile(r"\d\d-\d\d-\d{4} \d{1,2}:\d\d")
    assert len({now.sub("NOW", blind(text_of(page))) for page in pages}) == 1
    assert str(fichas[1].persona_id) not in text_of(pages[1])


def _persona(typed_: dict[str, str]) -> Persona:
    return Persona.con_run(typed_["run"]) if "run" in typed_ else Persona.extranjera(typed_["numero"], "PE")


@pytest.mark.parametrize("address", ["/interno/peoplearea/visita/", FICHAS])
def test_searching_answers_alike(clerk: Client, address: str) -> None:
    try_both(lambda number: clerk.get(address, {"q": demo_run(number)}))
    try_both(lambda number: clerk.get(address, {"q": f"AB00{number}"}))


@pytest.mark.parametrize("address", ["/interno/peoplearea/visita/", FICHAS])
def test_searching_a_name_finds_nobody_of_another_area(clerk: Client, address: str) -> None:
    assert CANARY.encode() not in clerk.get(address, {"q": CANARY}).content.replace(
        f'value="{CANARY}"'.encode(), b""
    )


def test_a_ficha_of_another_area_has_no_address_here(clerk: Client, elsewhere: Ficha) -> None:
    nowhere = "00000000-0000-4000-8000-000000000000"
    for page in ("change/", "history/", "delete/", ""):
        there, missing = (clerk.get(f"{FICHAS}{key}/{page}", follow=True) for key in (elsewhere.pk, nowhere))
        assert there.status_code == missing.status_code >= 403
        assert blind(text_of(there)) == blind(text_of(missing))


def test_naming_a_foreign_ficha_does_nothing(clerk: Client, comunas: list[Comuna], elsewhere: Ficha) -> None:
    def attempt(number: int) -> HttpResponse:
        leida = f"{elsewhere.pk}:1"
        return clerk.post(ADD, typed(comunas[0], run=demo_run(number), leida=leida, nombres="X"))

    try_both(attempt)
    elsewhere.refresh_from_db()
    assert elsewhere.nombres == CANARY


@pytest.mark.parametrize("ident", ["persona", "ficha", "ficha_id", "persona_id", "unida_a"])
def test_a_reference_that_the_form_does_not_ask_is_not_taken(
    clerk: Client, comunas: list[Comuna], elsewhere: Ficha, ident: str
) -> None:
    data = typed(comunas[0], run=demo_run(UNKNOWN), nombres="Ana", primer_apellido="Pérez")
    clerk.post(ADD, {**data, ident: str(elsewhere.pk if "ficha" in ident else elsewhere.persona_id)})
    assert Visita.objects.get().ficha.area == PROPIA
    assert Visita.objects.get().ficha.persona.run == demo_run(UNKNOWN)


@pytest.mark.parametrize(
    "query",
    [
        {"persona__run": demo_run(KNOWN_ELSEWHERE)},
        {"persona__run__startswith": "35"},
        {"persona__fichas__area": AJENA},
        {"unida_a": "x"},
        {"area": AJENA},
        {"nombres__startswith": "A"},
        {"o": "99"},
        {"q": "\x00"},
        {"p": "-1"},
    ],
)
def test_addresses_ask_nothing_else(clerk: Client, query: dict[str, str]) -> None:
    response = clerk.get(FICHAS, query)
    assert response.status_code in (200, 400)
    assert CANARY not in text_of(response)


def test_ids_tell_nothing(clerk: Client, comunas: list[Comuna]) -> None:
    names = {"nombres": "Ana", "primer_apellido": "Pérez"}
    for number in (UNKNOWN, KNOWN_ELSEWHERE):
        clerk.post(ADD, typed(comunas[0], run=demo_run(number), **names))
    mine = Ficha.objects.de_area(PROPIA)
    assert {ficha.pk.version for ficha in mine} == {4}
    page = text_of(clerk.get("/interno/peoplearea/visita/"))
    assert not [ficha for ficha in mine if str(ficha.persona_id) in page or ficha.persona_id.hex in page]


def test_no_constraint_speaks_of_another_area(elsewhere: Ficha) -> None:
    ficha = Ficha(area=PROPIA, persona=elsewhere.persona, nombres="Ana", primer_apellido="Pérez")
    ficha.derive()
    ficha.full_clean()


def test_the_journal_says_nothing_of_the_other_area(
    clerk: Client, comunas: list[Comuna], elsewhere: Ficha
) -> None:
    for page in ({"run": demo_run(KNOWN_ELSEWHERE)}, {"run": demo_run(UNKNOWN)}):
        clerk.post(ADD, typed(comunas[0], **page))
        clerk.get(FICHAS, {"q": page["run"]})
    assert not Anotacion.objects.filter(registro__in=[str(elsewhere.pk), str(elsewhere.persona_id)]).exists()


def test_after_the_directory_joins_two_people_each_area_still_reads_its_own(
    clerk: Client, visitas: Any, steward: User, elsewhere: Ficha
) -> None:
    mine = make_ficha(PROPIA, Persona.sin_documento("Lo perdió"))
    [visita] = visitas(mine)
    before = again(clerk.get(change(visita)))
    merge(elsewhere.persona, mine.persona, steward, "Es la misma")
    assert again(clerk.get(change(visita))) == before
    page = text_of(clerk.get(f"{FICHAS}{mine.pk}/change/"))
    assert CANARY not in page
    assert "35.000.001-1" not in page


def test_nothing_in_an_error_names_the_person() -> None:
    with pytest.raises(ValidationError) as refusal:
        Persona(documento="run", run="35000001-2").full_clean()
    assert "35000001" not in str(refusal.value)


def test_looking_before_typing_answers_alike(clerk: Client, document: Any) -> None:
    def look(number: int) -> HttpResponse:
        said = document(number)
        return clerk.post(
            "/interno/peoplearea/visita/buscar_persona/", {"documento": said.get("run") or said["numero"]}
        )

    assert "Su área no conoce a nadie así" in text_of(try_both(look))
