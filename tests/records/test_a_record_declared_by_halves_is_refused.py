"""The start refuses a record, a step or a desk that could not keep what records promise."""

import pytest
from django.contrib import admin
from django.db import models
from django.test.utils import isolate_apps

from gobernacion.records import checks
from gobernacion.records.adjuntos import Adjunto
from gobernacion.records.admin import RecordAdmin
from gobernacion.records.models import Record
from gobernacion.records.transitions import transition
from tests.recordarea.admin import EntregaAdmin
from tests.recordarea.models import Entrega

MODULE = Entrega.__module__
pytestmark = pytest.mark.filterwarnings("ignore:Model 'recordarea")


def ids(messages):
    return {message.id for message in messages}


def declared(model):
    return {
        *ids(checks._inherits(model, Record)),
        *(
            found.id
            for step in checks.transitions_of(model)
            for found in checks._leads_somewhere(model, step)
        ),
    }


def test_what_is_installed_is_whole():
    assert not checks.records_are_whole()
    assert not [message for message in checks.desks_are_whole() if message.level >= 40]


@isolate_apps(
    "tests.recordarea", "gobernacion.access", "gobernacion.territory", "django.contrib.contenttypes"
)
def test_a_meta_that_drops_the_constraints_or_the_index_is_refused():
    class Suelta(Record):
        __module__ = MODULE

        class Meta:
            app_label = "recordarea"

    class SinIndice(Record):
        __module__ = MODULE

        class Meta(Record.Meta):
            app_label = "recordarea"
            indexes = []

    assert declared(Suelta) == {"records.E001", "records.E002"}
    assert declared(SinIndice) == {"records.E002"}


@isolate_apps(
    "tests.recordarea", "gobernacion.access", "gobernacion.territory", "django.contrib.contenttypes"
)
def test_a_step_that_leads_nowhere_is_refused():
    class Perdida(Record):
        __module__ = MODULE

        estado = models.CharField(max_length=1, choices=[("a", "A")])
        firma = models.CharField(max_length=1, editable=False)

        class Meta(Record.Meta):
            app_label = "recordarea"

        @transition("Ir", source=["a"], target="z")
        def ir(self, por, on):
            pass

        @transition("Volver", source=[], target="a")
        def volver(self, por, on):
            pass

        @transition("Pedir", source=["a"], target="a", fields=["nada"])
        def pedir(self, por, on):
            pass

        @transition("Firmar", source=["a"], target="a", fields=["firma"])
        def firmar(self, por, on):
            pass

    assert declared(Perdida) == {"records.E003", "records.E004", "records.E005"}


@isolate_apps("tests.recordarea", "gobernacion.access", "django.contrib.contenttypes")
def test_papers_of_no_record_are_refused():
    class Huerfano(Adjunto):
        class Meta(Adjunto.Meta):
            app_label = "recordarea"

    assert ids(checks._belongs(Huerfano)) == {"records.E006"}


def test_a_step_the_policy_does_not_declare_is_refused(monkeypatch):
    politica = checks.registry().of(Entrega)
    monkeypatch.setitem(politica.acciones, "aprobar", politica.acciones["aprobar"])
    monkeypatch.delitem(politica.acciones, "aprobar")
    assert ids(checks.records_are_whole()) == {"records.E007"}


def test_a_form_or_an_inline_without_version_is_refused(monkeypatch):
    desk = admin.site._registry[Entrega]
    monkeypatch.setattr(EntregaAdmin, "form", admin.ModelAdmin.form)
    assert ids(checks._keeps_work(desk)) == {"records.E008"}
    monkeypatch.undo()

    class Lines(admin.TabularInline):
        model = desk.inlines[0].model

    monkeypatch.setattr(EntregaAdmin, "inlines", (Lines,))
    assert ids(checks._keeps_work(desk)) == {"records.E008"}


def test_a_list_of_everybody_is_told(monkeypatch):
    desk = admin.site._registry[Entrega]
    assert isinstance(desk, RecordAdmin)
    monkeypatch.setattr(EntregaAdmin, "autocomplete_fields", ())
    assert ids(checks._may_be_chosen(desk)) == {"records.W009"}
