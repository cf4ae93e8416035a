"""The pages of a record as the desk meets them: no refused script or style, no barrier, usable on a telephone."""

from datetime import date

import pytest
from django.conf import settings
from django.utils import timezone

from tests.access.people import browser_of
from tests.recordarea.models import Articulo, Entrega
from tests.records.conftest import make_comunas, make_ficha, make_staff
from tests.records.desk import LIST, of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.same_on_any_database,
    pytest.mark.django_db(transaction=True),
]

WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", event => {
  window.refused.push(`${event.violatedDirective}: ${event.blockedURI || event.sourceFile}`);
});
"""


@pytest.fixture
def office():
    """The storehouse with its staff and a record in each state."""
    staff, comunas, ficha = make_staff(), make_comunas(), make_ficha()
    entregas = [
        Entrega.objects.create(
            ocurrido_el=date(2019, 6, day),
            comuna=comunas[day % 2],
            registrado_por=staff["encargada"],
            ficha=ficha,
            solicitado=12_500 * day,
            detalle="Se le quemó la casa el domingo.",
        )
        for day in range(1, 6)
    ]
    today = timezone.localdate()
    entregas[1].evaluar(staff["encargada"], today)
    entregas[2].anular(staff["jefa"], today, "Registrada dos veces.")
    Articulo.objects.create(entrega=entregas[0], nombre="Frazada", cantidad=3)
    return staff, entregas


@pytest.fixture
def open_as(browser, live_server, office):
    """A page of the staff site as one of the storehouse sees it: `open_as("jefa", "/interno/", width=360)`."""
    staff, _ = office
    contexts = []

    def open_as(who, path, *, width=1280, height=900, dark=False, media="screen"):
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            locale="es-CL",
            timezone_id="America/Santiago",
            reduced_motion="reduce",
        )
        contexts.append(context)
        if who:
            cookie = browser_of(staff[who]).cookies[settings.SESSION_COOKIE_NAME]
            context.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": cookie.value, "url": live_server.url}]
            )
        page = context.new_page()
        page.emulate_media(media=media, color_scheme="dark" if dark else "light")
        page.add_init_script(WATCH)
        page.refused_in_console = []
        page.goto(path)
        return page

    yield open_as
    for context in contexts:
        context.close()


def pages(entregas):
    pedida, evaluada, anulada, *_ = entregas
    return {
        "login": (None, "/interno/"),
        "index": ("encargada", "/interno/"),
        "list": ("encargada", LIST),
        "search": ("encargada", f"{LIST}?q=rojas"),
        "nothing": ("encargada", f"{LIST}?q=zzz"),
        "add": ("encargada", f"{LIST}add/"),
        "form": ("encargada", of(pedida)),
        "read": ("jefa", of(evaluada)),
        "annulled": ("encargada", of(anulada)),
        "step": ("jefa", of(evaluada, "aprobar")),
        "refusal": ("jefa", of(pedida, "aprobar")),
        "annul": ("jefa", of(pedida, "anular")),
        "history": ("encargada", of(evaluada, "history")),
        "print": ("encargada", of(pedida, "imprimir")),
        "export": ("encargada", f"{LIST}exportar/"),
        "paper": ("encargada", f"/interno/recordarea/papel/add/?registro={pedida.pk}"),
        "delete": ("jefa", of(pedida, "delete")),
    }


def test_no_page_breaks_the_policy_or_shuts_anybody_out(open_as, office, axe_violations):
    _, entregas = office
    found = {}
    for name, (who, path) in pages(entregas).items():
        for dark in (False, True):
            if wrong := axe_violations(open_as(who, path, dark=dark)):
                found[f"{name} {'dark' if dark else 'light'}"] = wrong
    assert not found


def test_no_page_is_wider_than_a_telephone(open_as, office):
    _, entregas = office
    wide = {}
    for name, (who, path) in pages(entregas).items():
        page = open_as(who, path, width=360, height=740)
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 360:
            wide[name] = width
    assert not wide
