"""Comparing an erratum with what it corrects says what changed, and the old edition stays as it was."""

from datetime import date

import pytest

from gobernacion.published.comparing import LONG, CambioDeTexto, compare, compare_texts
from gobernacion.published.models import CifraPublicada, EdicionPublicada
from gobernacion.published.verifying import problems
from gobernacion.releases.checking import check
from gobernacion.releases.drafting import draft_erratum
from gobernacion.releases.models import Cifra
from gobernacion.releases.publishing import publish
from gobernacion.transitions import TransicionRechazada
from tests.invented_account import TODAY, committed

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(published):
    return published()


def test_an_erratum_supersedes_and_says_why(edition, corrected):
    second = corrected(edition)
    assert second.slug == "2030-2"
    assert second.reemplaza == edition
    assert second.motivo == "El monto estaba mal copiado."
    assert list(EdicionPublicada.objects.vigentes()) == [second]
    assert list(problems()) == []


def test_the_old_edition_keeps_its_address_its_figures_and_its_seal(edition, corrected):
    before = list(CifraPublicada.objects.filter(edicion=edition).order_by("orden").values())
    corrected(edition)
    old = EdicionPublicada.objects.get(slug="2030-1")
    assert old.sello == edition.sello
    assert list(old.cifras.order_by("orden").values()) == before


def test_a_changed_value_is_told_with_both(edition, corrected):
    (change,) = compare(edition, corrected(edition))
    assert (change.antes.valor, change.despues.valor) == (39067051, 39067052)
    assert change.columnas == ("valor",)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("calificador", "más de"),
        ("meta", 40_000_000),
        ("unidad", "pesos de 2029"),
        ("fuente", "Otra frase."),
        ("nota", "Con reservas."),
        ("indicador", "Otro nombre"),
        ("capitulo", "2"),
        ("area", "otra"),
    ],
)
def test_a_change_of_anything_that_a_figure_says_is_told(edition, corrected, column, value):
    (change,) = compare(edition, corrected(edition, **{column: value}))
    assert change.columnas == (column,)


def test_figures_added_and_withdrawn_are_told(edition, elabora, aprueba):
    edicion = draft_erratum(edition, "Sobraba una y faltaba otra.", elabora)
    moved = edicion.cifras.get(codigo="HU-002")
    moved.delete()
    added = Cifra.objects.get(pk=edicion.cifras.get(codigo="HU-003", corte=date(2030, 3, 6)).pk)
    added.pk, added.desde, added.hasta, added.corte, added.orden = (
        None,
        date(2030, 4, 1),
        date(2030, 5, 1),
        None,
        50,
    )
    added.save()
    check(edicion)
    edicion.aprobar(aprueba)
    with committed():
        changes = compare(edition, publish(edicion, TODAY))
    assert [(c.antes and c.antes.codigo, c.despues and c.despues.codigo) for c in changes] == [
        (None, "HU-003"),
        ("HU-002", None),
    ]


def test_an_edition_is_the_same_as_itself(edition):
    assert compare(edition, edition) == []
    assert compare_texts(edition, edition) == []


def test_what_is_told_otherwise_in_words_is_told_with_both(edition, elabora, aprueba, client):
    edicion = draft_erratum(edition, "Decía otra cosa.", elabora)
    edicion.presentacion = "Otra presentación."
    edicion.save()
    chapter = edicion.capitulos.order_by("orden").first()
    before, chapter.resumen = chapter.resumen, "Otro relato."
    chapter.save()
    gone = edicion.compromisos.order_by("orden").first()
    gone.delete()
    check(edicion)
    edicion.aprobar(aprueba)
    with committed():
        after = publish(edicion, TODAY)
    changes = [(one.donde, one.antes, one.despues) for one in compare_texts(edition, after)]
    assert changes == [
        ("Presentación de la edición", edition.presentacion, "Otra presentación."),
        (f"Resumen del capítulo {chapter.numero}", before, "Otro relato."),
        (f"Compromiso para {gone.year}, capítulo {gone.capitulo}", gone.texto, ""),
    ]
    page = client.get("/comparar/?a=2030-1&b=2030-2").content.decode()
    assert "Textos que cambian" in page
    assert all(words.splitlines()[0] in page for change in changes for words in change if words)


@pytest.mark.parametrize("column", ["fuente", "nota", "indicador", "unidad", "meta"])
def test_what_the_value_does_not_show_is_to_be_read_on_both_sides(edition, corrected, column):
    (change,) = compare(
        edition, corrected(edition, valor=39067052, **{column: 7 if column == "meta" else "Otra."})
    )
    assert change.dichos == (column,)


def test_of_a_long_text_only_the_paragraphs_and_items_that_differ_are_told():
    same = "Lo mismo. " * LONG
    before = f"{same}\n\nAntes.\n\n- Uno.\n- Dos.\n- Tres."
    after = f"{same}\n\nDespués.\n\n- Uno.\n- Otro.\n- Tres.\n\nY más."
    assert CambioDeTexto("", before, after).paragraphs() == (
        "Antes.\n\n- Dos.",
        "Después.\n\n- Otro.\n\nY más.",
    )
    assert CambioDeTexto("", before, "").paragraphs() == (before, "")


def test_a_short_text_is_told_whole():
    assert CambioDeTexto("", "Uno.\n\nDos.", "Uno.\n\nTres.").paragraphs() == (
        "Uno.\n\nDos.",
        "Uno.\n\nTres.",
    )


def test_only_the_edition_in_force_can_be_corrected(edition, corrected, elabora):
    corrected(edition)
    with pytest.raises(TransicionRechazada, match="ya tiene una fe de erratas"):
        draft_erratum(edition, "Otra vez.", elabora)


def test_an_erratum_says_what_it_corrects(edition, elabora):
    with pytest.raises(TransicionRechazada, match="dice qué corrige y por qué"):
        draft_erratum(edition, "  ", elabora)


def test_an_erratum_goes_through_every_step_again(edition, elabora):
    edicion = draft_erratum(edition, "Un monto.", elabora)
    assert edicion.estado == "borrador"
    with pytest.raises(TransicionRechazada, match="«borrador»"):
        publish(edicion, TODAY)
