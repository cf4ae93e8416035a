"""Kinship and double aid stop a proposal on its page, and jefatura's decision lets it go on; on a telephone too."""

from functools import partial

import pytest

from orasmi.models import Estado
from tests.orasmi.desk import Desk
from tests.orasmi.paper import LIST

pytestmark = [
    pytest.mark.browser,
    pytest.mark.same_on_any_database,
    pytest.mark.django_db(transaction=True),
]

FOUND = {
    "sin_parentesco": "puede haber parentesco",
    "sin_duplicidad": "puede recibir la misma ayuda de otro organismo",
}


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def as_(open_as, desk):
    """A page as one of the staff sees it."""
    return lambda who, path, **look: open_as(desk.staff[who], path, **look)


def found(desk, answer):
    case = desk.case()
    desk.check(case, **{answer: False}, observaciones="Lo dijo quien postula.")
    desk.take(case, "evaluar", "encargada")
    return case


def send(page, **fields):
    """Fill a form and press its button."""
    for name, said in fields.items():
        box = page.locator(f'[name="{name}"]')
        if box.evaluate("one => one.tagName") == "SELECT":
            box.select_option(label=said)
        else:
            box.fill(said)
    with page.expect_navigation():
        page.locator(".submit-row input.default").click()
    return page.locator("body").inner_text()


def follow(page, label):
    with page.expect_navigation():
        page.get_by_role("link", name=label).first.click()


@pytest.mark.parametrize("answer", FOUND)
def test_a_proposal_is_stopped_and_goes_on_once_jefatura_decided(as_, desk, answer):
    case = found(desk, answer)
    propose = partial(send, propuesto="300.000", fundamento="Lo necesita para trabajar.")
    said = as_("encargada", f"{LIST}{case.pk}/proponer/").locator("body").inner_text()
    assert FOUND[answer] in said
    assert "no se propone hasta que la jefatura lo resuelva con «Decidir sobre el control»" in said

    page = as_("jefa", "/interno/")
    follow(page, "Por decidir sobre el control")
    follow(page, case.numero)
    follow(page, "Decidir sobre el control")
    assert FOUND[answer] in page.locator("body").inner_text()
    said = send(page, decision="Se admite pese a ello", decision_motivo="La evalúa otra profesional.")
    assert "«Decidir sobre el control» quedó hecho" in said
    assert "La evalúa otra profesional." in said

    assert "«Proponer» quedó hecho" in propose(as_("encargada", f"{LIST}{case.pk}/proponer/"))
    case.refresh_from_db()
    assert case.estado == Estado.PROPUESTA


@pytest.fixture
def addresses(desk):
    """The pages of the decision and of the money, with something on each."""
    waits, decided = found(desk, "sin_parentesco"), found(desk, "sin_duplicidad")
    desk.take(decided, "decidir", "jefa")
    owing, closed = desk.at(Estado.ENTREGADA), desk.at(Estado.ENTREGADA)
    for case in (owing, closed):
        desk.take(case, "rendir", "encargada", rendido=150_000)
    given = {"reintegrado": 30_000, "reintegrado_el": desk.today, "reintegro_comprobante": "TGR-88"}
    desk.take(closed, "cerrar", "jefa", **given, sin_rendir_motivo="La boleta se extravió.")
    return {
        "decide": f"{LIST}{waits.pk}/decidir/",
        "decided": f"{LIST}{decided.pk}/change/",
        "close": f"{LIST}{owing.pk}/cerrar/",
        "closed": f"{LIST}{closed.pk}/change/",
        "waiting": f"{LIST}?espera=decidir",
        "budgets": "/interno/orasmi/presupuesto/",
        "budget": f"/interno/orasmi/presupuesto/{desk.presupuesto.pk}/change/",
    }


def test_no_page_breaks_the_policy_or_shuts_anybody_out(as_, addresses, axe_violations):
    wrong = {name: axe_violations(as_("jefa", path)) for name, path in addresses.items()}
    assert not {name: one for name, one in wrong.items() if one}


def test_no_page_is_wider_than_a_telephone(as_, addresses):
    wide = {
        name: width
        for name, path in addresses.items()
        if (width := as_("jefa", path, width=360).evaluate("document.documentElement.scrollWidth")) > 360
    }
    assert not wide
