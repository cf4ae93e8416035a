"""What the directory, a floor above, tells this one of people, in keys and never in names."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

JOINING = re.compile(r"(?<=[^\W\d_])[._/|+*-]+(?=[^\W\d_])")
"""What somebody may put between two words in the place of a space."""

Keys = Mapping[str, Collection[str]]
"""Records by the label of their model, each as its key."""


@dataclass(frozen=True)
class Directory:
    """What is asked of the directory."""

    label: str
    """The label of the model of a person."""
    seems_to_name: Callable[[str], bool]
    """Whether a text seems to carry the name of somebody."""
    documented: Callable[[str], list[str]]
    """The keys of the people that a document names, however it is written."""
    records_of: Callable[[str], Keys | None]
    """Every record about one person, by the person's key; None of whom nobody knows."""


_directories: list[Directory] = []


def register(directory: Directory) -> None:
    """Take the directory of this installation, when the product starts."""
    _directories[:] = [directory]


def seems_to_name(text: str) -> bool:
    """Whether a text of two words or more, whatever joins them, seems to carry the name of somebody."""
    text = JOINING.sub(" ", text)
    return len(text.split()) > 1 and any(one.seems_to_name(text) for one in _directories)


def documented(document: str) -> list[str]:
    """The keys of the people that a document names."""
    return [key for one in _directories for key in one.documented(document)]


def records_of(person: str) -> Keys | None:
    """Every record about a person, or None where nobody knows such a one."""
    return next((one.records_of(person) for one in _directories), None)


def label() -> str:
    """What a line of the journal about a person says it is about."""
    return next((one.label for one in _directories), "")
