"""docs/promises.md says of each long promise what `make test` tries and what only a campaign does: of every one."""

import ast
import re
from pathlib import Path

TESTS = Path(__file__).parent
TABLE = TESTS.parent / "docs" / "promises.md"
ROW = re.compile(r"\| `(?P<test>tests/\S+::\w+)` \| (?P<sqlite>[^|]+) \| (?P<postgresql>[^|]+) \|")
ONLY_IN_A_CAMPAIGN = "in a campaign"
MARKS = {"campaign", "same_on_any_database", "once_in"}


def marks(node) -> set[str]:
    """The pytest marks of a test, or of all the tests of a module."""
    return {part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute) and part.attr in MARKS}


def marked() -> dict[str, set[str]]:
    """Every test with a mark that makes `make test` try less than there is."""
    found = {}
    for path in sorted(TESTS.glob("**/test_*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        of_all = set()
        for node in module.body:
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "pytestmark":
                of_all = marks(node.value)
        for node in module.body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                own = of_all.union(*map(marks, node.decorator_list))
                if own:
                    found[f"{path.relative_to(TESTS.parent)}::{node.name}"] = own
    return found


def told() -> dict[str, str]:
    """What the table says is tried on PostgreSQL, by test."""
    return {row["test"]: row["postgresql"] for row in ROW.finditer(TABLE.read_text(encoding="utf-8"))}


def test_the_list_is_full():
    assert len(marked()) > 20


def test_the_table_names_every_promise_of_which_only_a_part_is_tried():
    assert set(told()) == set(marked())


def test_it_says_which_are_not_tried_on_postgresql():
    alone = {test for test, own in marked().items() if "same_on_any_database" in own}
    assert {test for test, where in told().items() if where == ONLY_IN_A_CAMPAIGN} == alone
