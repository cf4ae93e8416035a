"""The seal stands for every value that is published, the same on every database and for ever."""

import hashlib
import json
from datetime import date
from decimal import Decimal

import pytest

from gobernacion.published import seal
from gobernacion.published.models import CifraPublicada

pytestmark = pytest.mark.django_db

FIRST_SEAL = "8fcfcf37a2f7dbc123b959bd7fdd47cab6e3a81d51ff4250fc8bece86ff25c81"


@pytest.mark.django_db(transaction=True, reset_sequences=True)
def test_the_seal_of_an_edition_never_changes(published):
    assert published().sello == FIRST_SEAL


def test_every_column_of_every_row_is_sealed(published):
    slug = published().slug
    contents = seal.contents(slug)
    assert all(contents.values())
    for kind, model in {
        "capitulos": seal.CapituloPublicado,
        "cuadraturas": seal.CuadraturaPublicada,
        "compromisos": seal.CompromisoPublicado,
    }.items():
        assert set(contents[kind][0]) == {field.name for field in model._meta.concrete_fields}
    figure = contents["cifras"][0].keys() | contents["detalle"][0].keys()
    assert figure == {field.name for field in CifraPublicada._meta.concrete_fields}
    fields = {field.name for field in seal.EdicionPublicada._meta.concrete_fields}
    assert seal.header(slug)["edicion"].keys() == fields - {"sello"}


def test_each_seal_is_chained_to_the_one_before(published, corrected):
    first = published()
    second = corrected(first)
    assert first.anterior == seal.FIRST
    assert second.anterior == first.sello
    assert seal.header(second.slug)["edicion"]["anterior"] == first.sello


def test_the_canonical_form_is_plain_json():
    assert seal.canonical({"b": [None, 38, 1.068, "ñ\n\u2028"], "a": "2019-01-01"}) == (
        b'{"a":"2019-01-01","b":[null,38,1.068,"\xc3\xb1\\n\xe2\x80\xa8"]}'
    )
    assert seal.digest({}) == hashlib.sha256(b"{}").hexdigest()


@pytest.mark.parametrize(
    ("stored", "written"),
    [
        (38, "38"),
        (38.0, "38"),
        (1.068, "1.068"),
        (Decimal("38.0000"), "38"),
        (Decimal("1.0680"), "1.068"),
        (Decimal("-0.0001"), "-0.0001"),
        (Decimal("39067051.0000"), "39067051"),
        (Decimal("9999999999999999.0000"), "9999999999999999"),
        (Decimal("9999999999999999.9999"), '"9999999999999999.9999"'),
        (date(2019, 1, 1), '"2019-01-01"'),
        ("38", '"38"'),
        ("", '""'),
        (None, "null"),
    ],
)
def test_a_value_is_sealed_the_same_whichever_database_holds_it(stored, written):
    assert seal.canonical(seal.sealed(stored)).decode() == written


def test_what_could_never_be_published_has_no_seal():
    for value in (b"38", float("nan"), float("inf"), object()):
        with pytest.raises((ValueError, OverflowError)):
            seal.canonical(seal.sealed(value))


def test_the_header_is_all_that_is_needed_beside_the_figures(published):
    edition = published()
    header = json.loads(json.dumps(seal.header(edition.slug)))
    assert header["resumenes"]["cifras"] == seal.digest(seal.contents(edition.slug)["cifras"])
    assert seal.digest(header) == edition.sello
