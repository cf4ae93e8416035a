"""An archived edition is proved with what is in it and nothing of ours, and what was withdrawn is not in it."""

import subprocess
import sys
import zipfile
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from gobernacion.open_data.archive import archive, archive_name
from gobernacion.published.models import EdicionPublicada
from gobernacion.published.withdrawing import withdraw
from tests.invented_account import TODAY, said, with_figures

pytestmark = pytest.mark.django_db

NOTE = "Entre ellas, una vecina perdió su casa."


@pytest.fixture
def kept(published, tmp_path):
    published(with_figures(said("HU-001", 38, nota=NOTE)))
    return tmp_path


def archived(folder):
    out = StringIO()
    call_command("archivar", str(folder), stdout=out)
    return out.getvalue()


@pytest.fixture
def unpacked(kept, tmp_path_factory):
    """The archive where a citizen unpacked it: nothing else is there."""
    archived(kept)
    folder = tmp_path_factory.mktemp("lejos")
    zipfile.ZipFile(kept / archive_name(EdicionPublicada.objects.get())).extractall(folder)
    return folder


def proves(folder, *arguments):
    command = [sys.executable, "-I", "verificar_descarga.py", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode == 0


def commands(folder):
    """What its own LEAME says to write, but for the printed seal."""
    lines = (folder / "LEAME.txt").read_text().splitlines()
    return [line.split()[2:] for line in lines if line.startswith("    python") and "--sello" not in line]


def test_everything_in_it_is_proved_with_what_is_in_it(unpacked):
    said_to_write = commands(unpacked)
    assert len(said_to_write) == 3
    assert {part for parts in said_to_write for part in parts} == {
        path.name for path in unpacked.iterdir() if path.name.startswith("cuenta-")
    }
    for arguments in said_to_write:
        assert proves(unpacked, *arguments), arguments
    sello = EdicionPublicada.objects.get().sello
    assert proves(unpacked, said_to_write[0][0], "--sello", sello)
    assert not proves(unpacked, said_to_write[0][0], "--sello", "0" * 64)


def test_one_changed_figure_is_found(unpacked):
    for arguments in commands(unpacked):
        path = unpacked / arguments[0]
        if path.suffix != ".xlsx":
            path.write_bytes(path.read_bytes().replace(b"38", b"39", 1))
            assert not proves(unpacked, *arguments), arguments


def test_it_packs_to_the_same_bytes_and_is_left_as_it_is(kept):
    assert ": guardado." in archived(kept)
    assert ": igual." in archived(kept)
    edicion = EdicionPublicada.objects.get()
    assert (kept / archive_name(edicion)).read_bytes() == archive(edicion)


def test_what_was_withdrawn_leaves_the_archive(kept):
    archived(kept)
    withdraw(NOTE, TODAY, "Una", "Otro", "Nombra a una vecina.")
    assert ": hecho otra vez." in archived(kept)
    packed = zipfile.ZipFile(kept / archive_name(EdicionPublicada.objects.get()))
    assert [name for name in packed.namelist() if NOTE.encode() in packed.read(name)] == []
    assert [*kept.glob("*.sin-terminar")] == []


def test_without_editions_or_folder_it_says_so(tmp_path):
    assert "no hay nada que archivar" in archived(tmp_path)
    with pytest.raises(CommandError, match="No existe la carpeta"):
        archived(tmp_path / "otra")
