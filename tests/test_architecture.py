"""Imports only go down and in no circle, areas never name each other, pages never reach a record; each rule bites."""

import itertools
import pkgutil
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.conf import settings

from gobernacion.settings import AREAS

ROOT = Path(settings.BASE_DIR)
PACKAGES = ["gobernacion", "programs", "extranjeria", "orasmi", "seguridad"]
STAFF_ONLY = ["releases", "records", "directory", "access"]
BESIDE_PUBLISHED = ["records", "indicators", "directory", "access"]
CONTRACTS = {
    contract["name"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
}
OFFENCES = [
    ("Areas never name each other", "orasmi/offence.py", "import seguridad"),
    ("Areas never name each other", "programs/caprino/offence.py", "import programs.convenios"),
    ("The centre never names an area", "gobernacion/offence.py", "import orasmi"),
    ("The centre never names an area", "gobernacion/published/offence.py", "import programs.caprino"),
    ("Floors of the house: imports only go down", "gobernacion/lib/offence.py", "import gobernacion.areas"),
    (
        "Floors of the house: imports only go down",
        "gobernacion/access/offence.py",
        "import gobernacion.indicators",
    ),
    (
        "Floors of the house: imports only go down",
        "gobernacion/portal/offence.py",
        "import gobernacion.open_data",
    ),
    (
        "Floors of the house: imports only go down",
        "gobernacion/heap/__init__.py",
        "# a floor nobody declared",
    ),
    (
        "Page modules read only what is published",
        "gobernacion/portal/offence.py",
        "import gobernacion.releases",
    ),
    (
        "Page modules read only what is published",
        "gobernacion/open_data/offence.py",
        "import gobernacion.access",
    ),
    (
        "Pages never see a draft of the offer",
        "gobernacion/portal/offence.py",
        "import gobernacion.content.models",
    ),
    (
        "Pages never see a draft of the offer",
        "gobernacion/content/public.py",
        "import gobernacion.content.models",
    ),
    (
        "What is published stands on territory alone",
        "gobernacion/published/offence.py",
        "import gobernacion.indicators",
    ),
    (
        "Modules never import each other in a circle",
        "orasmi/models/control.py",
        "if TYPE_CHECKING:\n    import orasmi.models.postulacion",
    ),
    (
        "Modules never import each other in a circle",
        "gobernacion/releases/models/conformidad.py",
        "import gobernacion.releases.models.edicion",
    ),
]


@pytest.fixture
def house(tmp_path):
    """A copy of the code, to be offended."""
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__", "static")
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def broken_contracts(house):
    command = [Path(sys.executable).parent / "lint-imports", "--no-cache"]
    done = subprocess.run(command, cwd=house, capture_output=True, text=True, check=False)
    broken = {name for name in CONTRACTS if f"{name} BROKEN" in done.stdout}
    assert done.returncode == (1 if broken else 0), done.stdout
    return broken


def test_the_code_keeps_every_contract(house):
    assert broken_contracts(house) == set()


@pytest.mark.parametrize(("contract", "file", "offence"), OFFENCES)
def test_a_contract_breaks_when_it_is_offended(house, contract, file, offence):
    path = house / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{offence}\n")
    assert contract in broken_contracts(house)


def test_every_contract_has_been_seen_to_break():
    assert {contract for contract, _, _ in OFFENCES} == set(CONTRACTS)


def test_every_area_is_under_contract():
    independent = CONTRACTS["Areas never name each other"]["modules"]
    forbidden = CONTRACTS["The centre never names an area"]["forbidden_modules"]
    for area in AREAS:
        package, _, inside = area.partition(".")
        assert (f"{package}.*" if inside else package) in independent
        assert package in forbidden


@pytest.mark.parametrize(
    ("contract", "parts"),
    [
        ("Page modules read only what is published", STAFF_ONLY),
        ("What is published stands on territory alone", BESIDE_PUBLISHED),
    ],
)
def test_a_contract_forbids_every_part_there_is(contract, parts):
    built = {
        f"gobernacion.{part}" for part in parts if (ROOT / "gobernacion" / part / "__init__.py").exists()
    }
    assert built == set(CONTRACTS[contract]["forbidden_modules"])


WITH_ADDRESSES = sorted(path.parent.name for path in (ROOT / "gobernacion").glob("*/urls.py"))


def test_every_part_that_shows_pages_is_a_page_module():
    pages = [f"gobernacion.{part}" for part in WITH_ADDRESSES]
    assert pages == sorted(CONTRACTS["Page modules read only what is published"]["source_modules"])


HOUSE = CONTRACTS["Floors of the house: imports only go down"]
FLOORS = [layer.split(" | ") for layer in HOUSE["layers"]]
BESIDE_THE_FLOORS = HOUSE["exhaustive_ignores"]


def not_as_told(house):
    """What the contract of the floors names and does not stand, and what stands and it does not name."""
    named = {*itertools.chain(*FLOORS), *BESIDE_THE_FLOORS}
    return named ^ {module.name for module in pkgutil.iter_modules([house / "gobernacion"])}


def test_every_floor_stands_and_whatever_stands_is_told(house):
    assert not_as_told(house) == set()


def test_a_floor_that_is_gone_and_a_module_nobody_told_of_are_found(house):
    (house / "gobernacion/cookies.py").unlink()
    shutil.rmtree(house / "gobernacion/summaries")
    (house / "gobernacion/offence.py").touch()
    assert not_as_told(house) == {"cookies", "summaries", "offence"}


MAP = (ROOT / "ARCHITECTURE.md").read_text().partition("## Floors")[2].partition("\n## ")[0]
NAME = re.compile(r"`(\w+)`")


def test_the_map_tells_the_floors_in_their_order():
    told = [NAME.findall(row) for row in re.findall(r"^\| (`[^|]+) \|", MAP, re.MULTILINE)]
    assert told == [floor for floor in FLOORS if floor in told]
    assert len(told) > 10


def test_the_map_tells_what_stands_between_two_floors_and_beside_them():
    between, beside = re.search(r"^Between(.+)^Beside(.+?)\n\n", MAP, re.MULTILINE | re.DOTALL).groups()
    floors = [floor for floor in FLOORS if f"| `{floor[0]}`" not in MAP]
    assert {*NAME.findall(between)} - {"areas", "lib"} == {*itertools.chain(*floors)}
    assert sorted(NAME.findall(beside)) == sorted(BESIDE_THE_FLOORS)


LEVELS = {name: level for level, floor in enumerate(reversed(FLOORS)) for name in floor}
OF_DJANGO = {"admin", "registration"}
NAMED = re.compile(r"""["'](\w+)/[\w/]+\.html["']""")


def named_by(house, pattern):
    """The code and the templates that name something of another part, what they are of, and how high that stands."""
    for path in [*house.glob("**/*.py"), *house.glob("**/*.html")]:
        [package, inside, *_] = path.relative_to(house).parts
        owner = package if package not in ("gobernacion", "programs") else inside
        for named in set(pattern.findall(path.read_text())) - {owner}:
            yield path.relative_to(house), named, LEVELS.get(owner, len(FLOORS))


def drawn_from_above(house):
    """The code and the templates that name a template of a floor above their own, or of another area."""
    for path, named, reach in named_by(house, NAMED):
        if named not in OF_DJANGO and (named not in LEVELS or LEVELS[named] > reach):
            yield f"{path} draws {named}"


def test_templates_come_from_the_same_floor_or_from_below(house):
    assert list(drawn_from_above(house)) == []


@pytest.mark.parametrize(
    ("file", "offence", "named"),
    [
        ("gobernacion/access/offence.py", 'TEMPLATE = "records/change_form.html"', "records"),
        ("gobernacion/directory/templates/offence.html", '{% include "releases/cifras.html" %}', "releases"),
        ("programs/caprino/templates/offence.html", '{% extends "orasmi/recibo.html" %}', "orasmi"),
    ],
)
def test_a_template_from_above_is_found(house, file, offence, named):
    (house / file).write_text(offence)
    assert list(drawn_from_above(house)) == [f"{file} draws {named}"]


ADDRESSED = re.compile(rf"""["']({"|".join(WITH_ADDRESSES)}):""")


def leading_up(house):
    """The code and the templates that name an address of a part that does not stand below their own."""
    for path, named, reach in named_by(house, ADDRESSED):
        if LEVELS[named] >= reach:
            yield f"{path} leads to {named}"


def test_pages_above_are_led_to_by_the_routes_that_stand_below(house):
    assert list(leading_up(house)) == []


@pytest.mark.parametrize(
    ("file", "offence", "named"),
    [
        ("gobernacion/published/offence.py", 'reverse("portal:edicion", args=[slug])', "portal"),
        ("gobernacion/content/offence.py", "redirect(f'open_data:{name}')", "open_data"),
        ("gobernacion/releases/templates/offence.html", "{% url 'portal:edicion' slug %}", "portal"),
        ("gobernacion/open_data/templates/offence.html", "{% url 'portal:verificar' %}", "portal"),
        ("gobernacion/portal/templates/offence.html", '{% url "open_data:indice" %}', "open_data"),
    ],
)
def test_a_page_above_that_is_named_is_found(house, file, offence, named):
    (house / file).write_text(offence)
    assert list(leading_up(house)) == [f"{file} leads to {named}"]
