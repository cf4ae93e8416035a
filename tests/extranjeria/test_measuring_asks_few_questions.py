"""Measuring a year costs a number of queries that depends on what is declared, never on how many records there are."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from extranjeria import demo
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period


def questions():
    with CaptureQueriesContext(connection) as asked:
        for indicador in registry().of_area("extranjeria"):
            list(indicador.measure(Period.year(2019)))
    return len(asked)


def test_ten_records_and_a_thousand_cost_the_same(territory, staff):
    demo.randomised(1, 10)
    of_ten = questions()
    demo.randomised(2, 1_000)
    assert questions() == of_ten
    # One for each total and each breakdown, and one more to find the median.
    figures = sum(1 + len(indicador.desgloses) for indicador in registry().of_area("extranjeria"))
    assert of_ten <= figures + 1
