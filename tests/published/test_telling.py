"""The words of an account cite its figures, and say what they say and nothing else."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gobernacion.lib import moments
from gobernacion.published.models import CapituloPublicado, CifraPublicada
from gobernacion.published.telling import Telling, by_hand, by_part, cited_codes


def figure(codigo, valor, periodo="2019", unidad="personas", **fields):
    desde, hasta, corte = moments.read(periodo)
    exact = None if valor is None else Decimal(str(valor))
    stated = {"desde": desde, "hasta": hasta, "corte": corte, "valor": exact, "unidad": unidad}
    return CifraPublicada(codigo=codigo, **stated | fields)


FIGURES = [
    figure("OR-001", 410),
    figure("OR-001", 300, "2018"),
    figure("OR-001", 12, dimension="comuna", categoria="La Serena"),
    figure("OR-001", 9, "2018", dimension="comuna", categoria="La Serena"),
    figure("OR-003", 39067051, unidad="pesos"),
    figure("EX-001", 4491, calificador="más de"),
    figure("AN-002", "1.068", "temporada 2018-2019", unidad="por ciento"),
    figure("CV-002", 16, "2020 al 2020-03-06"),
    figure("GT-001", 3, "2020 al 2020-03-06", meta=Decimal(12)),
    figure("SE-018", None, calificador="protegida"),
    figure("SE-001", None, calificador="no informada", meta=Decimal(52)),
    figure("EX-004", 1, dimension="tramite", categoria="Cambio @ casa | otra"),
]
TELLING = Telling(FIGURES, 2019)


@pytest.mark.parametrize(
    ("cited", "said"),
    [
        ("{OR-001}", "410"),
        ("{ OR-001 }", "410"),
        ("{OR-001@2018}", "300"),
        ("{OR-001:comuna=La Serena}", "12"),
        ("{OR-001:comuna=La\nSerena}", "12"),
        ("{OR-001:comuna=La Serena@2018}", "9"),
        ("{OR-003}", "$39.067.051"),
        ("{OR-003|palabras}", "39 millones 67 mil 51 pesos"),
        ("{EX-001}", "más de 4.491"),
        ("{AN-002}", "1,068\N{NO-BREAK SPACE}%"),
        ("{AN-002@temporada 2018-2019}", "1,068\N{NO-BREAK SPACE}%"),
        ("{CV-002@2020 al 2020-03-06}", "16"),
        ("{GT-001@2020 al 2020-03-06|meta}", "12"),
        ("{SE-001|meta}", "52"),
        ("{SE-018}", "protegida"),
        ("{SE-001}", "no informada"),
        ("{EX-004:tramite=Cambio @ casa | otra}", "1"),
    ],
)
def test_a_citation_says_its_figure(cited, said):
    assert TELLING.plain(f"Son {cited}.") == f"Son {said}."
    assert f">{said}</span>" in TELLING.html(cited)
    assert TELLING.unknown(cited) == []


@pytest.mark.parametrize(
    ("cited", "nearest"),
    [
        ("{OR-009}", None),
        ("{OR-001@2017}", "{OR-001@2018}"),
        ("{OR-001:comuna=la serena}", "{OR-001:comuna=La Serena}"),
        ("{OR-001:comuna=Vicuña}", "{OR-001:comuna=La Serena}"),
        ("{CV-002}", "{CV-002@2020 al 2020-03-06}"),
        ("{OR-001|palabras}", "{OR-001}"),
        ("{OR-001|meta}", "{OR-001}"),
        ("{or-001}", "{OR-001}"),
        ("{cualquier cosa}", None),
        ("{}", None),
        ("{OR-001", "{OR-001}"),
    ],
)
def test_what_finds_no_figure_is_shown_as_it_is_written_and_told_with_the_nearest(cited, nearest):
    assert TELLING.unknown(f"Son {cited}") == [cited]
    assert TELLING.plain(f"Son {cited}") == f"Son {cited}"
    assert f"Son {cited}" in TELLING.html(f"Son {cited}")
    offered = TELLING.nearest(cited)
    assert offered
    assert TELLING.unknown(offered) == []
    assert nearest in (None, offered)


def test_a_code_that_is_gone_is_not_taken_for_one_of_another_area():
    assert TELLING.unknown("Son {SP-001}") == ["{SP-001}"]
    assert TELLING.nearest("{SP-001}") == ""
    assert TELLING.nearest("{OR-404}").startswith("{OR-")


def test_how_a_figure_is_cited_finds_that_figure():
    for cifra in FIGURES:
        telling = Telling(FIGURES, 2019, lambda found: f"/{FIGURES.index(found)}/")
        assert f'href="/{FIGURES.index(cifra)}/"' in telling.html(telling.citation(cifra))


def test_the_text_follows_its_figure():
    figures = [figure("OR-001", 410)]
    assert Telling(figures, 2019).plain("Son {OR-001}.") == "Son 410."
    figures[0].valor = Decimal(411)
    assert Telling(figures, 2019).plain("Son {OR-001}.") == "Son 411."


def test_of_the_own_year_the_whole_is_cited_before_what_is_cut():
    figures = [figure("OR-001", 5, "2019 al 2019-03-06"), figure("OR-001", 410), figure("OR-001", 7, "2020")]
    assert Telling(figures, 2019).plain("{OR-001}") == "410"


def test_only_what_is_cited_has_to_be_read():
    assert cited_codes("{OR-001} y {EX-001:pais=Perú@2018|palabras}", "OR-002, {x}, { AN-001 }") == {
        *("OR-001", "EX-001", "AN-001"),
    }


# --- Markdown -------------------------------------------------------------------------------------------------


def test_paragraphs_lists_headings_emphasis_and_links_are_drawn():
    html = TELLING.html("# Uno\n\nDos **tres** *cuatro*\nseis\n\n- siete\n\n1. ocho\n\n[nueve](/cuenta/)")
    assert "<h3>Uno</h3>" in html
    assert "<p>Dos <strong>tres</strong> <em>cuatro</em><br>\nseis</p>" in html
    assert "<ul>\n<li>siete</li>\n</ul>" in html
    assert "<ol>\n<li>ocho</li>\n</ol>" in html
    assert '<a href="/cuenta/">nueve</a>' in html
    assert "<h5>cinco</h5>" in TELLING.html("##### cinco")


def test_a_citation_within_a_link_makes_no_link_of_its_own():
    telling = Telling(FIGURES, 2019, lambda cifra: "/cifra/")
    assert telling.html("[{OR-001} más](https://a.cl)").count("<a ") == 1


def test_without_marks_it_reads_as_text():
    assert (
        TELLING.plain("### Uno\n\nSon **{OR-001}**\ny [más](/x/).\n\n- a\n- b") == "Uno\nSon 410 y más.\na\nb"
    )


# --- numbers written by hand ----------------------------------------------------------------------------------


def test_a_number_written_beside_figures_is_pointed_out():
    assert by_hand("Son {OR-001} de 410 personas, 26,5 % y $39.067.051; 12 más, **7** y 2019 %.") == [
        *("410", "26,5", "39.067.051", "12", "7", "2019"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "En 2019 y 2020, la temporada 2018-2019",
        "El 2 de julio de 2019, el 06-03-2020 y el 2020-03-06",
        "La ley 21.325, los artículos 4 y 5, el decreto N° 19, la resolución exenta 1.234",
        "El 1° lugar, la 2ª vez, el 3er año",
        "Covid-19, la ruta 5",
        "{OR-001} y {OR-001@2018}",
        "[más](https://a.cl/2/34)",
    ],
)
def test_a_year_a_date_a_law_and_an_ordinal_are_no_figures(text):
    assert by_hand(text) == []


# --- the two parts --------------------------------------------------------------------------------------------


def test_the_number_of_a_chapter_says_in_which_part_it_stands():
    chapters = [CapituloPublicado(numero=numero) for numero in ("1a", "2", "II.1", "12", "II.2")]
    told = [(part, [one.numero for one in of_part]) for part, of_part in by_part(chapters, 2019)]
    assert told == [
        ("I. Principales logros de 2019", ["1a", "2", "12"]),
        ("II. Programación para 2020", ["II.1", "II.2"]),
    ]
