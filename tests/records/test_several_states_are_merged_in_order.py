"""A list of several states has the rows it should in its order, read from the index of each state."""

from datetime import date, timedelta
from itertools import product
from random import Random

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from gobernacion.records.branches import branches, keys
from tests.recordarea.models import Entrega, Estado

TWO, THREE = [Estado.PEDIDA, Estado.EVALUADA], [Estado.PEDIDA, Estado.EVALUADA, Estado.ENTREGADA]
LATEST = ("-anulado_el", "-ocurrido_el", "-id")
OLDEST = ("anulado_el", "ocurrido_el", "id")


@pytest.fixture
def entregas(make_entrega, staff):
    chance = Random(7)
    for _ in range(60):
        made = make_entrega(
            estado=chance.choice(list(Estado)),
            ocurrido_el=date(2019, 1, 1) + timedelta(days=chance.randrange(9)),
        )
        if chance.random() < 0.4:
            made.anular(staff["jefa"], date(2020, 1, chance.randint(1, 4)), "Duplicada.")


@pytest.mark.parametrize("states", [TWO, THREE, [*TWO, *TWO]], ids=len)
@pytest.mark.parametrize("order", [LATEST, OLDEST], ids=lambda order: order[0])
def test_every_page_is_that_of_the_whole_list_sorted(entregas, states, order):
    for rows, start in product((Entrega.objects.vigentes(), Entrega.objects.anulados()), range(0, 40, 7)):
        asked = rows.filter(estado__in=states, ocurrido_el__gte=date(2019, 1, 3)).order_by(*order)
        parts = branches(asked)
        assert len(parts) == len(set(states))
        assert keys(parts, start, start + 7) == list(asked.values_list("pk", flat=True)[start : start + 7])
    assert asked.count() > 7


def test_each_state_is_asked_only_for_what_a_page_may_show(entregas):
    parts = branches(Entrega.objects.vigentes().filter(estado__in=TWO).order_by(*LATEST))
    with CaptureQueriesContext(connection) as captured:
        keys(parts, 10, 20)
    assert [one["sql"].partition("LIMIT ")[2] for one in captured] == ["20", "20"]


@pytest.mark.parametrize(
    "rows",
    [
        Entrega.objects.filter(estado__in=[Estado.PEDIDA]).order_by(*LATEST),  # one state
        Entrega.objects.filter(urgente__in=[True]).order_by(*LATEST),  # one value, asked so for SQLite
        Entrega.objects.filter(estado=Estado.PEDIDA).order_by(*LATEST),
        Entrega.objects.filter(folio__in=["F-1", "F-2"]).order_by(*LATEST),  # no index has the list cut by it
        Entrega.objects.filter(pk__in=Entrega.objects.filter(estado__in=TWO)).order_by(*LATEST),
        Entrega.objects.exclude(estado__in=TWO).order_by(*LATEST),
        Entrega.objects.filter(estado__in=TWO).order_by("-ocurrido_el", "id"),  # both ways
        Entrega.objects.filter(estado__in=TWO).order_by(F("ocurrido_el").desc()),
        Entrega.objects.filter(estado__in=TWO),
    ],
    ids=range(9),
)
def test_what_an_index_has_in_order_or_nothing_could_merge_is_asked_whole(rows):
    assert branches(rows)[0] is rows
