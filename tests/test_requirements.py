"""What is installed is pinned to the byte and names no place it comes from."""

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from django.conf import settings
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(settings.BASE_DIR)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
FILES = {
    "requirements.txt": PROJECT["dependencies"],
    "requirements-test.txt": [
        *PROJECT["dependencies"],
        *chain.from_iterable(PROJECT["optional-dependencies"].values()),
    ],
}
PIN = re.compile(r"([a-z0-9-]+)==(\S+)(?: ;.*)? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?")


def pins(name):
    lines = (ROOT / name).read_text().splitlines()
    return dict(found.groups() for line in lines if (found := PIN.fullmatch(line)))


@pytest.mark.parametrize("name", FILES)
def test_every_line_is_a_pin_or_its_hash(name):
    lines = (ROOT / name).read_text().splitlines()
    sentences = [line for line in lines if not line or line.startswith("#")]
    strange = [line for line in lines if not PIN.fullmatch(line) and not HASH.fullmatch(line)]
    assert strange == sentences
    assert "://" not in "".join(lines)


@pytest.mark.parametrize(("name", "declared"), FILES.items())
def test_every_declared_library_is_pinned_within_its_range(name, declared):
    pinned = pins(name)
    for requirement in map(Requirement, declared):
        assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)]), requirement


def test_the_tests_run_on_the_libraries_of_the_product():
    assert pins("requirements.txt").items() <= pins("requirements-test.txt").items()
