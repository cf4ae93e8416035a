"""Every number that README.md and the public pages say of the product is computed from it; none stands unbound."""

import re
import tomllib
from collections import Counter

import pytest
from django.conf import settings

from gobernacion.access.models import User
from gobernacion.published.longform import COLUMNS
from gobernacion.published.seal import FIRST
from tests.accounts import ELQUI_2019, account, publish_account
from tests.portal.reading import text

pytestmark = pytest.mark.django_db

ROOT = settings.BASE_DIR
README = (ROOT / "README.md").read_text(encoding="utf-8")
ELQUI = account(ELQUI_2019)

ENGLISH = {
    1: "one",
    2: "two",
    3: "three",
    4: "four",
    5: "five",
    6: "six",
    7: "seven",
    8: "eight",
    9: "nine",
    10: "ten",
}
ENGLISH |= {11: "eleven", 12: "twelve", 13: "thirteen", 14: "fourteen", 15: "fifteen", 20: "twenty"}
IN_ENGLISH = re.compile(rf"\d[\d.,]*\d|\d|\b(?:{'|'.join(ENGLISH.values())})\b", re.IGNORECASE)
IN_SPANISH = re.compile(
    r"\d[\d.,]*\d|\d|\b(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|veinte|cien)\b",
    re.IGNORECASE,
)

NOT_OF_THE_PRODUCT = (
    "in one system",
    "one Python script",
    "(one page)",
    "127.0.0.1:8000",
    # measured on one machine, and said so
    "about a minute on two quiet cores",
    "0.2 GB",
    "twenty-five minutes on two quick cores, fifty on slow ones",
    "0.65 GB",
    "1.3 GB",
    "EUPL-1.2",
    "serves them with one",
)
"""Numbers of README.md that say nothing of what the product holds."""

COUNTING_NOTHING = {
    "open_data/indice.html": (
        "Atribución 4.0 Internacional (CC BY 4.0)",
        "SHA-256",
        "2019-12-31",
        "el año 2019 va desde 2019-01-01 hasta 2020-01-01",
        "Python 3.8",
    ),
    "portal/base.html": (f"la cuenta {ELQUI.year}",),
    "portal/comparar.html": ("Dos años, o dos ediciones",),
    "portal/cuadraturas.html": ("no se cuente dos veces",),
    "portal/includes/cambios.html": ("Las dos ediciones",),
    "portal/includes/pares.html": ("en los dos",),
    "portal/includes/retiros.html": ("Dos personas decidieron",),
    "portal/includes/sello.html": ("SHA-256",),
    "portal/includes/tabla_desglose.html": ("100&nbsp;%",),
    "portal/verificar.html": (f"{len(FIRST)} caracteres calculados (SHA-256)",),
}
"""Numbers that stand in the templates of public pages and count nothing: names, examples, what a page compares."""


@pytest.fixture
def edition():
    elabora, aprueba = (
        User.objects.create(username=name, nombre=name.capitalize()) for name in ("elabora", "aprueba")
    )
    return publish_account(ELQUI_2019, elabora, aprueba)


def kinds():
    """The figures of the transcribed account by kind, counted from its files and not as pages do."""
    said = [dicho for chapter in ELQUI.capitulos for dicho in chapter.cifras]
    return Counter(
        "none" if dicho.valor is None else "enumerated" if dicho.enumerada else "stated" for dicho in said
    )


def claims(edition):
    """Each sentence of README.md with a number of the product, and that number."""
    of = kinds()
    worked_out = edition.cifras.count() - sum(of.values())
    commands = re.findall(r"^make \w+", README.partition("```sh")[2].partition("```")[0], re.MULTILINE)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    signed = {edition.elaborada_por, edition.aprobada_por}
    return [
        ("{} figures, each beside the words", edition.cifras.count()),
        ("{} are numbers that it states", of["stated"]),
        ("{} are counts of what it names", of["enumerated"]),
        ("{} are facts of which it gives no number", of["none"]),
        ("{} is worked out", worked_out),
        (
            "the {} places where that account contradicts itself",
            edition.cuadraturas.filter(estado="quiebre").count(),
        ),
        ("with {} persons", len(signed)),
        ("## {} commands", len(commands)),
        ("Python ≥ {}", project["requires-python"].removeprefix(">=")),
        ("{}", ELQUI.year),
    ]


def said(template, number):
    """A claim as README.md may write it: in figures or in words."""
    forms = (str(number), ENGLISH.get(number, ""), ENGLISH.get(number, "").capitalize())
    return [template.format(form) for form in forms if form]


def test_every_number_of_the_readme_is_bound_and_true(edition):
    left = " ".join(re.sub(r"\]\([^)]*\)", "]", README).split())
    for template, number in claims(edition):
        left, times = re.subn(
            "|".join(rf"(?<!\w){re.escape(form)}(?!\w)" for form in said(template, number)), " ", left
        )
        assert times, f"README.md does not say «{template}» of {number}"
    for phrase in NOT_OF_THE_PRODUCT:
        assert phrase in left, f"«{phrase}» is no longer in README.md"
        left = left.replace(phrase, " ")
    unbound = [left[max(found.start() - 40, 0) : found.end() + 40] for found in IN_ENGLISH.finditer(left)]
    assert unbound == []


def test_a_number_of_figures_is_told_by_kind_wherever_it_is_told(client, edition):
    of = kinds()
    total = edition.cifras.count()
    by_kind = (
        f"{of['stated']} que dice la fuente, {of['enumerated']} contadas de lo que la fuente enumera, "
        f"{total - sum(of.values())} calculada de las informadas, {of['none']} sin valor informado"
    )
    for address in ("/", "/cuenta/2019/", "/datos/"):
        page = text(client.get(address))
        assert f"{total} cifras" in page, address
        assert by_kind in page, address


def test_the_checks_a_page_counts_are_those_of_the_edition(client, edition):
    checked = Counter(edition.cuadraturas.values_list("estado", flat=True))
    home = text(client.get("/"))
    assert f"No cuadran {checked['quiebre']} comprobaciones" in home
    assert f"{checked['cuadra']} cuadran, {checked['observacion']} con observación" in home
    page = text(client.get("/cuenta/2019/cuadraturas/"))
    assert (
        f"{checked['quiebre']} no cuadran {checked['observacion']} con observación {checked['cuadra']} cuadran"
        in page
    )


def test_the_columns_a_page_counts_are_those_of_the_downloads(client):
    assert f"las columnas, {len(COLUMNS)}, son las mismas" in text(client.get("/datos/"))
    assert f"the same {ENGLISH[len(COLUMNS)]} columns" in (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")


def templates():
    for app in ("portal", "open_data"):
        folder = ROOT / "gobernacion" / app / "templates"
        yield from ((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*.html"))


def test_no_template_of_a_public_page_has_a_number_of_its_own():
    unbound = []
    for name, path in templates():
        words = re.sub(r"\{[{%#].*?[}%#]\}|<[^>]+>", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        words = " ".join(words.split())
        for phrase in COUNTING_NOTHING.get(name, ()):
            assert phrase in words, (name, phrase)
            words = words.replace(phrase, " ")
        unbound += [(name, words[max(f.start() - 30, 0) : f.end() + 30]) for f in IN_SPANISH.finditer(words)]
    assert unbound == []


def test_the_banner_says_which_words_are_whose(client, settings):
    settings.DEMO = True
    assert "son de la gobernación las frases entre «comillas» y sus números; lo demás" in text(
        client.get("/")
    )
