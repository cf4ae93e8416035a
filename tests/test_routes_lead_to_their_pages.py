"""Whoever names a page by its route leads to the page that answers there."""

import pytest
from django.urls import resolve, reverse, set_script_prefix

from gobernacion.addresses import path_of
from gobernacion.content.public import OFERTA
from gobernacion.published import addresses

PAGES = [
    (addresses.EDICION, ["2019"], "portal:edicion"),
    (addresses.EDICION, ["2019-1"], "portal:edicion"),
    (addresses.CIFRA, ["2019-1", "OR-001"], "portal:cifra"),
    (addresses.VERIFICAR, [], "portal:verificar"),
    (OFERTA, ["2020-00012"], "portal:oferta"),
    (addresses.DATOS, [], "open_data:indice"),
    (addresses.DESCARGA, ["2019-1", "sello.json"], "open_data:descarga"),
    (addresses.PROGRAMA, [], "open_data:programa"),
]


@pytest.mark.parametrize(("route", "values", "page"), PAGES)
def test_a_route_leads_to_its_page(route, values, page):
    assert path_of(route, *values) == reverse(page, args=values)
    assert resolve(path_of(route, *values)).view_name == page


@pytest.mark.parametrize("values", [[], ["2019-1"], ["2019-1", "OR-001", "1"]])
def test_a_page_is_named_whole(values):
    with pytest.raises(TypeError):
        path_of(addresses.CIFRA, *values)


def test_a_part_never_leads_elsewhere():
    assert path_of(addresses.EDICION, "../interno?x#y") == "/cuenta/..%2Finterno%3Fx%23y/"


def test_a_site_below_a_folder_is_led_to_there():
    set_script_prefix("/elqui/")
    try:
        assert path_of(addresses.VERIFICAR) == "/elqui/verificar/"
    finally:
        set_script_prefix("/")
