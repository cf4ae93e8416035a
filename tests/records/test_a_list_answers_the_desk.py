"""What a clerk finds in the list: by number, code, RUN or name; by state, comuna or date; and what stands or not."""

from datetime import date
from urllib.parse import parse_qs

import pytest
from django.contrib import admin
from django.contrib.messages import get_messages
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gobernacion.records import listing
from gobernacion.records.listing import PeriodoFilter
from programs.comite_tecnico.models import Reunion
from tests.access.people import whoever_sees
from tests.recordarea.models import Entrega, Estado
from tests.records.conftest import make_ficha
from tests.records.desk import LIST, text

TODAY = date(2026, 11, 23)
THIS = timezone.localdate().year


@pytest.fixture
def desk(enter):
    return enter("encargada")


def shown(answer):
    return list(answer.context["cl"].result_list)


def found(desk, words):
    return shown(desk.get(LIST, {"q": words}))


@pytest.mark.parametrize(
    "words",
    [
        "{numero}",
        " {numero} ",
        "{short}",
        "F-77",
        "11.111.111-1",
        "11111111-1",
        "111111111",
        "rojas",
        "ROJAS díaz",
        "Ana",
        "ana roj",
    ],
)
def test_a_record_is_found_by_what_the_clerk_has_at_hand(desk, make_entrega, words):
    entrega = make_entrega(folio="F-77")
    make_entrega(ficha=make_ficha("Beto", "Soto", "Pinto", "22.222.222-2"))
    year, _, number = entrega.numero.partition("-")
    assert found(desk, words.format(numero=entrega.numero, short=f"{year}-{int(number)}")) == [entrega]


@pytest.mark.parametrize(
    "words", ["2026-99999", "33.333.333-3", "zzz", "F-7", "ojas", "%", "_", "'", '"', "\\", "0-0"]
)
def test_what_is_not_there_is_not_found(desk, entrega, words):
    answer = desk.get(LIST, {"q": words})
    assert shown(answer) == []
    assert "Nada coincide con lo que buscó." in text(answer)


def test_a_person_another_area_knows_is_not_found(desk, entrega):
    make_ficha("Otilia", "Vega", "", "33.333.333-3", area="otherarea")
    for words in ("otilia", "33.333.333-3"):
        assert found(desk, words) == []


def test_a_run_with_a_wrong_digit_is_told(desk, entrega):
    answer = desk.get(LIST, {"q": "11.111.111-2"})
    assert "dígito verificador" in " ".join(str(one) for one in get_messages(answer.wsgi_request)) or (
        "dígito verificador" in text(answer)
    )


def test_of_a_name_that_too_many_have_the_first_are_shown_and_the_page_says_so(
    desk, make_entrega, monkeypatch
):
    monkeypatch.setattr(listing, "MOST_PEOPLE", 2)
    of_zuniga, of_araya, of_ana = (
        make_entrega(ficha=make_ficha(nombres, primer, "", run))
        for nombres, primer, run in [
            ("Ana", "Zúñiga", "22.222.222-2"),
            ("Ana", "Araya", "33.333.333-3"),
            ("Berta", "Anabalón", "44.444.444-4"),
        ]
    )
    answer = desk.get(LIST, {"q": "ana"})
    assert listing.TOO_MANY_PEOPLE in text(answer)
    assert set(shown(answer)) == {of_ana, of_araya}
    answer = desk.get(LIST, {"q": "ana zu"})
    assert shown(answer) == [of_zuniga]
    assert listing.TOO_MANY_PEOPLE not in text(answer)


def test_a_code_is_not_looked_for_among_the_names(desk, make_entrega):
    entrega = make_entrega(folio="ANA-77")
    with CaptureQueriesContext(connection) as captured:
        assert found(desk, "ANA-77") == [entrega]
    assert not [one["sql"] for one in captured if "clave" in one["sql"].partition(" WHERE ")[2]]


def test_the_box_says_what_it_takes(desk):
    assert "Busque por número, folio, RUN, otro documento o apellidos o nombres de la persona." in text(
        desk.get(LIST)
    )


def test_the_latest_fact_comes_first(desk, make_entrega):
    old, new = make_entrega(ocurrido_el=date(2018, 5, 1)), make_entrega(ocurrido_el=date(2019, 5, 1))
    assert shown(desk.get(LIST)) == [new, old]
    column = list(desk.get(LIST).context["cl"].list_display).index("ocurrido_el")
    assert shown(desk.get(LIST, {"o": column})) == [old, new]


def test_what_was_annulled_leaves_the_list_and_has_its_own(desk, make_entrega, staff):
    standing, gone = make_entrega(), make_entrega()
    gone.anular(staff["jefa"], TODAY, "Duplicada.")
    assert shown(desk.get(LIST)) == [standing]
    annulled = desk.get(LIST, {"vigencia": "anulados"})
    assert shown(annulled) == [gone]
    assert "23-11-2026" in text(annulled)


def test_a_search_finds_also_what_was_annulled(desk, entrega, staff):
    entrega.anular(staff["jefa"], TODAY, "Duplicada.")
    assert found(desk, entrega.numero) == [entrega]


def test_the_filters_narrow_it(desk, make_entrega, comunas):
    wanted = make_entrega(comuna=comunas[1], ocurrido_el=date(2025, 2, 1))
    make_entrega(ocurrido_el=date(2025, 2, 1))
    make_entrega(comuna=comunas[1], ocurrido_el=date(2024, 2, 1))
    query = {"comuna__id__exact": comunas[1].pk, "periodo": "2025", "estado__exact": Estado.PEDIDA}
    assert shown(desk.get(LIST, query)) == [wanted]


@pytest.fixture
def years(make_entrega):
    """A record of each of some years."""
    years = [THIS - ago for ago in (0, 3, 4, 7, 15)]
    return {year: make_entrega(ocurrido_el=date(year, 1, 1)) for year in years}


def offered(answer):
    """What the page offers of the days: the choices of the filter by date."""
    [spec] = [one for one in answer.context["cl"].filter_specs if isinstance(one, PeriodoFilter)]
    choices = [parse_qs(choice["query_string"][1:]) for choice in spec.choices(answer.context["cl"])]
    return [choice["periodo"][0] for choice in choices if "periodo" in choice]


def test_any_year_is_reached_by_its_address(desk, years):
    for year, entrega in years.items():
        assert shown(desk.get(LIST, {"periodo": year})) == [entrega]
    assert shown(desk.get(LIST, {"periodo": THIS - 5})) == []
    assert shown(desk.get(LIST, {"periodo": 2090})) == []


def test_any_year_with_records_is_reached_by_the_page(desk, years):
    before = f"hasta-{THIS - 4}"
    assert str(THIS - 3) in offered(desk.get(LIST))
    assert before in offered(desk.get(LIST))
    assert str(THIS - 4) not in offered(desk.get(LIST)), "years long past unfold"
    older = [str(THIS - ago) for ago in range(4, 16)]
    unfolded = offered(desk.get(LIST, {"periodo": before}))
    assert unfolded[-len(older) :] == older
    # On the way from one of them to the next they stay.
    assert offered(desk.get(LIST, {"periodo": THIS - 7})) == unfolded


def test_a_year_of_which_all_was_annulled_is_reached_among_the_annulled(desk, years, staff):
    years[THIS - 15].anular(staff["jefa"], TODAY, "Duplicada.")
    before = {"periodo": f"hasta-{THIS - 4}"}
    assert str(THIS - 15) not in offered(desk.get(LIST, before))
    annulled = {"vigencia": "anulados"}
    assert str(THIS - 15) in offered(desk.get(LIST, {**before, **annulled}))
    answer = desk.get(LIST, {"periodo": THIS - 15, **annulled})
    assert shown(answer) == [years[THIS - 15]]


@pytest.mark.parametrize("model", [Reunion, Entrega])
def test_the_year_to_come_is_offered_of_what_is_planned(desk, model):
    request = RequestFactory().get("/")
    request.user = whoever_sees(model)
    spec = PeriodoFilter(request, {}, model, admin.site._registry[model])
    assert (str(THIS + 1) in dict(spec.lookup_choices)) is (model is Reunion)


def test_what_the_rows_say_is_asked_by_their_keys_alone(desk, make_entrega):
    """Asked for the filters once more, SQLite walked the whole list to find the rows it was given."""
    make_entrega(estado=Estado.APROBADA)
    with CaptureQueriesContext(connection) as captured:
        answer = desk.get(LIST, {"periodo": 2019, "estado__exact": Estado.APROBADA})
    assert len(shown(answer)) == 1
    [of_rows] = [one["sql"] for one in captured if 'JOIN "directory_ficha"' in one["sql"]]
    assert of_rows.partition(" WHERE ")[2].count("recordarea_entrega") == 1


def test_that_it_stands_is_asked_once():
    once = Entrega.objects.vigentes()
    assert str(once.vigentes().filter(urgente=True).vigentes().query).count("IS NULL") == 1
    assert once.vigentes() is not once, "a queryset of its own, as any other method gives"
    assert str(once.anulados().vigentes().query).count("IS NULL") == 1
    assert str(Entrega.objects.exclude(anulado_el=None).vigentes().query).count("IS NULL") == 2


@pytest.mark.parametrize(
    "query",
    [
        "?periodo=2019'",
        "?periodo=19",
        "?periodo=20190",
        "?periodo=1819",
        "?periodo=２０１９",
        "?periodo=hasta-",
        "?vigencia=otra",
        "?p=0",
        "?p=99999999999999999999",
        "?o=9.9",
        "?o=numero",
        "?ocurrido_el__gte=2019-01-01",
        "?ficha__nombres=Ana",
        "?q=" + "a" * 500,
    ],
)
def test_an_address_nobody_offered_is_refused_or_ignored(desk, entrega, query):
    assert desk.get(LIST + query).status_code in {200, 302, 400}


def test_a_long_list_is_paged_without_counting_it(desk, make_entrega, django_assert_num_queries, monkeypatch):
    monkeypatch.setattr(listing, "REACH", 4)
    monkeypatch.setattr(admin.site._registry[Entrega], "list_per_page", 2)
    entregas = [make_entrega(ocurrido_el=date(2019, 1, day)) for day in range(1, 8)]
    last = desk.get(LIST, {"p": 2})
    assert shown(last) == entregas[::-1][2:4]
    assert "más de 4 entregas" in text(last)
    assert "para llegar más atrás, use los filtros o la búsqueda" in text(last)
    assert desk.get(LIST, {"p": 3}).status_code == 400


def test_a_list_asks_as_many_questions_for_many_records_as_for_few(
    desk, make_entrega, django_assert_max_num_queries
):
    make_entrega()
    desk.get(LIST)
    for _ in range(30):
        make_entrega()
    with django_assert_max_num_queries(14):
        desk.get(LIST)


def test_an_empty_list_teaches_what_to_do(desk, comunas):
    assert "Agregue la primera entrega con «Añadir entrega»." in text(desk.get(LIST))


def test_an_action_over_several_is_for_those_who_may_and_leaves_its_history(desk, make_entrega, staff):
    entregas = [make_entrega(), make_entrega()]
    desk.post(LIST, {"action": "marcar_urgente", "_selected_action": [one.pk for one in entregas]})
    assert Entrega.objects.filter(urgente=True).count() == 2
    last = entregas[0].history.first()
    assert (last.history_user, last.history_change_reason) == (staff["encargada"], "Marcar como urgente")


def test_the_neighbour_finds_no_list(enter):
    assert enter("vecina").get(LIST).status_code == 404
