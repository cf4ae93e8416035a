"""A database remembers migrations by name: one edited after its release would never run where it already has."""

from tests.upgrading.released import released, version, written


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
