"""Whatever is typed at a desk is read by the readers of the house: no field of any form is left to stock ones."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.conf import settings
from django.contrib.admin import site
from django.contrib.admin.sites import all_sites
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.test import RequestFactory

from gobernacion.access.options import READ_BY, PolicedOptions
from gobernacion.codes import CodigoField, CodigoFormField, CorreoFormField
from gobernacion.days import DiaFormField
from gobernacion.directory.fields import PaisField, RunField, RunFormField, TelefonoField, TelefonoFormField
from gobernacion.hours import HoraFormField
from gobernacion.lib.clp import Pesos
from gobernacion.money import PesosField, PesosFormField
from gobernacion.numbers import DecimalFormField, EnteroFormField

READERS: dict[type[models.Field[Any, Any]], type[forms.Field]] = {
    models.DateField: DiaFormField,
    models.TimeField: HoraFormField,
    models.DecimalField: DecimalFormField,
    models.IntegerField: EnteroFormField,
    models.PositiveIntegerField: EnteroFormField,
    models.PositiveSmallIntegerField: EnteroFormField,
    models.BigIntegerField: EnteroFormField,
    models.EmailField: CorreoFormField,
    PesosField: PesosFormField,
    RunField: RunFormField,
    TelefonoField: TelefonoFormField,
    CodigoField: CodigoFormField,
}
FREE = {
    models.CharField,
    models.TextField,
    models.BooleanField,
    models.FileField,
    models.UUIDField,
    PaisField,
}
"""Words, choices and files: nothing is read into them but what they say."""
NEVER_TYPED = {"access.User.last_login", "directory.Fusion.deshecha", "releases.Conformidad.el"}
"""Moments, which the product writes by itself."""
A_CODE = (
    "folio",
    "patente",
    "comprobante",
    "recibo",
    "orden de compra",
    "resolucion",
    "oficio",
    "acta_numero",
    "carnet",
)
"""Words by which a code of a paper or of another system is called."""
NOT_CODES = {
    "abriendo_caminos.Presupuesto.fuente": "says in words who assigned it",
    "crece_contigo.Proyecto.fuente": "says in words who approved it",
    "fondo_social.Concurso.bases": "says in words what approved them",
    "orasmi.Presupuesto.fuente": "says in words what assigned it",
}
STOCK = {
    "DateField",
    "TimeField",
    "DateTimeField",
    "SplitDateTimeField",
    "IntegerField",
    "DecimalField",
    "FloatField",
}
BY_THEMSELVES = {
    ("gobernacion/records/calendar_page.py", "DateField"): "a month, chosen in the browser's own box"
}
PACKAGES = ("gobernacion", "programs", "orasmi", "seguridad", "extranjeria")


def subclasses(of: type) -> Iterator[type]:
    for one in of.__subclasses__():
        yield one
        yield from subclasses(one)


def desks() -> list[Any]:
    """Every admin of the site, and every inline there is, shown today or only at some state of its record."""
    inlines = {
        one
        for one in subclasses(PolicedOptions)
        if getattr(one, "model", None) and not hasattr(one, "actions")
    }
    registered = [admin for one in all_sites for admin in one._registry.values()]
    assert {inline for admin in registered for inline in admin.inlines} <= inlines
    return [*registered, *(inline(inline.model, site) for inline in inlines)]


def typed_fields() -> Iterator[tuple[Any, models.Field[Any, Any]]]:
    """What a desk types of each model: no references, no keys, nothing chosen from a list."""
    for desk in desks():
        for field in desk.model._meta.fields:
            if field.editable and not field.is_relation and not field.primary_key and not field.choices:
                yield desk, field


def formfield(desk: Any, field: models.Field[Any, Any]) -> forms.Field:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    found: forms.Field = desk.formfield_for_dbfield(field, request)
    return found


def test_every_field_of_every_desk_is_read_by_the_house() -> None:
    read = defaultdict(set)
    for desk, field in typed_fields():
        where = f"{field.model._meta.label}.{field.name}"
        if type(field) in FREE or where in NEVER_TYPED:
            continue
        assert type(field) in READERS, f"{where} is of a kind nobody reads: {type(field).__name__}"
        shown = formfield(desk, field)
        if not isinstance(shown, forms.ChoiceField):
            assert isinstance(shown, READERS[type(field)]), f"{where} at {type(desk).__name__}: {type(shown)}"
            assert getattr(shown.widget, "input_type", "text") in ("text", "email"), (
                f"{where}: a browser drops spaces"
            )
            read[type(field)].add(where)
    assert set(read) == set(READERS), "a kind that is read and that nobody types"
    assert sum(len(fields) for fields in read.values()) > 250


PRINTED: dict[type[models.Field[Any, Any]], Any] = {
    models.DateField: date(2019, 4, 3),
    models.TimeField: time(9, 30),
    models.DecimalField: Decimal("1234.5"),
    models.IntegerField: 1234,
    models.PositiveIntegerField: 1_234_567,
    models.PositiveSmallIntegerField: 1234,
    models.BigIntegerField: 1_234_567,
    models.EmailField: "persona@inventada.cl",
    PesosField: Pesos(39_067_051),
    RunField: "36000000-1",
    TelefonoField: "51 2 212345 anexo 12",
    CodigoField: "2019-0123",
}
"""What one of each kind holds; of a plate, which has neither spaces nor hyphens, its own."""


def test_what_a_form_prints_it_reads_back() -> None:
    assert set(PRINTED) == set(READERS)
    for desk, field in typed_fields():
        where = f"{field.model._meta.label}.{field.name}"
        if type(field) in FREE or where in NEVER_TYPED:
            continue
        shown: Any = formfield(desk, field)
        if isinstance(shown, forms.ChoiceField):
            continue
        holds = "BBCC12" if getattr(shown, "plate", False) else PRINTED[type(field)]
        printed = shown.widget.format_value(shown.prepare_value(holds))
        read = shown.clean(printed) if type(field) is RunField else shown.to_python(printed)
        assert read == holds, f"{where}: {holds!r} is printed {printed!r} and read {read!r}"
        assert not shown.has_changed(holds, printed), where


def test_what_is_called_a_code_is_read_as_one() -> None:
    loose = set()
    for _, field in typed_fields():
        where = f"{field.model._meta.label}.{field.name}"
        said = f"{field.name} {field.verbose_name}".lower().replace("ó", "o")
        if (
            type(field) is models.CharField
            and where not in NOT_CODES
            and any(word in said for word in A_CODE)
        ):
            loose.add(where)
    loose -= {one for one in loose if apps.get_app_config(one.partition(".")[0]).name.startswith("tests.")}
    assert not loose, f"make them CodigoField: {sorted(loose)}"


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def hidden(call: ast.Call) -> bool:
    return any(one.arg == "widget" and "HiddenInput" in ast.unparse(one.value) for one in call.keywords)


def test_no_form_asks_with_a_stock_field() -> None:
    """What is hidden in a page nobody types."""
    found, exempt = [], set()
    for package in PACKAGES:
        for path in sorted((Path(settings.BASE_DIR) / package).rglob("*.py")):
            where = path.relative_to(settings.BASE_DIR).as_posix()
            for call in calls(ast.parse(path.read_text())):
                said = ast.unparse(call.func)
                name = said.removeprefix("forms.")
                if not said.startswith("forms.") or name not in STOCK or hidden(call):
                    continue
                if (where, name) in BY_THEMSELVES:
                    exempt.add((where, name))
                else:
                    found.append(f"{where}:{call.lineno} {said}")
    assert not found, f"ask with the fields of the house: {found}"
    assert exempt == set(BY_THEMSELVES)


def test_no_form_of_a_model_beside_the_admin_asks_with_a_stock_field() -> None:
    """The admin makes the fields of its own forms again; those of a page of its own are made by the class."""
    of_desks = {desk.form for desk in desks()}
    for form in {
        one for one in subclasses(forms.BaseModelForm) if one.__module__.partition(".")[0] in PACKAGES
    }:
        if any(issubclass(desk, form) for desk in of_desks):
            continue
        stock = {name for name, field in form.base_fields.items() if type(field).__name__ in STOCK}  # type: ignore[attr-defined]
        assert not stock, f"{form.__module__}.{form.__name__}: {stock}"


def test_a_field_left_to_a_stock_one_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in (models.DateField, models.TimeField, models.PositiveIntegerField, models.EmailField):
        kept = {one: reader for one, reader in READ_BY.items() if one is not kind}
        monkeypatch.setattr("gobernacion.access.options.READ_BY", kept)
        with pytest.raises(AssertionError, match=" at "):
            test_every_field_of_every_desk_is_read_by_the_house()
