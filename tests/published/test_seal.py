"""The seal stands for every value that is published, the same on every database and for ever."""

import hashlib
import json
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection

from gobernacion import guards
from gobernacion.published import seal
from gobernacion.published.apps import PERMISSION
from gobernacion.published.models import (
    CapituloPublicado,
    CifraPublicada,
    CompromisoPublicado,
    CuadraturaPublicada,
    EdicionPublicada,
)

pytestmark = pytest.mark.django_db

BY_HAND = {
    CapituloPublicado: {
        "numero": "1a",
        "titulo": "Lentes y ñandúes",
        "area": "convenios",
        "area_titulo": "Convenios",
        "tema": "Protección social",
        "resumen": "Una línea.\nY «otra».",
    },
    CifraPublicada: {
        "codigo": "CV-001",
        "capitulo": "1a",
        "area": "convenios",
        "indicador": "Personas derivadas",
        "desde": date(2019, 1, 1),
        "hasta": date(2020, 1, 1),
        "valor": Decimal("1.068"),
        "meta": Decimal(39067051),
        "unidad": "personas",
        "fuente": 'Dice "38".',
        "definicion": "Personas.",
        "como_se_mide": "Se cuentan.",
        "cuenta": "persona",
        "sensibilidad": "publica",
        "origen": "documento",
    },
    CuadraturaPublicada: {
        "clave": "CV-001:rol@2019",
        "regla": "SumaDesglose",
        "nombre": "Personas, por rol",
        "estado": "quiebre",
        "frase": "No suman.",
        "codigos": "CV-001",
        "desde": date(2019, 1, 1),
        "hasta": date(2020, 1, 1),
        "corte": date(2019, 3, 6),
        "informado": Decimal(38),
        "esperado": Decimal("38.5"),
        "fecha_nota": date(2026, 1, 2),
    },
    CompromisoPublicado: {
        "area": "convenios",
        "capitulo": "1a",
        "year": 2020,
        "texto": "Más.",
        "estado": "pendiente",
        "plazo": date(2020, 12, 31),
    },
}
SEAL = "2de4ef340f9ee06a08ede2037669e2f07526464eaa9e5955273ff03156bb30e2"


def test_the_seal_of_an_edition_never_changes():
    """Whatever the database, the version of Python or of the product: a seal was printed, and has to hold."""
    with guards.permit(connection, PERMISSION):
        for model, fields in BY_HAND.items():
            model.objects.create(id=7, edicion_id="2019-1", orden=1, **fields)
        edition = EdicionPublicada(
            slug="2019-1",
            posicion=1,
            year=2019,
            numero=1,
            titulo="Cuenta 2019",
            institucion="Gobernación",
            provincia="Elqui",
            region="Coquimbo",
            elaborada_por="Una",
            aprobada_por="Otra",
            publicada_el=date(2026, 11, 23),
            anterior=seal.FIRST,
        )
        assert seal.seal_of(edition) == SEAL
        edition.sello = SEAL
        edition.save(force_insert=True)
    assert seal.seal("2019-1") == SEAL


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
    """And the salts of its texts: each text stands in what is sealed by the digest of its salt and itself."""
    edition = published()
    said = json.loads(json.dumps(seal.published(edition.slug)))
    rows = {"edicion": [said["edicion"]], "cifras": seal.contents(edition.slug)["cifras"]}
    for place, sal in said["textos"].items():
        _, clase, fila, campo = place.split("/")
        if clase in rows:
            row = rows[clase][int(fila)]
            row[campo] = {"sha256": seal.digest([sal, row[campo]])}
    assert said["resumenes"]["cifras"] == seal.digest(rows["cifras"])
    header = {"formato": said["formato"], "edicion": rows["edicion"][0], "resumenes": said["resumenes"]}
    assert seal.digest(header) == edition.sello
