"""Charts are plain SVG that the policy lets through, that says its numbers in words and never overflows."""

import re
import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gobernacion import charts
from gobernacion.charts import Apilada, Dato

EVIL = "<script>alert('x')</script> & \"Ñuñoa\""


def dato(etiqueta, valor, parcial=False):
    return Dato(etiqueta, Decimal(valor), str(valor), parcial)


DATOS = [dato("La Serena", 24), dato(EVIL, 3), dato("a la fecha", 8, parcial=True)]
EVERY_KIND = {
    "bars": lambda datos: charts.bars(datos, EVIL, "k"),
    "lines": lambda datos: charts.lines(datos, EVIL),
    "stacked": lambda datos: charts.stacked(
        [Apilada("todo", "1", datos), Apilada(EVIL, "2", datos)], EVIL, "k"
    ),
    "pair": lambda datos: charts.pair(datos[0], datos[-1]),
    "progress": lambda datos: charts.progress(abs(datos[0].valor), abs(datos[-1].valor), EVIL),
}


def elements(svg):
    root = ET.fromstring(svg)
    return [root, *root.iter()]


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_a_chart_is_well_formed_named_and_free_of_styles_and_scripts(kind):
    svg = EVERY_KIND[kind](DATOS)
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    assert root.find("title").text
    for element in elements(svg):
        assert element.tag not in {"script", "style", "foreignObject", "image"}
        assert not any(name == "style" or name.startswith("on") for name in element.attrib)


@pytest.mark.parametrize("kind", ["bars", "lines", "stacked"])
def test_a_chart_tells_every_number_in_words(kind):
    description = ET.fromstring(EVERY_KIND[kind](DATOS)).find("desc").text
    for one in DATOS:
        assert f"{one.etiqueta}: {one.texto}" in description


numbers = st.decimals(min_value=-(10**15), max_value=10**15, places=4)


@given(st.lists(numbers, min_size=1, max_size=14))
def test_nothing_is_drawn_outside_the_chart(valores):
    datos = [dato(f"e{n}", valor) for n, valor in enumerate(valores)]
    for svg in (charts.bars(datos, "t", "k"), charts.lines(datos, "t")):
        height = int(ET.fromstring(svg).get("height"))
        for element in elements(svg)[1:]:
            if element.tag == "rect":
                left, width = (float(element.get(name).rstrip("%")) for name in ("x", "width"))
                assert left >= 0
                assert width >= 0
                assert left + width <= 100.02
            for name in ("y", "y1", "y2", "cy"):
                assert 0 <= float(element.get(name, 0)) <= height


@given(st.lists(st.decimals(min_value=0, max_value=10**12, places=2), min_size=1, max_size=8))
def test_the_parts_of_a_stacked_bar_fit_in_it(valores):
    partes = [dato(f"p{n}", valor) for n, valor in enumerate(valores)]
    svg = charts.stacked([Apilada("una", "1", partes)], "t", "k")
    ends = [
        float(e.get("x").rstrip("%")) + float(e.get("width").rstrip("%"))
        for e in elements(svg)
        if e.tag == "rect" and e.get("width").endswith("%")
    ]
    assert max(ends) <= 100.05


def test_what_is_of_part_of_a_period_is_told_apart_without_colour():
    assert "url(#k-trama)" in charts.bars(DATOS, "t", "k")
    assert "url(#k-trama)" not in charts.bars(DATOS[:2], "t", "k")
    assert "punto parcial" in charts.lines(DATOS, "t")
    assert charts.lines(DATOS, "t").count('class="linea"') == 1


def test_every_series_has_a_pattern_of_its_own():
    partes = [dato(f"p{n}", 1) for n in range(charts.SERIES)]
    svg = charts.stacked([Apilada("una", "6", partes)], "t", "k")
    used = set(re.findall(r"url\(#(k-\d)\)", svg))
    assert used == set(re.findall(r'id="(k-\d)"', svg)) == {f"k-{n}" for n in range(1, charts.SERIES)}


def test_a_target_that_was_exceeded_is_still_marked():
    assert "marca" in charts.progress(Decimal(15), Decimal(12), "t")
    assert "marca" not in charts.progress(Decimal(3), Decimal(12), "t")


def test_a_long_label_is_cut_in_the_drawing_and_whole_in_words():
    label = "Prevención y detección temprana en consumo problemático de alcohol y drogas"
    root = ET.fromstring(charts.bars([dato(label, 1), dato("otra", 2)], "t", "k"))
    assert label in root.find("desc").text
    assert len(root.find("text").text) <= charts.LONGEST_LABEL + 1


def test_a_line_of_many_points_labels_the_ends_and_the_extremes():
    datos = [dato(str(2000 + n), valor) for n, valor in enumerate([5, 6, 9, 4, 1, 3, 2, 7, 5, 6])]
    shown = re.findall(r'class="valor"[^>]*>([^<]+)', charts.lines(datos, "t"))
    assert shown == ["5", "9", "1", "6"]
