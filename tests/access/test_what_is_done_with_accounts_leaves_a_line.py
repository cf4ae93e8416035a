"""Opening, changing and closing an account, and every password of it, leave a line that says nothing that was typed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.admin.sites import site
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gobernacion.access import guessing, journal, periodic
from gobernacion.access.histories import keeps_history
from gobernacion.access.models import Anotacion, SegundoFactor, User
from gobernacion.access.models.user import EstadoClave
from gobernacion.access.registry import registry
from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion
from gobernacion.territory.models import Denominacion
from tests.access.guessers import ELSEWHERE, HERE, SECOND_STEP, came_in, come_in, make_owner, try_password
from tests.access.people import AREA, CLAVE, browser_of, code_of, give_telephone

LOGIN, HOME = reverse("admin:login"), reverse("admin:index")
NEW = "otra clave larga y secreta"


def told(model: str = "access.User") -> list[tuple[str, str | None, str, str]]:
    """The lines about accounts: what, by whom, of whom, why."""
    names = {str(user.pk): user.username for user in User.objects.all()}
    rows = Anotacion.objects.filter(modelo=model).exclude(accion="ver").order_by("pk")
    return [
        (one.accion, one.quien and one.quien.username, names[one.registro], one.motivo)
        for one in rows.select_related("quien")
    ]


def task(codigo: str) -> periodic.Tarea:
    return next(one for one in periodic.declared() if one.codigo == codigo)


@pytest.fixture
def ana(people):
    return make_owner("ana")


def page(user: User, which: str) -> str:
    return reverse(f"admin:access_user_{which}", args=[user.pk])


def as_shown(user: User, **changed: object) -> dict[str, object]:
    active = {"is_active": "on"} if user.is_active else {}
    return {"username": user.username, "nombre": user.nombre, "correo": user.correo, **active, **changed}


# --- opened, changed, closed ---


def test_opening_an_account_leaves_one(people, enter) -> None:
    enter("administrador").post(
        reverse("admin:access_user_add"), as_shown(User(username="nueva", nombre="Nadia"))
    )
    assert told() == [("agregar", "administrador", "nueva", "")]


def test_changing_one_says_which_fields_and_not_what_they_say(ana, enter) -> None:
    data = as_shown(ana, nombre="Anacleta Otra", correo="anacleta@example.cl")
    enter("administrador").post(page(ana, "change"), data)
    said = "Cambió: Nombre y apellidos, Correo institucional."
    assert told() == [("modificar", "administrador", "ana", said)]
    enter("administrador").post(page(ana, "change"), data)
    assert len(told()) == 1  # nothing was changed


def test_closing_one_and_opening_it_again_are_acts_of_their_own(ana, enter) -> None:
    client = enter("administrador")
    client.post(page(ana, "change"), as_shown(ana, is_active=""))
    client.post(page(ana, "change"), as_shown(ana, is_active="on", nombre="Anacleta"))
    assert told() == [
        ("cerrar", "administrador", "ana", ""),
        ("reabrir", "administrador", "ana", ""),
        ("modificar", "administrador", "ana", "Cambió: Nombre y apellidos."),
    ]


# --- its password ---


def test_each_hand_a_password_passes_through_leaves_one(people, enter, client) -> None:
    user = people["encargado.testarea"]
    handed = enter("administrador").post(page(user, "entregar_clave")).content.decode()
    clave = handed.split("<code>")[1].split("</code>")[0]
    assert came_in(client.post(LOGIN, {"username": user.username, "password": clave, "next": HOME}))
    data = {"old_password": clave, "new_password1": NEW, "new_password2": NEW}
    client.post(reverse("admin:password_change"), data)
    give_telephone(user)
    client.post(SECOND_STEP, {"codigo": code_of(user)})
    enter("jefatura").post(page(user, "confirmar"))
    client.post(reverse("admin:logout"))
    own = user.username
    assert told() == [
        ("entregar_clave", "administrador", own, ""),
        ("clave_propia", own, own, ""),
        ("entrar", own, own, ""),
        ("confirmar", "jefatura", own, ""),
        ("salir", own, own, ""),
    ]
    written = " ".join(str(value) for row in Anotacion.objects.values_list() for value in row)
    assert clave not in written
    assert NEW not in written


def test_one_that_was_refused_leaves_none(people, enter, client) -> None:
    own = people["administrador"]
    enter("administrador").post(page(own, "entregar_clave"))
    data = {"old_password": CLAVE, "new_password1": "corta", "new_password2": "corta"}
    enter("administrador").post(reverse("admin:password_change"), data)
    client.get(reverse("admin:logout"))
    assert "entregar_clave" not in {line[0] for line in told()}
    assert "clave_propia" not in {line[0] for line in told()}
    assert "salir" not in {line[0] for line in told()}


# --- who tries ---


def hour_after() -> str:
    """What the clock of the machine does."""
    return task("access.intentos").hacer(timezone.now())


def test_wrong_ones_leave_one_line_with_how_many_once_an_hour(ana) -> None:
    for number in range(3):
        try_password("ana", "no es esta", f"192.0.2.{number}")
    assert told() == []  # nothing is written while somebody is watching how long it takes
    assert "1 cuenta." in hour_after()
    assert "0 cuentas." in hour_after()
    [(what, who, whose, why)] = told()
    assert (what, who, whose) == ("entrar_fallido", None, "ana")
    assert f"{timezone.localdate():%d-%m-%Y}" in why
    assert Anotacion.objects.get().filas == 3
    try_password("ana", "no es esta", ELSEWHERE)
    hour_after()
    assert [line.filas for line in Anotacion.objects.order_by("pk")] == [3, 1]


def test_a_pause_leaves_its_own_at_once(ana) -> None:
    for _ in range(guessing.FREE + 2):
        try_password("ana", "no es esta", HERE)
    hour_after()
    assert [line[0] for line in told()] == ["pausar_ingreso", "entrar_fallido"]
    assert Anotacion.objects.get(accion="entrar_fallido").filas == guessing.FREE


def test_what_the_owner_got_wrong_before_coming_in_leaves_none(ana) -> None:
    try_password("ana", "no es esta", ELSEWHERE)
    assert came_in(come_in("ana", ELSEWHERE, Client()))
    hour_after()
    assert [line[0] for line in told()] == ["entrar"]


def test_what_is_typed_as_a_user_and_is_none_leaves_no_line(ana) -> None:
    for _ in range(guessing.FREE):
        try_password("una clave escrita en la casilla del usuario", CLAVE, HERE)
    hour_after()
    assert not Anotacion.objects.exists()


# --- from the machine itself ---


def test_a_password_put_from_the_machine_leaves_one(ana, monkeypatch) -> None:
    monkeypatch.setattr("getpass.getpass", lambda prompt="": NEW)
    call_command("changepassword", "ana")
    ana.refresh_from_db()
    assert ana.check_password(NEW)
    assert told() == [("poner_clave", None, "ana", "")]


def test_an_account_made_from_the_machine_leaves_one(db) -> None:
    call_command("createsuperuser", interactive=False, username="raiz", nombre="Raíz")
    assert [line[:3] for line in told()] == [("agregar", None, "raiz")]
    call_command("nombrar", "julia", "jefatura", nombre="Julia", motivo="Instalación", save=True)
    assert told()[1:] == [("agregar", None, "julia", "Instalación")]
    assert Anotacion.objects.get(accion="nombrar").motivo == "Instalación"


# --- functions, and all that keeps no history ---


def test_giving_a_function_leaves_one_with_its_reason(people, enter) -> None:
    data = {"user": people["nadie"].pk, "rol": Rol.ENCARGADO, "area": AREA, "motivo": "Resolución 123"}
    today = f"{timezone.localdate():%d-%m-%Y}"
    enter("administrador").post(reverse("admin:access_asignacion_add"), {**data, "desde": today})
    line = Anotacion.objects.get(modelo="access.Asignacion", accion="agregar")
    assert (line.quien, line.motivo) == (people["administrador"], "Resolución 123")


def test_what_keeps_no_history_leaves_one_when_it_is_saved(people, enter) -> None:
    client, add = enter("administrador"), reverse("admin:territory_denominacion_add")
    data = {
        "desde": "01-01-2020",
        "nombre": "Gobernación de Prueba",
        "tipo": "gobernacion",
        "norma": "DFL 22",
    }
    client.post(add, data)
    one = Denominacion.objects.get(nombre="Gobernación de Prueba")
    client.post(reverse("admin:territory_denominacion_change", args=[one.pk]), {**data, "norma": "DFL 23"})
    lines = Anotacion.objects.filter(modelo="territory.Denominacion").exclude(accion="ver").order_by("pk")
    assert [(line.accion, line.registro) for line in lines] == [
        ("agregar", str(one.pk)),
        ("modificar", str(one.pk)),
    ]
    assert lines[1].motivo.startswith("Cambió: ")


def test_whatever_is_typed_inside_another_keeps_its_own_history() -> None:
    """Lines typed inside a record leave none in the journal: who wrote them has to be told by their history."""
    inlines = [inline.model for admin in site._registry.values() for inline in admin.inlines]
    written = [
        model
        for model in inlines
        if not model.__module__.startswith("tests.")
        and (politica := registry().of(model))
        and (politica.roles(Accion.AGREGAR) or politica.roles(Accion.MODIFICAR))
    ]
    assert [model._meta.label for model in written if not keeps_history(model)] == []


def test_a_reason_longer_than_a_line_is_kept_as_far_as_it_goes(people) -> None:
    journal.note_decision(people["jefatura"], "rechazar", [people["nadie"]], "palabra " * 50)
    line = Anotacion.objects.get()
    assert (len(line.motivo), line.motivo[-1]) == (200, "…")
    assert list(journal.unsigned()) == []


# --- a password that was handed over ends ---


@pytest.fixture
def handed(people):
    """Somebody who was handed a password, and what it is."""
    user = people["encargado.testarea"]
    return user, user.entregar_clave(por=people["administrador"])


def long_ago(user: User, ago: timedelta) -> None:
    User.objects.filter(pk=user.pk).update(clave_vence=timezone.now() - ago)


def test_whoever_hands_it_over_is_told_until_when_it_opens(people, enter) -> None:
    user = people["encargado.testarea"]
    shown = enter("administrador").post(page(user, "entregar_clave")).content.decode()
    user.refresh_from_db()
    until = timezone.localtime(user.clave_vence)
    assert timedelta(days=2, hours=23) < user.clave_vence - timezone.now() <= timedelta(days=3)
    assert f"{until:%d-%m-%Y}" in shown
    assert f"{until:%H:%M}" in shown
    assert f"{until:%d-%m-%Y}" in enter("administrador").get(page(user, "change")).content.decode()


def test_after_its_days_it_opens_nothing_and_reads_like_a_wrong_one(handed, client) -> None:
    user, clave = handed
    data = {"username": user.username, "password": clave, "next": HOME}
    open_before = browser_of(user)
    assert open_before.get(reverse("admin:password_change")).status_code == 200
    long_ago(user, timedelta(seconds=1))
    late = client.post(LOGIN, data)
    wrong = client.post(LOGIN, {**data, "password": "no es esta"})
    assert (late.status_code, wrong.status_code) == (200, 200)
    assert late.context["form"].non_field_errors() == wrong.context["form"].non_field_errors()
    assert open_before.get(reverse("admin:password_change"))["Location"].startswith(LOGIN)


def test_the_clock_makes_it_useless_and_leaves_a_line(people, handed) -> None:
    user, _ = handed
    other = people["encargado.otherarea"]
    other.entregar_clave(por=people["administrador"])
    long_ago(user, timedelta(seconds=1))
    assert "1 clave provisoria." in task("access.claves").hacer(timezone.now())
    user.refresh_from_db()
    other.refresh_from_db()
    assert (user.has_usable_password(), user.clave_vence) == (False, None)
    assert other.has_usable_password()
    assert told() == [("vencer_clave", None, user.username, "")]
    assert "0 claves provisorias." in task("access.claves").hacer(timezone.now())


def test_one_s_own_password_does_not_end(handed) -> None:
    user, _ = handed
    user.hacer_propia_la_clave(NEW)
    user.refresh_from_db()
    assert user.clave_vence is None
    assert user.puede_entrar(timezone.now() + timedelta(days=3650))


# --- and then somebody has to confirm the person ---


def test_whoever_is_not_confirmed_is_told_so_at_every_address(people, client) -> None:
    user = people["encargado.testarea"]
    clave = user.entregar_clave(por=people["administrador"])
    client.post(LOGIN, {"username": user.username, "password": clave, "next": HOME})
    data = {"old_password": clave, "new_password1": NEW, "new_password2": NEW}
    client.post(reverse("admin:password_change"), data)
    give_telephone(user)
    client.post(SECOND_STEP, {"codigo": code_of(user)})
    says = "Falta que jefatura confirme su cuenta"
    for address in (
        HOME,
        "/interno/no/existe/",
        reverse("admin:testarea_caso_changelist"),
        page(user, "change"),
    ):
        page_shown = client.get(address)
        assert says in page_shown.content.decode()
        assert page_shown.status_code == (200 if address == HOME else 403)
    assert client.get(reverse("admin:password_change")).status_code == 200
    user.refresh_from_db()
    user.confirmar(por=people["jefatura"])
    assert client.get(reverse("admin:testarea_caso_changelist")).status_code == 200
    assert user.estado_clave == EstadoClave.PROPIA
    assert client.post(reverse("admin:logout")).status_code == 200


# --- what keeps an account its owner's ---


def test_its_user_is_for_ever(people, enter) -> None:
    """Every line of the journal names it so."""
    user = people["encargado.testarea"]
    enter("administrador").post(page(user, "change"), as_shown(user, username="otra.persona"))
    user.refresh_from_db()
    assert user.username == "encargado.testarea"


def test_closing_one_ends_its_sessions_for_good(people, enter) -> None:
    user = make_owner("ana")
    browser = Client()
    assert came_in(come_in("ana", HERE, browser))
    admin = enter("administrador")
    closed = as_shown(user)
    del closed["is_active"]
    admin.post(page(user, "change"), closed)
    user.refresh_from_db()
    assert not user.is_active
    assert admin.post(page(user, "entregar_clave")).status_code == 302
    admin.post(page(user, "change"), as_shown(user, is_active="on"))
    user.refresh_from_db()
    assert user.is_active
    assert browser.get(HOME)["Location"].startswith(LOGIN)


def test_the_password_that_was_handed_over_is_not_one_s_own(people, client) -> None:
    user = people["encargado.testarea"]
    clave = user.entregar_clave(por=people["administrador"])
    client.post(LOGIN, {"username": user.username, "password": clave, "next": HOME})
    data = {"old_password": clave, "new_password1": clave, "new_password2": clave}
    assert "Es la misma de antes" in client.post(reverse("admin:password_change"), data).content.decode()
    user.refresh_from_db()
    assert user.estado_clave == EstadoClave.PROVISORIA


def test_the_head_of_one_area_answers_for_no_account(people, enter) -> None:
    user = people["encargado.testarea"]
    user.entregar_clave(por=people["administrador"])
    user.hacer_propia_la_clave(NEW)
    assert enter("jefatura.testarea").post(page(user, "confirmar")).status_code == 403
    enter("jefatura").post(page(user, "confirmar"))
    user.refresh_from_db()
    assert user.estado_clave == EstadoClave.PROPIA


def test_the_only_head_is_let_in_again_from_the_machine(people) -> None:
    boss = people["jefatura"]
    boss.entregar_clave(por=people["administrador"])
    boss.hacer_propia_la_clave(NEW)
    call_command("nombrar", "jefatura", "jefatura", motivo="Olvidó su clave", save=True)
    boss.refresh_from_db()
    assert boss.estado_clave == EstadoClave.PROPIA
    assert told()[-1] == ("confirmar", None, "jefatura", "Olvidó su clave")


def test_what_comes_with_a_button_was_asked_by_nobody(people, enter) -> None:
    user = people["encargado.testarea"]
    user.entregar_clave(por=people["administrador"])
    user.hacer_propia_la_clave(NEW)
    enter("jefatura").post(page(user, "confirmar"), {"motivo": "x"})
    assert told()[-1] == ("confirmar", "jefatura", user.username, "")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"area": "nada"}, "No hay un área «nada»"),
        ({"area": AREA, "nombre": ""}, "diga con --nombre"),
        ({"area": AREA, "motivo": "."}, "Escriba el motivo"),
    ],
)
def test_a_function_given_from_the_machine_is_one_there_is(db, given, said) -> None:
    options = {"nombre": "Otra", "motivo": "Resolución exenta 123", "save": True, **given}
    with pytest.raises(CommandError, match=said):
        call_command("nombrar", "otra", "encargado", **options)


def test_a_factor_is_taken_away_from_the_machine_for_a_reason(people) -> None:
    make_owner("ana")
    with pytest.raises(CommandError, match="Escriba el motivo"):
        call_command("quitar_segundo_factor", "ana", motivo=".", save=True)
    assert SegundoFactor.objects.count() == 1
