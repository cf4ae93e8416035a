"""TOML files that people write, read field by field: a mistake is named where it is, and nothing is overlooked."""

import re
import tomllib
import unicodedata
from datetime import date
from decimal import Context, Decimal
from pathlib import Path
from typing import Any, Self, TypeVar

T = TypeVar("T")

FIGURES = 15
"""How many figures of a number every database, spreadsheet and program keeps."""
EXACT = Context(prec=1000)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_CONTINUES = (
    "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
)
BROKEN = re.compile(f"\ufffd|[ÂÃ][{_CONTINUES}]|â[\u0080€]")
"""Letters that were lost, or that were read as if they were of another encoding: "GobernaciÃ³n"."""
_FIXED_SPACES = re.compile("[\u00a0\u2007\u2009\u202f]")


class ArchivoInvalido(ValueError):
    """What is said of a file that cannot be taken: which file, where in it, and what to fix."""


class Table:
    """One TOML table. Each field is taken once; ``nothing_left`` refuses what no one asked for.

    With a list of ``faults`` what is wrong is written there and reading goes on, with something of the right type in
    the place of what could not be read; without one the first mistake is raised.
    """

    def __init__(
        self, content: dict[str, Any], file: str, where: str = "", faults: list[str] | None = None
    ) -> None:
        self._left = dict(content)
        self._file, self._where, self._faults = file, where, faults

    @classmethod
    def load(cls, path: Path, faults: list[str] | None = None) -> Self:
        """The whole file as a table. Raises ArchivoInvalido if it is none."""
        try:
            content = tomllib.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal)
            return cls(content, path.name, faults=faults)
        except UnicodeDecodeError:
            raise ArchivoInvalido(f"{path.name}: no es un texto en UTF-8.") from None
        except tomllib.TOMLDecodeError as error:
            raise ArchivoInvalido(f"{path.name}: no está bien escrito{_position(error)}.") from None
        except OSError:
            raise ArchivoInvalido(f"No se puede leer el archivo {path.name}.") from None

    @property
    def place(self) -> str:
        """The file, and where in it: "4-extranjeria.toml, cifra n.º 3"."""
        return f"{self._file}{self._where and f', {self._where}'}"

    def refuse(self, reason: str) -> ArchivoInvalido:
        """The error that says where in the file something is wrong."""
        return ArchivoInvalido(f"{self.place}: {reason}")

    def wrong(self, reason: str, instead: T) -> T:
        """Say what is wrong, and go on with something else if it is only to be written down."""
        if self._faults is None:
            raise self.refuse(reason)
        self._faults.append(str(self.refuse(reason)))
        return instead

    def text(self, name: str, default: str | None = None) -> str:
        """A text, which may be left out or empty only when there is a default; its spaces are all plain ones."""
        value = self._left.pop(name, default)
        if not isinstance(value, str):
            return self.wrong(
                f"falta el texto «{name}»" if value is None else f"«{name}» debe ser un texto", ""
            )
        if CONTROL.search(value):
            return self.wrong(f"«{name}» lleva caracteres que no se pueden imprimir", "")
        if BROKEN.search(value):
            return self.wrong(f"«{name}» lleva letras que se perdieron{_repaired(value)}", "")
        if default is None and not value.strip():
            return self.wrong(f"«{name}» está vacío", "")
        return unicodedata.normalize("NFC", _FIXED_SPACES.sub(" ", value)).strip()

    def texts(self, name: str) -> list[str]:
        """A list of texts, empty when it is left out."""
        value = self._left.pop(name, [])
        if not isinstance(value, list):
            return self.wrong(f"«{name}» debe ser una lista de textos", [])
        items = self._inside({f"{name} {at}": item for at, item in enumerate(value, start=1)}, self._where)
        return [items.text(item) for item in items.names()]

    def integer(self, name: str) -> int:
        """A whole number."""
        value = self._left.pop(name, None)
        if type(value) is not int:
            return self.wrong(f"«{name}» debe ser un número entero, sin comillas ni puntos de miles", 0)
        return value

    def truth(self, name: str) -> bool:
        """Whether something holds; it does not where it is left out."""
        value = self._left.pop(name, False)
        if not isinstance(value, bool):
            return self.wrong(f"«{name}» debe ser true o false, sin comillas", False)
        return value

    def number(self, name: str) -> Decimal | None:
        """A number, or None when it is left out."""
        value = self._left.pop(name, None)
        if value is None:
            return None
        if type(value) is not int and not isinstance(value, Decimal):
            return self.wrong(f"«{name}» debe ser un número, sin comillas ni puntos de miles", None)
        number = Decimal(value)
        if not number.is_finite() or len(number.normalize(EXACT).as_tuple().digits) > FIGURES:
            return self.wrong(f"«{name}» debe ser un número de {FIGURES} cifras a lo más", None)
        return number

    def required(self, name: str) -> Decimal:
        """A number that may not be left out."""
        if not self.has(name):
            return self.wrong(f"falta el número «{name}»", Decimal(0))
        return self.number(name) or Decimal(0)

    def day(self, name: str) -> date:
        """A date."""
        value = self._left.pop(name, None)
        if type(value) is not date:
            return self.wrong(f"«{name}» debe ser una fecha como 2019-04-02", date.min)
        return value

    def table(self, name: str) -> Self:
        """A table inside this one."""
        value = self._left.pop(name, None)
        if not isinstance(value, dict):
            said = f"falta la tabla «{name}»" if value is None else f"«{name}» debe ser una tabla"
            value = self.wrong(said, {})
        return self._inside(value, name)

    def tables(self, name: str) -> list[Self]:
        """A list of tables, empty when it is left out."""
        found = self._left.pop(name, [])
        if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
            return self.wrong(f"«{name}» debe ser una lista de tablas", [])
        within = f"{self._where}, {name}" if self._where else name
        return [self._inside(table, f"{within} n.º {at}") for at, table in enumerate(found, start=1)]

    def _inside(self, content: dict[str, Any], where: str) -> Self:
        """A table inside this one."""
        return type(self)(content, self._file, where, self._faults)

    def has(self, name: str) -> bool:
        """Whether a field is written and not yet taken."""
        return name in self._left

    def names(self) -> list[str]:
        """The names of the fields not yet taken."""
        return list(self._left)

    def nothing_left(self) -> None:
        """Refuse whatever was written and not asked for: it is most likely misspelt."""
        if self._left:
            self.wrong(f"no se conoce «{'», «'.join(self._left)}»", None)


def _repaired(value: str) -> str:
    """How broken letters are mended: with the word they were, where it can be known."""
    broken = next(word for word in value.split() if BROKEN.search(word))
    try:
        meant = broken.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return f", en «{broken}»: escríbalas de nuevo"
    return f", en «{broken}»: ¿quiso escribir «{meant}»?"


def _position(error: tomllib.TOMLDecodeError) -> str:
    """Where the reader stumbled, which Python says in English."""
    found = re.search(r"line (\d+), column (\d+)", str(error))
    return f" en la línea {found[1]}, columna {found[2]}" if found else " al final"
