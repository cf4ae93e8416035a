"""The lines of a project never have more than it has; what is left to give is pending."""

import pytest
from django.db import IntegrityError, transaction

from gobernacion.lib.periods import Period
from programs.crece_contigo.indicators import measures
from programs.crece_contigo.models import Linea, Presupuesto, Proyecto
from tests.access.people import browser_of
from tests.exported import rows_of

PROYECTO = "/interno/crece_contigo/proyecto/"


def total(desk, measure):
    return next(iter(measure(Period.year(desk.today.year)))).valor


def test_what_no_line_has_is_pending(desk):
    assert total(desk, measures.presupuestado) == 3_000_000
    assert total(desk, measures.aporte_local) == 200_000
    assert total(desk, measures.pendiente) == desk.proyecto.pendiente() == 300_000


@pytest.mark.parametrize("change", [{"asignado": 1_300_001}, {"asignado": -1}])
def test_raw_writes_give_no_line_more_than_there_is(desk, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Presupuesto.objects.filter(linea=Linea.DIFUSION).update(**change)


@pytest.mark.parametrize("change", [{"total": 3_199_999}, {"aporte_local": 500_001}, {"year": 20}])
def test_nor_leave_the_project_with_less_than_its_lines(desk, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Proyecto.objects.update(**change)


def test_another_line_beyond_what_there_is_is_refused(desk):
    Presupuesto.objects.filter(linea=Linea.DIFUSION).delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        Presupuesto.objects.create(proyecto=desk.proyecto, linea=Linea.DIFUSION, asignado=1_300_001)
    Presupuesto.objects.create(proyecto=desk.proyecto, linea=Linea.DIFUSION, asignado=1_300_000)


def lines(amounts, existing=()):
    """What the browser sends of the three lines."""
    sent = {"lineas-TOTAL_FORMS": "3", "lineas-INITIAL_FORMS": str(len(existing))}
    for place, (linea, amount) in enumerate(amounts.items()):
        sent |= {f"lineas-{place}-linea": linea, f"lineas-{place}-asignado": str(amount)}
        if existing:
            row = next(one for one in existing if one.linea == linea)
            sent |= {f"lineas-{place}-id": str(row.pk), f"lineas-{place}-version_leida": str(row.version)}
    return sent


def test_a_project_is_typed_with_its_three_lines(desk, enter):
    browser = enter("encargada")
    page = browser.get(f"{PROYECTO}add/")
    offered = page.context["inline_admin_formsets"][0].formset.forms[:3]
    assert [form.initial["linea"] for form in offered] == Linea.values
    given = {Linea.COORDINACION: "16.718.053", Linea.CAPACITACION: "1.350.000", Linea.DIFUSION: "945.000"}
    typed = {"year": "2019", "total": "19.013.053", "aporte_local": "0", "fuente": "Convenio"}
    answer = browser.post(f"{PROYECTO}add/", {**typed, **lines(given)})
    assert answer.status_code == 302
    project = Proyecto.objects.get(year=2019)
    assert (project.presupuestado(), project.pendiente()) == (19_013_053, 0)
    shown = browser.get(PROYECTO).content.decode()
    assert "Difusión: $0 de $945.000" in shown


def test_lines_that_add_up_to_more_are_refused_with_what_was_typed(desk, enter):
    typed = {"year": "2019", "total": "1.000.000", "aporte_local": "100.000", "fuente": "Convenio"}
    given = dict.fromkeys(Linea.values, "400.000")
    answer = enter("encargada").post(f"{PROYECTO}add/", {**typed, **lines(given)})
    said = answer.content.decode()
    assert "suman $1.200.000 y el proyecto tiene $900.000" in said
    assert "400.000" in said
    assert not Proyecto.objects.filter(year=2019).exists()


def test_money_moves_from_one_line_to_another_in_one_go(desk, enter):
    """Everything is given, so that whoever takes must wait for whoever gives."""
    Proyecto.objects.update(total=3_200_000)
    existing = list(Presupuesto.objects.all())
    moved = {Linea.COORDINACION: 1_500_000, Linea.CAPACITACION: 700_000, Linea.DIFUSION: 800_000}
    answer = enter("encargada").post(
        f"{PROYECTO}{desk.proyecto.pk}/change/",
        {
            "total": "3.200.000",
            "aporte_local": "200.000",
            "fuente": "Convenio 1",
            "version_leida": desk.proyecto.version,
            **lines(moved, existing),
        },
    )
    assert answer.status_code == 302
    assert dict(Presupuesto.objects.values_list("linea", "asignado")) == moved


def test_a_total_below_its_lines_is_refused_in_words(desk, enter):
    answer = enter("encargada").post(
        f"{PROYECTO}{desk.proyecto.pk}/change/",
        {
            "total": "3.000.000",
            "aporte_local": "200.000",
            "fuente": "Convenio 1",
            "version_leida": desk.proyecto.version,
            **lines(dict.fromkeys(Linea.values, 900_000), list(Presupuesto.objects.all())),
        },
    )
    assert "el total no puede ser menor" in answer.content.decode()


@pytest.mark.parametrize(("who", "status"), [("jefa", 403), ("autoridad", 403), ("encargada", 200)])
def test_whoever_approves_does_not_say_how_much_there_is(desk, enter, who, status):
    assert enter(who).get(f"{PROYECTO}add/").status_code == status


def test_the_projects_are_exported_with_what_each_line_has_and_spent(desk):
    desk.approve(desk.expense(monto=400_000))
    Proyecto.objects.create(year=desk.today.year - 1, total=1_000, aporte_local=0, fuente="Convenio 0")
    rows = {row["Año"]: row for row in rows_of(browser_of(desk.staff["autoridad"]), PROYECTO)}
    row = rows[str(desk.today.year)]
    assert (row["Asignado a las líneas"], row["Gastado"]) == ("3000000", "400000")
    assert (row["Difusión: asignado"], row["Difusión: gastado"]) == ("1000000", "400000")
    assert (row["Coordinación: asignado"], row["Coordinación: gastado"]) == ("1000000", "0")
    assert rows[str(desk.today.year - 1)]["Gastado"] == ""
