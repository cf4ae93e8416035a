"""An account is loaded by a command that shows, stores when asked, and publishes if a second person approves."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from gobernacion.indicators.models import Compromiso
from gobernacion.published.models import EdicionPublicada
from gobernacion.published.verifying import problems
from gobernacion.releases.models import Edicion
from tests.invented_account import committed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("elabora", "aprueba")]

FOLDER = Path(settings.BASE_DIR) / "fixtures" / "cuenta_2019"


@pytest.fixture
def load(capsys):
    """Runs the command and returns what it says."""

    def load(folder=FOLDER, **options):
        with committed():
            call_command("cargar_cuenta", folder, **{"elabora": "elabora", **options})
        return capsys.readouterr().out

    return load


@pytest.fixture
def unexplained(tmp_path):
    """The account without its signed notes."""
    for path in FOLDER.glob("*.toml"):
        (tmp_path / path.name).write_text(path.read_text().partition("[[nota]]")[0])
    return tmp_path


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
    assert "Guardada la edición 2019-1." in load(save=True)
    assert Edicion.objects.get().estado == "revisada"
    assert not EdicionPublicada.objects.exists()


def test_it_publishes_when_a_second_person_approves(load):
    said = load(save=True, aprueba="aprueba")
    edicion = EdicionPublicada.objects.get()
    assert f"Publicada la edición 2019-1, sello {edicion.sello}." in said
    assert (edicion.elaborada_por, edicion.aprobada_por) == ("Elisa Labra", "Aprobación Riquelme")
    assert list(problems()) == []


def test_showing_never_publishes(load):
    load(aprueba="aprueba")
    assert not EdicionPublicada.objects.exists()


def test_whoever_drafts_does_not_approve_and_nothing_is_stored(load):
    with pytest.raises(CommandError, match="debe hacerlo otra persona"):
        load(save=True, aprueba="elabora")
    assert not Edicion.objects.exists()


def test_contradictions_without_a_note_are_stored_for_staff_and_not_published(load, unexplained):
    with pytest.raises(CommandError, match=r"(?s)No se puede publicar todavía:(.*falta una nota){5}"):
        load(unexplained, save=True, aprueba="aprueba")
    assert Edicion.objects.get().estado == "borrador"
    assert not EdicionPublicada.objects.exists()


def test_until_it_is_published_it_is_loaded_again_in_its_place(load):
    load(save=True)
    before = Edicion.objects.get()
    load(save=True)
    assert Edicion.objects.get() == before
    load(save=True, aprueba="aprueba")
    with pytest.raises(CommandError, match="El año 2019 ya se publicó completo en la edición 2019-1"):
        load(save=True)
    assert Edicion.objects.count() == 1


def test_what_cannot_be_read_or_found_is_said(load, tmp_path):
    with pytest.raises(CommandError, match=r"edicion\.toml"):
        load(tmp_path)
    with pytest.raises(CommandError, match="No existe la cuenta de usuario «nadie»"):
        load(aprueba="nadie")
