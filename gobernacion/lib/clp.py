"""Chilean pesos: whole amounts, printed and read in figures and in the wording of the public account.

``39067051`` is ``$39.067.051`` and "39 millones 67 mil 51 pesos". Both ways are printed and both
are read, with the spellings that people and documents use. Plain numbers ("4.491", "26,5") are
printed and read here too, because they follow the same Chilean habits.
"""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from gobernacion.lib import cardinals, figures
from gobernacion.lib.pasted import folded, raised, without_signs

MONTO_MAXIMO: Final = 10**15 - 1
"""The largest amount read: a spreadsheet keeps no more figures than these exactly."""

_LONGEST_TEXT = 200
_NUMBER = re.compile(r"(-?)([0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+)(?:,([0-9]+))?")
_SIGN = re.compile(r"^(?:CLP|\$)?\s*(-|menos\b)?\s*(?:CLP|\$)?\s*", re.IGNORECASE)
_CLOSING = re.compile(r"\s*(?:(?:de )?pesos?|clp)?\s*(?:[.,]?\s*-|\.)?$")
_EXACT = Context(prec=60)


class MontoInvalido(ValueError):
    """What the clerk is told when an amount cannot be read."""

    sentence = (
        "No se entiende el monto: escríbalo en pesos, por ejemplo $1.510.540 o un millón 510 mil 540 pesos."
    )

    def __init__(self) -> None:
        super().__init__(self.sentence)


class MontoVacio(MontoInvalido):
    """Nothing was typed."""

    sentence = "Escriba el monto en pesos, por ejemplo $1.510.540."


class MontoConDecimales(MontoInvalido):
    """A comma was typed, and pesos have no decimals."""

    sentence = "Los pesos no llevan decimales: escriba el monto sin coma, por ejemplo $1.510.540."


class MontoDemasiadoGrande(MontoInvalido):
    """More figures than any amount of the office can have."""

    sentence = "El monto es demasiado grande: revise cuántos ceros lleva."


class NumeroInvalido(ValueError):
    """What the clerk is told when a plain number cannot be read."""

    sentence = (
        "No se entiende el número: use punto para los miles y coma para los decimales, "
        "por ejemplo 4.491 o 26,5."
    )

    def __init__(self) -> None:
        super().__init__(self.sentence)


class CuentaInvalida(NumeroInvalido):
    """What cannot be read was a count."""

    sentence = "No se entiende el número: escríbalo con cifras y punto para los miles, por ejemplo 4.491."


class CuentaConDecimales(NumeroInvalido):
    """Decimals were typed where things are counted."""

    sentence = "Escriba un número entero, sin decimales, por ejemplo 4.491."


class MilOUno(NumeroInvalido):
    """A comma before three figures, where others group thousands and we begin decimals."""

    sentence = "La coma ante tres cifras puede separar miles o decimales: use punto para los miles, por ejemplo 4.491."


class Pesos(int):
    """An amount that prints itself as one: everywhere a page or a form shows it, it says ``$39.067.051``.

    It counts like any integer, and sums and differences of amounts are amounts again.
    """

    __slots__ = ()

    def __str__(self) -> str:
        return digits(self)

    def __add__(self, other: int) -> "Pesos":
        return _as_pesos(super().__add__(other))

    __radd__ = __add__

    def __sub__(self, other: int) -> "Pesos":
        return _as_pesos(super().__sub__(other))

    def __rsub__(self, other: int) -> "Pesos":
        return _as_pesos(super().__rsub__(other))

    def __neg__(self) -> "Pesos":
        return Pesos(super().__neg__())


def _as_pesos(result: int) -> Pesos:
    """The result of an operation as an amount; what int declined (a Decimal, say) stays declined."""
    return result if result is NotImplemented else Pesos(result)


def digits(amount: int) -> str:
    """An amount in figures: ``$39.067.051``, and ``-$5.000`` below zero."""
    return f"{'-' if amount < 0 else ''}${_grouped(abs(amount))}"


def words(amount: int) -> str:
    """An amount as the public account words it: "un millón 510 mil 540 pesos".

    Up to nine millions are in words and everything else in figures, as in the account.
    """
    if amount < 0:
        return f"menos {words(-amount)}"
    billions, below_a_billion = divmod(amount, 10**12)
    millions, below_a_million = divmod(below_a_billion, 10**6)
    thousands, units = divmod(below_a_million, 1000)
    parts = [*_scaled(billions, "billón", "billones"), *_scaled(millions, "millón", "millones")]
    if parts and not below_a_million:
        return " ".join([*parts, "de pesos"])
    if thousands:
        parts.append("mil" if thousands == 1 else f"{thousands} mil")
    if units or not amount:
        parts.append(str(units))
    return " ".join([*parts, "peso" if amount == 1 else "pesos"])


def in_words(amount: int) -> str:
    """An amount all in words, as whoever receives it signs for it: "un millón quinientos diez mil pesos"."""
    if amount < 0:
        return f"menos {in_words(-amount)}"
    of = "de " if amount and amount % 10**6 == 0 else ""
    return f"{cardinals.say(amount)} {of}{'peso' if amount == 1 else 'pesos'}"


def parse(text: str) -> int:
    """Read an amount in figures or in words, in any spelling the account uses.

    A dot groups thousands ("39.067" is thirty-nine thousand and sixty-seven); decimals other than zeros are refused,
    because pesos have none, and so is a comma that may group or begin them.

    Raises:
        MontoInvalido: with the sentence the clerk should read.
    """
    if len(text) > _LONGEST_TEXT or raised(text):
        raise MontoInvalido
    bare = plain(without_signs(text))
    sign = _SIGN.match(bare)
    negative = bool(sign and sign[1])
    body = _CLOSING.sub("", bare[sign.end() :] if sign else bare)
    if not body:
        raise MontoInvalido if bare else MontoVacio
    amount = figures.whole(body)
    if amount is None:
        if re.fullmatch(r"[0-9. ]+,[0-9]+", body):
            raise MontoConDecimales
        if figures.number(body) is not None:
            raise MontoInvalido
        amount = _worded(body)
    if amount > MONTO_MAXIMO:
        raise MontoDemasiadoGrande
    return -amount if negative else amount


def number(value: int | Decimal, decimals: int | None = None) -> str:
    """A plain number as it is printed in Chile: "4.491", "26,5".

    Shows the decimals the value has, without zeros at the end, or as many as asked for.
    """
    exact = Decimal(value)
    if not exact.is_finite():
        raise NumeroInvalido
    if decimals is not None:
        exact = rounded(exact, decimals)
    whole, _, fraction = f"{exact.copy_abs():f}".partition(".")
    if decimals is None:
        fraction = fraction.rstrip("0")
    shown = f"{_grouped(int(whole))},{fraction}" if fraction else _grouped(int(whole))
    return f"-{shown}" if exact < 0 else shown


def rounded(value: Decimal, decimals: int) -> Decimal:
    """A number with so many decimals, halves away from zero."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_EXACT)


def counted(how_many: int, one: str, many: str) -> str:
    """So many of something: "1 cifra", "4.491 cifras"."""
    return f"{number(how_many)} {one if how_many == 1 else many}"


def read_count(text: str) -> int:
    """Read a whole number that somebody typed or pasted, however its thousands are grouped.

    Raises:
        NumeroInvalido: with the sentence the clerk should read.
    """
    sign, body = _signed(text)
    found = figures.whole(body)
    if found is None:
        if figures.thousand_or_one(body):
            raise MilOUno
        raise CuentaInvalida if figures.number(body) is None else CuentaConDecimales
    return sign * found


def read_decimal(text: str) -> Decimal:
    """Read a number that somebody typed or pasted, with decimals or without, the Chilean way or another.

    Raises:
        NumeroInvalido: with the sentence the clerk should read.
    """
    sign, body = _signed(text)
    found = figures.number(body)
    if found is None:
        raise NumeroInvalido
    return sign * found


def _signed(text: str) -> tuple[int, str]:
    """The sign of a typed number, and its figures."""
    if len(text) > _LONGEST_TEXT:
        raise NumeroInvalido
    body = folded(text)
    return (-1, body[1:].lstrip()) if body.startswith("-") else (1, body.removeprefix("+"))


def read_number(text: str) -> Decimal:
    """Read a number of a sentence, written the Chilean way: dots between thousands, a comma before decimals.

    Raises:
        NumeroInvalido: with the sentence the clerk should read.
    """
    found = _NUMBER.fullmatch(plain(text)) if len(text) <= _LONGEST_TEXT else None
    if found is None:
        raise NumeroInvalido
    sign, whole, fraction = found.groups()
    ungrouped = f"{sign}{whole.replace('.', '')}"
    return Decimal(f"{ungrouped}.{fraction}" if fraction else ungrouped)


def _scaled(count: int, one: str, many: str) -> list[str]:
    """How many millions or billions an amount has, or nothing."""
    named = cardinals.MILLIONS_IN_WORDS.get(count) or _grouped(count)
    return [f"{named} {one if count == 1 else many}"] if count else []


def _grouped(amount: int) -> str:
    """Figures with a dot between thousands."""
    return f"{amount:,}".replace(",", ".")


def plain(text: str) -> str:
    """Lower case, no accents, one plain space between words, a hyphen for every minus."""
    decomposed = unicodedata.normalize("NFKD", text.replace("\u2212", "-").replace("\u2013", "-"))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.lower().split())


def _worded(body: str) -> int:
    """The amount in words, or in words and figures mixed as in the account."""
    try:
        return cardinals.read(body.split())
    except ValueError:
        raise MontoInvalido from None
