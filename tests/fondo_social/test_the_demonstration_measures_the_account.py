"""What the account of 2019 says in its chapter 11 is what the invented records measure, figure by figure."""

import tomllib
from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import Sum
from django.utils import timezone

from gobernacion.indicators.figures import Lugar, Momento
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.records.actividades import EstadoActividad
from gobernacion.records.demo import year_in_course
from gobernacion.records.models import Correlativo
from gobernacion.releases.measuring import measure
from programs.fondo_social import demo
from programs.fondo_social.models import (
    Asistencia,
    AtencionDirigente,
    Causa,
    Concurso,
    Estado,
    InadmisibilidadRepuesta,
    Proyecto,
    Taller,
)

CHAPTER = settings.BASE_DIR / "fixtures" / "cuenta_2019" / "11-fondo-social.toml"
STATED = tomllib.loads(CHAPTER.read_text(encoding="utf-8"))["cifra"]
YEAR = Momento(date(2019, 1, 1), date(2020, 1, 1), None)
RECORDS = (Proyecto, Taller, AtencionDirigente)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loaded(keep_demonstration_of):
    keep_demonstration_of("fondo_social")


def how_many():
    """How many rows the desk holds of each kind."""
    return {m.__name__: m._base_manager.count() for m in apps.get_app_config("fondo_social").get_models()}


def told():
    """The year as the desk would tell it, whatever numbers the database gives."""
    year = Period.year(2019)
    projects = Proyecto.objects.en(year).order_by("numero")
    workshops = Taller.objects.en(year).order_by("numero")
    attentions = AtencionDirigente.objects.en(year).order_by("numero")
    return (
        list(projects.values_list("numero", "rut", "nombre", "adjudicado", "adjudicado_el", "estado")),
        list(workshops.values_list("numero", "ocurrido_el", "asistentes")),
        list(attentions.values_list("numero", "ocurrido_el", "ficha__identificacion", "materia")),
    )


def test_every_figure_of_the_chapter_is_measured(loaded):
    assert {cifra["periodo"] for cifra in STATED} == {"2019"}
    measured = {code: measure(registry()[code], YEAR) for code in {cifra["codigo"] for cifra in STATED}}
    for cifra in STATED:
        lugar = Lugar(cifra["codigo"], cifra.get("dimension", ""), cifra.get("categoria", ""))
        assert measured[lugar.codigo][lugar] == Decimal(cifra["valor"]), lugar


def test_the_rest_of_what_is_measured_agrees_with_it(loaded):
    for indicador in registry().of_area("fondo_social"):
        measured, codigo = measure(indicador, YEAR), indicador.codigo
        for desglose in indicador.desgloses:
            parts = {
                lugar.categoria: v for lugar, v in measured.items() if lugar.dimension == desglose.dimension
            }
            if desglose.suma:
                assert sum(parts.values()) == measured[Lugar(codigo)], (codigo, desglose.dimension)
            if stated := {
                c["categoria"] for c in STATED if (c["codigo"], c.get("dimension")) == (codigo, "comuna")
            }:
                assert desglose.dimension != "comuna" or parts.keys() == stated


def test_a_second_load_changes_nothing(loaded):
    before = how_many()
    demo.load()
    assert how_many() == before


def test_it_invents_the_same_every_time(loaded):
    first = told()
    for model in (Asistencia, InadmisibilidadRepuesta, *RECORDS, Concurso, Correlativo):
        model._base_manager.all()._raw_delete("default")
    demo.load()
    assert told() == first


def test_whoever_owed_accounts_of_2018_gave_them_in_2020(loaded):
    late = Proyecto.objects.filter(ocurrido_el__year=2018, rendido_el__year=2020)
    assert late.count() == 3
    standing = Proyecto.objects.vigentes().filter(ocurrido_el__year__lte=2020)
    closed = (Estado.CERRADO, Estado.INADMISIBLE, Estado.NO_ADJUDICADO, Estado.DESISTIDO)
    assert not standing.exclude(estado__in=closed).exists()


def test_the_year_in_course_has_workshops_and_attentions_since_it_began(loaded):
    today = timezone.localdate()
    so_far = Period(year_in_course(today, demo.AT_LEAST), today)
    assert AtencionDirigente.objects.en(so_far).count() > so_far.days / 2
    assert Taller.objects.hechas().en(so_far).count() > 1


def test_it_keeps_every_rule_and_shows_every_state(loaded):
    for model in RECORDS:
        for record in model.objects.select_related():
            record.clean_fields(exclude=[f.name for f in model._meta.fields if f.is_relation])
            record.clean()
    assert set(Proyecto.objects.vigentes().values_list("estado", flat=True)) == set(Estado)
    shown = {*Taller.objects.values_list("estado", flat=True), EstadoActividad.RETIRADA}
    assert shown == set(EstadoActividad.values)
    assert set(Proyecto.objects.exclude(causa="").values_list("causa", flat=True)) == set(Causa.values)
    for concurso in Concurso.objects.all():
        kept = concurso.proyectos.vigentes().filter(desistido_el=None)
        awarded = kept.aggregate(n=Sum("adjudicado", default=0))["n"]
        assert concurso.comprometido == awarded
    closed = Proyecto.objects.filter(estado=Estado.CERRADO).first()
    steps = [version.history_change_reason for version in closed.history.order_by("version")]
    assert (steps[0], steps[-1], len(steps)) == ("Registrar", "Cerrar", closed.version)
    assert {"Postular", "Declarar admisible", "Adjudicar", "Transferir", "Aprobar rendición"} <= set(steps)
    assert not closed.history.filter(history_user=None).exists()
