"""The staff of the tests: one person for each function, and some who should see nothing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pyotp
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from gobernacion.access import presence, second_factor
from gobernacion.access.grants import Grants
from gobernacion.access.models import Asignacion, SegundoFactor, User
from gobernacion.access.models.asignacion import areas_instaladas
from gobernacion.access.roles import TODAS, Alcance, Rol

AREA, OTHER = "testarea", "otherarea"
CLAVE = "caballo correcto batería grapa"


def make_user(username: str, **fields: Any) -> User:
    return User.objects.create_user(username, **{"nombre": f"Persona {username}", **fields})


def name(user: User, rol: Rol, area: str = TODAS, **fields: Any) -> Asignacion:
    """A function that counts from its first day, given and confirmed on it."""
    confirmed = timezone.now() if Rol(rol).decide else None
    given = {"desde": date(2020, 1, 1), "motivo": "prueba", "confirmada_el": confirmed, **fields}
    return Asignacion.objects.create(
        user=user, rol=rol, area=area, **{"otorgada_el": given["desde"], **given}
    )


def whoever_sees(model: type[Model]) -> User:
    """Somebody with every function that can be held together, so that nothing is left out of any page.

    Whoever administers accounts holds no other function.
    """
    user = make_user("alguien")
    for rol in set(Rol) - {Rol.ADMINISTRADOR}:
        for area in [label for label, _ in areas_instaladas()] if rol.alcance is Alcance.AREA else [TODAS]:
            name(user, rol, area)
    if not Grants(user, timezone.localdate()).actions(model):
        name(user, Rol.ADMINISTRADOR)
    return user


def staff() -> dict[str, User]:
    """Everybody by what they are: each role in its area, jefatura in one and in all, and those with nothing."""
    people = {}
    for rol in Rol:
        places = {
            Alcance.AREA: [AREA, OTHER],
            Alcance.AREA_O_TODAS: [AREA, OTHER, TODAS],
            Alcance.TODAS: [TODAS],
        }
        for area in places[rol.alcance]:
            key = f"{rol.value}.{area}" if area else rol.value
            people[key] = make_user(key)
            name(people[key], rol, area)
    people["nadie"] = make_user("nadie")
    people["super"] = make_user("super", is_superuser=True)
    people["vencido"] = make_user("vencido")
    name(people["vencido"], Rol.ENCARGADO, AREA, hasta=timezone.localdate())
    people["futuro"] = make_user("futuro")
    name(people["futuro"], Rol.ENCARGADO, AREA, desde=timezone.localdate() + timedelta(days=1))
    return people


def browser_of(user: User | None, **defaults: Any) -> Client:
    """A browser in which this person is in, with all it takes."""
    client = Client(**defaults)
    if user is not None:
        client.force_login(user, backend="gobernacion.access.backends.PolicyBackend")
        proves_now(client)
    return client


def half_in(user: User) -> Client:
    """A browser in which this person wrote the password, and nothing else."""
    client = Client()
    client.force_login(user, backend="gobernacion.access.backends.PolicyBackend")
    return client


def proves_now(client: Client, ago: timedelta = timedelta()) -> None:
    """Leave in the session what the second factor leaves when it is proved, or was some time ago."""
    session = client.session
    session[presence.PROVED] = (timezone.now() - ago).timestamp()
    session.save()


def give_telephone(user: User) -> list[str]:
    """Give an account a telephone that it had before the test began; its codes on paper."""
    sealed = second_factor.seal_for(user, second_factor.new_secret())
    factor, _ = SegundoFactor.objects.update_or_create(
        user=user, defaults={"secreto": sealed, "ultimo_paso": 0, "desde": timezone.now()}
    )
    codes = second_factor._make_codes(factor)
    SegundoFactor.objects.filter(pk=factor.pk).update(codigos_guardados=True)
    return codes


def shown_by(secret: str) -> str:
    """What a telephone with this key shows now."""
    return pyotp.HOTP(secret).at(int(timezone.now().timestamp()) // second_factor.PERIOD)


def code_of(user: User) -> str:
    """What the telephone of an account shows, as if a while had passed since it was last used."""
    SegundoFactor.objects.filter(user=user).update(ultimo_paso=0)
    factor = SegundoFactor.objects.get(user=user)
    return shown_by(second_factor.unseal_for(user, factor.secreto))
