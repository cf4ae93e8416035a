"""docs/asvs.md answers each row of levels 1 and 2 of OWASP ASVS 5.0.0: with a test that is there, or why not."""

import ast
import re
from functools import cache

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
TABLE = ROOT / "docs" / "asvs.md"
ROW = re.compile(r"^\| (V\d+\.\d+\.\d+) \| ([12]) \| ([^|]+) \| ([^|]+) \|$")
LIKE_A_ROW = re.compile(r"^\| *V?\d+\.")
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
DOCUMENT = re.compile(r"`((?:docs/)?[\w/.-]+\.md)`(?:, «([^»]+)»)?")
KINDS = (
    "not applicable: ",
    "document: ",
    "open: ",
)
"""How an answer begins that does not begin with a test."""

LEVELS = {
    "V1.1": "22", "V1.2": "111112222-", "V1.3": "11222222222-", "V1.4": "222", "V1.5": "12-",
    "V2.1": "122", "V2.2": "112", "V2.3": "1222-", "V2.4": "2-",
    "V3.1": "-", "V3.2": "11-", "V3.3": "1222-", "V3.4": "112222--", "V3.5": "11122---", "V3.6": "-", "V3.7": "22---",
    "V4.1": "122--", "V4.2": "2----", "V4.3": "22", "V4.4": "1222",
    "V5.1": "2", "V5.2": "112---", "V5.3": "11-", "V5.4": "222",
    "V6.1": "122", "V6.2": "111111112222", "V6.3": "1122----", "V6.4": "1122--", "V6.5": "22222---", "V6.6": "222-",
    "V6.7": "--", "V6.8": "2222",
    "V7.1": "222", "V7.2": "1111", "V7.3": "22", "V7.4": "11222", "V7.5": "22-", "V7.6": "22",
    "V8.1": "12--", "V8.2": "112-", "V8.3": "1--", "V8.4": "2-",
    "V9.1": "111", "V9.2": "1222",
    "V10.1": "22", "V10.2": "22-", "V10.3": "2222-", "V10.4": "11111222222-----", "V10.5": "22222", "V10.6": "22",
    "V10.7": "222",
    "V11.1": "22--", "V11.2": "222--", "V11.3": "112--", "V11.4": "1222", "V11.5": "2-", "V11.6": "2-", "V11.7": "--",
    "V12.1": "122--", "V12.2": "11", "V12.3": "2222-",
    "V13.1": "2---", "V13.2": "22222-", "V13.3": "22--", "V13.4": "12222--",
    "V14.1": "22", "V14.2": "1222----", "V14.3": "122",
    "V15.1": "122--", "V15.2": "122--", "V15.3": "1222222", "V15.4": "----",
    "V16.1": "2", "V16.2": "22222", "V16.3": "2222", "V16.4": "222", "V16.5": "222-",
    "V17.1": "2-", "V17.2": "2222----", "V17.3": "22",
}  # fmt: skip
"""The level of each row of each section, in order; a dash is a row of level 3, which this table leaves out."""

EXPECTED = {
    f"{section}.{number}": level
    for section, levels in LEVELS.items()
    for number, level in enumerate(levels, 1)
    if level != "-"
}


def rows():
    """What the table says of each row: its number, level, what it asks for and the answer."""
    return [
        found.groups()
        for line in TABLE.read_text(encoding="utf-8").splitlines()
        if (found := ROW.match(line))
    ]


ANSWERS = {number: answer.strip() for number, _, _, answer in rows()}


@cache
def defined_in(path):
    module = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in module.body if isinstance(node, ast.FunctionDef)}


def test_the_standard_has_as_many_rows_of_each_level():
    levels = [*EXPECTED.values()]
    assert (levels.count("1"), levels.count("2")) == (70, 183)


def test_every_row_is_there_once_with_its_level():
    assert [(number, level) for number, level, _, _ in rows()] == [*EXPECTED.items()]


def test_no_line_of_the_table_is_read_over():
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if LIKE_A_ROW.match(line) and not ROW.match(line)] == []


@pytest.mark.parametrize("number", EXPECTED)
def test_each_is_answered_with_a_test_that_is_there_or_with_a_reason(number):
    answer = ANSWERS[number]
    kind = next((kind for kind in KINDS if answer.startswith(kind)), "")
    tests, documents = TEST.findall(answer), DOCUMENT.findall(answer)
    assert kind or TEST.match(answer), answer
    assert len(answer) > len(kind) + 10, "it says nothing"
    assert answer.count("tests/") == len(tests), "a test is named in a way nobody looks at"
    for path, name in tests:
        assert name in defined_in(path), f"{path} has no {name}"
    for path, heading in documents:
        text = (ROOT / path).read_text(encoding="utf-8")
        assert not heading or re.search(
            rf"^#+ {re.escape(heading)}$|^\*\*{re.escape(heading)}", text, re.MULTILINE
        )
    if kind == "document: ":
        assert documents, "no document is named"


@pytest.mark.parametrize(
    ("kind", "many"), [("not applicable: ", 71), ("open: ", 13)], ids=["not applicable", "open"]
)
def test_what_is_left_unanswered_does_not_grow_unseen(kind, many):
    """A table of excuses would pass as well: whoever adds one raises this number, and is read doing so."""
    assert sum(answer.startswith(kind) for answer in ANSWERS.values()) <= many
