"""The counts that a Spanish sentence states: its numbers, without what names something or is of another unit."""

from __future__ import annotations

import re
from decimal import Decimal

from gobernacion.lib import cardinals
from gobernacion.lib.clp import plain
from gobernacion.lib.numbers_in_text import numbers_in
from gobernacion.lib.periods import MESES

_WORD = "|".join(sorted(cardinals.WORDS, key=len, reverse=True))
_PART = rf"(?:\d+(?:[.,']\d+)*|(?:{_WORD})\b)"
_AMOUNT = rf"\b{_PART}(?: (?:y (?:{_WORD})\b|{_PART}))*"
_MONTH = rf"(?:{'|'.join(MESES)}|setiembre)\b"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:[°o]|ro)?(?![.,]?\d)"
_DAY_IN_WORDS = rf"(?:primero|(?:{_WORD})(?: y (?:{_WORD}))?)\b"
_AND = r"(?:, | y | e | al? | hasta (?:el )?| ?- ?)"
_DAYS = rf"{_DAY}(?:{_AND}{_DAY})*"
_THE_DAYS = rf"{_DAY}(?:{_AND}(?:el (?:dia )?)?{_DAY})*"
_SEASON = "verano|otono|invierno|primavera"
_WEEKDAY = "lunes|martes|miercoles|jueves|viernes|sabado|domingo"
_NOT_AFTER_A_MONTH = "".join(rf"(?<!\b{month} )" for month in MESES) + "(?<!: )(?<!, )"
"""A table written in one line has a number after each month: "Enero 12 Febrero 15"."""
_YEAR = r"(?:19|20)\d{2}(?![.,]?\d)"
_YEARS = rf"{_YEAR}(?:(?:, | y | e | al? | hasta )(?:el )?{_YEAR}| ?[-/] ?(?:{_YEAR}|\d{{2}}\b))*"
_OF_A_YEAR = rf"(?:(?: del?|,)?(?: ano)? {_YEAR})?"
_NOTHING_COUNTED = r"(?! (?!(?:los|las|les|nos|mas|tras|antes|despues|[a-z]+mos)\b)[a-z]{2,}s\b)"
"""What follows a number that counts something is in the plural."""
_OF = "".join(
    rf"(?<!\b{word} )"
    for word in (
        *("total", "suma", "cerca", "mas", "menos", "alrededor", "promedio", "cantidad", "cifra", "meta"),
        *("maximo", "minimo", "numero", "es", "fue"),
    )
)
_NUMBERED = r"(?:n(?:\.?[°o]|umeros?|um|ros?)?\.? ?)"
_NORM = (
    r"\b(?:articulo|art\.?|ley|d\. ?s\.|ds|d\. ?f\. ?l\.|dfl|d\. ?l\.|decreto(?: supremo| ley| exento| alcaldicio"
    r"| con fuerza de ley)?|res(?:olucion|\.)(?: exenta| ex\.?| afecta)?|ord(?:inario|enanza|\.)|oficio|circular"
    r"|glosa|inciso|numeral|dictamen|instructivo|capitulo|pagina|pag\.|anexo|tabla|grafico|figura)"
)
_NORMS = (
    r"\b(?:articulos|arts\.?|leyes|decretos(?: supremos| leyes| exentos)?|resoluciones(?: exentas)?|oficios)"
)
_NAMES = (
    # days
    r"\b\d{4}-\d{2}-\d{2}\b",
    rf"\b{_DAY}(?:[/-](?:0?[1-9]|1[0-2]|[a-z]{{3,10}})[/-]|\.(?:0?[1-9]|1[0-2])\.)(?:\d{{4}}|\d{{2}})\b",
    rf"\b(?:el|del|al|dia) {_DAY}/(?:0?[1-9]|1[0-2])\b",
    rf"\b(?:el|del|al|dias?|{_WEEKDAY}) {_THE_DAYS}(?: de| del mes de)? {_MONTH}{_OF_A_YEAR}",
    rf"\b{_DAYS}(?: de| del mes de) {_MONTH}(?! (?:a|al|y|hasta) {_MONTH}){_OF_A_YEAR}",
    rf"{_NOT_AFTER_A_MONTH}\b{_DAYS} {_MONTH}{_OF_A_YEAR}",
    rf"\b(?:el|los|del|al|dias?) {_DAY_IN_WORDS}(?:{_AND}{_DAY_IN_WORDS})* de {_MONTH}",
    rf"\b(?:el|los|del|al) dias? {_THE_DAYS}{_NOTHING_COUNTED}",
    # hours
    r"\b\d{1,2}:\d{2}(?::\d{2})?(?: ?(?:hrs?|horas|h|am|pm)\b)?",
    # years
    rf"\b(?:anos?|temporadas?|periodos?|bienio|gestion|semestre|trimestre|{_SEASON})(?: del?)?(?: ano)? {_YEARS}",
    rf"\bcuenta(?: publica)?(?: participativa)? {_YEARS}{_NOTHING_COUNTED}",
    rf"\b{_YEAR} ?[-/] ?(?:{_YEAR}|\d{{2}}\b)",
    rf"\b{_MONTH}(?: del?)?(?: ano)? {_YEARS}{_NOTHING_COUNTED}",
    rf"\b(?:en|del|el|al|desde|hasta|durante|para|entre|{_OF}de) {_YEARS}{_NOTHING_COUNTED}",
    # norms, and what else is numbered
    rf"{_NORM} ?{_NUMBERED}?\d+(?:\.\d{{3}})*(?:[-/]\d+)?",
    rf"{_NORMS} ?(?:{_NUMBERED}\d+|\d+(?=[\d.]*{_AND}\d))(?:\.\d{{3}})*(?:{_AND}\d+(?:\.\d{{3}})*)*",
    rf"\b(?!(?:total|cantidad) )[a-z]*[a-rt-z] {_NUMBERED}\d+",
    r"\b(?:rutas? (?:[a-z]-?)?|km |fono |telefono )\d+",
    r"\b\d+(?:°|(?:o|a|ro|ra|er|do|da|to|ta|mo|ma|vo|va|no|na)\b)",
    r"\b[a-z]+\d+\b",
    r"\b(?:covid[ -]?|sars-cov-|[a-z]{1,2}-)\d+\b",
)
_UNITS = (
    ("por ciento", rf"{_AMOUNT} ?(?:%|(?:por ciento|puntos porcentuales)\b)"),
    ("dolar", rf"(?<![a-z])us ?\$ ?{_AMOUNT}|{_AMOUNT} (?:de )?dolares\b"),
    ("peso", rf"(?<![a-z])(?:clp|m{{1,2}})? ?\$ ?{_AMOUNT}|{_AMOUNT} (?:de )?(?:pesos?|clp)\b"),
    ("uf", rf"{_AMOUNT} (?:uf|utm)\b"),
    ("ano", rf"(?:{_AMOUNT}(?: (?:a|y|o) | ?- ?))?{_AMOUNT}(?: [oy] mas)? anos?\b"),
    ("hora", r"\b\d{1,2}(?:\.\d{2})?(?: (?:a|y) \d{1,2}(?:\.\d{2})?)? ?(?:hrs?|horas?|h)\b"),
    ("kilometro", rf"{_AMOUNT} ?(?:km|kms|kilometros?)\b"),
    ("metro", rf"{_AMOUNT} (?:m|mts?|metros?)\b(?!\$)"),
    ("hectarea", rf"{_AMOUNT} (?:ha|hectareas?)\b"),
    ("kilo", rf"{_AMOUNT} ?(?:kg|kilos?)\b"),
    ("litro", rf"{_AMOUNT} (?:lts?|litros?)\b"),
    ("minuto", rf"{_AMOUNT} (?:min|minutos?)\b"),
)
"""How a number is written that is of a unit, by the word with which the unit begins."""
_NAMING = tuple(map(re.compile, _NAMES))
_MEASURING = tuple((unit, re.compile(written)) for unit, written in _UNITS)
_LIST = re.compile(r"(?:^| )1[.)] .* 2[.)] ")
_MARK = re.compile(r"(?:^|(?<= ))\d{1,2}[.)] ")
"""The numbers before the things of a list: "1. Mesas 2. Talleres"."""
_MORE_THAN = re.compile(rf"(?<!\bno )(?<!\bnada )\bmas de (?:(?:l[oa]s|un[oa]s) )?{_AMOUNT}")
_SOME_MORE = re.compile(
    r"\bmas (?:de|que)\b|\bsobre\b|\bsobrepas|\bsuper(?:a|o|io)|\bexced|\bal menos\b|\bno menos\b|\bmayor|\+"
)


def counts_in(text: str, unidad: str) -> set[Decimal]:
    """Every number that a text may state of a unit: of "El 5 de mayo, 12 familias y 8 %" only 12, if it counts."""
    return _counts(plain(text), plain(unidad))


def exact_counts_in(text: str, unidad: str) -> set[Decimal]:
    """Those of them that it states without saying that there were more."""
    return _counts(_MORE_THAN.sub(" ; ", plain(text)), plain(unidad))


def tells_more(text: str) -> bool:
    """Whether a text says that something was more than a number."""
    return _SOME_MORE.search(plain(text)) is not None


def _counts(said: str, unidad: str) -> set[Decimal]:
    if _LIST.search(said):
        said = _MARK.sub(" ; ", said)
    for name in _NAMING:
        said = name.sub(" ; ", said)
    for unit, written in _MEASURING:
        if not re.search(rf"\b{unit}", unidad):
            said = written.sub(" ; ", said)
    return numbers_in(said)
