"""What the product itself changes, forgets, moves or withdraws is no edit behind it: `verificar` has nothing to say."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from gobernacion import proofs
from gobernacion.access import forgotten, sealed_rows
from gobernacion.access.histories import histories
from gobernacion.access.models import Anotacion, Huella, Lote, Olvido, Tanda
from gobernacion.directory.merging import merge, undo
from gobernacion.directory.models import Ficha, Movimiento
from orasmi.models import ControlRiesgo, Postulacion
from tests.tampering.conftest import Office, said
from tests.unguarded import sql

HISTORY = Postulacion.history.model._meta.db_table


# --- what the product does is no problem ---


def test_what_is_forgotten_by_rule_is_proved_forgotten(office: Office) -> None:
    one = ControlRiesgo.objects.get()
    forgotten.note(ControlRiesgo, [one.pk])
    ControlRiesgo.history.filter(id=one.pk).delete()
    rows = ControlRiesgo._base_manager.filter(pk=one.pk)
    rows._raw_delete(rows.db)
    assert not Huella.objects.filter(
        registro=str(one.pk), tanda__modelo="orasmi.HistoricalControlRiesgo"
    ).exclude(sal="")
    assert Olvido.objects.get().modelo == "orasmi.ControlRiesgo"
    assert said() == []


def test_a_person_is_forgotten_on_either_database(office: Office) -> None:
    ficha = office.desk.ficha()
    sealed_rows.seal()
    forgotten.note(Ficha, [ficha.pk])
    assert Ficha.history.filter(id=ficha.pk).delete()[0] == 1
    Ficha._base_manager.filter(pk=ficha.pk)._raw_delete("default")
    assert said() == []
    with pytest.raises(IntegrityError, match="refused"), transaction.atomic():
        Ficha.history.all().delete()


def test_some_versions_are_forgotten_and_the_others_stay_proved(office: Office) -> None:
    forgotten.forget_versions(Postulacion.history.filter(history_id=office.of["first"]))
    assert said() == []
    sql(f"DELETE FROM {HISTORY} WHERE history_id = {office.of['before']}", HISTORY)
    assert any("falta lo que se selló" in one for one in said())


def test_words_withdrawn_from_a_version_are_sealed_again(office: Office) -> None:
    version = Postulacion.history.filter(history_id=office.of["first"])
    forgotten.rewrite(version, necesidad="Retirado.")
    forgotten.rewrite(version, fundamento="Retirado.")
    call_command("sellar_bitacora")
    assert said() == []
    sql(f"UPDATE {HISTORY} SET necesidad = 'Otra' WHERE history_id = {office.of['first']}", HISTORY)
    assert any(f"{office.name}: se cambió después de sellarse" in one for one in said())


def test_what_the_directory_moves_is_explained_and_what_it_did_not_is_not(office: Office) -> None:
    desk = office.desk
    other = desk.case()
    fusion = merge(office.case.ficha.persona, other.ficha.persona, desk.staff["jefa"], "Son la misma")
    assert Movimiento.objects.exists()
    call_command("sellar_bitacora")
    assert said() == []
    undo(fusion, desk.staff["jefa"], "Son dos", fusion.decidida)
    assert said() == []
    Postulacion.objects.filter(pk=other.pk).update(ficha=office.case.ficha)
    assert [one for one in said() if f"Caso {other.numero}: «" in one]


def test_two_runs_leave_one_chain_and_nothing_new_leaves_nothing(office: Office) -> None:
    before = (Tanda.objects.count(), Anotacion.objects.count(), Lote.objects.count())
    call_command("sellar_bitacora")
    assert (Tanda.objects.count(), Anotacion.objects.count(), Lote.objects.count()) == before
    office.desk.case()
    call_command("sellar_bitacora")
    assert Tanda.objects.count() > before[0]
    assert said() == []


def test_many_rows_are_sealed_some_at_a_time(office: Office, monkeypatch: Any) -> None:
    monkeypatch.setattr(sealed_rows, "CHUNK", 2)
    for _ in range(3):
        office.desk.case()
    told: list[str] = []
    assert sealed_rows.seal(told.append) > 5
    assert any("orasmi.HistoricalPostulacion" in one for one in told)
    assert said() == []


# --- whatever is declared ---


def test_whatever_a_history_leaves_out_says_how_it_is_proved() -> None:
    proved = {(one.model, name) for one in proofs.recounted() for name in one.fields}
    left_out = {
        (history.instance_type, field.name)
        for history in histories()
        for field in history.instance_type._meta.concrete_fields
        if field.column not in {kept.column for kept in history.tracked_fields}
    }
    assert left_out == proved
    assert len(left_out) > 10
