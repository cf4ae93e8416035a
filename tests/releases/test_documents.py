"""A transcribed account is read as written, or refused with a sentence that names the file and what to fix."""

from datetime import date
from decimal import Decimal

import pytest

from gobernacion.indicators.figures import Lugar, Momento
from gobernacion.releases.documents import DocumentoInvalido, read_document, read_moment

HEAD = """
year = 2030
titulo = "Cuenta 2030"
institucion = "Gobernación"
provincia = "Aconcagua Alto"
region = "Prueba"
presentacion = "Lo que hicimos."

[[nota]]
clave = "HU-001:comuna@2030"
informado = 38
esperado = 39.5
texto = "Por esto."
firma = "Jefatura"
fecha = 2031-02-01
"""
CHAPTER = """
[capitulo]
numero = "1"
titulo = "Huertos"
area = "huertos"
orden = 2
resumen = "Un año."

[[cifra]]
codigo = "HU-001"
periodo = "2030 al 2030-03-06"
valor = 38
calificador = "más de"
meta = 40
fuente = "Más de 38."
nota = "Con reservas."

[[cifra.menciones]]
valor = 38
fuente = "Treinta y ocho."

[[cifra]]
codigo = "HU-001"
dimension = "comuna"
categoria = "El Olivo"
periodo = "2030"
valor = 1.068
fuente = "Uno coma cero sesenta y ocho."

[[compromiso]]
year = 2031
texto = "Dos más."
codigo = "HU-001"
meta = 45
"""


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "cuenta"
    folder.mkdir()
    (folder / "edicion.toml").write_text(HEAD)
    (folder / "1-huertos.toml").write_text(CHAPTER)
    return folder


def test_everything_written_is_read(folder):
    document = read_document(folder)
    assert (document.year, document.titulo, document.provincia) == (2030, "Cuenta 2030", "Aconcagua Alto")
    (chapter,) = document.capitulos
    assert (chapter.numero, chapter.area, chapter.orden, chapter.resumen) == ("1", "huertos", 2, "Un año.")
    first, second = chapter.cifras
    assert first.momento == Momento(date(2030, 1, 1), date(2031, 1, 1), date(2030, 3, 6))
    assert (first.valor, first.calificador, first.meta, first.nota) == (38, "más de", 40, "Con reservas.")
    assert first.menciones == ((Decimal(38), "Treinta y ocho."),)
    assert second.lugar == Lugar("HU-001", "comuna", "El Olivo")
    assert second.valor == Decimal("1.068")
    assert chapter.compromisos[0].meta == 45
    assert document.notas[0].esperado == Decimal("39.5")


def test_chapters_come_in_their_order_not_in_that_of_their_files(folder):
    other = (
        CHAPTER.replace('numero = "1"', 'numero = "0"')
        .replace("orden = 2", "orden = 1")
        .replace("HU-", "HV-")
    )
    (folder / "9-otro.toml").write_text(other)
    assert [chapter.numero for chapter in read_document(folder).capitulos] == ["0", "1"]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2019", (date(2019, 1, 1), date(2020, 1, 1), None)),
        ("2020 al 2020-03-06", (date(2020, 1, 1), date(2021, 1, 1), date(2020, 3, 6))),
        ("temporada 2018-2019", (date(2018, 12, 1), date(2019, 6, 1), None)),
        ("2019-04-02..2020-01-01", (date(2019, 4, 2), date(2020, 1, 1), None)),
        ("2019-04-02..2020-01-01 al 2019-05-01", (date(2019, 4, 2), date(2020, 1, 1), date(2019, 5, 1))),
    ],
)
def test_when_a_figure_is_about(text, span):
    assert read_moment(text) == span


@pytest.mark.parametrize(
    "text",
    [
        "",
        "19",
        "2_019",
        "２０１９",
        "0000",
        "año 2019",
        "temporada 2018-2020",
        "temporada 2018",
        "2019-04-02..2019-04-02",
        "2019-04-02..",
        "2020-01-01..2019-01-01",
        "2020 al 2021-01-01",
        "2020 al 2019-12-31",
        "2020 al ayer",
    ],
)
def test_what_is_no_period_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011  (whatever it says, the reader of the file says where)
        read_moment(text)


REFUSED = [
    ("valor = 38\ncalif", 'valor = "38"\ncalif', "1-huertos.toml, cifra n.º 1: «valor» debe ser un número"),
    ("valor = 38\ncalif", "valor = nan\ncalif", "«valor» debe ser un número de 15 cifras a lo más"),
    ("valor = 38\ncalif", "valor = inf\ncalif", "«valor» debe ser un número de 15 cifras a lo más"),
    (
        "valor = 38\ncalif",
        "valor = 1234567890123456\ncalif",
        "«valor» debe ser un número de 15 cifras a lo más",
    ),
    ("valor = 38\ncalif", "calif", "lleva el calificador «no informada»"),
    ('"más de"', '"no informada"', "lleva el calificador «no informada»"),
    ('"más de"', '"unos"', "no se conoce el calificador «unos»"),
    ("meta = 40", 'meta = "40"', "cifra n.º 1: «meta» debe ser un número"),
    ("valor = 38\nfuente", "fuente", "cifra n.º 1, menciones n.º 1: falta el número «valor»"),
    ("2030 al 2030-03-06", "2030 al 2031-03-06", "no se entiende el periodo «2030 al 2031-03-06»"),
    ('dimension = "comuna"\n', "", "cifra n.º 2: una dimensión lleva su categoría"),
    ('categoria = "El Olivo"\n', "", "cifra n.º 2: una dimensión lleva su categoría"),
    ('fuente = "Más de 38."\n', "", "cifra n.º 1: falta el texto «fuente»"),
    ("nota = ", "notas = ", "cifra n.º 1: no se conoce «notas»"),
    ("[[compromiso]]", "[[compromisos]]", "no se conoce «compromisos»"),
    ("year = 2031", "year = 99999", "compromiso n.º 1: «year» debe ser un año como 2019"),
    ("orden = 2", 'orden = "2"', "«orden» debe ser un número entero"),
    ("[capitulo]\n", "[otro]\n", "falta la tabla «capitulo»"),
    ("Con reservas.", "Con \\u0000 reservas.", "«nota» lleva caracteres que no se pueden imprimir"),
    ("numero", "numero numero", "1-huertos.toml: no está bien escrito en la línea 3"),
    (
        "[[compromiso]]",
        '[[cifra]]\ncodigo = "HU-001"\nperiodo = "2030 al 2030-03-06"\nvalor = 1\nfuente = "."\n[[compromiso]]',
        "Está 2 veces la cifra HU-001 (año 2030, al 06-03-2030)",
    ),
]


@pytest.mark.parametrize(("written", "instead", "sentence"), REFUSED)
def test_a_mistake_in_a_chapter_is_named(folder, written, instead, sentence):
    assert CHAPTER.count(written) >= 1
    (folder / "1-huertos.toml").write_text(CHAPTER.replace(written, instead, 1))
    with pytest.raises(DocumentoInvalido) as refusal:
        read_document(folder)
    assert sentence in str(refusal.value)


@pytest.mark.parametrize(
    ("written", "instead", "sentence"),
    [
        ("year = 2030\n", "", "edicion.toml: «year» debe ser un número entero"),
        (
            "fecha = 2031-02-01",
            'fecha = "2031-02-01"',
            "edicion.toml, nota n.º 1: «fecha» debe ser una fecha",
        ),
        ("esperado = 39.5\n", "", "nota n.º 1: falta el número «esperado»"),
        ("[[nota]]", "[nota]", "«nota» debe ser una lista de tablas"),
    ],
)
def test_a_mistake_in_the_head_is_named(folder, written, instead, sentence):
    (folder / "edicion.toml").write_text(HEAD.replace(written, instead, 1))
    with pytest.raises(DocumentoInvalido) as refusal:
        read_document(folder)
    assert sentence in str(refusal.value)


def test_a_folder_without_its_head_is_refused(tmp_path):
    with pytest.raises(DocumentoInvalido, match=r"edicion\.toml"):
        read_document(tmp_path)


def test_a_chapter_written_twice_is_refused(folder):
    (folder / "2-huertos.toml").write_text(CHAPTER.replace("HU-", "HV-"))
    with pytest.raises(DocumentoInvalido, match="Está 2 veces el capítulo 1"):
        read_document(folder)
