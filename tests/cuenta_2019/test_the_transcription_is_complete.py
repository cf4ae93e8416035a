"""Every number the 2019 account states is transcribed, and nothing else is passed off as stated.

The list below was read off the account once more, in its order, apart from the transcription.
"""

from collections import Counter
from decimal import Decimal

import pytest

from gobernacion.indicators.figures import Calificador
from tests.accounts import ELQUI_2019, account

ELQUI = account(ELQUI_2019)

STATED = {
    "1a": ["38 personas mayores", "antecedentes completos de 16", "lentes recetados en la Fundación para 3"],
    "1b": [
        "intervino a 39 familias",
        "205 personas beneficiarias",
        (102451622, "inversión de 102 millones 451 mil 622 pesos"),
        "18 familias",
        "95 beneficiarios",
        "21 familias",
        "110 beneficiarios",
        "N° Familias | 39",
        "N° Beneficiados | 205",
    ],
    "1c": [
        "N° Cuidadores Principales | 39",
        "N° Personas Privadas de Libertad | 39",
        "N° Niños, niñas y adolescentes | 104",
        "N° Otros familiares | 33",
        (35, "Menores de 0-5 años | 35"),
        (69, "NNA de 6-18 años | 69"),
        "N° Familias Apoyo Socio Laboral | 15",
        (5, "N° Familias Apoyo Habitabilidad | 05"),
        "N° Familias Beneficiarias Fosis | 10",
        (25061518, "Arrastre | 25 millones 61 mil 518 pesos"),
        "Arrastre | 5 Profesionales",
        "Arrastre | 1 Coordinar",
        "Arrastre | 2 Consejeros",
        "Arrastre | 1 Tutor",
        "Arrastre | 1 Gestor",
        (28325734, "Intensiva 2017 | 28 millones 325 mil 734 pesos"),
        (7, "Intensiva 2017 | 7 Profesionales"),
        (1, "Intensiva 2017 | 1 Coordinador"),
        (2, "Intensiva 2017 | 2 Consejeros"),
        (1, "Intensiva 2017 | 1 Tutor"),
        (1, "Intensiva 2017 | 1 Gestor"),
        (1, "Intensiva 2017 | 1 Preparador"),
        (49064370, "Arrastre 2017 | 49 millones 64 mil 370 pesos"),
        (6, "Arrastre 2017 | 6 Profesionales"),
        (1, "Arrastre 2017 | 1 Coordinador"),
        (2, "Arrastre 2017 | 2 Consejeros"),
        (2, "Arrastre 2017 | 2 Tutor"),
        (1, "Arrastre 2017 | 1 Gestor"),
    ],
    "2": [
        "15 plazas",
        "30 diálogos",
        "con 26% de las metas",
        "efectuado 3 de",
        "las 12 plazas",
        "10 de los",
        "los 37 diálogos",
    ],
    "3": [(1, "se efectuó una plaza ciudadana"), (1, "un plenario"), (1, "una reunión")],
    "4": [
        (4491, "más de cuatro mil cuatrocientos noventa y uno solicitudes"),
        "Venezuela con 3059",
        "Colombia con 533",
        "Bolivia 192",
        "Perú 157",
        "a 80 personas diarias",
        "total de 150 personas",
    ],
    "5": [
        (26541, "26.541 argentinos"),
        (22048, "la cifra es de 22.048"),
        (22587, "ingreso de 22.587"),
        (48589, "es de 48.589"),
        (45510, "anterior 45.510"),
        (Decimal("1.068"), "1,068 por ciento"),
        "ingresaron 7738",
        "hubo 7119",
        (14374, "fue de 14.374"),
        (13180, "los 13.180"),
    ],
    "6": [
        (19013053, "Total proyecto: 19 millones trece mil 53 pesos"),
        (19013053, "Presupuestado: 19 millones trece mil 53 pesos"),
        "Pendiente : 0",
        "Aporte local 0",
        (1350000, "Un millón 350 mil pesos"),
        (16718053, "16 millones 718 mil 53 pesos"),
        (945000, "945 mil pesos"),
    ],
    "7": [
        "52 procedimientos",
        "52 reuniones",
        "Nocturnos: 9 fiscalizaciones",
        "Libres: 9 fiscalizaciones",
        (12, "una vez al mes"),
    ],
    "8": [
        "Ingresaron 410",
        "beneficiaron 146",
        (39067051, "39 millones 67 mil 51 pesos"),
        "Siep de 410",
        "para 410 postulantes",
        "para 80 beneficiarios",
        "Promedio 1200",
        "Postulación a 102",
        "las cuales 6 fueron",
        "Postulación 49",
        "en 2 mesas",
        "con 5 sindicatos",
        "(102 personas)",
    ],
    "9": ["(20 beneficiarios", "(38 beneficiarios"],
    "10": ["los 6 municipios", "los 18 camiones", (5463, "a 5.463 personas"), "las 24 horas"],
    "11": [
        "13 talleres",
        "total 542",
        "a 707",
        *("ANDACOLLO | 3", "COQUIMBO | 21", "LA HIGUERA | 3", "LA SERENA | 24", "PAIHUANO | 5", "VICUÑA | 8"),
        "TOTAL | 64",
        (1510540, "ANDACOLLO | Un Millón 510 mil 540 pesos"),
        (31257989, "COQUIMBO | 31 millones 257 mil 989 pesos"),
        (2869860, "LA HIGUERA | Dos millones 869 mil 860 pesos"),
        (18591446, "LA SERENA | 18 millones 591 mil 446 pesos"),
        (2479360, "PAIHUANO | Dos millones 479 mil 360 pesos"),
        (3877230, "VICUÑA | Tres millones 877 mil 230 pesos"),
        (60586425, "TOTAL | 60 millones 586 mil 425 pesos"),
    ],
    "12": [(555, "total de 555 carnets")],
}  # fmt: skip

ENUMERATED = {
    ("1c", "AC-009"): 6,
    ("1c", "AC-010"): 6,
    ("1c", "AC-012"): 3,
    ("3", "CT-001"): 7,
    ("4", "EX-004"): 5,
    ("6", "CC-005"): 4,
    ("6", "CC-006"): 15,
    ("9", "DS-003"): 5,
    ("9", "DS-005"): 2,
    ("10", "EM-004"): 2,
    ("11", "FS-006"): 6,
}
"""What the account lists one by one without saying how many."""

WITHOUT_A_NUMBER = {
    "1c": ["AC-011"],
    "7": ["SE-001", "SE-002", "SE-003", "SE-004", "SE-005", "SE-006"],
    "8": ["OR-013"],
    "9": ["DS-004", "DS-006"],
    "10": ["EM-005", "EM-005", "EM-005"],
}
"""What it says was done without saying how much."""


def read_off(entry: str | tuple[int | Decimal, str]) -> tuple[Decimal, str]:
    """A number with the words beside it; where it is written plainly it is taken from them."""
    if isinstance(entry, str):
        return Decimal("".join(filter(str.isdigit, entry))), entry
    return Decimal(entry[0]), entry[1]


def transcribed(numero: str) -> list[tuple[Decimal, str]]:
    """Every number a chapter's transcription gives, with its sentence: values, targets and mentions."""
    chapter = next(chapter for chapter in ELQUI.capitulos if chapter.numero == numero)
    found = []
    for cifra in chapter.cifras:
        found += [(number, cifra.fuente) for number in (cifra.valor, cifra.meta) if number is not None]
        found += cifra.menciones
    return found


def counted_by_us(cifra) -> bool:
    return cifra.nota.startswith("Recuento nuestro")


@pytest.mark.parametrize(
    ("numero", "entry"), [(numero, entry) for numero, entries in STATED.items() for entry in entries], ids=str
)
def test_a_number_of_the_account_is_transcribed_with_its_sentence(numero, entry):
    number, words = read_off(entry)
    assert any(number == value and words in sentence for value, sentence in transcribed(numero)), (
        number,
        words,
    )


def test_no_number_is_transcribed_that_the_account_does_not_state():
    for chapter in ELQUI.capitulos:
        stated = [read_off(entry) for entry in STATED.get(chapter.numero, ())]
        for cifra in chapter.cifras:
            if cifra.valor is not None and not counted_by_us(cifra):
                assert any(n == cifra.valor and words in cifra.fuente for n, words in stated), cifra.lugar


def test_what_the_account_enumerates_is_counted_and_says_so():
    counted = Counter()
    for chapter in ELQUI.capitulos:
        for cifra in chapter.cifras:
            total_of_2019 = not cifra.lugar.dimension and cifra.momento.desde.year == 2019
            if counted_by_us(cifra) and cifra.valor is not None and total_of_2019:
                counted[chapter.numero, cifra.lugar.codigo] = int(cifra.valor)
    assert counted == ENUMERATED


def test_the_four_subcommittees_of_2020_are_told_beside_the_seven_of_2019():
    chapter = next(chapter for chapter in ELQUI.capitulos if chapter.numero == "3")
    assert [(c.momento.desde.year, c.valor) for c in chapter.cifras if c.lugar == ("CT-001", "", "")] == [
        (2019, 7),
        (2020, 4),
    ]


def test_what_was_done_without_saying_how_much_is_told_without_a_number():
    silent = {
        chapter.numero: [cifra.lugar.codigo for cifra in chapter.cifras if cifra.valor is None]
        for chapter in ELQUI.capitulos
    }
    assert {numero: codigos for numero, codigos in silent.items() if codigos} == WITHOUT_A_NUMBER


def test_the_hedges_of_the_account_stay_with_their_figures():
    hedged = {
        str(cifra.lugar): cifra.calificador
        for chapter in ELQUI.capitulos
        for cifra in chapter.cifras
        if cifra.calificador not in (Calificador.EXACTO, Calificador.NO_INFORMADA)
    }
    assert hedged == {
        "EX-001": "más de",
        "EX-003": "estimativo",
        "OR-006": "aproximadamente",
        "OR-007": "promedio",
    }


def test_the_targets_of_the_account_stay_with_their_figures():
    targets = {
        str(cifra.lugar): int(cifra.meta)
        for chapter in ELQUI.capitulos
        for cifra in chapter.cifras
        if cifra.meta is not None
    }
    assert targets == {
        "GT-001": 12,
        "GT-002": 37,
        "SE-001": 52,
        "SE-002": 52,
        "SE-003": 9,
        "SE-004": 9,
        "SE-005": 12,
    }


def test_it_holds_the_values_of_other_years_that_the_account_mentions():
    other = Counter(
        str(cifra.momento)
        for chapter in ELQUI.capitulos
        for cifra in chapter.cifras
        if cifra.momento.desde.year != 2019 and not counted_by_us(cifra)
    )
    assert other == {
        "año 2020, al 06-03-2020": 7,
        "temporada 2018-2019": 8,
        "temporada 2017-2018": 4,
    }


def test_both_parts_of_the_account_are_there_in_order():
    assert [chapter.numero for chapter in ELQUI.capitulos] == [
        *("1a", "1b", "1c", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"),
        *("II.1", "II.2", "II.3", "II.4"),
    ]
    promised = {
        chapter.numero: len(chapter.compromisos) for chapter in ELQUI.capitulos if chapter.compromisos
    }
    assert promised == {"1a": 1, "1c": 2, "2": 2, "3": 1, "II.1": 4, "II.2": 5, "II.3": 3, "II.4": 3}
