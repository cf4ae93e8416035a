"""A page as somebody reads it: its text, without the tags, and where its links lead."""

import re
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
SILENT = {"script", "style", "title", "desc"}


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.words, self.links, self.tags, self.silent = [], [], [], 0
        self.open, self.by_id = [], {}

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.append((tag, attributes))
        self.silent += tag in SILENT
        if tag not in VOID:
            self.open.append((tag, attributes.get("id")))
            self.by_id.setdefault(attributes.get("id"), [])
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])

    def handle_endtag(self, tag):
        self.silent -= tag in SILENT
        while tag in {name for name, _ in self.open} and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not self.silent:
            self.words.append(data)
            for _, identifier in self.open:
                self.by_id[identifier].append(data)


def _read(response):
    reader = _Reader()
    reader.feed(response.content.decode())
    return reader


def plain(text):
    """The text with one plain space between words, however it is broken into lines."""
    return re.sub(r"\s+", " ", text).strip()


def text(response):
    """What the page says."""
    return plain(" ".join(_read(response).words))


def links(response):
    """Where the page leads, in order."""
    return _read(response).links


def tags(response, name):
    """The attributes of every tag of that name."""
    return [attributes for tag, attributes in _read(response).tags if tag == name]


def texts_by_id(response):
    """What the page says in each element that has an id."""
    return {
        identifier: plain(" ".join(words))
        for identifier, words in _read(response).by_id.items()
        if identifier
    }
