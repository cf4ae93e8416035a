"""Each transcribed figure is one that an area declares, and its sentence holds its number."""

import re
import tomllib

import pytest

from gobernacion.indicators.declarations import PESOS
from gobernacion.indicators.registry import registry
from gobernacion.lib import clp
from tests.accounts import ELQUI_2019, account, numbers_in

ELQUI = account(ELQUI_2019)
SAID = [(chapter, cifra) for chapter in ELQUI.capitulos for cifra in chapter.cifras]
CUT_THAT_IS_READ = "2020-03-06"


def name(value) -> str:
    return str(value.lugar) if hasattr(value, "lugar") else value.numero


@pytest.mark.parametrize(("chapter", "cifra"), SAID, ids=name)
def test_the_sentence_holds_the_number_unless_the_note_says_it_was_counted(chapter, cifra):
    held = numbers_in(cifra.fuente)
    claimed = {number for number in (cifra.valor, cifra.meta) if number is not None}
    if not cifra.nota.startswith("Recuento nuestro"):
        assert claimed <= held
    for number, sentence in cifra.menciones:
        assert number in numbers_in(sentence)


def test_every_amount_in_words_reads_as_the_amount_transcribed():
    worded = 0
    for _, cifra in SAID:
        if registry()[cifra.lugar.codigo].unidad != PESOS or not cifra.valor:
            continue
        amounts = re.findall(r"(?:\d+|Un|Dos|Tres) [Mm]ill\w+[\w ]*? pesos|\d+ mil pesos", cifra.fuente)
        assert cifra.valor in {clp.parse(amount) for amount in amounts}, cifra.lugar
        worded += 1
    assert worded == 17


def test_every_figure_is_declared_by_the_area_of_its_chapter():
    for chapter, cifra in SAID:
        codigo, dimension, _ = cifra.lugar
        area = registry().area_of(codigo)
        assert area.label == chapter.area
        assert chapter.numero in area.capitulos
        assert registry()[codigo].capitulo == chapter.numero or dimension, codigo
        assert not dimension or registry()[codigo].desglose(dimension), cifra.lugar


def test_every_nested_category_names_one_of_the_breakdown_it_is_inside_of():
    told = {(cifra.lugar, cifra.momento) for _, cifra in SAID}
    for _, cifra in SAID:
        outer = cifra.lugar.dimension.rpartition("/")[0]
        if outer:
            parent = cifra.lugar._replace(dimension=outer, categoria=cifra.lugar.categoria.rpartition("/")[0])
            assert (parent, cifra.momento) in told


def test_every_commitment_quotes_a_declared_figure_and_the_sentence_it_is_made_in():
    for chapter in ELQUI.capitulos:
        for promised in chapter.compromisos:
            assert promised.year == 2020
            assert promised.fuente
            assert not promised.codigo or registry().area_of(promised.codigo).label == chapter.area


def test_every_file_is_named_after_its_chapter():
    for path in ELQUI_2019.glob("*.toml"):
        if path.name != "edicion.toml":
            content = tomllib.loads(path.read_text(encoding="utf-8"))
            assert path.name.split("-")[0] == content["capitulo"]["numero"]


def test_a_cut_the_account_does_not_date_says_how_it_was_read():
    for _, cifra in SAID:
        if cifra.momento.corte is not None and not cifra.lugar.dimension:
            assert cifra.momento.corte.isoformat() == CUT_THAT_IS_READ
            assert "semana de marzo" in cifra.nota, cifra.lugar
