"""Dates and numbers read and print as in Chile, and years, ids and folios are never grouped."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.utils import formats
from django.utils.translation import override

from gobernacion.formats.es_CL import formats as chile
from gobernacion.numbers import DecimalFormField, EnteroFormField


def shown(value: object, template: str = "{{ value }}") -> str:
    with override("es-cl"):
        return Template(template).render(Context({"value": value}))


def test_django_takes_the_formats_of_chile() -> None:
    with override("es-cl"):
        assert formats.get_format("DATE_FORMAT") == chile.DATE_FORMAT
        assert formats.get_format("FIRST_DAY_OF_WEEK") == 1
        assert formats.get_format("THOUSAND_SEPARATOR") == "."
        assert formats.get_format("DECIMAL_SEPARATOR") == ","


def test_dates_print_day_first() -> None:
    moment = datetime(2019, 4, 2, 15, 30, tzinfo=UTC)
    assert shown(date(2019, 4, 2)) == "02-04-2019"
    assert shown(moment) == "02-04-2019 12:30"
    assert shown(moment, "{{ value|date:'SHORT_DATE_FORMAT' }}") == "02-04-2019"
    assert shown(moment, "{{ value|date:'YEAR_MONTH_FORMAT' }}") == "abril de 2019"
    assert shown(moment, "{{ value|time }}") == "12:30"


@pytest.mark.parametrize("typed", ["02-04-2019", "2-4-2019", "02/04/2019", "2.4.2019", "2019-04-02"])
def test_dates_are_read_in_every_usual_spelling(typed: str) -> None:
    with override("es-cl"):
        assert forms.DateField().clean(typed) == date(2019, 4, 2)


@pytest.mark.parametrize("typed", ["02-04-19", "04-31-2019", "31-04-2019", "abril"])
def test_an_unclear_date_is_refused(typed: str) -> None:
    with override("es-cl"), pytest.raises(ValidationError):
        forms.DateField().clean(typed)


@pytest.mark.parametrize("typed", ["02-04-2019 12:30", "02/04/2019 12:30", "2019-04-02 12:30:00"])
def test_moments_are_read_by_the_clock_of_chile(typed: str) -> None:
    with override("es-cl"):
        assert forms.DateTimeField().clean(typed) == datetime(2019, 4, 2, 15, 30, tzinfo=UTC)


def test_a_form_prints_a_date_as_it_reads_it() -> None:
    with override("es-cl"):
        assert 'value="02-04-2019"' in forms.DateInput().render("fecha", date(2019, 4, 2))


def test_years_ids_and_folios_are_never_grouped() -> None:
    assert shown(2019) == "2019"
    assert shown(1_234_567) == "1234567"
    assert shown(Decimal("26.5")) == "26,5"


@pytest.mark.parametrize("typed", ["4491", "4.491", " 4.491 ", "4.491,0"])
def test_counts_may_be_typed_with_dots(typed: str) -> None:
    assert EnteroFormField().clean(typed) == 4491


@pytest.mark.parametrize(
    ("typed", "sentence"), [("44.91", "sin decimales, por ejemplo 4.491"), ("26,5", "número entero")]
)
def test_a_count_with_misplaced_dots_or_decimals_is_refused(typed: str, sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        EnteroFormField().clean(typed)


@pytest.mark.parametrize(
    ("typed", "number"), [("26,5", "26.5"), ("1.234,56", "1234.56"), ("-3", "-3"), ("4.491", "4491")]
)
def test_decimals_are_typed_with_a_comma(typed: str, number: str) -> None:
    assert DecimalFormField().clean(typed) == Decimal(number)


def test_a_decimal_typed_with_a_dot_is_read_where_it_groups_nothing() -> None:
    assert DecimalFormField().clean("26.5") == Decimal("26.5")
    assert DecimalFormField().clean("26.500") == 26_500
    with pytest.raises(ValidationError, match="coma para los decimales"):
        DecimalFormField().clean("26.5.0")


def test_an_empty_number_is_left_to_the_field() -> None:
    assert EnteroFormField(required=False).clean(" ") is None
    assert DecimalFormField(required=False).clean("") is None
    with pytest.raises(ValidationError):
        EnteroFormField().clean("")


def test_a_stored_decimal_is_shown_as_it_would_be_typed() -> None:
    class Formulario(forms.Form):
        porcentaje = DecimalFormField()

    page = str(Formulario(initial={"porcentaje": Decimal("1234.5000")})["porcentaje"])
    assert 'value="1.234,5"' in page
    form = Formulario({"porcentaje": "1.234,5"}, initial={"porcentaje": Decimal("1234.5000")})
    assert form.is_valid()
    assert not form.has_changed()
