"""A case is pasted from mails, sheets and other systems: what leaves one reading is read, the rest shows an example."""

from datetime import date, timedelta

import pytest

from orasmi.models import Estado, Postulacion
from tests.orasmi.paper import ADD, errors, opened, typed

MESES = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")


def worded(day: date) -> str:
    return f"{day.day} {MESES[day.month - 1]}. {day:%y}"


def test_a_case_of_pasted_words_is_the_same_case(desk, enter):
    answer = enter("encargada").post(
        ADD,
        typed(
            desk,
            ocurrido_el=f"\u200b{desk.today.day}/{desk.today.month}/{desk.today:%y}",
            folio_siep="\ufeffS\u20131 \u200b",
            ficha_run="RUT N°\u00a035.000.500\u20115\u200b",
            ficha_telefono="(51) 2 212345 anexo 12",
            ficha_correo="Rosa <rosa@inventada.cl>",
            ficha_nacimiento="3 de abril de 1980",
            hogar="\uff13",
            solicitado="$\u00a0300\u202f000.-",
            informe_fecha=worded(desk.today),
        ),
    )
    assert errors(answer) == {}
    case = Postulacion.objects.get()
    ficha = case.ficha
    assert (case.ocurrido_el, case.informe_fecha, case.folio_siep) == (desk.today, desk.today, "S-1")
    assert (case.hogar, case.solicitado) == (3, 300_000)
    assert (ficha.identificacion, ficha.nacimiento) == ("35.000.500-5", date(1980, 4, 3))
    assert (ficha.telefono, ficha.correo) == ("51 2 212345 anexo 12", "rosa@inventada.cl")
    assert case.estado == Estado.INGRESADA


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"ficha_run": "100.200.300-3"}, "elija «Número provisorio (IPE, Fonasa)»"),
        ({"ficha_run": "35.000.5OO-5"}, "por ejemplo 36.000.000-1"),
        ({"folio_siep": "S/1"}, "por ejemplo 2019-0123"),
        ({"ficha_telefono": "512212345 / 912345678"}, "Escriba un solo teléfono, por ejemplo"),
        ({"ficha_nacimiento": "3 de abril"}, "Falta el año"),
        ({"ocurrido_el": "03-13-2019"}, "No hay mes 13"),
        ({"ocurrido_el": "lunes 3 de abril de 2019"}, "El 03-04-2019 es miércoles"),
        ({"hogar": "1,000"}, "por ejemplo 4.491"),
        ({"hogar": "3,5"}, "sin decimales, por ejemplo 4.491"),
        ({"solicitado": "300,5"}, "por ejemplo $1.510.540"),
    ],
)
def test_what_may_be_two_things_shows_how_to_write_it(desk, enter, change, sentence):
    [field] = change
    assert sentence in errors(enter("encargada").post(ADD, typed(desk, **change)))[field]
    assert not Postulacion.objects.exists()


def test_nothing_that_was_pasted_reaches_the_logs(desk, enter, caplog):
    enter("encargada").post(
        ADD, typed(desk, ficha_run="100.200.300-3", ficha_telefono="987654321 / 912345678")
    )
    said = " ".join(record.getMessage() for record in caplog.records)
    assert "100.200.300" not in said
    assert "987654321" not in said


def test_a_folio_is_found_however_it_is_pasted(desk, enter):
    browser = enter("encargada")
    browser.post(ADD, typed(desk))
    case = Postulacion.objects.get()
    for pasted in (
        "\u200bS\u20111",
        "RUT N° 35.000.500-5",
        "35.000.500\u2013\u200b5",
        f"\ufeff{case.numero}",
    ):
        page = browser.get("/interno/orasmi/postulacion/", {"q": pasted}).content.decode()
        assert case.numero in page, ascii(pasted)


def test_opening_and_saving_a_case_changes_nothing_of_it(desk, enter):
    browser = enter("encargada")
    browser.post(ADD, typed(desk, ficha_telefono="(51) 2 212345 anexo 12"))
    case = Postulacion.objects.get()
    sent = opened(case, desk, ficha_telefono=case.ficha.telefono)
    assert errors(browser.post(f"/interno/orasmi/postulacion/{case.pk}/change/", sent)) == {}
    assert case.ficha.history.count() == 1


def test_a_day_that_is_to_come_is_not_taken_for_one_a_century_ago(desk, enter):
    """A year of two figures up to twenty ahead is of this century, and what may not be in the future says so."""
    ahead = desk.today + timedelta(days=366)
    said = errors(enter("encargada").post(ADD, typed(desk, ocurrido_el=f"{ahead:%d-%m-%y}")))
    assert "aún no llega" in said["ocurrido_el"]
