"""A public page costs a query the first time; then it is kept, equal to the byte, until something is published."""

import gzip
import io
from datetime import timedelta
from itertools import cycle, pairwise, product

import brotli
import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from gobernacion import freshness
from gobernacion.content.public import OfertaPublicada
from gobernacion.published.withdrawing import withdraw
from tests.invented_account import TODAY, WITHDRAWN, committed
from tests.portal.addresses import public_addresses
from tests.portal.factories import cifra, offer

pytestmark = pytest.mark.django_db

READINGS = [{}, {"accept-encoding": "gzip"}, {"accept-encoding": "gzip, deflate, br, zstd"}]


def kept_addresses(client):
    """Every public address that answers with a page or a file; one with the year alone leads to another."""
    addresses = [address for address in public_addresses() if client.get(address).status_code == 200]
    assert len(addresses) > 25
    return addresses


@pytest.fixture
def everything(client, published, corrected, offered):
    corrected(published())
    return kept_addresses(client)


def test_the_second_time_no_table_is_asked(client, everything, django_assert_num_queries):
    etags = {address: client.get(address).headers["ETag"] for address in everything}
    with django_assert_num_queries(0):
        for address, etag in etags.items():
            assert client.get(address).status_code == 200
            assert client.head(address).status_code == 200
            again = client.get(address, headers={"if-none-match": etag})
            assert (again.status_code, again.content) == (304, b"")


def test_nobody_is_shown_what_was_drawn_for_somebody(client, elabora, everything):
    for_staff = type(client)()
    for_staff.force_login(elabora)
    for address in everything:
        drawn, alike = for_staff.get(address), client.get(address)
        assert (drawn.content, drawn.headers, bool(drawn.cookies)) == (alike.content, alike.headers, False), (
            address
        )


def test_what_was_kept_is_what_was_drawn_with_every_header(client, everything):
    for address, reading in zip(everything, cycle(READINGS), strict=False):
        drawn = type(client)().get(address, headers=reading)
        kept = client.get(address, headers=reading)
        assert (kept.status_code, kept.content) == (200, drawn.content), address
        assert kept.headers == drawn.headers, address
        assert int(kept.headers["Content-Length"]) == len(kept.content)
        assert "Content-Security-Policy" in kept.headers
        head = client.head(address, headers=reading)
        assert (head.content, head.headers) == (b"", kept.headers), address


def test_whoever_has_it_in_one_encoding_has_it(client, everything):
    for address, known in product(everything, READINGS):
        etag = client.get(address, headers=known).headers["ETag"]
        for reading in READINGS:
            again = client.get(address, headers={"if-none-match": etag, **reading})
            assert again.status_code == 304
            full = client.get(address, headers=reading)
            for name in ("ETag", "Cache-Control", "Vary", "Last-Modified", "Content-Security-Policy"):
                assert again.headers.get(name) == full.headers.get(name), (address, name)


def test_pages_are_sent_compressed_and_workbooks_as_they_are(client, everything):
    for address in everything:
        whole, zipped, small = (client.get(address, headers=reading) for reading in READINGS)
        if address.endswith(".xlsx"):
            assert all("Content-Encoding" not in each.headers for each in (whole, zipped, small))
            assert "Vary" not in small.headers
            continue
        assert "Content-Encoding" not in whole.headers
        assert zipped.headers["Content-Encoding"] == "gzip"
        assert small.headers["Content-Encoding"] == "br"
        assert gzip.decompress(zipped.content) == brotli.decompress(small.content) == whole.content
        assert len(small.content) < len(whole.content)
        for one, other in pairwise((whole, zipped, small)):
            assert "Accept-Encoding" in one.headers["Vary"]
            assert one.headers["ETag"].removeprefix("W/") == other.headers["ETag"].removeprefix("W/")
        assert not whole.headers["ETag"].startswith("W/")
        assert small.headers["ETag"].startswith("W/")  # other bytes than those a strong one stands for


# --- until something changes ----------------------------------------------------------------------------------


def test_an_edition_makes_every_page_new(client, publishing):
    publishing.edition(cifra(), year=2019)
    assert "2019-1" in client.get("/").content.decode()
    publishing.edition(cifra(), year=2020)
    assert "2020-1" in client.get("/").content.decode()


def test_what_the_pipeline_publishes_shows_at_once(client, published, corrected):
    edition = published()
    assert "2030-1" in client.get("/").content.decode()
    corrected(edition)
    assert "2030-2" in client.get("/").content.decode()


def test_the_page_before_the_first_edition_is_not_kept_after_it(client, publishing):
    assert "2019-1" not in client.get("/").content.decode()
    publishing.edition(cifra())
    assert "2019-1" in client.get("/").content.decode()


def test_an_offer_published_corrected_or_withdrawn_shows_at_once(client):
    assert "Semillas" not in client.get("/oferta/").content.decode()
    offer()
    assert "Semillas gratis" in client.get("/oferta/").content.decode()
    offer(titulo="Semillas regaladas")
    assert "Semillas regaladas" in client.get("/oferta/").content.decode()
    OfertaPublicada.objects.quitar("2030-00001")
    assert "Semillas" not in client.get("/oferta/").content.decode()


def test_another_name_of_a_comuna_shows_at_once(client, offered, tmp_path, settings):
    source = (settings.BASE_DIR / "fixtures" / "reference" / "elqui.toml").read_text()
    file = tmp_path / "territorio.toml"
    for name in ("Vicuña", "Vicuña Nueva"):
        file.write_text(source.replace('"Vicuña"', f'"{name}"'))
        call_command("cargar_territorio", str(file), save=True, stdout=io.StringIO())
        assert f">{name}<" in client.get("/oferta/").content.decode()


def test_the_calendar_turns_with_the_day(client, monkeypatch):
    offer(desde=timezone.localdate() + timedelta(days=1))
    assert "Semillas gratis" not in client.get("/oferta/").content.decode()
    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    assert "Semillas gratis" in client.get("/oferta/").content.decode()


def test_a_text_that_is_withdrawn_is_no_longer_shown(client, published):
    published()
    addresses = [f"/datos/cuenta-2030-1.{formato}" for formato in ("json", "sello.json")]
    addresses.append("/cuenta/2030-1/capitulo/2/")
    before = [client.get(address) for address in addresses]
    assert any(WITHDRAWN in answer.content.decode() for answer in before)
    with committed():
        withdraw(WITHDRAWN, TODAY, "Una", "Otra", "No correspondía.")
    for address, answer in zip(addresses, before, strict=True):
        now = client.get(address, headers={"If-None-Match": answer["ETag"]})
        assert now.status_code == 200
        assert WITHDRAWN not in now.content.decode()


# --- what the file says ---------------------------------------------------------------------------------------


def test_a_change_is_noted_before_its_commit_and_after_it(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        before = freshness.mark()
        freshness.changing()
        begun = freshness.mark()
        assert freshness.doubted_until(begun) > 0
    done = freshness.mark()
    assert len({before, begun, done}) == 3
    assert freshness.doubted_until(done) == 0


def test_a_change_that_was_never_finished_is_doubted_whatever_comes_after(django_capture_on_commit_callbacks):
    freshness.changing()
    with django_capture_on_commit_callbacks(execute=True):
        freshness.changing()
    assert freshness.doubted_until(freshness.mark()) > 0


def test_a_line_that_broke_off_stops_nothing():
    freshness.changes_file().write_bytes(b"2030-01-01T00:00:00+00:00 empieza\nx\xff\n\n")
    assert freshness.doubted_until(freshness.mark()) == 0


def test_what_cannot_be_noted_is_not_published(settings, tmp_path):
    settings.VAR_DIR = tmp_path / "no existe"
    with pytest.raises(OSError, match="cambios_publicos"):
        offer()
    assert not OfertaPublicada.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_change_belongs_to_a_transaction():
    assert not connection.in_atomic_block
    with pytest.raises(Exception, match="inside a transaction"):
        freshness.changing()
    assert freshness.mark() is None
