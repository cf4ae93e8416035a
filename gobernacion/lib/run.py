"""The RUN (or RUT), the number by which the Chilean state knows a person or an organisation.

A RUN is a number and a check digit (0 to 9, or K). People type it in many ways; here it has one
spelling to store, ``12345678-5``, and one to show, ``12.345.678-5``. Messages never repeat the
number: they end up in logs and screens where a person's RUN has no business.
"""

import re
import unicodedata
from typing import Final

from stdnum.cl import rut
from stdnum.exceptions import InvalidChecksum, ValidationError

DEMO_RANGE: Final = range(35_000_000, 40_000_000)
"""Numbers that belong to nobody, for demonstrations and tests.

People are numbered from 1 upwards and have not reached 30 million; provisional numbers for
foreigners begin above 45 million, and firms and other organisations at 50 million. Nothing is
issued between 35 and 40 million.
"""

EXAMPLE: Final = "36.000.000-1"
"""How a well-written RUN looks, for help texts: a number of nobody."""

_LONGEST_TEXT = 40
_STDNUM_SHORTEST = 8  # stdnum refuses fewer characters, but the oldest people have RUNs that short.
_LABEL = re.compile(r"^R\.?U\.?[NT]\b[.:\s]*", re.IGNORECASE)
_SEPARATORS = re.compile(r"[.\s']+")
_BODY = re.compile(r"0*([0-9]{1,8})")
_THOUSANDS_ONLY = re.compile(r"[0-9]{1,3}(?:[.\s][0-9]{3})+")


class RunInvalido(ValueError):
    """What the clerk is told when a RUN cannot be right; each kind has its own sentence."""

    sentence = f"El RUN se escribe con su número, un guion y el dígito verificador, por ejemplo {EXAMPLE}."

    def __init__(self) -> None:
        super().__init__(self.sentence)


class RunVacio(RunInvalido):
    """Nothing was typed."""

    sentence = f"Escriba el RUN con su dígito verificador, por ejemplo {EXAMPLE}."


class FaltaDigitoVerificador(RunInvalido):
    """The number is there, and its check digit is not."""

    sentence = (
        "Falta el dígito verificador: agregue al final el guion y el número o la K "
        f"que aparece en la cédula, por ejemplo {EXAMPLE}."
    )


class DigitoVerificadorIncorrecto(RunInvalido):
    """Number and check digit do not belong together: one of them is mistyped."""

    sentence = (
        "El dígito verificador no corresponde a ese número: "
        "revise ambos, y que el dígito esté al final, después del guion."
    )


def check_digit(number: int) -> str:
    """The check digit that goes with a number: "0" to "9", or "K"."""
    if number <= 0:
        raise RunInvalido
    return rut.calc_check_digit(str(number))


def normalize(text: str) -> str:
    """Turn a RUN in any spelling into the one that is stored, ``12345678-5``.

    Takes dots, spaces and dashes of any kind, a small k, no dash at all and zeros in front.

    Raises:
        RunInvalido: with the sentence the clerk should read.
    """
    if len(text) > _LONGEST_TEXT:
        raise RunInvalido
    plain = _LABEL.sub("", _with_plain_dashes(text).strip().upper())
    if not plain:
        raise RunVacio
    body, digit = _split(plain)
    number = _BODY.fullmatch(body)
    if number is None or not re.fullmatch(r"[0-9K]", digit):
        raise RunInvalido
    if int(number[1]) == 0:
        raise RunInvalido
    return _checked(int(number[1]), digit)


def pretty(run: str) -> str:
    """The RUN as it is shown to people: ``12.345.678-5``."""
    body, digit = normalize(run).split("-")
    return f"{int(body):,}-{digit}".replace(",", ".")


def is_demo(run: str) -> bool:
    """Whether this RUN is one of those that belong to nobody."""
    return int(normalize(run).split("-")[0]) in DEMO_RANGE


def _with_plain_dashes(text: str) -> str:
    """The text with every kind of dash as a hyphen and full-width characters as plain ones."""
    unified = unicodedata.normalize("NFKC", text)
    return "".join(
        "-" if unicodedata.category(char) == "Pd" or char in "\u00ad\u2212" else char for char in unified
    )


def _split(plain: str) -> tuple[str, str]:
    """Number and check digit of a trimmed text, with the separators gone."""
    if "-" in plain:
        body, _, digit = plain.rpartition("-")
        body, digit = _SEPARATORS.sub("", body).replace("-", ""), _SEPARATORS.sub("", digit)
        if _BODY.fullmatch(body) and not digit:
            raise FaltaDigitoVerificador
        return body, digit
    if _THOUSANDS_ONLY.fullmatch(plain):
        # Grouped to the last digit, so no character is left to be the check digit.
        raise FaltaDigitoVerificador
    joined = _SEPARATORS.sub("", plain)
    return joined[:-1], joined[-1:]


def _checked(number: int, digit: str) -> str:
    """Number and digit in the stored spelling, once stdnum agrees with them."""
    try:
        rut.validate(f"{number}{digit}".rjust(_STDNUM_SHORTEST, "0"))
    except InvalidChecksum:
        raise DigitoVerificadorIncorrecto from None
    except ValidationError:
        raise RunInvalido from None
    return f"{number}-{digit}"
