"""Each kind of record that a desk types has a planilla, or one line why not; an untouched one changes nothing."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import ValidationError
from django.db import models
from django.test import RequestFactory

from gobernacion.records.admin import RecordAdmin
from gobernacion.records.planillas.checking import revise
from gobernacion.records.planillas.columns import columns_of
from gobernacion.records.planillas.downloading import Download
from gobernacion.records.planillas.reading import read
from gobernacion.records.planillas.typed_rows import row_form
from tests.access.people import whoever_sees
from tests.every_area import AREAS, at_random, label, open_office
from tests.strict_xlsx import faults
from tests.turns import of_today

DESKS = [one for one in admin.site._registry.values() if isinstance(one, RecordAdmin)]
TYPED = [one for one in DESKS if one.en_planilla]


def of_label(desk):
    return desk.opts.label


def asked_by(user):
    request = RequestFactory().get("/")
    request.user = user
    return request


@pytest.mark.parametrize("desk", DESKS, ids=of_label)
def test_it_has_a_planilla_or_says_in_one_line_why_not(desk):
    assert bool(desk.en_planilla) != bool(desk.sin_planilla)
    assert "\n" not in desk.sin_planilla
    assert {page.name for page in desk.pages(of_list=True)} >= {"descargar_planilla", "cargar_planilla"} or (
        not desk.en_planilla
    )


@pytest.mark.django_db
def test_no_planilla_holds_what_a_step_decides_nor_lacks_what_is_needed():
    user = whoever_sees(TYPED[0].model)
    for desk in TYPED:
        request = asked_by(user)
        columns = columns_of(desk, request)
        names = [column.name for column in columns]
        asked = {*flatten_fieldsets(desk.get_fieldsets(request, None))}
        assert asked >= {*names}, desk
        assert not {*names} & {*desk.get_readonly_fields(request, None)}, desk
        assert "estado" not in names, desk
        assert len({column.header for column in columns}) == len(columns), desk
        form = row_form(desk, request, columns)
        missing = [name for name, value in form.fixed.items() if isinstance(value, ValidationError)]
        assert not missing, (desk, missing)


@pytest.mark.django_db
@pytest.mark.campaign
@pytest.mark.parametrize("area", of_today(AREAS, 2, 2), ids=label)
def test_an_untouched_planilla_of_any_desk_changes_nothing(area, campaign_size, record_property):
    open_office(area)
    at_random(area, 5, campaign_size(sample=12, whole=120))
    user = whoever_sees(TYPED[0].model)
    looked_at = 0
    for desk in TYPED:
        if desk.opts.app_label != area.label:
            continue
        request = asked_by(user)
        columns = columns_of(desk, request)
        out = Download(desk, request)
        rows = out.rows_out(desk.get_queryset(request).order_by("pk").values_list("pk", flat=True), columns)
        book = out.book(columns, rows)
        assert faults(book) == [], desk
        cells = read(book)
        found = revise(desk, request, cells)
        other = {number: one for number, one in found.results.items() if one.estado != "igual"}
        assert not other, (desk, other)
        assert len(found.results) == len(rows)
        looked_at += len(rows)
    record_property("rows that came back as they went", looked_at)


def test_no_planilla_refers_to_what_no_cell_can_name():
    """A reference is a list, or has a number, a RUT or a code."""
    for desk in TYPED:
        for field in desk.model._meta.fields:
            if isinstance(field, models.ForeignKey) and field.name in desk.en_planilla.sin:
                assert field.null, field
