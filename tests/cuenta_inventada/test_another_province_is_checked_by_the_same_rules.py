"""Another province and year, loaded by data alone: other contradictions are found, right tables are left in peace."""

from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from gobernacion.access.roles import Rol
from gobernacion.indicators.cuadraturas import Estado
from gobernacion.releases.models import Edicion
from tests.access.people import make_user, name
from tests.accounts import PRUEBA_2022, account, findings, of_estado

YEAR = "2022-01-01..2023-01-01"
SEASON = "2021-12-01..2022-06-01"

PART_OVER_WHOLE = {f"OR-beneficiadas@{YEAR}": (212, 180), f"AN-vehiculos@{SEASON}": (2100, 2050)}
OFF_BY_ONE = {
    f"FS-001:comuna@{YEAR}": (21, 20),
    f"OR-siep@{YEAR}": (179, 180),
    f"DS-derivadas@{YEAR}": (24, 25),
}
PERCENTAGE_OFF = {f"GT-cumplimiento@{YEAR}": (68, Decimal("62.5"))}
PARTS_OVER_TOTAL = {f"EX-001:nacionalidad@{YEAR}": (1000, 1070)}
BUDGET_SHORT = {f"CC-001:linea@{YEAR}": (9000000, 8900000), f"CC-presupuesto@{YEAR}": (9000000, 8900000)}
AGE_BANDS_OFF = {f"AC-004:edad@{YEAR}": (50, 52)}
TOLD_TWICE = {f"menciones@{YEAR}#CA-001": (310, 301)}

QUIEBRES = (
    PART_OVER_WHOLE
    | OFF_BY_ONE
    | PERCENTAGE_OFF
    | PARTS_OVER_TOTAL
    | BUDGET_SHORT
    | AGE_BANDS_OFF
    | TOLD_TWICE
)

RIGHT = {
    f"AC-001:unidad territorial@{YEAR}",
    f"AC-002:unidad territorial@{YEAR}",
    f"AC-002:rol@{YEAR}",
    f"AC-003:convocatoria@{YEAR}",
    f"AC-cuidadores@{YEAR}",
    f"AC-familias@{YEAR}",
    f"AC-nna@{YEAR}",
    f"AC-privadas@{YEAR}",
    f"AN-001:sentido@{SEASON}",
    f"AN-003:nacionalidad@{SEASON}#Argentina",
    f"AN-personas@{SEASON}",
    f"AN-variacion@{SEASON}",
    f"DS-001:comuna@{YEAR}",
    f"EX-atencion@{YEAR}",
    f"FS-002:comuna@{YEAR}",
    f"OR-compras@{YEAR}",
    f"OR-fosis@{YEAR}",
    f"OR-riesgo@{YEAR}",
}


@pytest.fixture
def cifras():
    return list(account(PRUEBA_2022).dichas())


def test_its_contradictions_are_found_and_no_others(cifras):
    assert of_estado(Estado.QUIEBRE, cifras) == QUIEBRES
    assert of_estado(Estado.OBSERVACION, cifras) == {}


def test_its_right_tables_are_checked_and_left_alone(cifras):
    assert of_estado(Estado.CUADRA, cifras).keys() == RIGHT


def test_each_contradiction_is_told_with_its_own_numbers(cifras):
    told = {r.clave: r.frase for r in findings(cifras)}
    assert "4 + 7 + 9 = 20" in told[f"FS-001:comuna@{YEAR}"]
    assert "62,5 %" in told[f"GT-cumplimiento@{YEAR}"]
    assert "301 y como 310" in told[f"menciones@{YEAR}#CA-001"]
    assert "la diferencia es 100.000" in told[f"CC-001:linea@{YEAR}"]


@pytest.mark.django_db
def test_it_is_kept_as_a_draft_that_cannot_be_published_until_each_is_explained():
    name(make_user("transcriptora"), Rol.JEFATURA)
    with pytest.raises(CommandError, match=rf"(?s)(.*falta una nota){{{len(QUIEBRES)}}}"):
        call_command("cargar_cuenta", PRUEBA_2022, elabora="transcriptora", save=True, verbosity=0)
    edicion = Edicion.objects.get(year=2022)
    assert edicion.estado == "borrador"
    assert edicion.provincia == "Prueba"
    broken = edicion.cuadraturas.filter(estado=Estado.QUIEBRE)
    assert {row.clave for row in broken} == set(QUIEBRES)
