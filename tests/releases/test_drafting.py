"""A draft states what the document states, and what its parts leave over; whatever does not fit is refused whole."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction

from gobernacion.indicators import models as promises
from gobernacion.published.kinds import Clase, kinds
from gobernacion.releases.checking import check
from gobernacion.releases.documents import CompromisoDicho, DocumentoInvalido
from gobernacion.releases.drafting import CALCULADA, ENUMERADA, draft_erratum, draft_from_document
from gobernacion.releases.models import Cifra, Edicion, EstadoEdicion
from gobernacion.transitions import TransicionRechazada
from tests.invented_account import ACCOUNT, NOTE, UNBALANCED, said, with_figures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


def in_chapter_one(**changes):
    return replace(ACCOUNT, capitulos=(replace(ACCOUNT.capitulos[0], **changes), *ACCOUNT.capitulos[1:]))


def test_every_figure_is_kept_as_it_was_said(elabora):
    edicion = draft_from_document(ACCOUNT, elabora)
    kept = {
        (c.codigo, c.dimension, c.categoria, c.desde, c.hasta, c.corte): c
        for c in edicion.cifras.filter(origen="documento")
    }
    stated = [(chapter.numero, dicho) for chapter in ACCOUNT.capitulos for dicho in chapter.cifras]
    assert len(kept) == len(stated)
    for numero, dicho in stated:
        cifra = kept[(*dicho.lugar, *dicho.momento)]
        assert cifra.capitulo == numero
        for field in ("valor", "calificador", "meta", "fuente", "nota"):
            assert getattr(cifra, field) == getattr(dicho, field)
        assert list(cifra.menciones.values_list("valor", "fuente")) == list(dicho.menciones)


def enumerated(lugar, valor):
    return replace(said(lugar, valor, fuente="Ferias y radio."), enumerada=True)


PLAZAS = (
    enumerated("HU-006", 2),
    enumerated("HU-006:comuna=Ferias", 1),
    enumerated("HU-006:comuna=Radio", 1),
)


def test_what_a_document_only_names_is_told_apart_and_its_sum_is_no_check(elabora):
    edicion = draft_from_document(with_figures(*PLAZAS), elabora)
    assert check(edicion) == []
    assert edicion.cifras.filter(origen="enumerada", nota=ENUMERADA).count() == 3
    assert not edicion.cuadraturas.filter(codigos="HU-006").exists()
    assert kinds(edicion.cifras)[Clase.ENUMERADA] == 3


def test_what_was_counted_wrong_of_what_it_names_stands_in_the_way(elabora):
    edicion = draft_from_document(with_figures(enumerated("HU-006", 3), *PLAZAS[1:]), elabora)
    assert any("1 + 1 = 2" in left for left in check(edicion))


def test_what_the_stated_parts_leave_of_the_total_is_shown_as_the_rest(elabora):
    edicion = draft_from_document(ACCOUNT, elabora)
    rest = edicion.cifras.get(origen="calculada")
    assert (rest.codigo, rest.dimension, rest.categoria, rest.valor) == ("HU-001", "edad", "otras edades", 8)
    assert rest.nota == CALCULADA
    assert rest.fuente == edicion.cifras.get(orden=1).fuente


def test_the_rest_comes_once_however_the_parts_are_told_apart(elabora):
    figures = ACCOUNT.capitulos[0].cifras
    apart = (*figures, said("HU-001:edad=Menores de 30", 5))
    edicion = draft_from_document(in_chapter_one(cifras=apart), elabora)
    assert edicion.cifras.get(origen="calculada").valor == 3


def test_there_is_no_rest_where_nothing_is_left_or_it_is_stated(elabora):
    whole = draft_from_document(with_figures(said("HU-001:edad=Mayores de 60", 38)), elabora)
    assert not whole.cifras.filter(origen="calculada").exists()
    stated = with_figures(said("HU-001:edad=otras edades", 8), document=replace(ACCOUNT, year=2031))
    assert not draft_from_document(stated, elabora).cifras.filter(origen="calculada").exists()


def test_the_total_of_a_breakdown_may_be_stated_in_another_chapter(elabora):
    one, two = ACCOUNT.capitulos
    apart = replace(
        ACCOUNT,
        capitulos=(
            replace(one, cifras=one.cifras[:3]),
            replace(two, cifras=(*one.cifras[3:4], *two.cifras)),
        ),
    )
    rest = draft_from_document(apart, elabora).cifras.get(origen="calculada")
    assert (rest.capitulo, rest.valor, rest.fuente) == ("2", 8, "La oficina dijo 38 de HU-001.")


def test_a_target_of_a_year_and_a_commitment_become_promises(elabora):
    draft_from_document(ACCOUNT, elabora)
    assert promises.MetaAnual.objects.get(codigo="HU-001", year=2030).valor == 40
    promise = promises.Compromiso.objects.get(capitulo="1", year=2031)
    assert (promise.texto, promise.meta) == ("Abrir dos huertos más.", 45)


LONG = "x" * 201


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (with_figures(said("ZZ-001", 1)), "ZZ-001: ningún área instalada declara ese indicador"),
        (
            with_figures(said("HU-002:comuna=El Olivo", 1)),
            "HU-002: el indicador no declara el desglose «comuna»",
        ),
        (in_chapter_one(area="otra"), "Capítulo 1: no hay un área «otra» instalada"),
        (replace(ACCOUNT, titulo=LONG), "edicion.toml: «titulo»"),
        (in_chapter_one(numero="123456789"), "Capítulo 123456789: «numero»"),
        (in_chapter_one(resumen=""), "Capítulo 1: «resumen»"),
        (with_figures(said(f"HU-001:comuna={LONG}", 1)), "«categoria»"),
        (with_figures(said("HU-002", "1.00001")), "HU-002: «valor»"),
        (with_figures(said("HU-002", 38, menciones=[("1.00001", "x")])), "HU-002: «valor»"),
        (in_chapter_one(compromisos=(CompromisoDicho(2031, "x", "HU-000001", None, ""),)), "«codigo»"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_kept(elabora, document, sentence):
    with pytest.raises(DocumentoInvalido) as refusal:
        draft_from_document(document, elabora)
    assert sentence in str(refusal.value)
    assert not Edicion.objects.exists()
    assert not Cifra.objects.exists()
    assert not promises.MetaAnual.objects.exists()


def test_a_document_loaded_again_replaces_what_it_said_and_keeps_what_staff_signed(elabora):
    first = draft_from_document(UNBALANCED, elabora)
    check(first)
    first.notas.create(
        clave="otra", informado=1, esperado=2, texto="Firmada.", firma="Jefatura", fecha=date(2031, 2, 1)
    )
    again = draft_from_document(with_figures(notas=(NOTE,)), elabora)
    assert Edicion.objects.get() == again == first
    assert again.estado == EstadoEdicion.BORRADOR
    assert again.cifras.get(categoria="El Olivo").valor == 20
    assert set(again.notas.values_list("clave", flat=True)) == {"otra", NOTE.clave}
    assert draft_from_document(with_figures(notas=(NOTE,)), elabora).notas.count() == 2
    assert check(again) == []


def test_a_document_with_mistakes_says_them_and_leaves_its_draft_as_it_was(elabora):
    first = draft_from_document(ACCOUNT, elabora)
    with pytest.raises(DocumentoInvalido, match="HU-999"), transaction.atomic():
        draft_from_document(with_figures(said("HU-999", 1)), elabora)
    assert Edicion.objects.get().cifras.count() == first.cifras.count() > 8


def test_an_approved_account_is_sent_back_before_it_is_loaded_again(elabora, aprueba):
    edicion = draft_from_document(ACCOUNT, elabora)
    check(edicion)
    edicion.aprobar(aprueba)
    with pytest.raises(TransicionRechazada, match=r"«aprobada».*devuélvala antes a borrador"):
        draft_from_document(ACCOUNT, elabora)
    edicion.devolver()
    assert draft_from_document(ACCOUNT, elabora).estado == EstadoEdicion.BORRADOR


def test_a_published_account_is_corrected_by_an_erratum_alone(published, elabora):
    published()
    with pytest.raises(
        TransicionRechazada, match=r"ya se publicó completo en la edición 2030-1.*fe de erratas"
    ):
        draft_from_document(ACCOUNT, elabora)


def test_an_erratum_starts_as_the_published_edition_stands(published, elabora):
    publicada = published()
    source = Edicion.objects.get(numero=1)
    edicion = draft_erratum(publicada, "Un monto.", elabora)
    assert (edicion.slug, edicion.estado, edicion.reemplaza) == ("2030-2", EstadoEdicion.BORRADOR, publicada)
    for name in ("capitulos", "cifras", "compromisos", "notas"):
        fields = [
            f.name
            for f in getattr(edicion, name).model._meta.concrete_fields
            if f.name not in {"id", "edicion"}
        ]
        copied = list(getattr(edicion, name).order_by("pk").values(*fields))
        assert copied == list(getattr(source, name).order_by("pk").values(*fields))
    mentions = [
        list(e.cifras.get(orden=1).menciones.values_list("valor", "fuente")) for e in (source, edicion)
    ]
    assert mentions[0] == mentions[1] != []
