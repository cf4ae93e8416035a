"""What nobody sees of a pasted text goes away, and what somebody wrote stays."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gobernacion.lib.pasted import folded, raised, tidy, without_signs

SIGNS = [chr(code) for code in range(sys.maxunicode) if unicodedata.category(chr(code)) == "Cf"]
SPACES = [chr(code) for code in range(sys.maxunicode) if unicodedata.category(chr(code)) == "Zs"]
DASHES = [chr(code) for code in range(sys.maxunicode) if unicodedata.category(chr(code)) == "Pd"]


def test_no_sign_without_shape_is_left() -> None:
    assert {"\u200b", "\u200d", "\u200e", "\u00ad", "\u2060", "\ufeff"} <= set(SIGNS)
    assert without_signs(f"F{''.join(SIGNS)}-1") == "F-1"


def test_every_space_is_one_and_every_dash_a_hyphen() -> None:
    assert {"\u00a0", "\u2009", "\u202f", "\u3000"} <= set(SPACES)
    assert tidy(f"  a{''.join(SPACES)}\t\nb ") == "a b"
    assert {tidy(dash) for dash in [*DASHES, "\u2212"]} == {"-"}
    assert tidy("\uff26\uff0d\uff11") == "F-1"


@pytest.mark.parametrize("text", ["Ñuñoa Nº 3", "F-1", "Res. Ex. 12/2019", "5 %"])
def test_what_was_written_stays(text: str) -> None:
    assert tidy(text) == text


def test_a_raised_figure_never_becomes_one_of_the_number() -> None:
    assert folded("1.234\u00b2") == "1.234\u00b2"
    assert raised("1.234\u00b2")
    assert raised("\u00bd")
    assert not raised("1.234 \uff15")


@given(st.text(max_size=60))
def test_what_is_tidy_stays_tidy(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
