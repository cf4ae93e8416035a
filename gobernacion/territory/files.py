"""A territory as somebody wrote it: one TOML file with the institution, its province, comunas and sectors."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gobernacion.lib.toml_tables import Table


@dataclass(frozen=True)
class DenominacionEscrita:
    """What the institution is called from a day on, and the norm that says so."""

    desde: date
    nombre: str
    tipo: str
    sigla: str
    norma: str


@dataclass(frozen=True)
class ComunaEscrita:
    """A comuna with the names of its sectors."""

    cut: str
    nombre: str
    sectores: tuple[str, ...]


@dataclass(frozen=True)
class PoblacionEscrita:
    """The people of one comuna in one year, and who counted them."""

    cut: str
    year: int
    habitantes: int
    fuente: str


@dataclass(frozen=True)
class Territorio:
    """A whole territory file, well-formed and coherent."""

    institucion: dict[str, str]
    denominaciones: tuple[DenominacionEscrita, ...]
    provincia: dict[str, str]
    comunas: tuple[ComunaEscrita, ...]
    poblaciones: tuple[PoblacionEscrita, ...]


def read_territory(path: Path) -> Territorio:
    """Read a territory file.

    Raises:
        ArchivoInvalido: with the place in the file and what to fix.
    """
    file = Table.load(path)
    institucion = _institution(file.table("institucion"))
    denominaciones = tuple(_name(table) for table in file.tables("denominaciones"))
    _once(file, (str(name.desde) for name in denominaciones), "la denominación desde el")
    provincia = _province(file.table("provincia"))
    comunas = tuple(_comuna(table, provincia["cut"]) for table in file.tables("comunas"))
    if not comunas:
        raise file.refuse("no tiene ninguna comuna")
    _once(file, (comuna.cut for comuna in comunas), "la comuna")
    _once(file, (comuna.nombre.lower() for comuna in comunas), "la comuna")
    known = {comuna.cut for comuna in comunas}
    poblaciones = tuple(row for table in file.tables("poblacion") for row in _population(table, known))
    _once(file, (f"{row.cut} en {row.year}" for row in poblaciones), "la población de")
    file.nothing_left()
    return Territorio(institucion, denominaciones, provincia, comunas, poblaciones)


def _institution(table: Table) -> dict[str, str]:
    """The office's own description."""
    found = {
        "nombre": table.text("nombre"),
        "tipo": table.text("tipo", "gobernacion"),
        "sigla": table.text("sigla", ""),
        "sitio": table.text("sitio", ""),
    }
    table.nothing_left()
    return found


def _name(table: Table) -> DenominacionEscrita:
    """What the institution is called from a day on."""
    found = DenominacionEscrita(
        desde=table.day("desde"),
        nombre=table.text("nombre"),
        tipo=table.text("tipo"),
        sigla=table.text("sigla", ""),
        norma=table.text("norma"),
    )
    table.nothing_left()
    return found


def _province(table: Table) -> dict[str, str]:
    """The province it answers for."""
    found = {name: table.text(name) for name in ("cut", "nombre", "region")}
    table.nothing_left()
    return found


def _comuna(table: Table, province: str) -> ComunaEscrita:
    """One comuna, whose code must begin with that of its province."""
    comuna = ComunaEscrita(table.text("cut"), table.text("nombre"), tuple(table.texts("sectores")))
    if not comuna.cut.startswith(province):
        raise table.refuse(f"el código {comuna.cut} no empieza con {province}, el de la provincia")
    _once(table, (sector.lower() for sector in comuna.sectores), "el sector")
    table.nothing_left()
    return comuna


def _population(table: Table, known: set[str]) -> Iterable[PoblacionEscrita]:
    """The comunas' populations in one year."""
    year, fuente, habitantes = table.integer("year"), table.text("fuente"), table.table("habitantes")
    table.nothing_left()
    for cut in habitantes.names():
        if cut not in known:
            raise habitantes.refuse(f"la comuna {cut} no está en el archivo")
        yield PoblacionEscrita(cut, year, habitantes.integer(cut), fuente)


def _once(table: Table, names: Iterable[str], what: str) -> None:
    """Refuse a name that is written twice."""
    name, times = max(Counter(names).items(), key=lambda item: item[1], default=("", 0))
    if times > 1:
        raise table.refuse(f"{what} {name} está más de una vez")
