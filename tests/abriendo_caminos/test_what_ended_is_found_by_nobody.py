"""From the day a deprivation of liberty ends, no door of the product leads to the person, although nothing ran yet;
once the clock ran, no row names them."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db.models import UUIDField
from django.urls import reverse
from django.utils import timezone

from gobernacion.access import forgotten
from gobernacion.access.roles import Rol
from gobernacion.directory.desk_forms import NOBODY
from gobernacion.directory.finding import BUSCADA
from gobernacion.directory.forgetting import forget_fichas, forget_whom_nobody_holds
from gobernacion.directory.merging import merge
from gobernacion.directory.models import Distincion, Ficha, Fusion, Movimiento, Persona
from programs.abriendo_caminos.forgetting import forget
from programs.abriendo_caminos.models import Integrante
from tests.access.people import browser_of, make_user, name
from tests.directory.conftest import make_ficha

BORN = date(1984, 1, 1)


@pytest.fixture
def steward(desk):
    steward = make_user("directora")
    name(steward, Rol.DIRECTORIO)
    return steward


@pytest.fixture
def released(desk):
    """Somebody whose deprivation of liberty ended today."""
    ficha = desk.person(BORN)
    ficha.primer_apellido = "Liberada"
    ficha.save()
    return desk.member(desk.family(), "privada", ficha=ficha, termino=timezone.localdate())


def tomorrow(one):
    """The same, one day earlier."""
    Integrante.objects.filter(pk=one.pk).update(termino=timezone.localdate() + timedelta(days=1))


def area_doors(one):
    ficha = one.ficha
    for label in ("abriendo_caminos_integrante", "abriendo_caminos_familia", "directory_ficha"):
        for q in (ficha.identificacion, ficha.primer_apellido):
            yield f"{reverse(f'admin:{label}_changelist')}?q={q}"
    for page in ("change", "history"):
        yield reverse(f"admin:directory_ficha_{page}", args=[ficha.pk])
    yield reverse("admin:abriendo_caminos_integrante_change", args=[one.pk])
    yield reverse("admin:abriendo_caminos_familia_change", args=[one.familia_id])


def steward_doors(one):
    ficha = one.ficha
    persona = reverse("admin:directory_persona_changelist")
    for q in (ficha.identificacion, ficha.primer_apellido):
        yield f"{persona}?q={q}"
        yield f"{reverse('admin:directory_ficha_changelist')}?q={q}"
    for page in ("change", "reunir", "distinguir", "corregir"):
        yield reverse(f"admin:directory_persona_{page}", args=[ficha.persona_id])
    for page in ("repetidas", "discrepancias"):
        yield reverse(f"admin:directory_persona_{page}")


def told(browser, door, one):
    """What a page tells of the person, besides what was typed to look for them."""
    answer = browser.get(door)
    if answer.status_code == 404:
        return ""
    page = answer.content.decode()
    typed = door.partition("?q=")[2]
    marks = {one.ficha.identificacion, one.ficha.primer_apellido, one.numero} - {typed}
    return " ".join(mark for mark in marks if mark in page)


def type_run(browser, desk, one, **person):
    """Somebody types the RUN in the form of a family, with or without the rest of the person."""
    data = {
        "ocurrido_el": "04-03-2024",
        "codigo": "F-900",
        "convocatoria": desk.convocatoria.pk,
        "unidad": desk.unidades[0].pk,
        "sector": one.familia.sector_id,
        "version_leida": "",
        "ficha_documento": "run",
        "ficha_run": one.ficha.identificacion,
        "ficha_nacionalidad": "CL",
        **person,
    }
    return browser.post(reverse("admin:abriendo_caminos_familia_add"), data)


def test_whose_end_was_moved_to_today_is_found_by_nobody(desk):
    """Somebody is released early: what the record said before no longer holds them."""
    later = timezone.localdate() + timedelta(days=400)
    one = desk.member(desk.family(), "privada", ficha=desk.person(BORN), termino=later)
    browser = browser_of(desk.clerk)
    assert any(told(browser, door, one) for door in area_doors(one))
    one.termino = timezone.localdate()
    one.save()
    assert [door for door in area_doors(one) if told(browser, door, one)] == []


@pytest.mark.parametrize("ended", [False, True])
def test_no_door_of_the_area_leads_to_them(desk, released, ended):
    if not ended:
        tomorrow(released)
    browser = browser_of(desk.clerk)
    found = {door for door in area_doors(released) if told(browser, door, released)}
    assert bool(found) is not ended, found
    if not ended:
        assert len(found) >= 6, found


@pytest.mark.parametrize("ended", [False, True])
def test_looking_for_them_before_typing_finds_them_only_until_then(desk, released, ended):
    if not ended:
        tomorrow(released)
    browser, page = browser_of(desk.clerk), reverse("admin:abriendo_caminos_familia_buscar_persona")
    for asked in ({"documento": released.ficha.identificacion}, {"nombre": "Liberada", "year": "1984"}):
        shown = browser.post(page, asked).context["found"]
        assert [one["ficha"].pk for one in shown] == ([] if ended else [released.ficha_id])
    form = browser.post(reverse("admin:abriendo_caminos_familia_add"), {BUSCADA: str(released.ficha_id)})
    assert ("Liberada" in form.content.decode()) is not ended


@pytest.mark.parametrize("ended", [False, True])
def test_no_door_of_the_steward_leads_to_them(desk, released, steward, ended):
    if not ended:
        tomorrow(released)
    browser = browser_of(steward)
    found = {door for door in steward_doors(released) if told(browser, door, released)}
    assert bool(found) is not ended, found
    if not ended:
        assert len(found) >= 5, "the doors of this test open while it is not over"


def test_the_steward_cannot_compare_somebody_with_them(desk, released, steward):
    other = make_ficha("orasmi", 900)
    answer = browser_of(steward).post(
        reverse("admin:directory_persona_reunir", args=[other.persona_id]),
        {"documento": released.ficha.identificacion},
    )
    assert NOBODY in answer.content.decode()


def test_what_another_area_knows_of_them_stays_as_it_was(desk, released, steward):
    other = make_ficha("orasmi", released.ficha.persona, primer_apellido="Conocida")
    page = browser_of(steward).get(reverse("admin:directory_persona_change", args=[other.persona_id]))
    assert "Conocida" in page.content.decode()
    assert "Abriendo Caminos" not in page.content.decode()
    forget(timezone.localdate())
    forget_whom_nobody_holds(timezone.now())
    assert Persona.objects.filter(pk=other.persona_id).exists()


def test_typing_their_run_answers_as_for_somebody_new(desk, released):
    answer = type_run(browser_of(desk.clerk), desk, released)
    assert answer.status_code == 200
    assert released.ficha.primer_apellido not in answer.content.decode()


def test_they_may_come_again_before_anything_ran(desk, released):
    person = {"ficha_nombres": "Rosa", "ficha_primer_apellido": "Vuelta", "ficha_nacimiento": "01-01-1984"}
    answer = type_run(browser_of(desk.clerk), desk, released, **person)
    assert answer.status_code == 302
    [ficha] = Ficha.objects.filter(persona=released.ficha.persona)
    assert (ficha.primer_apellido, ficha.history.count()) == ("Vuelta", 1)
    assert not Integrante.objects.filter(pk=released.pk).exists()


# --- afterwards ---


def rows_naming(key):
    """Every row of the installation, history included, that holds this key."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            plain = field.target_field if field.is_relation else field
            if isinstance(plain, UUIDField):
                found += model._base_manager.filter(**{field.attname: key})
    return found


def test_no_row_tells_of_the_person_any_more(desk, released):
    persona, ficha = released.ficha.persona_id, released.ficha_id
    assert len(rows_naming(ficha)) >= 4
    forget(timezone.localdate())
    forget_whom_nobody_holds(timezone.now())
    assert rows_naming(persona) == rows_naming(ficha) == []


def test_two_documents_of_one_person_are_gone_with_what_was_decided_of_them(desk, released, steward):
    other = desk.member(desk.family(), "privada", termino=timezone.localdate())
    keys = [released.ficha.persona_id, other.ficha.persona_id]
    fichas = [released.ficha_id, other.ficha_id]
    apart = Persona.objects.filter(pk__in=keys).order_by("pk")
    Distincion.objects.create(una=apart[0], otra=apart[1], motivo="Prueba", decidida_por=steward)
    merge(*apart, steward, "Presentó los dos")
    assert Movimiento.objects.exists()
    forget(timezone.localdate())
    forget_whom_nobody_holds(timezone.now())
    for key in (*keys, *fichas):
        assert rows_naming(key) == []
    assert not Fusion.objects.exists()
    assert not Movimiento.objects.exists()


@pytest.mark.parametrize(("hours", "again"), [(1, 0), (-1, 1)])
def test_only_what_was_forgotten_after_a_copy_is_forgotten_again(desk, hours, again):
    """A number forgotten before the copy was made may be another record's in it."""
    one, now = desk.member(desk.family(), "otro"), timezone.now()
    forgotten.ledger().write_text(
        f"{now.isoformat(timespec='seconds')} abriendo_caminos.Integrante {one.pk}\n"
    )
    assert forgotten.replay(now + timedelta(hours=hours)).endswith(f": {again}.")
    assert Integrante.objects.filter(pk=one.pk).exists() is not bool(again)


def test_a_ficha_set_aside_stays_while_the_other_is_held(desk, released, steward):
    other = desk.member(desk.family(), "otro")
    merge(other.ficha.persona, released.ficha.persona, steward, "Presentó los dos")
    forget(timezone.localdate())
    forget_whom_nobody_holds(timezone.now())
    assert Ficha.objects.filter(pk=other.ficha_id).exists()
    assert not Movimiento.objects.filter(modelo="abriendo_caminos.Integrante").exists()


def test_whom_an_old_version_names_is_held(desk):
    mistyped, right = desk.person(), desk.person()
    member = desk.member(desk.family(), "otro", ficha=mistyped)
    member.ficha = right
    member.save()
    assert forget_fichas([mistyped.pk]) == 0
    assert Ficha.objects.filter(pk=mistyped.pk).exists()


def test_whom_no_record_names_is_gone_after_a_day(desk):
    lost = desk.person()
    forget_whom_nobody_holds(timezone.now())
    assert Ficha.objects.filter(pk=lost.pk).exists(), "somebody may be typing its record"
    assert forget_whom_nobody_holds(timezone.now() + timedelta(days=2)) == 1
    assert rows_naming(lost.pk) == rows_naming(lost.persona_id) == []
