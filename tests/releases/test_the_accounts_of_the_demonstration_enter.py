"""Every account of the demonstration enters with the password that is told, which is hashed once for all of them."""

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.hashers import MD5PasswordHasher

from gobernacion.access.models import Asignacion, User
from gobernacion.releases.management.commands import demo

pytestmark = pytest.mark.django_db


class Counting(MD5PasswordHasher):
    """Counts how many passwords it hashes."""

    hashed = 0

    def encode(self, *args, **kwargs):
        Counting.hashed += 1
        return super().encode(*args, **kwargs)


@pytest.fixture(autouse=True)
def hasher(settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.Counting"]
    Counting.hashed = 0


def test_their_password_is_hashed_once():
    accounts = demo.accounts()
    assert len(accounts) > 20
    demo.Command()._hire(accounts)
    assert Counting.hashed == 1
    demo.Command()._hire(accounts)
    assert Counting.hashed == 1
    assert User.objects.count() == Asignacion.objects.count() == len(accounts)


def test_each_of_them_enters(rf):
    demo.Command()._hire(demo.accounts())
    for username, nombre, rol, area in demo.accounts():
        user = authenticate(rf.post("/"), username=username, password=demo.CLAVE)
        assert user is not None
        assert user.nombre == nombre
        assert user.asignaciones.filter(rol=rol, area=area).exists()
        assert not user.check_password("demo-elqui-2020")


def test_an_account_that_somebody_changed_stays_as_it_is():
    accounts = demo.accounts()
    demo.Command()._hire(accounts[1:])
    changed = User.objects.get(username=accounts[1][0])
    changed.set_password("otra clave")
    changed.save()
    demo.Command()._hire(accounts)
    assert User.objects.get(pk=changed.pk).check_password("otra clave")
    assert User.objects.get(username=accounts[0][0]).check_password(demo.CLAVE)
    assert Asignacion.objects.count() == len(accounts)
