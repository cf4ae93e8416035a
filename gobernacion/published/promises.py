"""What an edition says was done of what had been promised for its year: the figure that measures each commitment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gobernacion.lib.periods import Period
from gobernacion.published.models import CifraPublicada, CompromisoPublicado, EdicionPublicada


def measured_by(
    edicion: EdicionPublicada, compromisos: Iterable[CompromisoPublicado]
) -> dict[int, CifraPublicada]:
    """The total of the promised year in the same edition, by commitment; nothing for one whose year is to come."""
    due = [one for one in compromisos if one.codigo and one.year <= edicion.year]
    if not due:
        return {}
    totals = edicion.cifras.totales().en_orden()
    totals = totals.filter(codigo__in={one.codigo for one in due}, valor__isnull=False)
    # Where there are several, the whole year stands, or else the one counted the latest; of equals, the last told.
    latest = sorted(totals, key=lambda cifra: (cifra.corte is None, cifra.corte or date.min))
    found = {(cifra.codigo, Period(cifra.desde, cifra.hasta).last_day.year): cifra for cifra in latest}
    return {one.pk: found[one.codigo, one.year] for one in due if (one.codigo, one.year) in found}
