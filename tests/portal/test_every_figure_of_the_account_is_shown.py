"""Every figure of the 2019 account is on its page and in its chapter, with its value and its sentence."""

from datetime import date

import pytest

from gobernacion.access.models import User
from gobernacion.portal import figures, wording
from gobernacion.releases.checking import check
from gobernacion.releases.drafting import draft_from_document
from gobernacion.releases.publishing import publish
from tests.accounts import ELQUI_2019, account
from tests.portal.reading import links, plain, text, texts_by_id

pytestmark = pytest.mark.django_db

LARGEST_PAGE = 50_000


@pytest.fixture
def edition():
    elabora, aprueba = (
        User.objects.create(username=name, nombre=name.capitalize()) for name in ("elabora", "aprueba")
    )
    draft = draft_from_document(account(ELQUI_2019), elabora)
    assert check(draft) == []
    draft.aprobar(aprueba)
    return publish(draft, date(2020, 3, 31))


def pages(edition):
    yield from (
        "/",
        "/comparar/",
        "/comparar/?a=2019&b=2020&desgloses=1",
        "/comparar/?a=2018&b=2019&desgloses=1",
    )
    yield from ("/verificar/", "/cuenta/2019/", "/cuenta/2019/cifras/", "/cuenta/2019/cuadraturas/")
    yield from (f"/cuenta/2019/cifras/?page={page}" for page in range(2, 10))
    yield from (f"/cuenta/2019/capitulo/{chapter.numero}/" for chapter in edition.capitulos.all())
    yield from (
        f"/cuenta/2019/cifra/{codigo}/" for codigo in set(edition.cifras.values_list("codigo", flat=True))
    )


def is_only_named(cifra):
    """Whether it is an item of a list: named by its source, without a number."""
    return bool(cifra.dimension) and (
        cifra.valor is None or (cifra.origen == "enumerada" and cifra.valor == 1)
    )


def test_every_row_is_on_its_page_and_in_its_chapter_with_value_and_sentence(client, edition):
    rows = list(edition.cifras.en_orden())
    assert len(rows) > 200
    found = {}
    for cifra in rows:
        for address in (f"cifra/{cifra.codigo}", f"capitulo/{cifra.capitulo}"):
            if address not in found:
                response = client.get(f"/cuenta/2019/{address}/")
                found[address] = texts_by_id(response), text(response)
            by_id, whole = found[address]
            shown = by_id[f"c{cifra.orden}"]
            assert figures.category(cifra) in shown, (address, cifra)
            if is_only_named(cifra):
                assert "la fuente enumera" in whole or "no da ningún número" in whole, (address, cifra)
            else:
                # Sentence and note hold numbers too: the value must be there without them.
                for told in (*cifra.fuente.splitlines(), cifra.nota):
                    shown = shown.replace(plain(told), "")
                assert f" {plain(wording.hedged(cifra))} " in f" {shown} ", (address, cifra)
            for sentence in cifra.fuente.splitlines():
                assert plain(sentence) in whole, (address, cifra)
            assert plain(cifra.nota) in whole, (address, cifra)


def test_every_contradiction_is_on_the_home_page_with_its_note(client, edition):
    said = text(client.get("/"))
    broken = edition.cuadraturas.filter(estado="quiebre")
    assert len(broken) == 5
    for cuadratura in broken:
        assert plain(cuadratura.frase) in said
        assert plain(cuadratura.nota) in said


def test_every_page_is_light_and_leads_only_to_pages_that_exist(client, edition):
    sizes, seen = {}, set()
    for address in pages(edition):
        response = client.get(address)
        assert response.status_code == 200, address
        sizes[address] = len(response.content)
        assert b" style=" not in response.content, address
        assert b"<script" not in response.content, address
        seen |= set(_inner_links(response, address))
    assert max(sizes.values()) < LARGEST_PAGE, max(sizes, key=sizes.get)
    for link in sorted(seen):
        assert client.get(link).status_code in (200, 302), link


def _inner_links(response, address):
    for link in links(response):
        path, _, anchor = link.partition("#")
        if anchor and not path:
            assert anchor in texts_by_id(response), f"{address} → {link}"
        elif path.startswith("/"):
            yield path
