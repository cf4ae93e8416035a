"""Without logging in, every address of the staff leads to the login, and no public page has a word of a record."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.access.canaries import WORDS, Aviary


def addresses(resolver: URLResolver, before: str = "/") -> Iterator[str]:
    """Every address of the product, with something where it takes something."""
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern).lstrip("^").rstrip("$")
        for taken in pattern.pattern.converters:
            route = route.replace(f"<path:{taken}>", "1").replace(f"<int:{taken}>", "1")
            route = route.replace(f"<slug:{taken}>", "2019").replace(f"<str:{taken}>", "2019")
            route = route.replace(f"<uuid:{taken}>", str(UUID(int=1)))
            route = route.replace(f"<{taken}>", "1")
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, route)
        elif isinstance(pattern, URLPattern) and "<" not in route and "(" not in route:
            yield route


ALL = sorted(set(addresses(get_resolver())))
OPEN_TO_ALL = {"/interno/login/"}


def test_every_address_of_the_staff_asks_who_it_is(db: None) -> None:
    client = Client()
    staff = [address for address in ALL if address.startswith("/interno/") and address not in OPEN_TO_ALL]
    assert len(staff) > 100
    for address in staff:
        for answer in (client.get(address), client.post(address, {"post": "yes"})):
            assert answer.status_code == 302, address
            assert answer["Location"].startswith(("/interno/login/", "/interno/")), address


def test_no_public_page_has_a_word_of_a_record(aviary: Aviary) -> None:
    client = Client(raise_request_exception=False)
    public = [address for address in ALL if not address.startswith("/interno/")]
    assert "/" in public
    for address in public:
        answer = client.get(address, follow=True)
        assert answer.status_code < 500, address
        said = (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode(
            errors="replace"
        )
        assert not WORDS.search(said.lower()), address
