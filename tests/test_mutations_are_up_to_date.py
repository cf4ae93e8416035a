"""What `tests/mutations.py` breaks is still there, once each: a rule that moved takes its mutation along."""

import pytest

from tests.mutations import MUTATIONS, ROOT


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.rule)
def test_it_is_there_once(mutation):
    assert (ROOT / mutation.file).read_text(encoding="utf-8").count(mutation.was) == 1
    assert all((ROOT / path).exists() for path in mutation.tests.split())
