"""A number of the board leads to the list of the very records it was counted from."""

from datetime import date

import pytest
from django.utils import timezone

from gobernacion.access.grants import Grants
from gobernacion.access.models import User
from gobernacion.areas import installed
from gobernacion.indicators.registry import registry
from gobernacion.summaries.board import headline
from gobernacion.summaries.reading import every_area, headlines, summary_of_days
from gobernacion.summaries.spans import Clase, Lapso
from tests.access.people import browser_of

pytestmark = pytest.mark.django_db

DECLARING = [area for area in installed() if any(one.lista for one in registry().of_area(area.label))]
CODES = [one.codigo for one in registry() if one.lista]
OF_2019 = Lapso.around(Clase.YEAR, date(2019, 12, 31))


@pytest.fixture(scope="module")
def jefatura(keep_demonstration_of, django_db_blocker):
    keep_demonstration_of(*(area.label for area in DECLARING))
    return User.objects.get(username="jefatura")


def test_whoever_has_a_target_says_where_its_records_are():
    assert {f"SE-00{n}" for n in range(1, 6)} | {"GT-001", "GT-002", "CA-001"} <= set(CODES)


@pytest.fixture
def lineas(jefatura, db):
    summary = summary_of_days(OF_2019, every_area(area.label for area in DECLARING), timezone.now())
    return {linea.codigo: linea for linea in summary.totales if linea.codigo in CODES}


def test_its_list_holds_as_many_as_the_number_says(jefatura, lineas):
    held, browser = Grants(jefatura, timezone.localdate()), browser_of(jefatura)
    assert lineas.keys() == set(CODES)
    found = {}
    for codigo, linea in lineas.items():
        page = browser.get(headline(linea, held)["url"])
        assert page.status_code == 200, codigo
        found[codigo] = page.context["cl"].queryset.count()
    assert found == {codigo: linea.valor or 0 for codigo, linea in lineas.items()}
    assert sum(map(bool, found.values())) > len(found) * 2 // 3


def test_so_does_the_list_of_each_comuna(jefatura, lineas):
    page = browser_of(jefatura).get("/interno/resumen/", {"lapso": "año", "dia": "31-12-2019"})
    told = page.context["by_comuna"]
    row = next(row for row in told["rows"] if row["head"].codigo == "SE-001")
    cells = [cell for cell in row["cells"] if cell["text"] != "—"]
    assert len(cells) > 1
    for cell in cells:
        found = browser_of(jefatura).get(cell["url"]).context["cl"].queryset.count()
        assert str(found) == cell["text"], cell["of"]


def test_a_list_that_is_not_declared_is_narrowed_to_its_year_alone(jefatura):
    lineas = {linea.codigo: linea for linea in headlines(OF_2019, every_area(["fondo_social"]))}
    url = headline(lineas["FS-001"], Grants(jefatura, timezone.localdate()))["url"]
    assert url.endswith("/proyecto/?periodo=2019")
