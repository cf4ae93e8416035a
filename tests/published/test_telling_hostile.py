"""Whatever is written in the words of an account, no page runs it, loads it or waits for it."""

from __future__ import annotations

import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gobernacion.published.telling import Telling, by_hand, cited_codes
from tests.published.test_telling import FIGURES

TELLING = Telling(FIGURES, 2019, lambda cifra: "/cifra/")
ALLOWED = {"p", "br", "h3", "h4", "h5", "h6", "em", "strong", "ul", "ol", "li", "a", "span"}
PATIENCE = 8.0
"""Seconds for the longest text a form takes on the slowest machine; a quadratic one takes minutes."""


class Tags(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def require_safe(html):
    for tag, attrs in Tags(html).found:
        assert tag in ALLOWED, html
        assert attrs.keys() <= {"href", "class", "start"}, html
        href = attrs.get("href", "/")
        assert href.lower().startswith("https://") or (href[0] == "/" and href[1:2] not in ("/", "\\")), html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](data:text/html,<script>)",
        "[x](vbscript:x)",
        "[x](//evil.example)",
        "[x](/\\evil.example)",
        "[x](http://plain.example)",
        "![x](https://evil.example/pixel.png)",
        "[x]: javascript:alert(1)\n\n[x]",
        "<javascript:alert(1)>",
        "<https://evil.example>",
        "{OR-001\"><script>alert(1)</script>}",
        "{<script>}",
        "{OR-001:<b>=x}",
        "{{OR-001}}",
        "[{](javascript:alert(1))}",
        "[a]({OR-001})",
        "[a](https://a.cl \"x\\\" onmouseover=alert(1)\")",
        "`<script>`",
        "```\n<script>\n```",
        "    <script>",
        "<!-- x -->",
        "| a |\n|---|\n| <b> |",
        "a\0b\x1b[31m",
    ],
)  # fmt: skip
def test_nothing_hostile_passes(text):
    html = TELLING.html(text)
    require_safe(html)
    assert "<script" not in html
    assert "<img" not in html


@given(st.text(alphabet="[](){}<>*_#!\\`&\"'/:- \n.aOR01@|=", max_size=80))
def test_no_mixture_of_marks_makes_another_tag(text):
    require_safe(TELLING.html(text))
    assert "<script" not in TELLING.html(text)


MARKS = (
    *("{", "}", "[", "*", "_a", "- ", "[a](", "{}", "*a ", "> ", "#", "1. ", "\\", "![", "[](", "a**b", "<"),
    *("{OR-001:", "1", "1,", "ley 1, ", "art. ", "2019"),
)


@pytest.mark.parametrize("mark", MARKS)
def test_a_line_of_ten_thousand_marks_keeps_nobody_waiting(mark):
    text = mark * (10_000 // len(mark))
    began = time.perf_counter()
    require_safe(TELLING.html(text))
    TELLING.plain(text)
    for cited in TELLING.unknown(text)[:3]:
        TELLING.nearest(cited)
    by_hand(text)
    cited_codes(text)
    assert time.perf_counter() - began < PATIENCE
