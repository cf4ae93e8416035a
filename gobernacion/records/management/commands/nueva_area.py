"""Writes an area that works, for its desk to be made of it: six modules, and what the tests of every area take."""

import ast
import re
import shutil
from collections.abc import Iterator
from itertools import chain
from keyword import iskeyword
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

RECIPE = Path(__file__).parents[2] / "recipe"
NOMBRE = re.compile(r"[a-z]{2,}(_[a-z]+)*")
WORD = re.compile(r"\$(\w+)\$")
"""What stands in the recipe for what the new area says of itself."""
LONGEST = 24
"""Letters of a name: the tables and rules of the database carry it in theirs."""


class Command(BaseCommand):
    sin_anotar = "Escribe archivos del código: no toca ningún registro."
    help = "Escribe un área nueva, con sus pruebas, para cambiarla por lo que registra su escritorio."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("nombre", help="en minúsculas y sin tildes: huertos, caja_chica")

    def handle(self, *args: Any, nombre: str, **options: Any) -> None:
        root = Path(settings.BASE_DIR)
        if reason := refusal(root, nombre):
            raise CommandError(f"{reason} No se escribió nada.")
        homes = {"area": root / "programs" / nombre, "tests": root / "tests" / nombre}
        words = told(root, nombre)
        made: list[Path] = []
        try:
            for of, home in homes.items():
                home.mkdir()
                made.append(home)
                _write(RECIPE / of, home, words)
            _write_package(homes["area"], homes["area"] / "migrations")
        except OSError as failed:
            for home in made:
                shutil.rmtree(home)
            raise CommandError(
                f"No se pudo escribir en {failed.filename}: {failed.strerror}. No quedó nada escrito."
            ) from None
        self.stdout.write(
            f"""Quedó escrita el área «{words["titulo"]}»: programs/{nombre}/ y tests/{nombre}/. Ahora:

  1. Agregue esta línea al final de AREAS, en gobernacion/settings.py:

         "programs.{nombre}",

  2. Escriba su migración:           python manage.py makemigrations {nombre}
     y dibuje sus estados:           python manage.py estados {nombre}
                                     make fix
  3. Compruebe que todo sigue bien:  make test T="tests/{nombre} tests/test_every_area_is_tried.py"
                                     make test
  4. Cámbiela por lo que registra su escritorio, como cuenta docs/nueva_area.md.
"""
        )


def refusal(root: Path, nombre: str) -> str:
    """Why an area cannot be called so; empty if it can."""
    if not NOMBRE.fullmatch(nombre) or iskeyword(nombre):
        return (
            f"«{nombre}» no sirve de nombre: use minúsculas sin tildes, con un guion bajo entre palabras, "
            "como «huertos» o «caja_chica»."
        )
    if len(nombre) > LONGEST:
        return f"«{nombre}» es muy largo: un nombre tiene hasta {LONGEST} letras."
    for home in (f"programs/{nombre}", f"tests/{nombre}", f"tests/{nombre}.py"):
        if (root / home).exists():
            return f"Ya existe {home}: elija otro nombre."
    if nombre in {app.label for app in apps.get_app_configs()} or (root / nombre).exists():
        return f"«{nombre}» ya es el nombre de otra parte del sistema: elija otro."
    missing = [home for home in ("programs", "tests") if not (root / home).is_dir()]
    if missing:
        return f"Aquí no está la carpeta {missing[0]}/: ejecútelo donde está el código del producto."
    return ""


def told(root: Path, nombre: str) -> dict[str, str]:
    """What the new area says of itself: nothing that another one says already."""
    titulo = nombre.replace("_", " ").capitalize()
    prefijos, capitulos = set(_declared(root, "prefijo")), chain.from_iterable(_declared(root, "capitulos"))
    letters = nombre.replace("_", "").upper()
    wished = (f"{letters[0]}{other}" for other in (*letters[1:], *ascii_uppercase))
    return {
        "nombre": nombre,
        "clase": titulo.title().replace(" ", ""),
        "titulo": titulo,
        "prefijo": next(two for two in wished if two not in prefijos),
        "capitulo": str(max(int("".join(filter(str.isdigit, one)) or 0) for one in capitulos) + 1),
    }


def _declared(root: Path, name: str) -> Iterator[Any]:
    """What the areas on disk say under that name, also those that are switched off."""
    for module in [*root.glob("*/apps.py"), *root.glob("programs/*/apps.py")]:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
                yield ast.literal_eval(node.value)


def _write(recipe: Path, home: Path, words: dict[str, str]) -> None:
    for template in sorted(recipe.glob("*.py-tpl")):
        text = WORD.sub(lambda found: words[found[1]], template.read_text(encoding="utf-8"))
        (home / f"{template.stem}.py").write_text(text, encoding="utf-8")


def _write_package(*homes: Path) -> None:
    for home in homes:
        home.mkdir(exist_ok=True)
        (home / "__init__.py").touch()
