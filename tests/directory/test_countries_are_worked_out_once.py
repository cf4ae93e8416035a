"""What a list shows of a field with many choices is looked up: the names are not worked out for each row."""

import pytest
from django.apps import apps
from django.contrib.admin.utils import display_for_field
from django.utils.choices import CallableChoiceIterator

from gobernacion.directory import countries
from gobernacion.directory.models import Ficha

FIELDS = [
    field
    for model in apps.get_models()
    for field in model._meta.get_fields()
    if isinstance(getattr(field, "choices", None), CallableChoiceIterator)
]


def test_there_are_such_fields():
    assert Ficha._meta.get_field("nacionalidad") in FIELDS


@pytest.mark.parametrize("field", FIELDS, ids=str)
def test_its_names_are_worked_out_once(field):
    assert field.flatchoices is field.flatchoices
    assert list(field.flatchoices) == list(field.choices)


def test_a_list_says_the_name(monkeypatch):
    field = Ficha._meta.get_field("nacionalidad")
    display_for_field("HT", field, "-")
    monkeypatch.setattr(countries, "choices", None)
    assert display_for_field("HT", field, "-") == "Haití"
    assert Ficha(nacionalidad="VE").get_nacionalidad_display() == "Venezuela"
