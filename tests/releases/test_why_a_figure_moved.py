"""A figure that moved is told apart: what was published, what was known on a day, and which records moved it since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from gobernacion.areas import installed
from gobernacion.indicators.declarations import Medida
from gobernacion.indicators.registry import registry
from gobernacion.records.actividades import EstadoActividad
from gobernacion.records.demo import noon
from gobernacion.releases import measuring, movement
from gobernacion.releases.models import Edicion
from gobernacion.territory.models import Comuna
from gobernacion.territory.vigencias import VigenciaArea
from seguridad.models import Actividad, Tipo
from tests.access.people import browser_of
from tests.conformity import press_confirm
from tests.every_area import open_desk
from tests.portal.reading import links, text
from tests.pressing import press

LIST = "/interno/releases/edicion/"
ROUNDS = "SE-001"
TYPED = date(2021, 1, 4)
WHOLE = f"lugar={ROUNDS}&desde=2020-01-01&hasta=2021-01-01&corte="
TODAY = timezone.localdate()
LATER = TODAY + timedelta(days=2)


@pytest.fixture
def staff(db, monkeypatch):
    """Only Seguridad measures."""
    alone = [area for area in installed() if area.label == "seguridad"]
    monkeypatch.setattr(measuring, "installed", lambda: iter(alone))
    return open_desk("seguridad")


@pytest.fixture
def enter(staff):
    return {who: browser_of(user) for who, user in staff.items()}


@pytest.fixture
def round_done(staff):
    """A round of 2020, typed on a day: `round_done(LATER)`."""

    def round_done(typed_on, day=date(2020, 6, 3)):
        one = Actividad(
            tipo=Tipo.RONDA,
            estado=EstadoActividad.REALIZADA,
            ocurrido_el=day,
            comuna=Comuna.objects.propias().ordenadas()[0],
            registrado_por=staff["encargada"],
            lugar="Avenida inventada",
        )
        return typed(one, typed_on)

    return round_done


def typed(one, on, **values):
    for name, value in values.items():
        setattr(one, name, value)
    one._history_date = noon(on)
    one.save()
    return one


@pytest.fixture
def edicion(enter, round_done):
    """2020 with two rounds, published today."""
    for day in (date(2020, 6, 3), date(2020, 7, 1)):
        round_done(TYPED, day)
    assert enter["jefa"].post(f"{LIST}medir/", {"year": 2020, "corte": ""}).status_code == 302
    edicion = Edicion.objects.get()
    press_confirm(enter["jefa"], edicion)
    for who, step in (("jefa", "revisar"), ("autoridad", "aprobar"), ("autoridad", "publicar")):
        press(enter[who], edicion, step)
    edicion.refresh_from_db()
    assert edicion.estado == "publicada"
    return edicion


def address(edicion, asked=""):
    return f"{LIST}{edicion.pk}/confrontar/?{asked}"


def why(browser, edicion, dia=""):
    answer = browser.get(address(edicion, f"{WHOLE}&dia={dia}"))
    assert answer.status_code == 200
    return answer


def test_a_record_typed_late_is_named_with_its_page_and_an_erratum_can_be_started(enter, edicion, round_done):
    late = round_done(LATER)
    everything = enter["jefa"].get(address(edicion))
    [found] = [one for one in links(everything) if f"lugar={ROUNDS}&" in one]
    page = enter["jefa"].get(address(edicion) + found.lstrip("?"))
    assert page.context["figure"]["value"] == page.context["then"] == "2"
    assert (page.context["today"], page.context["moved"]) == ("3", "+1")
    assert f"{late} Se registró {LATER:%d-%m-%Y} 12:00 +1" in " ".join(text(page).split())
    assert f"/interno/seguridad/actividad/{late.pk}/change/" in links(page)
    assert f"{LIST}{edicion.pk}/corregir/" in links(page)


def test_what_was_corrected_and_annulled_is_told_by_what_was_done(enter, edicion, staff):
    moved, annulled = Actividad.objects.order_by("pk")
    typed(moved, LATER, ocurrido_el=date(2019, 6, 3))
    annulled._history_date = noon(LATER)
    annulled.anular(staff["jefa"], TODAY, "Se anotó dos veces")
    page = why(enter["jefa"], edicion)
    told = {row["name"]: (row["done"], row["by"]) for row in page.context["records"]}
    assert told == {str(moved): (["Se corrigió"], "-1"), str(annulled): (["Anular"], "-1")}
    assert (page.context["then"], page.context["today"]) == ("2", "0")


def test_what_moves_nothing_is_not_named(enter, edicion, round_done):
    late = round_done(LATER)
    typed(Actividad.objects.order_by("pk").first(), LATER, lugar="Otra avenida")
    round_done(LATER, date(2018, 1, 3))
    assert [row["name"] for row in why(enter["jefa"], edicion).context["records"]] == [str(late)]


def test_whoever_sees_no_records_is_told_how_many_and_of_which_kind(enter, edicion, round_done):
    late = [round_done(LATER), round_done(LATER)]
    page = why(enter["autoridad"], edicion)
    assert (page.context["records"], page.context["out_of_reach"]) == (
        [],
        ["2 actividades de seguridad (Se registró)"],
    )
    assert all(one.numero not in text(page) for one in late)
    assert not [link for link in links(page) if "/seguridad/" in link]


def test_a_day_can_be_chosen(enter, edicion, round_done):
    before = TODAY - timedelta(days=400)
    everything = enter["jefa"].get(address(edicion), {"dia": f"{TYPED - timedelta(days=1):%d-%m-%Y}"})
    [row] = [one for one in everything.context["rows"] if (one["code"], one["category"]) == (ROUNDS, "")]
    assert (row["value"], row["known"], row["measured"]) == ("2", "0", "2")
    page = why(enter["jefa"], edicion, dia=f"{before:%d-%m-%Y}")
    assert (page.context["then"], page.context["dia"]) == ("2", before)
    page = why(enter["jefa"], edicion, dia=f"{TYPED - timedelta(days=1):%d-%m-%Y}")
    assert (page.context["then"], page.context["moved"]) == ("0", "+2")
    assert "La edición dice otra cosa" not in text(page)


def test_what_changed_before_it_was_published_is_said_to_have_changed_before(enter, edicion, round_done):
    round_done(TODAY)
    page = why(enter["jefa"], edicion)
    assert (page.context["figure"]["value"], page.context["then"], page.context["moved"]) == ("2", "3", "")
    assert "La edición dice otra cosa" in text(page)


@pytest.mark.parametrize("asked", ["", WHOLE])
def test_a_day_to_come_is_refused(enter, edicion, asked):
    page = enter["jefa"].get(address(edicion, f"{asked}&dia={LATER:%d-%m-%Y}"))
    assert "Esa fecha aún no llega." in text(page)


def test_a_figure_that_did_not_move_says_so(enter, edicion):
    page = why(enter["jefa"], edicion)
    assert "Desde ese día no se ha movido." in text(page)
    assert not [one for one in links(enter["jefa"].get(address(edicion))) if "lugar=" in one]


def test_records_that_count_only_together_are_not_named_one_by_one(enter, edicion, round_done, monkeypatch):
    def many(period):
        return [Medida(int(Actividad.objects.vigentes().en(period).count() > 3))]

    monkeypatch.setitem(
        registry()._indicadores, ROUNDS, replace(registry()[ROUNDS], measure=many, desgloses=())
    )
    round_done(LATER)
    round_done(LATER)
    page = why(enter["jefa"], edicion)
    assert (page.context["moved"], page.context["records"]) == ("+1", [])
    assert "Ningún registro la mueve por sí solo." in text(page)


def test_a_long_search_is_cut_and_says_so(enter, edicion, round_done, monkeypatch):
    monkeypatch.setattr(movement, "MOST", 1)
    round_done(LATER)
    last = round_done(LATER + timedelta(days=1))
    page = why(enter["jefa"], edicion)
    assert [row["name"] for row in page.context["records"]] == [str(last)]
    assert "queda 1 sin probar" in text(page)
    assert page.context["apart"] == "+1"


def decide(noted_on, ultimo_dia=None, desde=None):
    row = VigenciaArea.objects.create(
        area="seguridad", desde=desde, ultimo_dia=ultimo_dia, motivo="Resolución exenta 12."
    )
    VigenciaArea.objects.filter(pk=row.pk).update(decidida_el=noted_on)


def decided(page):
    return [(one["sentence"], one["by"]) for one in page.context["decisions"]]


ENDED = "La decisión anotada el {:%d-%m-%Y} puso fin a Seguridad pública el {}: Resolución exenta 12."


def test_a_decision_that_ended_the_area_is_told_with_its_day_and_reason(enter, edicion, round_done):
    decide(LATER, ultimo_dia=date(2019, 12, 31))
    for who in ("jefa", "autoridad"):
        page = why(enter[who], edicion)
        assert (page.context["then"], page.context["moved"]) == ("2", "Ya no se mide")
        assert decided(page) == [(ENDED.format(LATER, "31-12-2019"), "-2")]
        assert page.context["records"] == page.context["out_of_reach"] == []
        assert "no se ha movido" not in text(page)
        assert "Ningún registro la mueve" not in text(page)
        assert "vigencias de las áreas" not in text(page)


HALF = f"lugar={ROUNDS}&desde=2020-01-01&hasta=2020-06-29&corte="


def test_a_decision_and_a_record_are_told_apart(enter, edicion, round_done):
    late = [round_done(LATER), round_done(LATER)]
    decide(LATER, ultimo_dia=date(2020, 6, 28))
    page = why(enter["jefa"], edicion)
    assert (page.context["then"], page.context["today"]) == ("2", "—")
    assert page.context["moved"] == "Ya no se mide sobre estos días"
    assert decided(page) == [(ENDED.format(LATER, "28-06-2020"), "-2")]
    assert {(row["name"], row["by"]) for row in page.context["records"]} == {(str(one), "+1") for one in late}
    assert page.context["apart"] == ""


def test_it_leads_to_the_figure_over_the_days_of_today(enter, edicion, round_done):
    round_done(LATER)
    decide(LATER, ultimo_dia=date(2020, 6, 28))
    page = why(enter["jefa"], edicion)
    [there] = [one for one in links(page) if one.startswith(f"?{HALF}")]
    assert "Hoy se mide sobre otros días: del 01-01-2020 al 28-06-2020" in text(page)
    page = enter["jefa"].get(address(edicion) + there.lstrip("?"))
    assert (page.context["then"], page.context["today"]) == ("—", "2")
    assert page.context["moved"] == "Ahora se mide sobre estos días"
    assert decided(page) == [(ENDED.format(LATER, "28-06-2020"), "+1")]
    assert page.context["apart"] == "+1"
    assert "no se ha movido" not in text(page)
    assert page.context["elsewhere"] == {}


def test_an_end_moved_to_a_later_day_is_told_of_both(enter, edicion, round_done):
    decide(TYPED, ultimo_dia=date(2020, 6, 28))
    decide(LATER, ultimo_dia=date(2020, 9, 30))
    page = enter["jefa"].get(address(edicion, HALF.replace("06-29", "10-01")))
    said = f"La decisión anotada el {LATER:%d-%m-%Y} reabrió Seguridad pública, ahora hasta el 30-09-2020"
    assert [sentence for sentence, _ in decided(page)] == [f"{said}: Resolución exenta 12."]
    assert (page.context["then"], page.context["today"]) == ("—", "2")
    assert page.context["moved"] == "Ahora se mide sobre estos días"


@pytest.mark.parametrize("ultimo_dia", [date(2020, 6, 28), date(2019, 12, 31)])
def test_the_list_and_the_page_of_each_figure_say_the_same(enter, edicion, round_done, ultimo_dia):
    round_done(LATER)
    decide(LATER, ultimo_dia=ultimo_dia)
    everything = enter["jefa"].get(address(edicion), {"dia": f"{TODAY:%d-%m-%Y}"})
    moved = [row for row in everything.context["rows"] if row["why"]]
    assert {row["measured"] for row in moved} > {"—"} or ultimo_dia.year == 2019
    assert moved
    for row in moved:
        page = enter["jefa"].get(address(edicion, row["why"]))
        assert (page.context["then"], page.context["today"]) == (row["known"], row["measured"]), row["why"]
        assert decided(page), row["why"]
        assert "no se ha movido" not in text(page), row["why"]


def test_a_decision_of_the_day_it_was_published_is_told_too(enter, edicion):
    decide(TODAY, ultimo_dia=date(2019, 12, 31))
    page = why(enter["jefa"], edicion)
    assert decided(page) == [(ENDED.format(TODAY, "31-12-2019"), "")]
    assert "La edición dice otra cosa" in text(page)


def test_a_decision_that_reopened_the_area_is_told(enter, edicion):
    decide(TYPED, ultimo_dia=date(2019, 12, 31))
    decide(LATER)
    page = why(enter["jefa"], edicion)
    assert (page.context["today"], page.context["moved"]) == ("2", "Se mide otra vez")
    said = f"La decisión anotada el {LATER:%d-%m-%Y} reabrió Seguridad pública: Resolución exenta 12."
    assert decided(page) == [(said, "+2")]


def test_a_decision_that_takes_no_day_of_it_is_not_told(enter, edicion, round_done):
    decide(LATER, ultimo_dia=date(2021, 3, 31))
    VigenciaArea.objects.create(area="orasmi", ultimo_dia=date(2019, 12, 31), motivo="Resolución")
    page = why(enter["jefa"], edicion)
    assert decided(page) == []
    assert "Desde ese día no se ha movido." in text(page)


def test_a_decision_is_known_from_the_day_it_was_noted(enter, edicion):
    decide(LATER, ultimo_dia=date(2019, 12, 31))
    page = enter["jefa"].get(address(edicion), {"dia": f"{TODAY:%d-%m-%Y}"})
    [row] = [one for one in page.context["rows"] if (one["code"], one["category"]) == (ROUNDS, "")]
    assert (row["value"], row["known"], row["differs"]) == ("2", "2", True)
    assert f"lugar={ROUNDS}&" in row["why"]


@pytest.mark.parametrize(
    "asked",
    [
        "lugar=SE-001",
        "lugar=SE-001&desde=ayer&hasta=2021-01-01",
        "lugar=SE-001&desde=2018-01-01&hasta=2019-01-01",
        "lugar=ZZ-999&desde=2020-01-01&hasta=2021-01-01",
        "lugar=&desde=2020-01-01&hasta=2021-01-01",
        "lugar=SE-001:nada=nada&desde=2020-01-01&hasta=2021-01-01",
    ],
)
def test_what_an_edition_does_not_tell_has_no_page(enter, edicion, asked):
    assert enter["jefa"].get(address(edicion, asked)).status_code == 404


def test_reading_it_leaves_no_trace(enter, edicion, round_done):
    round_done(LATER)
    why(enter["jefa"], edicion)
    assert Actividad.objects.count() == 3
    round_done(LATER)
    assert Actividad.objects.count() == 4
