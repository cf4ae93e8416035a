"""Numbers in figures, with the separators that people and programmes put between them.

Chile writes 1.234,5 and others 1,234.5; tables group with spaces. Every way is read that leaves one reading: "3.5" is
three and a half, because dots group by threes; "3.500" is grouped as in Chile. A comma before three figures is read by
who asks: where decimals are possible it begins them, as it does in what we print; where they are not it may be either.
"""

import re
from decimal import Decimal
from typing import Final

_GROUPED: Final = (
    r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+|[1-9][0-9]{0,2}(?:'[0-9]{3})+"
)
_BY_COMMAS: Final = r"[1-9][0-9]{0,2}(?:,[0-9]{3})"

_CHILEAN = re.compile(rf"({_GROUPED}|[0-9]+)(?:,([0-9]+))?")
_FOREIGN = re.compile(rf"({_BY_COMMAS}{{2,}})(?:\.([0-9]+))?")
_FOREIGN_WITH_DECIMALS = re.compile(rf"({_BY_COMMAS})\.([0-9]+)")
_POINT = re.compile(r"([0-9]*)\.([0-9]+)")
_COMMA = re.compile(r"(),([0-9]+)")
_THOUSAND_OR_ONE = re.compile(rf"{_BY_COMMAS}")


def number(text: str) -> Decimal | None:
    """What the figures say, without sign; None if they are no number."""
    for spelling in (_CHILEAN, _FOREIGN, _FOREIGN_WITH_DECIMALS, _POINT, _COMMA):
        if found := spelling.fullmatch(text):
            whole, fraction = re.sub(r"[^0-9]", "", found[1]), found[2]
            return Decimal(f"{whole or '0'}.{fraction}" if fraction else whole)
    return None


def thousand_or_one(text: str) -> bool:
    """Whether a comma before three figures could group as well as begin decimals: "1,000"."""
    return _THOUSAND_OR_ONE.fullmatch(text) is not None


def whole(text: str) -> int | None:
    """What the figures say where there are no decimals; None if they say anything else, or two things."""
    exact = None if thousand_or_one(text) else number(text)
    return int(exact) if exact is not None and exact == exact.to_integral_value() else None
