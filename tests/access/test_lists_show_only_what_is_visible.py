"""A list has the rows of one's areas and the columns of one's functions, however the address is written."""

import pytest
from django.urls import reverse

CASOS = reverse("admin:testarea_caso_changelist")
CONTACTOS = reverse("admin:testarea_contacto_changelist")


def test_columns_of_hidden_fields_are_not_there(enter, office):
    page = enter("encargado.testarea").get(CASOS).content.decode()
    assert "Calle Ana" in page
    assert "Anastasia" in page
    assert "RUN-ANA" in page
    assert "Asma" not in page
    assert "asma" not in page  # the column worked out from it


def test_each_function_sees_its_own_columns(enter, office):
    page = enter("jefatura.testarea").get(CASOS).content.decode()
    assert "Asma" in page
    assert "RUN-ANA" not in page


def test_rows_of_other_areas_are_not_there(enter, office):
    page = enter("encargado.testarea").get(CONTACTOS).content.decode()
    assert "C-1" in page
    assert "C-2" not in page
    page = enter("encargado.otherarea").get(CONTACTOS).content.decode()
    assert "C-2" in page
    assert "C-1" not in page


def test_jefatura_of_all_areas_sees_the_rows_of_all(enter, office):
    page = enter("jefatura").get(CONTACTOS).content.decode()
    assert "C-1" in page
    assert "C-2" in page


def test_the_list_cannot_be_ordered_by_a_hidden_column(enter, office):
    """The order of the rows would tell what the column says."""
    client = enter("encargado.testarea")
    shown = [column.split("<")[0] for column in client.get(CASOS).content.decode().split('class="text">')[1:]]
    assert shown
    for number in range(-20, 20):
        response = client.get(CASOS, {"o": str(number)})
        assert response.status_code == 200
        assert "diagnostico" not in str(response.context["cl"].queryset.query.order_by)


def test_no_counts_of_hidden_values_are_offered(enter, office):
    page = enter("jefatura.testarea").get(CASOS, {"_facets": "True"}).content.decode()
    assert "(1)" not in page


@pytest.mark.parametrize(
    "who", ["autoridad", "auditor", "moderador", "administrador", "nadie", "super", "vencido", "futuro"]
)
def test_who_holds_no_function_in_the_area_finds_nothing(enter, office, who):
    client = enter(who)
    assert client.get(CASOS).status_code == 404
    assert "Casos" not in client.get(reverse("admin:index")).content.decode()
    assert client.get(reverse("admin:app_list", args=["testarea"])).status_code == 404


def test_an_empty_list_says_what_to_do(enter, people):
    page = enter("encargado.testarea").get(CASOS).content.decode()
    assert "Todavía no hay nada en esta lista." in page
    page = enter("encargado.testarea").get(CASOS, {"q": "nada"}).content.decode()
    assert "Nada coincide" in page
