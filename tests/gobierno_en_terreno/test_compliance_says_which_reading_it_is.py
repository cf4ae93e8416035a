"""26 % of the targets is the mean of both percentages, said beside the other reading; a third party counts for it."""

from datetime import date
from decimal import Decimal

import pytest

from gobernacion.indicators.models import MetaAnual
from gobernacion.lib.periods import Period
from gobernacion.records.actividades import EstadoActividad
from programs.gobierno_en_terreno.indicators import measures, plan
from programs.gobierno_en_terreno.models import Jornada, Tipo

PAGE = "/interno/gobierno_en_terreno/jornada/plan_y_metas/"
CUT = Period.year(2020).until(date(2020, 3, 6))


@pytest.fixture
def march(desk):
    """3 plazas and 10 dialogues held to the first week of March, and one more of each the week after."""
    for codigo, valor in (("GT-001", 12), ("GT-002", 37)):
        MetaAnual.objects.create(codigo=codigo, year=2020, valor=valor)
    for tipo, how_many in ((Tipo.PLAZA, 3), (Tipo.DIALOGO, 10)):
        for place in range(how_many + 1):
            day = date(2020, 3, 6) if place < how_many else date(2020, 3, 7)
            desk.held(tipo=tipo, ocurrido_el=day)
    return desk


def measured(period):
    return [one.valor for one in measures.cumplimiento_de_metas(period)]


def test_it_is_the_mean_of_both_percentages(march):
    [valor] = measured(CUT)
    assert valor == (Decimal(300) / 12 + Decimal(1000) / 37) / 2
    assert round(valor, 1) == Decimal("26.0")


def test_the_sentence_says_the_other_reading_too(march):
    frase = plan.compliance(CUT).frase
    assert "3 de 12 plazas es 25,0 %" in frase
    assert "10 de 37 diálogos es 27,0 %" in frase
    assert "promedio simple de ambos, 26,0 %" in frase
    assert "13 de 49, 26,5 %: esa no es la cifra informada" in frase


def test_the_page_says_it_at_any_cut(march, enter):
    answer = enter("jefa").get(PAGE, {"al": "06-03-2020"})
    assert "26,0 %" in answer.content.decode()
    assert [row.hechas for row in answer.context["cumplimiento"].rows] == [3, 10]
    later = enter("jefa").get(PAGE, {"al": "07-03-2020"})
    assert [row.hechas for row in later.context["cumplimiento"].rows] == [4, 11]


@pytest.mark.parametrize("al", ["ayer", "06-03-0020", "31-12-9999", ""])
def test_a_day_typed_wrong_shows_today(march, enter, al):
    answer = enter("encargada").get(PAGE, {"al": al})
    assert answer.status_code == 200
    assert answer.context["al"] == march.today


def test_what_a_third_party_did_counts_for_the_target_and_not_as_own(march):
    [before] = measured(CUT)
    third = march.jornada(tipo=Tipo.PLAZA, ocurrido_el=date(2020, 3, 2))
    march.take(third, "registrar_tercero")
    [after] = measured(CUT)
    assert round(after - before, 10) == round(Decimal(100) / 12 / 2, 10)
    assert plan.compliance(CUT).rows[0].propias == 3
    assert next(iter(measures.propias(CUT))).valor == 13


@pytest.mark.parametrize("valor", [None, 0])
def test_without_a_target_there_is_no_compliance(march, enter, valor):
    if valor is None:
        MetaAnual.objects.filter(codigo="GT-001").delete()
    else:
        MetaAnual.objects.filter(codigo="GT-001").update(valor=valor)
    assert measured(CUT) == []
    assert "Falta la meta" in enter("encargada").get(PAGE, {"al": "06-03-2020"}).content.decode()


def test_a_target_counts_once_it_is_approved(march):
    [meta] = MetaAnual.objects.filter(codigo="GT-001")
    meta.devolver(march.staff["jefa"], "Era otra")
    assert measured(CUT) == []
    meta.aprobar(march.staff["autoridad"])
    assert len(measured(CUT)) == 1


def test_the_plan_is_shown_by_comuna_and_month(desk, enter):
    la_serena, coquimbo = desk.comunas[:2]
    desk.jornada(ocurrido_el=date(2020, 2, 3), programada_el=None)
    Jornada.objects.update(programada_el=date(2020, 2, 3))
    desk.held(ocurrido_el=date(2020, 2, 4), comuna=coquimbo)
    Jornada.objects.filter(comuna=coquimbo).update(programada_el=date(2020, 2, 4))
    desk.held(ocurrido_el=date(2020, 2, 5), comuna=coquimbo)
    Jornada.objects.filter(ocurrido_el=date(2020, 2, 5)).update(programada_el=None)
    rows = {row.nombre: row for row in enter("jefa").get(PAGE, {"al": "29-02-2020"}).context["rows"]}
    assert (rows[la_serena.nombre].meses[1], rows[la_serena.nombre].total) == ("0 de 1", "0 de 1")
    assert (rows[coquimbo.nombre].meses[1], rows[coquimbo.nombre].fuera_de_plan) == ("1 de 1", 1)
    assert list(rows) == [comuna.nombre for comuna in desk.comunas]
    assert Jornada.objects.filter(estado=EstadoActividad.REALIZADA).count() == 2
