"""A territory is loaded from a file: shown first, stored when asked, the same whichever the province."""

import io
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from gobernacion.lib.toml_tables import ArchivoInvalido
from gobernacion.territory.files import read_territory
from gobernacion.territory.models import Comuna, Institucion, Poblacion, Provincia, Sector

ELQUI = settings.BASE_DIR / "fixtures" / "reference" / "elqui.toml"
INVENTED = """
[institucion]
nombre = "Delegación Presidencial Provincial de Altamar"
tipo = "delegacion"
sigla = "DPPA"
sitio = "https://altamar.example"

[provincia]
cut = "999"
nombre = "Altamar"
region = "Región de las Brumas"

[[comunas]]
cut = "99901"
nombre = "Puerto Ñandú"
sectores = ["El Faro", "La Caleta"]

[[comunas]]
cut = "99902"
nombre = "Isla Sola"

[[poblacion]]
year = 2017
fuente = "Censo inventado"
[poblacion.habitantes]
99901 = 1200
99902 = 34

[[poblacion]]
year = 2024
fuente = "Censo inventado"
[poblacion.habitantes]
99901 = 1300
"""

pytestmark = pytest.mark.django_db


@pytest.fixture
def invented(tmp_path: Path) -> Path:
    file = tmp_path / "altamar.toml"
    file.write_text(INVENTED, encoding="utf-8")
    return file


def load(*arguments: object) -> str:
    out = io.StringIO()
    call_command("cargar_territorio", *map(str, arguments), stdout=out)
    return out.getvalue()


def stored_rows() -> int:
    return sum(model.objects.count() for model in (Institucion, Provincia, Comuna, Poblacion, Sector))


def test_without_save_it_only_shows() -> None:
    shown = load()
    assert "+ comuna Vicuña" in shown
    assert "+ sector Peñuelas, Coquimbo" in shown
    assert "Filas nuevas: 29. Con cambios: 0. Iguales: 0." in shown
    assert "agregue --save" in shown
    assert stored_rows() == 0


def test_with_save_the_province_of_elqui_is_stored() -> None:
    assert "Guardado." in load("--save")
    institucion = Institucion.objects.actual()
    assert institucion is not None
    assert institucion.nombre == "Gobernación Provincial de Elqui"
    assert (institucion.provincia.nombre, institucion.provincia.region) == ("Elqui", "Región de Coquimbo")
    assert list(Comuna.objects.ordenadas().values_list("cut", "nombre")) == [
        ("04101", "La Serena"),
        ("04102", "Coquimbo"),
        ("04103", "Andacollo"),
        ("04104", "La Higuera"),
        ("04105", "Paihuano"),
        ("04106", "Vicuña"),
    ]
    assert Sector.objects.filter(comuna__nombre="Coquimbo").count() == 13
    assert list(Sector.objects.filter(comuna__nombre="La Serena").values_list("nombre", flat=True)) == [
        "La Pampa"
    ]
    assert sum(Poblacion.objects.values_list("habitantes", flat=True)) == 496_337


def test_loading_twice_changes_nothing() -> None:
    load("--save")
    before = list(Sector.objects.order_by("pk").values_list())
    again = load("--save")
    assert "Filas nuevas: 0. Con cambios: 0. Iguales: 29." in again
    assert list(Sector.objects.order_by("pk").values_list()) == before


def test_what_differs_is_shown_and_updated_in_place() -> None:
    load("--save")
    paihuano = Comuna.objects.get(cut="04105")
    Comuna.objects.filter(pk=paihuano.pk).update(nombre="Paiguano")
    shown = load("--save")
    assert "~ comuna Paihuano (nombre: Paiguano → Paihuano)" in shown
    assert "Filas nuevas: 0. Con cambios: 1. Iguales: 28." in shown
    assert Comuna.objects.get(pk=paihuano.pk).nombre == "Paihuano"


def test_what_the_file_does_not_name_is_kept() -> None:
    load("--save")
    Sector.objects.create(comuna=Comuna.objects.get(cut="04106"), nombre="Peralillo")
    assert "no nombradas en el archivo, se conservan: 1." in load("--save")
    assert Sector.objects.filter(nombre="Peralillo").exists()


def test_another_province_is_loaded_by_data_alone(invented: Path) -> None:
    load(invented, "--save")
    institucion = Institucion.objects.actual()
    assert institucion is not None
    assert institucion.get_tipo_display() == "Delegación Presidencial Provincial"
    assert (institucion.sigla, institucion.sitio) == ("DPPA", "https://altamar.example")
    assert str(institucion.provincia) == "Altamar"
    comunas = Comuna.objects.propias().ordenadas().con_poblacion(2020)
    assert [(comuna.nombre, comuna.habitantes) for comuna in comunas] == [
        ("Puerto Ñandú", 1200),
        ("Isla Sola", 34),
    ]
    assert [str(sector) for sector in Sector.objects.ordenados()] == ["El Faro", "La Caleta"]


def test_an_installation_does_not_change_province(invented: Path) -> None:
    load("--save")
    before = stored_rows()
    with pytest.raises(CommandError, match="Esta instalación es de la provincia de Elqui"):
        load(invented, "--save")
    assert stored_rows() == before


@pytest.mark.parametrize(
    ("written", "instead", "sentence"),
    [
        ('cut = "99901"', 'cut = "04101"', "el código 04101 no empieza con 999"),
        ('cut = "99902"', 'cut = "99901"', "la comuna 99901 está más de una vez"),
        ('"Isla Sola"', '"puerto ñandú"', "la comuna puerto ñandú está más de una vez"),
        ('"La Caleta"', '"el faro"', "comunas n.º 1: el sector el faro está más de una vez"),
        ("99902 = 34", "99903 = 34", "la comuna 99903 no está en el archivo"),
        ("99902 = 34", '99902 = "34"', "«99902» debe ser un número entero"),
        ("99902 = 34", "99902 = -34", "población Isla Sola en 2017"),
        ("year = 2024", "year = 2017", "la población de 99901 en 2017 está más de una vez"),
        ("year = 2024", "year = 3024", "Revise el año de la población."),
        ('fuente = "Censo inventado"', "", "falta el texto «fuente»"),
        ('fuente = "Censo inventado"', 'fuente = ""', "poblacion n.º 1: «fuente» está vacío"),
        ('tipo = "delegacion"', 'tipo = "ministerio"', "institución Delegación"),
        ('sitio = "https://altamar.example"', 'sitio = "javascript:1"', "Escriba la dirección completa"),
        ('sigla = "DPPA"', 'siglas = "DPPA"', "institucion: no se conoce «siglas»"),
        ('nombre = "Altamar"', "", "provincia: falta el texto «nombre»"),
        ('cut = "999"', 'cut = "99"', "El código de la provincia tiene tres cifras."),
        ("99902", "9990", "El código de la comuna tiene cinco cifras."),
        ("[provincia]", "[provincias]", "falta la tabla «provincia»"),
        ("[[comunas]]", "[[comuna]]", "no tiene ninguna comuna"),
        ("[provincia]", "[provincia", "no está bien escrito"),
    ],
)
def test_a_wrong_file_is_refused_and_nothing_is_stored(
    tmp_path: Path, written: str, instead: str, sentence: str
) -> None:
    file = tmp_path / "malo.toml"
    assert written in INVENTED
    file.write_text(INVENTED.replace(written, instead), encoding="utf-8")
    with pytest.raises(CommandError) as refusal:
        load(file, "--save")
    assert "No se guardó nada." in str(refusal.value)
    assert sentence in str(refusal.value)
    assert stored_rows() == 0


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "otro.toml"
    file.write_text("titulo = 'otra cosa'", encoding="utf-8")
    with pytest.raises(CommandError, match="falta la tabla «institucion»"):
        load(file, "--save")
    with pytest.raises(CommandError, match="No se puede leer el archivo"):
        load(tmp_path / "nada.toml", "--save")


def test_the_file_of_elqui_names_every_sector_once() -> None:
    territorio = read_territory(ELQUI)
    assert sum(len(comuna.sectores) for comuna in territorio.comunas) == 14


def test_a_reading_error_says_which_file(tmp_path: Path) -> None:
    with pytest.raises(ArchivoInvalido, match="altamar"):
        read_territory(tmp_path / "altamar.toml")
