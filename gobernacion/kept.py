"""Public pages are drawn once and kept, so that a visitor costs no query and a stopped database stops none of them.

What is kept is any answer that says of itself ``Cache-Control: public``. It is shown while nothing was published since
before it was drawn (``gobernacion.freshness``), and until the day ends, because calendars speak of today.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import parse_http_date_safe

from gobernacion import freshness

MEGABYTE = 1024 * 1024
PAGES_ROOM = 48 * MEGABYTE
QUERIES_ROOM = 8 * MEGABYTE
LONGEST_QUERY = 200
OVERHEAD = 2048
"""What an answer takes beside its bodies, so that many small ones fill the room too."""

READ = ("GET", "HEAD")
TEXT = re.compile(r"text/|application/(?:(?:ld\+)?json|xml)|image/svg")
ENCODINGS = ("br", "gzip")
"""What a body is made ready in, the smallest first."""

IDENTITY = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """A body in one encoding, with the headers that go with it."""

    body: bytes
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """A public answer, ready in each encoding, and until when it may be shown.

    ``origin``: the machine it was asked of, where its text names it; otherwise empty.
    """

    variants: dict[str, Variant]
    last_modified: int | None
    origin: str
    day: date
    doubted_until: float

    @property
    def size(self) -> int:
        return OVERHEAD + sum(len(variant.body) for variant in self.variants.values())

    def is_of(self, day: date) -> bool:
        return self.day == day

    @property
    def trusted(self) -> bool:
        """Whether no change that was under way when it was drawn can be in the database by now."""
        return not self.doubted_until or time.time() < self.doubted_until

    def answer(self, request: HttpRequest) -> HttpResponseBase:
        """It, in the best encoding the visitor takes, or just that they have it already."""
        variant = self.variants[preferred(request.META.get("HTTP_ACCEPT_ENCODING", ""), self.variants)]
        response = HttpResponse(variant.body, headers=variant.headers)
        etag = variant.headers["ETag"]
        return get_conditional_response(request, etag, self.last_modified, response) or response


def keep(response: HttpResponse, origin: str, mark: freshness.Mark, day: date) -> Kept:
    """The answer as it is kept: with an ETag if it has none, and compressed where that makes it smaller."""
    body = response.content
    if not response.has_header("ETag"):
        response.headers["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    bodies = {IDENTITY: body}
    varies_by_host = "host" in _varies(response)
    if TEXT.match(response.headers["Content-Type"]):
        patch_vary_headers(response, ["Accept-Encoding"])
        for encoding in ENCODINGS:
            compressed = compress(body, encoding)
            if len(compressed) < len(body):
                bodies[encoding] = compressed
    headers = dict(response.headers)
    modified = response.headers.get("Last-Modified")
    return Kept(
        variants={name: Variant(each, _headers(headers, name, each)) for name, each in bodies.items()},
        last_modified=parse_http_date_safe(modified) if modified else None,
        origin=origin if varies_by_host else "",
        day=day,
        doubted_until=freshness.doubted_until(mark),
    )


def compress(body: bytes, encoding: str) -> bytes:
    if encoding == "br":
        return bytes(brotli.compress(body, mode=brotli.MODE_TEXT, quality=5))
    return gzip.compress(body, 6, mtime=0)


def preferred(accepted: str, ready: Iterable[str]) -> str:
    """The smallest of what is ready that ``Accept-Encoding`` allows: "gzip, br;q=0" is gzip."""
    allowed = set()
    for offer in accepted.lower().split(","):
        name, _, weight = offer.partition(";")
        if weight.replace(" ", "").rstrip("0").rstrip(".") not in ("q=", "q=0"):
            allowed.add(name.strip())
    return next((name for name in ENCODINGS if name in allowed and name in ready), IDENTITY)


def may_be_kept(response: HttpResponse) -> bool:
    """Whether it says that it is the same for everybody: whole, without a cookie, from this address alone."""
    return (
        response.status_code == 200
        and not response.cookies
        and "public" in response.headers.get("Cache-Control", "")
        and "Content-Encoding" not in response.headers
        and _varies(response) <= {"accept-encoding", "host"}
    )


class Shelf:
    """Answers drawn under one mark, the last asked for staying when the room is full. Threads share it."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.taken = 0
        self._mark: freshness.Mark = None
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: str, mark: freshness.Mark) -> Kept | None:
        """What was kept under this mark; finding another throws away what may be older than the last publication."""
        with self._lock:
            if mark != self._mark:
                self._mark = mark
                self._kept.clear()
                self.taken = 0
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
            return kept

    def put(self, key: str, mark: freshness.Mark, kept: Kept) -> None:
        """Keep an answer, unless something was published while it was drawn or it would take too much of the room."""
        size = kept.size + len(key)
        with self._lock:
            if mark != self._mark or size > self.room // 8:
                return
            self._drop(key)
            self._kept[key] = kept
            self.taken += size
            while self.taken > self.room:
                self._drop(next(iter(self._kept)))

    def _drop(self, key: str) -> None:
        kept = self._kept.pop(key, None)
        if kept is not None:
            self.taken -= kept.size + len(key)


class KeepPublicPagesMiddleware:
    """Answers from what was kept before a session is opened or a table asked, and keeps what is drawn.

    Addresses with a query have a shelf of their own: whoever invents queries can push out no page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.pages = Shelf(PAGES_ROOM)
        self.queries = Shelf(QUERIES_ROOM)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in READ:
            return self.get_response(request)
        origin = f"{request.scheme}://{request.get_host()}"
        query = request.META.get("QUERY_STRING", "")
        shelf, key = (self.queries, f"{request.path}?{query}") if query else (self.pages, request.path)
        # The mark is read before the database: what is published meanwhile makes this answer one that is not kept.
        mark, day = freshness.mark(), timezone.localdate()
        kept = shelf.get(key, mark)
        if kept is not None and not (kept.trusted and kept.origin in ("", origin)):
            kept = None
        if kept is not None and kept.is_of(day):
            return kept.answer(request)
        response = self.get_response(request)
        if isinstance(response, HttpResponse) and may_be_kept(response):
            drawn = keep(response, origin, mark, day)
            if not settings.DEBUG and len(query) <= LONGEST_QUERY:
                shelf.put(key, mark, drawn)
            return drawn.answer(request)
        if response.status_code == 503 and kept is not None:
            # Yesterday's page with everything that is published is better than none.
            return kept.answer(request)
        return response


def _varies(response: HttpResponseBase) -> set[str]:
    return {name.strip().lower() for name in response.headers.get("Vary", "").split(",") if name.strip()}


def _headers(drawn: dict[str, str], encoding: str, body: bytes) -> dict[str, str]:
    headers = drawn | {"Content-Length": str(len(body))}
    if encoding:
        headers["Content-Encoding"] = encoding
        # The same page in other bytes: a strong ETag would claim that they are equal.
        headers["ETag"] = f"W/{drawn['ETag'].removeprefix('W/')}"
    return headers
