"""Every rule of the desk that the database can hold refuses raw SQL, on both databases."""

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.db.models import F

from programs.fondo_social.models import AtencionDirigente, Concurso, Estado, Proyecto, Taller
from tests.records.conftest import make_ficha

BREAKS = [
    ("fs_proyecto_listas_conocidas", Estado.BORRADOR, {"tipo": "otro"}),
    ("fs_proyecto_con_nombre", Estado.BORRADOR, {"nombre": ""}),
    ("fs_proyecto_pide_algo", Estado.BORRADOR, {"solicitado": 0}),
    ("fs_proyecto_postulado_con_rut", Estado.POSTULADO, {"rut": ""}),
    ("fs_proyecto_observado_con_observacion", Estado.OBSERVADO, {"observacion": ""}),
    ("fs_proyecto_revisado_con_fecha", Estado.ADMISIBLE, {"revisado_por": None}),
    ("fs_proyecto_inadmisible_con_causa", Estado.INADMISIBLE, {"causa": ""}),
    ("fs_proyecto_inadmisible_con_causa", Estado.ADMISIBLE, {"causa": "bases"}),
    ("fs_proyecto_adjudicado_con_resolucion", Estado.ADJUDICADO, {"resolucion": ""}),
    ("fs_proyecto_transferido_con_comprobante", Estado.TRANSFERIDO, {"rendir_hasta": None}),
    ("fs_proyecto_rendido_con_montos", Estado.RENDIDO, {"recibida_por": None}),
    (
        "fs_proyecto_rendicion_observada_con_observacion",
        Estado.RENDICION_OBSERVADA,
        {"observacion_rendicion": ""},
    ),
    (
        "fs_proyecto_rendicion_aprobada_con_fecha",
        Estado.RENDICION_APROBADA,
        {"rendicion_aprobada_por": None},
    ),
    ("fs_proyecto_resuelto_con_fecha", Estado.NO_ADJUDICADO, {"resuelto_el": None}),
    ("fs_proyecto_desistido_con_fecha", Estado.DESISTIDO, {"desistido_el": None}),
    ("fs_proyecto_desistido_con_fecha", Estado.ADJUDICADO, {"desistido_el": "2019-12-01"}),
    ("fs_proyecto_sin_fondo_con_motivo", Estado.DESISTIDO, {"motivo": ""}),
    ("fs_proyecto_revisa_y_adjudica_otra_persona", Estado.ADJUDICADO, {"adjudicado_por": F("revisado_por")}),
    (
        "fs_proyecto_adjudica_y_transfiere_otra_persona",
        Estado.TRANSFERIDO,
        {"transferido_por": F("adjudicado_por")},
    ),
    (
        "fs_proyecto_recibe_y_aprueba_otra_persona",
        Estado.RENDICION_APROBADA,
        {"rendicion_aprobada_por": F("recibida_por")},
    ),
    ("fs_proyecto_adjudicado_dentro_de_lo_solicitado", Estado.ADJUDICADO, {"adjudicado": 1_000_001}),
    ("fs_proyecto_rendido_dentro_de_lo_adjudicado", Estado.RENDIDO, {"reintegrado": 1}),
    ("fs_proyecto_aprobado_con_todo_rendido", Estado.RENDICION_APROBADA, {"rendido": 899_999}),
    ("fs_proyecto_postulado_despues_de_empezar", Estado.POSTULADO, {"postulado_el": "2019-05-01"}),
    ("fs_proyecto_revisado_despues_de_postular", Estado.ADMISIBLE, {"revisado_el": "2019-05-03"}),
    ("fs_proyecto_resuelto_despues_de_postular", Estado.DESISTIDO, {"resuelto_el": "2019-05-03"}),
    (
        "fs_proyecto_adjudicado_despues_de_revisar",
        Estado.ADJUDICADO,
        {"adjudicado_el": "2019-05-10", "resuelto_el": "2019-05-10"},
    ),
    ("fs_proyecto_transferido_despues_de_adjudicar", Estado.TRANSFERIDO, {"transferido_el": "2019-05-20"}),
    ("fs_proyecto_rendido_despues_de_transferir", Estado.RENDIDO, {"rendido_el": "2019-05-20"}),
    (
        "fs_proyecto_aprobado_despues_de_rendir",
        Estado.RENDICION_APROBADA,
        {"rendicion_aprobada_el": "2019-05-20"},
    ),
]


def broken(error):
    """The rule that refused, as both databases name it."""
    return str(error.value)


@pytest.mark.parametrize(("rule", "estado", "change"), BREAKS, ids=[f"{b[0]} {b[1]}" for b in BREAKS])
def test_a_project_is_refused_what_breaks_a_rule(desk, rule, estado, change):
    project = desk.at(estado)
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        Proyecto.objects.filter(pk=project.pk).update(**change)
    assert rule in broken(error)


def test_every_rule_of_a_project_has_been_seen_to_refuse():
    assert {rule for rule, _, _ in BREAKS} == {rule.name for rule in Proyecto.etapas.invariants(Proyecto)}


@pytest.mark.parametrize(
    "change",
    [
        {"cierra": "2019-05-01"},
        {"maximo": 0},
        {"comprometido": -1},
        {"marco": 10, "comprometido": 11},
        {"year": 1},
        {"llamado": 0},
        {"dias_para_rendir": 0},
        {"modalidad": "otra"},
        {"exige_rendicion": "nada"},
    ],
)
def test_a_contest_is_refused_what_breaks_a_rule(concurso, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Concurso.objects.filter(pk=concurso.pk).update(**change)


def test_a_call_is_held_once(concurso, make_concurso):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_concurso()


def test_a_workshop_and_an_attention_keep_to_their_lists(desk):
    desk.workshop()
    AtencionDirigente.objects.create(
        ocurrido_el="2019-05-02",
        comuna=desk.comuna,
        registrado_por=desk.staff["fondo"],
        ficha=make_ficha(area="fondo_social"),
        materia="formulacion",
    )
    for model, change in (
        (Taller, {"tema": "x"}),
        (Taller, {"modalidad": "x"}),
        (AtencionDirigente, {"materia": "x"}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.update(**change)


def test_every_rule_says_a_sentence_a_clerk_understands():
    for model in (Concurso, Proyecto, Taller, AtencionDirigente):
        for rule in model._meta.constraints:
            assert rule.violation_error_message != models.BaseConstraint.default_violation_error_message, (
                rule.name
            )


def test_the_triggers_that_compare_rows_are_in_place(db):
    from gobernacion import guards
    from programs.fondo_social.models import GUARDS

    assert guards.missing(connection, GUARDS) == []
