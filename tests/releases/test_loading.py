"""An account is loaded by a command that shows, and leaves a draft when asked: it is published by people signed in."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import timezone

from gobernacion.access import journal
from gobernacion.access.models import User
from gobernacion.access.roles import TODAS, Alcance, Rol
from gobernacion.areas import installed
from gobernacion.indicators.models import Compromiso
from gobernacion.indicators.registry import registry
from gobernacion.published.models import EdicionPublicada
from gobernacion.releases.documents import read_document
from gobernacion.releases.models import Edicion
from gobernacion.releases.proofreading import proofread
from gobernacion.releases.publishing import approve, publish
from tests.access.people import name
from tests.elqui import load_elqui
from tests.invented_account import committed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("prepares", "aprueba")]

FOLDER = Path(settings.BASE_DIR) / "fixtures" / "cuenta_2019"


@pytest.fixture
def prepares(elabora):
    name(elabora, Rol.JEFATURA)


@pytest.fixture
def load(capsys):
    """Runs the command and returns what it says."""

    def load(folder=FOLDER, **options):
        with committed():
            where = [] if folder is None else [folder]
            call_command("cargar_cuenta", *where, **{"elabora": "elabora", **options})
        return capsys.readouterr().out

    return load


@pytest.fixture
def unexplained(tmp_path):
    """The account without its signed notes."""
    folder = tmp_path / "cuenta"
    folder.mkdir()
    for path in FOLDER.glob("*.toml"):
        (folder / path.name).write_text(path.read_text().partition("[[nota]]")[0])
    return folder


def test_it_shows_what_it_found_and_stores_nothing(load):
    said = load()
    assert "Cuenta Pública Participativa 2019: 18 capítulos, 202 cifras" in said
    assert (
        "No cuadra: Personas acompañadas, por rol en la familia\n  Las partes (39 + 39 + 104 + 33 = 215)"
        in said
    )
    assert "Nota pública: El documento dice que Abriendo Caminos" in said
    assert said.endswith("Solo se mostró: para guardar, agregue --save.\n")
    assert not Edicion.objects.exists()
    assert not Compromiso.objects.exists()


def test_it_stores_when_asked(load):
    said = load(save=True)
    assert "Guardada la edición 2019-1." in said
    assert "Se aprueba y se publica en el sistema" in said
    assert Edicion.objects.get().estado == "revisada"
    assert not EdicionPublicada.objects.exists()


def test_the_line_of_the_journal_says_who_loaded_it(load):
    load(save=True)
    line = journal.decided(Edicion, "cargar").get()
    assert (line.quien.username, line.registro) == ("elabora", str(Edicion.objects.get().pk))


@pytest.mark.parametrize("rol", [None, *sorted(set(Rol) - {Rol.JEFATURA})])
def test_whoever_does_not_prepare_accounts_loads_none(load, aprueba, rol):
    if rol:
        name(aprueba, rol, TODAS if rol.alcance is not Alcance.AREA else "orasmi")
    with pytest.raises(CommandError, match="«aprueba» no elabora cuentas públicas"):
        load(save=True, elabora="aprueba")
    assert not Edicion.objects.exists()


def test_nobody_approves_or_publishes_by_command(load):
    with pytest.raises(TypeError):
        load(save=True, aprueba="aprueba")
    assert not EdicionPublicada.objects.exists()


def test_contradictions_without_a_note_are_stored_for_staff_with_the_note_each_asks_for(
    load, unexplained, capsys
):
    with pytest.raises(CommandError, match=r"(?s)No puede aprobarse todavía:(.*falta una nota){5}"):
        load(unexplained, save=True)
    said = capsys.readouterr().out
    assert '[[nota]] clave = "AC-002:rol@2019-01-01..2020-01-01", informado = 205, esperado = 215,' in said
    assert Edicion.objects.get().estado == "borrador"
    assert not EdicionPublicada.objects.exists()


def test_they_are_told_too_when_nothing_is_stored(load, unexplained, capsys):
    with pytest.raises(CommandError, match=r"(?s)No puede aprobarse todavía:(.*falta una nota){5}"):
        load(unexplained)
    assert capsys.readouterr().out.endswith("Solo se mostró: para guardar, agregue --save.\n")
    assert not Edicion.objects.exists()


def test_until_it_is_published_it_is_loaded_again_in_its_place(load):
    load(save=True)
    before = Edicion.objects.get()
    load(save=True)
    assert Edicion.objects.get() == before
    approve(Edicion.objects.get(), User.objects.get(username="aprueba"))
    with committed():
        publish(Edicion.objects.get(), timezone.localdate())
    with pytest.raises(CommandError, match="El año 2019 ya se publicó completo en la edición 2019-1"):
        load(save=True)
    assert Edicion.objects.count() == 1


def test_what_cannot_be_read_or_found_is_said(load, tmp_path):
    with pytest.raises(CommandError, match=r"edicion\.toml"):
        load(tmp_path)
    with pytest.raises(CommandError, match="No existe la cuenta de usuario «nadie»"):
        load(elabora="nadie")
    with pytest.raises(CommandError, match="Diga con --elabora"):
        load(elabora=None)
    with pytest.raises(CommandError, match="Diga la carpeta"):
        load(None)


# --- help for whoever transcribes -----------------------------------------------------------------------------


def test_the_codes_are_shown_with_their_breakdowns_and_their_categories(load):
    load_elqui()
    said = load(None, codigos=True)
    for indicador in registry():
        assert f"  {indicador.codigo}  {indicador.nombre}" in said
        assert not [d for d in indicador.desgloses if f'dimension = "{d.dimension}"' not in said]
    assert 'dimension = "comuna" (comuna: La Serena · Coquimbo' in said
    assert (
        'dimension = "convocatoria/rol" (la categoría nombra los dos, separados por «/»; rol: Coordinador · '
        in said
    )
    assert "linea: Coordinación · Capacitación · Difusión)" in said
    assert "nacionalidad: Venezuela · Haití · " in said


def test_the_model_is_a_folder_that_only_wants_words(load, tmp_path):
    load_elqui()
    folder = tmp_path / "cuenta"
    said = load(folder, modelo=True)
    chapters = [path for path in folder.glob("*.toml") if path.name != "edicion.toml"]
    telling = [area for area in installed() if registry().of_area(area.label)]
    assert len(chapters) == sum(len(area.capitulos) for area in telling) > 10
    assert "edicion.toml" in said
    with pytest.raises(CommandError) as refusal:
        load(folder)
    empty = str(refusal.value).splitlines()
    assert sorted(empty) == sorted(
        ["edicion.toml: «presentacion» está vacío"]
        + [f"{path.name}, capitulo: «resumen» está vacío" for path in chapters]
    )
    fill(folder)
    assert proofread(read_document(folder), timezone.localdate()) == []
    with pytest.raises(CommandError, match="ya tiene archivos"):
        load(folder, modelo=True)


def fill(folder):
    for path in folder.glob("*.toml"):
        path.write_text(path.read_text().replace('"""\n"""', '"""\nEn palabras.\n"""'))


def test_its_examples_are_read_once_they_are_taken_out_of_their_comments(load, tmp_path):
    load_elqui()
    folder = tmp_path / "cuenta"
    load(folder, modelo=True)
    fill(folder)
    for path in folder.glob("*.toml"):
        path.write_text(re.sub(r"(?m)^# (?=\[\[|[a-z]+ = )", "", path.read_text()))
    (folder / "edicion.toml").write_text(
        (folder / "edicion.toml").read_text().replace("year = 2025", "year = 2019")
    )
    document = read_document(folder)
    assert len(list(document.dichas())) == len({one.capitulo for one in registry()})
    assert all(chapter.compromisos for chapter in document.capitulos)
