"""The 2019 account as an edition: every figure kept, the rest computed, nothing left without its signed note."""

from decimal import Decimal

import pytest

from gobernacion.access.models import User
from gobernacion.indicators.models import MetaAnual
from gobernacion.releases.checking import check, unexplained
from gobernacion.releases.drafting import draft_from_document
from tests.accounts import ELQUI_2019, account

pytestmark = pytest.mark.django_db

ELQUI = account(ELQUI_2019)


@pytest.fixture
def edicion():
    return draft_from_document(ELQUI, User.objects.create(username="transcriptora"))


def test_its_contradictions_do_not_block_because_each_is_explained(edicion):
    assert check(edicion) == []
    assert edicion.estado == "revisada"
    assert edicion.cuadraturas.filter(estado="quiebre").count() == 5
    assert not edicion.cuadraturas.exclude(estado="cuadra").filter(nota="").exists()


def test_without_one_of_its_notes_it_blocks(edicion):
    edicion.notas.get(clave__startswith="AC-002").delete()
    assert len(check(edicion)) == 1
    assert [row.clave.partition("@")[0] for row in unexplained(edicion)] == ["AC-002:rol"]
    assert edicion.estado == "borrador"


def test_every_transcribed_figure_is_kept_and_only_the_other_nationalities_are_added(edicion):
    transcribed = {(*c.lugar, *c.momento, c.valor) for chapter in ELQUI.capitulos for c in chapter.cifras}
    columns = ("codigo", "dimension", "categoria", "desde", "hasta", "corte", "valor")
    kept = set(edicion.cifras.values_list(*columns))
    assert transcribed <= kept
    ((*_, categoria, _, _, _, valor),) = kept - transcribed
    assert (categoria, valor) == ("otras", Decimal(550))


def test_each_figure_stays_in_the_chapter_that_states_it(edicion):
    by_rol = edicion.cifras.filter(codigo="AC-002", dimension="rol")
    assert set(by_rol.values_list("capitulo", flat=True)) == {"1c"}
    assert edicion.cifras.get(codigo="AC-002", dimension="").capitulo == "1b"


def test_its_targets_become_targets_of_their_year(edicion):
    assert dict(MetaAnual.objects.filter(year=2020).values_list("codigo", "valor")) == {
        "GT-001": 12,
        "GT-002": 37,
    }
    assert MetaAnual.objects.filter(year=2019).count() == 5
