"""What is ordered on the machine itself leaves its line too, or says why it leaves none."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command, get_commands, load_command_class
from django.core.management.base import BaseCommand

from gobernacion.access.journal import INSTALACION
from gobernacion.access.models import Anotacion
from gobernacion.areas import installed
from tests.access.canaries import Aviary
from tests.testarea.models import Caso, Etiqueta

OF_THE_TOOLS = {
    "changes no row and shows none": (
        "check", "collectstatic", "compilemessages", "createcachetable", "diffsettings", "findstatic", "inspectdb",
        "makemessages", "makemigrations", "optimizemigration", "sendtestemail", "showmigrations", "sqlflush",
        "sqlmigrate", "sqlsequencereset", "squashmigrations", "startapp", "startproject",
    ),
    "serves the pages, which leave their own": ("runserver",),
    "works in a database of its own, made for it": ("test", "testserver"),
    "is how a version of the product changes the tables, in migrations that are released": ("migrate",),
    "takes away ended sessions, and names of models that are no more": ("clearsessions", "remove_stale_contenttypes"),
    "would empty tables, which the database refuses for the journal, what is published and the history": ("flush",),
    "would take history away, which the database refuses": ("clean_duplicate_history", "clean_old_history"),
    "gives records without a history their first version, which says so": ("populate_history",),
    "is the machine in somebody's own hands: what they change by it, `verificar` names": ("dbshell", "shell"),
}  # fmt: skip
"""Commands that are not ours, and why none of them leaves a line."""


def ours() -> dict[str, BaseCommand]:
    homes = ("gobernacion.", *(area.name for area in installed()))
    return {
        name: load_command_class(app, name)
        for name, app in get_commands().items()
        if isinstance(app, str) and app.startswith(homes)
    }


def test_the_list_is_full() -> None:
    told = [name for names in OF_THE_TOOLS.values() for name in names]
    assert len(told) == len(set(told))
    assert set(told) | set(ours()) == set(get_commands())
    assert not set(told) & set(ours())


@pytest.mark.parametrize("name", sorted(ours()))
def test_each_of_ours_declares_one_thing(name) -> None:
    command = ours()[name]
    said = [getattr(command, one, "") for one in ("anota", "sin_anotar")]
    assert sum(map(bool, said)) == 1, said


def ordered(name: str, *arguments: str) -> str:
    out = StringIO()
    call_command(name, *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_rows_written_out_leave_a_line_with_its_reason(tmp_path) -> None:
    for arguments in ([], ["--motivo", ""], ["--motivo", "Lo pidió 12.345.678-5"]):
        with pytest.raises(CommandError):
            ordered("dumpdata", "territory.comuna", *arguments)
    assert not Anotacion.objects.exists()
    Etiqueta.objects.create(nombre="urgente")
    path = tmp_path / "filas.json"
    path.write_text(ordered("dumpdata", "testarea.etiqueta", "--motivo", "Prueba de otra base"))
    assert len(json.loads(path.read_text())) == 1
    ordered("loaddata", str(path), "--motivo", "Prueba de otra base")
    assert [*Anotacion.objects.order_by("pk").values_list("accion", "modelo", "motivo")] == [
        ("volcar", INSTALACION, "Prueba de otra base (testarea.etiqueta)"),
        ("cargar_datos", INSTALACION, "Prueba de otra base"),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["verificar", "poner_al_dia", "sellar_bitacora", "archivar"])
def test_no_order_prints_anything_of_anybody(name, tmp_path) -> None:
    aviary = Aviary()
    aviary.plant(Caso, None)
    personal = set(aviary.words)
    assert personal
    out = StringIO()
    try:
        call_command(name, *([str(tmp_path)] if name == "archivar" else []), stdout=out, stderr=out)
    except CommandError as refusal:
        out.write(str(refusal))
    assert out.getvalue()
    assert not [word for word in personal if word in out.getvalue().lower()]
