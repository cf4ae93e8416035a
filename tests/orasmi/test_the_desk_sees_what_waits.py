"""The list answers what a desk asks: what waits for me, who waits longest, what lacks papers, what is left to spend."""

from datetime import date, timedelta

import pytest

from orasmi.models import Ayuda, Clase, Estado, Grupo, Materia, Postulacion
from tests.orasmi.paper import LIST


def listed(browser, query=""):
    """The cases of a list, by number, in the order they are shown."""
    answer = browser.get(f"{LIST}?{query}")
    assert answer.status_code == 200
    return [case.numero for case in answer.context["cl"].result_list]


def waiting(browser):
    """What the first page says that waits: how many of each."""
    desks = browser.get("/interno/").context["waiting"]
    return {one["title"]: one["count"] for desk in desks for one in desk["lists"]}


def test_each_person_is_shown_what_waits_for_them(desk, enter):
    for estado in (Estado.INGRESADA, Estado.EVALUACION, Estado.PROPUESTA, Estado.APROBADA, Estado.RENDIDA):
        desk.at(estado)
    desk.at(Estado.PROPUESTA)
    assert waiting(enter("encargada")) == {"Por evaluar": 1, "Por proponer": 1, "Por comprar": 1}
    assert waiting(enter("jefa")) == {"Por aprobar": 2, "Por cerrar": 1}
    assert waiting(enter("autoridad")) == {}


def test_a_queue_begins_with_who_has_waited_longest(desk, enter):
    days = [5, 40, 12]
    cases = {day: desk.case(ocurrido_el=desk.today - timedelta(days=day)) for day in days}
    expected = [cases[day].numero for day in sorted(days, reverse=True)]
    assert listed(enter("encargada"), "espera=evaluar") == expected


def test_nobody_asks_for_the_queue_of_others(desk, enter):
    assert enter("encargada").get(f"{LIST}?espera=aprobar").status_code == 400
    assert enter("encargada").get(f"{LIST}?espera=inventada").status_code == 400


@pytest.mark.parametrize(("days", "found"), [("15", 3), ("30", 2), ("60", 1), ("90", 0)])
def test_those_who_wait_longer_than_some_days_are_found(desk, enter, days, found):
    for waited in (3, 16, 31, 61):
        desk.case(ocurrido_el=desk.today - timedelta(days=waited))
    answered = desk.at(Estado.RECHAZADA, ocurrido_el=desk.today - timedelta(days=200))
    rows = listed(enter("encargada"), f"mas_de={days}")
    assert len(rows) == found
    assert answered.numero not in rows


@pytest.mark.parametrize(
    ("falta", "lacks"),
    [
        ("siep", {"folio_siep": None}),
        ("informe", {"informe_fecha": None, "informe_profesional": "", "informe_institucion": ""}),
        ("vencido", {"informe_fecha": date(2018, 1, 1)}),
        ("control", {}),
    ],
)
def test_what_lacks_a_paper_is_found(desk, enter, falta, lacks):
    lacking = desk.case(**lacks)
    if falta != "control":
        desk.check(lacking)
    desk.at(Estado.EVALUACION)
    desk.at(Estado.RECHAZADA)
    assert listed(enter("encargada"), f"falta={falta}") == [lacking.numero]
    if falta != "vencido":
        assert lacking.numero in listed(enter("encargada"), "falta=algo")


def test_cases_are_found_by_state_comuna_class_and_group(desk, enter):
    other = Ayuda.objects.create(
        materia=Materia.EDUCACION, nombre="Matrícula", clase=Clase.PROMOCION, desde=date(2018, 1, 1)
    )
    desk.case()
    found = desk.case(ayuda=other, comuna=desk.comunas[1], grupo=Grupo.VIF)
    desk.take(found, "evaluar", "encargada")
    browser = enter("encargada")
    for query in (
        "estado__exact=evaluacion",
        f"comuna__id__exact={desk.comunas[1].pk}",
        "ayuda__clase__exact=promocion_social",
        "grupo__exact=vif",
    ):
        assert listed(browser, query) == [found.numero], query


@pytest.mark.parametrize("words", ["{numero}", "{folio}", "{run}", "inventada ana", "ANA maria"])
def test_a_case_is_found_by_number_folio_run_or_name(desk, enter, words):
    case = desk.case()
    said = words.format(numero=case.numero, folio=case.folio_siep, run=case.ficha.identificacion)
    assert listed(enter("encargada"), f"q={said}") == [case.numero]


@pytest.mark.parametrize("query", ["mas_de=hola", "falta=nada", "ayuda__clase__exact=otra", "mas_de=-1"])
def test_an_odd_question_is_refused_or_answered_never_a_500(desk, enter, query):
    desk.case()
    assert enter("encargada").get(f"{LIST}?{query}").status_code in (200, 302, 400)


def test_the_list_says_what_is_left_of_the_budget(desk, enter):
    desk.at(Estado.APROBADA)
    page = enter("jefa").get(LIST).content.decode()
    assert f"Del presupuesto {desk.today.year} ($10.000.000) quedan $9.800.000." in page


def test_a_page_of_the_list_costs_the_same_with_one_case_or_fifty(desk, enter, django_assert_max_num_queries):
    browser = enter("encargada")
    desk.case()
    browser.get(LIST)
    with django_assert_max_num_queries(20) as few:
        browser.get(LIST)
    for _ in range(30):
        desk.case()
    with django_assert_max_num_queries(len(few)):
        browser.get(LIST)


def test_a_case_shows_the_others_of_the_same_person_and_of_nobody_else(desk, enter):
    first = desk.at(Estado.RECHAZADA)
    second = desk.case(ficha=first.ficha)
    alone = desk.case()
    page = enter("encargada").get(f"{LIST}{second.pk}/change/").content.decode()
    assert str(first) in page
    assert str(alone) not in page


def test_the_export_is_of_jefatura_and_needs_a_reason(desk, enter):
    desk.case()
    assert enter("encargada").post(f"{LIST}exportar/", {"formato": "csv"}).status_code == 403
    assert "motivo" in enter("jefa").post(f"{LIST}exportar/", {"formato": "csv"}).context["form"].errors
    answer = enter("jefa").post(f"{LIST}exportar/", {"formato": "csv", "motivo": "Informe mensual"})
    rows = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert len(rows) == 1 + Postulacion.objects.count()
