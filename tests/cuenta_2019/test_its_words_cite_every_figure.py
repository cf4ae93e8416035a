"""The 2019 account told in the project's own words: each number by citation, none by hand, nothing left out."""

from __future__ import annotations

import re

import pytest

from gobernacion.access.models import User
from gobernacion.published.telling import Cita, by_hand
from gobernacion.published.wording import year_of
from gobernacion.releases.drafting import draft_from_document
from gobernacion.releases.words import as_published, dangling
from tests.accounts import ELQUI_2019, account

ELQUI = account(ELQUI_2019)
CHAPTERS = {chapter.numero: chapter for chapter in ELQUI.capitulos}
ALL_THE_WORDS = " ".join([ELQUI.presentacion, *(chapter.resumen for chapter in ELQUI.capitulos)])

A_NAME = 40
"""A sentence shorter than this is the name of something, which is told by its name."""

DONE_WITHOUT_A_NUMBER = {
    "1a": ["consultorio", "hospital local", "Club de Leones"],
    "1b": ["habilitado y capacitado", "redes de apoyo", "Los Changos"],
    "1c": ["evaluación psicológica", "plan de acción", "plan de empleo"],
    "2": ["jornada para la mujer", "plaza de los niños", "derechos y deberes laborales"],
    "3": ["comienzos de octubre", "charlas de integración", "medios digitales"],
    "4": ["primera provincia de la región", "pasaban la noche", "mal uso de las citas"],
    "5": ["túnel binacional"],
    "6": ["mesas bilaterales", "monitores y ejecutores", "diálogo de difusión"],
    "7": ["gremio de camioneros", "comercio ambulante", "juntas de vecinos", "entre octubre y diciembre"],
    "8": ["promoción social", "Convenios de Desempeño", "pensión de gracia", "SERVIU", "red de apoyo"],
    "9": ["SERNAMEG", "duplica o triplica", "Programa de Mejoramiento de la Gestión", "Noche Digna"],
    "10": ["eclipse total", "incendios forestales", "Aguas del Valle"],
    "11": ["formular y presentar", "oficina de proyectos"],
    "12": ["años noventa", "acordado con los dirigentes"],
    "II.1": ["Envejecimiento Activo", "autocuidado"],
    "II.2": ["Estadio Seguro", "financian iniciativas"],
    "II.3": ["aumento", "pequeños productores agrícolas", "calendario"],
    "II.4": ["ley de extranjería", "administración anterior", "sitio web"],
}


def cited_in(text):
    return {
        (cita.lugar, cita.momento) for cita in map(Cita.read, re.findall(r"\{([^{}]*)\}", text))
    }  # fmt: skip


@pytest.fixture
def edicion(db):
    return draft_from_document(ELQUI, User.objects.create(username="transcriptora"))


def test_no_number_is_written_by_hand():
    found = {chapter.numero: by_hand(chapter.resumen) for chapter in ELQUI.capitulos}
    assert {numero: numbers for numero, numbers in found.items() if numbers} == {}
    assert by_hand(ELQUI.presentacion) == []


def test_a_digit_typed_beside_the_figures_would_be_noticed():
    assert by_hand(f"{CHAPTERS['8'].resumen} Fueron 410 personas.") == ["410"]


def test_every_citation_finds_its_figure(edicion):
    assert dangling(edicion) == []


def test_every_total_with_a_value_or_a_target_is_cited():
    cited = cited_in(ALL_THE_WORDS)
    for chapter in ELQUI.capitulos:
        for cifra in chapter.cifras:
            if cifra.lugar.dimension or (cifra.valor is None and cifra.meta is None):
                continue
            own_year = year_of(cifra.momento.desde, cifra.momento.hasta) == ELQUI.year
            assert (str(cifra.lugar), None if own_year else tuple(cifra.momento)) in cited, (
                cifra.lugar,
                str(cifra.momento),
            )


def test_what_was_done_without_a_number_is_told_too():
    for numero, things in DONE_WITHOUT_A_NUMBER.items():
        for thing in things:
            assert thing in " ".join(CHAPTERS[numero].resumen.split()), (numero, thing)
    assert DONE_WITHOUT_A_NUMBER.keys() == CHAPTERS.keys()


def test_the_words_are_ours():
    for chapter in ELQUI.capitulos:
        told = " ".join(chapter.resumen.split())
        for cifra in chapter.cifras:
            assert len(cifra.fuente) < A_NAME or cifra.fuente not in told


def test_it_reads_with_the_numbers_of_the_account(edicion):
    orasmi = as_published(edicion).plain(CHAPTERS["8"].resumen)
    assert "lo pidieron 410 personas y se benefició a 146" in orasmi
    assert "39 millones 67 mil 51 pesos" in orasmi
    assert "aproximadamente 80 beneficiarios" in orasmi
    assert "más de 4.491 solicitudes" in as_published(edicion).plain(CHAPTERS["4"].resumen)
    assert "3 de las 12 plazas y 10 de los 37 diálogos" in as_published(edicion).plain(CHAPTERS["2"].resumen)


def test_a_figure_that_changes_changes_its_sentence(edicion):
    edicion.cifras.filter(codigo="OR-001").update(valor=411)
    assert "lo pidieron 411 personas" in as_published(edicion).plain(CHAPTERS["8"].resumen)
