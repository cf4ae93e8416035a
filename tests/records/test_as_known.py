"""What was known on a day is read by whoever asks today's tables, nobody writes meanwhile, and it leaves no trace."""

from datetime import date, datetime, time, timedelta

import pytest
from django.db import DatabaseError, connection
from django.db.models import Sum

from gobernacion.directory.merging import merge, undo
from gobernacion.directory.models import Fusion
from gobernacion.lib.periods import SANTIAGO
from gobernacion.records.as_known import REUNIR, SoloLectura, as_known_on
from gobernacion.records.demo import date_as_typed, noon
from tests.recordarea.models import Articulo, Entrega, Papel
from tests.records.conftest import make_ficha
from tests.unguarded import rewriting

MONDAY, TUESDAY, WEDNESDAY = date(2020, 3, 2), date(2020, 3, 3), date(2020, 3, 4)


def typed(row, at, **values):
    """Save a row as if it were typed then."""
    for name, value in values.items():
        setattr(row, name, value)
    row._history_date = at if isinstance(at, datetime) else noon(at)
    row.save()
    return row


@pytest.fixture
def given(staff, comunas, ficha):
    """A record typed on a day, a line in it: `given(MONDAY, solicitado=5_000)`."""

    def given(day, **fields):
        common = {"ocurrido_el": date(2019, 6, 3), "comuna": comunas[0], "registrado_por": staff["encargada"]}
        return typed(Entrega(**{**common, "ficha": ficha, "solicitado": 10_000, **fields}), day)

    return given


def asked():
    return Entrega.objects.vigentes().aggregate(n=Sum("solicitado"))["n"] or 0


def test_what_was_typed_later_was_not_known(given):
    given(MONDAY)
    given(WEDNESDAY)
    with as_known_on(TUESDAY):
        assert asked() == 10_000
    assert asked() == 20_000


def test_what_was_corrected_later_is_read_as_it_was(given):
    record = given(MONDAY)
    typed(record, TUESDAY, solicitado=7_000)
    typed(record, WEDNESDAY, solicitado=3_000)
    for day, known in ((MONDAY, 10_000), (TUESDAY, 7_000), (WEDNESDAY, 3_000)):
        with as_known_on(day):
            assert asked() == known


def test_a_day_ends_at_midnight_in_chile(given):
    given(datetime.combine(MONDAY, time(23, 59), SANTIAGO))
    given(datetime.combine(TUESDAY, time(0, 0), SANTIAGO))
    with as_known_on(MONDAY):
        assert asked() == 10_000


def test_what_was_annulled_later_stood(given, staff):
    record = given(MONDAY)
    record._history_date = noon(WEDNESDAY)
    record.anular(staff["jefa"], WEDNESDAY, "Se anotó dos veces")
    with as_known_on(TUESDAY):
        assert asked() == 10_000
    assert asked() == 0


def test_a_line_taken_out_later_was_there(given):
    record = given(MONDAY)
    line = typed(Articulo(entrega=record, nombre="Frazada", cantidad=2), MONDAY)
    line._history_date = noon(WEDNESDAY)
    line.delete()
    with as_known_on(TUESDAY):
        assert record.articulos.get().cantidad == 2
    with as_known_on(WEDNESDAY):
        assert not record.articulos.exists()


def test_a_line_is_of_its_record(given):
    record = given(MONDAY)
    line = typed(Articulo(entrega=record, nombre="Frazada", cantidad=2), WEDNESDAY)
    typed(line, noon(date(2020, 3, 5)), cantidad=3)
    with as_known_on(TUESDAY) as known:
        assert not record.articulos.exists()
        [change] = known.changes()
    assert (change.fila, change.registro) == ((Articulo, line.pk), (Entrega, record.pk))
    assert (change.el, change.conocida) == (noon(WEDNESDAY), False)


def test_what_was_stored_before_there_was_a_history_was_known(given):
    untouched, touched = given(MONDAY), given(MONDAY)
    with rewriting(Entrega):
        Entrega.history.all().delete()
    typed(touched, WEDNESDAY, solicitado=4_000)
    with as_known_on(TUESDAY):
        assert set(Entrega.objects.values_list("pk", flat=True)) == {untouched.pk, touched.pk}


def test_who_came_is_read_as_the_directory_had_it(given, staff, ficha):
    one, other = ficha, make_ficha("Anita", run="22.222.222-2")
    record, later = given(MONDAY, ficha=other), given(MONDAY, ficha=other)
    fusion = merge(one.persona, other.persona, staff["jefa"], "Es la misma")
    Fusion.objects.filter(pk=fusion.pk).update(decidida=noon(TUESDAY))
    later.refresh_from_db()
    typed(later, WEDNESDAY, detalle="Corregido")

    def people():
        return set(Entrega.objects.values_list("ficha", flat=True))

    for day, known in ((MONDAY, {other.pk}), (TUESDAY, {one.pk}), (WEDNESDAY, {one.pk})):
        with as_known_on(day) as then:
            assert people() == known
            if day == MONDAY:
                assert {(c.fila[1], c.razon) for c in then.changes()} == {(record.pk, REUNIR), (later.pk, "")}
    fusion.refresh_from_db()
    undo(fusion, staff["jefa"], "Eran dos", noon(date(2020, 3, 5)))
    assert people() == {other.pk}
    with as_known_on(WEDNESDAY):
        assert people() == {one.pk}


def test_a_version_knows_only_what_the_directory_had_done_when_it_was_typed(given, staff, ficha):
    """Typed while two were one, and read after they were two again; or of another, before it was of one of both."""
    one, other = ficha, make_ficha("Anita", run="22.222.222-2")
    meanwhile, before = given(MONDAY, ficha=other), given(MONDAY, ficha=one)
    typed(before, TUESDAY, ficha=other)
    fusion = merge(one.persona, other.persona, staff["jefa"], "Es la misma")
    Fusion.objects.filter(pk=fusion.pk).update(decidida=noon(TUESDAY) + timedelta(hours=1))
    meanwhile.refresh_from_db()
    typed(meanwhile, WEDNESDAY, detalle="Corregido")
    fusion.refresh_from_db()
    undo(fusion, staff["jefa"], "Eran dos", noon(date(2020, 3, 5)))
    meanwhile.refresh_from_db()
    typed(meanwhile, date(2020, 3, 9), detalle="Corregido otra vez")

    def known_on(day):
        with as_known_on(day):
            return {record.pk: record.ficha_id for record in Entrega.objects.all()}

    assert known_on(MONDAY) == {meanwhile.pk: other.pk, before.pk: one.pk}
    assert known_on(TUESDAY) == {meanwhile.pk: one.pk, before.pk: one.pk}
    assert known_on(WEDNESDAY) == {meanwhile.pk: one.pk, before.pk: one.pk}
    assert known_on(date(2020, 3, 6)) == {meanwhile.pk: other.pk, before.pk: other.pk}


@pytest.mark.django_db(transaction=True)
def test_nobody_writes_meanwhile(given):
    record = given(MONDAY)
    typed(record, WEDNESDAY, solicitado=3_000)
    with as_known_on(TUESDAY):
        for write in (
            record.save,
            lambda: Entrega.objects.update(solicitado=1),
            lambda: Entrega.objects.bulk_create([record]),
            lambda: Papel.objects.filter(pk=1)._raw_delete("default"),
        ):
            with pytest.raises(SoloLectura):
                write()
        assert asked() == 10_000
    assert asked() == 3_000
    typed(record, WEDNESDAY, solicitado=2_000)
    assert Entrega.objects.get().solicitado == 2_000


def test_it_leaves_no_trace_whatever_happens(given):
    typed(given(MONDAY), WEDNESDAY, solicitado=3_000)
    with pytest.raises(ZeroDivisionError), as_known_on(TUESDAY):
        _ = asked() // 0
    assert asked() == 3_000
    with as_known_on(TUESDAY):
        assert asked() == 10_000


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_cannot_be_cleaned_is_not_used_again(given):
    typed(given(MONDAY), WEDNESDAY, solicitado=3_000)

    def lose_a_table():
        with as_known_on(TUESDAY) as known:
            assert asked() == 10_000
            with known._working(), connection.cursor() as cursor:
                cursor.execute("DROP TABLE recordarea_entrega_antes")

    with pytest.raises(DatabaseError):
        lose_a_table()
    assert connection.connection is None
    assert asked() == 3_000


def test_what_keeps_no_history_is_told(given):
    typed(given(MONDAY), WEDNESDAY, solicitado=3_000)
    with as_known_on(TUESDAY) as known:
        list(Entrega.objects.values_list("comuna__nombre", "ficha__clave"))
        assert known.de_hoy == {"comunas", "apellidos y nombres para buscar de ficha"}


def test_one_record_is_read_as_today_among_what_was_known(given):
    corrected, typed_later, untouched = given(MONDAY), given(WEDNESDAY), given(MONDAY)
    typed(corrected, WEDNESDAY, solicitado=3_000, observacion="Eran tres mil")
    with as_known_on(TUESDAY) as known:
        assert asked() == 20_000
        for change in known.changes():
            with known.but_for([change.fila]):
                assert asked() == {corrected.pk: 13_000, typed_later.pk: 30_000}[change.fila[1]]
        assert asked() == 20_000
        assert {(c.fila[1], c.conocida, c.sigue) for c in known.changes()} == {
            (corrected.pk, True, True),
            (typed_later.pk, False, True),
        }
        assert untouched.pk not in {c.fila[1] for c in known.changes()}


def test_what_a_demonstration_wrote_at_once_was_typed_when_it_says(make_entrega):
    record = make_entrega(registrado_el=noon(MONDAY))
    Articulo.objects.create(entrega=record, nombre="Frazada")
    date_as_typed()
    for day, known in ((MONDAY - timedelta(days=1), 0), (MONDAY, 1)):
        with as_known_on(day):
            assert Entrega.objects.count() == Articulo.objects.count() == known
