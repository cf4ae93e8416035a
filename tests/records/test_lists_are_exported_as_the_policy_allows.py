"""A list as a file: the rows in view, the columns the person may see, a reason in the journal, and no formulas."""

import csv
import io
import zipfile
from datetime import date

import openpyxl
import pytest
from django.utils import timezone

from gobernacion.access.models import Anotacion
from tests.recordarea.models import Entrega
from tests.records.conftest import make_ficha
from tests.records.desk import LIST, text

EXPORT = f"{LIST}exportar/"
HEADERS = [
    "Número",
    "Fecha",
    "Comuna",
    "Comuna (código)",
    "Documento",
    "Nombres de la persona",
    "Estado",
    "Estado (código)",
    "Urgente",
    "Monto solicitado",
    "Detalle",
    "Registrado el",
]


@pytest.fixture
def take(enter):
    """Asks for the file: `take("csv", who="jefa")`."""
    answers = []

    def take(formato="xlsx", who="encargada", motivo="Informe mensual.", query=""):
        answers.append(enter(who).post(EXPORT + query, {"formato": formato, "motivo": motivo}))
        return answers[-1]

    yield take
    for answer in answers:
        answer.close()


def sheet(answer):
    return sheet_of(b"".join(answer.streaming_content))


def sheet_of(content):
    return openpyxl.load_workbook(io.BytesIO(content)).active


def rows_of(answer):
    written = b"".join(answer.streaming_content).decode("utf-8-sig")
    separator = ";" if "-excel.csv" in answer["Content-Disposition"] else ","
    return list(csv.reader(io.StringIO(written, newline=""), delimiter=separator))


def test_excel_gets_numbers_as_numbers_and_dates_as_dates(take, entrega):
    header, row = sheet(take()).iter_rows()
    assert [cell.value for cell in header] == HEADERS
    values = dict(zip(HEADERS, row, strict=True))
    assert values["Número"].value == entrega.numero
    assert values["Fecha"].value.date() == date(2019, 6, 3)
    assert values["Monto solicitado"].value == 10_000
    assert values["Monto solicitado"].data_type == "n"
    assert values["Estado"].value == "Pedida"
    assert values["Documento"].value == "11.111.111-1"


@pytest.mark.parametrize(("formato", "day"), [("csv", "2019-06-03"), ("csv-excel", "03-06-2019")])
def test_csv_says_the_same(take, entrega, formato, day):
    header, row = rows_of(take(formato))
    assert header == HEADERS
    assert row[:10] == [
        entrega.numero,
        day,
        "La Serena",
        "04101",
        "11.111.111-1",
        "Ana",
        "Pedida",
        "pedida",
        "No",
        "10000",
    ]


def test_each_csv_is_named_for_what_opens_it(take, entrega):
    excel, programs = take("csv-excel"), take("csv")
    assert excel["Content-Disposition"].endswith('-excel.csv"')
    assert b"".join(excel.streaming_content).startswith("\ufeffNúmero;Fecha;".encode())
    assert not programs["Content-Disposition"].endswith('-excel.csv"')
    assert b"".join(programs.streaming_content).startswith("Número,Fecha,".encode())


def test_a_telephone_and_a_name_go_to_other_programs_as_they_were_typed(take, make_entrega):
    make_entrega(detalle="+56 9 1234 5678", ficha=make_ficha("-Íñigo", "Pérez", "", "22.222.222-2"))
    assert "-Íñigo" in rows_of(take("csv"))[1]
    assert "+56 9 1234 5678" in rows_of(take("csv"))[1]
    assert "'-Íñigo" in rows_of(take("csv-excel"))[1]


def test_what_was_typed_in_several_lines_has_them_in_its_cell(take, entrega):
    Entrega.objects.update(detalle="Una\r\ndos\r\n\r\ntres")
    content = b"".join(take().streaming_content)
    assert sheet_of(content).cell(2, 11).value == "Una\ndos\n\ntres"
    assert b"_x000D_" not in zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("formato", ["xlsx", "csv", "csv-excel"])
def test_nothing_becomes_a_formula(take, make_entrega, formato):
    wicked = '=HYPERLINK("http://malo";"x")'
    make_entrega(detalle=wicked, ficha=make_ficha("@SUM(A1)", "+1", "", "22.222.222-2"))
    if formato == "xlsx":
        cells = [cell for row in sheet(take()).iter_rows() for cell in row]
        assert wicked in [cell.value for cell in cells]
        assert not [cell.value for cell in cells if cell.data_type == "f"]
    else:
        assert not [cell for row in rows_of(take(formato)) for cell in row if cell[:1] in tuple("=+-@\t\r")]


def test_it_takes_the_list_as_it_is_filtered(take, make_entrega, staff, comunas):
    wanted = make_entrega(comuna=comunas[1])
    make_entrega()
    make_entrega(comuna=comunas[1]).anular(staff["jefa"], timezone.localdate(), "Duplicada.")
    query = f"?comuna__id__exact={comunas[1].pk}"
    assert [row[0] for row in rows_of(take("csv", query=query))[1:]] == [wanted.numero]


def test_the_columns_are_those_the_person_may_see(take, entrega):
    Entrega.objects.update(detalle="Canario del detalle")
    answer = rows_of(take("csv", who="jefa"))
    assert "Detalle" not in answer[0]
    assert "Canario" not in str(answer)


@pytest.mark.parametrize(
    ("motivo", "sentence"),
    [("", "obligatorio"), ("   ", "obligatorio"), ("Para 11.111.111-1", "No escriba RUN")],
)
def test_it_asks_what_for(take, entrega, motivo, sentence):
    refused = take(motivo=motivo)
    assert sentence in str(refused.context["form"].errors["motivo"])
    assert not Anotacion.objects.filter(accion="exportar").exists()


def test_it_leaves_one_line_in_the_journal_with_how_many_rows_and_why(take, make_entrega, staff):
    make_entrega()
    make_entrega()
    take()
    line = Anotacion.objects.get(accion="exportar")
    assert (line.quien, line.modelo, line.filas, line.motivo) == (
        staff["encargada"],
        "recordarea.Entrega",
        2,
        "Informe mensual.",
    )


def test_looking_at_the_page_exports_nothing(enter, entrega):
    page = enter("encargada").get(EXPORT)
    assert "Se exporta la lista completa" in text(page)
    assert not Anotacion.objects.filter(accion="exportar").exists()


def test_who_may_not_export_is_refused(take, entrega):
    assert take(who="vecina").status_code == 404
    assert take(who="autoridad").status_code == 404


def test_the_questions_do_not_grow_with_the_rows(enter, make_entrega, django_assert_max_num_queries):
    for _ in range(40):
        make_entrega()
    desk = enter("encargada")
    with django_assert_max_num_queries(12):
        rows_of(desk.post(EXPORT, {"formato": "csv", "motivo": "Informe mensual."}))
