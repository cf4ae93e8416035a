"""What several figures of a chapter share is one numbered note, and each leads there; its own page tells it all."""

from datetime import date

import pytest

from gobernacion.access.models import User
from gobernacion.portal import wording
from gobernacion.portal.quoting import WORTH_A_NOTE, Dicha, Notas
from gobernacion.releases.checking import check
from gobernacion.releases.drafting import draft_from_document
from gobernacion.releases.publishing import publish
from tests.accounts import ELQUI_2019, account
from tests.portal.factories import capitulo, cifra, compromiso
from tests.portal.reading import links, plain, text, texts_by_id

LONG = 60
NOTHING = "No hubo en el período: lo confirma la jefatura del área, que revisó sus registros."
SENTENCE = (
    "Ingresaron 410 solicitantes, de los cuales se beneficiaron 146 personas, con 39 millones de pesos."
)
PART = "de los cuales se beneficiaron 146 personas, con 39 millones de pesos."
OWN = "Esta es una frase bastante larga de la fuente, que nadie más repite en todo el capítulo."
MEASURED = "Se mide en el registro de solicitudes de la oficina, con las que tienen fecha de ingreso."
PROMISED = "Para el próximo año los esfuerzos estarán puestos en entregar más seguridad a la comunidad."
HIDDEN = {"valor": None, "calificador": "protegida", "dimension": "comuna"}

ROWS = [
    capitulo("1"),
    cifra("AA-001", 410, fuente=f"{SENTENCE}\n{OWN}", nota=NOTHING),
    cifra("AA-001", 400, "2018", fuente="Antes, 400.", nota=NOTHING),
    cifra("AA-002", 146, fuente=PART),
    cifra("AA-002", 100, dimension="comuna", categoria="Vicuña", fuente="Cien en Vicuña.", nota=NOTHING),
    cifra("AA-002", 46, dimension="comuna", categoria="Paihuano", fuente=SENTENCE),
    cifra("AA-003", 0, nota="Breve."),
    cifra("AA-003", categoria="Vicuña", fuente="Tres.", nota=NOTHING, **HIDDEN),
    cifra("AA-003", categoria="Paihuano", fuente="Tres.", nota=NOTHING, **HIDDEN),
    cifra("AA-003", categoria="Andacollo", fuente="Tres.", **HIDDEN),
    cifra("AA-004", categoria="Vicuña", fuente="Dos.", nota="Breve.", **HIDDEN),
    *(cifra(code, 1, origen="registros", fuente=MEASURED) for code in ("AA-005", "AA-006")),
    *(cifra(code, 2, origen="registros", fuente=f"{MEASURED} Y más.") for code in ("AA-007", "AA-008", "AA-009")),
    cifra("AA-010", 1, origen="registros", dimension="tema", categoria="A", fuente=f"{MEASURED} Y más."),
    cifra("AA-010", 2, origen="registros", dimension="tema", categoria="B", fuente="Se mide aparte."),
    compromiso("Uno.", fuente=PROMISED),
    compromiso("Dos.", fuente=f"{PROMISED}\n{OWN}"),
    compromiso("Tres.", year=2019, fuente=NOTHING),
]  # fmt: skip


@pytest.fixture
def elqui(db):
    elabora, aprueba = (
        User.objects.create(username=name, nombre=name.capitalize()) for name in ("elabora", "aprueba")
    )
    draft = draft_from_document(account(ELQUI_2019), elabora)
    assert check(draft) == []
    draft.aprobar(aprueba)
    return publish(draft, date(2020, 3, 31))


@pytest.fixture
def invented(publishing):
    return publishing.edition(*ROWS)


@pytest.fixture(params=["elqui", "invented"])
def edition(request):
    return request.getfixturevalue(request.param)


def said(edition):
    """Every sentence and every note that an edition tells, line by line."""
    texts = [wording.POR_QUE_PROTEGIDA]
    for row in edition.cifras.all():
        texts += [row.fuente, row.nota]
    texts += edition.compromisos.values_list("fuente", flat=True)
    texts += edition.cuadraturas.values_list("nota", flat=True)
    return {plain(line) for told in texts for line in told.splitlines() if line.strip()}


def repeated(page, lines):
    """The long lines that a page prints more than once; what a longer one says too is told with it."""
    found = []
    for line in sorted((line for line in lines if len(line) > LONG), key=len, reverse=True):
        found += [line] if page.count(line) > 1 else []
        page = page.replace(line, "¶")
    return found


def test_no_chapter_prints_a_long_note_or_quotation_twice(client, edition):
    for chapter in edition.capitulos.all():
        page = text(client.get(f"/cuenta/2019/capitulo/{chapter.numero}/"))
        assert repeated(page, said(edition)) == [], chapter


def test_every_reference_leads_to_its_note_and_every_note_to_what_it_is_of(client, edition):
    for chapter in edition.capitulos.all():
        response = client.get(f"/cuenta/2019/capitulo/{chapter.numero}/")
        by_id = texts_by_id(response)
        told = {identifier for identifier in by_id if identifier.startswith("nota-")}
        asked = {link[1:] for link in links(response) if link.startswith("#nota-")}
        assert asked == told, chapter
        assert {link[1:] for link in links(response) if link.startswith("#")} <= set(by_id), chapter


def test_a_figure_says_in_which_note_its_sentence_is(client, invented):
    by_id = texts_by_id(client.get("/cuenta/2019/capitulo/1/"))
    assert by_id["nota-1"] == f"{SENTENCE} De Indicador AA-001 ; Indicador AA-002"
    assert by_id["nota-2"] == f"{OWN} De Indicador AA-001 ; Compromisos"
    assert by_id["nota-3"].startswith(f"{NOTHING} De Indicador AA-001 ; Indicador AA-002")
    assert by_id["c2"].endswith("Año 2019 Fuente: ver la nota 1 , ver la nota 2 Ver la nota 3")
    assert by_id["c3"].endswith("Antes, 400. Ver la nota 3")
    assert by_id["c4"].endswith("Fuente: ver la nota 1")
    assert by_id["c5"].startswith("Vicuña Ver la nota 3 Cien en Vicuña. 100")
    assert "Vicuña y Paihuano: ver la nota 3 Protegida: ver la nota 4" in by_id["AA-003"]
    assert "Breve. Protegida: ver la nota 4" in by_id["AA-004"]


def test_what_is_told_of_all_before_them_is_no_note(client, invented):
    page = text(client.get("/cuenta/2019/capitulo/1/"))
    assert page.count(f"Si de una cifra no se dice otra cosa: {MEASURED} Y más.") == 1
    assert page.count(MEASURED) == 2
    assert "Se mide aparte." in page


def test_the_page_of_a_figure_refers_to_no_note(client, edition):
    for row in edition.cifras.filter(dimension=""):
        response = client.get(f"/cuenta/2019/cifra/{row.codigo}/")
        page = text(response)
        assert not any(link.startswith("#nota-") for link in links(response))
        assert all(plain(line) in page for line in (*row.fuente.splitlines(), row.nota)), row


def note(*places):
    return Notas(Dicha(told, (str(place), str(place)), cita) for place, (told, cita) in enumerate(places))


def test_a_text_of_one_place_and_a_short_one_stay_where_they_are():
    short = "x" * (WORTH_A_NOTE - 1)
    notas = note((SENTENCE, True), (short, False), (short, False), (f"{OWN}\n{OWN}", True))
    assert list(notas) == []
    assert notas.apart(f"{SENTENCE}\n{short}").propio == f"{SENTENCE}\n{short}"


def test_a_quotation_within_a_longer_one_is_told_with_it_and_a_note_is_not():
    assert [one.texto for one in note((PART, True), (SENTENCE, True))] == [SENTENCE]
    assert list(note((PART, False), (SENTENCE, False))) == []
