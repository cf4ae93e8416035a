"""What the product has no need of and an attacker would: found in its source wherever somebody writes it."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
PARTS = ("gobernacion", "orasmi", "seguridad", "extranjeria", "programs")
SOURCES = sorted(
    path for part in PARTS for path in (ROOT / part).rglob("*.py") if "migrations" not in path.parts
)
TEMPLATES = sorted(path for part in PARTS for path in (ROOT / part).rglob("*.html"))
SCRIPTS = sorted(path for part in PARTS for path in (ROOT / part).rglob("static/**/*.js"))

ALONE_IN = {
    "subprocess": {"gobernacion/lib/apart.py", "gobernacion/snapshots.py"},
    "socket": {"gobernacion/records/scanning.py"},
    "tarfile": {"gobernacion/backup.py"},
    "xml": {
        "gobernacion/lib/hostile.py",
        "gobernacion/lib/xlsx.py",  # it only writes
        "gobernacion/open_data/verificar_descarga.py",  # alone, on a citizen's machine
    },
}
"""What only some modules may import, each read in review: it starts programs, asks others or opens what came in."""

SQL_PUT_TOGETHER_IN = {
    *("gobernacion/demonstration.py", "gobernacion/guards.py", "gobernacion/snapshots.py"),
    *("gobernacion/access/guessing.py", "gobernacion/access/journal.py", "gobernacion/access/sealed_rows.py"),
    *(
        "gobernacion/access/standing_rows.py",
        "gobernacion/records/as_known.py",
        "gobernacion/records/bulk.py",
    ),
    *("gobernacion/records/planillas/asked_together.py", "gobernacion/records/statistics.py"),
}
"""Where a statement is made of names of tables and columns, each read in review; values always go apart from it."""

FORBIDDEN_MODULES = {
    *("pickle", "marshal", "shelve", "yaml", "xmlrpc", "ctypes", "cffi"),  # they make code or memory of data
    *(
        "urllib.request",
        "http.client",
        "requests",
        "httpx",
        "ftplib",
        "smtplib",
        "ssl",
    ),  # they ask other machines
    *("ldap", "ldap3", "lxml", "jinja2", "django.core.mail", "django.core.cache", "memcache"),
}
FORBIDDEN_CALLS = {
    *("eval", "exec", "compile", "__import__"),
    *("os.system", "os.popen", "os.execv", "os.spawnv"),
    *("hashlib.md5", "hashlib.sha1", "hashlib.new"),
}
FORBIDDEN_METHODS = {"raw", "extra", "from_string", "format_map"}
FORBIDDEN_NAMES = {"RawSQL", "Template"}

FORBIDDEN_IN_SCRIPTS = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.(?:write|cookie)|\beval\b|new Function|postMessage"
    r"|localStorage|sessionStorage|indexedDB|__proto__|clipboard|onpaste|\"paste\""
)
FORBIDDEN_IN_TEMPLATES = re.compile(
    r"\|\s*safe\b|\|\s*safeseq\b|autoescape off|jsonp|</?(?:object|embed|applet)"
)


def found_in(source, path):
    """Each thing of those above that some source does, as it is written."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import():
                yield from (name.name for name in node.names if _refused(name.name, path))
            case ast.ImportFrom(module=str(module)):
                names = [module, *(f"{module}.{name.name}" for name in node.names)]
                yield from (name for name in names if _refused(name, path))
                yield from (name.name for name in node.names if name.name in FORBIDDEN_NAMES)
            case ast.Call():
                called = ast.unparse(node.func)
                if called in FORBIDDEN_CALLS:
                    yield called
                if isinstance(node.func, ast.Attribute) and node.func.attr in FORBIDDEN_METHODS:
                    yield called
                if any(word.arg == "shell" and ast.unparse(word.value) != "False" for word in node.keywords):
                    yield f"{called}(shell=…)"


def _refused(module, path):
    top = module.partition(".")[0]
    if top == "random":
        return "demo" not in path  # figures of invented people; secrets makes what nobody may guess
    return module in FORBIDDEN_MODULES or (top in ALONE_IN and path not in ALONE_IN[top])


def test_the_lists_are_full():
    assert (len(SOURCES) > 300, len(TEMPLATES) > 80, len(SCRIPTS) > 4) == (True, True, True)


def test_no_module_does_any_of_it():
    found = {
        str(path.relative_to(ROOT)): told
        for path in SOURCES
        if (told := [*found_in(path.read_text(encoding="utf-8"), str(path.relative_to(ROOT)))])
    }
    assert found == {}


def puts_sql_together(source):
    """Whether some statement is not written out whole in the source."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args)
    return any(
        isinstance(call.func, ast.Attribute)
        and call.func.attr in ("execute", "executemany", "executescript")
        and not isinstance(call.args[0], ast.Constant)
        for call in calls
    )


def test_sql_is_put_together_where_it_was_read_and_nowhere_else():
    found = {
        str(path.relative_to(ROOT)) for path in SOURCES if puts_sql_together(path.read_text(encoding="utf-8"))
    }
    assert found == SQL_PUT_TOGETHER_IN
    assert puts_sql_together("cursor.execute(f'SELECT {typed}')")
    assert not puts_sql_together("cursor.execute('SELECT %s', [typed])")


def test_each_module_that_may_import_something_does():
    for module, paths in ALONE_IN.items():
        for path in paths:
            source = (ROOT / path).read_text(encoding="utf-8")
            assert re.search(rf"^\s*(?:import|from) {module}\b", source, re.MULTILINE), (module, path)


@pytest.mark.parametrize(
    "source",
    [
        "import pickle",
        "from urllib import request",
        "import urllib.request",
        "import subprocess",
        "from xml.etree import ElementTree",
        "from random import choice",
        "from django.core.mail import send_mail",
        "from django.template import Template",
        "eval(typed)",
        "os.system(typed)",
        "hashlib.md5(typed)",
        "Caso.objects.raw(typed)",
        "run(typed, shell=True)",
        "engine.from_string(typed)",
    ],
)
def test_what_is_looked_for_is_found(source):
    assert [*found_in(source, "gobernacion/nueva.py")]


@pytest.mark.parametrize(
    ("paths", "forbidden"),
    [(SCRIPTS, FORBIDDEN_IN_SCRIPTS), (TEMPLATES, FORBIDDEN_IN_TEMPLATES)],
    ids=["scripts", "templates"],
)
def test_no_script_or_template_makes_markup_of_words(paths, forbidden):
    """What is typed is shown as text; no script keeps anything, listens to other pages or stops a paste."""
    found = {
        str(path.relative_to(ROOT)): told[0]
        for path in paths
        if (told := forbidden.search(path.read_text(encoding="utf-8")))
    }
    assert found == {}
