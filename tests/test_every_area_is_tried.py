"""Every area there is on disk is switched on and is among those that generic tests try, and there is no other."""

import ast
from pathlib import Path

from django.conf import settings

from gobernacion.areas import installed
from gobernacion.settings import AREAS as SWITCHED_ON
from tests.every_area import AREAS

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
