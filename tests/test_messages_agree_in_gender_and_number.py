"""What the product says of a model guesses no gender, and one of anything is told in singular."""

import gettext
import re
from pathlib import Path

import django
import pytest
from django.conf import settings
from django.utils.translation import gettext as translated
from django.utils.translation import override

from gobernacion.access.roles import Rol
from gobernacion.lib.clp import counted
from tests.access.people import browser_of, make_user, name
from tests.elqui import load_elqui

ROOT = Path(settings.BASE_DIR)
CATALOGUE = ROOT / "gobernacion" / "locale" / "es_CL" / "LC_MESSAGES"
OF_DJANGO = Path(django.__file__).parent
NAMED = (
    r"(?:\{(?:name|obj)\}|%\((?:name|obj|verbose_name|verbose_name_plural|object_name|objects_name|model|model_name"
    r"|field_label|field_labels)\)s)"
)
GUESSED = re.compile(
    rf"\b(?:el|del|al|un|una|otro|otra|este|esta|ningún|los|las|la)(?: [“\"«]?)?{NAMED}"
    rf"|{NAMED}[^.?!]*?\b(?:seleccionad|agregad|eliminad|cambiad|modificad)[oa]s?\b|\w/[oa]s?\b",
    re.IGNORECASE,
)
ALWAYS_MANY = re.compile(r"(?:\|length|\.count|\.count\(\)|len\(\w+\)) ?\}+ (?:no )?[a-záéíóúñ]+s\b")


def of_django():
    for part in ("contrib/admin", "conf"):
        with (OF_DJANGO / part / "locale/es/LC_MESSAGES/django.mo").open("rb") as file:
            catalogue = gettext.GNUTranslations(file)._catalog
        yield from (one for one in catalogue if isinstance(one, str) and one)


def test_no_message_about_a_model_guesses_its_gender():
    with override("es-cl"):
        said = {message: translated(message) for message in of_django()}
    assert [text for text in said.values() if GUESSED.search(text)] == []
    with override("es"):
        assert sum(bool(GUESSED.search(translated(message))) for message in said) > 10


def test_what_is_compiled_is_what_is_written():
    written = dict(
        re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', (CATALOGUE / "django.po").read_text(), re.MULTILINE)
    )
    written = {key.replace('\\"', '"'): text.replace('\\"', '"') for key, text in written.items()}
    with (CATALOGUE / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)._catalog
    assert {key: text for key, text in compiled.items() if key} == written
    assert not written.keys() - set(of_django())


@pytest.mark.django_db
def test_what_is_added_is_told_without_an_article():
    load_elqui()
    user = make_user("administradora")
    name(user, Rol.ADMINISTRADOR)
    browser, add = browser_of(user), "/interno/territory/vigenciaarea/add/"
    page = browser.post(add, {"area": "caprino", "ultimo_dia": "28-06-2019", "motivo": "Resolución"})
    said = browser.post(add, page.context["sent"], follow=True).context["messages"]
    [message] = [re.sub("<[^>]+>", "", str(one)) for one in said]
    assert message == "Se agregó «Vigencia de Registro caprino» (vigencia de un área)."


def test_so_many_of_something():
    assert [counted(n, "cifra", "cifras") for n in (0, 1, 4491)] == ["0 cifras", "1 cifra", "4.491 cifras"]


def test_no_template_or_sentence_counts_always_in_plural():
    """Unless it stands in the branch of what is not one."""
    found = []
    for path in [*ROOT.glob("gobernacion/**/*.html"), *ROOT.glob("gobernacion/**/*.py")]:
        before = ""
        for line in path.read_text().splitlines():
            if ALWAYS_MANY.search(line) and "else" not in before + line and "== 1" not in line:
                found.append(f"{path.relative_to(ROOT)}: {line.strip()}")
            before = line
    assert found == []
