"""Each step leads from the states it should to the one it should, by whoever may take it; the form forgives."""

from datetime import date, timedelta

import pytest

from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.records.transitions import transitions_of
from gobernacion.transitions import TransicionRechazada
from programs.convenios.models import Derivacion, Estado, Grupo, Prestacion
from programs.convenios.models.estados import EN_TRAMITE, RESPONDIDAS
from tests.directory.conftest import demo_run

STEPS = {step.name: step for step in transitions_of(Derivacion)}
ALLOWED = [(estado, name) for estado in Estado for name, step in STEPS.items() if estado in step.source]
LIST = "/interno/convenios/derivacion/"


@pytest.mark.parametrize(("estado", "step"), ALLOWED)
def test_a_step_that_is_open_is_taken(desk, estado, step):
    case = desk.at(estado)
    desk.take(case, step)
    case.refresh_from_db()
    assert case.estado in STEPS[step].targets


@pytest.mark.parametrize("estado", Estado)
def test_a_step_that_is_not_open_is_refused_saying_from_where_it_is(desk, estado):
    case = desk.at(estado)
    for step in [name for name, step in STEPS.items() if estado not in step.source]:
        with pytest.raises(TransicionRechazada, match=r"está en estado «.+»: «.+» se hace desde «.+»"):
            desk.take(case, step)


def test_every_state_waits_or_is_answered():
    assert [*EN_TRAMITE, *RESPONDIDAS] == list(Estado)


def test_what_came_back_to_preparation_is_complete_no_longer(desk):
    case = desk.at(Estado.COMPLETA)
    desk.take(case, "devolver")
    assert (case.estado, case.antecedentes_el, case.pendientes) == (
        Estado.PREPARACION,
        None,
        "Falta la interconsulta.",
    )


@pytest.mark.parametrize(
    ("way", "back"),
    [
        ((), Estado.PREPARACION),
        (("completar",), Estado.COMPLETA),
        (("completar", "derivar"), Estado.DERIVADA),
    ],
)
def test_it_waits_again_where_it_was_answered_from(desk, way, back):
    case = desk.referral()
    for step in (*way, "desistir", "reabrir"):
        desk.take(case, step, who="jefa" if step == "reabrir" else "encargada")
    case.refresh_from_db()
    assert (case.estado, case.respondida_el, case.motivo) == (back, None, "")


@pytest.mark.parametrize("answer", ["atender", "rechazar", "desistir"])
def test_a_year_that_ended_still_tells_of_an_answer_that_is_undone(desk, answer):
    case = desk.referral(ocurrido_el=date(2024, 3, 1))
    days = {"antecedentes_el": date(2024, 4, 1)}
    desk.take(case, "completar", **days)
    desk.take(case, "derivar", consentimiento_el=date(2024, 5, 2), derivada_el=date(2024, 5, 2))
    desk.take(case, answer, respondida_el=date(2024, 6, 3))

    def measured(year):
        return {code: list(registry()[code].measure(Period.year(year))) for code in ("CV-004", "CV-005")}

    closed, now = measured(2024), measured(desk.today.year)
    desk.take(case, "reabrir", who="jefa")
    assert measured(2024) == closed
    assert measured(desk.today.year) != now


@pytest.mark.parametrize("step", STEPS)
def test_whoever_types_takes_the_steps_and_jefatura_opens_again(desk, enter, step):
    case = desk.at(STEPS[step].source[0])
    may, may_not = ("jefa", "encargada") if step == "reabrir" else ("encargada", "jefa")
    assert enter(may).get(f"{LIST}{case.pk}/{step}/").status_code == 200
    assert enter(may_not).get(f"{LIST}{case.pk}/{step}/").status_code == 403
    for stranger in ("vecina", "autoridad"):
        assert enter(stranger).get(f"{LIST}{case.pk}/{step}/").status_code == 404


@pytest.mark.parametrize("page", ["anular", "exportar"])
def test_only_jefatura_annuls_and_exports(desk, enter, page):
    case = desk.referral()
    address = f"{LIST}exportar/" if page == "exportar" else f"{LIST}{case.pk}/anular/"
    assert enter("encargada").get(address).status_code == 403
    assert enter("jefa").get(address).status_code == 200


# --- the form -----------------------------------------------------------------------------------------------------


def typed(desk, **fields):
    return {
        "ocurrido_el": f"{desk.today:%d-%m-%Y}",
        "convenio": desk.convenio.pk,
        "grupo": Grupo.JEFA_HOGAR,
        "razon": "No ve de cerca.",
        "ficha_documento": "run",
        "ficha_run": demo_run(77),
        "ficha_nombres": "Rosa",
        "ficha_primer_apellido": "Inventada",
        "ficha_nacionalidad": "CL",
        "ficha_nacimiento": "01-02-1980",
        "ficha_comuna": desk.comuna.pk,
        **fields,
    }


def test_a_referral_is_typed_with_its_person_and_counted_where_they_live(desk, enter):
    answer = enter("encargada").post(f"{LIST}add/", typed(desk))
    assert answer.status_code == 302, answer.content.decode()
    case = Derivacion.objects.get()
    assert (case.estado, case.comuna, case.ficha.nombres) == (Estado.PREPARACION, desk.comuna, "Rosa")
    assert case.registrado_por == desk.staff["encargada"]


def test_the_only_agreement_there_is_comes_chosen(desk, enter):
    desk.agreement("SERNAMEG", con_nomina=False)
    page = enter("encargada").get(f"{LIST}add/").content.decode()
    assert f'<option value="{desk.convenio.pk}" selected>Vista</option>' in page
    assert "SERNAMEG" not in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"ficha_nacimiento": "01-02-2020"}, "es menor de edad"),
        ({"grupo": Grupo.MENOR}, "no es menor de edad"),
        ({"ficha_comuna": ""}, "Elija la comuna donde vive"),
        ({"razon": ""}, "Este campo es obligatorio"),
        ({"ocurrido_el": "01-02-2010"}, "no estaba vigente ese día"),
    ],
)
def test_what_does_not_fit_is_said_beside_its_field_and_nothing_typed_is_lost(desk, enter, fields, said):
    page = enter("encargada").post(f"{LIST}add/", typed(desk, **fields)).content.decode()
    assert said in page
    assert 'value="Rosa"' in page
    assert not Derivacion.objects.exists()


@pytest.mark.parametrize(
    ("years", "grupo", "said"),
    [
        (18, Grupo.MENOR, ""),
        (18, Grupo.JEFA_HOGAR, ""),
        (17, Grupo.JEFA_HOGAR, "es menor de edad"),
        (19, Grupo.MENOR, "no es menor de edad"),
    ],
)
def test_of_a_year_of_birth_alone_only_what_is_sure_is_refused(desk, enter, years, grupo, said):
    born = str(desk.today.year - years)
    answer = enter("encargada").post(f"{LIST}add/", typed(desk, ficha_nacimiento=born, grupo=grupo))
    assert said in answer.content.decode() if said else answer.status_code == 302


def test_a_second_referral_of_somebody_who_still_waits_is_refused_in_words(desk, enter):
    enter("encargada").post(f"{LIST}add/", typed(desk))
    page = enter("encargada").post(f"{LIST}add/", typed(desk)).content.decode()
    assert "ya tiene una derivación en trámite" in page


def test_what_the_institution_received_is_not_rewritten(desk, enter):
    case = desk.at(Estado.DERIVADA)
    answer = enter("encargada").post(f"{LIST}{case.pk}/change/", typed(desk, razon="Otra cosa"))
    assert answer.status_code == 403
    case.refresh_from_db()
    assert case.razon == "No ve de cerca."


def test_glasses_are_added_from_the_referral(desk, enter):
    case, browser = desk.at(Estado.ATENDIDA), enter("encargada")
    add = f"/interno/convenios/prestacion/add/?derivacion={case.pk}"
    assert add in browser.get(f"{LIST}{case.pk}/change/").content.decode()
    assert f'<option value="{case.pk}" selected' in browser.get(add).content.decode()
    given = {
        "derivacion": case.pk,
        "tipo": "lentes",
        "ocurrido_el": f"{desk.today:%d-%m-%Y}",
        "entrega": desk.club.pk,
    }
    assert browser.post(add, given).status_code == 302
    assert Prestacion.objects.get().derivacion == case
    assert "Lentes el" in browser.get(f"{LIST}{case.pk}/change/").content.decode()


def test_glasses_of_a_day_before_they_were_sent_are_refused_in_words(desk, enter):
    case = desk.at(Estado.DERIVADA)
    day = case.derivada_el - timedelta(days=1)
    given = {
        "derivacion": case.pk,
        "tipo": "lentes",
        "ocurrido_el": f"{day:%d-%m-%Y}",
        "entrega": desk.club.pk,
    }
    page = enter("encargada").post("/interno/convenios/prestacion/add/", given).content.decode()
    assert "la entrega no puede ser anterior" in page
