"""The rules of a record are put to the database in one question, and each broken one is still told by its sentence."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.models import F, Func, Q
from django.test.utils import CaptureQueriesContext, isolate_apps

from gobernacion.records.invariants import AskedAtOnce, Invariant

pytestmark = pytest.mark.django_db


def rule(name, condition, **of):
    return Invariant(condition=condition, name=name, violation_error_message=f"Falla {name}.", **of)


def kind_of(*rules):
    """A kind of row with two numbers and these rules; it needs no table to be asked about."""

    class Fila(AskedAtOnce):
        uno = models.IntegerField(null=True)
        otro = models.IntegerField(null=True)

        class Meta:
            app_label = "records"
            constraints = rules

    return Fila


RULES = (
    rule("uno_es_mas_que_cero", Q(uno__gt=0), field="uno"),
    rule("otro_es_mas_que_uno", Q(otro__gt=F("uno"))),
    rule("otro_no_es_siete", ~Q(otro=7), field="otro"),
)


def told(row, **how):
    """What is wrong with a row, under the field it is told beside."""
    try:
        row.validate_constraints(**how)
    except ValidationError as broken:
        return broken.message_dict
    return {}


@isolate_apps("gobernacion.records")
def test_a_row_that_keeps_its_rules_is_asked_about_once():
    row = kind_of(*RULES)(uno=1, otro=2)
    with CaptureQueriesContext(connection) as asked:
        assert told(row) == {}
    assert sum(one["sql"].startswith("SELECT") for one in asked.captured_queries) == 1


@isolate_apps("gobernacion.records")
@pytest.mark.parametrize(
    ("values", "sentences"),
    [
        ({"uno": 0, "otro": 2}, {"uno": ["Falla uno_es_mas_que_cero."]}),
        ({"uno": 3, "otro": 2}, {"__all__": ["Falla otro_es_mas_que_uno."]}),
        (
            {"uno": 0, "otro": 7},
            {"uno": ["Falla uno_es_mas_que_cero."], "otro": ["Falla otro_no_es_siete."]},
        ),
        ({"uno": None, "otro": None}, {}),  # neither true nor false: a CHECK lets it pass
        ({"uno": None, "otro": 7}, {"otro": ["Falla otro_no_es_siete."]}),
    ],
)
def test_every_broken_rule_is_told_beside_its_field(values, sentences):
    assert told(kind_of(*RULES)(**values)) == sentences


@isolate_apps("gobernacion.records")
def test_a_rule_over_a_field_that_was_left_out_is_not_asked():
    row = kind_of(*RULES)(uno=0, otro=7)
    assert told(row, exclude={"uno"}) == {"otro": ["Falla otro_no_es_siete."]}
    assert told(row, exclude=["uno", "otro"]) == {}


@isolate_apps("gobernacion.records")
def test_one_that_cannot_be_worked_out_hides_none_that_is_broken(caplog):
    impossible = rule("imposible", Q(uno=Func(F("otro"), function="NO_SUCH_FUNCTION")))
    assert told(kind_of(*RULES, impossible)(uno=0, otro=2)) == {"uno": ["Falla uno_es_mas_que_cero."]}
    caplog.clear()


@isolate_apps("gobernacion.records")
def test_what_is_no_check_is_looked_at_besides():
    row = kind_of(*RULES, models.UniqueConstraint(fields=["uno"], name="unica"))(uno=1, otro=2)
    seen = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(models.UniqueConstraint, "validate", lambda one, *args, **kwargs: seen.append(one.name))
        told(row)
    assert seen == ["unica"]
    assert [one.name for _, many in row.get_constraints() for one in many][:3] == [one.name for one in RULES]
