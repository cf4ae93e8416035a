"""The demonstration as a person meets it: the steps of `make demo`, a real server, a real browser."""

import fcntl
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

import psycopg2
import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import sync_playwright

from tests.access.people import browser_of
from tests.serving import free_port

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules of axe among those that colours decide."""
# Counts in the page itself what the policy refused, also where the console says nothing.
WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", event => {
  window.refused.push(`${event.violatedDirective}: ${event.blockedURI || event.sourceFile}`);
});
"""


# --- the server -----------------------------------------------------------------------------------------------


@contextmanager
def alone(lock):
    """One test process at a time."""
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def of_the_demo(folder, database):
    """The environment of a demonstration that keeps everything in this folder and, on PostgreSQL, this database."""
    given = {"PATH": os.environ["PATH"], "HOME": str(folder), "DEMO": "1", "VAR_DIR": str(folder)}
    if database:
        given["DATABASE_URL"] = database
    return given


def postgres_database(name, template=None):
    """The address of a new database in the server these tests run on, or None on SQLite."""
    address = urlsplit(os.environ.get("DATABASE_URL", ""))
    if not address.scheme.startswith("postgres"):
        return None
    with_maintenance = address._replace(path="/postgres").geturl()
    connection = psycopg2.connect(with_maintenance)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{template}"' if template else ""))
    connection.close()
    return address._replace(path=f"/{quote(name)}").geturl()


def make_demo_data(folder, database):
    subprocess.run(
        ["make", "--silent", "--no-print-directory", "demo-data", f"PY={sys.executable}"],
        cwd=ROOT,
        env=of_the_demo(folder, database),
        check=True,
        stdout=subprocess.DEVNULL,
    )


def wait_for(address, server, log):
    for _ in range(300):
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(address, timeout=10).close()
            return
        except urllib.error.HTTPError as answered:
            answered.close()
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the demonstration did not start:\n{log.read_text()}")


@pytest.fixture(scope="session")
def copy_demonstration(tmp_path_factory, worker_id):
    """Makes a demonstration of one's own, of one built once for all test processes: its folder, and its database on
    PostgreSQL."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    built = shared / "demo"
    run = f"demo_{shared.name.replace('-', '_')}"

    def copy_demonstration(name):
        with alone(shared / "demo.lock"):
            if not (built / "ready").exists():
                built.mkdir(exist_ok=True)
                make_demo_data(built, postgres_database(run))
                (built / "ready").touch()
            own = shutil.copytree(built, base / name)
            return own, postgres_database(f"{run}_{worker_id}_{name}", template=run)

    return copy_demonstration


@contextmanager
def serving(own, database):
    """The address of a demonstration while it is served from its folder."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    log = own / "server.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "gobernacion.wsgi"],
            cwd=ROOT,
            env=of_the_demo(own, database) | {"PORT": str(port)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_for(address, server, log)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.fixture(scope="session")
def demo_server(copy_demonstration):
    """The address of a demonstration of this test process's own."""
    with serving(*copy_demonstration("served")) as address:
        yield address


# --- the browser ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def browser():
    # Playwright keeps a loop running in this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        yield chromium
        chromium.close()


def readers_page(browser, base_url, *, width=1280, height=900, dark=False, javascript=True, media="screen"):
    """A page as some reader has it, that remembers what its policy refused."""
    context = browser.new_context(
        base_url=base_url,
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        java_script_enabled=javascript,
        locale="es-CL",
        timezone_id="America/Santiago",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.emulate_media(media=media)
    page.add_init_script(WATCH)
    page.refused_in_console = []
    page.on(
        "console",
        lambda message: (
            page.refused_in_console.append(message.text)
            if "Content Security Policy" in message.text
            else None
        ),
    )
    return page


def visit(page, address):
    """Go to another page; what was refused to axe on the one before is not of this one."""
    page.refused_in_console.clear()
    return page.goto(address)


@pytest.fixture
def open_page(browser, demo_server):
    """Opens a page of the demonstration as some reader has it: `open_page("/", width=360, dark=True)`."""
    pages = []

    def open_page(path="/", **look):
        pages.append(readers_page(browser, demo_server, **look))
        pages[-1].goto(path)
        return pages[-1]

    yield open_page
    for page in pages:
        page.context.close()


@pytest.fixture
def open_as(browser, live_server):
    """Opens a page of the staff site as one of the staff sees it, or nobody: `open_as(jefa, "/interno/", width=360)`.

    Whoever looks again in the same way goes on in the same browser.
    """
    pages = {}

    def open_as(user, path, **look):
        key = (user, *look.items())
        if key not in pages:
            pages[key] = page = readers_page(browser, live_server.url, **look)
            if user:
                cookie = browser_of(user).cookies[settings.SESSION_COOKIE_NAME]
                page.context.add_cookies(
                    [{"name": cookie.key, "value": cookie.value, "url": live_server.url}]
                )
        visit(pages[key], path)
        return pages[key]

    yield open_as
    for page in pages.values():
        page.context.close()


@pytest.fixture
def page(open_page):
    """The home page, on a desk's screen."""
    return open_page()


@pytest.fixture
def csp_violations():
    """What the policy refused in a page: an empty list, or one sentence each."""

    def csp_violations(page):
        in_page = page.evaluate("window.refused || []")
        return page.refused_in_console + in_page

    return csp_violations


@pytest.fixture
def axe_violations(csp_violations):
    """What keeps somebody from using a page (WCAG 2.2 AA), asked after its policy: the asking itself adds a style.

    In the dark a page differs by its colours alone, and only they are asked about once it was looked at in the light.
    """

    def axe_violations(page, colours_only=False):
        assert csp_violations(page) == []
        asked = {"type": "rule", "values": OF_COLOURS} if colours_only else {"type": "tag", "values": WCAG}
        found = Axe().run(page, options={"runOnly": asked}).response["violations"]
        return [
            f"{violation['id']}: {violation['help']} → {node['html'][:200]}"
            for violation in found
            for node in violation["nodes"]
        ]

    return axe_violations


@pytest.fixture
def shut_out(open_as, axe_violations):
    """What keeps somebody from using some pages of the staff, each given as who opens it and its address.

    All is asked on a desk's screen; in the dark, and by how wide it is, each page is asked again on a telephone.
    """

    def shut_out(pages):
        found = {}
        for name, (who, path) in pages.items():
            if wrong := axe_violations(open_as(who, path)):
                found[name, "by day"] = wrong
            page = open_as(who, path, dark=True, width=360, height=740)
            if wrong := axe_violations(page, colours_only=True):
                found[name, "in the dark"] = wrong
            if (width := page.evaluate("document.documentElement.scrollWidth")) > 360:
                found[name, "on a telephone"] = f"{width} px wide"
        return found

    return shut_out
