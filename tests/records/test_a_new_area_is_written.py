"""`manage.py nueva_area` writes an area that reads as the others do, or says why not and writes nothing."""

import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from gobernacion.areas import installed

ROOT = Path(settings.BASE_DIR)
MODULES = {"apps.py", "models.py", "policy.py", "admin.py", "indicators.py", "demo.py"}
NEW, LONGEST = "vecinos_inventados", "vecinos_inventados_lejos"
"""Names that no area of an office has."""


@pytest.fixture
def house(tmp_path, settings):
    """A product with what areas say of themselves, and nothing else."""
    root = tmp_path / "product"
    for module in [*ROOT.glob("*/apps.py"), *ROOT.glob("programs/*/apps.py")]:
        copied = root / module.relative_to(ROOT)
        copied.parent.mkdir(parents=True)
        shutil.copy(module, copied)
    for name in ("orasmi/recount.py", "every_area.py", "recounting.py", "browser/typing.py"):
        (root / "tests" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "tests" / name).touch()
    shutil.copy(ROOT / "pyproject.toml", root)
    (root / "gobernacion").symlink_to(ROOT / "gobernacion")
    settings.BASE_DIR = root
    return root


def files(root):
    return sorted(path.relative_to(root) for path in root.rglob("*"))


def written(root, nombre):
    out = StringIO()
    call_command("nueva_area", nombre, stdout=out)
    return out.getvalue()


def test_it_writes_its_modules_and_says_what_to_do_next(house):
    said = written(house, NEW)
    area = house / "programs" / NEW
    assert {path.name for path in area.iterdir()} >= MODULES
    assert (area / "__init__.py").exists()
    assert (area / "migrations" / "__init__.py").exists()
    assert {"recount.py", "lives.py", "typed.py"} <= {path.name for path in (house / "tests" / NEW).iterdir()}
    for step in (
        f'"programs.{NEW}",',
        f"makemigrations {NEW}",
        "make fix",
        "make test",
        "docs/nueva_area.md",
    ):
        assert step in said


@pytest.mark.parametrize("nombre", ["zz", NEW, LONGEST])
def test_it_reads_as_all_the_code_does(house, nombre):
    written(house, nombre)
    places = [f"programs/{nombre}", f"tests/{nombre}"]
    for command in (["check", "--no-cache"], ["format", "--check", "--no-cache"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, *places],
            cwd=house,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout


def test_it_takes_a_chapter_and_letters_that_nobody_has(house):
    areas = [area for area in installed() if not area.name.startswith("tests.")]
    chapters = {chapter for area in areas for chapter in area.capitulos}
    for nombre in (NEW, "vecinas_inventadas", "caminos_inventados", "orasmi_inventado"):
        written(house, nombre)
        said = dict(
            line.strip().split(" = ")
            for line in (house / "programs" / nombre / "apps.py").read_text().splitlines()
            if " = " in line
        )
        prefijo, capitulo = said["prefijo"].strip('"'), said["capitulos"].strip('(",)')
        assert prefijo not in {area.prefijo for area in areas}
        assert capitulo not in chapters
        chapters.add(capitulo)


@pytest.mark.parametrize(
    ("nombre", "said"),
    [
        ("", "no sirve de nombre"),
        ("Huertos", "no sirve de nombre: use minúsculas sin tildes"),
        ("niñez", "no sirve de nombre"),
        ("caja chica", "no sirve de nombre"),
        ("caja-chica", "no sirve de nombre"),
        ("2huertos", "no sirve de nombre"),
        ("huertos_", "no sirve de nombre"),
        ("con__dos", "no sirve de nombre"),
        ("../huertos", "no sirve de nombre"),
        ("class", "no sirve de nombre"),
        (f"{LONGEST}s", "es muy largo: un nombre tiene hasta 24 letras"),
        ("caprino", "Ya existe programs/caprino"),
        ("orasmi", "Ya existe tests/orasmi"),
        ("recounting", "Ya existe tests/recounting.py"),
        ("access", "ya es el nombre de otra parte del sistema"),
        ("extranjeria", "ya es el nombre de otra parte del sistema"),
    ],
)
def test_what_cannot_be_a_name_is_told_and_nothing_is_written(house, nombre, said):
    before = files(house)
    with pytest.raises(CommandError, match="No se escribió nada") as refused:
        written(house, nombre)
    assert said in str(refused.value)
    assert files(house) == before


def test_the_second_time_nothing_of_the_first_is_touched(house):
    written(house, NEW)
    kept = house / "programs" / NEW / "models.py"
    kept.write_text("# mine\n")
    with pytest.raises(CommandError, match=f"Ya existe programs/{NEW}"):
        written(house, NEW)
    assert kept.read_text() == "# mine\n"


def test_where_it_cannot_write_it_leaves_nothing_behind(house):
    shutil.rmtree(house / "tests")
    (house / "tests").symlink_to("/proc")  # where nobody makes a folder, whoever they are
    with pytest.raises(CommandError, match=rf"No se pudo escribir en .*tests/{NEW}: .*No quedó nada escrito"):
        written(house, NEW)
    assert not (house / "programs" / NEW).exists()


def test_away_from_the_code_it_says_so(house):
    shutil.rmtree(house / "tests")
    with pytest.raises(CommandError, match=r"Aquí no está la carpeta tests/.*No se escribió nada"):
        written(house, NEW)
