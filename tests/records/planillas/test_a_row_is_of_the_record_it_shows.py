"""A row whose number and whose hidden record disagree is refused; so is a planilla of ours that lost what it was."""

import csv
from io import StringIO

import pytest

from tests.recordarea.models import Entrega
from tests.records.planillas.carrying import LIST, decide, download, errors, found, notes, upload

pytestmark = pytest.mark.django_db
ROW = {"Fecha": "04-06-2019", "Comuna": "La Serena", "Persona": "11.111.111-1", "Monto_solicitado": 7_500}


def visible(papel, row):
    """The cells of a row that a person sees."""
    return [papel.sheet.cell(row, place) for place in range(3, papel.sheet.max_column + 1)]


def exchanged(papel, one, other):
    for here, there in zip(visible(papel, one), visible(papel, other), strict=True):
        here.value, there.value = there.value, here.value
    return papel


def test_exchanged_rows_are_refused_with_both_numbers(enter, make_entrega):
    one, other = make_entrega(folio="A"), make_entrega(folio="B", solicitado=20_000)
    papel = download(enter("encargada"), rows=True)
    page = upload(enter("encargada"), exchanged(papel, papel.row_of(one), papel.row_of(other)))
    assert found(page) == {"rechazada": 2}
    assert all(str(one) in said and str(other) in said for _, _, said in notes(page))


def test_an_existing_row_exchanged_with_a_new_one_is_refused(enter, entrega):
    papel = download(enter("encargada"), rows=True).say(9, **ROW)
    page = upload(enter("encargada"), exchanged(papel, papel.row_of(entrega), 9))
    assert found(page) == {"rechazada": 2}
    assert [cell for _, cell, _ in notes(page)] == ["C3", "C9"]


def test_a_row_that_lost_its_record_is_not_added_as_new(enter, entrega):
    papel = download(enter("encargada"), rows=True)
    row = papel.row_of(entrega)
    papel.sheet.cell(row, 1).value = papel.sheet.cell(row, 2).value = None
    page = upload(enter("encargada"), papel)
    assert found(page) == {"rechazada": 1}
    assert f"«{entrega}» en N.º" in page.content.decode()


def test_the_example_is_loaded_by_nobody_wherever_it_stands(enter, ficha, comunas):
    papel = download(enter("encargada"))
    for place in range(1, papel.sheet.max_column + 1):
        papel.sheet.cell(9, place).value = papel.sheet.cell(2, place).value
    papel.sheet.cell(9, 1).value = None
    assert found(upload(enter("encargada"), papel)) == {}
    papel.sheet.cell(2, 1).value = None
    assert found(upload(enter("encargada"), papel)) == {}
    page = upload(enter("encargada"), papel.say(9, **ROW))
    assert found(page) == {"rechazada": 1}
    assert "ejemplo no se carga" in page.content.decode()


def as_csv(papel, separator=";", without=0):
    said = StringIO()
    writer = csv.writer(said, delimiter=separator)
    for row in papel.sheet.iter_rows(min_col=1 + without, values_only=True):
        writer.writerow("" if one is None else one for one in row)
    return said.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "cp850"])
@pytest.mark.parametrize("without", [0, 1, 2])
def test_a_planilla_saved_as_csv_is_refused_with_what_to_do(encoding, without, enter, entrega):
    papel = download(enter("encargada"), rows=True)
    page = upload(enter("encargada"), as_csv(papel, without=without).encode(encoding))
    assert "perdió su firma" in errors(page)
    assert "libro de Excel (.xlsx)" in errors(page)


def test_a_workbook_that_lost_its_signature_is_refused(enter, entrega):
    papel = download(enter("encargada"), rows=True)
    papel.sheet.cell(1, 1).value = None
    assert "perdió su firma" in errors(upload(enter("encargada"), papel))
    papel.sheet.delete_rows(2)
    papel.sheet.delete_cols(1, 2)
    assert "perdió su firma" in errors(upload(enter("encargada"), papel))


@pytest.mark.parametrize("place", [len("firma:") + 3, -1])
def test_a_planilla_whose_signature_was_altered_is_refused(place, enter, entrega):
    papel = download(enter("encargada"), rows=True)
    signature = [*papel.sheet.cell(1, 1).value]
    signature[place] = "A" if signature[place] != "A" else "B"
    papel.sheet.cell(1, 1).value = "".join(signature)
    assert "se alteró" in errors(upload(enter("encargada"), papel))


def test_a_renamed_sheet_is_told(enter, entrega):
    papel = download(enter("encargada"), rows=True)
    papel.sheet.title = "Rondas"
    assert "no tiene la hoja «Planilla»" in errors(upload(enter("encargada"), papel))


def test_the_example_among_the_rows_of_another_system_is_not_loaded(enter, ficha, comunas):
    file = (
        "RUN persona;Monto;Comuna;Fecha;Nota\n11.111.111-1;7500;La Serena;04-06-2019;\n"
        "11.111.111-1;7500;Coquimbo;04-06-2019;EJEMPLO (no se carga)\n"
    )
    page = upload(enter("encargada"), file.encode())
    which = {"ficha": "1", "solicitado": "2", "comuna": "3", "ocurrido_el": "4"}
    page = enter("encargada").post(page.redirect_chain[-1][0], {"accion": "columnas", **which}, follow=True)
    assert found(page) == {"nueva": 1, "rechazada": 1}
    decide(enter("encargada"), page, "aplicar_buenas")
    assert Entrega.objects.count() == 1


def test_a_file_with_our_headers_and_no_numbers_is_of_another_system(enter, ficha, comunas):
    papel = download(enter("encargada"))
    heads = ";".join(papel.places)
    page = upload(enter("encargada"), f"{heads}\n03-06-2019;x;y;z\n".encode())
    assert page.redirect_chain[-1][0].startswith(f"{LIST}cargar_planilla/?carga=")
