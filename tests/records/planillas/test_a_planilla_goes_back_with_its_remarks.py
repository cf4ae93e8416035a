"""Who has something to mend gets their planilla back: each value in its place and type, the bad cells marked."""

import pytest

from tests.recordarea.models import Entrega
from tests.records.planillas.carrying import LIST, Papel, decide, download, found, upload
from tests.strict_xlsx import faults

pytestmark = pytest.mark.django_db


def remarks(client, page):
    answer = client.get(f"{LIST}cargar_planilla/?carga={page.context['carga'].pk}&observaciones=1")
    assert faults(answer.content) == []
    return Papel(answer.content)


def test_each_value_comes_back_in_its_place_and_of_its_type(enter, entrega, staff):
    papel = download(enter("encargada"), rows=True)
    papel.say(
        8, Fecha="ayer", Comuna="Santiago", Folio=12, Monto_solicitado=1.5, Detalle="=1+1", Urgente=True
    )
    papel.cell(8, "Detalle").data_type = "s"
    papel.say(9, Fecha="04-06-2019", Comuna="La Serena", Persona="11.111.111-1", Monto_solicitado=7_500)
    page = upload(enter("encargada"), papel)
    back = remarks(enter("encargada"), page)
    for row in (3, 8, 9):
        for place in range(1, papel.sheet.max_column + 1):
            sent, returned = papel.sheet.cell(row, place), back.sheet.cell(row, place)
            assert (returned.value or None) == (sent.value or None), sent.coordinate
            if sent.value is not None:
                assert returned.data_type == sent.data_type, sent.coordinate
    for name in ("Fecha", "Comuna", "Monto solicitado", "Persona"):
        assert back.cell(8, name).comment, name
        assert back.cell(8, name).fill.fgColor.rgb == "00F8CBAD"
    assert "La Serena; Coquimbo" in back.cell(8, "Comuna").comment.text
    assert not back.cell(9, "Comuna").comment


def test_mended_and_brought_again_it_adds_only_what_was_missing(enter, ficha, comunas):
    papel = download(enter("encargada"))
    papel.say(3, Fecha="04-06-2019", Comuna="La Serena", Persona="11.111.111-1", Monto_solicitado=7_500)
    papel.say(4, Fecha="04-06-2019", Comuna="Santiago", Persona="11.111.111-1", Monto_solicitado=7_500)
    page = upload(enter("encargada"), papel)
    back = remarks(enter("encargada"), page)
    decide(enter("encargada"), page, "aplicar_buenas")
    back.say(4, Comuna="Coquimbo")
    again = upload(enter("encargada"), back)
    assert found(again) == {"repetida": 1, "nueva": 1}
    decide(enter("encargada"), again)
    assert Entrega.objects.count() == 2


def test_a_conflict_shows_both_values_in_its_comment(enter, staff, entrega):
    papel = download(enter("encargada"), rows=True)
    papel.say(3, Monto_solicitado=20_000)
    entrega.solicitado = 15_000
    entrega.save_signed(staff["otra"], "Corregir")
    page = upload(enter("encargada"), papel)
    said = remarks(enter("encargada"), page).sheet.cell(3, 3).comment.text
    assert "ahora dice «$15.000»; la planilla dice «$20.000»" in said
