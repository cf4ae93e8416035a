"""Where the risk check rules out neither kinship nor double aid, nothing is proposed until jefatura decides."""

import re
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from gobernacion import guards
from gobernacion.transitions import TransicionRechazada
from orasmi.models import GUARDS, ControlRiesgo, Decision, Estado, Postulacion
from orasmi.models.estados import PROPUESTAS
from tests.orasmi.paper import LIST, errors, opened, with_check
from tests.orasmi.test_the_desk_sees_what_waits import waiting

FOUND = {
    "sin_parentesco": "puede haber parentesco entre quien postula y alguien que interviene",
    "sin_duplicidad": "puede recibir la misma ayuda de otro organismo",
}


def found(desk, *answers, **fields):
    """A case in evaluation whose risk check answers no to these."""
    case = desk.case(**fields)
    no = dict.fromkeys(answers or ["sin_parentesco"], False)
    desk.check(case, **no, observaciones="Es prima de la encargada de compras.")
    desk.take(case, "evaluar", "encargada")
    return case


def change(case, **answers):
    """Change the risk check of a case, as its form does."""
    control = ControlRiesgo.objects.get(postulacion=case)
    for name, answer in answers.items():
        setattr(control, name, answer)
    control.save()
    return Postulacion.objects.get(pk=case.pk)


@pytest.mark.parametrize("answer", FOUND)
def test_a_proposal_is_stopped_with_what_to_do(desk, answer):
    case = found(desk, answer)
    with pytest.raises(
        TransicionRechazada, match=f"{FOUND[answer]}: no se propone hasta .+ «Decidir sobre el control»"
    ):
        desk.take(case, "proponer", "encargada")
    case.refresh_from_db()
    assert case.estado == Estado.EVALUACION


def test_both_are_told_together(desk):
    case = found(desk, *FOUND)
    with pytest.raises(TransicionRechazada, match=" y ".join(FOUND.values())):
        desk.take(case, "proponer", "encargada")


@pytest.mark.parametrize("answer", ["domicilio", "hogar"])
def test_the_other_answers_are_explained_and_stop_nothing(desk, answer):
    case = found(desk, answer)
    desk.take(case, "proponer", "encargada")
    assert case.estado == Estado.PROPUESTA


def test_what_jefatura_admits_is_proposed_and_the_decision_stays_written(desk):
    case = found(desk)
    desk.take(case, "decidir", "jefa")
    assert case.estado == Estado.EVALUACION
    desk.take(case, "proponer", "encargada")
    desk.take(case, "aprobar", "jefa")
    case.refresh_from_db()
    assert (case.estado, case.decision, case.decidida_por, case.decidida_el) == (
        Estado.APROBADA,
        Decision.ADMITIDA,
        desk.staff["jefa"],
        desk.today,
    )
    assert case.decision_motivo == "La evalúa otra profesional."


def test_what_jefatura_does_not_admit_is_refused_with_that_reason(desk):
    case = found(desk)
    desk.take(case, "decidir", "jefa", decision=Decision.NO_ADMITIDA, decision_motivo="Ya la recibe.")
    case.refresh_from_db()
    assert (case.estado, case.motivo, case.resuelta_el) == (Estado.RECHAZADA, "Ya la recibe.", desk.today)


@pytest.mark.parametrize(
    ("checks", "evaluates", "sentence"),
    [("ambas", "encargada", "hizo el control de riesgo"), ("encargada", "ambas", "«evaluada por»")],
)
def test_who_checked_or_evaluates_does_not_decide(desk, checks, evaluates, sentence):
    case = desk.case()
    desk.check(case, hecho_por=desk.staff[checks], sin_parentesco=False, observaciones="Son primas.")
    desk.take(case, "evaluar", evaluates)
    with pytest.raises(TransicionRechazada, match=sentence):
        desk.take(case, "decidir", "ambas")
    desk.take(case, "decidir", "jefa")


def test_who_decided_does_not_evaluate_afterwards(desk):
    case = found(desk)
    desk.take(case, "decidir", "ambas")
    desk.take(case, "dejar_en_espera", "encargada")
    with pytest.raises(ValidationError, match="no decide sobre su control"):
        desk.take(case, "evaluar", "ambas")


def test_there_is_nothing_to_decide_where_both_were_answered_yes(desk, enter):
    case = desk.at(Estado.EVALUACION)
    with pytest.raises(TransicionRechazada, match="no pide una decisión"):
        desk.take(case, "decidir", "jefa")
    assert "/decidir/" not in enter("jefa").get(f"{LIST}{case.pk}/change/").content.decode()


@pytest.mark.parametrize("changes", [{"observaciones": "Es su hermana."}, {"sin_duplicidad": False}])
def test_a_decision_falls_when_the_check_changes(desk, changes):
    case = found(desk)
    desk.take(case, "decidir", "jefa")
    case = change(case, **changes)
    with pytest.raises(TransicionRechazada, match="«Decidir sobre el control»"):
        desk.take(case, "proponer", "encargada")
    desk.take(case, "decidir", "jefe")
    desk.take(case, "proponer", "encargada")
    assert case.decidida_por == desk.staff["jefe"]


@pytest.mark.parametrize("answer", FOUND)
def test_an_answer_that_becomes_yes_is_decided_all_the_same(desk, enter, answer):
    case = found(desk, answer)
    first = case.control.observaciones
    change(case, observaciones="Se revisó.")
    case = change(case, **{answer: True}, hecho_por=desk.staff["colega"], observaciones="")
    asked = ControlRiesgo._meta.get_field(answer).verbose_name
    colega = desk.staff["colega"].get_full_name()
    no = f"a «{asked}» se respondió que no («{first}», «Se revisó.»)"
    told = f"{no}, y después que sí, el {desk.today:%d-%m-%Y} por {colega}"
    with pytest.raises(TransicionRechazada, match=f"{re.escape(told)}: no se propone"):
        desk.take(case, "proponer", "encargada")
    assert waiting(enter("jefa"))["Por decidir sobre el control"] == 1
    form = enter("jefa").get(f"{LIST}{case.pk}/decidir/").context["form"]
    assert form.fields["decision"].help_text == f"Según el control de riesgo, {told}."
    with pytest.raises(TransicionRechazada, match="«por qué se decide así»"):
        desk.take(case, "decidir", "jefa", decision_motivo="")
    with pytest.raises(ValidationError, match="Explique en unas palabras"):
        desk.take(case, "decidir", "jefa", decision_motivo="x")
    desk.take(case, "decidir", "jefa")
    desk.take(case, "proponer", "encargada")
    desk.take(case, "aprobar", "jefa")
    assert (case.estado, case.decision) == (Estado.APROBADA, Decision.ADMITIDA)


def test_the_clerk_who_unticks_and_ticks_on_the_form_does_not_lift_the_stop(desk, enter):
    case = desk.case()
    desk.take(case, "evaluar", "encargada")
    answers = with_check(desk, sin_parentesco=None, observaciones="Es su hermana.")
    clerk, address = enter("encargada"), f"{LIST}{case.pk}/change/"
    assert errors(clerk.post(address, opened(case, desk, **answers))) == {}
    case = Postulacion.objects.get(pk=case.pk)
    typed = {
        **with_check(desk, observaciones="Es su hermana."),
        "control-INITIAL_FORMS": "1",
        "control-0-id": case.control.pk,
        "control-0-postulacion": case.pk,
        "control-0-version_leida": case.control.version,
    }
    assert errors(clerk.post(address, opened(case, desk, **typed))) == {}
    control = ControlRiesgo.objects.get(postulacion=case)
    assert (control.conforme, control.alguna_vez_negativa) == (True, True)
    page = clerk.get(f"{LIST}{case.pk}/proponer/").content.decode()
    assert "se respondió que no («" in page
    assert "»), y después que sí" in page


def test_a_case_that_is_stopped_says_so_when_its_form_is_opened(desk, enter):
    case = found(desk)
    answer = enter("encargada").get(f"{LIST}{case.pk}/proponer/")
    page = answer.content.decode()
    assert FOUND["sin_parentesco"] in page
    assert "hasta que la jefatura lo resuelva con «Decidir sobre el control»" in page
    assert "form" not in answer.context or "propuesto" not in answer.context["form"].fields
    typed = {"propuesto": "100.000", "fundamento": "Lo necesita.", "version_leida": case.version}
    kept = enter("encargada").post(f"{LIST}{case.pk}/proponer/", typed)
    assert "hasta que la jefatura" in " ".join(kept.context["form"].non_field_errors())
    assert kept.context["form"]["fundamento"].value() == "Lo necesita."
    desk.take(case, "decidir", "jefa")
    assert "propuesto" in enter("encargada").get(f"{LIST}{case.pk}/proponer/").context["form"].fields


def test_the_form_of_the_case_makes_the_decision_fall_and_the_page_says_so(desk, enter):
    case = found(desk)
    desk.take(case, "decidir", "jefa")
    page = enter("jefa").get(f"{LIST}{case.pk}/change/").content.decode()
    for words in ("Se admite pese a ello", "La evalúa otra profesional.", "El control que está a la vista."):
        assert words in page
    control = case.control
    typed = {
        **with_check(desk, sin_parentesco=None, observaciones="Es su hermana."),
        "control-INITIAL_FORMS": "1",
        "control-0-id": control.pk,
        "control-0-postulacion": case.pk,
        "control-0-version_leida": control.version,
    }
    assert errors(enter("encargada").post(f"{LIST}{case.pk}/change/", opened(case, desk, **typed))) == {}
    page = enter("jefa").get(f"{LIST}{case.pk}/change/").content.decode()
    assert "El control de antes: cambió y hay que decidir de nuevo." in page
    assert waiting(enter("jefa"))["Por decidir sobre el control"] == 1


def test_what_jefatura_has_to_decide_waits_for_it(desk, enter):
    desk.at(Estado.EVALUACION)
    case = found(desk, ocurrido_el=desk.today - timedelta(days=30))
    assert waiting(enter("jefa")) == {"Por decidir sobre el control": 1}
    assert "Por decidir sobre el control" not in waiting(enter("encargada"))
    [listed] = enter("jefa").get(f"{LIST}?espera=decidir").context["cl"].result_list
    assert listed == case
    [lacking] = enter("encargada").get(f"{LIST}?falta=decision").context["cl"].result_list
    assert lacking == case
    desk.take(case, "decidir", "jefa")
    assert waiting(enter("jefa")) == {}


def test_the_form_of_the_decision_says_what_was_found(desk, enter):
    case = found(desk)
    form = enter("jefa").get(f"{LIST}{case.pk}/decidir/").context["form"]
    assert FOUND["sin_parentesco"] in form.fields["decision"].help_text
    assert enter("encargada").get(f"{LIST}{case.pk}/decidir/").status_code == 403


# --- what the database refuses --------------------------------------------------------------------------------


def refused(rows, **changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(**changes)


def a_proposal(**more):
    return {"estado": Estado.PROPUESTA, "propuesto": 1, "fundamento": "Sí", **more}


def test_the_database_refuses_a_proposal_about_which_nobody_decided(desk):
    case = found(desk)
    rows = Postulacion.objects.filter(pk=case.pk)
    proposed = a_proposal(propuesta_por=desk.staff["encargada"])
    refused(rows, **proposed)
    decided = {
        "decision": Decision.ADMITIDA,
        "decision_motivo": "Sí",
        "decidida_el": desk.today,
        "decision_sobre": case.control.version,
    }
    refused(rows, **proposed, **decided, decidida_por=desk.staff["encargada"])
    refused(rows, **proposed, **{**decided, "decision_sobre": 9}, decidida_por=desk.staff["jefa"])
    refused(rows, **proposed, propuesta_antes=True)
    rows.update(**proposed, **decided, decidida_por=desk.staff["jefa"])


def test_the_database_refuses_a_check_that_changes_under_a_proposal(desk):
    proposed = desk.at(Estado.PROPUESTA)
    answers = {"sin_parentesco": False, "observaciones": "Es su hermana."}
    refused(ControlRiesgo.objects.filter(postulacion=proposed), **answers, alguna_vez_negativa=True)
    decided = found(desk)
    desk.take(decided, "decidir", "jefa")
    desk.take(decided, "proponer", "encargada")
    refused(ControlRiesgo.objects.filter(postulacion=decided), version=7)
    refused(ControlRiesgo.objects.filter(postulacion=decided), hecho_por=desk.staff["jefa"])


def test_the_database_remembers_what_was_once_answered_no(desk):
    clean = desk.at(Estado.EVALUACION)
    refused(
        ControlRiesgo.objects.filter(postulacion=clean), sin_parentesco=False, observaciones="Son primas."
    )
    case = found(desk)
    rows = ControlRiesgo.objects.filter(postulacion=case)
    refused(rows, sin_parentesco=True, alguna_vez_negativa=False)
    refused(rows, postulacion=desk.case())
    rows.update(sin_parentesco=True)
    proposed = a_proposal(propuesta_por=desk.staff["encargada"])
    refused(Postulacion.objects.filter(pk=case.pk), **proposed)


# --- what was there before the rule ---------------------------------------------------------------------------

name_those_of_before = import_module("orasmi.migrations.0010_decision_sobre_el_control").name_those_of_before
once_negative = import_module("orasmi.migrations.0012_lo_que_una_vez_fue_negativo")


@pytest.fixture
def before(desk):
    """Cases at every state an older version could bring them to, with kinship that nobody decided about."""
    own = [guard for guard in GUARDS if guard.table != "orasmi_presupuesto"]
    connection.check_constraints()  # PostgreSQL takes no trigger from a table with rows yet to be checked
    guards.remove(connection, own)
    cases = {estado: desk.at(estado) for estado in Estado}
    ControlRiesgo.objects.update(sin_parentesco=False, alguna_vez_negativa=True, observaciones="Son primas.")
    desk.at(Estado.PROPUESTA)
    name_those_of_before(apps, None)
    connection.check_constraints()
    guards.install(connection, GUARDS)
    return {estado: Postulacion.objects.get(pk=case.pk) for estado, case in cases.items()}


def test_what_was_proposed_before_the_rule_is_named_so_and_nobody_decided_it(before):
    named = Postulacion.objects.filter(propuesta_antes=True)
    assert set(named.values_list("pk", flat=True)) == {before[estado].pk for estado in PROPUESTAS}
    assert set(named.values_list("decision", "decidida_por")) == {("", None)}


def test_what_was_approved_before_goes_on_to_its_closing(before, desk, enter):
    case = before[Estado.APROBADA]
    page = enter("jefa").get(f"{LIST}{case.pk}/change/").content.decode()
    assert "Se propuso antes de que se exigiera decidir sobre el control." in page
    for step, who in (
        ("comprar", "encargada"),
        ("entregar", "colega"),
        ("rendir", "encargada"),
        ("cerrar", "jefa"),
    ):
        desk.take(case, step, who)
    assert (case.estado, case.propuesta_antes) == (Estado.CERRADA, True)


def test_what_waited_for_approval_is_decided_first(before, desk):
    case = before[Estado.PROPUESTA]
    with pytest.raises(TransicionRechazada, match="devuélvala a evaluación para decidir"):
        desk.take(case, "aprobar", "jefa")
    act = {"aprobado": 1, "acta_numero": "7", "aprobada_el": desk.today, "resuelta_el": desk.today}
    rows = Postulacion.objects.filter(pk=case.pk)
    refused(rows, estado=Estado.APROBADA, aprobada_por=desk.staff["jefa"], **act)
    desk.take(case, "devolver", "jefa")
    assert not case.propuesta_antes
    desk.take(case, "decidir", "jefa")
    desk.take(case, "proponer", "encargada")
    desk.take(case, "aprobar", "jefa")
    assert case.estado == Estado.APROBADA


def test_an_upgrade_remembers_what_the_history_says_was_answered_no(desk):
    """Answered no and then yes when nothing came of it: named, and what was proposed meanwhile is so."""
    connection.check_constraints()
    guards.remove(connection, [guard for guard in GUARDS if guard.table != "orasmi_presupuesto"])
    open_case, proposed, decided = found(desk), found(desk), found(desk)
    desk.take(decided, "decidir", "jefa")
    for case in (open_case, proposed, decided):
        change(case, sin_parentesco=True)
    ControlRiesgo.objects.update(alguna_vez_negativa=False)
    for case in (proposed, decided):
        desk.take(case, "proponer", "encargada")
    always_yes = desk.at(Estado.PROPUESTA)
    connection.check_constraints()
    guards.install(connection, GUARDS)  # as PostgreSQL keeps them during an upgrade
    once_negative.let_them_be_named(apps, connection.schema_editor())
    once_negative.remember(apps, None)
    connection.check_constraints()
    guards.install(connection, GUARDS)
    said = {
        control.postulacion_id: (control.alguna_vez_negativa, control.postulacion.propuesta_antes)
        for control in ControlRiesgo.objects.select_related("postulacion")
    }
    assert said == {
        open_case.pk: (True, False),
        proposed.pk: (True, True),
        decided.pk: (False, False),
        always_yes.pk: (False, False),
    }
    case = Postulacion.objects.get(pk=proposed.pk)
    with pytest.raises(TransicionRechazada, match="devuélvala a evaluación"):
        desk.take(case, "aprobar", "jefa")
    case.refresh_from_db()
    desk.take(case, "devolver", "jefa")
    desk.take(case, "decidir", "jefa")
    desk.take(case, "proponer", "encargada")
