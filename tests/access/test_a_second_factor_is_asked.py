"""A password alone opens no page of the staff: a code of the owner's telephone is asked too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from gobernacion.access import guessing, presence, second_factor
from gobernacion.access.models import (
    Anotacion,
    CodigoRecuperacion,
    LugarConocido,
    SegundoFactor,
    Sesion,
    User,
)
from gobernacion.access.models.user import EstadoClave
from gobernacion.access.roles import Rol
from tests.access.guessers import HERE, Clock, come_in, make_owner, try_password, waits
from tests.access.people import (
    CLAVE,
    browser_of,
    code_of,
    give_telephone,
    half_in,
    make_user,
    name,
    proves_now,
    shown_by,
)
from tests.access.test_whoever_passes_by_learns_nothing import ALL
from tests.at_once import at_once

HOME = reverse("admin:index")
ASK, RECOVER, REGISTER, KEEP, AGAIN = (
    reverse(f"admin:{page}")
    for page in (presence.ASK, presence.RECOVER, presence.REGISTER, presence.KEEP, presence.AGAIN)
)
ACCOUNT = reverse("admin:mi_cuenta")
WRONG = "no es correcto o ya se usó"
BORROWED = "admin:password_change"


@pytest.fixture
def clock(monkeypatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def ana(db: None) -> User:
    return make_owner("ana")


def answer(client: Client, address: str, code: str, **more: str):
    return client.post(address, {"codigo": code, **more})


def secret_shown(client: Client) -> str:
    """The key that the page of a new telephone shows to be typed."""
    page = client.get(REGISTER).content.decode()
    assert "<svg" in page
    [shown] = re.findall(r"<code>([A-Z2-7 ]+)</code>", page)
    return shown.replace(" ", "")


def codes_shown(client: Client) -> list[str]:
    return re.findall(r"<code>([a-z0-9]{5}-[a-z0-9]{5})</code>", client.get(KEEP).content.decode())


def lines(accion: str) -> int:
    return Anotacion.objects.filter(accion=accion).count()


# --- no address answers half a session ---


def patterns(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one, before + str(one.pattern))
        else:
            yield before + str(one.pattern), one


def test_the_list_of_addresses_leaves_none_out() -> None:
    """Each address of the staff has its example, but the last of all, which takes any."""
    tried = [one for one in ALL if one.startswith("/interno/")]
    declared = {route for route, _ in patterns(get_resolver()) if route.startswith("interno/")}
    without = {route for route in declared if "(" in route}
    assert all("?P<" in route for route in without)
    assert len(tried) == len(declared) - len(without)
    assert len(without) < 3


@pytest.mark.parametrize(("enrolled", "method"), [(True, "get"), (False, "post")])
def test_every_address_sends_half_a_session_to_the_second_step(ana, enrolled, method) -> None:
    """Whoever holds every function, and wrote the right password, is shown nothing."""
    if not enrolled:
        SegundoFactor.objects.all().delete()
    for rol in set(Rol) - {Rol.ADMINISTRADOR, Rol.ENCARGADO}:
        name(ana, rol)
    own = {ASK, RECOVER} if enrolled else {REGISTER}
    browser = half_in(ana)
    staff = [one for one in ALL if one.startswith("/interno/") and one != reverse("admin:logout")]
    for address in [*staff, "/interno/nada/de/esto", "/interno/sin-barra"]:
        response = getattr(browser, method)(address, {"post": "yes", "codigo": ""})
        if address in own:
            assert response.status_code == 200, address
        elif address == reverse("admin:login"):
            assert response.status_code in (200, 302)
        else:
            assert response.status_code == 302, address
            assert response["Location"].partition("?")[0] == (ASK if enrolled else REGISTER), address


def test_where_somebody_was_going_is_reached_after_the_code(ana) -> None:
    asked = "/interno/access/user/?q=a"
    browser = half_in(ana)
    sent = browser.get(asked)["Location"]
    assert browser.get(sent).status_code == 200
    assert browser.post(sent, {"codigo": code_of(ana)})["Location"] == asked
    for out in ("/interno/logout/", "/interno/logout/#a", "/interno/logout/?a=1"):
        assert half_in(ana).post(ASK, {"codigo": code_of(ana), "next": out})["Location"] == HOME
    thrown = half_in(ana).post(ASK, {"codigo": code_of(ana), "next": "https://malo.example/interno/"})
    assert thrown["Location"] == HOME


def test_who_leaves_without_the_code_is_out(ana) -> None:
    browser = half_in(ana)
    browser.post(reverse("admin:logout"))
    assert browser.get(ASK)["Location"].startswith(reverse("admin:login"))


# --- the code ---


def test_the_right_code_opens_under_a_new_key(ana) -> None:
    browser = half_in(ana)
    before = browser.session.session_key
    assert answer(browser, ASK, code_of(ana))["Location"] == HOME
    assert browser.get(HOME).status_code == 200
    assert browser.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


@pytest.mark.parametrize("code", ["000000", "", "12345", "1234567", "ñññññññ", "seis cifras"])
def test_a_wrong_code_opens_nothing(ana, code) -> None:
    browser = half_in(ana)
    assert answer(browser, ASK, code if code != code_of(ana) else "000001").status_code == 200
    assert browser.get(HOME)["Location"] == ASK


def test_a_code_may_be_written_as_it_is_read(ana) -> None:
    code = code_of(ana)
    assert answer(half_in(ana), ASK, f" {code[:3]} {code[3:]} ").status_code == 302


def test_a_code_opens_once_on_any_machine(ana, clock) -> None:
    code = code_of(ana)
    assert answer(half_in(ana), ASK, code).status_code == 302
    again = answer(half_in(ana), ASK, code)
    assert again.status_code == 200
    assert WRONG in again.content.decode()
    clock.later(seconds=second_factor.PERIOD)
    assert answer(half_in(ana), ASK, code).status_code == 200


def test_a_code_serves_while_the_telephone_is_half_a_minute_off_and_no_more(ana, clock) -> None:
    for later, opens in ((30, True), (60, False), (-30, True), (-60, False)):
        code = code_of(ana)
        clock.later(seconds=later)
        assert (answer(half_in(ana), ASK, code).status_code == 302) is opens, later
        clock.later(days=1)


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_takes_the_code() -> None:
    ana = make_owner("ana")
    code = code_of(ana)
    assert sum(at_once(lambda _: second_factor.take_code(ana, code), range(8))) == 1


def test_guessing_codes_is_slow(ana, clock) -> None:
    browser = half_in(ana)
    answers = [answer(browser, ASK, "000000") for _ in range(guessing.FREE)]
    assert waits(answers[-1])
    assert waits(answer(half_in(ana), ASK, code_of(ana)))
    assert waits(answer(half_in(ana), RECOVER, "abcde-fghij"))
    clock.later(seconds=61)
    assert answer(browser, ASK, code_of(ana)).status_code == 302


def test_a_device_is_known_only_after_the_code(ana) -> None:
    browser = Client()
    try_password("ana", CLAVE, HERE, browser)
    assert not [one for one in browser.cookies if one.startswith("equipo_")]
    assert not LugarConocido.objects.exists()
    come_in("ana", HERE, browser)
    assert [one for one in browser.cookies if one.startswith("equipo_")]
    assert LugarConocido.objects.count() == 1


def test_the_password_again_means_the_code_again(ana) -> None:
    browser = browser_of(ana)
    try_password("ana", CLAVE, HERE, browser)
    assert browser.get(HOME)["Location"] == ASK


# --- a telephone is registered ---


def test_the_first_time_a_telephone_is_registered_and_its_codes_are_kept(db) -> None:
    luis = make_user("luis")
    browser = half_in(luis)
    assert browser.get(HOME)["Location"] == REGISTER
    secret = secret_shown(browser)
    assert secret == secret_shown(browser)
    assert answer(browser, REGISTER, "000000").status_code == 200
    assert not second_factor.has_factor(luis)
    sent = answer(browser, REGISTER, shown_by(secret))
    assert sent["Location"].startswith(KEEP)
    assert browser.get(HOME)["Location"] == KEEP  # nothing else until they are kept
    codes = codes_shown(browser)
    assert len(set(codes)) == second_factor.CODES
    file = browser.get(reverse(f"admin:{presence.KEEP_FILE}"))
    assert file["Content-Disposition"].startswith("attachment")
    assert all(code in file.content.decode() for code in codes)
    assert browser.post(KEEP)["Location"] == HOME
    assert browser.get(HOME).status_code == 200
    assert codes_shown(browser) == []
    assert browser.get(reverse(f"admin:{presence.KEEP_FILE}")).status_code == 404
    assert lines(second_factor.REGISTER) == 1


def test_a_borrowed_password_is_changed_before_anything_else(db) -> None:
    luis, boss = make_user("luis"), make_user("jefa")
    luis.entregar_clave(por=boss)
    browser = half_in(luis)
    for address in (HOME, REGISTER, ASK, ACCOUNT):
        assert browser.get(address)["Location"].partition("?")[0] == reverse(BORROWED)
    assert browser.get(reverse(BORROWED)).status_code == 200
    assert not [one for one in browser.cookies if one.startswith("equipo_")]


def test_whoever_has_a_telephone_proves_it_before_changing_a_borrowed_password(ana) -> None:
    """The password that somebody handed over opens nothing to whoever handed it."""
    ana.entregar_clave(por=make_user("jefa"))
    browser = half_in(ana)
    assert browser.get(reverse(BORROWED))["Location"].startswith(ASK)
    answer(browser, ASK, code_of(ana))
    assert browser.get(HOME)["Location"] == reverse(BORROWED)


def test_what_is_kept_makes_no_codes(ana) -> None:
    """Neither the tables nor the sessions hold the key or the codes on paper in the clear."""
    codes = give_telephone(ana)
    factor = SegundoFactor.objects.get(user=ana)
    secret = second_factor.unseal_for(ana, factor.secreto)
    luis = half_in(make_user("luis"))
    being_registered = secret_shown(luis)
    answer(luis, REGISTER, shown_by(being_registered))
    shown = codes_shown(luis)
    kept = [
        row
        for model in (SegundoFactor, CodigoRecuperacion, Sesion, Anotacion)
        for row in model.objects.values_list()
    ]
    kept += [
        Session.objects.model(session_data=one.session_data).get_decoded() for one in Session.objects.all()
    ]
    for said in (secret, being_registered, *codes, *(code.replace("-", "") for code in codes), *shown):
        assert said not in str(kept)


def test_a_key_moved_to_another_account_opens_nothing(ana) -> None:
    """Whoever writes in the tables gives nobody's account a telephone of their own."""
    thief = make_owner("ladron")
    code = code_of(thief)
    theirs = SegundoFactor.objects.get(user=thief).secreto
    SegundoFactor.objects.filter(user=ana).update(secreto=theirs, ultimo_paso=0)
    assert answer(half_in(ana), ASK, code).status_code == 200
    SegundoFactor.objects.filter(user=ana).update(secreto="AAAA")
    assert answer(half_in(ana), ASK, code).status_code == 200


def test_another_key_file_opens_nothing_and_a_line_more_goes_on_opening(ana) -> None:
    kept = second_factor.key_file().read_text()
    code = code_of(ana)
    second_factor.key_file().unlink()
    assert answer(half_in(ana), ASK, code).status_code == 200
    other = second_factor.key_file().read_text()
    second_factor.key_file().write_text(f"{kept}\n{other}")
    assert answer(half_in(ana), ASK, code).status_code == 302
    assert second_factor.key_file().stat().st_mode & 0o077 == 0


# --- the telephone is lost ---


def test_a_code_on_paper_opens_only_the_page_of_another_telephone(db) -> None:
    ana = make_user("ana")
    codes = give_telephone(ana)
    elsewhere = half_in(ana)
    answer(elsewhere, ASK, code_of(ana))
    assert elsewhere.get(HOME).status_code == 200
    browser = half_in(ana)
    assert answer(browser, RECOVER, codes[0].upper().replace("-", " ")).status_code == 302
    assert browser.get(HOME)["Location"] == REGISTER
    assert answer(half_in(ana), RECOVER, codes[0]).status_code == 200  # only once
    old = SegundoFactor.objects.get().secreto
    answer(browser, REGISTER, shown_by(secret_shown(browser)))
    browser.post(KEEP)
    assert browser.get(HOME).status_code == 200
    assert SegundoFactor.objects.get().secreto != old
    assert answer(half_in(ana), RECOVER, codes[1]).status_code == 200  # those from before serve no more
    assert elsewhere.get(HOME)["Location"].startswith(reverse("admin:login"))
    assert lines(second_factor.RECOVER) == 1


def test_a_code_on_paper_that_was_stolen_is_worth_nothing_once_its_owner_registered_another(db) -> None:
    ana = make_user("ana")
    codes = give_telephone(ana)
    thief, owner = half_in(ana), half_in(ana)
    for browser, code in ((thief, codes[0]), (owner, codes[1])):
        assert answer(browser, RECOVER, code).status_code == 302
    secret = secret_shown(thief)
    answer(owner, REGISTER, shown_by(secret_shown(owner)))
    kept = SegundoFactor.objects.get().secreto
    assert answer(thief, REGISTER, shown_by(secret))["Location"].startswith(ASK)
    assert SegundoFactor.objects.get().secreto == kept


def test_codes_that_were_not_kept_are_shown_again_to_who_comes_in_again(db) -> None:
    luis = make_user("luis")
    luis.set_password(CLAVE)
    luis.save()
    browser = half_in(luis)
    answer(browser, REGISTER, shown_by(secret_shown(browser)))
    codes = codes_shown(browser)
    try_password("luis", CLAVE, HERE, browser)
    assert browser.get(KEEP)["Location"].startswith(ASK)
    answer(browser, ASK, code_of(luis))
    assert codes_shown(browser) == codes


def test_codes_that_nobody_kept_are_told_until_others_are(ana) -> None:
    SegundoFactor.objects.update(codigos_guardados=False)
    browser, says = browser_of(ana), "nadie dijo que los de ahora estén guardados"
    assert says in browser.get(ACCOUNT).content.decode()
    browser.post(reverse("admin:codigos_recuperacion_otros"))
    assert SegundoFactor.objects.filter(codigos_guardados=False).exists()
    browser.post(KEEP)
    assert says not in browser.get(ACCOUNT).content.decode()


def test_the_way_back_leaves_nobody_outside(ana) -> None:
    browser = half_in(ana)
    answered = browser.post(f"{ASK}?next={reverse('admin:logout')}", {"codigo": code_of(ana)})
    assert answered["Location"] == HOME


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_takes_the_code_on_paper() -> None:
    ana = make_user("ana")
    [code, *_] = give_telephone(ana)
    assert sum(at_once(lambda _: second_factor.take_recovery_code(ana, code), range(8))) == 1


def test_few_codes_left_are_told_and_others_made(db) -> None:
    ana = make_user("ana")
    codes = give_telephone(ana)
    browser = browser_of(ana)
    assert "le queda" not in browser.get(ACCOUNT).content.decode()
    for code in codes[:-1]:
        assert second_factor.take_recovery_code(ana, code)
    assert "le queda 1 código." in browser.get(ACCOUNT).content.decode()
    proves_now(browser, timedelta(hours=1))
    assert browser.post(reverse("admin:codigos_recuperacion_otros"))["Location"].startswith(AGAIN)
    proves_now(browser)
    assert browser.post(reverse("admin:codigos_recuperacion_otros"))["Location"].startswith(KEEP)
    assert len(codes_shown(browser)) == second_factor.CODES
    assert not second_factor.take_recovery_code(ana, codes[-1])


def test_another_person_takes_a_lost_factor_away_and_the_owner_is_confirmed_again(ana) -> None:
    admin = make_user("administra")
    name(admin, Rol.ADMINISTRADOR)
    owner = half_in(ana)
    answer(owner, ASK, code_of(ana))
    page = reverse("admin:access_user_quitar_segundo_factor", args=[ana.pk])
    browser = browser_of(admin)
    assert browser.post(page, {"motivo": ""}).status_code == 200
    assert second_factor.has_factor(ana)
    shown = browser.post(page, {"motivo": "Perdió el teléfono y los códigos"}).content.decode()
    [clave] = re.findall(r"<code>([a-z0-9-]{19})</code>", shown)
    ana.refresh_from_db()
    assert ana.estado_clave == EstadoClave.PROVISORIA
    assert ana.check_password(clave)
    assert not second_factor.has_factor(ana)
    assert owner.get(HOME)["Location"].startswith(reverse("admin:login"))
    [line] = Anotacion.objects.filter(accion=second_factor.REMOVE)
    assert (line.quien, line.registro) == (admin, str(ana.pk))
    assert line.motivo == "Perdió el teléfono y los códigos"


def test_nobody_takes_their_own_factor_away(db) -> None:
    admin = make_user("administra")
    name(admin, Rol.ADMINISTRADOR)
    give_telephone(admin)
    page = reverse("admin:access_user_quitar_segundo_factor", args=[admin.pk])
    browser_of(admin).post(page, {"motivo": "Perdí el teléfono"})
    assert second_factor.has_factor(admin)
    assert lines(second_factor.REMOVE) == 0


def test_the_only_administrator_is_let_in_from_the_machine(ana, capsys) -> None:
    call_command("quitar_segundo_factor", "ana", motivo="Perdió el teléfono")
    assert second_factor.has_factor(ana)
    assert lines(second_factor.REMOVE) == 0
    call_command("quitar_segundo_factor", "ANA", motivo="Perdió el teléfono", save=True)
    assert "changepassword ana" in capsys.readouterr().out
    assert not second_factor.has_factor(ana)
    assert lines(second_factor.REMOVE) == 1
    with pytest.raises(CommandError, match="No hay una cuenta"):
        call_command("quitar_segundo_factor", "ana", motivo="Perdió el teléfono", save=True)


# --- where an account is open ---


def open_on(user: User, agent: str) -> Client:
    browser = half_in(user)
    browser.post(ASK, {"codigo": code_of(user)}, headers={"User-Agent": agent})
    return browser


def test_a_person_sees_where_their_account_is_open_and_closes_it(ana) -> None:
    here = open_on(ana, "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0")
    there = open_on(ana, "Mozilla/5.0 (Windows NT 10.0) Chrome/140 Safari/537 Edg/140")
    open_on(make_owner("luis"), "Mozilla/5.0 (iPhone) Safari/604")
    page = here.get(ACCOUNT).content.decode()
    assert "Firefox en Linux" in page
    assert "Edge en Windows" in page
    assert "iPhone" not in page
    row = Sesion.objects.get(equipo="Edge en Windows")
    assert here.get(reverse("admin:cerrar_sesion", args=[row.pk]))["Location"] == ACCOUNT
    here.post(reverse("admin:cerrar_sesion", args=[row.pk]))
    assert there.get(HOME)["Location"].startswith(reverse("admin:login"))
    assert here.get(HOME).status_code == 200
    assert "Edge" not in here.get(ACCOUNT).content.decode()
    assert lines("cerrar_sesiones") == 1


def test_nobody_closes_the_session_of_somebody_else(ana) -> None:
    theirs = open_on(make_owner("luis"), "Firefox")
    mine = open_on(ana, "Firefox")
    for row in Sesion.objects.all():
        mine.post(reverse("admin:cerrar_sesion", args=[row.pk]))
    mine.post(reverse("admin:cerrar_sesiones"))
    assert theirs.get(HOME).status_code == 200
    assert mine.get(HOME).status_code == 200


def test_a_session_goes_on_being_known_after_the_password_changes(ana) -> None:
    mine, other = open_on(ana, "Firefox"), open_on(ana, "Chrome")
    new = "montaña verde lápiz ocho"
    mine.post(reverse(BORROWED), {"old_password": CLAVE, "new_password1": new, "new_password2": new})
    assert mine.get(HOME).status_code == 200
    assert other.get(HOME).status_code == 302
    ana.refresh_from_db()
    other = open_on(ana, "Chrome")
    other.post(reverse("admin:cerrar_sesiones"))
    assert mine.get(HOME).status_code == 302


def test_its_use_is_noted_once_in_a_while_and_it_is_forgotten_once_it_ended(ana, clock) -> None:
    browser = open_on(ana, "Firefox")
    begun = Sesion.objects.get().vista
    clock.later(minutes=2)
    browser.get(HOME)
    assert Sesion.objects.get().vista == begun
    clock.later(minutes=4)
    browser.get(HOME)
    assert Sesion.objects.get().vista == clock.moment
    Session.objects.all().delete()
    call_command("poner_al_dia")
    assert not Sesion.objects.exists()
