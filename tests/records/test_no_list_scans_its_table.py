"""Whatever list, search or filter a desk offers, the database answers it from an index, on both databases.

Nothing is listed by hand: the lists are those of the admin site, their filters and choices those each one offers.
"""

import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gobernacion.access.roles import Rol
from gobernacion.records.admin import RecordAdmin
from gobernacion.records.models import Record
from tests.access.people import browser_of, make_user, name
from tests.records.conftest import make_comunas

LISTS = [one for one in admin.site._registry.values() if isinstance(one, RecordAdmin)]
LIMIT_OF_A_PAGE = re.compile(r"LIMIT \d+")


def test_every_kind_of_record_has_its_list():
    records = {model for model in apps.get_models() if issubclass(model, Record)}
    assert {one.model for one in LISTS} == records


@pytest.fixture
def browser(db):
    """Somebody who holds every function of every area with records."""
    make_comunas()
    somebody = make_user("alguien")
    for area in {one.opts.app_label for one in LISTS}:
        name(somebody, Rol.ENCARGADO, area)
        name(somebody, Rol.JEFATURA, area)
    return browser_of(somebody)


def plan_of(sql):
    """What the database would do, a line each step, however few rows there are now."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            return [row[3] for row in cursor.fetchall()]
        # With a handful of rows PostgreSQL would rightly scan and sort: what matters is whether it has to.
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
        cursor.execute(f"EXPLAIN {sql}")
        return [row[0].strip() for row in cursor.fetchall()]


def faults(query, table):
    """The steps of a plan that cost more the longer the table is."""
    plan = plan_of(query)
    if connection.vendor == "sqlite":
        read = [step for step in plan if re.search(rf'\b(SCAN|SEARCH) "?{table}"?\b', step)]
        scans = [step for step in read if step.startswith("SCAN")]
        sorts = [step for step in plan if "TEMP B-TREE" in step]
    else:
        scans = [step for step in plan if re.search(rf"Seq Scan on {table}\b", step)]
        scans += [
            step
            for place, step in enumerate(plan)
            if re.search(rf"Index.* Scan.* on {table}\b", step)
            and not any("Cond:" in one for one in plan[place : place + 3])
        ]
        sorts = [step for step in plan if re.match(r"(->\s+)?(Incremental )?Sort  ", step)]
    return [*scans, *sorts]


def asked(browser, address, table):
    """The queries a page makes of the records' table."""
    with CaptureQueriesContext(
        connection,
    ) as captured:
        answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer, [query["sql"] for query in captured if f'FROM "{table}"' in query["sql"]]


def addresses(one, answer):
    """The list itself, its other order, and every choice of every filter it offers."""
    changelist = answer.context["cl"]
    yield ""
    for place, shown in enumerate(changelist.list_display):
        if shown in one.sortable_by:
            yield f"?o={place}"
            yield f"?o=-{place}"
    for spec in changelist.filter_specs:
        for choice in spec.choices(changelist):
            yield choice["query_string"]


@pytest.mark.parametrize("one", LISTS, ids=lambda one: one.opts.label)
def test_no_list_order_or_filter_scans_or_sorts_the_table(browser, one):
    table = one.opts.db_table
    base = f"/interno/{one.opts.app_label}/{one.opts.model_name}/"
    first, _ = asked(browser, base, table)
    found = {}
    for query_string in {*addresses(one, first)}:
        _, queries = asked(browser, base + query_string, table)
        assert queries, query_string
        for sql in queries:
            if wrong := faults(sql, table):
                found[query_string] = [sql[-300:], *wrong]
    assert not found


@pytest.mark.parametrize("one", LISTS, ids=lambda one: one.opts.label)
@pytest.mark.parametrize("words", ["2019-123", "11.111.111-1", "rojas", "ana maria rojas", "F-0001"])
def test_no_search_scans_any_table(browser, one, words):
    base = f"/interno/{one.opts.app_label}/{one.opts.model_name}/"
    _, queries = asked(browser, f"{base}?q={words}", one.opts.db_table)
    with CaptureQueriesContext(connection) as captured:
        browser.get(f"{base}?q={words}")
    fichas = [query["sql"] for query in captured if 'FROM "directory_ficha"' in query["sql"]]
    wrong = [
        fault
        for sql in queries
        for fault in faults(sql, one.opts.db_table)
        if "B-TREE" not in fault and "Sort" not in fault
    ]
    wrong += [fault for sql in fichas for fault in faults(sql, "directory_ficha")]
    assert not wrong


def test_a_filter_without_its_index_would_be_seen(browser):
    """The instrument itself: a plan that walks the whole table is told from one that does not."""
    table = "recordarea_entrega"
    assert faults(f"SELECT * FROM {table} WHERE detalle = 'x' ORDER BY ocurrido_el DESC LIMIT 51", table)
    assert faults(f"SELECT * FROM {table} WHERE anulado_el IS NULL ORDER BY solicitado LIMIT 51", table)
    assert not faults(f"SELECT * FROM {table} WHERE numero = '2019-00001'", table)
