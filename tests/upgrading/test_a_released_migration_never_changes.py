"""A database remembers migrations by name: one edited after its release would never run where it already has."""

import pytest
from django.db import connection

from tests.upgrading.released import released, version, written

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="files do not depend on the database: once is enough"
)


def test_a_released_migration_never_changes():
    today = written()
    changed = [
        path
        for digests in released().values()
        for path, digest in digests.items()
        if today.get(path) != digest
    ]
    assert changed == [], "Released migrations are kept as they are: write a new one (docs/decisions/0016)."


def test_every_version_says_what_it_brought():
    assert version() in released(), "A new version: python -m tests.upgrading.released"
