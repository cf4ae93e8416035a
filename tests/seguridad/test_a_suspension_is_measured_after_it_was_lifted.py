"""An activity that was suspended and then got another day, or was done, leaves the years that ended as they were."""

from datetime import date

from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.records.actividades import CausaSuspension

YEARS = [Period.year(2024), Period.year(2025)]


def measured(code, category=""):
    found = []
    for year in YEARS:
        said = {one.categoria: one.valor for one in registry()[code].measure(year)}
        found.append(said.get(category, 0))
    return found


def suspended(desk):
    activity = desk.activity(ocurrido_el=date(2024, 12, 10))
    activity.programada_el = activity.ocurrido_el
    activity.save()
    por = desk.staff["encargada"]
    activity.suspender(por, date(2024, 12, 10), causa="clima", suspendida_el=date(2024, 12, 10))
    return activity, por


def test_one_that_got_another_day(desk):
    activity, por = suspended(desk)
    activity.reprogramar(por, date(2025, 1, 7), ocurrido_el=date(2025, 2, 3))
    assert measured("SE-008", "Suspendida") == [1, 0]
    assert measured("SE-012") == measured("SE-012", CausaSuspension.CLIMA.label) == [1, 0]
    assert measured("SE-013") == [0, 1]


def test_one_that_somebody_else_did_then(desk):
    activity, por = suspended(desk)
    done = {"ocurrido_el": date(2025, 1, 20), "lugar": "Avenida inventada", "realizada_por": desk.carabineros}
    activity.registrar_tercero(por, date(2025, 1, 22), **done)
    assert measured("SE-012") == [1, 0]
    assert measured("SE-013") == [0, 0]


def test_one_that_is_withdrawn_from_the_plan_waits_no_more_and_is_measured_the_same(desk, enter):
    activity, por = suspended(desk)
    desk.activity()
    codes = ("SE-008", "SE-012", "SE-013")
    before = [measured(code, category) for code in codes for category in ("", "Suspendida")]
    waiting = "/interno/seguridad/actividad/?espera=reprogramar"
    assert activity.numero in enter("encargada").get(waiting).content.decode()
    activity.retirar(por, date(2026, 3, 2), motivo="Ya no se hará.")
    assert activity.numero not in enter("encargada").get(waiting).content.decode()
    assert [measured(code, category) for code in codes for category in ("", "Suspendida")] == before
    activity.reprogramar(por, date(2026, 4, 1), ocurrido_el=date(2026, 5, 4))
    assert [measured(code, category) for code in codes for category in ("", "Suspendida")] == before


def test_one_that_was_done_before_the_year_ended(desk):
    activity, por = suspended(desk)
    activity.reprogramar(por, date(2024, 12, 12), ocurrido_el=date(2024, 12, 20))
    assert measured("SE-012") == [1, 0]
    activity.realizar(por, date(2024, 12, 20), ocurrido_el=date(2024, 12, 20), lugar="Avenida inventada")
    assert measured("SE-012") == [0, 0]


def test_one_that_was_suspended_twice_counts_once_by_the_last_cause(desk):
    activity, por = suspended(desk)
    activity.reprogramar(por, date(2024, 12, 12), ocurrido_el=date(2024, 12, 20))
    activity.suspender(por, date(2024, 12, 20), causa="dotacion", suspendida_el=date(2024, 12, 20))
    assert measured("SE-012") == measured("SE-012", CausaSuspension.DOTACION.label) == [1, 0]


def test_its_last_cause_is_that_of_the_last_day_whenever_it_was_typed(desk):
    """Suspended again, and by mistake as of a day before the first time."""
    activity, por = suspended(desk)
    activity.reprogramar(por, date(2024, 12, 12), ocurrido_el=date(2024, 12, 20))
    activity.suspender(por, date(2024, 12, 20), causa="dotacion", suspendida_el=date(2024, 12, 2))
    told = {
        one.categoria for one in registry()["SE-012"].measure(Period.year(2024)) if one.dimension == "causa"
    }
    assert told == {"Clima o emergencia"}
