"""Each public answer says what it holds and in which letters it is written."""

import re

import pytest
from django.test import Client

from tests.portal.addresses import public_addresses

pytestmark = pytest.mark.django_db

WRITTEN = re.compile(r"text/|application/(?:\w+\+)?xml|image/svg")
BEGINS = {
    "text/html": b"<!DOCTYPE html>",
    "application/json": b"{",
    "application/ld+json": b"{",
    "application/xml": b"<?xml",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": b"PK\x03\x04",
    "text/csv": b"",
    "text/plain": b"",
    "text/x-python": b"",
}


def test_what_it_holds(published, corrected, offered):
    corrected(published())
    found = set()
    for address in public_addresses():
        answer = Client().get(address)
        if answer.status_code != 200:
            continue
        kind, _, parameters = answer["Content-Type"].partition(";")
        found.add(kind)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert body.lstrip().startswith(BEGINS[kind]), address
        if WRITTEN.match(kind):
            assert "charset=utf-8" in parameters, (address, answer["Content-Type"])
            body.decode("utf-8")
    assert {"text/html", "text/csv", "application/json", "application/xml"} <= found
