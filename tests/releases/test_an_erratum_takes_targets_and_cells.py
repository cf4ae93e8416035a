"""An erratum brings in the targets of today, and the cells that the records tell now and did not tell then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gobernacion.areas import installed
from gobernacion.indicators.declarations import Medida
from gobernacion.indicators.models import EstadoMeta, MetaAnual
from gobernacion.indicators.registry import registry
from gobernacion.published.models import CifraPublicada, EdicionPublicada
from gobernacion.published.rows import Origen
from gobernacion.published.verifying import problems
from gobernacion.releases import measuring
from gobernacion.releases.checking import check
from gobernacion.releases.drafting import draft_erratum
from gobernacion.releases.measuring import confront, draft_from_records, measure_again, take_from_records
from gobernacion.releases.models import Cifra
from gobernacion.releases.protection import place
from gobernacion.releases.publishing import publish
from gobernacion.releases.reading import comparison, figures_by_chapter, moved
from gobernacion.territory.models import Institucion, Provincia, VigenciaArea
from tests.conformity import confirm_areas
from tests.invented_account import TODAY, committed

pytestmark = pytest.mark.django_db
ROUNDS, MEETINGS = "SE-001", "SE-002"
TOTAL = ("", "")


def of_comuna(name):
    return "comuna", name


@pytest.fixture
def institucion(db):
    elqui = Provincia.objects.create(cut="041", nombre="Elqui", region="Región de Coquimbo")
    return Institucion.objects.create(nombre="Gobernación de Elqui", provincia=elqui)


@pytest.fixture(autouse=True)
def one_area(monkeypatch):
    """Only Seguridad measures: what other areas find to explain in an empty year is not what is asked here."""
    alone = [area for area in installed() if area.label == "seguridad"]
    monkeypatch.setattr(measuring, "installed", lambda: iter(alone))


@pytest.fixture
def tell(monkeypatch):
    """What the records tell of the rounds from now on: `tell({TOTAL: 3, of_comuna("Vicuña"): 3})`."""

    def tell(cells):
        medidas = [Medida(valor, *where) for where, valor in cells.items()]
        declared = replace(registry()[ROUNDS], measure=lambda period: medidas)
        monkeypatch.setitem(registry()._indicadores, ROUNDS, declared)

    return tell


@pytest.fixture
def draft(institucion, elabora, tell):
    """2020 with thirty rounds in two comunas."""
    tell({TOTAL: 30, of_comuna("La Serena"): 20, of_comuna("Coquimbo"): 10})
    return draft_from_records(institucion, 2020, None, elabora)


def published_of(edicion, aprueba):
    confirm_areas(edicion, aprueba)
    assert check(edicion) == []
    edicion.aprobar(aprueba)
    with committed():
        return publish(edicion, TODAY)


@pytest.fixture
def erratum(draft, elabora, aprueba):
    return draft_erratum(published_of(draft, aprueba), "Lo que cambió.", elabora)


def target(valor, codigo=ROUNDS, **fields):
    MetaAnual.objects.update_or_create(
        codigo=codigo, year=2020, defaults={"valor": valor, "area": "seguridad"} | fields
    )


def told(edicion, codigo=ROUNDS):
    rows = edicion.cifras.filter(codigo=codigo)
    return {(c.dimension, c.categoria): (c.valor, c.meta) for c in rows}


def read(edicion):
    """Every figure as it is told, wherever it stands."""
    return {place(c): (c.valor, c.meta, c.calificador, c.nota, c.capitulo) for c in edicion.cifras.all()}


# --- targets --------------------------------------------------------------------------------------------------


def test_a_target_approved_afterwards_is_taken_checked_and_published(erratum, aprueba):
    assert check(erratum) == ["La fe de erratas no cambia nada todavía de la edición que corrige."]
    target(60)
    assert moved(confront(erratum)) == {ROUNDS: "SE-001 Rondas extraordinarias: la meta, de ninguna a 60"}
    assert take_from_records(erratum, [ROUNDS]) == 1
    assert told(erratum)[TOTAL] == (30, 60)
    assert check(erratum) == ["Falta que su jefatura confirme Seguridad pública."]
    slug = published_of(erratum, aprueba).slug
    assert CifraPublicada.objects.get(edicion=slug, codigo=ROUNDS, dimension="").meta == 60
    assert list(problems()) == []
    before = EdicionPublicada.objects.get(slug="2020-1")
    assert before.cifras.get(codigo=ROUNDS, dimension="").meta is None


def test_what_is_compared_with_today_says_the_target_before_and_after(draft):
    target(60)
    measure_again(draft)
    target(75)
    shown = comparison(confront(draft))
    rows = {row["code"]: row["target_moved"] for row in shown["rows"] if row["target_moved"]}
    assert rows == {ROUNDS: "60 → 75"}
    assert (shown["rows"][0]["code"], shown["other_targets"], shown["differing"]) == (ROUNDS, 1, 0)


def test_a_target_that_did_not_change_is_not_said(draft, elabora, aprueba):
    target(60)
    measure_again(draft)
    erratum = draft_erratum(published_of(draft, aprueba), "Nada.", elabora)
    target(60)
    target(9, MEETINGS, estado=EstadoMeta.PROPUESTA, propuesta_por=elabora)
    target(9, "OR-001")
    assert moved(confront(erratum)) == {}
    assert comparison(confront(erratum))["other_targets"] == 0


def test_a_target_that_no_longer_counts_is_taken_away(draft, elabora):
    target(60)
    measure_again(draft)
    target(60, estado=EstadoMeta.PROPUESTA, propuesta_por=elabora)
    assert moved(confront(draft))[ROUNDS].endswith(": la meta, de 60 a ninguna")
    take_from_records(draft, [ROUNDS])
    assert told(draft)[TOTAL] == (30, None)


def test_only_the_target_of_what_is_chosen_is_taken_and_nothing_else_of_its_figure(draft):
    target(60)
    target(9, MEETINGS)
    rounds = draft.cifras.get(codigo=ROUNDS, dimension="")
    Cifra.objects.filter(pk=rounds.pk).update(nota="Dicha aparte.")
    take_from_records(draft, [ROUNDS])
    rounds.refresh_from_db()
    assert (rounds.valor, rounds.meta, rounds.nota) == (30, 60, "Dicha aparte.")
    assert draft.cifras.get(codigo=MEETINGS, dimension="").meta is None


def test_of_what_a_document_stated_the_whole_is_taken_at_once(draft, tell):
    draft.cifras.exclude(codigo=ROUNDS).delete()
    draft.cifras.update(origen=Origen.DOCUMENTO)
    draft.cifras.exclude(dimension="").delete()
    cells = {TOTAL: 31, of_comuna("La Serena"): 21, of_comuna("Coquimbo"): 10}
    tell(cells)
    assert take_from_records(draft, [ROUNDS]) == 3
    assert {where: valor for where, (valor, _) in told(draft).items()} == cells
    assert moved(confront(draft)) == {}


def test_a_value_and_its_target_are_taken_together(draft, tell):
    target(60)
    tell({TOTAL: 31, of_comuna("La Serena"): 21, of_comuna("Coquimbo"): 10})
    said = "SE-001 Rondas extraordinarias: cambian 2 cifras; el total, de 30 a 31; la meta, de ninguna a 60"
    assert moved(confront(draft))[ROUNDS] == said
    take_from_records(draft, [ROUNDS])
    assert told(draft)[TOTAL] == (31, 60)
    assert moved(confront(draft)) == {}


def test_the_target_of_the_year_does_not_go_with_a_figure_of_another_or_of_a_document(draft):
    target(60)
    Cifra.objects.filter(edicion=draft, codigo=ROUNDS).update(origen=Origen.DOCUMENTO)
    assert not [one for one in confront(draft) if one.cifra.codigo == ROUNDS and one.otra_meta]
    Cifra.objects.filter(edicion=draft, codigo=ROUNDS).update(
        origen=Origen.REGISTROS, desde="2019-01-01", hasta="2020-01-01"
    )
    assert not [one for one in confront(draft) if one.cifra.codigo == ROUNDS and one.otra_meta]


# --- cells ----------------------------------------------------------------------------------------------------


def test_a_comuna_that_is_counted_now_comes_and_one_that_is_not_goes(erratum, tell):
    tell({TOTAL: 32, of_comuna("La Serena"): 20, of_comuna("Vicuña"): 12})
    said = "cambia 1 cifra, se agrega 1 cifra, se quita 1 cifra; el total, de 30 a 32"
    assert moved(confront(erratum)) == {ROUNDS: f"SE-001 Rondas extraordinarias: {said}"}
    assert take_from_records(erratum, [ROUNDS]) == 3
    assert told(erratum) == {
        TOTAL: (32, None),
        of_comuna("La Serena"): (20, None),
        of_comuna("Vicuña"): (12, None),
    }
    assert moved(confront(erratum)) == {}


def test_what_was_taken_away_and_came_back_corrects_nothing(erratum, tell, aprueba):
    tell({TOTAL: 30, of_comuna("Coquimbo"): 30})
    take_from_records(erratum, [ROUNDS])
    tell({TOTAL: 30, of_comuna("La Serena"): 20, of_comuna("Coquimbo"): 10})
    take_from_records(erratum, [ROUNDS])
    confirm_areas(erratum, aprueba)
    assert check(erratum) == ["La fe de erratas no cambia nada todavía de la edición que corrige."]


def test_what_is_taken_is_what_would_be_measured_again(draft, tell):
    target(60)
    tell({TOTAL: 32, of_comuna("La Serena"): 20, of_comuna("Vicuña"): 12})
    take_from_records(draft, [*moved(confront(draft))])
    taken = read(draft)
    measure_again(draft)
    assert taken == read(draft)


def test_what_nobody_registered_is_told_over_the_days_of_today_too(draft):
    VigenciaArea.objects.create(area="seguridad", ultimo_dia=date(2020, 6, 30), motivo="Resolución exenta 12")
    assert draft.cifras.filter(registros=0, valor=None).exists()
    take_from_records(draft, [*moved(confront(draft))])
    assert {c.hasta for c in draft.cifras.all()} == {date(2020, 7, 1)}
    taken = read(draft)
    measure_again(draft)
    assert taken == read(draft)


def test_a_cell_without_value_that_is_measured_no_more_goes(draft, tell):
    gone = draft.cifras.filter(codigo=ROUNDS, categoria="Coquimbo")
    gone.update(valor=None, calificador="no informada", registros=0)
    tell({TOTAL: 20, of_comuna("La Serena"): 20})
    take_from_records(draft, [ROUNDS])
    assert not gone.exists()


def test_the_staff_page_tells_each_chapter_once(draft, tell):
    draft.cifras.exclude(codigo=ROUNDS).update(capitulo="8")
    tell({TOTAL: 42, of_comuna("La Serena"): 20, of_comuna("Coquimbo"): 10, of_comuna("Vicuña"): 12})
    take_from_records(draft, [ROUNDS])
    titles = [chapter["title"] for chapter in figures_by_chapter(draft)]
    assert titles == ["7. Seguridad pública", "8. "]


def test_what_an_indicator_tells_for_the_first_time_comes_with_its_chapter_and_target(draft):
    draft.cifras.filter(codigo__startswith="SE-").delete()
    draft.capitulos.all().delete()
    target(60)
    take_from_records(draft, [ROUNDS])
    assert told(draft)[TOTAL] == (30, 60)
    chapter = draft.capitulos.get()
    assert (chapter.numero, chapter.area) == (draft.cifras.filter(codigo=ROUNDS)[0].capitulo, "seguridad")
    assert chapter.resumen


def test_a_stated_cell_that_agrees_is_not_told_twice(draft, tell):
    Cifra.objects.filter(edicion=draft, codigo=ROUNDS).update(origen=Origen.DOCUMENTO)
    tell({TOTAL: 31, of_comuna("La Serena"): 20, of_comuna("Coquimbo"): 11})
    take_from_records(draft, [ROUNDS])
    assert moved(confront(draft)).get(ROUNDS) is None
    tell({TOTAL: 32, of_comuna("La Serena"): 20, of_comuna("Coquimbo"): 12})
    take_from_records(draft, [ROUNDS])
    assert {where: valor for where, (valor, _) in told(draft).items()} == {
        TOTAL: 32,
        of_comuna("La Serena"): 20,
        of_comuna("Coquimbo"): 12,
    }
