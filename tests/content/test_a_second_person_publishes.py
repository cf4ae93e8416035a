"""Whoever writes an offer does not publish it, and each step says to whom it belongs and from where it is taken."""

from __future__ import annotations

from datetime import date

import pytest

from gobernacion.content.models import EstadoOferta, Oferta, OfertaPublicada
from gobernacion.transitions import TransicionRechazada
from tests.content.conftest import TODAY
from tests.records.desk import text

pytestmark = pytest.mark.django_db
LIST = "/interno/content/oferta/"
NO_DATES = {"hitos-TOTAL_FORMS": "0", "hitos-INITIAL_FORMS": "0"}


def typed(oferta=None, **changes):
    """What the form sends."""
    said = {
        "titulo": "Semillas gratis",
        "tema": "emprendimiento",
        "descripcion": "Un saco por familia.",
        "para_quien": "Familias con huerto.",
        "requisitos": "",
        "donde": "En la bodega.",
        "comuna": "",
        "desde": "01-01-2020",
        "hasta": "",
        "telefono": "",
        "correo": "",
        "sitio": "",
        "ocurrido_el": "01-01-2020",
        **NO_DATES,
    }
    if oferta is not None:
        said |= {"servicio": oferta.servicio_id, "version_leida": oferta.version}
    return said | changes


def test_it_goes_from_draft_to_the_page_and_out_of_it(write, staff):
    oferta = write()
    assert (oferta.estado, oferta.en_la_pagina) == (EstadoOferta.BORRADOR, False)
    oferta.publicar(staff["publica"], TODAY)
    assert (oferta.estado, oferta.en_la_pagina) == (EstadoOferta.PUBLICADA, True)
    oferta.retirar(staff["jefe"], TODAY, motivo_retiro="Se acabaron.")
    assert (oferta.estado, oferta.en_la_pagina) == (EstadoOferta.RETIRADA, False)
    assert not OfertaPublicada.objects.exists()
    oferta.corregir(staff["otra"], TODAY)
    assert (oferta.estado, oferta.publicada_el, oferta.motivo_retiro) == (EstadoOferta.BORRADOR, None, "")
    reasons = list(oferta.history.order_by("history_id").values_list("history_change_reason", flat=True))
    assert reasons[1:] == ["Publicar", "Retirar", "Corregir"]


def test_whoever_wrote_it_last_does_not_publish_it(write, staff):
    oferta = write(redactada_por=staff["publica"])
    with pytest.raises(TransicionRechazada, match="debe hacerlo otra persona"):
        oferta.publicar(staff["publica"], TODAY)
    oferta.publicar(staff["jefe"], TODAY)
    assert OfertaPublicada.objects.exists()


def test_the_form_keeps_who_wrote_last(enter, write, staff):
    oferta = write()
    answer = enter("otra").post(f"{LIST}{oferta.pk}/change/", typed(oferta, titulo="Semillas y abono"))
    assert answer.status_code == 302
    oferta.refresh_from_db()
    assert (oferta.titulo, oferta.redactada_por, oferta.registrado_por) == (
        "Semillas y abono",
        staff["otra"],
        staff["escribe"],
    )


def test_a_clerk_writes_it_with_its_dates_and_jefatura_publishes_it(enter, servicio, staff):
    said = typed(servicio=servicio.pk, requisitos="Cédula") | {
        "hitos-TOTAL_FORMS": "1",
        "hitos-0-dia": "20-03-2030",
        "hitos-0-hora": "10:00",
        "hitos-0-titulo": "Reparto",
    }
    assert enter("escribe").post(f"{LIST}add/", said).status_code == 302
    oferta = Oferta.objects.get()
    assert oferta.redactada_por == staff["escribe"]
    waiting = text(enter("publica").get("/interno/"))
    assert "por publicar" in waiting.lower(), waiting
    assert enter("escribe").get(f"{LIST}{oferta.pk}/publicar/").status_code == 403
    answer = enter("publica").post(f"{LIST}{oferta.pk}/publicar/", {"version_leida": oferta.version})
    assert answer.status_code == 302
    assert OfertaPublicada.objects.get().hitos.get().titulo == "Reparto"


@pytest.mark.parametrize("who", ["publica", "jefe"])
def test_jefatura_publishes_and_does_not_write(enter, write, who):
    oferta = write()
    assert enter(who).post(f"{LIST}{oferta.pk}/change/", typed(oferta, titulo="Otra")).status_code == 403
    assert enter(who).get(f"{LIST}add/").status_code == 403
    oferta.refresh_from_db()
    assert oferta.titulo == "Semillas gratis"


def test_to_the_autoridad_the_desk_does_not_exist(enter, write):
    assert enter("autoridad").get(LIST).status_code == 404
    assert enter("autoridad").get(f"{LIST}{write().pk}/change/").status_code == 404


def test_what_is_published_is_not_written_until_it_is_corrected(enter, published):
    oferta = published()
    assert (
        enter("escribe").post(f"{LIST}{oferta.pk}/change/", typed(oferta, titulo="Otra")).status_code == 403
    )
    answer = enter("escribe").post(f"{LIST}{oferta.pk}/corregir/", {"version_leida": oferta.version})
    assert answer.status_code == 302
    oferta.refresh_from_db()
    assert (
        enter("escribe").post(f"{LIST}{oferta.pk}/change/", typed(oferta, titulo="Otra")).status_code == 302
    )


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("descripcion", "Preguntar por Ana, RUN 12.345.678-5.", "no escriba en él el RUN"),
        ("donde", "Con 12345678-5", "no escriba en él el RUN"),
        ("sitio", "javascript:alert(1)", "dirección completa"),
        ("hasta", "31-12-2019", "no puede ser anterior"),
        ("ocurrido_el", "01-01-2090", "aún no llega"),
        ("titulo", "", "obligatorio"),
    ],
)
def test_what_cannot_be_published_is_refused_beside_its_field(enter, write, field, value, sentence):
    oferta = write()
    answer = enter("escribe").post(f"{LIST}{oferta.pk}/change/", typed(oferta, **{field: value}))
    assert sentence in " ".join(answer.context["adminform"].form.errors[field])


@pytest.mark.parametrize(
    "number", ["60.511.000-8", "+56 51 2000001", "12.345.678-9", "$39.067.051", "2019-12"]
)
def test_a_service_a_telephone_or_an_amount_is_nobodys_run(enter, write, number):
    oferta = write()
    answer = enter("escribe").post(f"{LIST}{oferta.pk}/change/", typed(oferta, donde=f"Oficina {number}."))
    assert answer.status_code == 302


def test_what_is_over_or_was_never_on_the_page_is_refused_in_words(write, published, staff):
    with pytest.raises(TransicionRechazada, match=r"último día .* ya pasó"):
        write(hasta=date(2020, 3, 5)).publicar(staff["publica"], TODAY)
    with pytest.raises(TransicionRechazada, match="no está en la página"):
        write().retirar(staff["publica"], TODAY, motivo_retiro="Sobra.")
    with pytest.raises(TransicionRechazada, match="falta «motivo del retiro»"):
        published().retirar(staff["publica"], TODAY)
    with pytest.raises(TransicionRechazada, match="no dice quién la redactó"):
        write(redactada_por=None).publicar(staff["publica"], TODAY)


def test_what_is_on_the_page_is_withdrawn_before_it_is_annulled(published, staff):
    oferta = published()
    with pytest.raises(TransicionRechazada, match="retírela antes de anularla"):
        oferta.anular(staff["publica"], TODAY, "Repetida.")
    oferta.corregir(staff["escribe"], TODAY)
    with pytest.raises(TransicionRechazada, match="retírela antes de anularla"):
        oferta.anular(staff["publica"], TODAY, "Repetida.")
    oferta.retirar(staff["publica"], TODAY, motivo_retiro="Repetida.")
    oferta.anular(staff["publica"], TODAY, "Repetida.")
    assert oferta.anulado


def test_the_list_says_what_is_still_on_the_page_and_over(enter, published):
    over, soon = published(hasta=date(2020, 3, 10)), published(titulo="Abono")
    page = text(enter("publica").get(f"{LIST}?plazo=terminadas"))
    assert over.numero in page
    assert soon.numero not in page
    assert enter("publica").get(f"{LIST}?plazo=otro").status_code == 400


def test_the_list_is_cut_by_comuna_or_by_the_whole_province(enter, write, comunas):
    everywhere, serena = write(titulo="En todas"), write(titulo="En una", comuna=comunas[0])
    for asked, shown, hidden in (
        ("provincia", everywhere, serena),
        (comunas[0].pk, serena, everywhere),
    ):
        page = text(enter("publica").get(f"{LIST}?comuna={asked}"))
        assert shown.titulo in page
        assert hidden.titulo not in page
    assert enter("publica").get(f"{LIST}?comuna=x").status_code == 400
