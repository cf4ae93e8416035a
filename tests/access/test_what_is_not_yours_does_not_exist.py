"""A record of another area and one that never was are answered with the same page, letter by letter."""

import re

import pytest
from django.urls import reverse

PAGES = ["change/", "delete/", "history/", ""]


def text(response):
    """A page without what changes at every visit, and what the address itself says."""
    page = response.content.decode()
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_foreign_record_is_one_that_never_was(enter, office, page, method):
    client = enter("encargado.testarea")
    base = reverse("admin:testarea_contacto_changelist")
    foreign = getattr(client, method)(f"{base}{office.otro.pk}/{page}", follow=True)
    never = getattr(client, method)(f"{base}987654/{page}", follow=True)
    # Nobody may delete people here: that is said before any record is looked for.
    assert foreign.status_code == never.status_code == (403 if page == "delete/" else 404)
    assert text(foreign) == text(never)


@pytest.mark.parametrize(
    "address", ["testarea/caso/", "testarea/caso/add/", "testarea/caso/exportar/", "testarea/"]
)
@pytest.mark.parametrize("who", ["autoridad", "administrador", "nadie", "encargado.otherarea"])
def test_a_model_one_may_not_see_is_one_that_never_was(enter, office, address, who):
    client = enter(who)
    if address == "testarea/" and who == "encargado.otherarea":
        return  # it sees the people of its own area there
    forbidden = client.get(f"/interno/{address}")
    never = client.get("/interno/nada/de/esto/")
    assert forbidden.status_code == never.status_code == 404
    assert text(forbidden) == text(never)


@pytest.mark.parametrize("page", ["change/", "delete/", "history/", "imprimir/", "cerrar/", "aprobar_uno/"])
def test_a_record_of_a_model_one_may_not_see_never_was(enter, office, page):
    client = enter("encargado.otherarea")
    base = "/interno/testarea/caso/"
    there = client.get(f"{base}{office.caso.pk}/{page}")
    never = client.get(f"{base}987654/{page}")
    assert there.status_code == never.status_code == 404
    assert text(there) == text(never)


def test_who_is_not_logged_in_learns_nothing(client, office):
    answers = {
        re.sub(r"next=.*", "", client.get(address)["Location"])
        for address in [
            f"/interno/testarea/caso/{office.caso.pk}/change/",
            "/interno/testarea/caso/987654/change/",
            "/interno/nada/de/esto/",
            "/interno/autocomplete/?app_label=testarea&model_name=caso&field_name=contacto",
        ]
    }
    assert answers == {"/interno/login/?"}


def test_the_front_page_names_only_one_s_own(enter, office):
    page = enter("encargado.otherarea").get(reverse("admin:index")).content.decode()
    assert "Expedientes" in page
    assert "Casos" not in page


def test_an_address_without_its_last_slash_tells_nothing(enter, office):
    client = enter("autoridad")
    assert (
        client.get("/interno/testarea/caso").status_code == client.get("/interno/nada/de").status_code == 404
    )
