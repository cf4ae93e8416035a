"""Whatever list, search or filter a desk offers, the database answers it from an index, on both databases.

Nothing is listed by hand: the lists are those of the admin site, their filters and choices those each one offers.
"""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from gobernacion.access.roles import Rol
from gobernacion.records.admin import RecordAdmin
from gobernacion.records.models import Record
from tests.access.people import make_user, name
from tests.records.conftest import make_comunas
from tests.records.plans import as_after_many_years, faults

LISTS = [one for one in admin.site._registry.values() if isinstance(one, RecordAdmin)]


def test_every_kind_of_record_has_its_list():
    records = {model for model in apps.get_models() if issubclass(model, Record)}
    assert {one.model for one in LISTS} == records


@pytest.fixture
def look(db):
    """Opens a list as somebody who holds every function of every area with records: `look(one, "?q=rojas")`."""
    make_comunas()
    if connection.vendor == "sqlite":
        as_after_many_years(one.model for one in LISTS)
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
