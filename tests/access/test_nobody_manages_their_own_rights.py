"""Rights are given by somebody else, for a span, and whoever gives them sees no case."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from gobernacion.access.models import Asignacion, User
from gobernacion.access.models.user import EstadoClave
from gobernacion.access.roles import TODAS, Rol
from tests.access.people import AREA, browser_of, make_user, name, proves_now

ADD = reverse("admin:access_asignacion_add")
ENDED = {"motivo": "Terminó su reemplazo"}


def given(user: User, rol: Rol, area: str = TODAS, **more: object) -> dict[str, object]:
    today = f"{timezone.localdate():%d-%m-%Y}"
    return {"user": user.pk, "rol": rol, "area": area, "desde": today, "motivo": "Resolución", **more}


def test_a_function_is_given_to_another_and_says_by_whom(people, enter) -> None:
    assert enter("administrador").post(ADD, given(people["nadie"], Rol.ENCARGADO, AREA)).status_code == 302
    one = Asignacion.objects.get(user=people["nadie"])
    assert one.otorgada_por == people["administrador"]
    assert (one.rol, one.area, one.desde) == (Rol.ENCARGADO, AREA, timezone.localdate())


def test_nobody_gives_a_function_to_themselves(people, enter) -> None:
    client = enter("administrador")
    own = people["administrador"]
    offered = client.get(ADD).context["adminform"].form.fields["user"].queryset
    assert own not in offered
    response = client.post(ADD, given(own, Rol.JEFATURA))
    assert response.status_code == 200
    assert "user" in response.context["adminform"].form.errors
    assert Asignacion.objects.filter(user=own).count() == 1


def test_nobody_says_that_somebody_else_gave_it(people, enter) -> None:
    data = given(people["nadie"], Rol.ENCARGADO, AREA, otorgada_por=people["jefatura"].pk)
    enter("administrador").post(ADD, data)
    assert Asignacion.objects.get(user=people["nadie"]).otorgada_por == people["administrador"]


def test_the_database_refuses_a_function_given_to_oneself(people) -> None:
    user = people["administrador"]
    with pytest.raises(IntegrityError), transaction.atomic():
        name(user, Rol.JEFATURA, otorgada_por=user)
    one = name(people["nadie"], Rol.JEFATURA)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE access_asignacion SET otorgada_por_id = user_id WHERE id = %s", [one.pk])


@pytest.mark.parametrize(
    "wrong",
    [
        {"rol": "rey"},
        {"rol": Rol.ENCARGADO, "area": TODAS},
        {"rol": Rol.ADMINISTRADOR, "area": AREA},
        {"rol": Rol.AUDITOR, "area": AREA},
        {"rol": Rol.JEFATURA, "desde": date(2026, 2, 1), "hasta": date(2026, 1, 1)},
    ],
)
def test_the_database_refuses_impossible_functions(people, wrong) -> None:
    row = {"desde": date(2026, 1, 1), "otorgada_el": None, "motivo": "x", **wrong}
    with pytest.raises(IntegrityError), transaction.atomic():
        Asignacion.objects.create(user=people["nadie"], **row)


def test_a_function_is_ended_never_rewritten(people, enter) -> None:
    one = Asignacion.objects.get(user=people["encargado.testarea"])
    change = reverse("admin:access_asignacion_change", args=[one.pk])
    client = enter("administrador")
    assert client.post(change, given(people["nadie"], Rol.JEFATURA)).status_code == 403
    assert (
        client.post(reverse("admin:access_asignacion_delete", args=[one.pk]), {"post": "yes"}).status_code
        == 403
    )
    assert "Terminar hoy" in client.get(change).content.decode()
    client.post(reverse("admin:access_asignacion_terminar", args=[one.pk]), ENDED)
    one.refresh_from_db()
    assert one.hasta == timezone.localdate()
    assert one.rol == Rol.ENCARGADO


def test_nobody_ends_their_own_function(people, enter) -> None:
    one = Asignacion.objects.get(user=people["administrador"])
    response = enter("administrador").post(
        reverse("admin:access_asignacion_terminar", args=[one.pk]), ENDED, follow=True
    )
    assert "Nadie cambia sus propias funciones" in response.content.decode()
    one.refresh_from_db()
    assert one.hasta is None


def test_nobody_changes_their_own_account(people, enter) -> None:
    own = people["administrador"]
    change = reverse("admin:access_user_change", args=[own.pk])
    client = enter("administrador")
    assert client.get(change).status_code == 200
    assert client.post(change, {"username": "otro", "nombre": "Otro"}).status_code == 403
    response = client.post(reverse("admin:access_user_entregar_clave", args=[own.pk]), follow=True)
    assert "Nadie repone su propia clave" in response.content.decode()


@pytest.mark.parametrize("second", [Rol.ENCARGADO, Rol.JEFATURA, Rol.AUTORIDAD, Rol.AUDITOR, Rol.DIRECTORIO])
def test_who_administers_accounts_holds_no_other_function(people, second) -> None:
    area = AREA if second is Rol.ENCARGADO else TODAS
    with pytest.raises(ValidationError, match="administra cuentas"):
        Asignacion(user=people["administrador"], rol=second, area=area, motivo="x").full_clean()
    busy = make_user("ocupada")
    name(busy, second, area)
    with pytest.raises(ValidationError, match="Quien administra"):
        Asignacion(user=busy, rol=Rol.ADMINISTRADOR, motivo="x").full_clean()


def test_a_function_is_not_given_twice_for_the_same_days(people) -> None:
    again = Asignacion(
        user=people["jefatura"],
        rol=Rol.JEFATURA,
        hasta=timezone.localdate() + timedelta(days=30),
        motivo="x",
    )
    with pytest.raises(ValidationError, match="ya tiene esa función"):
        again.full_clean()


@pytest.mark.parametrize(
    "who", ["encargado.testarea", "autoridad", "moderador", "directorio", "super", "nadie", "jefatura"]
)
def test_only_who_administers_gives_functions(people, enter, who) -> None:
    client = enter(who)
    assert client.post(ADD, given(people["nadie"], Rol.ENCARGADO, AREA)).status_code in (403, 404)
    assert not Asignacion.objects.filter(user=people["nadie"]).exists()


def test_who_administers_sees_no_case(people, enter, office) -> None:
    client = enter("administrador")
    page = client.get(reverse("admin:index")).content.decode()
    assert "Cuentas" in page
    for other in ["Casos", "Contactos", "/anotacion/"]:
        assert other not in page
    for model in ["testarea_caso", "testarea_contacto", "otherarea_expediente", "access_anotacion"]:
        assert client.get(reverse(f"admin:{model}_changelist")).status_code == 404


def test_no_page_shows_a_password(people, enter) -> None:
    user = people["nadie"]
    user.set_password("una clave cualquiera larga")
    user.save()
    for who in ["administrador", "jefatura", "autoridad"]:
        client = enter(who)
        for address in [
            reverse("admin:access_user_changelist"),
            reverse("admin:access_user_change", args=[user.pk]),
        ]:
            page = client.get(address).content.decode()
            assert user.password not in page
            assert "pbkdf2" not in page
    assert (
        enter("administrador").get(f"/interno/access/user/{user.pk}/password/", follow=True).status_code
        == 404
    )


# --- a password passes through three hands ---


def hand_over(people, key: str = "encargado.testarea") -> str:
    client = browser_of(people["administrador"])
    page = client.post(reverse("admin:access_user_entregar_clave", args=[people[key].pk])).content.decode()
    return page.split("<code>")[1].split("</code>")[0]


def test_who_hands_over_a_password_cannot_use_it_to_see_cases(people, office, client) -> None:
    clave = hand_over(people)
    data = {"username": "encargado.testarea", "password": clave, "next": "/interno/"}
    assert client.post(reverse("admin:login"), data).status_code == 302
    for address in ["/interno/", reverse("admin:testarea_caso_changelist")]:
        assert client.get(address)["Location"] == reverse("admin:password_change")
    new = "otra clave larga y secreta"
    data = {"old_password": clave, "new_password1": new, "new_password2": new}
    assert client.post(reverse("admin:password_change"), data).status_code == 302
    proves_now(client)
    assert client.get(reverse("admin:testarea_caso_changelist")).status_code == 403
    assert "Falta que jefatura confirme" in client.get("/interno/").content.decode()


def test_a_second_person_confirms_the_account(people, office, enter) -> None:
    user = people["encargado.testarea"]
    user.entregar_clave(por=people["administrador"])
    confirmar = reverse("admin:access_user_confirmar", args=[user.pk])
    assert "ya no se puede" in enter("jefatura").post(confirmar, follow=True).content.decode()
    user.refresh_from_db()
    user.hacer_propia_la_clave("otra clave larga y secreta")
    assert enter("administrador").post(confirmar).status_code == 403
    user.refresh_from_db()
    assert user.estado_clave == EstadoClave.POR_CONFIRMAR
    enter("jefatura").post(confirmar)
    user.refresh_from_db()
    assert user.estado_clave == EstadoClave.PROPIA
    assert browser_of(user).get(reverse("admin:testarea_caso_changelist")).status_code == 200


def test_nobody_confirms_themselves_nor_whom_they_handed_a_password(people) -> None:
    user, by = people["jefatura"], people["administrador"]
    user.entregar_clave(por=by)
    user.hacer_propia_la_clave("otra clave larga y secreta")
    for person in (user, by):
        with pytest.raises(ValidationError, match="Confirma otra persona"):
            user.confirmar(por=person)


def test_a_new_account_sees_nothing_until_its_owner_is_confirmed(people, enter) -> None:
    client = enter("administrador")
    data = {"username": "nueva", "nombre": "Nueva Persona", "correo": "", "is_active": "on"}
    assert client.post(reverse("admin:access_user_add"), data).status_code == 302
    user = User.objects.get(username="nueva")
    assert not user.has_usable_password()
    assert user.estado_clave == EstadoClave.PROVISORIA
    assert user.clave_por == people["administrador"]


def test_the_database_refuses_an_account_in_nobody_s_hands(people) -> None:
    for wrong in [{"estado_clave": "provisoria"}, {"estado_clave": "nada"}]:
        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.filter(username="nadie").update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(username="nadie").update(clave_por=people["nadie"])
