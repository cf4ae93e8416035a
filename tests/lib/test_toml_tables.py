"""Files that people write are read field by field, and each mistake is named where it is."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from gobernacion.lib.toml_tables import ArchivoInvalido, Table

WRITTEN = """
nombre = " Elqui "
year = 2019
indice = 26.50
desde = 2019-04-02
sectores = ["La Pampa", " El Llano "]

[sede]
calle = "Prat"

[[comunas]]
nombre = "Vicuña"
"""


@pytest.fixture
def table(tmp_path: Path) -> Table:
    file = tmp_path / "dato.toml"
    file.write_text(WRITTEN, encoding="utf-8")
    return Table.load(file)


def test_each_field_is_read_as_what_it_is(table: Table) -> None:
    assert table.text("nombre") == "Elqui"
    assert table.text("sigla", "") == ""
    assert table.integer("year") == 2019
    assert table.number("indice") == Decimal("26.50")
    assert table.number("otro") is None
    assert table.day("desde") == date(2019, 4, 2)
    assert table.texts("sectores") == ["La Pampa", "El Llano"]
    assert table.texts("otros") == []
    assert table.table("sede").names() == ["calle"]
    assert [comuna.text("nombre") for comuna in table.tables("comunas")] == ["Vicuña"]
    assert table.tables("otras") == []
    table.nothing_left()


@pytest.mark.parametrize(
    ("take", "sentence"),
    [
        (lambda table: table.text("sigla"), "dato.toml: falta el texto «sigla»"),
        (lambda table: table.text("year"), "«year» debe ser un texto"),
        (lambda table: table.integer("nombre"), "«nombre» debe ser un número entero"),
        (lambda table: table.integer("indice"), "«indice» debe ser un número entero"),
        (lambda table: table.number("nombre"), "«nombre» debe ser un número"),
        (lambda table: table.required("otro"), "falta el número «otro»"),
        (lambda table: table.day("year"), "«year» debe ser una fecha"),
        (lambda table: table.texts("nombre"), "«nombre» debe ser una lista de textos"),
        (lambda table: table.texts("comunas"), "«comunas 1» debe ser un texto"),
        (lambda table: table.table("nombre"), "«nombre» debe ser una tabla"),
        (lambda table: table.table("otra"), "falta la tabla «otra»"),
        (lambda table: table.tables("sede"), "«sede» debe ser una lista de tablas"),
        (
            lambda table: table.tables("comunas")[0].text("cut"),
            "dato.toml, comunas n.º 1: falta el texto «cut»",
        ),
        (lambda table: table.table("sede").nothing_left(), "dato.toml, sede: no se conoce «calle»"),
    ],
)
def test_a_mistake_is_named_where_it_is(table: Table, take: Callable[[Table], object], sentence: str) -> None:
    with pytest.raises(ArchivoInvalido) as refusal:
        take(table)
    assert sentence in str(refusal.value)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"uno = 1\ndos == 2", r"dato\.toml: no está bien escrito en la línea 2, columna 6\."),
        (b"nombre = ", "no está bien escrito al final"),
        (b"nombre = '\xf1'", "no es un texto en UTF-8"),
    ],
)
def test_a_file_that_is_no_toml_is_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    file = tmp_path / "dato.toml"
    file.write_bytes(content)
    with pytest.raises(ArchivoInvalido, match=sentence):
        Table.load(file)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArchivoInvalido, match=r"No se puede leer el archivo nada\.toml"):
        Table.load(tmp_path / "nada.toml")
    with pytest.raises(ArchivoInvalido, match="No se puede leer"):
        Table.load(tmp_path)


def test_a_null_character_is_refused_before_it_reaches_a_database() -> None:
    with pytest.raises(ArchivoInvalido, match="no se pueden imprimir"):
        Table({"nombre": "a\0b"}, "dato.toml").text("nombre")


@pytest.mark.parametrize("written", ["Vicun\u0303a y La\u00a0Serena", "Vicuña y\u2009La\u202fSerena"])
def test_letters_and_spaces_are_the_plain_ones(written: str) -> None:
    assert Table({"nombre": written}, "dato.toml").text("nombre") == "Vicuña y La Serena"


@pytest.mark.parametrize(
    ("written", "how"),
    [
        ("la GobernaciÃ³n de", "en «GobernaciÃ³n»: ¿quiso escribir «Gobernación»\\?"),
        ("dijo â€œhola", "en «â€œhola»: ¿quiso escribir «“hola»\\?"),
        ("el NÂ° 5", "en «NÂ°»: ¿quiso escribir «N°»\\?"),
        ("Gobernaci\ufffdn", "en «Gobernaci\ufffdn»: escríbalas de nuevo"),
    ],
)
def test_letters_that_were_lost_are_refused_with_the_word_they_were(written: str, how: str) -> None:
    with pytest.raises(ArchivoInvalido, match=f"«nombre» lleva letras que se perdieron, {how}"):
        Table({"nombre": written}, "dato.toml").text("nombre")


@pytest.mark.parametrize("written", ["SÃO PAULO", "Châtelet", "26 °C, «así» – “bien”", "ÁÉÍÓÚÑ"])
def test_unusual_letters_are_not_taken_for_lost(written: str) -> None:
    assert Table({"nombre": written}, "dato.toml").text("nombre") == written
