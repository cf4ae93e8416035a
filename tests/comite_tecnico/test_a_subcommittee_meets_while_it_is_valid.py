"""A subcommittee is counted and meets from its first day to its last; of one name there is one at a time."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from gobernacion.lib.periods import Period
from programs.comite_tecnico.indicators import measures
from programs.comite_tecnico.models import Reunion, Subcomite

LIST = "/interno/comite_tecnico/subcomite/"
NAME = "Migrantes"
FIRST, LAST = date(2019, 1, 1), date(2019, 12, 31)


@pytest.fixture
def migrantes(desk):
    return desk.subcommittee(NAME, desde=FIRST, hasta=LAST)


@pytest.mark.parametrize(
    ("period", "counted"),
    [
        (Period.year(2019), True),
        (Period.year(2018), False),
        (Period.year(2020), False),
        (Period.day(LAST), True),
        (Period.day(FIRST), True),
        (Period(date(2018, 6, 1), date(2019, 1, 2)), True),
        (Period.day(date(2020, 1, 1)), False),
    ],
)
def test_it_counts_in_every_period_its_validity_touches(migrantes, period, counted):
    names = {one.categoria for one in measures.subcomites(period)}
    assert (NAME in names) is counted


@pytest.mark.parametrize(("day", "held"), [(FIRST, True), (LAST, True), (date(2020, 1, 1), False)])
def test_it_meets_only_on_its_days(desk, migrantes, day, held):
    meeting = desk.meeting(subcomite=migrantes, ocurrido_el=day)
    if held:
        desk.take(meeting, "realizar")
        return
    with pytest.raises(ValidationError, match="no está vigente el 01-01-2020"):
        desk.take(meeting, "realizar")
    with pytest.raises(IntegrityError), transaction.atomic():
        Reunion.objects.filter(pk=meeting.pk).update(estado="realizada")
    desk.take(meeting, "suspender")


def test_its_dates_do_not_leave_a_meeting_out(desk, migrantes):
    meeting = desk.held(subcomite=migrantes, ocurrido_el=date(2019, 9, 12))
    for name, day in (("hasta", date(2019, 9, 11)), ("desde", date(2019, 9, 13))):
        migrantes.refresh_from_db()
        setattr(migrantes, name, day)
        with pytest.raises(ValidationError, match=f"{meeting} fue el 12-09-2019"):
            migrantes.full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            Subcomite.objects.filter(pk=migrantes.pk).update(**{name: day})
    meeting.anular(desk.staff["jefa"], desk.today, "Repetida")
    Subcomite.objects.filter(pk=migrantes.pk).update(hasta=date(2019, 9, 11))


@pytest.mark.parametrize(
    ("desde", "hasta", "clashes"),
    [
        (LAST, None, True),
        (date(2018, 1, 1), FIRST, True),
        (date(2018, 1, 1), None, True),
        (date(2019, 3, 1), date(2019, 4, 1), True),
        (date(2020, 1, 1), None, False),
        (date(2018, 1, 1), date(2018, 12, 31), False),
    ],
)
def test_there_is_one_of_a_name_at_a_time(migrantes, desde, hasta, clashes):
    other = Subcomite(nombre=NAME, desde=desde, hasta=hasta)
    if not clashes:
        other.full_clean()
        other.save()
        return
    with pytest.raises(ValidationError, match="Ya hay un subcomité con ese nombre"):
        other.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        other.save()


def test_it_is_not_moved_over_another_of_its_name(migrantes):
    later = Subcomite.objects.create(nombre=NAME, desde=date(2020, 1, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Subcomite.objects.filter(pk=later.pk).update(desde=LAST)


@pytest.mark.parametrize("change", ["nombre = ''", "hasta = '2018-01-01'"])
def test_raw_sql_is_refused(migrantes, change):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE comite_tecnico_subcomite SET {change} WHERE id = %s", [migrantes.pk])


def test_the_list_shows_which_meet_today(desk, migrantes, enter):
    browser = enter("encargada")
    assert set(browser.get(LIST).context["cl"].result_list) == {desk.social, migrantes}
    assert list(browser.get(LIST, {"vigentes": "hoy"}).context["cl"].result_list) == [desk.social]
    assert browser.get(LIST, {"vigentes": "ayer"}).status_code == 400


def test_it_is_typed_with_its_members(desk, enter):
    typed = {"nombre": " Adulto  Mayor ", "desde": "01-03-2020", "integrantes": [desk.senama.pk]}
    answer = enter("encargada").post(f"{LIST}add/", typed)
    assert answer.status_code == 302
    [one] = Subcomite.objects.filter(nombre="Adulto Mayor")
    assert (list(one.integrantes.all()), one.history.count()) == ([desk.senama], 1)


def test_one_that_did_not_meet_is_told(desk):
    desk.held()
    silent = desk.subcommittee("Silencioso")
    period = Period(desk.today - timedelta(days=30), desk.today)
    assert [one.categoria for one in measures.sin_reuniones(period)] == ["", silent.nombre]
