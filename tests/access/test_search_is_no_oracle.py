"""A search finds only by what the person sees: it never tells whether a hidden value exists."""

import pytest
from django.urls import reverse

CASOS = reverse("admin:testarea_caso_changelist")
CONTACTOS = reverse("admin:testarea_contacto_changelist")


def found(client, address, words):
    return client.get(address, {"q": words}).context["cl"].result_count


@pytest.mark.parametrize("words", ["Asma", "Asm", "clave-ana"])
def test_hidden_fields_are_not_searched(enter, office, words):
    assert found(enter("encargado.testarea"), CASOS, words) == 0


def test_visible_fields_are_searched(enter, office):
    assert found(enter("jefatura.testarea"), CASOS, "Asma") == 1
    assert found(enter("encargado.testarea"), CASOS, "Anastasia") == 1
    assert found(enter("encargado.testarea"), CASOS, "Calle") == 1


def test_related_fields_are_searched_only_where_every_step_is_visible(enter, office):
    assert found(enter("encargado.testarea"), CONTACTOS, "Asma") == 0
    assert found(enter("jefatura.testarea"), CONTACTOS, "Asma") == 1
    assert found(enter("jefatura.otherarea"), CONTACTOS, "Asma") == 0


def test_people_of_other_areas_are_not_found(enter, office):
    assert found(enter("encargado.testarea"), CONTACTOS, "Otilio") == 0
    assert found(enter("encargado.otherarea"), CONTACTOS, "Otilio") == 1


def test_a_model_without_visible_search_fields_has_no_search(enter, office):
    page = enter("encargado.otherarea").get(reverse("admin:otherarea_expediente_changelist"), {"q": "Relato"})
    assert page.context["cl"].result_count == 1


def test_too_many_words_are_refused_in_words(enter, office):
    response = enter("encargado.testarea").get(CASOS, {"q": "uno " * 20})
    assert "palabras o menos" in response.content.decode()
