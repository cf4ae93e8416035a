"""Every list of the staff goes out as a file for whoever may, or the policy says in a line why it does not."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.admin.sites import site
from django.core.exceptions import FieldDoesNotExist
from django.db.models import F
from django.test import Client
from django.utils import timezone

from gobernacion.access.exporting import CODE, Exported, Worked, columns_for
from gobernacion.access.grants import Grants
from gobernacion.access.models import Anotacion
from gobernacion.access.registry import registry
from gobernacion.access.roles import TODAS, Rol
from gobernacion.access.rules import Accion
from gobernacion.lib.sheets import Column, check_headers
from tests.access.canaries import WORDS, Aviary
from tests.access.people import browser_of, make_user, name

LISTS = [admin for admin in site._registry.values() if registry().of(admin.model)]
EXPORTED = [admin for admin in LISTS if not registry().of(admin.model).sin_exportar]  # type: ignore[union-attr]
ASKED = {"formato": "csv", "motivo": "Informe mensual."}
SEES_ALL: Any = SimpleNamespace(sees_path=lambda model, path: True)


def called(admin: Any) -> str:
    return admin.opts.label


def columns_of(admin: Any) -> list[Column]:
    """Every column of a list's file, as somebody would take it who sees everything."""
    declared = admin.exporta or tuple(admin._own_fields())
    return [column for _, column in columns_for(SEES_ALL, admin.model, declared)]


@pytest.mark.parametrize("admin", LISTS, ids=called)
def test_a_list_is_taken_by_somebody_or_says_why_by_nobody(admin: Any) -> None:
    politica = registry().of(admin.model)
    assert politica
    assert bool(politica.roles(Accion.EXPORTAR)) is not bool(politica.sin_exportar)


def test_whoever_sees_a_list_that_tells_of_nobody_takes_it() -> None:
    kept = {
        (politica.modelo, rol)
        for admin in EXPORTED
        if (politica := registry().of(admin.model)) and not politica.personales
        for rol in politica.roles(Accion.VER) - politica.roles(Accion.EXPORTAR)
    }
    assert kept == set()


def test_the_authority_takes_nothing_that_tells_of_a_person() -> None:
    told = [
        politica.modelo
        for _, politica in registry()
        if politica.personales and Rol.AUTORIDAD in politica.roles(Accion.EXPORTAR)
    ]
    assert told == []
    assert [one for one in EXPORTED if Rol.AUTORIDAD in registry().of(one.model).roles(Accion.EXPORTAR)]  # type: ignore[union-attr]


@pytest.mark.parametrize("admin", EXPORTED, ids=called)
def test_its_columns_are_headed_in_words(admin: Any) -> None:
    headers = [column.header for column in columns_of(admin)]
    check_headers(columns_of(admin))
    assert not [header for header in headers if header.startswith("ID") or "_" in header]
    assert not [header for header in headers if not header[0].isupper() and not header[0].isdigit()]


def paths_of(admin: Any) -> Iterator[str]:
    for one in admin.exporta or tuple(admin._own_fields()):
        if isinstance(one, str | Exported):
            yield one if isinstance(one, str) else one.path


@pytest.mark.parametrize("admin", EXPORTED, ids=called)
def test_a_label_that_may_change_has_its_code_beside_it(admin: Any) -> None:
    """A choice, and the name of what is chosen from a catalogue; what names a person has none."""
    headers = [column.header for column in columns_of(admin)]
    for column in columns_of(admin):
        if column.labels:
            at = headers.index(column.header)
            assert headers[at + 1] == CODE.format(column.header) or column.header == "Unidad"
    catalogues = 0
    for path in paths_of(admin):
        *steps, last = path.split("__")
        model = admin.model
        for step in steps:
            model = model._meta.get_field(step).related_model
        politica = registry().of(model)
        catalogues += bool(steps and last == "nombre" and politica and not politica.personales)
    choices = sum(bool(column.labels) and column.header != "Unidad" for column in columns_of(admin))
    assert sum(header.endswith(CODE.format("").strip()) for header in headers) == catalogues + choices


def test_a_commune_goes_with_its_official_code() -> None:
    with_commune = [admin for admin in EXPORTED if "comuna__nombre" in set(paths_of(admin))]
    assert with_commune
    for admin in with_commune:
        asked = [one for one, _ in columns_for(SEES_ALL, admin.model, ["comuna__nombre"])]
        assert [getattr(one, "name", one) for one in asked] == ["comuna__nombre", "comuna__cut"]


def rows_of(answer: Any) -> list[list[str]]:
    written = b"".join(answer.streaming_content).decode()
    return list(csv.reader(io.StringIO(written, newline="")))


def taken_by(client: Client, held: Grants) -> dict[str, list[list[str]]]:
    """Every list that somebody may take, each as its file."""
    files = {}
    for admin in EXPORTED:
        of_the_house = type(admin).exportar.__module__.startswith("gobernacion.")
        if held.may(Accion.EXPORTAR, admin.model) and of_the_house:
            address = f"/interno/{admin.opts.app_label}/{admin.opts.model_name}/exportar/"
            files[admin.opts.label] = rows_of(client.post(address, ASKED))
    return files


def test_a_file_says_what_the_role_may_see_and_nothing_else(aviary: Aviary) -> None:
    """Every text of every row is a word of its own: no hidden one is in any file, and those that may be seen are."""
    said = {}
    for rol in (Rol.JEFATURA, Rol.AUTORIDAD, Rol.AUDITOR, Rol.ADMINISTRADOR, Rol.DIRECTORIO):
        user = make_user(f"exporta.{rol}")
        name(user, rol, TODAS)
        held = Grants(user, timezone.localdate())
        hidden, files = aviary.hidden_from(held), taken_by(browser_of(user), held)
        words = {label: set(WORDS.findall(str(rows).lower())) for label, rows in files.items()}
        shown = [f"{label}: {hidden[word]}" for label, own in words.items() for word in own & hidden.keys()]
        assert not shown, "\n".join(shown)
        lines = Anotacion.objects.filter(accion=Accion.EXPORTAR, quien=user)
        assert sorted(lines.values_list("modelo", flat=True)) == sorted(files)
        said[rol] = set().union(*words.values())
    assert len(said[Rol.JEFATURA]) > len(said[Rol.AUTORIDAD]) > 0
    assert said[Rol.DIRECTORIO]


@pytest.mark.parametrize("address", ["anotacion", "asignacion"])
def test_what_officials_did_or_may_do_is_not_taken_without_saying_what_for(
    enter: Callable[[str], Client], address: str
) -> None:
    """No row of it tells of somebody who is attended, and each tells of somebody who works here."""
    answer = enter("auditor").post(f"/interno/access/{address}/exportar/", {"formato": "csv"})
    assert "motivo" in answer.context["form"].errors
    assert not Anotacion.objects.filter(accion=Accion.EXPORTAR).exists()


def test_a_hidden_field_is_no_column_of_the_file(office: object, enter: Callable[[str], Client]) -> None:
    address = "/interno/testarea/nota/exportar/"
    assert rows_of(enter("encargado.testarea").post(address, ASKED))[0] == ["Fecha", "Texto"]
    assert rows_of(enter("jefatura.testarea").post(address, ASKED))[0] == ["Fecha", "Texto", "Reserva"]


def test_what_is_worked_out_of_a_hidden_field_is_hidden_too() -> None:
    left = Worked("Libre", "money", F("monto") - F("pagado"), ("monto", "pagado"))
    sees: Any = SimpleNamespace(sees_path=lambda model, path: path != "pagado")
    model = site._registry[EXPORTED[0].model].model
    assert [column.header for _, column in columns_for(SEES_ALL, model, [left])] == ["Libre"]
    assert columns_for(sees, model, [left]) == []


def test_no_policy_lets_somebody_take_what_they_do_not_see() -> None:
    wrong = [
        politica.modelo
        for _, politica in registry()
        if not politica.roles(Accion.EXPORTAR) <= politica.roles(Accion.VER)
    ]
    assert wrong == []


def test_the_fields_of_a_file_are_fields() -> None:
    """A path that leads nowhere would leave its column out of every file, and nobody would know."""
    for admin in EXPORTED:
        for path in paths_of(admin):
            model = admin.model
            for step in path.split("__"):
                try:
                    field = model._meta.get_field(step)
                except FieldDoesNotExist:
                    pytest.fail(f"{admin.opts.label}: {path}")
                model = field.related_model or model
