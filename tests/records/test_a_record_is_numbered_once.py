"""A record takes the next number of its kind and year, keeps its two dates, and is annulled but never deleted."""

from datetime import UTC, date, datetime
from threading import Thread

import pytest
from django.db import IntegrityError, connection, transaction

from gobernacion.lib.periods import Period
from gobernacion.records.models import Correlativo, RegistroImborrable
from gobernacion.transitions import TransicionRechazada
from gobernacion.versions import RegistroCambiado
from tests.recordarea.models import Articulo, Entrega

TODAY = date(2026, 11, 23)


def test_the_numbers_of_a_year_follow_each_other(make_entrega):
    when = datetime(2026, 3, 2, tzinfo=UTC)
    assert [make_entrega(registrado_el=when).numero for _ in range(3)] == [
        "2026-00001",
        "2026-00002",
        "2026-00003",
    ]


def test_each_year_starts_again_by_the_clock_of_chile(make_entrega):
    still_2025 = datetime(2026, 1, 1, 2, 30, tzinfo=UTC)
    assert make_entrega(registrado_el=still_2025).numero == "2025-00001"
    assert make_entrega(registrado_el=datetime(2026, 1, 1, 4, tzinfo=UTC)).numero == "2026-00001"


def test_its_name_is_its_number_and_tells_nothing_of_the_person(entrega):
    assert str(entrega) == f"Entrega {entrega.numero}"
    assert entrega.ficha.nombres not in str(entrega)


def test_two_records_never_share_a_number(make_entrega):
    first = make_entrega()
    with pytest.raises(IntegrityError), transaction.atomic():
        Entrega.objects.filter(pk=make_entrega().pk).update(numero=first.numero)


def test_a_number_is_not_spent_by_a_save_that_failed(make_entrega):
    make_entrega()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_entrega(solicitado=-1)
    assert make_entrega().numero.endswith("-00002")


def test_a_record_that_could_not_be_saved_takes_its_number_when_it_is(make_entrega):
    entrega = make_entrega()
    entrega.pk, entrega.numero, entrega._state.adding, entrega.solicitado = None, "", True, -1
    with pytest.raises(IntegrityError), transaction.atomic():
        entrega.save()
    assert make_entrega().numero.endswith("-00002")
    entrega.solicitado = 5
    entrega.save()
    assert entrega.numero.endswith("-00003")


def test_a_load_takes_many_numbers_at_once(make_entrega):
    year = make_entrega().numero[:4]
    assert Correlativo.take(Entrega, int(year), how_many=3) == [
        f"{year}-0000{number}" for number in (2, 3, 4)
    ]
    assert make_entrega().numero == f"{year}-00005"


@pytest.mark.django_db(transaction=True)
def test_clerks_who_register_at_the_same_time_get_different_numbers():
    taken = []

    def take():
        for _ in range(10):
            taken.extend(Correlativo.take(Entrega, 2026))
        connection.close()

    clerks = [Thread(target=take) for _ in range(4)]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join()
    assert sorted(taken) == [f"2026-{number:05d}" for number in range(1, 41)]


def test_a_late_entry_keeps_both_dates(make_entrega):
    late = make_entrega(ocurrido_el=date(2018, 12, 20), registrado_el=datetime(2019, 3, 4, 15, tzinfo=UTC))
    assert list(Entrega.objects.en(Period.year(2018))) == [late]
    assert not Entrega.objects.en(Period.year(2019)).exists()
    assert late.numero == "2019-00001"


def test_a_period_takes_its_first_day_and_not_the_one_after_its_last(make_entrega):
    make_entrega(ocurrido_el=date(2018, 12, 31))
    first, last = make_entrega(ocurrido_el=date(2019, 1, 1)), make_entrega(ocurrido_el=date(2019, 12, 31))
    make_entrega(ocurrido_el=date(2020, 1, 1))
    assert set(Entrega.objects.en(Period.year(2019))) == {first, last}


def test_those_of_a_comuna_are_found(make_entrega, comunas):
    mine = make_entrega(comuna=comunas[1])
    make_entrega()
    assert list(Entrega.objects.de_comuna(comunas[1])) == [mine]


def test_what_is_annulled_stays_with_its_reason_and_no_longer_stands(entrega, staff):
    entrega.anular(staff["jefa"], TODAY, "  Registrada dos veces.  ")
    assert list(Entrega.objects.anulados()) == [entrega]
    assert not Entrega.objects.vigentes().exists()
    assert (entrega.anulado_por, entrega.motivo_anulacion) == (staff["jefa"], "Registrada dos veces.")


def test_it_is_not_annulled_without_a_reason_nor_twice(entrega, staff):
    with pytest.raises(TransicionRechazada, match="motivo"):
        entrega.anular(staff["jefa"], TODAY, "  ")
    entrega.anular(staff["jefa"], TODAY, "Duplicada.")
    with pytest.raises(TransicionRechazada, match="ya está anulado"):
        entrega.anular(staff["jefa"], TODAY, "Otra vez.")


@pytest.mark.parametrize("half", [{"anulado_el": TODAY}, {"motivo_anulacion": "Porque sí."}])
def test_the_database_refuses_half_an_annulment(entrega, half):
    with pytest.raises(IntegrityError), transaction.atomic():
        Entrega.objects.filter(pk=entrega.pk).update(**half)


def test_a_record_is_not_deleted_one_by_one_nor_many_at_once(entrega):
    with pytest.raises(RegistroImborrable):
        entrega.delete()
    with pytest.raises(RegistroImborrable):
        Entrega.objects.all().delete()
    assert Entrega.objects.count() == 1


def test_a_save_from_an_old_copy_is_refused_and_changes_nothing(entrega):
    mine, theirs = Entrega.objects.get(), Entrega.objects.get()
    theirs.detalle = "De la otra persona."
    theirs.save()
    mine.detalle = "Mío."
    with pytest.raises(RegistroCambiado):
        mine.save()
    assert Entrega.objects.get().detalle == "De la otra persona."


def test_a_copy_that_was_saved_goes_on_being_the_last(entrega):
    entrega.detalle = "Una."
    entrega.save()
    entrega.detalle = "Dos."
    entrega.save()
    assert Entrega.objects.get().detalle == "Dos."


def test_a_save_that_failed_leaves_the_copy_as_the_last(entrega):
    entrega.solicitado = -1
    with pytest.raises(IntegrityError), transaction.atomic():
        entrega.save()
    entrega.solicitado = 5
    entrega.save()
    assert Entrega.objects.get().solicitado == 5


def test_the_lines_of_a_record_are_kept_from_stale_saves_too(entrega):
    Articulo.objects.create(entrega=entrega, nombre="Frazada")
    mine, theirs = Articulo.objects.get(), Articulo.objects.get()
    theirs.cantidad = 3
    theirs.save()
    mine.cantidad = 9
    with pytest.raises(RegistroCambiado):
        mine.save()
