"""One types without connection, the other with it: what both changed is shown side by side, and nothing is lost."""

import pytest

from gobernacion.records.planillas import applying
from tests.recordarea.models import Entrega
from tests.records.planillas.carrying import decide, download, found, upload

pytestmark = pytest.mark.django_db


def saved_meanwhile(entrega, por, **said):
    record = Entrega.objects.get(pk=entrega.pk)
    for name, value in said.items():
        setattr(record, name, value)
    record.save_signed(por, "Corregir")


def test_what_both_changed_is_a_conflict_with_both_values(enter, staff, make_entrega):
    one, other = make_entrega(folio="A"), make_entrega(folio="B")
    papel = download(enter("encargada"), rows=True)
    papel.say(papel.row_of(one), Monto_solicitado=20_000).say(papel.row_of(other), Monto_solicitado=30_000)
    saved_meanwhile(one, staff["otra"], solicitado=15_000)
    page = upload(enter("encargada"), papel)
    assert found(page) == {"conflicto": 1, "cambia": 1}
    [row] = page.context["found"].conflictos
    assert [(it.columna, it.ahora, it.planilla) for it in row.cambios] == [
        ("Monto solicitado", "$15.000", "$20.000")
    ]
    decide(enter("encargada"), page, "aplicar_buenas")
    assert [it.solicitado for it in Entrega.objects.order_by("folio")] == [15_000, 30_000]


def test_a_row_only_the_other_changed_stays_as_they_left_it(enter, staff, entrega):
    papel = download(enter("encargada"), rows=True)
    saved_meanwhile(entrega, staff["otra"], solicitado=15_000)
    assert found(upload(enter("encargada"), papel)) == {"igual": 1}


def test_who_sees_both_may_let_theirs_prevail(enter, staff, entrega):
    papel = download(enter("encargada"), rows=True)
    papel.say(papel.row_of(entrega), Monto_solicitado=20_000)
    saved_meanwhile(entrega, staff["otra"], urgente=True)
    page = upload(enter("encargada"), papel)
    [row] = page.context["found"].conflictos
    decide(enter("encargada"), page, "aplicar_buenas", usar=f"{row.fila}:{row.version}")
    entrega.refresh_from_db()
    assert (entrega.solicitado, entrega.urgente, entrega.version) == (20_000, True, 3)


def test_one_saved_after_it_was_seen_is_not_written_over(enter, staff, entrega):
    papel = download(enter("encargada"), rows=True)
    papel.say(papel.row_of(entrega), Monto_solicitado=20_000)
    page = upload(enter("encargada"), papel)
    assert found(page) == {"cambia": 1}
    saved_meanwhile(entrega, staff["otra"], solicitado=15_000)
    after = decide(enter("encargada"), page)
    entrega.refresh_from_db()
    assert entrega.solicitado == 15_000
    assert found(after) == {"conflicto": 1}
    assert "No se guardó nada" in after.content.decode()


def test_a_row_copied_with_its_hidden_number_is_named_with_both(enter, entrega):
    papel = download(enter("encargada"), rows=True)
    row = papel.row_of(entrega)
    for place in range(1, papel.sheet.max_column + 1):
        papel.sheet.cell(row + 4, place).value = papel.sheet.cell(row, place).value
    page = upload(enter("encargada"), papel)
    assert found(page) == {"rechazada": 2}
    assert f"Las filas {row} y {row + 4}" in page.content.decode()


def test_saved_again_after_it_was_ticked_it_stays_a_conflict(enter, staff, entrega):
    papel = download(enter("encargada"), rows=True)
    papel.say(papel.row_of(entrega), Monto_solicitado=20_000)
    saved_meanwhile(entrega, staff["otra"], solicitado=15_000)
    page = upload(enter("encargada"), papel)
    [row] = page.context["found"].conflictos
    saved_meanwhile(entrega, staff["otra"], solicitado=16_000)
    after = decide(enter("encargada"), page, "aplicar_buenas", usar=f"{row.fila}:{row.version}")
    assert found(after) == {"conflicto": 1}
    [now] = after.context["found"].conflictos
    assert [(it.ahora, it.planilla) for it in now.cambios] == [("$16.000", "$20.000")]
    decide(enter("encargada"), after, "aplicar_buenas", usar=f"{now.fila}:{now.version}")
    entrega.refresh_from_db()
    assert entrega.solicitado == 20_000


def test_saved_between_looking_and_writing_it_is_a_conflict(enter, staff, entrega, monkeypatch):
    """Whoever saves after the rows were looked at, and before theirs is held, is not written over."""
    papel = download(enter("encargada"), rows=True)
    papel.say(papel.row_of(entrega), Monto_solicitado=20_000)
    page = upload(enter("encargada"), papel)
    write = applying._Writer.write

    def late(writer, rows):
        saved_meanwhile(entrega, staff["otra"], solicitado=15_000)
        return write(writer, rows)

    monkeypatch.setattr(applying._Writer, "write", late)
    after = decide(enter("encargada"), page)
    assert found(after) == {"conflicto": 1}
    assert [it.ahora for it in after.context["found"].conflictos[0].cambios] == ["$15.000"]


def test_a_conflict_without_a_tick_is_nothing_to_save_and_the_file_stays(enter, staff, entrega):
    papel = download(enter("encargada"), rows=True)
    papel.say(papel.row_of(entrega), Monto_solicitado=20_000)
    saved_meanwhile(entrega, staff["otra"], solicitado=15_000)
    after = decide(enter("encargada"), upload(enter("encargada"), papel), "aplicar_buenas")
    assert "No hay nada que guardar" in after.content.decode()
    assert found(after) == {"conflicto": 1}
    assert after.context["carga"].contenido
