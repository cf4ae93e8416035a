"""An installation that was set up wrong does not start: one sentence says which variable and what it should hold."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as current

ROOT = Path(current.BASE_DIR)
KEY = "una-clave-larga-de-prueba-que-nadie-usa-en-ninguna-parte-0123456789"
PRODUCTION = {"ALLOWED_HOSTS": "gobernacion.example", "SECRET_KEY": KEY}

WRONG = [
    ("DEBUG", "quizás"),
    ("DEMO", "2"),
    ("ALLOWED_HOSTS", "https://gobernacion.example"),
    ("ALLOWED_HOSTS", "*"),
    ("CSRF_TRUSTED_ORIGINS", "gobernacion.example"),
    ("CSRF_TRUSTED_ORIGINS", "https://gobernacion.example/interno"),
    ("VAR_DIR", "/dev/null/var"),
    ("STATIC_ROOT", "/dev/null/static"),
    ("AREAS_OFF", "programs.inventado"),
    ("PORT", "8000a"),
    ("PORT", "0"),
    ("PORT", "65536"),
    ("PORT", "9" * 5000),
]
WRONG_SECRET = [
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
            [sys.executable, *code], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
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


@pytest.mark.parametrize(
    ("hosts", "given", "address"),
    [
        ("gobernacion.example,www.gobernacion.example", {}, "https://gobernacion.example"),
        ("127.0.0.1,.gobernacion.example,cuenta.example", {}, "https://cuenta.example"),
        (".gobernacion.example", {}, ""),
        ("gobernacion.example", {"DEMO": "1"}, ""),
        ("localhost", {}, ""),
    ],
    ids=["the first name", "no domain and no loopback", "a domain alone", "a demonstration", "this machine"],
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
    assert setting("s.SECRET_KEY", DEMO="1", ALLOWED_HOSTS="demostracion.example") == made


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
    done = start(["manage.py", "check", "--deploy", "--fail-level", "INFO"], **PRODUCTION)
    assert done.returncode == 0, done.stderr


def test_every_variable_is_explained_to_whoever_runs_the_product():
    explained = set(
        re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs" / "produccion.md").read_text(), re.MULTILINE)
    )
    assert explained == {name for name, _ in WRONG + WRONG_SECRET}
