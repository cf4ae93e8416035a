"""A day and a comuna bring a row for each of its trucks; no truck delivers more than it carries."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from programs.emergencias.models import Camion, Entrega

SHEET = "/interno/emergencias/entrega/anotar/"


@pytest.fixture
def trucks(desk):
    return [desk.truck("ZZ0001"), desk.truck("ZZ0002", capacidad=Decimal("12.5"))]


@pytest.fixture
def address(desk):
    return f"{SHEET}?ocurrido_el={desk.ago(1):%d-%m-%Y}&comuna={desk.comunas[0].pk}"


def row(camion, **said):
    given = {"localidad": "Localidad inventada", "viajes": "2", "m3": "18,5", "personas": "1.120"}
    return {f"{name}_{camion.pk}": value for name, value in {**given, **said}.items()}


def test_only_the_trucks_of_that_day_and_comuna_are_offered(desk, enter, trucks, address):
    desk.truck("ZZ0003", comuna=desk.comunas[1])
    desk.truck("ZZ0004", hasta=desk.ago(2))
    answer = enter("emergencias").get(address)
    assert answer.context["form"].camiones == trucks
    assert "Localidad, ZZ0001" in answer.content.decode()


def test_the_rows_that_were_filled_in_are_written(desk, enter, trucks, address):
    answer = enter("emergencias").post(address, row(trucks[0]))
    assert answer.status_code == 302
    [made] = Entrega.objects.all()
    assert (made.camion, made.viajes, made.m3, made.personas) == (trucks[0], 2, Decimal("18.5"), 1120)
    assert made.history.count() == 1
    assert "18,5 m³" in enter("emergencias").get(address).content.decode()


@pytest.mark.parametrize(
    ("said", "box", "why"),
    [
        ({"m3": "20,1"}, "m3", "No caben en 2 viajes"),
        ({"m3": ""}, "m3", "Falta este dato"),
        ({"personas": "0"}, "personas", "mayor o igual"),
        ({"localidad": ""}, "localidad", "Falta este dato"),
    ],
)
def test_what_cannot_be_is_said_beside_its_box_and_nothing_is_written(enter, trucks, address, said, box, why):
    answer = enter("emergencias").post(address, {**row(trucks[1]), **row(trucks[0], **said)})
    assert why in str(answer.context["form"].errors[f"{box}_{trucks[0].pk}"])
    assert 'value="18,5"' in answer.content.decode()
    assert not Entrega.objects.exists()


def test_the_same_delivery_is_not_written_twice(enter, trucks, address):
    browser = enter("emergencias")
    browser.post(address, row(trucks[0]))
    answer = browser.post(address, row(trucks[0]))
    assert "ya tiene anotada su entrega" in answer.content.decode()
    assert Entrega.objects.count() == 1
    assert browser.post(address, row(trucks[0], localidad="Otra localidad inventada")).status_code == 302


def test_an_empty_sheet_says_what_to_do(desk, enter, address):
    browser = enter("emergencias")
    assert "Agregue el camión" in browser.get(address).content.decode()
    desk.truck()
    assert "al menos lo que entregó un camión" in browser.post(address, {}).content.decode()
    for odd in ("?comuna=x&ocurrido_el=ayer", "?comuna=999999&ocurrido_el=01-01-2019", "", "?comuna="):
        assert browser.get(f"{SHEET}{odd}").status_code == 200


def test_whoever_only_reads_types_none(enter, address):
    assert enter("jefatura").get(address).status_code == 403


def test_a_truck_delivers_while_it_is_hired_and_no_more_than_it_carries(desk):
    camion = desk.truck(hasta=desk.ago(5))
    with pytest.raises(ValidationError, match="no repartía ese día"):
        Entrega(camion=camion, ocurrido_el=desk.ago(4)).clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        desk.delivery(camion, m3=Decimal("10.1"))
    made = desk.delivery(camion, m3=Decimal(20), viajes=2)
    for change in ("viajes = 1", "m3 = 20.5", "m3 = 0", "personas = 0", "localidad = ''", "viajes = 0"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE emergencias_entrega SET {change} WHERE id = %s", [made.pk])


@pytest.mark.parametrize("change", ["capacidad = 0", "hasta = '2001-01-01'", "patente = 'ZZ0002'"])
def test_a_truck_is_what_it_is(desk, trucks, change):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE emergencias_camion SET {change} WHERE id = %s", [trucks[0].pk])


@pytest.mark.parametrize(("typed", "kept"), [("bbcc-12", "BBCC12"), ("AB.12.34", "AB1234")])
def test_a_plate_is_typed_in_any_way(desk, typed, kept):
    camion = Camion(patente=typed, capacidad=8, comuna=desk.comunas[0], desde=desk.today)
    camion.full_clean()
    assert camion.patente == kept
    assert str(camion) == f"{kept} (8 m³)"
