"""A stage told once: the conditions of the database, the form, the proposals and the line come from it."""

import pytest
from django.db import models
from django.db.migrations.state import ModelState as MigrationState
from django.db.models import Q
from django.db.models.base import ModelState
from django.test.utils import isolate_apps

from gobernacion.money import PesosField
from gobernacion.records import checks
from gobernacion.records.etapas import (
    Conocidas,
    Escrito,
    Etapa,
    Etapas,
    OtraPersona,
    Positivo,
    Tope,
    Tras,
)
from gobernacion.records.invariants import not_after, two_people, within
from gobernacion.records.models import Record
from gobernacion.records.step_fields import day_of, signed_by

LOOSE = ("tests.recordarea", "gobernacion.access", "gobernacion.territory", "django.contrib.contenttypes")
DADOS = ["dado", "cerrado"]


def stages():
    return Etapas(
        "fx",
        Etapa(
            "la entrega",
            DADOS,
            (("acta", "dado_el", "dado_por"), ("monto", "nota")),
            con=("dado_con_acta", "Una entrega lleva acta."),
            opcionales=("nota",),
            positivos=("monto",),
            propone={"acta": "numero"},
            reglas=(
                Tras("ocurrido_el"),
                Tope("monto", "pedido"),
                OtraPersona("dado_por", ("registrado_por",)),
            ),
        ),
        Etapa("el aviso", ["cerrado"], ("aviso",), con=("con_aviso", "Diga qué se avisó."), queda=True),
        desde="el ingreso",
        reglas=(Conocidas(("estado",)), Escrito("que"), Positivo("pedido")),
    )


def make_model(etapas, **fields):
    own = {
        "__module__": "tests.recordarea.models",
        "etapas": etapas,
        "estado": models.CharField(
            "estado", max_length=8, choices=[("pedido", "P"), ("dado", "D"), ("cerrado", "C")]
        ),
        "que": models.CharField("qué pide", max_length=8),
        "pedido": PesosField("monto pedido"),
        "acta": models.CharField("acta", max_length=8, blank=True),
        "dado_el": day_of("fecha de la entrega"),
        "dado_por": signed_by("dado por"),
        "monto": PesosField("monto dado", null=True, blank=True),
        "nota": models.TextField("nota", blank=True),
        "aviso": models.TextField("aviso", blank=True),
        "Meta": type("Meta", (Record.Meta,), {"app_label": "recordarea"}),
    }
    return type("Vale", (Record,), own | fields)


@pytest.fixture
def model():
    with isolate_apps(*LOOSE):
        yield make_model(stages())


def one_of(model, **said):
    """A record of an isolated model, which cannot be made in the usual way: its relations lead nowhere."""
    record = model.__new__(model)
    record._state = ModelState()
    record.__dict__.update({field.attname: field.default for field in model._meta.fields} | said)
    return record


def rule(model, name):
    [found] = [one for one in model._meta.constraints if one.name == name]
    return found


def test_what_a_stage_writes_is_known_in_its_states_and_in_no_other(model):
    known = Q(
        ~Q(acta=""),
        dado_el__isnull=False,
        dado_por__isnull=False,
        monto__isnull=False,
        monto__gt=0,
    )
    unknown = Q(acta="", dado_el=None, dado_por=None, monto=None, nota="")
    assert rule(model, "fx_dado_con_acta").condition == (
        Q(estado__in=DADOS) & known | ~Q(estado__in=DADOS) & unknown
    )


def test_what_stays_written_is_asked_in_its_states_alone(model):
    assert rule(model, "fx_con_aviso").condition == ~Q(estado="cerrado") | Q(~Q(aviso=""))


def test_its_day_its_ceiling_and_its_second_person_are_kept(model):
    after, ceiling = rule(model, "fx_dado_despues_de_ocurrido"), rule(model, "fx_monto_dentro_de_lo_pedido")
    second = rule(model, "fx_dado_por_es_otra_persona")
    assert after.condition == not_after("ocurrido_el", "dado_el")
    assert after.violation_error_message == "La entrega no puede ser anterior al ingreso."
    assert ceiling.condition == within("monto", "pedido")
    assert ceiling.violation_error_message == "«Monto dado» no puede superar «monto pedido»."
    assert second.condition == two_people("dado_por", "registrado_por")
    assert second.violation_error_message == "«Dado por» es otra persona que «registrado por»."


def test_lists_texts_and_amounts_of_the_record_are_kept(model):
    assert rule(model, "fx_listas_conocidas").condition == Q(estado__in=["pedido", "dado", "cerrado"])
    assert rule(model, "fx_con_que").violation_error_message == "Escriba «qué pide»."
    assert rule(model, "fx_pedido_de_algo").condition == Q(pedido__gt=0)


def test_the_conditions_of_every_record_stay(model):
    assert rule(model, "recordarea_vale_anulacion")


def test_a_migration_keeps_the_conditions_of_a_model_that_lists_none():
    own = {
        "__module__": "tests.recordarea.models",
        "etapas": Etapas("fx", reglas=(Escrito("nombre"),)),
        "nombre": models.CharField("nombre", max_length=8),
        "Meta": type("Meta", (), {"app_label": "recordarea"}),
    }
    with isolate_apps(*LOOSE):
        kept = MigrationState.from_model(type("Lista", (models.Model,), own))
    assert [one.name for one in kept.options["constraints"]] == ["fx_con_nombre"]


def test_an_exception_lets_it_be_known_in_other_states_too():
    given_up = Q(estado="pedido")
    with isolate_apps(*LOOSE):
        etapas = Etapas("fx", Etapa("la entrega", DADOS, ("acta",), ("x", "X."), salvo=given_up))
        whole = rule(make_model(etapas), "fx_x").condition
    known = Q(~Q(acta=""))
    assert whole == (Q(estado__in=DADOS) & known | ~Q(estado__in=DADOS) & Q(acta="")) | given_up & known


def test_a_ceiling_is_what_its_step_proposes(model):
    assert model.etapas.propuestas() == {"monto": "pedido", "acta": "numero"}


def test_an_export_tells_neither_who_signed_nor_what_was_written_freely(model):
    assert model.etapas.columnas(model) == ("acta", "dado_el", "monto")


def test_going_back_clears_what_may_not_be_said_there():
    etapas = Etapas(
        "fx",
        Etapa("la entrega", DADOS, (("acta", "monto"), "nota"), opcionales=("nota",)),
        Etapa("el aviso", ["cerrado"], ("aviso",), queda=True),
    )
    with isolate_apps(*LOOSE):
        model = make_model(etapas)
    vale = one_of(model, estado="dado", acta="7", monto=5, nota="vino", aviso="llamado")
    model.etapas.clear_beyond(vale, "pedido")
    assert (vale.acta, vale.monto, vale.nota, vale.aviso) == ("", None, "", "llamado")


def test_the_line_tells_each_stage_and_only_what_is_seen(model):
    vale = one_of(model, estado="dado", acta="7", dado_el=None, aviso="", monto=None, nota="")
    seen = {"acta", "dado_el", "dado_por", "aviso"}
    assert [(one.titulo, one.dada) for one in model.etapas.linea(vale, seen)] == [
        ("Entrega", True),
        ("Aviso", False),
    ]
    assert not any(one.dada for one in model.etapas.linea(vale, set()))


def test_a_stage_in_a_state_that_is_not_there_is_refused():
    with isolate_apps(*LOOSE):
        model = make_model(Etapas("fx", Etapa("la entrega", ["perdido"], ("acta",))))
        assert [error.id for error in checks._stages_are_in_its_states(model)] == ["records.E004"]
