"""Only what is the same for everybody is kept, never what may be older than what is published, and never too much."""

import os
import random
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gobernacion import freshness, kept
from gobernacion.content.models import Oferta
from gobernacion.kept import IDENTITY, KeepPublicPagesMiddleware, Shelf, preferred
from tests.access.people import browser_of, whoever_sees

PUBLIC = {"Cache-Control": "public, no-cache"}
BODY = b"<p>Lo que se hizo.</p>" * 100


class Office:
    """What stands behind the middleware: it counts what it draws and answers as it is told."""

    def __init__(self):
        self.drawn = 0
        self.answer = lambda request: HttpResponse(BODY, headers=PUBLIC)
        self.middleware = KeepPublicPagesMiddleware(self.draw)

    def draw(self, request):
        self.drawn += 1
        return self.answer(request)

    def get(self, address="/", **headers):
        return self.middleware(RequestFactory().get(address, **headers))

    @property
    def taken(self):
        return self.middleware.pages.taken + self.middleware.queries.taken


@pytest.fixture
def office():
    return Office()


def publish():
    """Something is published by a process that lives until it is noted."""
    freshness._note(freshness.BEGUN, "a")
    freshness._note(freshness.DONE, "a")


def with_cookie(request):
    response = HttpResponse(BODY, headers=PUBLIC)
    response.set_cookie("visitor", "1")
    return response


NOT_KEPT = {
    "cookie": with_cookie,
    "not found": lambda request: HttpResponse(BODY, status=404, headers=PUBLIC),
    "failed": lambda request: HttpResponse(BODY, status=500, headers=PUBLIC),
    "elsewhere": lambda request: HttpResponse(BODY, status=302, headers={**PUBLIC, "Location": "/"}),
    "of one person": lambda request: HttpResponse(BODY, headers={"Cache-Control": "private"}),
    "says nothing": lambda request: HttpResponse(BODY),
    "by cookie": lambda request: HttpResponse(BODY, headers={**PUBLIC, "Vary": "Cookie"}),
    "streamed": lambda request: StreamingHttpResponse([BODY], headers=PUBLIC),
}


@pytest.mark.parametrize("answer", NOT_KEPT.values(), ids=NOT_KEPT)
def test_what_is_not_for_everybody_is_drawn_each_time(office, answer):
    office.answer = answer
    first, second = office.get(), office.get()
    assert office.drawn == 2
    assert office.taken == 0
    assert first.headers == second.headers == answer(None).headers


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_what_is_kept_answers_only_who_reads(office, method):
    office.get()
    office.middleware(getattr(RequestFactory(), method)("/"))
    assert office.drawn == 2


def test_an_installation_under_development_keeps_nothing(office, settings):
    settings.DEBUG = True
    assert office.get().content == office.get().content == BODY
    assert office.drawn == 2


@pytest.mark.django_db
def test_no_page_of_the_staff_is_kept():
    browser = browser_of(whoever_sees(Oferta))
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            assert browser.get("/interno/content/oferta/").status_code == 200
        assert len(asked) > 0


def test_a_machine_by_another_name_gets_addresses_of_its_own(office, settings):
    settings.ALLOWED_HOSTS = ["uno.example", "dos.example"]
    office.answer = lambda request: HttpResponse(
        request.build_absolute_uri("/"), headers={**PUBLIC, "Vary": "Host"}
    )
    for host in ("uno.example", "dos.example", "dos.example:8080", "uno.example"):
        assert office.get(HTTP_HOST=host).content.decode() == f"http://{host}/"
    assert len(office.middleware.pages) == 1


def test_a_machine_that_is_not_ours_gets_nothing_kept(office):
    office.get()
    with pytest.raises(Exception, match="Invalid HTTP_HOST"):
        office.get(HTTP_HOST="otro.example")


# --- never older than what is published -----------------------------------------------------------------------


def test_what_was_drawn_while_something_was_published_is_not_kept(office):
    def overtaken(request):
        publish()
        return HttpResponse(b"before", headers=PUBLIC)

    office.answer = overtaken
    office.get()
    office.answer = lambda request: HttpResponse(b"after", headers=PUBLIC)
    assert office.get().content == b"after"


def test_nor_when_somebody_else_was_already_shown_what_is_new(office):
    def overtaken(request):
        publish()
        office.answer = lambda request: HttpResponse(b"after", headers=PUBLIC)
        office.get("/another/")
        return HttpResponse(b"before", headers=PUBLIC)

    office.answer = overtaken
    office.get()
    assert office.get().content == b"after"


@pytest.mark.django_db
def test_what_was_drawn_before_the_commit_is_not_shown_after_it(office, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        freshness.changing()
        office.get()
        office.get()
        assert office.drawn == 1
    office.get()
    assert office.drawn == 2


def test_what_was_drawn_before_a_commit_nobody_could_note_is_not_trusted_for_long(office, monkeypatch):
    freshness._note(freshness.BEGUN, "killed")
    office.get()
    office.get()
    assert office.drawn == 1
    later = kept.time.time() + freshness.PATIENCE + 1
    monkeypatch.setattr(kept.time, "time", lambda: later)
    office.get()
    assert office.drawn == 2


@pytest.fixture
def gone(office):
    """The database stops once the page was drawn."""
    office.get()
    office.answer = lambda request: HttpResponse("No responde.", status=503)
    return office


def test_with_the_database_gone_yesterdays_page_is_better_than_none(gone, monkeypatch):
    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    answer = gone.get()
    assert gone.drawn == 2
    assert (answer.status_code, answer.content) == (200, BODY)


def test_with_the_database_gone_a_page_older_than_the_last_publication_is_not_shown(gone):
    publish()
    assert gone.get().status_code == 503


def test_a_failure_of_ours_is_not_hidden(gone, monkeypatch):
    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    gone.answer = lambda request: HttpResponse("Falló.", status=500)
    assert gone.get().status_code == 500


# --- never too much -------------------------------------------------------------------------------------------


def test_invented_queries_fill_no_more_than_their_room_and_push_out_no_page(office, monkeypatch):
    office.middleware.queries = Shelf(100_000)
    pages = [f"/cifra/{number}/" for number in range(50)]
    for page in pages:
        office.get(page)
    before, chance = office.middleware.pages.taken, random.Random(8)
    for _ in range(2_000):
        office.get(f"/?{chance.random()}={'x' * chance.choice([1, 50, 300, 3_000])}")
    assert office.middleware.queries.taken <= 100_000
    assert office.middleware.pages.taken == before
    drawn = office.drawn
    for page in pages:
        office.get(page)
    assert office.drawn == drawn


def test_a_long_query_is_answered_and_not_kept(office):
    assert office.get(f"/?q={'x' * 500}").content == BODY
    assert office.taken == 0


def test_a_full_room_lets_go_of_what_was_not_asked_for_longest(office):
    office.middleware.pages = Shelf(60_000)
    office.get("/favourite/")
    for number in range(200):
        office.get(f"/{number}/")
        office.get("/favourite/")
        assert office.middleware.pages.taken <= 60_000
    assert office.drawn == 201
    office.get("/0/")
    assert office.drawn == 202


def test_small_answers_take_room_too(office):
    office.middleware.pages = Shelf(kept.OVERHEAD * 10)
    office.answer = lambda request: HttpResponse(b"1", headers=PUBLIC)
    for number in range(100):
        office.get(f"/{number}/")
    assert len(office.middleware.pages) < 10


def test_what_would_take_too_much_of_the_room_passes_through(office):
    office.middleware.pages = Shelf(100_000)
    office.answer = lambda request: HttpResponse(os.urandom(20_000), headers=PUBLIC)
    assert len(office.get().content) == 20_000
    assert office.taken == 0


def test_the_room_taken_is_what_is_there(office):
    shelf = office.middleware.pages
    for number in range(20):
        office.get(f"/{number}/")
    publish()
    for number in range(5):
        office.get(f"/{number}/")
    assert len(shelf) == 5
    assert shelf.taken == sum(each.size + len(key) for key, each in shelf._kept.items())


# --- in which encoding ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accepted", "sent"),
    [
        ("", IDENTITY),
        ("identity", IDENTITY),
        ("*", IDENTITY),
        ("gzip", "gzip"),
        ("GZIP, BR", "br"),
        ("br;q=0.1, gzip", "br"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br; q=0.000", IDENTITY),
        ("gzip;q=1.0", "gzip"),
        ("xbr, gzipped, broken;;;,,", IDENTITY),
    ],
)
def test_a_visitor_gets_an_encoding_they_take(accepted, sent):
    assert preferred(accepted, {IDENTITY, "gzip", "br"}) == sent


def test_a_body_that_compressing_makes_no_smaller_is_sent_whole():
    drawn = kept.keep(HttpResponse(b"1", headers=PUBLIC), "", None, date(2030, 1, 1))
    assert set(drawn.variants) == {IDENTITY}
