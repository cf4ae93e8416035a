"""Counts of few persons are published without their number, which nobody works out from what stands beside it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest

from gobernacion.indicators.cuadraturas import Igual, Suma, UnaVez, de_los_desgloses
from gobernacion.indicators.declarations import Cuenta, Desglose, Indicador, Sensibilidad
from gobernacion.indicators.figures import Cifras
from gobernacion.indicators.percentages import Proporcion, Variacion
from gobernacion.published.rows import Origen
from gobernacion.published.seal import contents
from gobernacion.records.models import ValorVigente
from gobernacion.releases import protection
from gobernacion.releases.checking import check
from gobernacion.releases.drafting import draft_erratum, draft_from_document
from gobernacion.releases.models import Cifra
from gobernacion.releases.publishing import publish
from gobernacion.transitions import TransicionRechazada
from tests.conformity import confirm_areas
from tests.invented_account import ACCOUNT, TODAY

pytestmark = pytest.mark.django_db

PERSONAS = Indicador(
    *("HU-001", "Personas con huerto", "Personas.", "personas", "1", "Se cuentan.", Cuenta.PERSONA),
    desgloses=(
        Desglose("comuna", "Comuna"),
        Desglose("comuna/sector", "Sector"),
        Desglose("ayuda", "Ayuda", suma=False),
    ),
)
SUMAS = tuple(de_los_desgloses(PERSONAS))


def cifra(lugar, valor, year=2030, cuenta=Cuenta.PERSONA, origen=Origen.REGISTROS, **fields):
    codigo, _, cut = lugar.partition(":")
    dimension, _, categoria = cut.partition("=")
    return Cifra(
        codigo=codigo,
        dimension=dimension,
        categoria=categoria,
        desde=fields.pop("desde", date(year, 1, 1)),
        hasta=fields.pop("hasta", date(year + 1, 1, 1)),
        valor=Decimal(valor),
        cuenta=cuenta,
        origen=origen,
        orden=fields.pop("orden", 0),
        sensibilidad=fields.pop("sensibilidad", Sensibilidad.PUBLICA),
        **fields,
    )


def withheld(*cifras, identities=SUMAS, told=()):
    return [str(one) for one in protection.to_withhold(cifras, identities, TODAY, told)]


def published(*cifras):
    """The same figures as an edition published before keeps them: each says whether it was withheld."""
    hidden = protection.to_withhold(cifras, SUMAS, TODAY)
    for one in cifras:
        one.protegida = one in hidden
    return cifras


# --- what is withheld -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("cuenta", [Cuenta.PERSONA, Cuenta.FAMILIA, Cuenta.TRAMITE, Cuenta.SUCESO])
@pytest.mark.parametrize(("valor", "hidden"), [(0, False), (1, True), (4, True), (5, False)])
def test_fewer_than_five_persons_or_of_what_happened_to_them(cuenta, valor, hidden):
    assert withheld(cifra("HU-001", valor, cuenta=cuenta)) == (["HU-001"] if hidden else [])


@pytest.mark.parametrize("cuenta", [Cuenta.COSA, Cuenta.ORGANIZACION, Cuenta.ACTIVIDAD])
def test_what_is_no_person_is_published_however_small_and_whatever_it_is_measured_from(cuenta):
    assert withheld(cifra("HU-001:comuna=Norte", 1, cuenta=cuenta, sensibilidad=Sensibilidad.PERSONAL)) == []


def test_what_a_public_document_states_is_published_as_stated():
    assert withheld(cifra("HU-001", 1, origen=Origen.DOCUMENTO)) == []


def test_pesos_and_means_of_delicate_data_are_told_as_a_whole_only():
    """Of their parts nobody knows how many persons stand behind each."""
    for cuenta in (Cuenta.DINERO, Cuenta.PROPORCION):
        delicate = {"cuenta": cuenta, "sensibilidad": Sensibilidad.SENSIBLE}
        assert withheld(cifra("HU-001", 900_000, **delicate)) == []
        assert withheld(cifra("HU-001:comuna=Norte", 900_000, **delicate)) == ["HU-001:comuna=Norte"]
        assert withheld(cifra("HU-001:comuna=Norte", 900_000, cuenta=cuenta)) == []


@pytest.mark.parametrize(("records", "hidden"), [(0, False), (1, True), (4, True), (5, False), (None, False)])
def test_pesos_and_means_of_delicate_data_that_rest_on_few_records_are_not_told(records, hidden):
    for cuenta in (Cuenta.DINERO, Cuenta.PROPORCION):
        delicate = {"cuenta": cuenta, "sensibilidad": Sensibilidad.PERSONAL, "registros": records}
        assert withheld(cifra("HU-001", 50, **delicate)) == (["HU-001"] if hidden else [])
        assert withheld(cifra("HU-001", 50, cuenta=cuenta, registros=records)) == []


def test_the_office_may_change_the_number_from_one_day_on():
    figure = cifra("HU-001", 8)
    ValorVigente.objects.create(
        clave=protection.CONTEO_MINIMO.clave, valor=10, desde=TODAY, norma="Una norma"
    )
    assert protection.to_withhold([figure], SUMAS, TODAY) == [figure]
    assert protection.to_withhold([figure], SUMAS, date(2031, 2, 28)) == []


# --- and what would give it away ------------------------------------------------------------------------------


def test_one_category_is_not_worked_out_from_the_total_and_the_others():
    table = cifra("HU-001", 40), cifra("HU-001:comuna=Norte", 2), cifra("HU-001:comuna=Sur", 30)
    assert withheld(*table, cifra("HU-001:comuna=Costa", 8)) == ["HU-001:comuna=Norte", "HU-001:comuna=Costa"]


def test_two_small_ones_hide_each_other():
    table = cifra("HU-001", 40), cifra("HU-001:comuna=Norte", 2), cifra("HU-001:comuna=Sur", 4)
    assert withheld(*table, cifra("HU-001:comuna=Costa", 34)) == ["HU-001:comuna=Norte", "HU-001:comuna=Sur"]


@pytest.mark.parametrize("north", [1, 2])
def test_two_that_make_up_so_little_that_both_are_seen_to_be_small_need_a_third(north):
    table = cifra("HU-001", 40), cifra("HU-001:comuna=Norte", north), cifra("HU-001:comuna=Sur", 1)
    rest = cifra("HU-001:comuna=Costa", 8), cifra("HU-001:comuna=Valle", 40 - 9 - north)
    assert withheld(*table, *rest) == [f"HU-001:comuna={where}" for where in ("Norte", "Sur", "Costa")]


def test_where_all_its_parts_are_few_the_total_is_withheld_too():
    table = cifra("HU-001", 5), cifra("HU-001:comuna=Norte", 3), cifra("HU-001:comuna=Sur", 2)
    assert withheld(*table) == ["HU-001", "HU-001:comuna=Norte", "HU-001:comuna=Sur"]


def test_categories_that_overlap_give_nothing_away():
    assert withheld(
        cifra("HU-001", 40), cifra("HU-001:ayuda=Agua", 2), cifra("HU-001:ayuda=Semillas", 39)
    ) == ["HU-001:ayuda=Agua"]


def test_what_is_withheld_beside_another_is_not_worked_out_from_its_own_parts():
    found = withheld(
        cifra("HU-001", 40),
        cifra("HU-001:comuna=Norte", 4),
        cifra("HU-001:comuna=Sur", 16),
        cifra("HU-001:comuna=Costa", 20),
        cifra("HU-001:comuna/sector=Sur/Alto", 6),
        cifra("HU-001:comuna/sector=Sur/Bajo", 10),
    )
    assert found == ["HU-001:comuna=Norte", "HU-001:comuna=Sur", "HU-001:comuna/sector=Sur/Alto"]


def test_a_total_is_withheld_with_all_its_parts():
    table = cifra("HU-001", 4), cifra("HU-001:comuna=Norte", 4)
    assert withheld(*table) == ["HU-001", "HU-001:comuna=Norte"]


def test_the_same_fact_told_under_another_code_is_withheld_there_too():
    same = cifra("HU-001", 3, cuenta=Cuenta.PERSONA), cifra("HU-002", 3, cuenta=Cuenta.COSA)
    assert withheld(*same, identities=[Igual("x", "x", "HU-001", "HU-002")]) == ["HU-001", "HU-002"]
    cuts = cifra("HU-001:comuna=Norte", 3), cifra("HU-002:comuna=Norte", 3, cuenta=Cuenta.COSA)
    assert len(withheld(*same, *cuts, identities=[UnaVez("x", "x", "HU-001", "HU-002")])) == 4


def test_a_sum_of_other_figures_gives_nothing_away():
    lines = [cifra("HU-002", 44), cifra("HU-003", 40), cifra("HU-001", 4)]
    assert withheld(*lines, identities=[Suma("x", "x", "HU-002", ("HU-001", "HU-003"))]) == [
        "HU-003",
        "HU-001",
    ]
    assert withheld(*lines, identities=[Suma("x", "x", "HU-002", ("HU-001", "HU-009"))]) == ["HU-001"]


def test_no_percentage_gives_a_count_away():
    part, whole = cifra("HU-001", 4), cifra("HU-002", 40)
    percentage = cifra("HU-003", 10, cuenta=Cuenta.PROPORCION)
    shared = Proporcion("x", "x", "HU-003", "HU-001", "HU-002")
    assert withheld(part, whole, percentage, identities=[shared]) == ["HU-001", "HU-003"]
    before, now = cifra("HU-001", 40, year=2029), cifra("HU-001", 4)
    change = cifra("HU-003", -90, cuenta=Cuenta.PROPORCION)
    assert withheld(before, now, change, identities=[Variacion("x", "x", "HU-003", "HU-001")]) == [
        "HU-001",
        "HU-003",
    ]


# --- nor from what another edition said ------------------------------------------------------------------------


def by_comuna(**counts):
    total = cifra("HU-001", sum(counts.values()))
    return [total, *(cifra(f"HU-001:comuna={name}", many) for name, many in counts.items())]


def test_another_edition_does_not_show_what_hid_a_count_in_the_one_before():
    """Norte is 2 in both; Costa hid it, and would tell it if Sur hid it now."""
    told = published(*by_comuna(Norte=2, Sur=30, Costa=8))
    assert withheld(*by_comuna(Norte=2, Sur=7, Costa=8)) == ["HU-001:comuna=Norte", "HU-001:comuna=Sur"]
    again = withheld(*by_comuna(Norte=2, Sur=7, Costa=8), told=told)
    assert again == ["HU-001:comuna=Norte", "HU-001:comuna=Costa"]


def test_what_was_seen_before_hides_nothing():
    """Costa said 8 in the edition before and still does: whoever read it subtracts it."""
    told = published(*by_comuna(Norte=20, Sur=30, Costa=8))
    assert [str(one) for one in told if one.protegida] == []
    again = withheld(*by_comuna(Norte=3, Sur=31, Costa=8), told=told)
    assert again == ["HU-001:comuna=Norte", "HU-001:comuna=Sur"]


def test_a_small_count_that_a_document_told_hides_no_other():
    """Costa is withheld as few, but whoever read the document knows that it was 4."""
    told = [cifra("HU-001:comuna=Costa", 4, origen=Origen.DOCUMENTO)]
    again = withheld(*by_comuna(Norte=2, Sur=30, Costa=4), told=told)
    assert again == [f"HU-001:comuna={where}" for where in ("Norte", "Sur", "Costa")]


def test_a_year_up_to_a_day_and_the_whole_of_it_are_looked_at_together():
    told = published(*by_comuna(Norte=2, Sur=30, Costa=8))
    for one in told:
        one.corte = date(2030, 3, 6)
    again = withheld(*by_comuna(Norte=2, Sur=7, Costa=8), told=told)
    assert again == ["HU-001:comuna=Norte", "HU-001:comuna=Costa"]


def until(day, rows):
    """The same figures of an area that was answered for until that day of their year."""
    for one in rows:
        one.hasta = day + timedelta(days=1)
    return rows


def test_a_cut_and_the_close_of_an_area_that_ended_in_mid_year_are_looked_at_together():
    """La Serena is 3 in both; Vicuña hid it in the cut, and would tell it if Paihuano hid it in the close."""
    told = published(*by_comuna(LaSerena=3, Vicuna=6, Coquimbo=9))
    for one in told:
        one.corte = date(2030, 3, 6)
    close = until(date(2030, 6, 30), by_comuna(LaSerena=3, Vicuna=6, Coquimbo=9, Paihuano=5))
    assert withheld(*close) == ["HU-001:comuna=LaSerena", "HU-001:comuna=Paihuano"]
    assert withheld(*close, told=told) == ["HU-001:comuna=LaSerena", "HU-001:comuna=Vicuna"]


def test_a_state_says_it_of_its_own_day_and_not_of_what_begins_on_it():
    first = date(2030, 1, 1)
    told = published(*until(first, by_comuna(Norte=2, Sur=30, Costa=8)))
    year = by_comuna(Norte=2, Sur=7, Costa=8)
    assert withheld(*year, told=told) == withheld(*year)
    again = until(first, by_comuna(Norte=2, Sur=7, Costa=8))
    assert withheld(*again, told=told) == ["HU-001:comuna=Norte", "HU-001:comuna=Costa"]


def test_what_changed_may_be_shown_again():
    told = published(*by_comuna(Norte=2, Sur=30, Costa=8))
    assert withheld(*by_comuna(Norte=12, Sur=30, Costa=9), told=told) == []


# --- whatever the table ---------------------------------------------------------------------------------------


def random_table(chance):
    """A total with categories, some of them cut again."""
    rows, total = [], 0
    for comuna in range(chance.randrange(1, 7)):
        sectors = [chance.choice([0, 1, 2, 3, 4, 5, 8, 60]) for _ in range(chance.randrange(0, 5))]
        parts = sum(sectors) or chance.choice([1, 2, 4, 5, 9, 70])
        for sector, valor in enumerate(sectors):
            if sum(sectors):
                rows.append(cifra(f"HU-001:comuna/sector=C{comuna}/S{sector}", valor))
        rows.append(cifra(f"HU-001:comuna=C{comuna}", parts))
        total += parts
    return [cifra("HU-001", total), *rows]


def solved(rows, hidden, told=()):
    """The withheld figures that a reader can work out exactly: linear algebra over every sum that is known.

    Whoever read another edition takes what was seen there and says the same here for known.
    """

    def said(one):
        return protection.place(one)[0], one.desde, one.valor

    seen = {said(one) for one in told if not one.protegida}
    unknown = [one for one in rows if one in hidden and said(one) not in seen]
    column = {protection.place(one): i for i, one in enumerate(unknown)}
    everything = Cifras(protection.as_stated(one) for one in rows)
    matrix = []
    for identity in SUMAS:
        for whole, *parts in identity.ties(everything):
            row = [Fraction(0)] * (len(unknown) + 1)
            for sign, one in [(1, whole), *((-1, part) for part in parts)]:
                where = column.get((one.lugar, one.momento))
                if where is None:
                    row[-1] += sign * Fraction(one.valor)
                else:
                    row[where] += sign
            matrix.append(row)
    return [unknown[i] for i in pinned(matrix, len(unknown))]


def changed(rows, chance):
    """The same table as another edition tells it: some of its cells say something else."""
    cells = {one.categoria: int(one.valor) for one in rows if one.dimension == "comuna"}
    cut = {name for name in cells for one in rows if one.categoria.startswith(f"{name}/")}
    sectors = {one.categoria: int(one.valor) for one in rows if one.dimension == "comuna/sector"}
    for cell in (sectors, cells):
        for name in cell:
            if chance.random() < 0.3:
                cell[name] = chance.choice([0, 1, 2, 4, 5, 6, 30])
    for name in cut:
        cells[name] = sum(many for sector, many in sectors.items() if sector.startswith(f"{name}/"))
    return [
        cifra("HU-001", sum(cells.values())),
        *(cifra(f"HU-001:comuna={name}", many) for name, many in cells.items()),
        *(cifra(f"HU-001:comuna/sector={name}", many) for name, many in sectors.items()),
    ]


def known_to_be_small(rows, hidden):
    """The withheld figures that are known to be below five because what they make up together is seen to be little."""
    everything = Cifras(protection.as_stated(one) for one in rows)
    withheld = {protection.place(one) for one in hidden}
    for identity in SUMAS:
        for whole, *parts in identity.ties(everything):
            unseen = [one for one in parts if (one.lugar, one.momento) in withheld]
            if unseen and (whole.lugar, whole.momento) not in withheld:
                most = sum(one.valor for one in unseen) - (len(unseen) - 1)
                yield from (one for one in unseen if most < 5)


def pinned(matrix, width):
    """The columns whose value follows from the equations: Gauss-Jordan leaves them alone in their row."""
    done = 0
    for column in range(width):
        pivot = next((r for r in range(done, len(matrix)) if matrix[r][column]), None)
        if pivot is None:
            continue
        matrix[done], matrix[pivot] = matrix[pivot], matrix[done]
        matrix[done] = [value / matrix[done][column] for value in matrix[done]]
        for other in range(len(matrix)):
            if other != done and matrix[other][column]:
                factor = matrix[other][column]
                matrix[other] = [a - factor * b for a, b in zip(matrix[other], matrix[done], strict=True)]
        done += 1
    for row in matrix[:done]:
        filled = [i for i, value in enumerate(row[:-1]) if value]
        if len(filled) == 1:
            yield filled[0]


@pytest.mark.campaign
def test_no_random_table_gives_a_small_count_away(campaign_size, record_property):
    hidden_cells = tables = 0
    for seed in range(campaign_size(sample=200, whole=10_000)):
        rows = random_table(Random(seed))
        hidden = protection.to_withhold(rows, SUMAS, TODAY)
        assert {str(one) for one in rows if 0 < one.valor < 5} <= {str(one) for one in hidden}, seed
        assert not [str(one) for one in solved(rows, hidden)], seed
        assert not [str(one) for one in known_to_be_small(rows, hidden)], seed
        hidden_cells += len(hidden)
        tables += 1
    record_property("random tables", tables)
    record_property("figures withheld", hidden_cells)
    assert hidden_cells > tables


@pytest.mark.campaign
def test_no_two_editions_of_a_random_table_give_a_small_count_away_together(campaign_size, record_property):
    kept = 0
    pairs = campaign_size(sample=200, whole=10_000)
    for seed in range(pairs):
        first = published(*random_table(Random(seed)))
        second = changed(first, Random(-seed))
        if seed % 2:
            until(date(2030, 6, 30), second)
        hidden = protection.to_withhold(second, SUMAS, TODAY, first)
        for one in second:
            one.protegida = one in hidden
        assert small(solved(second, hidden, told=first)) == [], seed
        assert small(solved(first, [one for one in first if one.protegida], told=second)) == [], seed
        kept += len(hidden)
    record_property("pairs of random tables", pairs)
    record_property("figures withheld in the second", kept)
    assert kept > pairs


def small(cifras):
    return [str(one) for one in cifras if 0 < one.valor < 5]


# --- from the check to the public -----------------------------------------------------------------------------


@pytest.fixture
def measured(office, elabora):
    """The invented account as if its persons had been measured from records, with few of them in one comuna."""
    edicion = draft_from_document(ACCOUNT, elabora)
    edicion.cifras.filter(codigo="HU-001", desde=date(2030, 1, 1)).update(origen=Origen.REGISTROS)
    edicion.cifras.filter(categoria="El Olivo").update(valor=3)
    edicion.cifras.filter(categoria="=Laderas").update(valor=35)
    return edicion


@pytest.fixture
def publicada(measured, aprueba):
    check(measured)
    confirm_areas(measured, aprueba)
    measured.aprobar(aprueba)
    return publish(measured, TODAY)


def test_it_is_published_without_its_value_and_says_why(publicada):
    hidden = publicada.cifras.filter(calificador="protegida")
    assert {one.categoria for one in hidden} == {"El Olivo", "=Laderas"}
    assert {one.valor for one in hidden} == {None}
    assert publicada.cifras.get(orden=1).valor == 38


def test_its_erratum_keeps_withheld_what_it_does_not_change(publicada, elabora):
    """Those of Laderas are 35 as before, and would tell that El Olivo had been 3."""
    erratum = draft_erratum(publicada, "En El Olivo eran ocho.", elabora)
    erratum.cifras.filter(categoria="El Olivo").update(valor=8)
    erratum.cifras.filter(orden=1).update(valor=43)
    check(erratum)
    assert set(erratum.cifras.filter(protegida=True).values_list("categoria", flat=True)) == {
        "El Olivo",
        "=Laderas",
    }


def test_so_does_one_that_tells_an_area_up_to_its_last_day(publicada, elabora):
    erratum = draft_erratum(publicada, "El área terminó en junio.", elabora)
    erratum.cifras.filter(categoria="El Olivo").update(valor=8)
    erratum.cifras.filter(orden=1).update(valor=43)
    erratum.cifras.filter(codigo="HU-001", desde=date(2030, 1, 1)).update(hasta=date(2030, 7, 1))
    check(erratum)
    assert "=Laderas" in erratum.cifras.filter(protegida=True).values_list("categoria", flat=True)


def test_no_check_tells_the_public_what_is_withheld(publicada, measured):
    assert measured.cuadraturas.filter(clave__startswith="HU-001:comuna@2030").exists()
    assert not publicada.cuadraturas.filter(clave__startswith="HU-001:comuna@2030").exists()
    assert publicada.cuadraturas.exists()
    told = [
        {name: row[name] for name in row if name != "id"} for row in contents(publicada.slug)["cuadraturas"]
    ]
    assert "35" not in str(told)


def test_staff_keep_its_value(publicada, measured):
    assert set(measured.cifras.filter(protegida=True).values_list("valor", flat=True)) == {3, 35}


def test_what_the_check_did_not_withhold_is_not_published(measured, aprueba):
    check(measured)
    confirm_areas(measured, aprueba)
    measured.aprobar(aprueba)
    ValorVigente.objects.create(
        clave=protection.CONTEO_MINIMO.clave, valor=40, desde=TODAY, norma="Una norma"
    )
    with pytest.raises(TransicionRechazada, match="muy pocas personas"):
        publish(measured, TODAY)


def test_a_page_says_why_there_is_no_number(publicada, client):
    shown = client.get("/cuenta/2030/cifra/HU-001/").content.decode()
    assert "Protegida" in shown
    assert "se podría reconocer a alguna" in " ".join(shown.split())
    assert "protegida" in client.get("/datos/cuenta-2030-1.csv").content.decode()
