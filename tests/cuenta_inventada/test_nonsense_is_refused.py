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
CARNETS = 'valor = 301, fuente = "Se renovaron 301 carnés."'
APPLIED = 'valor = 180, fuente = "Postularon 180 personas."'
GRANTED = 'valor = 15250000, fuente = "Total | 15 millones 250 mil pesos"'
IN_2022 = 'periodo = "2022", valor = 180'
OTHER_THING = "y en su frase ese número es de otra cosa"
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


OF_OTHER_THINGS = [
    (12, "Un 12\u00a0% de los carnés."),
    (12, "Se renovó el doce por ciento."),
    (12000, "Cada uno cuesta 12 mil pesos."),
    (12000, "Cada uno cuesta M$12."),
    (18, "Se renovaron el 18/09/2022."),
    (18, "Se renovaron el 18-09-2022."),
    (12, "Se renovaron el 12 mayo."),
    (18, "Se renovaron el 18 y 19 de septiembre."),
    (9, "Del 5 al 9 de mayo se renovaron."),
    (5, "El 5 y el 9 de mayo se renovaron."),
    (5, "El cinco de mayo se renovaron."),
    (12, "El día 12 se renovaron muchos."),
    (1, "El 1° de mayo se renovaron."),
    (18, "Se renovaron hasta las 18:00 horas."),
    (14, "Se renovaron de 9 a 14 horas."),
    (2022, "Hay muchos carnés a diciembre de 2022."),
    (2022, "Muchos, en 2022, se renovaron."),
    (2022, "En 2022 renovamos muchos."),
    (2022, "Temporada 2021–2022."),
    (12, "Como manda el Art. 12."),
    (12, "Según el D.S. 12."),
    (12, "Según el Decreto Supremo N° 12."),
    (12, "Según la Resolución Ex. 12."),
    (15, "Según las leyes 12 y 15."),
    (5, "En la ruta 5 se renovaron."),
    (19, "Por el Covid-19 se renovaron."),
    (18, "A mayores de 18 años."),
    (12, "En la Escuela N° 12."),
    (12, "En 12 km de camino."),
]
"""Numbers whose sentence states them of something else than cards."""

MISTAKES += [
    *(
        (
            CAPRINO,
            CARNETS,
            f'valor = {valor}, fuente = "{fuente}"',
            f"{OTHER_THING}: «{fuente[:30]}".split("\u00a0")[0],
        )
        for valor, fuente in OF_OTHER_THINGS
    ),
    (CAPRINO, "con 310 carnés al día", "con un 310 % más", f"{OTHER_THING}: «con un 310"),
    (
        TERRENO,
        "Se hicieron 18 de 24 plazas.",
        "Se hicieron 18, un 24 % más.",
        "«meta» dice 24 plazas, " + OTHER_THING,
    ),
    (
        SOCIAL,
        "resumen = ",
        "resumen = ",
        "«meta» dice 30, y ese número no está en el texto",
        PROMISE.replace("Llegar a 30.", "Llegar a más el 30 de mayo."),
    ),
    # --- how it is hedged ---
    (
        ORASMI,
        "Postularon 180",
        "Postularon más de 180",
        "«calificador» falta, y su frase dice «Postularon más de 180",
    ),
    (ORASMI, "para unos 90", "para más de 90", "«calificador» dice «aproximadamente», y su frase dice"),
    (
        ORASMI,
        '"aproximadamente"',
        '"más de"',
        "«calificador» dice «más de», y su frase dice «Compras para unos",
    ),
    (ORASMI, '"aproximadamente"', '"mas de"', INSTEAD.format("más de")),
    (ORASMI, '"aproximadamente"', '"aprox"', "no se conoce el calificador «aprox»: "),
    (
        ORASMI,
        'valor = 90, calificador = "aproximadamente"',
        'enumerada = true, calificador = "no informada"',
        "cifra n.º 5: «no informada» no lleva «enumerada»",
    ),
    (
        ORASMI,
        'valor = 90, calificador = "aproximadamente"',
        'menciones = [{ valor = 90, fuente = "90" }], calificador = "no informada"',
        "cifra n.º 5: «no informada» no lleva «enumerada» ni «menciones»",
    ),
    # --- when, and up to when ---
    (ORASMI, IN_2022, 'periodo = "2022 al 2022-12-31", valor = 180', "que es entero: escríbalo «2022»"),
    (
        ORASMI,
        IN_2022,
        'periodo = "2023 al 2023-06-30", valor = 180',
        "y el documento ya era público el 20-05-2023",
    ),
    (HEAD, "2023-05-20", "2022-06-30", "«publico_el» dice 30-06-2022, y hay cifras hasta el 31-12-2022"),
    (PASO, "temporada 2020-2021", "temporada 2020–2021", INSTEAD.format("temporada 2020-2021")),
    (PASO, "temporada 2020-2021", "Temporada 2020/2021", INSTEAD.format("temporada 2020-2021")),
    (ORASMI, IN_2022, 'periodo = "año 2022", valor = 180', INSTEAD.format("2022")),
    (ORASMI, IN_2022, 'periodo = "2022 al 31/10/2022", valor = 180', INSTEAD.format("2022 al 2022-10-31")),
    (
        ORASMI,
        IN_2022,
        'periodo = "ayer", valor = 180',
        "no se entiende el periodo «ayer»: se escribe 2019, 2019 al",
    ),
    # --- what a row is of ---
    (SOCIAL, '"Valle Hondo | 9"', '"Puerto Sauce | 9"', "es de Valle Hondo, y su frase nombra Puerto Sauce"),
    (
        CAMINOS,
        '"Intensiva 2022"',
        '"intensíva  2021"',
        "Está 2 veces la cifra AC-003:convocatoria=Intensiva 2021",
    ),
    # --- whose account it is ---
    (HEAD, "Provincial de Prueba", "Provincial de Elqui", "que no nombra la provincia de Prueba"),
    (HEAD, "Región de Ensayo", "Ensa", "«region» dice «Ensa», y la provincia es de la Región de Ensayo"),
    (HEAD, "Región de Ensayo", "Región", "«region» dice «Región», y la provincia"),
    (HEAD, "Cuenta Pública 2022", "Cuenta Pública 2019", "y la cuenta es de 2022: revise el año"),
    # --- letters that were lost ---
    (
        HEAD,
        "Delegación",
        "DelegaciÃ³n",
        "«institucion» lleva letras que se perdieron, en «DelegaciÃ³n»: ¿quiso escribir",
    ),
    (HEAD, "Una provincia", "â€œUna provincia", "«presentacion» lleva letras que se perdieron"),
    (SOCIAL, "El albergue abrió", "El albergue abri\ufffd", "en «abri\ufffd»: escríbalas de nuevo"),
]


RIGHT = [
    (CAPRINO, CARNETS, 'valor = 5, fuente = "El 5 de mayo se renovaron cinco carnets."'),
    (CAPRINO, CARNETS, 'valor = 2019, fuente = "En el año 2019 se renovaron dos mil diecinueve carnets."'),
    (CAPRINO, CARNETS, 'valor = 2019, fuente = "Se renovaron 2019 carnets en 2022."'),
    (CAPRINO, CARNETS, 'valor = 15, fuente = "Se renovaron 15 de marzo a junio."'),
    (CAPRINO, CARNETS, 'valor = 12, fuente = "Enero 12 Febrero 15"'),
    (CAPRINO, CARNETS, 'valor = 12, fuente = "Se renovaron 12 y el 5 de mayo se cerró."'),
    (CAPRINO, CARNETS, 'valor = 12, fuente = "Por la ley 19.418 y 12 decretos se renovaron 12 carnets."'),
    (CAPRINO, CARNETS, 'valor = 1500, fuente = "Se renovaron 1 500 carnets."'),
    (CAPRINO, CARNETS, 'valor = 1500, fuente = "Se renovaron 1\u2009500 carnets."'),
    (CAPRINO, CARNETS, 'valor = 1555, fuente = "Se renovaron 1\'555 carnets."'),
    (CAPRINO, CARNETS, 'valor = 0, fuente = "No se renovó ningún carnet."'),
    (CAPRINO, CARNETS, 'valor = 2, fuente = "Se renovaron ambos."'),
    (CAPRINO, CARNETS, 'valor = 2, fuente = "Se renovó un par."'),
    (CAPRINO, CARNETS, 'valor = 12, fuente = "Se renovó una docena."'),
    (CAPRINO, CARNETS, 'valor = 100, fuente = "Se renovó un centenar."'),
    (CAPRINO, CARNETS, 'valor = 301, calificador = "más de", fuente = "Se superaron los 301."'),
    (
        CAPRINO,
        CARNETS,
        'valor = 301, fuente = "Se renovaron más de 301, lectura de un gráfico.", lectura = "Son 301 justos."',
    ),
    (
        CAPRINO,
        CARNETS,
        'valor = 301, fuente = "El 301 % de lo previsto.", lectura = "Así dice el documento."',
    ),
    (CAPRINO, CARNETS, 'valor = 12, fuente = "No más de 12 carnets."'),
    (FONDO, GRANTED, 'valor = 15250000, fuente = "Total | 15,25 millones"'),
    (FONDO, GRANTED, 'valor = 15250000, fuente = "Total | M$15.250"'),
    (FONDO, GRANTED, 'valor = 15000000, fuente = "Total | MM$15"'),
    (ORASMI, APPLIED, 'valor = 3, enumerada = true, fuente = "Los sordos/los ciegos/los mudos."'),
    (ORASMI, APPLIED, 'valor = 3, enumerada = true, fuente = "• Sordos • Ciegos • Mudos"'),
    (ORASMI, APPLIED, 'valor = 3, enumerada = true, fuente = "a) Sordos b) Ciegos c) Mudos"'),
    (ORASMI, APPLIED, 'valor = 3, enumerada = true, fuente = "1. Sordos 2. Ciegos 3. Mudos"'),
    (ORASMI, APPLIED, 'valor = 3, enumerada = true, fuente = "Sordos. Ciegos. Mudos."'),
    (ORASMI, APPLIED, 'valor = 3, enumerada = true, fuente = "Sordos - Ciegos – Mudos"'),
    (
        ORASMI,
        APPLIED,
        'valor = 3, enumerada = true, fuente = "Sordos u otros, junto con mudos, además de ciegos"',
    ),
    (ORASMI, APPLIED, 'valor = 2, enumerada = true, fuente = "El 2 de julio, sordos + ciegos"'),
    (
        ORASMI,
        APPLIED,
        'valor = 3, enumerada = true, fuente = "Sordos y mudos.", lectura = "Una foto muestra a tres."',
    ),
    (ORASMI, IN_2022, 'periodo = "2022 al 2022-10-31", valor = 180'),
    (SOCIAL, '"Valle Hondo | 9"', '"En la provincia de Puerto Sauce, 9"'),
    (SOCIAL, '"Valle Hondo | 9"', '"Valle Hondo, 9; Puerto Sauce, 5"'),
    (SOCIAL, '"Valle Hondo | 9"', '"Puerto Sauce | 9", lectura = "El título está corrido una fila."'),
    (SOCIAL, '"Valle Hondo", periodo', '"Valle\u00a0Hondo", periodo'),
    (CAMINOS, '"Niños, niñas', '"Nin\u0303os, nin\u0303as'),
    (HEAD, "Región de Ensayo", "Ensayo"),
    (HEAD, "Cuenta Pública 2022", "Cuenta Pública"),
    (HEAD, "Cuenta Pública 2022", "Cuenta Pública 2021-2022"),
]
"""What is unusual and right."""


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


@pytest.mark.parametrize("written", RIGHT, ids=lambda written: written[2][:60])
def test_what_is_unusual_and_right_raises_no_alarm(province, folder, written):
    plant(folder, *written)
    assert proofread(read_document(folder), TODAY) == []


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


@pytest.mark.parametrize(
    ("was", "becomes", "sentence"),
    [
        ("2023-05-20", '"6 de marzo"', "edicion.toml: «publico_el» debe ser una fecha"),
        ("Una provincia", "\ufffd", "edicion.toml: «presentacion» lleva letras"),
        ("titulo =", "titul =", "edicion.toml: falta el texto «titulo»"),
    ],
)
def test_nor_does_what_is_wrong_in_the_head(province, folder, was, becomes, sentence):
    plant(folder, HEAD, was, becomes)
    plant(folder, HEAD, "Región de Ensayo", "Ensa")
    plant(folder, FONDO, "valor = 7000000", "valor = 70000000")
    plant(
        folder, FONDO, 'valor = 21, fuente = "Total | 21"', 'valor = 9, fuente = "Varios.", enumerada = true'
    )
    said = refusals(folder)
    assert any(sentence in line for line in said)
    assert any("«region» dice «Ensa»" in line for line in said)
    assert any("«valor» dice 70.000.000" in line for line in said)
    assert any("las entradas en que se desglosa suman 20" in line for line in said)
    assert not any("muestra" in line or "«publico_el» dice" in line for line in said)


def test_only_the_year_keeps_the_rest_from_being_read(province, folder):
    plant(folder, HEAD, "year = 2022", "year = 22")
    plant(folder, FONDO, "valor = 7000000", "valor = 70000000")
    assert {line.partition(":")[0] for line in refusals(folder)} == {HEAD}


def test_nobody_is_accused_of_what_was_left_out(province, folder):
    plant(
        folder, FONDO, 'valor = 21, fuente = "Total | 21"', 'valor = 20, fuente = "Varios.", enumerada = true'
    )
    assert proofread(read_document(folder), TODAY) == []
    plant(folder, FONDO, "valor = 4,", 'valor = "4",')
    (line,) = refusals(folder)
    assert line.startswith("I-fondo-social.toml, cifra n.º 2: «valor» debe ser un número")


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
