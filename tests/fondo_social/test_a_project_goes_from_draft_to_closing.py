"""Each step leads from the states it should to the one it should; every other is refused with a sentence."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from gobernacion.lib.periods import Period
from gobernacion.records.transitions import transitions_of
from gobernacion.transitions import TransicionRechazada
from programs.fondo_social.models import Causa, Estado, Proyecto
from programs.fondo_social.models.estados import EN_EVALUACION, FINANCIADOS, SIN_FONDO, TRANSFERIDOS

STEPS = {step.name: step for step in transitions_of(Proyecto)}
ALLOWED = [(estado, name) for estado in Estado for name, step in STEPS.items() if estado in step.source]
MONEY = [
    Estado.TRANSFERIDO,
    Estado.RENDIDO,
    Estado.RENDICION_OBSERVADA,
    Estado.RENDICION_APROBADA,
    Estado.CERRADO,
]


def refused(sentence):
    return pytest.raises(TransicionRechazada, match=sentence)


def test_a_project_goes_from_draft_to_closing(desk):
    project = Proyecto.objects.get(pk=desk.at(Estado.CERRADO).pk)
    assert (project.estado, project.solicitado, project.adjudicado) == (Estado.CERRADO, 1_000_000, 900_000)
    assert project.rendido + project.reintegrado == project.adjudicado
    assert (project.rendir_hasta - project.transferido_el).days == project.concurso.dias_para_rendir
    told = list(project.history.order_by("history_id").values_list("history_change_reason", flat=True))
    assert told[1:] == [
        *("Postular", "Declarar admisible", "Adjudicar", "Transferir"),
        *("Recibir rendición", "Aprobar rendición", "Cerrar"),
    ]


@pytest.mark.parametrize(("estado", "step"), ALLOWED)
def test_a_step_that_is_open_is_taken(desk, estado, step):
    project = desk.at(estado)
    desk.take(project, step)
    assert Proyecto.objects.get().estado in STEPS[step].targets


@pytest.mark.parametrize("estado", Estado)
def test_a_step_that_is_not_open_is_refused_saying_from_where_it_is(desk, estado):
    project = desk.at(estado)
    for name, step in STEPS.items():
        if estado not in step.source:
            with refused(r"está en estado «.+»: «.+» se hace desde «.+»"):
                desk.take(project, name)
    assert Proyecto.objects.get().estado == estado


@pytest.mark.parametrize("step", [name for name, step in STEPS.items() if step.fields])
def test_a_step_asks_for_what_it_needs(desk, step):
    project = desk.at(STEPS[step].source[0])
    for name in STEPS[step].fields:
        nothing = "" if Proyecto._meta.get_field(name).empty_strings_allowed else None
        with refused(r"falta «.+»"):
            desk.take(project, step, **{name: nothing})


def test_every_state_is_draft_waiting_funded_or_answered():
    states = [Estado.BORRADOR, *EN_EVALUACION, *FINANCIADOS, *SIN_FONDO]
    assert set(states) == set(Estado)
    assert len(states) == len(Estado)


# --- two people -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("estado", "step", "who", "called"),
    [
        (Estado.ADMISIBLE, "adjudicar", "fondo", "revisado por"),
        (Estado.ADMISIBLE, "no_adjudicar", "fondo", "revisado por"),
        (Estado.INADMISIBLE, "reponer", "fondo", "revisado por"),
        (Estado.ADJUDICADO, "transferir", "jefa", "adjudicado por"),
        (Estado.RENDIDO, "aprobar_rendicion", "fondo", "rendición recibida por"),
    ],
)
def test_who_decided_before_does_not_decide_this(desk, estado, step, who, called):
    project = desk.at(estado)
    with refused(f"Usted figura en Proyecto .* como «{called}»: .* debe hacerlo otra persona"):
        desk.take(project, step, who)


# --- the application --------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["abre", "cierra"])
def test_the_first_and_the_last_day_of_the_contest_count(desk, concurso, day):
    desk.take(desk.draft(), "postular", postulado_el=getattr(concurso, day))


@pytest.mark.parametrize(("day", "gap"), [("abre", -1), ("cierra", 1)])
def test_outside_the_term_of_the_contest_nobody_applies(desk, concurso, day, gap):
    from datetime import timedelta

    outside = getattr(concurso, day) + timedelta(days=gap)
    project = desk.draft(ocurrido_el=concurso.abre - timedelta(days=5))
    with refused("recibió postulaciones del 02-05-2019 al 31-05-2019"):
        desk.take(project, "postular", postulado_el=outside)


def test_nobody_applies_without_rut(desk, make_organizacion):
    project = desk.draft(organizacion=make_organizacion(2, rut=None))
    with refused("no tiene RUT en el directorio"):
        desk.take(project, "postular")


def test_the_rut_of_the_application_is_kept(desk, organizacion):
    project = desk.at(Estado.POSTULADO)
    assert project.rut == organizacion.rut


def test_nobody_asks_for_more_than_the_contest_gives(desk, concurso):
    project = desk.draft(solicitado=concurso.maximo + 1)
    with pytest.raises(ValidationError, match=r"financian hasta \$3\.000\.000"):
        desk.take(project, "postular")


@pytest.mark.parametrize(
    ("lacks", "sentence"),
    [
        ({"personalidad_juridica_vigente": False}, "personalidad jurídica vigente"),
        (
            {"personalidad_juridica_vigente": None, "personalidad_juridica_al": None},
            "personalidad jurídica vigente",
        ),
        ({"registro_ley_19862": ""}, "registro de la Ley 19.862"),
    ],
)
def test_who_may_not_receive_public_money_is_not_admitted(desk, make_organizacion, lacks, sentence):
    project = desk.draft(organizacion=make_organizacion(2, **lacks))
    desk.take(project, "postular")
    with refused(sentence):
        desk.take(project, "admitir")


@pytest.mark.parametrize("causa", Causa)
def test_what_is_left_out_says_why(desk, causa):
    project = desk.at(Estado.POSTULADO)
    desk.take(project, "declarar_inadmisible", causa=causa)
    assert (project.estado, project.causa, project.resuelto_el) == (
        Estado.INADMISIBLE,
        causa,
        project.revisado_el,
    )


def test_a_complaint_that_is_upheld_begins_the_review_again(desk):
    project = desk.at(Estado.INADMISIBLE)
    desk.take(project, "reponer")
    assert (project.causa, project.revisado_el, project.resuelto_el) == ("", None, None)
    desk.take(project, "admitir")
    assert project.history.filter(causa=Causa.BASES).exists()


def test_a_year_that_ended_counts_what_was_left_out_until_a_complaint_was_upheld(desk):
    project = desk.at(Estado.INADMISIBLE)
    year = Period.year(2019)
    answered = project.resuelto_el
    project.reponer(desk.staff["jefa"], year.hasta, motivo="Tenía razón.")
    [then] = Proyecto.objects.resueltos_en(year)
    assert (then.respuesta_el, then.por_causa) == (answered, Causa.BASES)
    assert not Proyecto.objects.sin_respuesta_al(year.hasta).exists()
    longer = Period(year.desde, date(2020, 1, 2))
    assert not Proyecto.objects.resueltos_en(longer).exists()
    assert list(Proyecto.objects.sin_respuesta_al(longer.hasta)) == [project]


# --- the money --------------------------------------------------------------------------------------------


def test_nothing_is_awarded_for_zero_pesos(desk):
    with refused("mayor que cero"):
        desk.take(desk.at(Estado.ADMISIBLE), "adjudicar", adjudicado=0)


def test_no_more_is_awarded_than_was_asked(desk):
    with pytest.raises(ValidationError, match="más de lo solicitado"):
        desk.take(desk.at(Estado.ADMISIBLE), "adjudicar", adjudicado=1_000_001)


@pytest.mark.parametrize(
    ("rendido", "reintegrado"), [(900_001, 0), (900_000, 1)], ids=["spent too much", "gave back too much"]
)
def test_nobody_accounts_for_more_than_they_received(desk, rendido, reintegrado):
    with pytest.raises(ValidationError, match="no pueden superar lo adjudicado"):
        desk.take(desk.at(Estado.TRANSFERIDO), "recibir_rendicion", rendido=rendido, reintegrado=reintegrado)


def test_accounts_that_leave_something_out_are_not_approved(desk):
    project = desk.at(Estado.TRANSFERIDO)
    desk.take(project, "recibir_rendicion", rendido=700_000, reintegrado=100_000)
    with pytest.raises(ValidationError, match="debe dar lo adjudicado"):
        desk.take(project, "aprobar_rendicion")


def test_accounts_sent_back_come_again(desk):
    project = desk.at(Estado.RENDICION_OBSERVADA)
    assert project.observacion_rendicion
    desk.take(project, "recibir_rendicion", rendido=850_000, reintegrado=50_000)
    assert (project.estado, project.rendido, project.observacion_rendicion) == (Estado.RENDIDO, 850_000, "")


@pytest.mark.parametrize("estado", [Estado.ADJUDICADO, Estado.ADMISIBLE, Estado.POSTULADO])
def test_an_organisation_may_give_it_up_until_it_has_the_money(desk, estado):
    project = desk.at(estado)
    award = (project.adjudicado, project.resolucion, project.adjudicado_el)
    desk.take(project, "desistir")
    assert project.estado == Estado.DESISTIDO
    assert (project.adjudicado, project.resolucion, project.adjudicado_el) == award
    assert project.resuelto_el == (project.adjudicado_el or project.desistido_el)


def test_a_year_that_ended_counts_an_award_given_up_later(desk):
    project = desk.at(Estado.ADJUDICADO)
    year = Period.year(2019)
    desk.take(project, "desistir", desistido_el=year.hasta)
    assert list(Proyecto.objects.adjudicados_en(year)) == [project]
    assert not Proyecto.objects.adjudicados_en(Period(year.desde, date(2020, 1, 2))).exists()


@pytest.mark.parametrize("estado", MONEY)
def test_what_was_transferred_is_not_annulled(desk, estado):
    assert estado in TRANSFERIDOS
    project = desk.at(estado)
    with refused("ya se transfirieron: no se anula"):
        project.anular(desk.staff["jefa"], desk.today, "Repetida")


@pytest.mark.parametrize(
    ("estado", "open_"), [(Estado.BORRADOR, True), (Estado.OBSERVADO, True), (Estado.ADMISIBLE, False)]
)
def test_its_form_is_open_until_it_is_reviewed(desk, estado, open_):
    assert desk.at(estado).modificable is open_


@pytest.mark.parametrize(
    ("step", "field", "sentence"),
    [
        ("admitir", "revisado_el", "anterior a la postulación"),
        ("adjudicar", "adjudicado_el", "anterior a la revisión"),
        ("transferir", "transferido_el", "anterior a la adjudicación"),
        ("recibir_rendicion", "rendido_el", "anterior a la transferencia"),
        ("aprobar_rendicion", "rendicion_aprobada_el", "anterior a la rendición"),
    ],
)
def test_nothing_happens_before_what_it_follows(desk, step, field, sentence):
    project = desk.at(STEPS[step].source[0])
    with pytest.raises(ValidationError, match=sentence):
        desk.take(project, step, **{field: project.concurso.abre})
