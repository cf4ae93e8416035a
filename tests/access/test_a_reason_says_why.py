"""A reason is asked in one way wherever something is decided: a dot, a letter or the same key held down is none."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.contrib.admin.sites import site
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from django.urls import reverse

from gobernacion.access.models import Anotacion
from gobernacion.access.reasons import GATE, MotivoField, ReasonForm, says_why

pytestmark = pytest.mark.django_db  # a name is looked for in the directory

ROOT = Path(settings.BASE_DIR)
PRODUCT = ("gobernacion", "orasmi", "seguridad", "extranjeria", "programs")


@pytest.mark.parametrize(
    "motivo",
    [
        *(".", "x", "aaa", "-- --", "12345678", "No", "Otro.", "prueba", "asdf", "asdfasdf", "........."),
        *("aaaaaaaaaaaa", "aaaaaaaaaaaa bcde", "no no no no", "x x x x x x x x", "ok ok ok ok ok"),
    ],
)
def test_one_that_says_nothing_is_refused_with_what_to_write(motivo) -> None:
    with pytest.raises(ValidationError, match="Por ejemplo"):
        says_why(motivo)
    form = ReasonForm({"motivo": motivo})
    assert not form.is_valid()
    assert "Resolución exenta 123" in form.errors["motivo"][0]


@pytest.mark.parametrize(
    "motivo",
    [
        *("Resolución 123", "contratación", "Repetida", "Res. Ex. 123-2026", "Licencia médica", "Falleció."),
        *("Memo N° 45/2026", "Se anotó dos veces", "Lo pide la Contraloría"),
    ],
)
def test_a_short_one_that_says_why_is_taken(motivo) -> None:
    assert ReasonForm({"motivo": motivo}).is_valid()


def test_one_that_names_somebody_by_a_number_is_refused_beside_the_field() -> None:
    form = ReasonForm({"motivo": "Lo pidió 12.345.678-5 por escrito"})
    assert "No escriba RUN" in form.errors["motivo"][0]


@pytest.mark.parametrize("said", ["12.345.678", "RUN 9.876.543.", "(12.345.678)", "12.345.678, por escrito"])
def test_one_with_a_run_that_lacks_its_digit_is_refused(said) -> None:
    assert "No escriba RUN" in ReasonForm({"motivo": f"Lo pidió {said}"}).errors["motivo"][0]


@pytest.mark.parametrize("said", ["$12.345.678", "$ 12.345.678", "12.345.678 pesos", "1.500.000 de pesos"])
def test_an_amount_told_as_money_is_taken(said) -> None:
    assert ReasonForm({"motivo": f"Se aprobó por {said}"}).is_valid()


def test_every_field_of_a_form_called_so_is_the_one_of_the_house() -> None:
    """Whoever writes a form with a reason of its own finds it here."""
    own = []
    for folder in PRODUCT:
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if not (isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)):
                    continue
                names = [target.id for target in node.targets if isinstance(target, ast.Name)]
                if names == ["motivo"] and ast.unparse(node.value.func).startswith("forms."):
                    own.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert own == []


def test_a_reason_asked_by_a_model_is_the_same(people, rf: RequestFactory) -> None:
    """Whatever the desk, its own form or a step's, it passes through here."""
    request = rf.get("/")
    request.user = people["super"]
    asked = set()
    for model, admin in site._registry.items():
        for field in model._meta.fields:
            formfield = admin.formfield_for_dbfield(field, request) if "motivo" in field.name else None
            if isinstance(formfield, forms.CharField) and field.editable:
                asked.add(field.name)
                assert says_why in formfield.validators, field
                if field.name == "motivo":
                    assert all(one in formfield.validators for one in GATE), field
    assert {"motivo", "motivo_retiro", "decision_motivo"} <= asked


def test_the_field_of_the_house_takes_other_rules_besides() -> None:
    def never(value: str) -> None:
        raise ValidationError("Nunca.")

    field = MotivoField(label="Por qué", max_length=20, validators=[never])
    assert (field.label, field.max_length) == ("Por qué", 20)
    with pytest.raises(ValidationError, match="Nunca"):
        field.clean("Resolución 123")


@pytest.mark.parametrize("motivo", [".", "x", "aaa", "aaaaaaaaaa"])
def test_nothing_leaves_nor_is_given_for_no_reason(people, enter, motivo) -> None:
    client = enter("administrador")
    export = reverse("admin:access_user_exportar")
    answer = client.post(export, {"formato": "xlsx", "motivo": motivo})
    assert "Por ejemplo" in answer.content.decode()
    data = {"user": people["nadie"].pk, "rol": "jefatura", "desde": "01-01-2100", "motivo": motivo}
    answer = client.post(reverse("admin:access_asignacion_add"), data)
    assert "Por ejemplo" in answer.content.decode()
    assert not people["nadie"].asignaciones.exists()
    assert not Anotacion.objects.exclude(accion__in=["ver", "ver_lista"]).exists()
