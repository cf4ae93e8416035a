"""Mistakes of every kind planted in the account of another province: each is refused, with its file, entry and cure."""

import shutil
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from gobernacion.access.roles import Rol
from gobernacion.releases.documents import DocumentoInvalido, read_document
from gobernacion.releases.models import Edicion
from gobernacion.releases.proofreading import proofread
from tests.access.people import make_user, name
from tests.accounts import ELQUI_2019, PRUEBA_2022, account
from tests.elqui import load_elqui

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 30)
TERRITORY = PRUEBA_2022.parent / "territorio.toml"
HEAD, WORDS = "edicion.toml", "presentacion = "
CONVENIOS, CAMINOS, TERRENO = "A-convenios.toml", "B-abriendo-caminos.toml", "C-gobierno-en-terreno.toml"
EXTRANJERIA, PASO, CRECE = "D-extranjeria.toml", "E-paso.toml", "F-crece-contigo.toml"
ORASMI, SOCIAL, FONDO, CAPRINO = (
    "G-orasmi.toml",
    "H-desarrollo-social.toml",
    "I-fondo-social.toml",
    "J-caprino.toml",
)
NOTE = '[[nota]]\nclave = "{}"\ninformado = 21\nesperado = 20\ntexto = "Falta uno."\nfirma = "Cuentas"\nfecha = {}\n'
FS = "FS-001:comuna@2022-01-01..2023-01-01"
PROMISE = '\n[[compromiso]]\nyear = 2023\ntexto = "Llegar a 30."\ncodigo = "DS-001"\nmeta = 30\n'
IN_JANUARY = (
    '{ codigo = "GT-004", dimension = "mes", categoria = "enero", periodo = "2022", valor = 3, fuente = "3" }'
)
INSTEAD = "¿quiso escribir «{}»?"

MISTAKES = [
    # --- the head ---
    (HEAD, "year = 2022", "year = 2199", "«year» dice 2199"),
    (HEAD, "year = 2022", "year = 1905", "«year» dice 1905"),
    (HEAD, "year = 2022", "year = 22", "edicion.toml: «year» debe ser un año como 2019"),
    (HEAD, "year = 2022", "año = 2022", "edicion.toml: no está bien escrito"),
    (HEAD, "year = 2022", "", "edicion.toml: «year» debe ser un número entero"),
    (
        HEAD,
        'provincia = "Prueba"',
        'provincia = "Elqui"',
        "«provincia» dice «Elqui», y esta instalación es de la provincia de Prueba",
    ),
    (HEAD, "Región de Ensayo", "Región de Coquimbo", "«region» dice «Región de Coquimbo»"),
    (HEAD, WORDS, "saludo = 1\n" + WORDS, "edicion.toml: no se conoce «saludo»"),
    (HEAD, WORDS, "presentacon = ", "edicion.toml: no se conoce «presentacon»"),
    (
        HEAD,
        "publico_el = 2023-05-20",
        "",
        "edicion.toml: dice cifras que la oficina mide o que cuentan a personas",
    ),
    (HEAD, "https://delegacion.example/cuenta-2022.pdf", "", "y en «donde» su dirección"),
    (HEAD, "https://delegacion.example/cuenta-2022.pdf", "x", "«donde» dice «x»"),
    (HEAD, "https://delegacion.example/cuenta-2022.pdf", "javascript:alert(1)", "«donde» dice «javascript"),
    (HEAD, "2023-05-20", "2199-05-20", "«publico_el» dice 20-05-2199"),
    (HEAD, "2023-05-20", "2021-12-31", "«publico_el» dice 31-12-2021"),
    (HEAD, "2023-05-20", '"mayo"', "«publico_el» debe ser una fecha"),
    # --- the chapters ---
    (CONVENIOS, 'area = "convenios"', 'area = "convenio"', INSTEAD.format("convenios")),
    (CONVENIOS, 'area = "convenios"', 'area = "salud"', "no hay un área «salud» instalada"),
    (CONVENIOS, "orden = 1", "orden = 2", "Está 2 veces el orden 2"),
    (CONVENIOS, "orden = 1", "orden = 1.5", "A-convenios.toml, capitulo: «orden» debe ser un número entero"),
    (CONVENIOS, 'numero = "1a"', 'numero = "1b"', "Está 2 veces el capítulo 1b"),
    (CONVENIOS, "[capitulo]", "[chapter]", "A-convenios.toml: falta la tabla «capitulo»"),
    (CONVENIOS, "resumen = ", "titulo = ", "A-convenios.toml: no está bien escrito"),
    (SOCIAL, "cifra = [", "cifras = [", "H-desarrollo-social.toml: no se conoce «cifras»"),
    (CONVENIOS, 'numero = "1a"', 'numero = "../x"', "«numero» dice «../x»"),
    # --- codes ---
    (CONVENIOS, "CV-001", "CV-100", INSTEAD.format("CV-001").replace("«CV-001»", "«CV-")[:-1]),
    (CONVENIOS, "CV-001", "cv-001", INSTEAD.format("CV-001")),
    (CONVENIOS, "CV-001", "ZZ-999", "ningún área instalada declara el indicador «ZZ-999»"),
    (CONVENIOS, "CV-001", "OR-003", "A-convenios.toml, cifra n.º 1: OR-003 «"),
    (ORASMI, "OR-009", "FS-003", "G-orasmi.toml, cifra n.º 7: FS-003 «"),
    (ORASMI, "OR-009", "OR-008", "Está 2 veces la cifra OR-008 (año 2022)"),
    (
        ORASMI,
        "Postularon 180 personas.",
        "Postuló un 180 % de ellas.",
        "y en su frase ese número es de otra cosa",
    ),
    (ORASMI, "Postularon 180 personas.", "Se repartieron $180.", "y en su frase ese número es de otra cosa"),
    (ORASMI, "Postularon 180 personas.", "Según la ley N° 180.", "y en su frase ese número es de otra cosa"),
    (ORASMI, "valor = 180, fuente", 'valor = 181, lectura = "x", fuente', "«lectura» dice «x»"),
    # --- breakdowns and categories ---
    (SOCIAL, '"Valle Hondo", periodo', '"Vale Hondo", periodo', INSTEAD.format("Valle Hondo")),
    (SOCIAL, '"Valle Hondo", periodo', '"valle hondo", periodo', INSTEAD.format("Valle Hondo")),
    (SOCIAL, '"Valle Hondo", periodo', '"La Serena", periodo', "no hay comuna «La Serena»"),
    (FONDO, 'categoria = "Los Espinos"', 'categoria = "Los Espino"', INSTEAD.format("Los Espinos")),
    (SOCIAL, 'dimension = "comuna"', 'dimension = "comunas"', INSTEAD.format("comuna")),
    (
        CAMINOS,
        'categoria = "Otros familiares"',
        'categoria = "Otros familiare"',
        INSTEAD.format("Otros familiares"),
    ),
    (CAMINOS, 'categoria = "Otros familiares"', 'categoria = "Capacitación"', "no hay rol «Capacitación»."),
    (CAMINOS, 'categoria = "0 a 5 años"', 'categoria = "0 a 6 años"', INSTEAD.format("0 a 5 años")),
    (CRECE, 'categoria = "Difusión"', 'categoria = "Difución"', INSTEAD.format("Difusión")),
    (PASO, 'categoria = "Salida"', 'categoria = "Camiones"', "no hay sentido «Camiones»."),
    (EXTRANJERIA, 'categoria = "Haití"', 'categoria = "Aití"', INSTEAD.format("Haití")),
    (
        CRECE,
        'codigo = "CC-001", dimension = "linea", categoria = "Difusión"',
        'codigo = "CC-006", dimension = "linea/tema", categoria = "Difución/Una charla"',
        "no hay linea «Difución»: " + INSTEAD.format("Difusión"),
    ),
    (
        CAMINOS,
        'codigo = "AC-003", dimension = "convocatoria", categoria = "Intensiva 2022"',
        'codigo = "AC-008", dimension = "convocatoria/rol", categoria = "Intensiva 2022/Tutr"',
        "no hay rol «Tutr»: " + INSTEAD.format("Tutor"),
    ),
    (
        ORASMI,
        'codigo = "OR-001", ',
        'codigo = "OR-001", dimension = "signo", categoria = "Leo", ',
        "OR-001 no declara el desglose «signo»",
    ),
    (CRECE, 'dimension = "linea"', 'dimension = "línea"', INSTEAD.format("linea")),
    (SOCIAL, 'dimension = "comuna", ', "", "cifra n.º 2: una dimensión lleva su categoría"),
    (SOCIAL, 'categoria = "Valle Hondo", ', "", "cifra n.º 2: una dimensión lleva su categoría"),
    (
        CAMINOS,
        'dimension = "convocatoria"',
        'dimension = "convocatoria/rol"',
        "B-abriendo-caminos.toml, cifra n.º 15",
    ),
    # --- values ---
    (ORASMI, "valor = 180", "valor = 180.5", "«valor» dice 180,5: debe ser un número entero de"),
    (ORASMI, "valor = 180", "valor = -180", "«valor» dice -180: no puede haber menos de cero"),
    (CAPRINO, 'valor = 301, fuente = "Se', 'valor = -873.5, fuente = "Se', "«valor» dice -873,5"),
    (FONDO, "valor = 15250000", "valor = -41200000.75", "«valor» dice -41.200.000,75"),
    (FONDO, "valor = 15250000", "valor = 15250000.5", "debe ser un número entero de pesos"),
    (TERRENO, "valor = 68", "valor = 900", "«valor» dice 900: no puede pasar de 100 por ciento"),
    (TERRENO, "valor = 68", "valor = -68", "no puede haber menos de cero por ciento"),
    (EXTRANJERIA, "valor = 40", "valor = -40", "no puede haber menos de cero personas por día"),
    (ORASMI, "valor = 180", 'valor = "180"', "«valor» debe ser un número, sin comillas"),
    (ORASMI, "valor = 180", "valor = true", "«valor» debe ser un número, sin comillas"),
    (ORASMI, "valor = 180", "valor = nan", "«valor» debe ser un número de 15 cifras a lo más"),
    (ORASMI, "valor = 180, ", "", "cifra n.º 1: una cifra sin valor, y solo ella"),
    (ORASMI, 'calificador = "aproximadamente"', 'calificador = "unos"', "no se conoce el calificador «unos»"),
    (
        ORASMI,
        'calificador = "aproximadamente"',
        'calificador = "no informada"',
        "una cifra sin valor, y solo ella",
    ),
    (
        ORASMI,
        'calificador = "aproximadamente"',
        'calificador = "protegida"',
        "no se conoce el calificador «protegida»",
    ),
    (
        TERRENO,
        "cifra = [\n",
        f"cifra = [\n{IN_JANUARY},\n",
        "no hay mes «enero»: ¿quiso escribir «Enero 2022»?",
    ),
    # --- targets ---
    (TERRENO, "meta = 24", "meta = 0", "«meta» dice 0: una meta es mayor que cero"),
    (TERRENO, "meta = 24", "meta = -24", "«meta» dice -24: no puede haber menos de cero"),
    (TERRENO, "meta = 24", "meta = 24.5", "«meta» dice 24,5: debe ser un número entero"),
    (TERRENO, "meta = 24", "meta = 42", "«meta» dice 42, y ese número no está en su frase"),
    # --- the sentence ---
    (
        CAPRINO,
        'valor = 301, fuente = "Se',
        'valor = 310, fuente = "Se',
        "«valor» dice 310, y ese número no está en su frase: «Se renovaron 301 carnés.»",
    ),
    (
        CAPRINO,
        "valor = 310",
        "valor = 555",
        "«valor» dice 555, y ese número no está en su frase: «con 310 carnés al día»",
    ),
    (FONDO, "valor = 7000000", "valor = 70000000", "«valor» dice 70.000.000, y ese número no está"),
    (PASO, 'valor = 3900, fuente = "Entrada', 'valor = 3.9, fuente = "Entrada', "«valor» dice 3,9"),
    (
        ORASMI,
        'fuente = "Postularon 180 personas."',
        'fuente = "Postularon muchas personas."',
        "ese número no está en su frase",
    ),
    (
        ORASMI,
        'fuente = "Postularon 180 personas."',
        'fuente = "Postularon 180 personas.", enumerada = true',
        "«enumerada» no va: la frase dice 180",
    ),
    (
        ORASMI,
        'fuente = "Postularon 180 personas."',
        'fuente = "Postularon 180 personas.", enumerada = "no"',
        "«enumerada» debe ser true o false",
    ),
    (
        ORASMI,
        'fuente = "Postularon 180 personas."',
        'fuente = "Postularon los sordos, los ciegos y los mudos.", enumerada = true',
        "«valor» dice 180, y su frase no enumera más de 3 y ninguna entrada lo desglosa",
    ),
    (
        FONDO,
        'valor = 21, fuente = "Total | 21"',
        'valor = 2, fuente = "Uno en Valle Hondo, otro en Puerto Sauce.", enumerada = true',
        "«valor» dice 2, y las entradas en que se desglosa suman 20",
    ),
    (
        CAPRINO,
        'valor = 301, fuente = "Se renovaron 301 carnés."',
        'valor = 5, fuente = "El 5 de mayo se renovaron."',
        "y en su frase ese número es de otra cosa: «El 5 de mayo",
    ),
    (
        CAPRINO,
        'valor = 301, fuente = "Se renovaron 301 carnés."',
        'valor = 2022, fuente = "Durante el año 2022 se renovaron muchos."',
        "y en su frase ese número es de otra cosa: «Durante el año 2022",
    ),
    (
        ORASMI,
        'fuente = "Postularon 180 personas."',
        'frase = "Postularon 180 personas."',
        "cifra n.º 1: falta el texto «fuente»",
    ),
    (CAPRINO, "{ valor = 310,", "{ ", "cifra n.º 1, menciones n.º 2: falta el número «valor»"),
    # --- when ---
    (ORASMI, 'periodo = "2022", valor = 180', 'periodo = "2199", valor = 180', "«periodo» dice año 2199"),
    (ORASMI, 'periodo = "2022", valor = 180', 'periodo = "1922", valor = 180', "«periodo» dice año 1922"),
    (
        ORASMI,
        'periodo = "2022", valor = 180',
        'periodo = "202", valor = 180',
        "no se entiende el periodo «202»",
    ),
    (
        ORASMI,
        'periodo = "2022", valor = 180',
        'periodo = "2022 al 2023-02-30", valor = 180',
        "no se entiende el periodo «2022 al 2023-02-30»",
    ),
    (PASO, 'periodo = "temporada 2020-2021"', 'periodo = "temporada 2020-2022"', "no se entiende el periodo"),
    # --- commitments ---
    (
        SOCIAL,
        "resumen = ",
        "resumen = ",
        "compromiso n.º 1: «year» dice 2021",
        PROMISE.replace("2023", "2021"),
    ),
    (
        SOCIAL,
        "resumen = ",
        "resumen = ",
        "compromiso n.º 1: «year» dice 2199",
        PROMISE.replace("2023", "2199"),
    ),
    (
        SOCIAL,
        "resumen = ",
        "resumen = ",
        "compromiso n.º 1: ningún área instalada declara",
        PROMISE.replace("DS-001", "DS-901"),
    ),
    (
        SOCIAL,
        "resumen = ",
        "resumen = ",
        "compromiso n.º 1: «meta» dice 0: una meta es mayor",
        PROMISE.replace("= 30", "= 0"),
    ),
    (
        SOCIAL,
        "resumen = ",
        "resumen = ",
        "«meta» dice 31, y ese número no está en el texto",
        PROMISE.replace("= 30", "= 31"),
    ),
    (SOCIAL, "resumen = ", "resumen = ", "compromiso n.º 1: OR-001 «", PROMISE.replace("DS-001", "OR-001")),
    (
        SOCIAL,
        "resumen = ",
        "resumen = ",
        "una meta lleva el código",
        PROMISE.replace('codigo = "DS-001"\n', ""),
    ),
    (
        SOCIAL,
        "resumen = ",
        "resumen = ",
        "Está 2 veces el compromiso «Llegar a 30.» de 2023 en el capítulo 9",
        2 * PROMISE,
    ),
    # --- notes ---
    (
        HEAD,
        WORDS,
        WORDS,
        f"nota n.º 1: ninguna comprobación tiene la clave «{FS}x»: {INSTEAD.format(FS)}",
        NOTE.format(f"{FS}x", "2023-03-01"),
    ),
    (
        HEAD,
        WORDS,
        WORDS,
        "nota n.º 1: ninguna comprobación tiene la clave «cualquiera».",
        NOTE.format("cualquiera", "2023-03-01"),
    ),
    (
        HEAD,
        WORDS,
        WORDS,
        "nota n.º 1: explica 21 frente a 19",
        NOTE.format(FS, "2023-03-01").replace("= 20", "= 19"),
    ),
    (HEAD, WORDS, WORDS, "nota n.º 1: «fecha» dice 01-03-2199", NOTE.format(FS, "2199-03-01")),
    (HEAD, WORDS, WORDS, "nota n.º 1: «fecha» debe ser una fecha", NOTE.format(FS, '"ayer"')),
    (HEAD, WORDS, WORDS, f"Está 2 veces la nota sobre {FS}", 2 * NOTE.format(FS, "2023-03-01")),
]


@pytest.fixture
def province(db):
    name(make_user("transcriptora"), Rol.JEFATURA)
    call_command("cargar_territorio", str(TERRITORY), save=True, verbosity=0)


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(PRUEBA_2022, tmp_path / "cuenta")


def plant(folder, file, was, becomes, added=""):
    path = folder / file
    written = path.read_text()
    assert written.count(was) >= 1
    path.write_text(written.replace(was, becomes, 1) + added)


def refusals(folder):
    """What the command says of a folder, a sentence a line."""
    with pytest.raises(CommandError) as refusal:
        call_command("cargar_cuenta", str(folder), elabora="transcriptora", save=True)
    assert not Edicion.objects.exists()
    return str(refusal.value).splitlines()


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake[3][:60])
def test_each_is_refused_with_its_place_and_its_cure(province, folder, mistake):
    file, was, becomes, sentence, *added = mistake
    plant(folder, file, was, becomes, *added)
    assert any(sentence in line for line in refusals(folder)), refusals(folder)


def test_there_are_mistakes_of_every_kind():
    assert len(MISTAKES) >= 60
    assert len({file for file, *_ in MISTAKES}) == len(list(PRUEBA_2022.glob("*.toml")))


def test_they_are_told_all_at_once(province, folder):
    chosen = (
        "«year» dice 1905",
        "no hay un área «salud»",
        "«valor» dice 180,5",
        "«meta» dice 42",
        "no hay comuna «La",
    )
    several = [one for one in MISTAKES if one[3].startswith(chosen)]
    assert len(several) == len(chosen)
    for file, was, becomes, _ in several:
        plant(folder, file, was, becomes)
    said = refusals(folder)
    assert len(said) >= len(several)
    assert not [sentence for *_, sentence in several if not any(sentence in line for line in said)]


def test_what_is_not_well_formed_is_told_all_at_once_too(folder):
    plant(folder, ORASMI, "valor = 180", 'valor = "180", otro = 1')
    plant(folder, SOCIAL, "cifra = [", "cifras = [")
    plant(folder, CAPRINO, "[capitulo]", "[chapter]")
    with pytest.raises(DocumentoInvalido) as refusal:
        read_document(folder)
    said = refusal.value.faults
    assert len([line for line in said if line.startswith("G-orasmi.toml, cifra n.º 1: ")]) == 2
    assert any(line.startswith("H-desarrollo-social.toml: no se conoce") for line in said)
    assert any(line.startswith("J-caprino.toml: falta la tabla") for line in said)


def test_what_is_not_well_formed_hides_nothing_else(province, folder):
    plant(folder, ORASMI, "valor = 180", 'valor = "180", otro = 1')
    plant(folder, FONDO, "valor = 7000000", "valor = 70000000")
    plant(folder, SOCIAL, 'codigo = "DS-001"', 'codigo = "FS-001"')
    said = refusals(folder)
    assert any(line.startswith("G-orasmi.toml, cifra n.º 1: ") for line in said)
    assert any("«valor» dice 70.000.000" in line for line in said)
    assert any("FS-001 «" in line and "este capítulo es de" in line for line in said), said


@pytest.mark.parametrize("name", ["K-otro.TOML", "notas.txt", ".oculto.toml~"])
def test_a_file_that_would_be_left_out_is_refused(province, folder, name):
    (folder / name).write_text("")
    assert [line for line in refusals(folder) if line.startswith(f"{name}: no se lee.")]


def test_a_folder_inside_is_not_read_either(province, folder):
    (folder / "otro.toml").mkdir()
    assert refusals(folder)[0].startswith("otro.toml: no se lee.")


def test_a_clean_account_raises_no_alarm(province):
    assert proofread(account(PRUEBA_2022), TODAY) == []


def test_neither_does_the_true_one():
    load_elqui()
    assert proofread(account(ELQUI_2019), TODAY) == []


@pytest.mark.parametrize(
    ("file", "was", "becomes"),
    [
        (EXTRANJERIA, 'categoria = "Haití"', 'categoria = "otras"'),  # what holds the rest
        (CAMINOS, 'categoria = "Intensiva 2021"', 'categoria = "Una que nadie conoce"'),  # an open list
    ],
)
def test_what_a_closed_list_leaves_room_for_is_said(province, folder, file, was, becomes):
    plant(folder, file, was, becomes)
    assert proofread(read_document(folder), TODAY) == []


def test_why_a_number_is_not_in_its_sentence_begins_its_public_note(province, folder):
    plant(
        folder,
        ORASMI,
        'fuente = "Postularon 180 personas."',
        'fuente = "Un gráfico.", lectura = "Se leyó de un gráfico."',
    )
    document = read_document(folder)
    assert proofread(document, TODAY) == []
    assert next(document.dichas()).valor == 25
    assert [d.nota for chapter in document.capitulos for d in chapter.cifras if d.lectura] == [
        "Se leyó de un gráfico."
    ]


def test_a_file_saved_with_the_mark_of_windows_is_read(folder):
    path = folder / ORASMI
    path.write_text(path.read_text(), encoding="utf-8-sig")
    assert read_document(folder)


def test_what_stands_twice_is_told_with_both_places(province, folder):
    plant(folder, ORASMI, "OR-009", "OR-008")
    (line,) = [line for line in refusals(folder) if "Está 2 veces la cifra OR-008" in line]
    assert line.count(f"{ORASMI}, cifra n.º") == 2
