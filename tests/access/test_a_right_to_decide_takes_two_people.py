"""A function of decision counts once a second person confirmed it, from that day on, and never for a day before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from gobernacion.access.grants import Grants
from gobernacion.access.models import Anotacion, Asignacion, User
from gobernacion.access.roles import TODAS, Rol
from tests.access.people import AREA, browser_of, make_user, name

ADD = reverse("admin:access_asignacion_add")
LIST = reverse("admin:access_asignacion_changelist")
HOME = reverse("admin:index")
WHY = "Resolución exenta 123"
DECIDING = [rol for rol in Rol if rol != Rol.ENCARGADO]


def page(one: Asignacion, which: str) -> str:
    return reverse(f"admin:access_asignacion_{which}", args=[one.pk])


def give(enter, user: User, rol: Rol, area: str = TODAS, **more: object):
    """What whoever administers accounts sends, and what is answered."""
    today = f"{timezone.localdate():%d-%m-%Y}"
    data = {"user": user.pk, "rol": rol, "area": area, "desde": today, "motivo": WHY, **more}
    return enter("administrador").post(ADD, data, follow=True)


def holds(user: User) -> set[str]:
    return {one.rol for one in Grants(user, timezone.localdate()).functions}


@pytest.fixture
def waiting(people, enter) -> Asignacion:
    """Somebody was made auditor today."""
    give(enter, people["nadie"], Rol.AUDITOR)
    return Asignacion.objects.get(user=people["nadie"])


@pytest.mark.parametrize("rol", DECIDING)
def test_one_that_was_only_given_does_not_count(people, enter, rol) -> None:
    answer = give(enter, people["nadie"], rol)
    assert "Falta que la confirme otra persona" in answer.content.decode()
    assert holds(people["nadie"]) == set()
    one = Asignacion.objects.get(user=people["nadie"])
    one.confirmar(people["jefatura"], timezone.now())
    assert holds(people["nadie"]) == {rol}


def test_who_only_registers_cases_needs_no_second_person(people, enter) -> None:
    give(enter, people["nadie"], Rol.ENCARGADO, AREA)
    assert holds(people["nadie"]) == {Rol.ENCARGADO}
    one = Asignacion.objects.get(user=people["nadie"])
    assert "Confirmar" not in enter("jefatura").get(page(one, "change")).content.decode()
    answer = enter("jefatura").post(page(one, "confirmar"), follow=True)
    assert "ya no se puede hacer" in answer.content.decode()


@pytest.mark.parametrize("who", ["jefatura", "autoridad"])
def test_a_head_of_the_whole_office_confirms_it(people, enter, waiting, who) -> None:
    client = enter(who)
    assert "Confirmar" in client.get(page(waiting, "change")).content.decode()
    answer = client.post(page(waiting, "confirmar"), follow=True).content.decode()
    assert f"vale desde el {timezone.localdate():%d-%m-%Y}" in answer
    waiting.refresh_from_db()
    assert (waiting.confirmada_por, waiting.otorgada_por) == (people[who], people["administrador"])
    assert holds(people["nadie"]) == {Rol.AUDITOR}
    line = Anotacion.objects.get(accion="confirmar")
    assert (line.quien, line.modelo, line.registro) == (people[who], "access.Asignacion", str(waiting.pk))


@pytest.mark.parametrize(
    "who",
    ["administrador", "auditor", "jefatura.testarea", "encargado.testarea", "directorio", "super", "nadie"],
)
def test_nobody_else_confirms_nor_rejects_one(people, enter, waiting, who) -> None:
    client = enter(who)
    assert client.post(page(waiting, "confirmar")).status_code in (403, 404)
    assert client.post(page(waiting, "rechazar"), {"motivo": WHY}).status_code in (403, 404)
    waiting.refresh_from_db()
    assert (waiting.confirmada_el, waiting.hasta) == (None, None)


def test_nobody_confirms_what_they_gave_or_will_hold(people, enter) -> None:
    now, boss = timezone.now(), people["jefatura"]
    given = Asignacion.objects.create(user=people["nadie"], rol=Rol.AUDITOR, otorgada_por=boss, motivo=WHY)
    own = Asignacion.objects.create(user=boss, rol=Rol.AUDITOR, otorgada_por=people["nadie"], motivo=WHY)
    for one in (given, own):
        with pytest.raises(ValidationError, match="Confirma otra persona"):
            one.confirmar(boss, now)
        answer = enter("jefatura").post(page(one, "confirmar"), follow=True)
        assert "Confirma otra persona" in answer.content.decode()
    with pytest.raises(ValidationError, match="propias funciones"):
        own.rechazar(boss)
    assert not Asignacion.objects.filter(pk__in=[given.pk, own.pk], confirmada_el__isnull=False).exists()


@pytest.mark.parametrize("by", ["user", "otorgada_por"])
def test_the_database_refuses_that_one_person_does_both(people, by) -> None:
    one = name(people["nadie"], Rol.AUDITOR, otorgada_por=people["administrador"])
    Asignacion.objects.filter(pk=one.pk).update(confirmada_por=people["jefatura"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Asignacion.objects.filter(pk=one.pk).update(confirmada_por=getattr(one, by))


def test_the_database_refuses_a_confirmation_without_its_day(people) -> None:
    one = name(people["nadie"], Rol.AUDITOR, confirmada_el=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Asignacion.objects.filter(pk=one.pk).update(confirmada_por=people["jefatura"])


def test_what_was_confirmed_later_counts_from_then_on(people) -> None:
    """What a row says of its days is what was true of them: nobody reads it afterwards as held before."""
    today = timezone.localdate()
    before, later = today - timedelta(days=10), today + timedelta(days=10)
    old = name(people["nadie"], Rol.AUDITOR, desde=before, confirmada_el=None)
    old.confirmar(people["jefatura"], timezone.now())
    ahead = name(people["super"], Rol.AUDITOR, desde=later, otorgada_el=today, confirmada_el=None)
    ahead.confirmar(people["jefatura"], timezone.now())
    assert (old.desde, ahead.desde) == (today, later)
    assert not Asignacion.objects.vigentes(before).filter(pk=old.pk).exists()
    assert holds(people["super"]) == set()


def test_one_that_is_rejected_never_counts_and_may_be_given_again(people, enter, waiting) -> None:
    client = enter("autoridad")
    assert client.post(page(waiting, "rechazar"), {"motivo": "."}).status_code == 200
    answer = client.post(page(waiting, "rechazar"), {"motivo": "No pasó por mí la resolución"}, follow=True)
    assert "Función rechazada" in answer.content.decode()
    waiting.refresh_from_db()
    assert waiting.hasta == waiting.desde
    line = Anotacion.objects.get(accion="rechazar")
    assert (line.quien, line.motivo) == (people["autoridad"], "No pasó por mí la resolución")
    assert "ya no se puede hacer" in client.post(page(waiting, "confirmar"), follow=True).content.decode()
    with pytest.raises(ValidationError, match="no espera confirmación"):
        waiting.confirmar(people["jefatura"], timezone.now())
    give(enter, people["nadie"], Rol.AUDITOR)
    again = Asignacion.objects.exclude(pk=waiting.pk).get(user=people["nadie"])
    again.confirmar(people["jefatura"], timezone.now())
    assert holds(people["nadie"]) == {Rol.AUDITOR}


def test_who_decides_second_is_told_that_it_was_decided(people, waiting) -> None:
    seen = Asignacion.objects.get(pk=waiting.pk)
    waiting.rechazar(people["autoridad"])
    with pytest.raises(ValidationError, match="no espera confirmación"):
        seen.confirmar(people["jefatura"], timezone.now())
    assert holds(people["nadie"]) == set()


# --- what waits is told ---


def test_whoever_confirms_sees_at_home_what_waits(people, enter, waiting) -> None:
    make_user("nueva", estado_clave="por_confirmar", clave_por=people["administrador"])
    asked = f"{LIST}?vigente=por_confirmar"
    for who in ("jefatura", "autoridad"):
        home = enter(who).get(HOME).content.decode()
        assert asked in home
        assert "estado_clave__exact=por_confirmar" in home
        assert str(waiting.user) in enter(who).get(asked).content.decode()
        accounts = enter(who).get(
            reverse("admin:access_user_changelist") + "?estado_clave__exact=por_confirmar"
        )
        assert "nueva" in accounts.content.decode()
    for who in ("administrador", "auditor", "jefatura.testarea"):
        assert asked not in enter(who).get(HOME).content.decode()
    waiting.confirmar(people["jefatura"], timezone.now())
    assert asked not in enter("jefatura").get(HOME).content.decode()


def test_nobody_is_told_to_confirm_themselves(people, enter) -> None:
    boss = people["jefatura"]
    Asignacion.objects.create(user=boss, rol=Rol.AUDITOR, motivo=WHY)
    Asignacion.objects.create(user=people["nadie"], rol=Rol.AUDITOR, otorgada_por=boss, motivo=WHY)
    make_user("nueva", estado_clave="por_confirmar", clave_por=boss)
    home = enter("jefatura").get(HOME).content.decode()
    assert "por_confirmar" not in home
    assert f"{LIST}?vigente=por_confirmar" in enter("autoridad").get(HOME).content.decode()


def test_who_gives_it_is_told_when_nobody_is_left_to_confirm(people, enter) -> None:
    Asignacion.objects.filter(rol=Rol.AUTORIDAD).update(hasta=timezone.localdate())
    answer = give(enter, people["jefatura"], Rol.AUDITOR).content.decode()
    assert "manage.py nombrar" in answer
    people["jefatura"].refresh_from_db()
    assert holds(people["jefatura"]) == {Rol.JEFATURA}


# --- an office begins, and goes on ---


def test_the_installation_names_the_first_ones_by_itself(db) -> None:
    for who, rol in (("ada", "administrador"), ("julia", "jefatura")):
        call_command("nombrar", who, rol, nombre=who.title(), motivo="Instalación", save=True)
        assert holds(User.objects.get(username=who)) == {rol}
    assert set(Asignacion.objects.values_list("otorgada_por", "confirmada_por")) == {(None, None)}


def test_with_one_of_each_an_office_goes_on(db) -> None:
    for who, rol in (("ada", "administrador"), ("julia", "jefatura")):
        call_command("nombrar", who, rol, nombre=who.title(), motivo="Instalación", save=True)
    ada, julia = (User.objects.get(username=who) for who in ("ada", "julia"))
    third = make_user("amanda")
    give(lambda _: browser_of(ada), third, Rol.AUTORIDAD)
    one = Asignacion.objects.get(user=third)
    browser_of(julia).post(page(one, "confirmar"))
    assert holds(third) == {Rol.AUTORIDAD}


def test_the_installation_confirms_what_nobody_is_left_to_confirm(people, waiting) -> None:
    call_command("nombrar", "nadie", "auditor", motivo="Nadie más en la oficina", save=True)
    waiting.refresh_from_db()
    assert (waiting.confirmada_por, waiting.otorgada_por) == (None, people["administrador"])
    assert holds(people["nadie"]) == {Rol.AUDITOR}
    line = Anotacion.objects.get(accion="nombrar")
    assert (line.quien, line.motivo) == (None, "Nadie más en la oficina")
    with pytest.raises(CommandError, match="ya tiene esa función"):
        call_command("nombrar", "nadie", "auditor", motivo="Nadie más en la oficina", save=True)


# --- no function is held before it was given ---


@pytest.mark.parametrize("rol", [Rol.ENCARGADO, Rol.JEFATURA])
def test_nobody_is_given_a_function_for_days_that_passed(people, enter, rol) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    answer = give(enter, people["nadie"], rol, AREA, desde=f"{yesterday:%d-%m-%Y}")
    assert "desde el día en que se otorga" in answer.content.decode()
    assert not Asignacion.objects.filter(user=people["nadie"]).exists()
    for day in (date(2020, 1, 1), yesterday):
        with pytest.raises(IntegrityError), transaction.atomic():
            Asignacion.objects.create(user=people["nadie"], rol=rol, area=AREA, desde=day, motivo=WHY)


def test_one_with_an_end_ahead_is_ended_today(people, enter) -> None:
    today = timezone.localdate()
    one = name(people["nadie"], Rol.ENCARGADO, AREA, hasta=today + timedelta(days=90))
    client = enter("administrador")
    assert "Terminar hoy" in client.get(page(one, "change")).content.decode()
    client.post(page(one, "terminar"), {"motivo": "Terminó antes su reemplazo"})
    one.refresh_from_db()
    assert one.hasta == today
    line = Anotacion.objects.get(accion="terminar")
    assert (line.registro, line.motivo) == (str(one.pk), "Terminó antes su reemplazo")
    assert "Terminar hoy" not in client.get(page(one, "change")).content.decode()


def test_one_that_has_not_begun_is_ended_before_it_does(people, enter) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    one = name(people["nadie"], Rol.ENCARGADO, AREA, desde=tomorrow)
    enter("administrador").post(page(one, "terminar"), {"motivo": "No aceptó el reemplazo"})
    one.refresh_from_db()
    assert one.hasta == tomorrow
    assert not Asignacion.objects.vigentes(tomorrow).filter(pk=one.pk).exists()
