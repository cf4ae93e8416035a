"""A copy of the installation is encrypted, proved when it is made, put back as it was; the forgotten stay forgotten."""

import json
import stat
import tarfile
from pathlib import Path

import pytest
from django.db import connection
from pyrage import x25519

from gobernacion import backup
from gobernacion.snapshots import RespaldoRechazado
from tests.conftest import WHOLE
from tests.databases import cursor_of, described, differences, new, product

pytestmark = pytest.mark.each_database


@pytest.fixture(scope="module")
def key():
    secret, public = backup.new_key()
    return secret, public


class Drill:
    """The office of ``tests.drilling``, with the copies it made."""

    def __init__(self, folder: Path, address: str, public: str, copies: int) -> None:
        self.folder, self.address = folder, address
        installed = product(address, folder, "manage.py", "instalar")
        assert installed.returncode == 0, installed.stderr
        lived = product(address, folder, "-m", "tests.drilling", str(folder.parent), public, str(copies), "7")
        assert lived.returncode == 0, lived.stderr
        told = [json.loads(line) for line in lived.stdout.splitlines() if line.startswith("{")]
        *self.copies, self.last = told

    @property
    def papers(self) -> set[str]:
        """The files kept beside the database."""
        return papers(self.folder)


def papers(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.glob("adjuntos/**/*.pdf")}


def restore(address: str, folder: Path, copy: str, secret: str):
    folder.mkdir(exist_ok=True)
    (folder / "clave").write_text(secret)
    return product(address, folder, "manage.py", "restaurar", copy, "--clave", str(folder / "clave"))


def said_alike(parts: dict[str, str]) -> dict[str, str]:
    """PostgreSQL writes a condition down in other words each time it reads one: of those, that they are there."""
    worded = ("constraint ", "index ") if connection.vendor == "postgresql" else ()
    return {name: "" if name.startswith(worded) else part for name, part in parts.items()}


@pytest.fixture(scope="module")
def drill(tmp_path_factory, key):
    folder = tmp_path_factory.mktemp("oficina") / "var"
    folder.mkdir()
    with new(folder, "oficina") as address:
        yield Drill(folder, address, key[1], 20 if WHOLE else 2)


@pytest.mark.campaign
def test_every_point_comes_back_equal(drill, tmp_path, key, record_property):
    for number, one in enumerate(drill.copies):
        folder = tmp_path / f"nueva{number}"
        with new(tmp_path, folder.name) as address:
            done = restore(address, folder, one["copy"], key[0])
            assert done.returncode == 0, done.stderr
            assert "iguales a las copiadas" in done.stdout
            if one["described"]:
                # The journal has one line more: that it was put back. Its own rows were compared before.
                assert differences(*map(said_alike, (one["described"], described(address)))) == [
                    "rows of access_anotacion"
                ]
        assert papers(folder) == set(one["papers"])
    assert any(one["described"] for one in drill.copies)
    assert any(one["papers"] for one in drill.copies)
    record_property("points", len(drill.copies))


def test_the_forgotten_stay_forgotten(drill, tmp_path, key, record_property):
    """They were forgotten by an end that the copy does not know: the list kept outside of it does."""
    folder, last = tmp_path / "olvidados", drill.last
    folder.mkdir()
    (folder / "olvidos.txt").write_text((drill.folder / "olvidos.txt").read_text())
    assert last["forgotten"] == len(set(last["integrantes"])) == 20
    with new(tmp_path, folder.name) as address:
        done = restore(address, folder, last["copy"], key[0])
        assert done.returncode == 0, done.stderr
        assert "Olvidados otra vez, según olvidos.txt: 20." in done.stdout
        assert "Textos publicados retirados otra vez, según retiros.txt: 0." in done.stdout
        with cursor_of(address) as cursor:
            for table, column, keys in (
                ("abriendo_caminos_integrante", "id", last["integrantes"]),
                ("abriendo_caminos_historicalintegrante", "id", last["integrantes"]),
                ("directory_ficha", "id", last["fichas"]),
                ("directory_historicalficha", "id", last["fichas"]),
            ):
                named = ",".join(f"'{str(key).replace('-', dash)}'" for key in keys for dash in ("", "-"))
                cursor.execute(f'SELECT count(*) FROM "{table}" WHERE CAST({column} AS varchar) IN ({named})')
                assert cursor.fetchone() == (0,), table
            cursor.execute("SELECT count(*) FROM access_anotacion WHERE accion = 'restaurar'")
            assert cursor.fetchone() == (1,)
        proved = product(address, folder, "manage.py", "verificar")
        assert proved.returncode == 0, proved.stdout
    record_property("forgotten_again", 20)


def test_nobody_reads_it_without_the_key_and_one_changed_byte_is_found(drill, tmp_path, key):
    copy, folder = Path(drill.copies[0]["copy"]), tmp_path / "nadie"
    content = copy.read_bytes()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert [word for word in (b"SQLite", b"PGDMP", b"Inventada") if word in content] == []
    with new(tmp_path, "nadie") as address:
        done = restore(address, folder, str(copy), backup.new_key()[0])
        assert "Esa clave no abre este respaldo" in done.stderr
        broken = bytearray(content)
        broken[len(content) // 2] ^= 1
        (tmp_path / "roto.age").write_bytes(broken)
        done = restore(address, folder, str(tmp_path / "roto.age"), key[0])
        assert done.returncode != 0
        assert "dañado" in done.stderr
        # It was refused before anything was written: the right one is put back, and only once.
        assert restore(address, folder, str(copy), key[0]).returncode == 0
        assert "no está vacía" in restore(address, folder, str(copy), key[0]).stderr


def test_a_copy_is_a_line_of_the_journal_whoever_makes_it(drill, tmp_path, key, monkeypatch):
    monkeypatch.setenv("BACKUP_KEY", key[1])
    monkeypatch.setenv("BACKUP_DIR", str(tmp_path))
    for order in (["respaldar"], ["poner_al_dia", "--todas"]):
        done = product(drill.address, drill.folder, "manage.py", *order)
        assert done.returncode == 0, done.stderr
    with cursor_of(drill.address) as cursor:
        cursor.execute("SELECT modelo, quien_id FROM access_anotacion WHERE accion = 'respaldar'")
        assert cursor.fetchall() == [("instalacion", None)] * 2
    assert len([*tmp_path.glob("respaldo-*.age")]) == 2


def test_what_cannot_be_read_back_is_no_copy(tmp_path, settings, monkeypatch, key):
    settings.VAR_DIR = tmp_path
    written = backup._encrypt

    def forgets_the_last_byte(place, manifest, out, keys):
        written(place, manifest, out, keys)
        out.truncate(out.tell() - 1)

    gathered = backup.Manifiesto("hoy", "sqlite", [], {}, {})
    monkeypatch.setattr(backup, "_gather", lambda place: gathered)
    monkeypatch.setattr(backup, "_encrypt", forgets_the_last_byte)
    with pytest.raises(RespaldoRechazado, match="dañado"):
        backup.make(tmp_path, key[1], backup.datetime.now(backup.UTC))
    assert list(tmp_path.glob("respaldo*")) == []


def test_a_packed_path_that_leaves_the_folder_is_refused(tmp_path, key):
    identity = x25519.Identity.from_str(key[0])
    packed, copy = tmp_path / "tar", tmp_path / "malo.age"
    with tarfile.open(packed, "w") as members:
        members.add(__file__, "../fuera.py", filter=lambda member: member)
    with packed.open("rb") as content, copy.open("wb") as out:
        backup.encrypt_io(content, out, [identity.to_public()])
    place = tmp_path / "lugar"
    place.mkdir()
    with pytest.raises(RespaldoRechazado):
        backup.open_copy(copy, identity, place)
    assert not (tmp_path / "fuera.py").exists()


def test_a_key_is_made_once_and_its_secret_half_is_printed_nowhere(tmp_path):
    with new(tmp_path, "clave") as address:
        file = tmp_path / "clave"
        first = product(address, tmp_path, "manage.py", "respaldar", "--crear-clave", str(file))
        again = product(address, tmp_path, "manage.py", "respaldar", "--crear-clave", str(file))
        without = product(address, tmp_path, "manage.py", "respaldar")
    assert "BACKUP_KEY=age1" in first.stdout
    assert "SECRET" not in first.stdout
    assert "Ya existe" in again.stderr
    assert "Falta BACKUP_KEY" in without.stderr
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    backup.read_key(file.read_text())
    with pytest.raises(RespaldoRechazado):
        backup.read_key("AGE-SECRET-KEY-1")
