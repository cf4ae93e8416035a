"""Once the recorded end passes, nobody can tell from the product that somebody was deprived of liberty."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from gobernacion.directory.models import Ficha
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.records.as_known import as_known_on
from gobernacion.records.demo import noon
from programs.abriendo_caminos import demo
from programs.abriendo_caminos.forgetting import forget
from programs.abriendo_caminos.models import Integrante, RecuentoPenal
from tests.access.people import browser_of
from tests.unguarded import rewriting

ENDED = date(2020, 2, 3)


@pytest.fixture
def familia(desk):
    return desk.family()


def measured(*periods):
    return [
        list(registry()[code].measure(period))
        for code in ("AC-001", "AC-002", "AC-004")
        for period in periods
    ]


def everywhere(ficha):
    """Every row of the area, history included, that names somebody."""
    found = []
    for model in apps.get_app_config("abriendo_caminos").get_models():
        for field in model._meta.fields:
            if field.related_model is Ficha:
                found += model._base_manager.filter(**{field.name: ficha.pk})
    return [*found, *Ficha._base_manager.filter(pk=ficha.pk), *Ficha.history.filter(id=ficha.pk)]


def test_from_that_day_on_no_page_shows_it_although_nothing_ran_yet(desk, familia):
    browser = browser_of(desk.clerk)
    today = timezone.localdate()
    for termino, shown in ((today + timedelta(days=1), True), (today, False)):
        one = desk.member(familia, "privada", termino=termino)
        named = one.ficha.primer_apellido
        pages = (
            reverse("admin:abriendo_caminos_familia_change", args=[familia.pk]),
            reverse("admin:abriendo_caminos_integrante_changelist"),
            f"{reverse('admin:abriendo_caminos_integrante_changelist')}?q={named}",
            reverse("admin:abriendo_caminos_integrante_change", args=[one.pk]),
        )
        for page in pages:
            told = browser.get(page)
            assert (told.status_code == 200 and named in told.content.decode()) is shown or (
                "?q=" in page and not shown and one.numero not in told.content.decode()
            ), page


@pytest.mark.parametrize("page", ["history", "exportar", "imprimir"])
def test_members_have_no_history_export_nor_paper(desk, familia, page):
    one = desk.member(familia, "privada")
    args = [] if page == "exportar" else [one.pk]
    for who in (desk.clerk, desk.chief):
        answer = browser_of(who).get(reverse(f"admin:abriendo_caminos_integrante_{page}", args=args))
        assert answer.status_code in (403, 404)


def test_rows_history_and_the_ficha_itself_are_gone(desk, familia):
    one = desk.member(familia, "privada", termino=ENDED)
    one.hasta = date(2019, 12, 1)
    one.save()
    assert len(everywhere(one.ficha)) >= 5
    forget(ENDED)
    assert everywhere(one.ficha) == []


def test_the_day_before_everything_is_there(desk, familia):
    one = desk.member(familia, "privada", termino=ENDED)
    assert forget(ENDED - timedelta(days=1)) == 0
    assert everywhere(one.ficha)


def test_whoever_the_area_knows_for_something_else_keeps_their_ficha(desk, familia):
    one = desk.member(familia, "privada", termino=ENDED)
    other = desk.member(familia, "otro", ficha=one.ficha, ocurrido_el=ENDED)
    forget(ENDED)
    assert Ficha.objects.filter(pk=one.ficha_id).exists()
    assert [row.pk for row in Integrante.objects.filter(ficha=one.ficha_id)] == [other.pk]
    assert not Integrante.history.filter(rol="privada").exists()


def test_an_old_version_with_an_earlier_end_goes_too(desk, familia):
    one = desk.member(familia, "privada", termino=ENDED)
    one.termino = date(2030, 1, 1)
    one.save()
    forget(ENDED)
    assert Integrante.objects.filter(pk=one.pk).exists()
    assert not Integrante.history.filter(termino__lte=ENDED).exists()


def test_reading_what_was_known_before_does_not_bring_it_back(desk, familia):
    one = desk.member(familia, "privada", termino=ENDED)
    desk.member(familia, "otro")
    for model in (*apps.get_app_config("abriendo_caminos").get_models(), Ficha):
        if hasattr(model, "history"):
            with rewriting(model):
                model.history.update(history_date=noon(ENDED))
    year = Period.year(2019)
    said = measured(year)
    forget(ENDED)
    for row in (familia, *Integrante.objects.all(), *Ficha.objects.all()):
        row.refresh_from_db()
        row.save()
    with as_known_on(ENDED):
        assert not Integrante.objects.filter(rol="privada").exists()
        assert everywhere(one.ficha) == []
        assert measured(year) == said


def test_only_a_count_by_unit_and_month_is_left(desk, familia):
    for _ in range(2):
        desk.member(familia, "privada", termino=ENDED)
    forget(ENDED)
    forget(ENDED)
    [left] = RecuentoPenal.objects.all()
    assert (left.unidad, left.desde, left.hasta, left.cuantas) == (
        familia.unidad,
        date(2019, 3, 1),
        date(2020, 3, 1),
        2,
    )
    assert {field.name for field in RecuentoPenal._meta.fields} == {
        "id",
        "unidad",
        "desde",
        "hasta",
        "cuantas",
    }


def test_past_years_measure_what_they_did(desk, familia):
    desk.member(familia, "privada", termino=ENDED)
    years = [Period.year(year) for year in (2018, 2019, 2020, 2021)]
    before = measured(*years)
    forget(ENDED)
    assert measured(*years) == before


@pytest.mark.campaign
def test_random_populations_measure_the_same_in_whole_months(office, campaign_size, record_property):
    populations = campaign_size(sample=2, whole=50)
    for seed in range(populations):
        with transaction.atomic():
            demo.randomised(seed, 30)
            periods = [
                Period.year(2018),
                Period.year(2019),
                Period.month(2019, 7),
                Period(date(2018, 3, 1), date(2020, 2, 1)),
            ]
            before = measured(*periods)
            forget(date(2020, 1 + seed % 12, 15))
            assert measured(*periods) == before, seed
            transaction.set_rollback(True)
    record_property("populations", populations)


def test_the_clock_of_the_machine_forgets(desk, familia, capsys):
    desk.member(familia, "privada", termino=timezone.localdate())
    call_command("poner_al_dia")
    assert "Olvidado: 1 dato penal;" in capsys.readouterr().out
    assert not Integrante.objects.filter(rol="privada").exists()


def test_nothing_is_published_below_the_territorial_unit():
    for indicador in registry().of_area("abriendo_caminos"):
        assert not {"sector", "familia", "localidad", "comuna"} & {
            part for desglose in indicador.desgloses for part in desglose.dimension.split("/")
        }
