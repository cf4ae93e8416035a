"""Every area there is on disk is switched on and is among those that generic tests try, and there is no other."""

import ast
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.conf import settings

from gobernacion.areas import installed
from gobernacion.settings import AREAS as SWITCHED_ON
from tests.every_area import (
    AREAS,
    RECIPE,
    demonstration_of,
    label,
    lives_of,
    recounting,
    typed_at,
)

BROUGHT = [demonstration_of, recounting, lives_of, typed_at]

ROOT = Path(settings.BASE_DIR)
NO_PART_OF_THE_PRODUCT = {"tests", "var"}


def declares_an_area(module):
    """Whether an apps.py has a class that says it is an area."""
    classes = [
        node for node in ast.parse(module.read_text(encoding="utf-8")).body if isinstance(node, ast.ClassDef)
    ]
    return any("AreaConfig" in map(ast.unparse, node.bases) for node in classes)


def on_disk():
    """The areas of the product by their folders, as settings.AREAS names them."""
    for module in [*ROOT.glob("*/apps.py"), *ROOT.glob("*/*/apps.py")]:
        parts = module.parent.relative_to(ROOT).parts
        if parts[0] not in NO_PART_OF_THE_PRODUCT and declares_an_area(module):
            yield ".".join(parts)


def test_every_folder_of_an_area_is_one_line_of_the_settings():
    found = sorted(on_disk())
    assert {"orasmi", "programs.caprino"} <= {*found}
    assert found == sorted(SWITCHED_ON), (
        "each area is one folder and one line in settings.AREAS (docs/nueva_area.md)"
    )


def test_every_area_of_the_settings_is_tried():
    assert [area.name for area in AREAS] == SWITCHED_ON
    assert [area.name for area in installed() if area not in AREAS] == [
        name for name in settings.AREAS if name.startswith("tests.")
    ]


@pytest.mark.parametrize("area", AREAS, ids=label)
@pytest.mark.parametrize("piece", BROUGHT)
def test_every_area_brings_what_tests_of_every_area_take(area, piece):
    assert piece(area)


@pytest.mark.parametrize(
    ("piece", "said"),
    [
        (demonstration_of, "lacks ACCOUNTS: write in tests/testarea/demo.py ACCOUNTS, who works at its desk"),
        (recounting, "lacks recount: write in tests/testarea/recount.py recount(period), which counts"),
        (
            lives_of,
            "lacks continued: write in tests/testarea/lives.py continued(chance, day), which takes its records",
        ),
        (
            typed_at,
            "lacks TECLEADO: write in tests/testarea/typed.py TECLEADO, the record that its clerk types",
        ),
    ],
)
def test_what_an_area_lacks_is_said_in_one_sentence(piece, said):
    with pytest.raises(pytest.fail.Exception) as failed:
        piece(apps.get_app_config("testarea"))
    assert said in failed.value.msg
    assert failed.value.msg.endswith(f"({RECIPE}).")
    document, _, heading = RECIPE.partition(", ")
    assert f"## {heading.strip('«»')}" in (ROOT / document).read_text(encoding="utf-8")


def test_an_area_without_any_folder_of_tests_is_told_the_same():
    nothing = SimpleNamespace(label="nada", name="programs.nada", titulo="Nada")
    with pytest.raises(
        pytest.fail.Exception, match=re.escape("Nada lacks recount: write in tests/nada/recount.py")
    ):
        recounting(nothing)
    with pytest.raises(
        pytest.fail.Exception, match=re.escape("Nada lacks ACCOUNTS: write in programs/nada/demo.py")
    ):
        demonstration_of(nothing)
