"""A day has one sheet, inside a season and while the crossing was open: the form says so, and the database insists."""

from threading import Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from gobernacion.transitions import TransicionRechazada
from programs.paso_agua_negra.models import Alcance, Causa, Cierre, Recuento
from tests.access.people import browser_of
from tests.exported import rows_of
from tests.paso_agua_negra.conftest import Desk

RECUENTO, CIERRE, TEMPORADA = (f"paso_agua_negra_{name}" for name in ("recuento", "cierre", "temporada"))


def refused_by_sql(sentence, *values):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sentence, values)


def set_in(table, record, change, *values):
    refused_by_sql(f"UPDATE {table} SET {change} WHERE id = %s", *values, record.pk)


def unsaved(model, desk, day, **fields):
    return model(ocurrido_el=day, registrado_por=desk.staff["aguanegra"], **fields)


def test_a_second_sheet_of_a_day_is_refused(desk):
    desk.season()
    first, other = desk.count(desk.ago(3)), desk.count(desk.ago(4))
    with pytest.raises(ValidationError, match=f"ya tiene su {first}"):
        unsaved(Recuento, desk, desk.ago(3)).clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        desk.count(desk.ago(3))
    set_in(RECUENTO, other, "ocurrido_el = %s", desk.ago(3))


def test_one_that_was_annulled_leaves_its_day_free(desk):
    desk.season()
    desk.count(desk.ago(3)).anular(desk.staff["jefatura"], desk.today, "Hoja de otro día")
    unsaved(Recuento, desk, desk.ago(3)).clean()
    desk.count(desk.ago(3))


def test_a_day_outside_every_season_is_refused(desk):
    desk.old_season()
    with pytest.raises(ValidationError, match="no estaba abierto"):
        unsaved(Recuento, desk, desk.today).clean()
    with pytest.raises(TransicionRechazada, match="no estaba abierto"):
        desk.count(desk.today)
    desk.season(cierra=desk.ago(2))
    count = desk.count(desk.ago(3))
    set_in(RECUENTO, count, "ocurrido_el = %s", desk.ago(1))


def test_nobody_is_counted_on_a_day_the_crossing_was_closed(desk):
    desk.season()
    closure, count = desk.closure(desk.ago(5), desk.ago(4)), desk.count(desk.ago(3))
    with pytest.raises(ValidationError, match=f"cerrado \\({closure}\\)"):
        unsaved(Recuento, desk, desk.ago(4)).clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        desk.count(desk.ago(5))
    set_in(RECUENTO, count, "ocurrido_el = %s", desk.ago(4))


def test_while_it_has_not_opened_again_no_day_is_counted(desk):
    desk.season()
    closure = desk.closure(desk.ago(5))
    with pytest.raises(ValidationError, match="hasta cuándo estuvo cerrado"):
        unsaved(Recuento, desk, desk.today).clean()
    closure.hasta = desk.ago(2)
    closure.save()
    desk.count(desk.ago(1))


def test_a_day_that_was_counted_is_not_closed_afterwards(desk):
    desk.season()
    count, closure = desk.count(desk.ago(3)), desk.closure(desk.ago(6), desk.ago(5))
    with pytest.raises(ValidationError, match=f"tiene recuento \\({count}\\)"):
        unsaved(Cierre, desk, desk.ago(4), alcance=Alcance.TOTAL).clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        desk.closure(desk.ago(4))
    set_in(CIERRE, closure, "hasta = %s", desk.ago(3))
    set_in(CIERRE, closure, "hasta = NULL")


def test_part_of_a_day_may_be_closed_and_counted(desk):
    desk.season()
    desk.count(desk.ago(3))
    partly = desk.closure(desk.ago(3), desk.ago(3), alcance=Alcance.PARCIAL)
    set_in(CIERRE, partly, "alcance = 'total'")


def test_a_day_is_closed_once(desk):
    desk.season()
    first = desk.closure(desk.ago(5), desk.ago(3))
    with pytest.raises(ValidationError, match=f"Comparte días con el {first}"):
        unsaved(Cierre, desk, desk.ago(4)).clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        desk.closure(desk.ago(6), desk.ago(5))
    first.anular(desk.staff["jefatura"], desk.today, "No se cerró")
    desk.closure(desk.ago(6), desk.ago(5))


@pytest.mark.parametrize(
    ("table", "change"),
    [
        (CIERRE, "hasta = '2019-01-01'"),
        (CIERRE, "causa = 'otra'"),
        (CIERRE, "causa = 'ninguna'"),
        (CIERRE, "alcance = 'media'"),
        (RECUENTO, "entran_chilenas = -1"),
        (RECUENTO, "salen_otros = -1"),
        (RECUENTO, "temporada_id = NULL"),
        (TEMPORADA, "cierra = '2019-01-01'"),
    ],
)
def test_raw_sql_is_refused(desk, table, change):
    records = {
        TEMPORADA: desk.season(),
        RECUENTO: desk.count(desk.ago(1)),
        CIERRE: desk.closure(desk.ago(3), desk.ago(3)),
    }
    set_in(table, records[table], change)


# --- seasons ---


def test_two_seasons_share_no_day(desk):
    season, old = desk.season(cierra=desk.ago(1)), desk.old_season()
    for first, last in ((desk.ago(20), desk.ago(10)), (desk.ago(1), None), (desk.ago(30), None)):
        with pytest.raises(ValidationError, match="no se traslapan"):
            type(season)(abre=first, cierra=last).clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            desk.season(abre=first, cierra=last)
    set_in(TEMPORADA, old, "cierra = %s", desk.abre)
    set_in(TEMPORADA, old, "cierra = NULL")


def test_no_count_is_left_outside_its_season(desk):
    season = desk.season()
    desk.count(desk.ago(3))
    season.cierra = desk.ago(4)
    with pytest.raises(ValidationError, match="quedaría fuera"):
        season.clean()
    set_in(TEMPORADA, season, "cierra = %s", desk.ago(4))
    set_in(TEMPORADA, season, "abre = %s", desk.ago(2))
    season.cierra = desk.ago(3)
    season.clean()
    season.save()


def test_a_season_is_called_by_its_years(desk):
    assert str(desk.old_season()) == "Temporada 2018-2019"
    assert desk.season(abre=desk.today.replace(month=11, day=2)).nombre.startswith(f"{desk.today.year}-")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("first", ["sheet", "closure"])
def test_of_a_sheet_and_a_closure_typed_at_once_one_stands(first):
    """The second waits for the season until the first is written, and so sees it."""
    desk, refusals = Desk(), []
    desk.season()
    day = desk.ago(2)
    writes = {"sheet": lambda: desk.count(day), "closure": lambda: desk.closure(day, day, causa=Causa.NIEVE)}
    earlier, [later] = writes.pop(first), writes.values()

    def write_after():
        try:
            later()
        except (IntegrityError, TransicionRechazada) as refusal:
            refusals.append(refusal)
        finally:
            connection.close()

    second = Thread(target=write_after)
    with transaction.atomic():
        earlier()
        second.start()
        second.join(timeout=1)
        assert second.is_alive()
    second.join()
    assert len(refusals) == 1
    assert Recuento.objects.count() + Cierre.objects.count() == 1


def test_the_seasons_are_exported_with_what_their_sheets_add_up_to(desk):
    desk.season()
    desk.old_season()
    for days in (3, 4):
        desk.count(desk.ago(days))
    desk.count(desk.ago(5)).anular(desk.staff["jefatura"], desk.today, "Hoja de otro día")
    new, old = rows_of(browser_of(desk.staff["jefatura"]), "/interno/paso_agua_negra/temporada/")
    assert (new["Días con recuento"], new["Personas, ambos sentidos"]) == ("2", "20")
    assert (old["Días con recuento"], old["Vehículos, ambos sentidos"]) == ("0", "0")
