"""Whatever its cells hold, the page of an upload opens, says what is wrong, and the upload can be discarded from it."""

import pytest

from gobernacion.lib.filetypes import ArchivoRechazado
from gobernacion.records.planillas import uploading
from gobernacion.records.planillas.models import Carga
from gobernacion.records.planillas.reading import SENTENCES
from gobernacion.records.planillas.workbook import FIRST
from tests.recordarea.models import Entrega
from tests.records.planillas.carrying import decide, download, found, notes, upload
from tests.records.planillas.test_a_planilla_goes_back_with_its_remarks import remarks

pytestmark = pytest.mark.django_db
ROW = {"Fecha": "04-06-2019", "Comuna": "La Serena", "Persona": "11.111.111-1", "Monto_solicitado": 7_500}
BAD = ("_xD83D_xDE00_", "uno_x0007_dos", "_x0000_", "_xFFFF_", "_xDE00__xD83D_", "_x001F_")


@pytest.mark.parametrize(
    "column", ["Detalle", "Folio", "Comuna", "Fecha", "Monto solicitado", "Persona", "N.º"]
)
def test_signs_that_no_text_has_are_told_in_their_cell(column, enter, ficha, comunas):
    papel = download(enter("encargada"))
    papel.places["N.º"] = FIRST - 1
    for row, said in enumerate(BAD, start=3):
        papel.say(row, **ROW).cell(row, column).value = said
    page = upload(enter("encargada"), papel)
    assert page.status_code == 200
    assert found(page) == {"rechazada": len(BAD)}
    told = [row for row, _, one in notes(page) if "signos que no se ven" in one]
    assert column == "N.º" or told == list(range(3, 3 + len(BAD)))
    assert remarks(enter("encargada"), page)
    decide(enter("encargada"), page, "descartar")
    assert Carga.objects.get().estado == "descartada"


def test_of_an_existing_row_too(enter, entrega):
    papel = download(enter("encargada"), rows=True)
    papel.say(papel.row_of(entrega), Detalle="_xD83D_")
    page = upload(enter("encargada"), papel)
    assert found(page) == {"rechazada": 1}
    papel.sheet.cell(papel.row_of(entrega), 1).value = "_xD83D_"
    assert found(upload(enter("encargada"), papel)) == {"rechazada": 1}


def test_a_sign_of_two_halves_is_one_sign(enter, ficha, comunas):
    papel = download(enter("encargada")).say(3, **ROW, Detalle="_xD83D__xDE00_ y 😀")
    decide(enter("encargada"), upload(enter("encargada"), papel))
    assert Entrega.objects.get().detalle == "😀 y 😀"


def test_the_same_signs_in_a_csv(enter, ficha, comunas):
    file = "RUN persona;Monto;Comuna;Fecha;Nota\n11.111.111-1;7500;La Serena;04-06-2019;uno\x07dos\n"
    page = upload(enter("encargada"), file.encode())
    which = {"ficha": "1", "solicitado": "2", "comuna": "3", "ocurrido_el": "4", "detalle": "5"}
    page = enter("encargada").post(page.redirect_chain[-1][0], {"accion": "columnas", **which}, follow=True)
    assert found(page) == {"rechazada": 1}


@pytest.mark.parametrize("stops", ["revise", "read"])
@pytest.mark.parametrize("foreign", [False, True])
def test_what_stops_it_is_told_on_its_page_and_it_can_be_discarded(
    stops, foreign, enter, ficha, comunas, monkeypatch
):
    client, papel = enter("encargada"), download(enter("encargada")).say(3, **ROW)
    file = b"RUN persona;Monto;Comuna;Fecha\n11.111.111-1;7500;La Serena;04-06-2019\n"
    page = upload(client, file if foreign else papel)
    address = page.redirect_chain[-1][0]
    Carga.objects.update(estado="subida", resultado="")

    def broken(*args, **kwargs):
        raise RuntimeError("x") if stops == "revise" else ArchivoRechazado(SENTENCES["slow"])

    monkeypatch.setattr(uploading, stops, broken)
    monkeypatch.setattr(uploading, "read_foreign", broken if stops == "read" else uploading.read_foreign)
    which = {"ficha": "1", "solicitado": "2", "comuna": "3", "ocurrido_el": "4"}
    page = (
        client.post(address, {"accion": "columnas", **which}, follow=True)
        if foreign
        else client.get(address, follow=True)
    )
    assert page.status_code == 200
    assert "No se guardó nada" in page.content.decode()
    assert client.get(address, follow=True).status_code == 200
    client.post(address, {"accion": "descartar"})
    assert Carga.objects.get().estado == "descartada"


def test_a_record_that_has_such_signs_comes_back_as_it_went(enter, make_entrega):
    there = make_entrega(detalle="pegado\x0bde otra parte \x07")
    papel = download(enter("encargada"), rows=True)
    assert found(upload(enter("encargada"), papel)) == {"igual": 1}
    papel.say(papel.row_of(there), Monto_solicitado=20_000)
    decide(enter("encargada"), upload(enter("encargada"), papel))
    there.refresh_from_db()
    assert (there.solicitado, there.detalle) == (20_000, "pegado\x0bde otra parte \x07")
