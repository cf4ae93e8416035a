"""A published text is withdrawn by two people: the seal still verifies, the page says it, and no copy is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, IntegrityError, connection, models, transaction
from django.utils import timezone

from gobernacion import guards
from gobernacion.access.models import Anotacion
from gobernacion.access.roles import Rol
from gobernacion.open_data.downloads import FORMATS
from gobernacion.portal.templatetags.cifras import sello_en_grupos
from gobernacion.published.apps import GUARDS
from gobernacion.published.models import EdicionPublicada, RetiroPublicado, TextoSellado
from gobernacion.published.seal import TEXTS
from gobernacion.published.verifying import Anotacion as Linea
from gobernacion.published.verifying import heads_file, problems
from gobernacion.published.withdrawing import place_of, standing_texts
from gobernacion.releases import withdrawing
from gobernacion.releases.checking import check
from gobernacion.releases.drafting import draft_erratum
from gobernacion.releases.models import Edicion, EstadoEdicion, Retiro
from gobernacion.transitions import TransicionRechazada
from tests.access.people import browser_of, make_user, name
from tests.invented_account import ACCOUNT, committed, said, with_figures
from tests.portal.addresses import public_addresses
from tests.pressing import LIST

pytestmark = pytest.mark.django_db

TODAY = date(2031, 5, 2)
NAMES = "Bonifacia Traslaviña"
TEXT = f"Entre ellas, {NAMES} perdió su casa y a su hijo."
LUGAR = "2030-1/cifras/0/nota"


@pytest.fixture
def edition(published):
    """Published though one of its notes, and two more of its texts, name somebody unknown to the directory."""
    document = with_figures(
        said("HU-001", 38, meta=40, fuente="Treinta y ocho.", nota=TEXT, menciones=[(38, TEXT)])
    )
    return published(replace(document, presentacion=f"Este año.\n\n{TEXT}\n\nY otros."))


@pytest.fixture
def two(db):
    found = [make_user("una"), make_user("otro")]
    name(found[0], Rol.JEFATURA)
    name(found[1], Rol.AUTORIDAD)
    return found


def withdraw(two, lugar=LUGAR):
    retiro = withdrawing.ask(lugar, two[0], "Nombra a una vecina.")
    with committed():
        return withdrawing.agree(retiro, two[1], TODAY)


def everything():
    """Every value of every table, and every file of the installation, as text."""
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")
            for row in cursor.fetchall():
                yield model._meta.label, " ".join(map(str, row))
    for path in settings.VAR_DIR.rglob("*"):
        if path.is_file():
            yield str(path), path.read_bytes().decode(errors="replace")


def seen(client):
    """Every public page and download."""
    for address in public_addresses():
        yield address, client.get(address).content.decode(errors="replace")


def test_the_words_are_there_before(edition, client):
    where = {label for label, said in everything() if NAMES in said}
    assert {
        "published.CifraPublicada",
        "published.EdicionPublicada",
        "releases.Cifra",
        "releases.Mencion",
    } <= where
    assert any(NAMES in page for _, page in seen(client))


def test_no_copy_is_left_anywhere_and_the_seal_still_verifies(edition, two, client):
    before = dict(seen(client))
    assert len(withdraw(two)) == 3
    assert [label for label, said in everything() if NAMES in said or "perdió su casa" in said] == []
    assert [address for address, page in seen(client) if NAMES in page] == []
    assert before.keys() == dict(seen(client)).keys()
    edition.refresh_from_db()
    assert list(problems(edition.sello)) == []


@pytest.mark.django_db(transaction=True)
def test_nor_in_the_files_of_the_database(edition, two):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL writes over its pages when it cleans them: docs/produccion.md says so")
    files = [Path(f"{connection.settings_dict['NAME']}{end}") for end in ("", "-wal")]
    kept = [NAMES.encode() in path.read_bytes() for path in files if path.exists()]
    assert any(kept), "they were there before"
    withdraw(two)
    assert not [path for path in files if path.exists() and NAMES.encode() in path.read_bytes()]


@pytest.mark.parametrize("asked_before", [False, True])
def test_a_copy_made_before_brings_the_words_back_and_they_are_withdrawn_again(edition, two, asked_before):
    """What stands outside the database knows it: the rows go back to where they were, as in a copy put back."""
    before = timezone.now()
    retiro = withdrawing.ask(LUGAR, two[0], "Nombra a una vecina.") if asked_before else None
    copy = transaction.savepoint()
    with committed():
        retiro = retiro or withdrawing.ask(LUGAR, two[0], "Nombra a una vecina.")
        withdrawing.agree(Retiro.objects.get(pk=retiro.pk), two[1], TODAY)
    done = [*RetiroPublicado.objects.order_by("pk").values()]
    transaction.savepoint_rollback(copy)
    assert any(NAMES in said for _, said in everything())
    assert list(problems()) == [], "the copy itself is whole"
    assert withdrawing.again(timezone.now()).endswith(": 0."), "a later copy knows of it"
    with committed():
        assert withdrawing.again(before).endswith(": 3.")
    assert [label for label, said in everything() if NAMES in said or "perdió su casa" in said] == []
    assert [*RetiroPublicado.objects.order_by("pk").values()] == done
    assert not Retiro.objects.pendientes().exists()
    assert list(problems()) == []
    assert withdrawing.again(before).endswith(": 0."), "once is enough"


def test_the_page_says_what_was_withdrawn_and_by_whom(edition, two, client):
    withdraw(two)
    page = client.get("/cuenta/2030-1/").content.decode()
    for said_ in ("[Texto retirado el 02-05-2031.]", "Persona una", "Persona otro", "Nombra a una vecina."):
        assert said_ in page
    assert sello_en_grupos(TextoSellado.objects.get(pk=LUGAR).huella) in page
    assert "<li>Nota de HU-001, «Personas con huerto», año 2030 <code>" in page


def test_where_each_of_its_texts_stands_is_told_in_words(edition):
    told = {texto.partes[::2]: place_of(texto) for texto, _ in standing_texts(slug=edition.slug)}
    assert {clase for clase, _ in told} >= set(TEXTS) - {"cuadraturas"}
    assert told["edicion", "presentacion"] == "Presentación de la edición"
    assert told["capitulos", "resumen"] == "Resumen del capítulo 2"
    assert told["compromisos", "texto"].startswith("Texto del compromiso n.º ")


def test_it_goes_from_the_errata_too(edition, corrected, two):
    other = corrected(edition)
    assert TEXT in other.presentacion
    done = withdraw(two)
    assert {retiro.texto.edicion_id for retiro in done} == {"2030-1", "2030-2"}
    assert list(problems()) == []


def test_what_is_being_prepared_must_be_checked_again(edition, two, elabora, aprueba):
    erratum = draft_erratum(edition, "Se dijo mal.", elabora)
    erratum.cifras.filter(codigo="HU-002").update(valor=1)
    assert check(erratum) == []
    erratum.aprobar(aprueba)
    withdraw(two)
    from gobernacion.releases.publishing import publish

    with pytest.raises(TransicionRechazada, match="cambió después de revisada"):
        publish(Edicion.objects.get(pk=erratum.pk), TODAY)


def test_what_is_left_can_be_corrected_afterwards(edition, two, elabora):
    withdraw(two)
    erratum = draft_erratum(EdicionPublicada.objects.get(), "Se dijo mal.", elabora)
    assert "[Texto retirado el 02-05-2031.]" in {cifra.nota for cifra in erratum.cifras.all()}


def test_other_texts_that_hold_the_words_inside_a_sentence_stay_and_so_do_categories(published, two):
    sun = said("HU-006", 3, nota="Hubo sol en El Olivo.")
    edition = published(with_figures(said("HU-002", 39067051, nota="El Olivo"), sun))
    (lugar,) = [texto.pk for texto, words in standing_texts() if words == "El Olivo"]
    assert [retiro.pk for retiro in withdraw(two, lugar)] == [lugar]
    assert edition.cifras.filter(nota="Hubo sol en El Olivo.").exists()
    assert edition.cifras.filter(categoria="El Olivo").exists()
    assert Edicion.objects.get().cifras.filter(categoria="El Olivo").exists()
    assert list(problems()) == []


def test_a_text_is_found_without_its_accents_and_its_words_are_marked(edition, two):
    published = Edicion.objects.get()
    page = (
        browser_of(two[0])
        .get(f"{LIST}{published.pk}/retirar_texto/", {"busca": "TRASLAVINA perdio"})
        .content.decode()
    )
    assert "<mark>Traslaviña perdió</mark>" in page


def test_what_goes_with_it_is_told_before_anybody_asks_or_agrees(edition, two):
    withdrawals = f"{LIST}{Edicion.objects.get().pk}/retirar_texto/"
    una, otro = map(browser_of, two)
    found = una.get(withdrawals, {"busca": "bonifacia"}).content.decode()
    with_it = "También se retira, entero, lo que lo incluye: Fuente de HU-001, «Personas con huerto»"
    assert with_it in found
    withdrawing.ask(LUGAR, two[0], "Nombra a una vecina.")
    page = otro.get(withdrawals).content.decode()
    assert with_it in page
    assert "; Presentación de la edición (2030-1)." in page


def test_what_is_asked_for_is_read_whole_and_what_was_looked_for_is_marked(published, two):
    chapter = f"{'Mucho que contar. ' * 40}\n\n{TEXT}\n\nY otros."
    published(replace(ACCOUNT, presentacion=chapter))
    withdrawals = f"{LIST}{Edicion.objects.get().pk}/retirar_texto/"
    una, otro = map(browser_of, two)
    assert "<mark>Bonifacia</mark>" in una.get(withdrawals, {"busca": "bonifacia"}).content.decode()
    withdrawing.ask("2030-1/edicion/0/presentacion", two[0], "Nombra a una vecina.")
    page = otro.get(withdrawals).content.decode()
    assert page.count("Mucho que contar.") >= 40
    assert NAMES in page


def test_two_people_by_the_pages(edition, two, client):
    una, otro = map(browser_of, two)
    published = Edicion.objects.get(estado=EstadoEdicion.PUBLICADA)
    address = f"{LIST}{published.pk}/retirar_texto/"
    assert NAMES not in una.get(address).content.decode(), "only what is looked for is shown"
    found = una.get(address, {"busca": "bonifacia"}).content.decode()
    assert LUGAR in found
    said = {"texto": LUGAR, "motivo": "Nombra a una vecina."}
    assert "Pedido." in una.post(f"{address}?busca=bonifacia", said, follow=True).content.decode()
    assert "debe hacerlo otra persona" in una.post(address, said, follow=True).content.decode()
    assert TextoSellado.objects.get(pk=LUGAR).sal, "one person alone withdraws nothing"
    assert "textos por retirar" in otro.get("/interno/").content.decode()
    assert "textos por retirar" not in una.get("/interno/").content.decode()
    assert "Persona una pide retirarlo: Nombra a una vecina." in otro.get(address).content.decode()
    with committed():
        assert "Retirado de 3 lugares" in otro.post(address, said, follow=True).content.decode()
    assert NAMES not in client.get("/cuenta/2030-1/").content.decode()
    assert Anotacion.objects.filter(accion="retirar_texto").count() == 2


def test_what_was_asked_can_be_left_as_it_is(edition, two):
    otro, published = browser_of(two[1]), Edicion.objects.get(estado=EstadoEdicion.PUBLICADA)
    page, leave = f"{LIST}{published.pk}/change/", f"{LIST}{published.pk}/dejar_texto/"
    assert "dejar_texto" not in otro.get(page).content.decode(), "nobody asked for anything"
    withdrawing.ask(LUGAR, two[0], "Nombra a una vecina.")
    assert "dejar_texto" in otro.get(page).content.decode()
    shown = otro.get(leave).content.decode()
    assert "Persona una pide retirarlo: Nombra a una vecina." in shown
    assert shown.count('type="radio"') == 1
    said = {"texto": LUGAR, "motivo": "No es una persona."}
    assert "ya no se pide retirarlo" in otro.post(leave, said, follow=True).content.decode()
    assert not Retiro.objects.exists()
    assert TextoSellado.objects.get(pk=LUGAR).sal, "it stays"
    assert Anotacion.objects.get(accion="dejar_texto").motivo == "No es una persona."
    withdraw(two)
    with pytest.raises(TransicionRechazada, match="ya se retiró"):
        withdrawing.leave(Retiro.objects.get())


def test_a_reason_that_names_somebody_is_refused(edition, two):
    una, published = browser_of(two[0]), Edicion.objects.get()
    said = {"texto": LUGAR, "motivo": "Es de la señora Bonifacia Traslaviña."}
    page = una.post(
        f"{LIST}{published.pk}/retirar_texto/?busca=bonifacia", said, follow=True
    ).content.decode()
    assert "El motivo parece llevar el nombre de una persona" in page
    assert not Retiro.objects.exists()


def test_the_database_wants_two_people(edition, two):
    retiro = withdrawing.ask(LUGAR, two[0], "Nombra a una vecina.")
    with pytest.raises(TransicionRechazada, match="otra persona"):
        withdrawing.agree(retiro, two[0], TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Retiro.objects.filter(pk=retiro.pk).update(decidido_por=two[0], decidido_el=retiro.pedido_el)
    assert TextoSellado.objects.get(pk=LUGAR).sal


@pytest.mark.parametrize("model", [EdicionPublicada, TextoSellado])
def test_nothing_else_writes_what_is_published(edition, model):
    field = next(one for one in model._meta.concrete_fields if isinstance(one, models.CharField))
    with pytest.raises(DatabaseError, match="refused"), transaction.atomic():
        model._base_manager.update(**{field.name: "otro"})


@pytest.mark.parametrize("forged", [{"motivo": "Otro."}, {"decidido_por": "Nadie"}, {"el": date(2031, 5, 3)}])
def test_a_decision_that_nobody_took_so_is_found(edition, two, forged):
    withdraw(two)
    guards.remove(connection, GUARDS)
    RetiroPublicado.objects.filter(pk=LUGAR).update(**forged)
    assert any(problems())


def test_words_put_where_a_text_was_withdrawn_are_found(edition, two):
    withdraw(two)
    guards.remove(connection, GUARDS)
    cifra = edition.cifras.get(nota__startswith="[Texto retirado")
    edition.cifras.filter(pk=cifra.pk).update(nota="Otra cosa.")
    assert any(problems())


def test_a_text_said_to_be_withdrawn_that_nobody_withdrew_is_found(edition):
    guards.remove(connection, GUARDS)
    TextoSellado.objects.filter(pk=LUGAR).update(sal="")
    assert any(problems())


def test_what_is_downloaded_says_it_and_can_be_checked(edition, two, client):
    withdraw(two)
    for formato in FORMATS:
        answer = client.get(f"/datos/cuenta-2030-1.{formato}")
        assert answer.status_code == 200
        assert answer["ETag"] != f'"{edition.sello}"', "whoever kept the old one is given the new"
        assert "immutable" not in answer["Cache-Control"]
    whole = client.get("/datos/cuenta-2030-1.json").json()
    assert whole["textos"][LUGAR]["dice"] == "[Texto retirado el 02-05-2031.]"


def test_an_edition_sealed_without_texts_verifies_and_withdraws_nothing(edition, two):
    """As every edition was sealed before: what it says can't be taken out without breaking its seal."""
    guards.remove(connection, GUARDS)
    TextoSellado.objects.all().delete()
    from gobernacion.published.seal import seal

    EdicionPublicada.objects.update(sello=seal(edition.slug))
    edition.refresh_from_db()
    heads_file().write_text(f"{Linea.PUBLICADA} 1 2030-1 {edition.sello}\n")
    assert list(problems()) == []
    assert ACCOUNT.year == 2030
