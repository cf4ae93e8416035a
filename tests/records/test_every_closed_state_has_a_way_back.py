"""No record is closed for ever: from every state some step leads to another, or its model says what is done instead."""

import pytest

from gobernacion.areas import installed
from gobernacion.records.models import Record
from gobernacion.records.transitions import transitions_of

KINDS = [
    model
    for area in installed()
    if not area.name.startswith("tests.")
    for model in area.get_models()
    if issubclass(model, Record) and transitions_of(model)
]


def closed(model):
    """The states that no step leads out of; one that mends what is written leaves it where it is."""
    steps = [step for step in transitions_of(model) if not step.corrige]
    left = {state for step in steps for state in step.source if {*step.targets} - {state}}
    return {value for value, _ in model._meta.get_field("estado").flatchoices} - left


def test_every_area_that_takes_steps_is_looked_at():
    assert len(KINDS) > 15
    assert len({model._meta.app_label for model in KINDS}) > 10


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model._meta.label)
def test_a_state_without_a_way_back_says_why(model):
    assert closed(model) == {*model.sin_vuelta}
    for why in model.sin_vuelta.values():
        assert len(why.split()) > 5
