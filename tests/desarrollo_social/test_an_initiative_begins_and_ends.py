"""An initiative is written while it is at work; what ended stays as it was, and the database keeps its rules."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.transitions import TransicionRechazada
from programs.desarrollo_social.models import Estado, Iniciativa, Linea

LIST = "/interno/desarrollo_social/iniciativa/"


def execute(sql, *params):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)


def end(desk, initiative, days_ago=0):
    day = desk.today - timedelta(days=days_ago)
    initiative.terminar(desk.staff["encargada"], desk.today, termino=day, resultado="Bien.")


def test_it_ends_and_may_be_reopened(desk):
    initiative = desk.initiative(Linea.FOMENTO)
    end(desk, initiative)
    assert (initiative.estado, initiative.modificable) == (Estado.TERMINADA, False)
    initiative.reabrir(desk.staff["jefa"], desk.today)
    initiative.refresh_from_db()
    assert (initiative.estado, initiative.termino, initiative.resultado) == (Estado.EN_CURSO, None, "")


def test_it_does_not_end_before_what_was_written_under_it(desk):
    shelter, victims = desk.initiative(), desk.initiative(Linea.VIF)
    desk.night(shelter)
    desk.report(victims)
    for initiative in (shelter, victims):
        with pytest.raises(TransicionRechazada, match="noches o informes posteriores"):
            end(desk, initiative, days_ago=1)
        end(desk, initiative)


def test_it_is_not_annulled_while_something_stands_on_it(desk):
    shelter = desk.initiative()
    night = desk.night(shelter)
    with pytest.raises(TransicionRechazada, match="anule primero esos"):
        shelter.anular(desk.staff["jefa"], desk.today, "Repetida")
    night.anular(desk.staff["jefa"], desk.today, "Repetida")
    shelter.anular(desk.staff["jefa"], desk.today, "Repetida")


def test_a_comuna_with_two_municipal_initiatives_is_one_comuna(desk):
    desk.initiative(Linea.FOMENTO, beneficiarios=10)
    desk.initiative(Linea.FOMENTO, beneficiarios=5)
    desk.initiative(Linea.FOMENTO, comuna=desk.comunas["Paihuano"])
    period = Period(desk.since, desk.today + timedelta(days=1))
    comunas = {one.categoria: one.valor for one in registry()["DS-003"].measure(period)}
    assert comunas == {"": 2, "La Serena": 1, "Paihuano": 1}
    people = {one.categoria: one.valor for one in registry()["DS-011"].measure(period)}
    assert people == {"": 15, "La Serena": 15, "Paihuano": 0}


def test_what_ended_before_the_period_is_not_counted_in_it(desk):
    end(desk, desk.initiative(Linea.FOMENTO), days_ago=30)
    after = Period(desk.today - timedelta(days=29), desk.today + timedelta(days=1))
    assert [one.valor for one in registry()["DS-003"].measure(after)] == [0]
    until = Period(desk.today - timedelta(days=30), desk.today)
    assert next(iter(registry()["DS-003"].measure(until))).valor == 1


@pytest.mark.parametrize(("step", "who"), [("terminar", "encargada"), ("reabrir", "jefa")])
def test_who_types_ends_it_and_jefatura_reopens(desk, enter, step, who):
    initiative = desk.initiative(Linea.FOMENTO)
    if step == "reabrir":
        end(desk, initiative)
    for other in {"encargada", "jefa"} - {who}:
        assert enter(other).get(f"{LIST}{initiative.pk}/{step}/").status_code == 403
    assert enter(who).get(f"{LIST}{initiative.pk}/{step}/").status_code == 200


BROKEN = [
    ("ds_iniciativa_con_linea_y_nombre", Linea.FOMENTO, "nombre = ''"),
    ("ds_albergue_con_cupos", Linea.ALBERGUE, "cupos = NULL"),
    ("ds_albergue_con_cupos", Linea.ALBERGUE, "cupos = 0"),
    ("ds_albergue_con_cupos", Linea.FOMENTO, "cupos = 3"),
    ("ds_iniciativa_beneficiarios_de_fomento", Linea.ALBERGUE, "beneficiarios = 3"),
    ("ds_iniciativa_beneficiarios_de_fomento", Linea.VIF, "beneficiarios = 3"),
    ("ds_iniciativa_en_su_comuna", Linea.FOMENTO, "comuna_id = NULL"),
    ("ds_iniciativa_en_su_comuna", Linea.VIF, "comuna_id = {comuna}"),
    ("ds_iniciativa_terminada_con_fecha", Linea.OTRA, "estado = 'terminada'"),
    ("ds_iniciativa_terminada_con_fecha", Linea.OTRA, "termino = ocurrido_el"),
    ("ds_iniciativa_empieza_antes_de_terminar", Linea.OTRA, "estado = 'terminada', termino = '2001-01-01'"),
]


@pytest.mark.parametrize(("constraint", "linea", "change"), BROKEN)
def test_raw_sql_cannot_break_it(desk, constraint, linea, change):
    initiative = desk.initiative(linea)
    change = change.format(comuna=desk.comunas["Vicuña"].pk)
    with pytest.raises(IntegrityError, match=constraint):
        execute(f"UPDATE desarrollo_social_iniciativa SET {change} WHERE id = %s", initiative.pk)


def test_every_invariant_of_an_initiative_is_tried():
    own = {one.name for one in Iniciativa._meta.constraints if one.name.startswith("ds_")}
    assert {constraint for constraint, _, _ in BROKEN} == own


@pytest.mark.parametrize("linea", [Linea.OTRA, Linea.VIF])
def test_an_initiative_does_not_become_another(desk, linea):
    desk.initiative(Linea.FOMENTO)
    with pytest.raises(IntegrityError):
        execute("UPDATE desarrollo_social_iniciativa SET linea = %s, comuna_id = NULL", str(linea))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE desarrollo_social_noche SET ocurrido_el = '2001-01-01'",
        "UPDATE desarrollo_social_huesped SET ocurrido_el = '2001-01-01'",
        "UPDATE desarrollo_social_informevif SET ocurrido_el = '2001-01-01'",
        "UPDATE desarrollo_social_informevif SET atenciones = 0",
        "UPDATE desarrollo_social_noche SET alojadas = cupos + 1",
        "UPDATE desarrollo_social_indicadorgestion SET codigo = 'or-013'",
        "UPDATE desarrollo_social_indicadorgestion SET nombre = ''",
        "UPDATE desarrollo_social_presupuestootraoficina SET monto = 0",
    ],
)
def test_raw_sql_cannot_break_the_rest(desk, sql):
    from gobernacion.lib.clp import Pesos
    from programs.desarrollo_social.models import IndicadorGestion, PresupuestoOtraOficina

    shelter = desk.initiative()
    desk.night(shelter, slept=[desk.guest(shelter)])
    desk.report(desk.initiative(Linea.VIF))
    IndicadorGestion.objects.create(year=2019, instrumento="pmg", nombre="Tiempo")
    PresupuestoOtraOficina.objects.create(year=2019, oficina="Una", monto=Pesos(5), fuente="Informe")
    with pytest.raises(IntegrityError):
        execute(sql)


def test_the_form_says_what_each_line_needs(desk, enter):
    typed = {
        "linea": Linea.ALBERGUE,
        "ocurrido_el": f"{desk.today:%d-%m-%Y}",
        "nombre": "Albergue",
        "institucion": desk.institucion.pk,
        "comuna": desk.comunas["La Serena"].pk,
    }
    browser = enter("encargada")
    assert "lleva cuántas personas caben" in browser.post(f"{LIST}add/", typed).content.decode()
    assert browser.post(f"{LIST}add/", {**typed, "cupos": 12}).status_code == 302
    assert Iniciativa.objects.get().cupos == 12
