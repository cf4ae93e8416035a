"""An installation that was set up wrong does not start: one sentence says which variable and what it should hold."""

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings as current
from django.core.checks import registry

from gobernacion.access.checks import data_is_for_its_owner_alone, the_database_is_reached_in_private
from gobernacion.environment import Environment

ROOT = Path(current.BASE_DIR)
KEY = "una-clave-larga-de-prueba-que-nadie-usa-en-ninguna-parte-0123456789"
PRODUCTION = {"ALLOWED_HOSTS": "gobernacion.example", "SECRET_KEY": KEY}
COPIED = {"BACKUP_KEY": "age1lyq095ee42wdkuzp3jq6nx9fhha7cvyrk7l2z6096ph4hk84lg0seq7s5v"}

WRONG = [
    ("DEBUG", "quizás"),
    ("DEMO", "2"),
    ("ALLOWED_HOSTS", "https://gobernacion.example"),
    ("ALLOWED_HOSTS", "*"),
    ("CSRF_TRUSTED_ORIGINS", "gobernacion.example"),
    ("CSRF_TRUSTED_ORIGINS", "https://gobernacion.example/interno"),
    ("TRUSTED_PROXIES", "proxy.example"),
    ("TRUSTED_PROXIES", "10.0.0.1/8"),
    ("TRUSTED_PROXIES", "0.0.0.0/0"),
    ("VAR_DIR", "/dev/null/var"),
    ("STATIC_ROOT", "/dev/null/static"),
    ("AREAS_OFF", "programs.inventado"),
    ("CLAMD_SOCKET", "clamd.ctl"),
    ("CLAMD_SOCKET", "antivirus.example:3310"),
    ("CLAMD_SOCKET", "127.0.0.1:puerto"),
    ("BACKUP_DIR", "/dev/null/respaldos"),
    ("PORT", "8000a"),
    ("PORT", "0"),
    ("PORT", "65536"),
    ("PORT", "9" * 5000),
]
WRONG_SECRET = [
    ("BACKUP_KEY", "AGE-SECRET-KEY-1QQ"),
    ("SECRET_KEY", "demasiado-corta"),
    ("DATABASE_URL", "mysql://usuario:clave-secreta@servidor/base"),
    ("DATABASE_URL", "postgres://usuario:clave-secreta@servidor"),
    ("DATABASE_URL", "postgres://usuario:clave-secreta@servidor:puerto/base"),
    ("DATABASE_URL", "sqlite:///"),
    ("DATABASE_URL", "base.sqlite3"),
]


@pytest.fixture
def start(tmp_path):
    """Starts Python in an environment of its own: `start("expression", DEBUG="1")`."""

    def start(code, **given):
        environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path / "var"), **given}
        return subprocess.run(
            [sys.executable, *code],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            umask=0o022,
        )

    return start


@pytest.fixture
def setting(start):
    def setting(expression, **given):
        done = start(["-c", f"from gobernacion import settings as s; print({expression})"], **given)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return setting


def refusal(done):
    """The one sentence of a refused start, never a traceback."""
    assert done.returncode == 1
    assert done.stdout == ""
    (sentence,) = done.stderr.splitlines()
    assert sentence.startswith("No se puede iniciar: la variable ")
    return sentence


def reading(name):
    return (
        ["-c", "from gobernacion.settings import env; env.port('PORT', 8000)"]
        if name == "PORT"
        else ["manage.py"]
    )


@pytest.mark.parametrize(("name", "given"), WRONG)
def test_a_wrong_value_stops_the_start_and_is_shown(start, name, given):
    sentence = refusal(start(reading(name), **{name: given}))
    assert f"la variable {name} vale «{given}» y" in sentence


@pytest.mark.parametrize(("name", "given"), WRONG_SECRET)
def test_a_wrong_secret_stops_the_start_and_is_not_shown(start, name, given):
    sentence = refusal(start(["manage.py", "check"], **{name: given}))
    assert f"la variable {name} debe" in sentence
    assert f"«{given}»" not in sentence
    assert "clave-secreta" not in sentence


def test_every_variable_is_tried_with_a_wrong_value():
    read = set()
    for source in ("gobernacion/settings.py", "gunicorn.conf.py"):
        read |= set(re.findall(r'\benv\.\w+\(\s*"([A-Z_]+)"', (ROOT / source).read_text()))
    assert read == {name for name, _ in WRONG + WRONG_SECRET}


def test_a_public_installation_needs_a_key_of_its_own(start):
    assert "SECRET_KEY es obligatoria" in refusal(
        start(["manage.py", "check"], ALLOWED_HOSTS="gobernacion.example")
    )


def test_a_public_installation_never_shows_its_insides(start):
    assert "DEBUG" in refusal(start(["manage.py", "check"], **PRODUCTION, DEBUG="1"))


@pytest.mark.parametrize("host", ["gobernacion.example", "192.168.1.20", "0.0.0.0", ".local"])
def test_a_demonstration_is_never_public(start, host):
    given = PRODUCTION | {"ALLOWED_HOSTS": f"localhost,{host}", "DEMO": "1"}
    assert "la variable DEMO vale «1» y solo se puede usar en la propia máquina" in refusal(
        start(["manage.py", "check"], **given)
    )


@pytest.mark.parametrize("given", ["/run/clamav/clamd.ctl", "127.0.0.1:3310", ""])
def test_the_scanner_is_one_of_this_machine(given):
    read = Environment({"CLAMD_SOCKET": given}).scanner("CLAMD_SOCKET")
    assert read == {"127.0.0.1:3310": ("127.0.0.1", 3310), "": None}.get(given, given)


def modes(*paths):
    return [oct(path.stat().st_mode & 0o777) for path in paths]


def test_what_is_written_is_for_its_owner_alone(setting, tmp_path):
    code = "(s.VAR_DIR / 'nuevo').write_text(''), (s.VAR_DIR / 'carpeta').mkdir()"
    setting(code, VAR_DIR=str(tmp_path / "uno" / "var"))
    var = tmp_path / "uno" / "var"
    assert modes(var.parent, var, var / "carpeta", var / "secret_key") == ["0o700", "0o700", "0o700", "0o600"]
    assert modes(var / "nuevo") == ["0o600"]


def test_a_database_that_others_could_read_is_closed(setting, tmp_path):
    files = [tmp_path / f"base.sqlite3{end}" for end in ("", "-wal", "-shm", "-journal")]
    other = tmp_path / "base.sqlite3.txt"
    for file in (*files, other):
        file.touch()
        file.chmod(0o664)
    setting("1", DATABASE_URL=f"sqlite:///{files[0]}")
    assert modes(*files) == ["0o600"] * 4
    assert modes(other) == ["0o664"]


def test_a_folder_that_is_not_ours_is_refused_while_it_is_open_and_left_as_it_is(start, setting, tmp_path):
    folder = tmp_path / "ajena"
    folder.mkdir()
    folder.chmod(0o750)
    said = refusal(start(["manage.py", "check"], VAR_DIR=str(folder)))
    assert f"VAR_DIR vale «{folder}» y" in said
    assert "«chmod 700»" in said
    assert modes(folder) == ["0o750"]
    folder.chmod(0o700)
    assert setting("s.VAR_DIR", VAR_DIR=str(folder)) == str(folder)


def test_the_folder_of_the_product_is_closed(tmp_path):
    default = tmp_path / "var"
    (default / "demo").mkdir(parents=True)
    for folder in (default, default / "demo"):
        folder.chmod(0o755)
        assert Environment({"VAR_DIR": str(folder)}).closed_folder("VAR_DIR", default) == folder
        assert modes(folder) == ["0o700"]


def test_the_review_names_what_others_of_the_machine_may_read(settings, monkeypatch, tmp_path):
    folder = tmp_path / "bases"
    folder.mkdir(mode=0o700)
    settings.VAR_DIR = tmp_path
    own = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "base.sqlite3")}
    monkeypatch.setitem(settings.DATABASES, "default", own)
    assert data_is_for_its_owner_alone() == []
    copy = folder / "base.sqlite3.respaldo"
    copy.touch()
    copy.chmod(0o640)
    folder.chmod(0o711)
    told = [warning.hint for warning in data_is_for_its_owner_alone()]
    assert [hint.partition(": ")[2] for hint in told] == [f"chmod 700 {folder}", f"chmod 600 {copy}"]
    assert data_is_for_its_owner_alone in registry.registry.get_checks(include_deployment_checks=True)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("postgres://oficina:x@base.example/base", True),
        ("postgres://oficina:x@10.0.5.3/base?sslmode=require", True),
        ("postgres://oficina:x@base.example/base?sslmode=verify-full", False),
        ("postgres://oficina:x@127.0.0.1:5433/base", False),
        ("postgres://oficina:x@%2Frun%2Fpostgresql/base", False),
        ("sqlite:////srv/base.sqlite3", False),
    ],
)
def test_the_review_tells_of_a_database_reached_in_the_open(settings, monkeypatch, address, told):
    database = Environment({"DATABASE_URL": address}).database("DATABASE_URL", ROOT)
    monkeypatch.setitem(settings.DATABASES, "default", database)
    assert [warning.id for warning in the_database_is_reached_in_private()] == ["access.W022"] * told
    assert the_database_is_reached_in_private in registry.registry.get_checks(include_deployment_checks=True)


@pytest.mark.parametrize(
    ("hosts", "given", "address"),
    [
        ("gobernacion.example,www.gobernacion.example", {}, "https://gobernacion.example"),
        ("127.0.0.1,.gobernacion.example,cuenta.example", {}, "https://cuenta.example"),
        (".gobernacion.example", {}, ""),
        ("localhost", {}, ""),
    ],
    ids=["the first name", "no domain and no loopback", "a domain alone", "this machine"],
)
def test_a_site_in_production_is_called_by_its_first_name(setting, hosts, given, address):
    assert setting("s.SITE_ADDRESS", **PRODUCTION | {"ALLOWED_HOSTS": hosts} | given) == address


def test_the_server_refuses_before_any_worker_is_born(start):
    refusal(start(["-m", "gunicorn", "gobernacion.wsgi"], AREAS_OFF="programs.inventado"))


def test_a_key_is_made_once_and_kept(setting, tmp_path):
    made = setting("s.SECRET_KEY")
    kept = tmp_path / "var" / "secret_key"
    assert len(made) >= 50
    assert kept.read_text() == made
    assert kept.stat().st_mode & 0o077 == 0
    assert setting("s.SECRET_KEY") == made
    assert setting("s.SECRET_KEY", DEMO="1") == made


def test_processes_that_start_together_get_one_key(tmp_path):
    code = "from gobernacion import settings as s; print(s.SECRET_KEY)"
    environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path / "var")}
    started = [
        subprocess.Popen(
            [sys.executable, "-c", code], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
        )
        for _ in range(6)
    ]
    assert len({process.communicate()[0] for process in started}) == 1
    assert sorted(path.name for path in (tmp_path / "var").glob("secret_key*")) == ["secret_key"]


def test_an_area_can_be_switched_off(setting):
    switched_off = setting(
        "'orasmi' in s.INSTALLED_APPS, 'seguridad' in s.INSTALLED_APPS", AREAS_OFF="orasmi"
    )
    assert switched_off == "False True"


def test_sqlite_loses_no_concurrent_writes(setting):
    options = setting("s.DATABASES['default']['OPTIONS']")
    assert "IMMEDIATE" in options
    assert "WAL" in options
    assert "'timeout': 20" in options


def test_a_password_of_the_database_may_hold_any_character(setting):
    address = "postgres://oficina:%40%2F%3A@servidor:5433/base"
    assert setting("s.DATABASES['default']['PASSWORD']", DATABASE_URL=address) == "@/:"


def test_production_passes_djangos_own_review(start):
    done = start(["manage.py", "check", "--deploy", "--fail-level", "INFO"], **PRODUCTION, **COPIED)
    assert done.returncode == 0, done.stderr


def test_a_new_installation_passes_the_whole_review_and_has_no_account(start, tmp_path):
    """As docs/produccion.md says, in a folder of its own."""
    folder = tmp_path / "instalacion"
    folder.mkdir(mode=0o700)
    database = folder / "var" / "gobernacion.sqlite3"
    given = {**PRODUCTION, **COPIED, "VAR_DIR": str(folder / "var"), "TRUSTED_PROXIES": "127.0.0.1"}
    assert start(["manage.py", "instalar"], **given).returncode == 0
    done = start(["manage.py", "check", "--deploy", "--fail-level", "INFO", "--database", "default"], **given)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "System check identified no issues (0 silenced).\n"
    with closing(sqlite3.connect(database)) as made:
        assert made.execute("SELECT count(*) FROM access_user").fetchone() == (0,)


def test_a_public_installation_without_copies_is_told(start):
    done = start(["manage.py", "check", "--deploy", "--fail-level", "INFO"], **PRODUCTION)
    assert "falta BACKUP_KEY" in done.stderr


def test_every_variable_is_explained_to_whoever_runs_the_product():
    explained = set(
        re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs" / "produccion.md").read_text(), re.MULTILINE)
    )
    assert explained == {name for name, _ in WRONG + WRONG_SECRET}
