"""SQLite is told what it would not see by looking at the first rows of its indexes, and so chooses well among them."""

from datetime import date, timedelta

import pytest
from django.db import connection

from gobernacion.records import statistics
from tests.recordarea.models import Entrega, Estado

ROWS, ANNULLED = 90, 20

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL counts what stands")


@pytest.fixture
def known(staff, comunas, ficha, monkeypatch):
    """What SQLite knows of a table of which the first rows of each index are not like the rest."""
    monkeypatch.setattr(statistics, "ROWS_LOOKED_AT", 10)
    monkeypatch.setattr(statistics, "ALIKE", 3)
    for number in range(ROWS):
        annulled = number < ANNULLED
        entrega = Entrega(
            numero=f"2019-{number:05d}",
            ocurrido_el=date(2019, 1, 1),
            comuna=comunas[0],
            ficha=ficha,
            registrado_por=staff["encargada"],
            solicitado=1,
            estado=Estado.PEDIDA if number % 2 else Estado.EVALUADA,
            anulado_el=date(2020, 1, 1) + timedelta(days=number) if annulled else None,
            anulado_por=staff["jefa"] if annulled else None,
            motivo_anulacion="Duplicada." if annulled else "",
        )
        entrega.save()
    statistics.refresh(connection)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT group_concat(name) FROM pragma_index_info(idx)), stat FROM sqlite_stat1 "
            "WHERE tbl = 'recordarea_entrega'"
        )
        return {columns: [int(word) for word in stat.split()] for columns, stat in cursor.fetchall()}


def test_nearly_all_stand(known):
    assert known["anulado_el,ocurrido_el,id"][:2] == [ROWS, ROWS]


def test_a_table_is_as_long_for_each_of_its_indexes(known):
    assert {numbers[0] for numbers in known.values()} == {ROWS}
    assert len(known) > 5


def test_a_state_has_more_rows_than_were_looked_at(known):
    assert known["estado,anulado_el,ocurrido_el,id"][:3] == [ROWS, ROWS // 3, ROWS // 3]


def test_what_is_alone_of_its_kind_stays_so(known):
    assert known["numero"] == [ROWS, 1]


def test_a_table_without_rows_is_no_trouble(db):
    statistics.refresh(connection)
