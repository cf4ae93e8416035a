"""A person is counted once however often they were sent, where the last time puts them; what was annulled, never."""

from datetime import date, timedelta

from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from programs.convenios.models import Estado, Grupo, Prestacion


def figures(codigo, period):
    return {(one.dimension, one.categoria): one.valor for one in registry()[codigo].measure(period)}


def this_year(desk):
    return Period(desk.today - timedelta(days=300), desk.today + timedelta(days=1))


def test_somebody_sent_twice_is_one_person_in_the_group_of_the_last_time(desk):
    first = desk.at(Estado.ATENDIDA)
    desk.at(Estado.DERIVADA, ficha=first.ficha, grupo=Grupo.INFORMAL)
    found = figures("CV-001", this_year(desk))
    assert found["", ""] == 1
    assert ("grupo", "Trabajador informal sin previsión") in found
    assert ("grupo", "Adulto mayor") not in found
    assert figures("CV-004", this_year(desk))["", ""] == 2


def test_whoever_withdrew_after_being_sent_was_sent(desk):
    desk.at(Estado.DESISTIDA)
    assert figures("CV-001", this_year(desk))["", ""] == 1


def test_whoever_was_only_prepared_was_not_sent(desk):
    desk.at(Estado.COMPLETA)
    assert figures("CV-001", this_year(desk))["", ""] == 0
    assert figures("CV-002", this_year(desk))["", ""] == 1


def test_what_was_annulled_is_not_counted(desk):
    desk.at(Estado.DERIVADA).anular(desk.staff["jefa"], desk.today, "Repetida")
    for codigo in ("CV-001", "CV-002", "CV-004", "CV-005"):
        assert figures(codigo, this_year(desk))["", ""] == 0, codigo


def test_two_pairs_of_glasses_are_one_person(desk):
    case = desk.at(Estado.ATENDIDA)
    desk.glasses(case)
    desk.glasses(case, ocurrido_el=desk.today - timedelta(days=1))
    assert figures("CV-003", this_year(desk))["", ""] == 1
    assert figures("CV-008", this_year(desk))["", ""] == Prestacion.objects.count() == 2


def test_the_parts_of_a_year_add_up_to_it_for_every_breakdown_that_promises_so(office):
    from programs.convenios import demo

    demo.randomised(4, 80)
    for indicador in registry().of_area("convenios"):
        found = figures(indicador.codigo, Period(date(2018, 1, 1), date(2021, 1, 1)))
        for desglose in indicador.desgloses:
            parts = [value for (dimension, _), value in found.items() if dimension == desglose.dimension]
            assert sum(parts) == found["", ""], (indicador.codigo, desglose.dimension)
