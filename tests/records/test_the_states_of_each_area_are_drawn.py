"""The page of states of an area says what its code declares, and leads nobody to a state that is not there."""

import pytest
from django.core.management import CommandError, call_command

from gobernacion.areas import installed
from gobernacion.records.estados import page_of, path_of
from gobernacion.records.models import Record
from gobernacion.records.transitions import transitions_of

OURS = [area for area in installed() if not area.name.startswith("tests.")]


@pytest.mark.parametrize("area", OURS, ids=lambda area: area.label)
def test_each_area_keeps_the_page_that_its_code_says(area):
    page, path = page_of(area), path_of(area)
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    assert kept == page, f"no está al día: ejecute «manage.py estados {area.label}»"


def test_every_step_of_every_area_is_in_its_page():
    told = {area.label: page_of(area) for area in OURS}
    kinds = [(area.label, kind) for area in OURS for kind in area.get_models() if issubclass(kind, Record)]
    steps = [(label, step) for label, kind in kinds for step in transitions_of(kind)]
    assert len(steps) > 80
    assert not [step.name for label, step in steps if f"| {step.label} | " not in told[label]]


def test_an_area_that_is_not_there_is_refused():
    with pytest.raises(CommandError, match="No hay un área «nada»"):
        call_command("estados", "nada")
