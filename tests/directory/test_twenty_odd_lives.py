"""Twenty lives whose identity is odd: each gets the right answer in the form, the search, the list, the export and the
figure.

The life of somebody who was deprived of liberty and is free again is told where that is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from gobernacion.access.models import User
from gobernacion.directory.merging import merge, undo
from gobernacion.directory.models import Ficha, Fusion
from gobernacion.lib.run import check_digit
from gobernacion.territory.models import Comuna
from tests.directory.clerk import ADD, again, errors, text_of, typed
from tests.directory.conftest import demo_run
from tests.exported import rows_of
from tests.peoplearea.models import Visita

pytestmark = pytest.mark.django_db
LIST, FICHAS = "/interno/peoplearea/visita/", "/interno/directory/ficha/"

ANA = {"nombres": "Ana María", "primer_apellido": "Pérez", "segundo_apellido": "Muñoz"}
LUIS = {"nombres": "Luis", "primer_apellido": "Soto"}
PASSPORT = {"documento": "pasaporte", "numero": "12345678", "pais": "VE"}
CARD = {**PASSPORT, "documento": "cedula"}
UNSAID = {**PASSPORT, "documento": "extranjero"}
PROVISIONAL = {"documento": "provisorio", "run": "100.200.300-3"}
NOBODY_KNOWS = {"documento": "sin_documento", "motivo": "Lo perdió"}
LONG = "María de los Ángeles Esperanza Consuelo Guadalupe Refugio Soledad Concepción Inmaculada Paz"
RUN = {"run": demo_run(1)}
FIRM = f"76.000.000-{check_digit(76_000_000)}"


@dataclass(frozen=True)
class Visit:
    """What a clerk types at one visit, what the form says of it, and what they answer."""

    typed: dict[str, str]
    said: str = ""
    then: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Life:
    """A life: its visits, of how many people they are, and how one of them is found and read."""

    name: str
    visits: Sequence[Visit]
    people: int
    search: str
    shown: Sequence[str]
    document: str
    joined: bool | None = None
    """Whether the directory joined both; False, if it undid it too."""


LIVES = (
    Life(
        "a passport and a card of one number",
        (Visit(PASSPORT | ANA), Visit(CARD | LUIS)),
        2,
        "12.345.678",
        ("Ana María Pérez Muñoz", "Luis Soto"),
        "12345678 (cédula, Venezuela)",
    ),
    Life(
        "a passport of two countries",
        (Visit(PASSPORT | ANA), Visit(PASSPORT | LUIS | {"pais": "CO"})),
        2,
        "12345678",
        ("12345678 (pasaporte, Colombia)", "12345678 (pasaporte, Venezuela)"),
        "12345678 (pasaporte, Colombia)",
    ),
    Life(
        "one name alone",
        (Visit(PASSPORT | {"nombres": "Fatoumata"}, "un solo nombre", {"un_nombre": "on"}),),
        1,
        "fatoumata",
        ("Fatoumata",),
        "12345678 (pasaporte, Venezuela)",
    ),
    Life(
        "a provisional number",
        (Visit(PROVISIONAL | ANA), Visit(PROVISIONAL | ANA)),
        1,
        "1002003003",
        ("100.200.300-3 (provisorio)",),
        "100.200.300-3 (provisorio)",
    ),
    Life(
        "a provisional number typed as a RUN",
        (Visit({"run": "100.200.300-3"} | ANA, "elija «Número provisorio", {"documento": "provisorio"}),),
        1,
        "100200300-3",
        ("100.200.300-3 (provisorio)",),
        "100.200.300-3 (provisorio)",
    ),
    Life(
        "a RUN typed as a provisional number",
        (Visit({"documento": "provisorio"} | RUN | ANA, "Ese es un RUN", {"documento": "run"}),),
        1,
        demo_run(1),
        ("35.000.001-1",),
        "35.000.001-1",
    ),
    Life(
        "somebody who changed their name",
        (Visit(RUN | ANA), Visit(RUN | LUIS, "¿Es otra persona?", {"es": "misma"})),
        1,
        "soto luis",
        ("Luis Soto",),
        "35.000.001-1",
    ),
    Life(
        "somebody typed under the number of another",
        (Visit(RUN | ANA), Visit(RUN | LUIS, "¿Es otra persona?", {"run": demo_run(2)})),
        2,
        "perez ana",
        ("Ana María Pérez Muñoz",),
        "35.000.002-K",
    ),
    Life(
        "two documents that the directory joined",
        (Visit(RUN | ANA), Visit(PASSPORT | ANA)),
        1,
        "12345678",
        ("35.000.001-1",),
        "35.000.001-1",
        joined=True,
    ),
    Life(
        "two documents that it joined and told apart again",
        (Visit(RUN | ANA), Visit(PASSPORT | ANA)),
        2,
        "12345678",
        ("12345678 (pasaporte, Venezuela)",),
        "12345678 (pasaporte, Venezuela)",
        joined=False,
    ),
    Life(
        "a document that nobody had noted the kind of",
        (Visit(UNSAID | ANA), Visit(CARD | ANA, "¿Es la misma persona?", {"es": "misma"})),
        1,
        "12345678",
        ("12345678 (cédula, Venezuela)",),
        "12345678 (cédula, Venezuela)",
    ),
    Life(
        "two documents of which one is of no known kind",
        (Visit(UNSAID | ANA), Visit(CARD | LUIS, "¿Es la misma persona?", {"es": "otra"})),
        2,
        "12345678",
        ("12345678 (Venezuela)", "12345678 (cédula, Venezuela)"),
        "12345678 (Venezuela)",
    ),
    Life(
        "a year of birth alone",
        (Visit(RUN | ANA | {"nacimiento": "1950"}), Visit(RUN | ANA | {"nacimiento": "1950"})),
        1,
        "ana maria",
        ("1950",),
        "35.000.001-1",
    ),
    Life(
        "a name of ninety-one letters",
        (Visit(RUN | ANA | {"nombres": LONG}),),
        1,
        "maria angeles esperanza paz",
        (LONG,),
        "35.000.001-1",
    ),
    Life(
        "a name they go by",
        (Visit(RUN | LUIS | {"nombre_social": "Luna Belén"}),),
        1,
        "luna soto",
        ("Luna Belén (Luis Soto)",),
        "35.000.001-1",
    ),
    Life(
        "the number of the firm somebody works for",
        (Visit({"run": FIRM} | ANA, "Ese RUT es de una organización", RUN),),
        1,
        demo_run(1),
        ("Ana María Pérez Muñoz",),
        "35.000.001-1",
    ),
    Life(
        "a RUN that was pasted with its label",
        (Visit({"run": "\ufeffRUT N°\u200b35.000.001/1"} | ANA), Visit(RUN | ANA)),
        1,
        "RUT N° 35.000.001-1",
        ("35.000.001-1",),
        "35.000.001-1",
    ),
    Life(
        "two people without document",
        (Visit(NOBODY_KNOWS | ANA), Visit(NOBODY_KNOWS | ANA)),
        2,
        "ana perez",
        ("Sin documento",),
        "Sin documento",
    ),
    Life(
        "a surname of many words",
        (Visit(RUN | {"nombres": "Jean-Baptiste", "primer_apellido": "de la O'Higgins y Núñez"}),),
        1,
        "DE LA OHIGGINS",
        ("Jean-Baptiste de la O'Higgins y Núñez",),
        "35.000.001-1",
    ),
)


@pytest.fixture
def clerk(enter: Callable[[str], Client]) -> Client:
    return enter("encargada")


def live(clerk: Client, comuna: Comuna, visit: Visit) -> None:
    """One visit: what the form says is read, answered and saved again until it is taken."""
    response = clerk.post(ADD, typed(comuna, **visit.typed))
    if visit.said:
        assert visit.said in str(errors(response))
        answers = {f"ficha_{name}": value for name, value in visit.then.items()}
        response = clerk.post(ADD, {**again(response), **answers})
    assert errors(response) == {}


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.name)
def test_the_right_answer_everywhere(life: Life, clerk: Client, comunas: list[Comuna], steward: User) -> None:
    for visit in life.visits:
        live(clerk, comunas[0], visit)
    if life.joined is not None:
        one, other = (visita.ficha.persona for visita in Visita.objects.order_by("pk"))
        fusion: Fusion = merge(one, other, steward, "Es la misma")
        if not life.joined:
            undo(fusion, steward, "Son dos", timezone.now())

    found = text_of(clerk.get(FICHAS, {"q": life.search}))
    for words in life.shown:
        assert words in found
    assert text_of(clerk.get(LIST, {"q": life.search})).count("<tr>") > 1
    assert life.document in {cell for row in rows_of(clerk, LIST) for cell in row.values()}
    counted: Any = Visita.objects.values("ficha__persona__titular").distinct()
    assert counted.count() == life.people
    assert Visita.objects.count() == len(life.visits)
    assert all(ficha.clave for ficha in Ficha.objects.all())
