"""Help for whoever transcribes an account: the codes there are, the files to fill, and the note a check asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from gobernacion.areas import AreaConfig, installed
from gobernacion.indicators.declarations import Desglose, Indicador
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.releases.documents import HEAD, DocumentoInvalido
from gobernacion.releases.models import Cuadratura
from gobernacion.releases.proofreading import MES, catalogues, closed_lists, months
from gobernacion.territory.models import Institucion

LAST = 1_000
"""Where a chapter without a number stands."""


def codes() -> Iterator[str]:
    """What can be transcribed: each area with its codes, their breakdowns and the categories that are fixed."""
    known = {**catalogues(), MES: months(Period.year(_last_year()))}
    for area in installed():
        yield f'\n{area.titulo} · area = "{area.label}" · capítulos {", ".join(area.capitulos)}'
        for indicador in registry().of_area(area.label):
            yield f"  {indicador.codigo}  {indicador.nombre} ({indicador.unidad})"
            for desglose in indicador.desgloses:
                yield f'          dimension = "{desglose.dimension}"{_categories(indicador, desglose, known)}'


def _categories(indicador: Indicador, desglose: Desglose, known: dict[str, list[str]]) -> str:
    levels = closed_lists(indicador, desglose, known)
    fixed = [f"{level}: {' · '.join(there_are)}" for level, there_are, _ in levels if there_are]
    rest = [f"lo que falte del total se muestra como «{desglose.resto}»"] if desglose.resto else []
    named = ["la categoría nombra los dos, separados por «/»"] if len(levels) > 1 else []
    said = "; ".join((*named, *fixed, *rest))
    return f" ({said})" if said else ""


def write_model(folder: Path) -> list[str]:
    """Write the files of an account to be filled, one for each chapter there can be. Returns their names.

    Raises DocumentoInvalido if something is there already.
    """
    if folder.exists() and any(folder.iterdir()):
        raise DocumentoInvalido(f"La carpeta {folder} ya tiene archivos: elija otra, o vacíela.")
    folder.mkdir(parents=True, exist_ok=True)
    files = {HEAD: _head()}
    telling = (area for area in installed() if registry().of_area(area.label))
    chapters = [(area, numero) for area in telling for numero in area.capitulos]
    in_order = sorted(chapters, key=lambda chapter: _as_numbered(chapter[1]))
    for orden, (area, numero) in enumerate(in_order, start=1):
        files[f"{numero}-{area.label.replace('_', '-')}.toml"] = _chapter(area, numero, orden)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return list(files)


def _last_year() -> int:
    return date.today().year - 1  # noqa: DTZ011 (what is written is to be changed by hand)


def _as_numbered(numero: str) -> tuple[int, str]:
    """Where a chapter stands by its number: "2" before "10", "1a" before "1b"."""
    found = re.match(r"[0-9]+", numero)
    return int(found[0]) if found else LAST, numero


def _head() -> str:
    institucion = Institucion.objects.actual()
    nombre = institucion.nombre if institucion else ""
    provincia = institucion.provincia.nombre if institucion else ""
    region = institucion.provincia.region if institucion else ""
    year = _last_year()
    return f'''# La cuenta: de quién es, de qué año, y las notas que explican lo que no cuadra.
year = {year}
titulo = "Cuenta Pública Participativa {year}"
institucion = "{nombre}"
provincia = "{provincia}"
region = "{region}"
# Desde qué día cualquiera puede leer el documento, y dónde: sin eso, lo que la oficina mide no vale como dicho.
publico_el = {year + 1}-05-31
donde = ""
presentacion = """
"""
'''


def _chapter(area: AreaConfig, numero: str, orden: int) -> str:
    own = [one for one in registry().of_area(area.label) if one.capitulo == numero]
    codes = "\n".join(f"#   {one.codigo}  {one.nombre} ({one.unidad})" for one in own)
    return f'''# Borre este archivo si el documento no tiene el capítulo. Los códigos que lo cuentan:
{codes or "#   ninguno: cuenta en palabras y con compromisos."}

[capitulo]
numero = "{numero}"
titulo = "{area.titulo}"
area = "{area.label}"
orden = {orden}
resumen = """
"""
{_figure(own[0]) if own else ""}
# Un compromiso:
#
# [[compromiso]]
# year = 2020
# texto = "Lo que se promete, en una frase."
# codigo = ""
# fuente = "La frase del documento."
'''


def _figure(indicador: Indicador) -> str:
    return f'''
# Una cifra, con la frase del documento que la dice:
#
# [[cifra]]
# codigo = "{indicador.codigo}"
# periodo = "2019"
# valor = 1234
# fuente = "La frase del documento, con ese número: 1.234 {indicador.unidad}."
'''


def note_for(cuadratura: Cuadratura) -> str:
    """The note of ``edicion.toml`` that explains what a check found, but for its words."""
    return (
        f'[[nota]] clave = "{cuadratura.clave}", informado = {_plain(cuadratura.informado)}, '
        f"esperado = {_plain(cuadratura.esperado)}, texto, firma y fecha."
    )


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
