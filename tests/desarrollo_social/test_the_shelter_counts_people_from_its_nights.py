"""Each person is counted once however many nights they slept, and no night holds more people than its places."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from gobernacion.access.models import Anotacion
from gobernacion.directory.whose import records_of
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.transitions import TransicionRechazada
from programs.desarrollo_social.models import Alojamiento, Huesped, Linea, Noche
from tests.access.people import browser_of
from tests.at_once import at_once

NIGHTS = "/interno/desarrollo_social/noche/"
GUESTS = "/interno/desarrollo_social/huesped/"


def figures(codigo, desk):
    period = Period(desk.since, desk.today + timedelta(days=1))
    return {(one.dimension, one.categoria): one.valor for one in registry()[codigo].measure(period)}


@pytest.fixture
def shelter(desk):
    return desk.initiative()


@pytest.fixture
def guests(desk, shelter):
    return [desk.guest(shelter) for _ in range(4)]


def test_somebody_who_slept_many_nights_is_one_person(desk, shelter, guests):
    for ago in range(3):
        desk.night(shelter, desk.today - timedelta(days=ago), guests[:2])
    assert figures("DS-001", desk) == {("", ""): 2, ("comuna", "La Serena"): 2}
    assert figures("DS-007", desk)["", ""] == 6
    assert round(figures("DS-010", desk)["", ""], 2) == Decimal("66.67")


def test_whoever_is_in_the_list_and_never_slept_there_is_not_counted(desk, shelter, guests):
    desk.night(shelter, slept=guests[:1])
    assert figures("DS-001", desk)["", ""] == 1


def test_whoever_slept_in_two_shelters_is_one_person_where_they_slept_last(desk, shelter, guests):
    other = desk.initiative(comuna=desk.comunas["Coquimbo"])
    again = desk.guest(other, ficha=guests[0].ficha)
    desk.night(shelter, desk.today - timedelta(days=1), guests[:1])
    desk.night(other, desk.today, [again])
    assert figures("DS-001", desk) == {("", ""): 1, ("comuna", "Coquimbo"): 1}


def test_an_annulled_night_counts_nobody(desk, shelter, guests):
    night = desk.night(shelter, slept=guests[:2])
    night.anular(desk.staff["jefa"], desk.today, "Era otro día")
    assert figures("DS-001", desk)["", ""] == 0
    assert figures("DS-007", desk)["", ""] == 0


# --- the roll -----------------------------------------------------------------------------------------------------


def test_the_roll_may_be_called_again(desk, shelter, guests):
    night = desk.night(shelter, slept=guests[:3])
    desk.call(night, guests[2:])
    night.refresh_from_db()
    assert night.alojadas == night.alojamientos.count() == 2
    assert {line.huesped for line in night.alojamientos.all()} == set(guests[2:])
    told = night.history.order_by("version").values_list("alojadas", flat=True)
    assert list(told) == [0, 3, 2]


def test_no_more_people_than_places_and_the_refusal_says_how_many(desk, shelter, guests):
    night = desk.night(shelter)
    with pytest.raises(TransicionRechazada, match="Marcó 4 personas y el albergue tiene 3 cupos"):
        desk.call(night, guests)
    assert not Alojamiento.objects.exists()


def test_a_night_keeps_the_places_it_had(desk, shelter, guests):
    night = desk.night(shelter, slept=guests[:3])
    shelter.cupos = 2
    shelter.save()
    night.refresh_from_db()
    assert night.cupos == 3


def test_the_database_lets_nobody_in_beyond_the_places(desk, shelter, guests):
    night = desk.night(shelter, slept=guests[:3])
    with pytest.raises(IntegrityError), transaction.atomic():
        Alojamiento.objects.create(noche=night, huesped=guests[3])
    with pytest.raises(IntegrityError), transaction.atomic():
        Noche.objects.filter(pk=night.pk).update(alojadas=4)


def test_the_database_lets_nobody_in_twice_nor_from_another_shelter(desk, shelter, guests):
    night, stranger = desk.night(shelter, slept=guests[:1]), desk.guest(desk.initiative())
    for one in (guests[0], stranger):
        with pytest.raises(IntegrityError), transaction.atomic():
            Alojamiento.objects.create(noche=night, huesped=one)
    with pytest.raises(IntegrityError), transaction.atomic():
        Alojamiento.objects.update(huesped=guests[1])


def test_somebody_in_a_night_is_not_annulled_before_they_are_unticked(desk, shelter, guests):
    night = desk.night(shelter, slept=guests[:1])
    with pytest.raises(TransicionRechazada, match="figura en noches"):
        guests[0].anular(desk.staff["jefa"], desk.today, "Repetido")
    desk.call(night, [])
    guests[0].anular(desk.staff["jefa"], desk.today, "Repetido")


def test_an_annulled_night_takes_no_roll(desk, shelter, guests):
    night = desk.night(shelter)
    night.anular(desk.staff["jefa"], desk.today, "Era otro día")
    with pytest.raises(TransicionRechazada, match="está anulada"):
        desk.call(night, guests[:1])


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_call_the_roll_at_once_one_is_told_to_look_again(desk):
    shelter = desk.initiative()
    guests, night = [desk.guest(shelter) for _ in range(4)], desk.night(shelter)

    def send(asked):
        client, chosen = asked
        answers = {"version_leida": night.version, "huespedes": [one.pk for one in chosen]}
        return client.post(f"{NIGHTS}{night.pk}/pasar_lista/", answers).status_code

    clients = [browser_of(desk.staff["encargada"]) for _ in range(2)]
    assert sorted(at_once(send, zip(clients, [guests[:3], guests[1:]], strict=True))) == [200, 302]
    night.refresh_from_db()
    assert night.alojadas == night.alojamientos.count() == 3


# --- on the page ---------------------------------------------------------------------------------------------------


def test_a_night_is_typed_and_the_roll_is_called_at_once_with_those_of_the_night_before_ticked(
    desk, shelter, guests, enter
):
    desk.night(shelter, desk.today - timedelta(days=1), guests[:2])
    browser = enter("encargada")
    day = f"{desk.today:%d-%m-%Y}"
    answer = browser.post(f"{NIGHTS}add/", {"iniciativa": shelter.pk, "ocurrido_el": day, "_save": "Guardar"})
    night = Noche.objects.latest("pk")
    assert answer.url == f"{NIGHTS}{night.pk}/pasar_lista/"
    form = browser.get(answer.url).context["form"]
    assert form.initial["huespedes"] == [guests[0].pk, guests[1].pk]
    assert [label for _, label in form.fields["huespedes"].choices] == [
        f"Ana {n} Inventada" for n in range(1, 5)
    ]
    ticked = {"version_leida": night.version, "huespedes": [guests[3].pk]}
    assert browser.post(answer.url, ticked).status_code == 302
    assert "Ana 4 Inventada" in browser.get(f"{NIGHTS}{night.pk}/change/").content.decode()


def test_too_many_ticks_are_refused_in_words_and_stay_ticked(desk, shelter, guests, enter):
    night = desk.night(shelter)
    answers = {"version_leida": night.version, "huespedes": [one.pk for one in guests]}
    page = enter("encargada").post(f"{NIGHTS}{night.pk}/pasar_lista/", answers).content.decode()
    assert "Marcó 4 personas y el albergue tiene 3 cupos" in page
    assert page.count("checked") == 4


def test_a_guest_of_another_shelter_cannot_be_ticked(desk, shelter, enter):
    night, stranger = desk.night(shelter), desk.guest(desk.initiative())
    answers = {"version_leida": night.version, "huespedes": [stranger.pk]}
    assert enter("encargada").post(f"{NIGHTS}{night.pk}/pasar_lista/", answers).status_code == 200
    assert not Alojamiento.objects.exists()


def test_only_whoever_types_calls_the_roll(desk, shelter, enter):
    night = desk.night(shelter)
    assert enter("jefa").get(f"{NIGHTS}{night.pk}/pasar_lista/").status_code == 403
    for stranger in ("vecina", "autoridad"):
        assert enter(stranger).get(f"{NIGHTS}{night.pk}/pasar_lista/").status_code == 404


@pytest.mark.parametrize("page", ["change", "imprimir", "pasar_lista"])
def test_whoever_reads_who_slept_there_leaves_a_line_in_the_journal(desk, shelter, guests, enter, page):
    night = desk.night(shelter, slept=guests[:1])
    assert "Ana 1 Inventada" in enter("encargada").get(f"{NIGHTS}{night.pk}/{page}/").content.decode()
    [line] = Anotacion.objects.filter(modelo="desarrollo_social.Noche")
    assert (line.quien, line.registro) == (desk.staff["encargada"], str(night.pk))


def test_a_night_is_of_whoever_slept_there_and_of_nobody_else(desk, shelter, guests):
    """Who read the roll of that night read of them; a guest who did not sleep there is not on it."""
    night = desk.night(shelter, slept=guests[:1])
    slept, stayed_away = (records_of(one.ficha.persona) for one in guests[:2])
    assert slept[Noche] == {night.pk}
    assert Noche not in stayed_away
    assert stayed_away[Huesped] == {guests[1].pk}


def test_the_only_shelter_at_work_comes_chosen_and_a_guest_is_typed_with_it(desk, shelter, enter):
    desk.initiative(Linea.FOMENTO)
    browser = enter("encargada")
    page = browser.get(f"{GUESTS}add/").content.decode()
    assert f'<option value="{shelter.pk}" selected' in page
    assert shelter.nombre in page
    typed = {
        "iniciativa": shelter.pk,
        "ocurrido_el": f"{desk.today:%d-%m-%Y}",
        "ficha_documento": "sin_documento",
        "ficha_motivo": "En situación de calle",
        "ficha_nombres": "Juan",
        "ficha_primer_apellido": "Inventado",
    }
    answer = browser.post(f"{GUESTS}add/", typed)
    assert answer.status_code == 302, answer.content.decode()
    assert Huesped.objects.get().ficha.nombres == "Juan"


@pytest.mark.parametrize("kind", [Huesped, Noche])
def test_what_is_not_an_open_shelter_is_refused_in_words(desk, kind):
    workshop = desk.initiative(Linea.FOMENTO)
    over = desk.initiative(estado="terminada", termino=desk.today - timedelta(days=10))
    given = {"registrado_por": desk.staff["encargada"], "ocurrido_el": desk.today}
    given |= {"ficha": desk.ficha()} if kind is Huesped else {}
    with pytest.raises(ValidationError, match="no es un albergue"):
        kind(iniciativa=workshop, **given).full_clean(exclude=["numero"])
    with pytest.raises(ValidationError, match="no estaba abierto ese día"):
        kind(iniciativa=over, **given).full_clean(exclude=["numero"])
    for wrong in (workshop, over):
        with pytest.raises(IntegrityError), transaction.atomic():
            kind.objects.create(iniciativa=wrong, **given)
