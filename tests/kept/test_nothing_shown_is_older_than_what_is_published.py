"""Two real workers, asked all the time while editions and offers are published: no page is older than its request."""

import http.client
import re
import threading
import time
from dataclasses import dataclass, field

import pytest
from django.db import connection, transaction

from tests.portal.factories import Publishing, cifra, offer
from tests.serving import ask, serving, this_database

pytestmark = pytest.mark.django_db(transaction=True)

READERS = 6
COMMITTING = 0.05
"""Seconds between what is written and its commit, as the rest of a step takes: whoever reads then reads what was."""

RESTING = 0.05
"""Seconds until the next change, in which whatever was kept too long is read."""

LAST_EDITION = re.compile(r"Última edición publicada: <a href=\"[^\"]*\">([0-9]+)-")
TITLE = re.compile(r"Versión ([0-9]+)\.")


@dataclass
class Page:
    """A page that tells its version, and the version that was published last."""

    address: str
    version: re.Pattern[str]
    published: int
    seen: set[int] = field(default_factory=set)
    read: int = 0

    def shows(self, body):
        self.seen.add(shown := int(self.version.search(body)[1]))
        return shown


def put(version):
    offer(titulo=f"Versión {version}.")


def read(port, pages, stop, older):
    """Ask for each page in turn until told to stop; note what is older than it was when it was asked for."""
    visitor = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    while not stop.is_set():
        for page in pages:
            published = page.published
            answer, body = ask(port, page.address, connection=visitor)
            shown = page.shows(body.decode()) if answer.status == 200 else -1
            if shown < published:
                older.append((page.address, answer.status, shown, published))
            page.read += 1
    visitor.close()


@pytest.mark.campaign
def test_no_page_is_older_than_its_request(tmp_path, settings, campaign_size, record_property):
    settings.VAR_DIR = tmp_path
    publishing = Publishing()
    publishing.edition(cifra(), year=2001)
    put(1)
    home, offers = Page("/", LAST_EDITION, 2001), Page("/oferta/2030-00001/", TITLE, 1)
    connection.close()
    stop, older = threading.Event(), []
    with serving(this_database(), tmp_path) as port:
        readers = [
            threading.Thread(target=read, args=(port, [home, offers], stop, older)) for _ in range(READERS)
        ]
        for reader in readers:
            reader.start()
        try:
            for step in range(campaign_size(sample=20, whole=500)):
                with transaction.atomic():
                    put(step + 2)
                    time.sleep(COMMITTING)
                offers.published = step + 2
                time.sleep(RESTING)
                with transaction.atomic():
                    publishing.edition(cifra(), year=2002 + step)
                    time.sleep(COMMITTING)
                home.published = 2002 + step
                time.sleep(RESTING)
        finally:
            stop.set()
            for reader in readers:
                reader.join()
    record_property("pages read while something was published", home.read + offers.read)
    assert older == []
    assert min(len(home.seen), len(offers.seen)) > 5  # they were read all along, also on a busy machine
