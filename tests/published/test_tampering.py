"""Whatever is changed around the triggers is found, the whole chain rewritten included."""

from collections import Counter
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from gobernacion import guards
from gobernacion.published.apps import GUARDS
from gobernacion.published.models import EdicionPublicada
from gobernacion.published.seal import FIRST, seal
from gobernacion.published.verifying import Anotacion, heads_file, problems
from tests.accounts import ELQUI_2019, publish_account
from tests.invented_account import ACCOUNT, committed
from tests.published.forging import MODELS, Forger, stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def invented(published, corrected, withdrawn):
    """Three editions: a year, of which a text was withdrawn, its erratum and another year."""
    corrected(withdrawn())
    published(replace(ACCOUNT, year=2031, notas=()))


@pytest.fixture
def real(elabora, aprueba):
    """The account of 2019 as it is shipped."""
    with committed():
        publish_account(ELQUI_2019, elabora, aprueba)


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


def test_a_change_of_any_column_is_found(withdrawn):
    withdrawn()
    guards.remove(connection, GUARDS)
    untouched, forger = stored(), Forger("columns")
    for model in MODELS:
        for field in model._meta.concrete_fields:
            changed = False
            while not changed:
                point = transaction.savepoint()
                expression, value = forger.chance.choice(forger.others(None))
                try:
                    with transaction.atomic():
                        forger.put(model, field.column, forger.key(model), value, expression)
                    changed = stored() != untouched
                except DatabaseError:  # the database refuses such a value: another one
                    changed = False
                assert any(problems()) == changed, (model, field, expression, value)
                transaction.savepoint_rollback(point)


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


def file_rewritten():
    """The file of seals made to fit whatever the database says now."""
    withdrawn = [
        line for line in heads_file().read_text().splitlines() if line.startswith(Anotacion.RETIRADO)
    ]
    chain = EdicionPublicada.objects.en_orden().values_list("posicion", "slug", "sello")
    heads_file().write_text(
        "".join(f"{line}\n" for line in withdrawn)
        + "".join(
            f"{a} {p} {slug} {sello}\n"
            for p, slug, sello in chain
            for a in Anotacion
            if a != Anotacion.RETIRADO
        )
    )


def resealed(slug, **columns):
    for column, value in columns.items():
        Forger(0).put(EdicionPublicada, column, slug, value)
    Forger(0).put(EdicionPublicada, "sello", slug, seal(slug))


def test_a_broken_link_is_told_though_every_seal_and_the_file_were_made_to_fit(invented):
    guards.remove(connection, GUARDS)
    resealed("2031-1", anterior=FIRST)
    file_rewritten()
    assert list(problems()) == ["2031-1: no enlaza con el sello de la edición anterior."]


def test_a_gap_in_the_chain_is_told_though_every_seal_and_the_file_were_made_to_fit(invented):
    guards.remove(connection, GUARDS)
    resealed("2031-1", posicion=4)
    file_rewritten()
    assert list(problems()) == ["2031-1: está en la posición 4 de la cadena y le corresponde la 3."]


def test_whoever_rewrites_the_file_too_is_found_by_any_seal_that_was_printed(invented):
    printed = EdicionPublicada.objects.get(slug="2030-2").sello
    guards.remove(connection, GUARDS)
    Forger(0).rewrite_the_chain_from_its_first_edition()
    file_rewritten()
    assert list(problems()) == []
    assert list(problems(printed)) == [f"El sello {printed} no es el de ninguna edición publicada aquí."]


def test_a_seal_of_another_chain_is_told_apart(invented, capsys):
    with pytest.raises(CommandError):
        call_command("verificar", sello="a" * 64)
    assert "no es el de ninguna edición publicada aquí" in capsys.readouterr().err
