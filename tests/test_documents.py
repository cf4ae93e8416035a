"""What the documents say is there: their links lead somewhere, their names are of the code, the version is told of."""

import re

import pytest
from django.conf import settings
from django.core.management import get_commands

from tests.upgrading.released import version

ROOT = settings.BASE_DIR
DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
CODE = ["gobernacion", "programs", "extranjeria", "orasmi", "seguridad"]
RECIPE = ROOT / "docs" / "nueva_area.md"
GENERATED = ROOT / "gobernacion" / "records" / "recipe"
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")


def test_every_link_leads_somewhere():
    linked = [(document, link) for document in DOCUMENTS for link in LINK.findall(document.read_text())]
    assert len(linked) > 20
    assert [f"{d.name}: {link}" for d, link in linked if not (d.parent / link).exists()] == []


def test_the_changelog_begins_with_this_version():
    assert (
        re.findall(r"^## \[(.+)\] - \d{4}-\d\d-\d\d$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)[0]
        == version()
    )


QUOTED = re.compile(r"(?<!`)`([A-Za-z_][\w.]*)`(?!`)")
A_FILE = re.compile(r".+\.(?:py|toml)")
DEFINED = re.compile(
    r'''^\s*(?:def|class)\s+(\w+)|^\s*(\w+)\s*(?::[^=\n]*)?=|[(,]\s*(\w+)=|"([A-Z][A-Z_]+)"''', re.MULTILINE
)


def defined(paths):
    """What some code defines: its modules, classes, functions, fields and what is set from outside."""
    for path in paths:
        yield from (path.stem, path.parent.name)
        for found in DEFINED.findall(path.read_text()):
            yield from filter(None, found)


ANYWHERE = {*defined(path for folder in CODE for path in ROOT.glob(f"{folder}/**/*.py"))}


def names_something(name):
    """Whether a name is one of the code: one word anywhere, a path from its package."""
    place, rest = ROOT / "gobernacion", name.removeprefix("gobernacion.").split(".")
    if len(rest) == 1:
        return rest[0] in ANYWHERE
    while rest and (place / rest[0]).is_dir():
        place /= rest.pop(0)
    if rest and (place / f"{rest[0]}.py").exists():
        place /= f"{rest.pop(0)}.py"
    inside = [place] if place.is_file() else place.glob("**/*.py")
    return not rest or (len(rest) == 1 and rest[0] in {*defined(inside)})


@pytest.mark.parametrize("document", ["ARCHITECTURE.md", "GLOSSARY.md"])
def test_every_name_is_one_of_the_code(document):
    quoted = {name for name in QUOTED.findall((ROOT / document).read_text()) if not A_FILE.fullmatch(name)}
    assert len(quoted) > 20
    assert [name for name in sorted(quoted) if not names_something(name)] == []


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("releases.words", True),
        ("releases.Edicion", True),
        ("access.periodic.Tarea", True),
        ("gobernacion.csp", True),
        ("as_known_on", True),
        ("releases.worded", False),
        ("releases.EdicionPublicada", False),
        ("access.periodic.Tareas", False),
        ("worded.releases", False),
        ("as_known_off", False),
    ],
)
def test_a_name_of_nothing_is_told_from_one_of_the_code(name, is_one):
    assert names_something(name) is is_one


def named(document):
    """What a document quotes as code: its paths, its commands, and the names it takes from the code."""
    text = document.read_text(encoding="utf-8")
    quoted = {*re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE))}
    commands = {one for one in quoted if one.startswith(("make ", "python manage.py "))}
    paths = {one for one in quoted - commands if re.fullmatch(r"[\w/]+/|[\w/]+\.(py|md)", one)}
    lines = {one for one in quoted if one.startswith('"')}
    return (
        paths,
        commands,
        {re.sub(r"^\W|^settings\.|\(.*", "", one) for one in quoted - commands - paths - lines},
    )


def is_there(path):
    """Whether a path of the recipe is of the product, or of what the command writes."""
    written = [GENERATED / of / f"{path.removesuffix('.py')}.py-tpl" for of in ("area", "tests")]
    generated = path in ("programs/huertos/", "tests/huertos/")
    return generated or (ROOT / path).exists() or any(one.exists() for one in written)


def test_the_recipe_names_only_what_is_in_the_code_and_little_of_it():
    paths, commands, names = named(RECIPE)
    assert [path for path in paths if not is_there(path)] == []
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    known = targets | set(get_commands())
    assert [one for one in commands if one.replace("python manage.py", "make").split()[1] not in known] == []
    kinds = ("gobernacion/**/*.py", "gobernacion/**/*.py-tpl", "tests/*.py")
    code = "\n".join(path.read_text(encoding="utf-8") for kind in kinds for path in ROOT.glob(kind))
    assert [one for one in names if not re.search(rf"^ *(?:class |def |){one}\b", code, re.MULTILINE)] == []
    assert 15 < len(names) < 25, sorted(names)
