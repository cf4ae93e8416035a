"""What comes along with a text that was pasted: signs nobody sees, spaces and dashes of every kind."""

import unicodedata

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""The characters of East Asian keyboards that stand for plain ones."""


def without_signs(text: str) -> str:
    """Drop what has no shape: zero-width spaces, byte order marks, soft hyphens, marks of direction."""
    if text.isascii():
        return text
    return "".join(char for char in text if unicodedata.category(char) != "Cf")


def tidy(text: str) -> str:
    """One line as it reads: nothing invisible, one plain space between words, a hyphen for every dash."""
    if text.isascii():
        return " ".join(text.split())
    plain = (
        "-" if unicodedata.category(char) == "Pd" or char == "\u2212" else char
        for char in without_signs(text).translate(_FULL_WIDTH)
    )
    return " ".join("".join(plain).split())


def folded(text: str) -> str:
    """A tidy line in lower case and without accents. Raised figures stay apart: the note of «1.234²» is no figure."""
    line = tidy(text).casefold()
    if line.isascii():
        return line
    unified = "".join(char if raised(char) else unicodedata.normalize("NFKD", char) for char in line)
    # Decomposing can bring forth capitals again: «№» is two letters.
    return "".join(char for char in unified if not unicodedata.combining(char)).casefold()


def raised(text: str) -> bool:
    """Whether a text has figures that are no plain ones: raised, circled, fractions."""
    return any(unicodedata.category(char) == "No" for char in text)
