"""Whatever list, search or filter a desk offers, the database answers it from an index, on both databases.

Nothing is listed by hand: the lists are those of the admin site, their filters and choices those each one offers.
"""

import re
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import connection, transaction
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from gobernacion.access.roles import Rol
from gobernacion.records import statistics
from gobernacion.records.admin import RecordAdmin
from gobernacion.records.models import Record
from tests.access.people import make_user, name
from tests.records.conftest import make_comunas

LISTS = [one for one in admin.site._registry.values() if isinstance(one, RecordAdmin)]
INDEX = re.compile(r"(?:Scan using|Scan Backward using|Bitmap Index Scan on) (\w+)")
SEASON = timedelta(days=180)
ALIKE = {"anulado_el": 1.01, "ocurrido_el": 2_000, "ficha_id": 500_000}
"""Into how many values a column parts the rows; ten if it is not said."""


def test_every_kind_of_record_has_its_list():
    records = {model for model in apps.get_models() if issubclass(model, Record)}
    assert {one.model for one in LISTS} == records


def as_after_many_years():
    """What SQLite would know of long tables (PostgreSQL is told below not to mind how short they are).

    The tables they are joined with stay as short as they are: a list is tempted to begin with them.
    """
    statistics.refresh(connection)
    with connection.cursor() as cursor:
        for one in LISTS:
            cursor.execute("DELETE FROM sqlite_stat1 WHERE tbl = %s", [one.opts.db_table])
            cursor.execute(f"SELECT name, \"unique\" FROM pragma_index_list('{one.opts.db_table}')")
            for index, unique in cursor.fetchall():
                cursor.execute(f"SELECT name FROM pragma_index_info('{index}')")
                rows = 2_500_000
                stat = [rows]
                for (column,) in cursor.fetchall():
                    rows = 1 if unique or column == "id" else max(1, int(rows / ALIKE.get(column, 10)))
                    stat.append(rows)
                cursor.execute(
                    "INSERT INTO sqlite_stat1 VALUES (%s, %s, %s)",
                    [one.opts.db_table, index, " ".join(str(number) for number in stat)],
                )
        cursor.execute("ANALYZE sqlite_master")


@pytest.fixture
def look(db):
    """Opens a list as somebody who holds every function of every area with records: `look(one, "?q=rojas")`."""
    make_comunas()
    if connection.vendor == "sqlite":
        as_after_many_years()
    somebody = make_user("alguien")
    for area in {one.opts.app_label for one in LISTS}:
        name(somebody, Rol.ENCARGADO, area)
        name(somebody, Rol.JEFATURA, area)

    def look(one, query_string):
        request = RequestFactory().get(f"/interno/{query_string}")
        request.user, request.session = somebody, {}
        request._messages = CookieStorage(request)
        return one.get_changelist_instance(request)

    return look


def explain(sql):
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {'QUERY PLAN' if connection.vendor == 'sqlite' else ''} {sql}")
        return [str(row[-1]).strip() for row in cursor.fetchall()]


def faults(query, table, whole=""):
    """The steps that would cost more the longer the table is: [("scan" | "walk" | "sort", step)].

    `whole` is the query of the list before it is filtered: what it leaves out by itself (what has expired) is little,
    and may be passed over.
    """
    picks = conditions(query) > conditions(whole)
    if connection.vendor == "sqlite":
        found = list(_on_sqlite(explain(query), picks, table))
        return [one for one in found if one[0] != "sort"] if of_few_days(query) else found
    # With a handful of rows PostgreSQL would rightly scan and sort, or read any index to its end: what matters is
    # whether it has to. Indexes that do not answer are hidden from it, one by one, until none does or one is found.
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
        while True:
            found = list(_on_postgresql(explain(query), picks, table))
            useless = [INDEX.search(step) for fault, step in found if fault != "sort"]
            if not any(useless):
                transaction.set_rollback(True)
                return [one for one in found if one[0] != "sort"] if of_few_days(query) else found
            for index in filter(None, useless):
                cursor.execute(
                    "UPDATE pg_index SET indisvalid = false WHERE indexrelid = %s::regclass", [index[1]]
                )


def _on_sqlite(plan, picks, table):
    for step in plan:
        if re.search(rf'^SCAN "?{table}"?\b', step):
            yield "scan", step
        elif re.search(rf'^SEARCH "?{table}"?\b', step) and picks and stands(step):
            yield "walk", step
        elif "TEMP B-TREE" in step:
            yield "sort", step


def _on_postgresql(plan, picks, table):
    for place, step in enumerate(plan):
        if re.match(r"(->\s+)?(Incremental )?Sort  ", step):
            yield "sort", step
        elif re.search(rf"Scan.* on {table}\b", step):
            said = plan[place + 1 : place + 4]
            found_by = [one for one in said if "Index Cond:" in one or "Recheck Cond:" in one]
            inside = next((one for one in said if "Bitmap Index Scan" in one), "")
            if not found_by:
                yield "scan", f"{step} {inside}"
            elif picks and any("Filter:" in one for one in said) and all(map(stands, found_by)):
                yield "walk", f"{step} {inside}"


def conditions(query):
    """How many things are asked of each record."""
    return query.partition(" WHERE ")[2].partition(" ORDER BY ")[0].count(" AND ")


def of_few_days(query):
    """Whether it asks for a season of days or less: few records, gathered by the index of those days and sorted."""
    spans = re.findall(r"BETWEEN \W*(\d{4}-\d\d-\d\d)\W+AND \W*(\d{4}-\d\d-\d\d)", query)
    spans += re.findall(r">= \W*(\d{4}-\d\d-\d\d).{1,80}? <=? \W*(\d{4}-\d\d-\d\d)", query)
    return any(date.fromisoformat(until) - date.fromisoformat(since) <= SEASON for since, until in spans)


def stands(step):
    """Whether it goes through all the records that stand, which is to pick out those of a filter one by one."""
    return bool(re.search(r"\((anulado_el=\?|anulado_el IS NULL)\)$", step))


def asked(look, one, query_string):
    """The list at an address, and the queries it makes of its table."""
    with CaptureQueriesContext(connection) as captured:
        changelist = look(one, query_string)
    return changelist, [query["sql"] for query in captured if f'FROM "{one.opts.db_table}"' in query["sql"]]


def addresses(one, changelist):
    """The list itself, its other order, and every choice of every filter; with what may be done to answer it."""
    yield "", set()
    for place, shown in enumerate(changelist.list_display):
        if shown in one.sortable_by:
            yield f"?o={place}", set()
            yield f"?o=-{place}", set()
    for spec in changelist.filter_specs:
        # What lies in another table is picked out of the list in its order.
        allowed = {"walk"} if "__" in getattr(spec, "field_path", "") else set()
        for choice in spec.choices(changelist):
            yield choice["query_string"], allowed


@pytest.mark.parametrize("one", LISTS, ids=lambda one: one.opts.label)
def test_no_list_order_or_filter_scans_or_sorts_the_table(look, one):
    found = {}
    changelist, [whole, *_] = asked(look, one, "")
    for query_string, allowed in addresses(one, changelist):
        _, queries = asked(look, one, query_string)
        assert queries, query_string
        for sql in queries:
            if wrong := [
                step for fault, step in faults(sql, one.opts.db_table, whole) if fault not in allowed
            ]:
                found[query_string] = [sql[-300:], *wrong]
    assert not found


@pytest.mark.parametrize("one", LISTS, ids=lambda one: one.opts.label)
def test_no_search_scans_any_table(look, one):
    wrong = []
    for words in ("2019-123", "11.111.111-1", "rojas", "ana maria rojas", "F-0001"):
        with CaptureQueriesContext(connection) as captured:
            look(one, f"?q={words}")
        for sql in [query["sql"] for query in captured]:
            if f'FROM "{one.opts.db_table}"' in sql:
                wrong += [step for fault, step in faults(sql, one.opts.db_table) if fault != "sort"]
            elif 'FROM "directory_ficha"' in sql:
                wrong += [step for _, step in faults(sql, "directory_ficha")]
    assert not wrong


def test_a_filter_without_its_index_would_be_seen(look):
    """The instrument itself: a plan that goes through the whole table is told from one that does not."""
    table = "recordarea_entrega"

    def seen(where, order="anulado_el DESC, ocurrido_el DESC, id DESC"):
        return {
            fault
            for fault, _ in faults(f"SELECT * FROM {table} WHERE {where} ORDER BY {order} LIMIT 51", table)
        }

    assert seen("detalle = 'x'") & {"scan", "walk"}
    assert seen("anulado_el IS NULL AND detalle = 'x'") & {"scan", "walk"}
    assert "sort" in seen("anulado_el IS NULL", "solicitado")
    assert not seen("anulado_el IS NULL")
    assert not seen("estado = 'pedida' AND anulado_el IS NULL")
    assert not seen("numero = '2019-00001'", "numero")
