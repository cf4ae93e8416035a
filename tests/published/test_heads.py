"""The seals kept outside tell a publication that was interrupted from one slipped in or taken away."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from gobernacion import guards
from gobernacion.published.apps import GUARDS
from gobernacion.published.models import EdicionPublicada
from gobernacion.published.verifying import Anotacion, Cabeza, heads_file, interrupted, problems, write_head

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(published):
    return published()


def lines():
    return heads_file().read_text().splitlines()


def test_each_edition_is_announced_and_then_noted(edition, corrected):
    second = corrected(edition)
    assert lines() == [
        f"anunciada 1 2030-1 {edition.sello}",
        f"publicada 1 2030-1 {edition.sello}",
        f"anunciada 2 2030-2 {second.sello}",
        f"publicada 2 2030-2 {second.sello}",
    ]
    assert list(problems()) == []
    assert interrupted() == []


def test_an_edition_that_was_announced_and_never_came_is_no_problem(edition):
    write_head(Anotacion.ANUNCIADA, Cabeza(2, "2030-2", "a" * 64))
    assert list(problems()) == []
    assert interrupted() == []


def test_an_edition_published_and_never_noted_is_told_and_can_be_noted(edition, capsys):
    heads_file().write_text(lines()[0] + "\n")
    assert list(problems()) == []
    assert interrupted() == [Cabeza.of(edition)]
    call_command("verificar")
    assert (
        "2030-1: se publicó, pero algo se detuvo antes de anotarla en sellos.txt" in capsys.readouterr().out
    )
    assert len(lines()) == 1
    call_command("verificar", anotar=True)
    assert "2030-1: anotada en sellos.txt." in capsys.readouterr().out
    assert lines()[1] == f"publicada 1 2030-1 {edition.sello}"
    assert interrupted() == []


def test_nothing_is_noted_while_anything_is_wrong(edition, corrected):
    corrected(edition)
    heads_file().write_text("\n".join([lines()[0], *lines()[2:]]) + "\n")
    guards.remove(connection, GUARDS)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE published_edicionpublicada SET titulo = 'x' WHERE slug = '2030-2'")
    before = lines()
    with pytest.raises(CommandError):
        call_command("verificar", anotar=True)
    assert lines() == before


def test_an_edition_that_was_never_announced_was_slipped_in(edition):
    heads_file().unlink()
    assert list(problems()) == [
        "2030-1: su sello no está en sellos.txt, el registro fuera de la base de datos."
    ]
    with pytest.raises(CommandError):
        call_command("verificar", anotar=True)
    assert not heads_file().exists()


def test_an_edition_that_was_noted_and_is_gone_was_taken_away(edition):
    write_head(Anotacion.PUBLICADA, Cabeza(2, "2030-2", "a" * 64))
    assert list(problems()) == ["2030-2: sellos.txt guarda un sello que la base de datos ya no tiene."]


def test_an_edition_cannot_be_taken_away_by_pretending_it_never_came(edition):
    guards.remove(connection, GUARDS)
    with connection.cursor() as cursor:
        for guard in reversed(GUARDS):
            cursor.execute(f"DELETE FROM {guard.table}")
    assert not EdicionPublicada.objects.exists()
    assert any("ya no tiene" in problem for problem in problems())


def test_a_line_that_is_none_is_told_by_its_number(edition):
    with heads_file().open("ab") as file:
        file.write(b"publicada 2 2030-2 abc\n\xff\xfe\n")
    assert list(problems()) == [
        "sellos.txt, línea 3: no se entiende.",
        "sellos.txt, línea 4: no se entiende.",
    ]


def test_a_line_cut_short_does_not_swallow_the_next(edition, corrected):
    with heads_file().open("a") as file:
        file.write("anunciada 2 2030-2 ab")
    second = corrected(edition)
    assert lines()[2:] == [
        "anunciada 2 2030-2 ab",
        f"anunciada 2 2030-2 {second.sello}",
        f"publicada 2 2030-2 {second.sello}",
    ]
    assert list(problems()) == ["sellos.txt, línea 3: no se entiende."]


def test_the_seal_of_a_printed_account_is_looked_for_however_it_is_typed(edition):
    groups = " ".join(edition.sello[at : at + 8] for at in range(0, 64, 8)).upper()
    assert list(problems(groups)) == []
    assert len(list(problems("0" * 64))) == 1
