from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from gobernacion.open_data.downloads import FORMATS
from gobernacion.releases.checking import check
from gobernacion.releases.documents import CompromisoDicho
from gobernacion.releases.drafting import draft_from_document
from gobernacion.releases.publishing import publish
from tests.invented_account import (
    ACCOUNT,
    TODAY,
    aprueba,
    committed,
    corrected,
    elabora,
    office,
    published,
    said,
    with_figures,
    withdrawn,
)

__all__ = ["aprueba", "corrected", "elabora", "office", "published", "withdrawn"]

LONG = "Treinta son mayores: «así se contó», dijo la mesa.\n" * 800
"""A source that does not fit in the cell of a spreadsheet."""

PROMISED = (
    CompromisoDicho(2030, "Llegar a cuarenta personas.", "HU-001", Decimal(40), "Así se dijo en 2029."),
    *ACCOUNT.capitulos[0].compromisos,
    CompromisoDicho(2031, "Regar de noche.", "", None, ""),
    CompromisoDicho(2030, "Rendir el doble.", "HU-003", Decimal("2.5"), "Así se dijo en 2029."),
)
first, second = with_figures(said("HU-001:edad=Mayores de 60", 30, fuente=LONG), said("HU-006", 0)).capitulos
EVERYTHING = replace(ACCOUNT, capitulos=(replace(first, compromisos=PROMISED), second))
"""The invented account with a text that does not fit, a zero, and commitments of its own year and without a figure."""

MADE: dict[str, bytes] = {}


@pytest.fixture
def downloads(request):
    """Every download of an edition that has everything there can be; made once, for they are the same for ever."""
    if not MADE:
        request.getfixturevalue("office")
        edicion = draft_from_document(EVERYTHING, request.getfixturevalue("elabora"))
        edicion.compromisos.filter(year=2030).update(plazo=date(2030, 11, 30))
        assert check(edicion) == []
        edicion.aprobar(request.getfixturevalue("aprueba"))
        with committed():
            publicada = publish(edicion, TODAY)
        MADE.update({formato: how.write(publicada) for formato, how in FORMATS.items()})
    return MADE
