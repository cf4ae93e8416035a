"""Amounts are typed in any spelling, print with their sign everywhere, and are never negative by accident."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from django import forms
from django.contrib import admin
from django.contrib.admin.utils import display_for_field
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.models import F, Sum
from django.template import Context, Template
from django.test import RequestFactory
from django.test.utils import isolate_apps

from gobernacion.lib.clp import Pesos
from gobernacion.money import PesosField, PesosFormField


@pytest.fixture
def gasto(transactional_db: None) -> Iterator[type[models.Model]]:
    """An expense with an amount, an optional one and one that may be negative."""
    with isolate_apps("gobernacion.territory"):

        class Gasto(models.Model):
            monto = PesosField("monto")
            rendido = PesosField("rendido", null=True, blank=True)
            ajuste = PesosField("ajuste", negative=True, default=0)

            class Meta:
                app_label = "territory"

            def __str__(self) -> str:
                return str(self.monto)

        with connection.schema_editor() as editor:
            editor.create_model(Gasto)
        yield Gasto
        with connection.schema_editor() as editor:
            editor.delete_model(Gasto)


@pytest.mark.parametrize("typed", ["39.067.051", "$39.067.051", "39067051", "39 millones 67 mil 51 pesos"])
def test_an_amount_is_typed_in_any_spelling(typed: str) -> None:
    assert PesosFormField().clean(typed) == 39_067_051


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("39,5", "no llevan decimales"), ("mucho", "escríbalo en pesos"), ("9" * 20, "revise cuántos ceros")],
)
def test_what_is_no_amount_gets_a_sentence_next_to_the_field(typed: str, sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        PesosFormField().clean(typed)


def test_an_empty_amount_is_left_to_the_field() -> None:
    assert PesosFormField(required=False).clean("  ") is None
    with pytest.raises(ValidationError):
        PesosFormField().clean("")


def test_a_form_prints_the_amount_and_reads_it_back_unchanged(gasto: type[models.Model]) -> None:
    form_class = forms.modelform_factory(gasto, fields=["monto"])
    stored = gasto(monto=39_067_051)
    assert 'value="$39.067.051"' in str(form_class(instance=stored)["monto"])
    again = form_class({"monto": "$39.067.051"}, instance=stored)
    assert again.is_valid()
    assert not again.has_changed()


def test_what_was_typed_wrong_is_shown_again_as_typed(gasto: type[models.Model]) -> None:
    form = forms.modelform_factory(gasto, fields=["monto"])({"monto": "39,5"})
    assert not form.is_valid()
    assert 'value="39,5"' in str(form["monto"])


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("-5.000", "El monto no puede ser negativo."), ("1.000.000.000.000.000", "revise cuántos ceros")],
)
def test_amounts_out_of_bounds_are_refused_with_our_sentence_alone(
    gasto: type[models.Model], typed: str, sentence: str
) -> None:
    form = forms.modelform_factory(gasto, fields=["monto"])({"monto": typed})
    assert not form.is_valid()
    assert len(form.errors["monto"]) == 1
    assert sentence in form.errors["monto"][0]
    with pytest.raises(ValidationError, match="monto"):
        gasto(monto=-1).full_clean()


def test_the_database_refuses_a_negative_amount_by_itself(gasto: type[models.Model]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        gasto._default_manager.create(monto=-1)
    assert gasto._default_manager.create(monto=0, ajuste=-1).pk


def test_an_amount_from_the_database_prints_itself_everywhere(gasto: type[models.Model]) -> None:
    gasto._default_manager.create(monto=39_067_051, ajuste=-5000)
    stored = gasto._default_manager.get()
    field = gasto._meta.get_field("monto")
    assert f"Aprobado por {stored.monto}" == "Aprobado por $39.067.051"
    assert Template("{{ g.monto }} {{ g.ajuste }}").render(Context({"g": stored})) == "$39.067.051 -$5.000"
    assert display_for_field(stored.monto, field, "-") == "$39.067.051"
    assert display_for_field(stored.rendido, field, "-") == "-"
    assert gasto._default_manager.values_list("monto", flat=True).get() == 39_067_051


def test_an_amount_stays_a_number_to_count_with(gasto: type[models.Model]) -> None:
    gasto._default_manager.create(monto=39_000_000, rendido=1)
    gasto._default_manager.create(monto=67_051)
    total = gasto._default_manager.aggregate(total=Sum("monto"))["total"]
    assert isinstance(total, Pesos)
    assert total == 39_067_051
    assert Decimal(total) == Decimal(39_067_051)
    gasto._default_manager.update(monto=F("monto") + Pesos(1))
    assert gasto._default_manager.filter(monto__gt=Pesos(39_000_000)).count() == 1


def test_the_stock_admin_form_takes_dots_too(gasto: type[models.Model]) -> None:
    request = RequestFactory().get("/")
    field = admin.ModelAdmin(gasto, admin.AdminSite()).formfield_for_dbfield(
        gasto._meta.get_field("monto"), request=request
    )
    assert isinstance(field, PesosFormField)
    assert field.widget.input_type == "text"
    assert field.clean("39.067.051") == 39_067_051


def test_migrations_keep_what_an_amount_may_be() -> None:
    assert "negative" not in PesosField().deconstruct()[3]
    assert PesosField(negative=True).deconstruct()[3] == {"negative": True}
    assert PesosField(negative=True).clone().negative
