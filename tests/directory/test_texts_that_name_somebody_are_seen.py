"""In sentences drawn with and without personal data, what the gate of public texts stops and what it misses."""

from __future__ import annotations

import unicodedata
from collections import Counter
from random import Random

import pytest

from gobernacion.directory.demo import fichas, people
from gobernacion.directory.naming import Nombres
from gobernacion.directory.public_texts import TextoPublico, look
from gobernacion.lib.personal_data import Clase, clues
from tests.directory.drawn_sentences import NOBODY, RUNS, draw

pytestmark = pytest.mark.django_db

MISSED = {
    (Clase.DIRECCION, "calle en minúsculas"),
    (Clase.NOMBRE, "solo el nombre de pila"),
    (Clase.NOMBRE, "con iniciales"),
    (Clase.NOMBRE, "de quien no está en el directorio"),
}
"""What no machine tells from other words: whoever reads a text before it is approved has to."""
ONLY_A_CLUE = {"todo junto", "con puntos y sin guion", "con barra"}
"""Spellings of a RUN that other numbers have too: decided by people, not refused."""


@pytest.fixture
def known(db):
    """People who have a ficha."""
    known = people("textos", 60)
    fichas("orasmi", known)
    return known


@pytest.mark.campaign
def test_what_it_stops_and_what_it_misses(known, campaign_size, record_property):
    stopped: Counter[tuple[Clase | None, str]] = Counter()
    drawn: Counter[tuple[Clase | None, str]] = Counter()
    nombres = Nombres()
    for sentence in draw(2019, campaign_size(sample=1_000, whole=10_000), known):
        kind = sentence.clase, sentence.forma
        drawn[kind] += 1
        reparos = look([TextoPublico("Nota", sentence.texto)], nombres)
        stopped[kind] += bool(reparos)
    for kind, many in sorted(drawn.items(), key=str):
        called = f"{kind[0].value}, {kind[1]}" if kind[0] else "sin nadie"
        record_property(f"{called}: drawn", many)
        record_property(f"{called}: stopped", stopped[kind])
    assert drawn[None, NOBODY] >= 500
    assert stopped[None, NOBODY] == 0
    assert {kind for kind, many in drawn.items() if kind[0] and stopped[kind] < many} <= MISSED


def test_every_spelling_with_its_dash_or_its_name_is_refused_and_not_only_decided(known):
    for forma, write in RUNS.items():
        for seed in range(5):
            (reparo,) = look([TextoPublico("Nota", f"Se ayudó a {write(Random(seed))} en marzo.")])
            assert reparo.refused == (forma not in ONLY_A_CLUE), forma


@pytest.mark.parametrize(
    "said",
    [
        "76.543.210-3",
        "RUT 60.511.041-6",
        "$12.345.678",
        "12.345.678 pesos",
        "2017 2018",
        "19-11-2019",
        "entre 1.000.000 y 2.000.000",
        "600 360 1234",
        "los fonos 133 y 1455",
    ],
)
def test_the_number_of_an_organisation_an_amount_or_a_year_names_nobody(said):
    assert clues(f"Dice {said}.") == []


def test_a_name_is_put_together_of_the_names_of_several(known):
    """So it finds a sister without a ficha, and whoever tries names learns nothing of who has one."""
    names, surnames = {p.nombres.split()[0] for p in known}, {p.primer_apellido for p in known}
    theirs = {(p.nombres.split()[0], p.primer_apellido) for p in known}
    of_nobody = sorted({(name, surname) for name in names for surname in surnames} - theirs)[::97]
    assert len(of_nobody) > 5
    for name, surname in of_nobody:
        assert Clase.NOMBRE in {clue.clase for clue in Nombres().in_text(f"Vino {name} {surname}.")}


def test_what_is_said_of_a_text_repeats_nothing_of_whom_it_names(known):
    name = f"{known[0].nombres} {known[0].primer_apellido}"
    (reparo,) = look([TextoPublico("La nota", f"Vino {name}, fono 912345678.")])
    assert reparo.frase.startswith("La nota parece llevar un nombre y un teléfono")
    assert known[0].primer_apellido not in reparo.frase
    assert "912345678" not in reparo.frase
    assert f"<mark>{known[0].nombres.split()[0]}" in reparo.marked


def test_marks_and_citations_hide_nothing(known):
    run = "36.000.000-1"
    hidden = [
        "36.0**00.000**-1",
        "36.000.000&#45;1",
        "[aquí](/x?run=36000000&#45;1)",
        "36.000_.000-1_",
        f"[aquí](tel:{run})",
        f"{{{run}}}",
        f"{{OR-001|{run}",
        "`36.000.000`-1",
    ]
    for text in hidden:
        assert look([TextoPublico("Resumen", text)]), text
    assert not look(
        [TextoPublico("Resumen", "Fueron {OR-001:comuna=La Serena} y {GT-001@2020 al 2020-03-06|meta}.")]
    )


@pytest.mark.parametrize(
    "said",
    [
        "15.432876-9",
        "15 432.876-9",
        "15.432.876.-9",
        "15.432.876  -9",
        "15.432.876-\r\n9",
        "15-432-876-9",
        "15’432’876-9",
        "15:432:876-9",
        "15.432.876 (9)",
        "15.432.876 dv 9",
        "15.432.[876](/x)-9",
        "cuyo RUN es 15.432.876",
        "RUN Nº 15.432.876",
        "cédula de identidad Nº 15.432.876",
    ],
)
def test_no_way_of_writing_a_run_is_taken_for_another_number(db, said):
    (reparo,) = look([TextoPublico("Nota", f"Vino la persona {said} en marzo.")])
    assert reparo.refused


@pytest.mark.parametrize(
    "said",
    [
        "051-2212345",
        "fono Nº 2212345",
        "Tel. 221 2345",
        "9/8765/4321",
        "9 [8765](/x) 4321",
        "ana (a) gmail.com",
    ],
)
def test_nor_of_a_telephone_or_a_mail(db, said):
    assert look([TextoPublico("Nota", f"Avise en {said} hoy.")])


@pytest.mark.parametrize(
    "shape",
    [
        "{}\r\n{}",
        "{}\n{}",
        "{}\t{}",
        "{}\u200b {}",
        "[{}](/x) {}",
        "{} M. {}",
        "{}/{}",
        "#{}{}",
        '{} "{}',
    ],
)
def test_nor_of_a_name(known, shape):
    somebody = next(one for one in known if one.pais == "CL")
    said = shape.format(somebody.nombres.split()[0], somebody.primer_apellido)
    for text in (said, unicodedata.normalize("NFD", said)):
        assert look([TextoPublico("Nota", f"Vino {text} hoy.")]), text


@pytest.mark.parametrize(
    "said",
    [
        "Juzgado de Familia de La Serena",
        "Día del Niño La Serena",
        "Programa Familia Seguridades y Oportunidades",
        "Avenida Francisco de Aguirre",
        "Plaza Gabriel González Videla",
        "Cesfam Pedro Aguirre Cerda",
        "Ruta Elqui 41",
        "Código BIP 30123456-0",
        "234567891 pesos",
    ],
)
def test_a_place_a_programme_or_a_code_is_nobody(db, said):
    fichas("orasmi", [one for one in people("nombres", 3_000) if one.pais == "CL"])
    assert look([TextoPublico("Nota", f"Se hizo en {said}, como cada año.")]) == []
