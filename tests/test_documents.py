"""What the documents say of the product is there: their links lead somewhere, its version is told of."""

import re

from django.conf import settings
from django.core.management import get_commands

from tests.upgrading.released import version

ROOT = settings.BASE_DIR
DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
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
