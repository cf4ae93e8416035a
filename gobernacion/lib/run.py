"""The RUN (or RUT), the number by which the Chilean state knows a person or an organisation.

A RUN is a number and a check digit (0 to 9, or K). People type it in many ways; here it has one
spelling to store, ``12345678-5``, and one to show, ``12.345.678-5``. Messages never repeat the
number: they end up in logs and screens where a person's RUN has no business.
"""

import re
from typing import Final

from stdnum.cl import rut
from stdnum.exceptions import InvalidChecksum, ValidationError

from gobernacion.lib.pasted import folded, without_signs

DEMO_RANGE: Final = range(35_000_000, 40_000_000)
"""Numbers that belong to nobody, for demonstrations and tests.

People are numbered from 1 upwards and have not reached 30 million; provisional numbers for
foreigners begin above 45 million, and firms and other organisations at 50 million. Nothing is
issued between 35 and 40 million.
"""

FIRST_OF_ORGANISATIONS: Final = 50_000_000
FIRST_PROVISIONAL: Final = 100_000_000

EXAMPLE: Final = "36.000.000-1"
"""How a well-written RUN looks, for help texts: a number of nobody."""

_LONGEST_TEXT = 40
_LONGEST_PASTED = 400
"""With all the signs that nobody sees."""
_STDNUM_SHORTEST = 8  # stdnum refuses fewer characters, but the oldest people have RUNs that short.
_LABEL = re.compile(
    r"^(?:r\.? ?u\.? ?[nt](?![a-z])(?: ?[/y-]? ?r\.? ?u\.? ?[nt](?![a-z]))?"
    r"|cedula(?: nacional)?(?: de identidad)?|carnet(?: de identidad)?|c\.? ?(?:n\.? ?)?i\.?(?![a-z]))?"
    r"[ :.]*(?:n(?:\.?[°o]|ro|um(?:ero)?)?(?![a-z]))?[ :.#]*"
)
"""What stands before the number on papers and in other programmes: "RUT N°", "Cédula de identidad Nº", "RUN:"."""
_AROUND = " .,;:()[]<>\"'«»“”"
_SLASHED = re.compile(r" ?[/_] ?([0-9k])$")
_SEPARATORS = re.compile(r"[., ']+")
_BODY = re.compile(r"0*([0-9]{1,8})")
_PROVISIONAL = re.compile(r"0*([1-9][0-9]{8})")
_THOUSANDS_ONLY = re.compile(r"[0-9]{1,3}(?:[., ][0-9]{3})+")


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
        "El dígito verificador no corresponde a ese número: revise ambos, "
        f"y que el dígito esté al final, después del guion, por ejemplo {EXAMPLE}."
    )


class SobraUnSigno(RunInvalido):
    """A letter or a sign that no RUN has."""

    sentence = f"Un RUN lleva cifras y quizás una K al final: borre las otras letras o signos, por ejemplo {EXAMPLE}."


class CifrasDeMas(RunInvalido):
    """More figures than a RUN has: two numbers pasted together, or one typed twice."""

    sentence = (
        f"Tiene más cifras que un RUN: son ocho a lo más y el dígito verificador, por ejemplo {EXAMPLE}."
    )


class RunProvisorio(RunInvalido):
    """A number of a hundred million or more, which a service gives to somebody who has no RUN yet."""

    sentence = (
        "Los números de cien millones o más son provisorios (como el IPE de los colegios o el de Fonasa), no un RUN. "
        f"Un RUN se escribe así: {EXAMPLE}."
    )


class RunDeOrganizacion(RunInvalido):
    """A number that is given to firms, services and other organisations, typed for somebody."""

    sentence = (
        "Ese RUT es de una organización (son los de cincuenta millones o más): escriba el RUN de la persona."
    )


def check_digit(number: int) -> str:
    """The check digit that goes with a number: "0" to "9", or "K"."""
    if number <= 0:
        raise RunInvalido
    return rut.calc_check_digit(str(number))


def normalize(text: str, *, provisional: bool = False) -> str:
    """Turn a RUN in any spelling into the one that is stored, ``12345678-5``.

    Takes dots, commas, spaces and dashes of any kind, what cannot be seen, a label ("RUT N°"), a slash or nothing
    before the check digit, a small k and zeros in front.

    Args:
        provisional: whether a number of nine figures, given to somebody who has no RUN yet, is taken too.

    Raises:
        RunInvalido: with the sentence the clerk should read.
    """
    if len(text) > _LONGEST_PASTED or len(text := without_signs(text)) > _LONGEST_TEXT:
        raise CifrasDeMas
    plain = _LABEL.sub("", folded(text).strip(_AROUND)).strip(_AROUND)
    if not plain:
        raise RunVacio
    body, digit = _split(_SLASHED.sub(r"-\1", plain))
    if not re.fullmatch(r"[0-9]*", body) or not re.fullmatch(r"[0-9k]*", digit):
        raise SobraUnSigno
    if not body or len(digit) != 1:
        raise RunInvalido
    number = _BODY.fullmatch(body)
    if number is None:
        return _provisional(body, digit.upper(), taken=provisional)
    if int(number[1]) == 0:
        raise RunInvalido
    return _checked(int(number[1]), digit.upper())


def pretty(run: str) -> str:
    """The RUN, or provisional number, as it is shown to people: ``12.345.678-5``."""
    body, digit = normalize(run, provisional=True).split("-")
    return f"{int(body):,}-{digit}".replace(",", ".")


def is_demo(run: str) -> bool:
    """Whether this RUN is one of those that belong to nobody."""
    return int(normalize(run).split("-")[0]) in DEMO_RANGE


def is_provisional(run: str) -> bool:
    """Whether this number, as it is stored, is one of those of nine figures."""
    return int(run.partition("-")[0]) >= FIRST_PROVISIONAL


def is_of_organisation(run: str) -> bool:
    """Whether this number, as it is stored, is one of those that firms and services are given."""
    return FIRST_OF_ORGANISATIONS <= int(run.partition("-")[0]) < FIRST_PROVISIONAL


def _provisional(body: str, digit: str, *, taken: bool) -> str:
    """A number of nine figures in its stored spelling, where it is one and may be said."""
    number = _PROVISIONAL.fullmatch(body)
    if number is None:
        raise CifrasDeMas
    if rut.calc_check_digit(number[1]) != digit:
        raise DigitoVerificadorIncorrecto if taken else CifrasDeMas
    if not taken:
        raise RunProvisorio
    return f"{number[1]}-{digit}"


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
