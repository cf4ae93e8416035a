"""What the documents say of the product is there: their links lead somewhere, its version is told of."""

import re

from django.conf import settings

from tests.upgrading.released import version

ROOT = settings.BASE_DIR
DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")


def test_every_link_leads_somewhere():
    linked = [(document, link) for document in DOCUMENTS for link in LINK.findall(document.read_text())]
    assert len(linked) > 20
    assert [f"{d.name}: {link}" for d, link in linked if not (d.parent / link).exists()] == []


def test_the_changelog_begins_with_this_version():
    assert (
        re.findall(r"^## \[(.+)\] - \d{4}-\d\d-\d\d$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)[0]
        == version()
    )
