"""The account of a year says what the office had promised for it, how it stands and what its records measure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from gobernacion.access.models import User
from gobernacion.areas import installed
from gobernacion.indicators.models import Compromiso, MetaAnual
from gobernacion.published.verifying import problems
from gobernacion.releases import measuring
from gobernacion.releases.carrying import carry_promises
from gobernacion.releases.checking import check, fingerprint
from gobernacion.releases.documents import CompromisoDicho
from gobernacion.releases.drafting import draft_erratum, draft_from_document
from gobernacion.releases.measuring import draft_from_records
from gobernacion.releases.publishing import publish
from gobernacion.territory.models import Institucion, Provincia
from tests.conformity import confirm_areas
from tests.invented_account import ACCOUNT, TODAY, committed

pytestmark = pytest.mark.django_db
CUT = date(2020, 3, 6)


@pytest.fixture
def institucion(db):
    elqui = Provincia.objects.create(cut="041", nombre="Elqui", region="Región de Coquimbo")
    return Institucion.objects.create(nombre="Gobernación de Elqui", provincia=elqui)


@pytest.fixture
def measured(institucion, elabora):
    """A draft of 2020 measured from records."""
    return lambda: draft_from_records(institucion, 2020, CUT, elabora)


@pytest.fixture
def one_area(monkeypatch):
    """Only Seguridad measures: what other areas find to explain in an empty year is not what is asked here."""
    alone = [area for area in installed() if area.label == "seguridad"]
    monkeypatch.setattr(measuring, "installed", lambda: iter(alone))


def promise(texto="Hacer 60 rondas.", **fields):
    """What a public document promised."""
    said = {"area": "seguridad", "capitulo": "II.2", "orden": 1, "year": 2020, "codigo": "SE-001"}
    return Compromiso.objects.create(texto=texto, **said | fields)


def test_a_measured_year_says_what_was_promised_for_it_in_the_chapter_of_its_figure(measured):
    promise(meta=60, fuente="Seguiremos con las rondas.")
    edicion = measured()
    row = edicion.compromisos.get()
    assert (row.capitulo, row.area, row.year, row.codigo, row.meta) == ("7", "seguridad", 2020, "SE-001", 60)
    assert (row.estado, row.fuente) == ("pendiente", "")
    assert edicion.cifras.get(codigo="SE-001", dimension="").meta == 60


def test_it_says_how_it_stands_and_on_what_that_rests(measured, aprueba):
    promise().cambiar_estado(aprueba, "cumplido", "61 rondas.", "Terminó el año.")
    row = measured().compromisos.get()
    assert (row.estado, row.fuente) == ("cumplido", "61 rondas.")


def test_what_nobody_approved_is_not_said(measured, elabora):
    promise(estado="propuesto", propuesta_por=elabora)
    promise("Otra.", orden=2, estado="descartado", propuesta_por=elabora)
    MetaAnual.objects.create(codigo="SE-001", year=2020, valor=99, estado="propuesta", propuesta_por=elabora)
    edicion = measured()
    assert not edicion.compromisos.exists()
    assert edicion.cifras.get(codigo="SE-001", dimension="").meta is None


def test_it_says_also_what_is_promised_for_the_next_year_and_for_no_other(measured):
    for orden, year in enumerate((2019, 2020, 2021, 2022), start=1):
        promise(f"Para {year}.", orden=orden, year=year, fuente="Lo haremos.")
    rows = measured().compromisos.order_by("orden")
    assert [(row.year, row.fuente) for row in rows] == [(2020, ""), (2021, "Lo haremos.")]


def test_the_yearly_target_stands_before_that_of_a_commitment_and_two_that_differ_give_none(measured):
    promise(meta=60)
    promise("Reunirse 10 veces.", orden=2, codigo="SE-002", meta=10)
    promise("Reunirse 11 veces.", orden=3, codigo="SE-002", meta=11)
    MetaAnual.objects.create(codigo="SE-001", year=2020, valor=52)
    totals = measured().cifras.filter(dimension="")
    assert totals.get(codigo="SE-001").meta == 52
    assert totals.get(codigo="SE-002").meta is None


def test_an_area_without_a_chapter_gets_one_that_a_reader_can_open(measured):
    promise("Difundir.", area="caprino", capitulo="II.9", codigo="")
    edicion = measured()
    chapter = edicion.capitulos.get(numero=edicion.compromisos.get().capitulo)
    assert (chapter.area, chapter.numero) == ("caprino", "12")


def test_what_has_no_figure_stays_in_its_chapter_if_that_tells_what_the_area_does(measured):
    promise("Acompañar.", area="abriendo_caminos", capitulo="1c", codigo="")
    promise("Difundir.", orden=2, codigo="")
    rows = measured().compromisos.order_by("orden").values_list("texto", "capitulo")
    assert set(rows) == {("Acompañar.", "1c"), ("Difundir.", "7")}


def test_what_an_area_that_is_switched_off_promised_is_left_out(measured):
    promise(area="apagada")
    assert not measured().compromisos.exists()


def test_a_document_says_what_an_earlier_one_promised_for_its_year(office, elabora):
    draft_from_document(ACCOUNT, elabora)
    Compromiso.objects.get().cambiar_estado(elabora, "cumplido", "Se abrieron.", "Inauguración.")
    next_year = replace(
        ACCOUNT, year=2031, capitulos=tuple(replace(c, compromisos=()) for c in ACCOUNT.capitulos)
    )
    row = draft_from_document(next_year, elabora).compromisos.get()
    assert (row.year, row.capitulo, row.texto, row.meta) == (2031, "1", "Abrir dos huertos más.", Decimal(45))
    assert (row.estado, row.fuente) == ("cumplido", "Se abrieron.")


def test_a_document_that_tells_it_itself_is_not_told_twice(office, elabora):
    draft_from_document(ACCOUNT, elabora)
    one, two = ACCOUNT.capitulos
    itself = CompromisoDicho(2031, "Abrir dos huertos más.", "HU-001", Decimal(45), "Abrimos dos.")
    next_year = replace(ACCOUNT, year=2031, capitulos=(replace(one, compromisos=(itself,)), two))
    row = draft_from_document(next_year, elabora).compromisos.get()
    assert row.fuente == "Abrimos dos."
    assert Compromiso.objects.count() == 1


def test_what_a_desk_wrote_down_keeps_its_place_beside_what_a_document_says(office, elabora, aprueba):
    typed = Compromiso.objects.create(
        area="huertos",
        capitulo="1",
        orden=1,
        year=2031,
        texto="Regar.",
        estado="propuesto",
        propuesta_por=elabora,
    )
    draft_from_document(ACCOUNT, elabora)
    assert list(Compromiso.objects.order_by("orden").values_list("texto", "orden")) == [
        ("Regar.", 1),
        ("Abrir dos huertos más.", 2),
    ]
    typed.refresh_from_db()
    assert typed.estado == "propuesto"


def test_a_target_said_by_a_document_counts_whatever_a_desk_proposed(office, elabora):
    MetaAnual.objects.create(codigo="HU-001", year=2030, valor=99, estado="propuesta", propuesta_por=elabora)
    draft_from_document(ACCOUNT, elabora)
    meta = MetaAnual.objects.vigentes().get()
    assert (meta.valor, meta.area, meta.propuesta_por) == (40, "huertos", None)


def test_a_draft_is_brought_up_to_date_and_must_be_checked_again(measured, aprueba, one_area):
    compromiso = promise()
    edicion = measured()
    check(edicion)
    before = edicion.huella
    compromiso.cambiar_estado(aprueba, "en_curso", "Van 30.", "Avanza.")
    promise("Otra.", orden=2, codigo="")
    assert carry_promises(edicion, [2020]) == 2
    assert fingerprint(edicion) != before
    check(edicion)
    rows = edicion.compromisos.order_by("orden").values_list("texto", "estado", "fuente")
    assert list(rows) == [("Hacer 60 rondas.", "en_curso", "Van 30."), ("Otra.", "pendiente", "")]
    Compromiso.objects.filter(pk=compromiso.pk).update(meta=52)
    assert carry_promises(edicion, [2020]) == 2
    assert [row.meta for row in edicion.compromisos.order_by("orden")] == [52, None]


def test_it_is_published_sealed_and_carried_by_an_erratum(measured, aprueba, elabora, one_area):
    promise(meta=60).cambiar_estado(aprueba, "cumplido", "61 rondas.", "Terminó el año.")
    edicion = measured()
    confirm_areas(edicion, aprueba)
    edicion.aprobar(aprueba)
    with committed():
        publicada = publish(edicion, TODAY)
    row = publicada.compromisos.get()
    assert (row.texto, row.estado, row.fuente, row.meta) == ("Hacer 60 rondas.", "cumplido", "61 rondas.", 60)
    assert list(problems()) == []
    erratum = draft_erratum(publicada, "Un estado.", elabora)
    assert erratum.compromisos.get().estado == "cumplido"


def test_what_was_published_stays_when_the_promise_changes(measured, aprueba, one_area):
    compromiso = promise()
    edicion = measured()
    confirm_areas(edicion, aprueba)
    edicion.aprobar(aprueba)
    with committed():
        publicada = publish(edicion, TODAY)
    compromiso.refresh_from_db()
    compromiso.cambiar_estado(aprueba, "no_cumplido", "No hubo móviles.", "Terminó el año.")
    assert publicada.compromisos.get().estado == "pendiente"
    assert list(problems()) == []


def test_nobody_signs_in_the_name_of_a_document(measured):
    assert promise().propuesta_por is None
    assert User.objects.count() == 1
