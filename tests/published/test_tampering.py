"""Whatever is changed around the triggers is found, the whole chain rewritten included."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from gobernacion import guards
from gobernacion.published.apps import GUARDS
from gobernacion.published.verifying import problems
from tests.invented_account import ACCOUNT, committed
from tests.published.forging import Forger, stored

pytestmark = pytest.mark.django_db

REAL = Path(settings.BASE_DIR) / "fixtures" / "cuenta_2019"


@pytest.fixture
def invented(published, corrected):
    """Three editions: a year, its erratum and another year."""
    corrected(published())
    published(replace(ACCOUNT, year=2031, notas=()))


@pytest.fixture
def real(elabora, aprueba):
    """The account of 2019 as it is shipped."""
    with committed():
        call_command("cargar_cuenta", REAL, elabora="elabora", aprueba="aprueba", save=True, verbosity=0)


@pytest.mark.campaign
@pytest.mark.parametrize("account", ["invented", "real"])
def test_every_forgery_is_found(request, account, campaign_size, record_property):
    request.getfixturevalue(account)
    guards.remove(connection, GUARDS)
    untouched = stored()
    assert list(problems()) == []

    forger, missed, found = Forger(seed=account), [], Counter()
    wanted = campaign_size(sample=60, whole=1_000)
    while found.total() + len(missed) < wanted:
        point = transaction.savepoint()
        try:
            with transaction.atomic():
                what = forger.forge()
                changed = stored() != untouched
        except (DatabaseError, ValueError):  # the database refuses such a value, or two rows would collide
            changed = False
        if changed:
            way = forger.last.__name__
            if any(problems()):
                found[way] += 1
            else:
                missed.append(what)
        transaction.savepoint_rollback(point)
    assert missed == []
    assert stored() == untouched
    for way, times in sorted(found.items()):
        record_property(way.replace("_", " "), times)


@pytest.mark.django_db(transaction=True)
def test_the_command_says_what_was_found(invented, capsys):
    call_command("verificar")
    assert "3 edición(es) publicada(s): todos los sellos corresponden." in capsys.readouterr().out
    guards.remove(connection, GUARDS)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE published_cifrapublicada SET valor = 39 WHERE valor = 38 AND edicion_id = '2030-2'"
        )
    guards.install(connection, GUARDS)
    with pytest.raises(CommandError, match=r"^1 problema"):
        call_command("verificar")
    assert "2030-2: lo guardado no corresponde a su sello" in capsys.readouterr().err


def test_a_seal_of_another_chain_is_told_apart(invented, capsys):
    with pytest.raises(CommandError):
        call_command("verificar", sello="a" * 64)
    assert "no es el de ninguna edición publicada aquí" in capsys.readouterr().err
