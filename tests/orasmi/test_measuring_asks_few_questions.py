"""Measuring a year costs a number of queries that depends on what is declared, never on how many records there are."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gobernacion.access.roles import Rol
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.settings import BASE_DIR
from orasmi import demo
from tests.access.people import make_user, name

ELQUI = BASE_DIR / "fixtures" / "reference" / "elqui.toml"


def questions():
    with CaptureQueriesContext(
        connection,
    ) as asked:
        for indicador in registry().of_area("orasmi"):
            list(indicador.measure(Period.year(2019)))
    return len(asked)


@pytest.mark.django_db
def test_ten_records_and_a_thousand_cost_the_same():
    call_command("cargar_territorio", str(ELQUI), save=True, verbosity=0)
    for who in ("una", "otra"):
        name(make_user(who), Rol.ENCARGADO, "orasmi")
    name(make_user("jefa"), Rol.JEFATURA)
    demo.randomised(1, 10)
    of_ten = questions()
    demo.randomised(2, 1_000)
    assert questions() == of_ten
    figures = sum(1 + len(indicador.desgloses) for indicador in registry().of_area("orasmi"))
    assert of_ten <= figures
