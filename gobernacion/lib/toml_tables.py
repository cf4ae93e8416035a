"""TOML files that people write, read field by field: a mistake is named where it is, and nothing is overlooked."""

import re
import tomllib
from datetime import date
from decimal import Context, Decimal
from pathlib import Path
from typing import Any, Self

FIGURES = 15
"""How many figures of a number every database, spreadsheet and program keeps."""
EXACT = Context(prec=1000)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class ArchivoInvalido(ValueError):
    """What is said of a file that cannot be taken: which file, where in it, and what to fix."""


class Table:
    """One TOML table. Each field is taken once; ``nothing_left`` refuses what no one asked for."""

    def __init__(self, content: dict[str, Any], file: str, where: str = "") -> None:
        self._left = dict(content)
        self._file, self._where = file, where

    @classmethod
    def load(cls, path: Path) -> Self:
        """The whole file as a table."""
        try:
            return cls(tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal), path.name)
        except UnicodeDecodeError:
            raise ArchivoInvalido(f"{path.name}: no es un texto en UTF-8.") from None
        except tomllib.TOMLDecodeError as error:
            raise ArchivoInvalido(f"{path.name}: no está bien escrito{_position(error)}.") from None
        except OSError:
            raise ArchivoInvalido(f"No se puede leer el archivo {path.name}.") from None

    def refuse(self, reason: str) -> ArchivoInvalido:
        """The error that says where in the file something is wrong."""
        return ArchivoInvalido(f"{self._file}{self._where and f', {self._where}'}: {reason}")

    def text(self, name: str, default: str | None = None) -> str:
        """A text, which may be left out only when there is a default."""
        value = self._left.pop(name, default)
        if not isinstance(value, str):
            raise self.refuse(f"falta el texto «{name}»" if value is None else f"«{name}» debe ser un texto")
        if CONTROL.search(value):
            raise self.refuse(f"«{name}» lleva caracteres que no se pueden imprimir")
        return value.strip()

    def texts(self, name: str) -> list[str]:
        """A list of texts, empty when it is left out."""
        value = self._left.pop(name, [])
        if not isinstance(value, list):
            raise self.refuse(f"«{name}» debe ser una lista de textos")
        items = type(self)(
            {f"{name} {at}": item for at, item in enumerate(value, start=1)}, self._file, self._where
        )
        return [items.text(item) for item in items.names()]

    def integer(self, name: str) -> int:
        """A whole number."""
        value = self._left.pop(name, None)
        if type(value) is not int:
            raise self.refuse(f"«{name}» debe ser un número entero, sin comillas ni puntos de miles")
        return value

    def number(self, name: str) -> Decimal | None:
        """A number, or None when it is left out."""
        value = self._left.pop(name, None)
        if value is None:
            return None
        if type(value) is not int and not isinstance(value, Decimal):
            raise self.refuse(f"«{name}» debe ser un número, sin comillas ni puntos de miles")
        number = Decimal(value)
        if not number.is_finite() or len(number.normalize(EXACT).as_tuple().digits) > FIGURES:
            raise self.refuse(f"«{name}» debe ser un número de {FIGURES} cifras a lo más")
        return number

    def required(self, name: str) -> Decimal:
        """A number that may not be left out."""
        value = self.number(name)
        if value is None:
            raise self.refuse(f"falta el número «{name}»")
        return value

    def day(self, name: str) -> date:
        """A date."""
        value = self._left.pop(name, None)
        if type(value) is not date:
            raise self.refuse(f"«{name}» debe ser una fecha como 2019-04-02")
        return value

    def table(self, name: str) -> Self:
        """A table inside this one."""
        value = self._left.pop(name, None)
        if not isinstance(value, dict):
            raise self.refuse(f"falta la tabla «{name}»" if value is None else f"«{name}» debe ser una tabla")
        return type(self)(value, self._file, name)

    def tables(self, name: str) -> list[Self]:
        """A list of tables, empty when it is left out."""
        found = self._left.pop(name, [])
        if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
            raise self.refuse(f"«{name}» debe ser una lista de tablas")
        return [type(self)(table, self._file, f"{name} n.º {at}") for at, table in enumerate(found, start=1)]

    def names(self) -> list[str]:
        """The names of the fields not yet taken."""
        return list(self._left)

    def nothing_left(self) -> None:
        """Refuse whatever was written and not asked for: it is most likely misspelt."""
        if self._left:
            raise self.refuse(f"no se conoce «{'», «'.join(self._left)}»")


def _position(error: tomllib.TOMLDecodeError) -> str:
    """Where the reader stumbled, which Python says in English."""
    found = re.search(r"line (\d+), column (\d+)", str(error))
    return f" en la línea {found[1]}, columna {found[2]}" if found else " al final"
