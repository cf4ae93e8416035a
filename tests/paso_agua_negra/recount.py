"""The figures of the crossing counted naively: every sheet in memory, one by one, in plain Python."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from gobernacion.lib.periods import Period
from programs.paso_agua_negra.models import Causa, Cierre, Recuento, Temporada

Figures = dict[tuple[str, str, str], Decimal]

GROUPS = {"chilenas": "Chilena", "argentinas": "Argentina", "otras": "Otra"}
KINDS = {
    "autos": "Automóviles y camionetas",
    "buses": "Buses y minibuses",
    "camiones": "Camiones",
    "motos": "Motocicletas",
    "otros": "Otros vehículos",
}
WAYS = {"entran": "Entrada", "salen": "Salida"}
MONTHS = (
    "Enero", "Febrero", "Marzo", "Abril", "Mayo", "Junio",
    "Julio", "Agosto", "Septiembre", "Octubre", "Noviembre", "Diciembre",
)  # fmt: skip


def recount(period: Period) -> Figures:
    """Every figure of the area, by code, dimension and category."""
    sheets, before = sheets_of(period), sheets_of(period.previous())
    figures: Figures = {}
    for code in ("AN-001", "AN-003", "AN-004", "AN-005", "AN-006", "AN-007"):
        add(figures, code, "", "", 0)
    for sheet in sheets:
        persons(sheet, figures)
        vehicles(sheet, figures)
    for code, of in (("AN-002", persons_of), ("AN-008", vehicles_of)):
        then, now = sum(map(of, before)), sum(map(of, sheets))
        if then:
            figures[code, "", ""] = Decimal(100 * (now - then)) / then
    if sheets:
        figures["AN-011", "", ""] = Decimal(sum(map(persons_of, sheets))) / len(sheets)
        figures["AN-012", "", ""] = Decimal(max(map(persons_of, sheets)))
    days(period, sheets, figures)
    return figures


def add(figures: Figures, code: str, dimension: str, category: str, value: int) -> None:
    figures[code, dimension, category] = figures.get((code, dimension, category), Decimal(0)) + value


def persons(sheet: Recuento, figures: Figures) -> None:
    month = f"{MONTHS[sheet.ocurrido_el.month - 1]} {sheet.ocurrido_el.year}"
    for way, sentido in WAYS.items():
        for group, nationality in GROUPS.items():
            how_many = getattr(sheet, f"{way}_{group}")
            told = "Argentina" if group == "argentinas" else "Chilena y otras"
            add(figures, "AN-001", "", "", how_many)
            add(figures, "AN-001", "nacionalidad", told, how_many)
            add(figures, "AN-001", "sentido", sentido, how_many)
            if way == "entran":
                add(figures, "AN-003", "", "", how_many)
                add(figures, "AN-003", "nacionalidad", told, how_many)
            code = "AN-006" if way == "entran" else "AN-007"
            add(figures, code, "", "", how_many)
            add(figures, code, "nacionalidad", nationality, how_many)
            add(figures, code, "mes", month, how_many)


def vehicles(sheet: Recuento, figures: Figures) -> None:
    for way, sentido in WAYS.items():
        for kind, tipo in KINDS.items():
            how_many = getattr(sheet, f"{way}_{kind}")
            add(figures, "AN-005", "", "", how_many)
            add(figures, "AN-005", "tipo", tipo, how_many)
            add(figures, "AN-005", "sentido", sentido, how_many)
            if way == "entran":
                add(figures, "AN-004", "", "", how_many)
                add(figures, "AN-004", "tipo", tipo, how_many)


def days(period: Period, sheets: list[Recuento], figures: Figures) -> None:
    """The days of the seasons, one by one."""
    counted = {sheet.ocurrido_el for sheet in sheets}
    seasons = list(Temporada.objects.all())
    closures = [one for one in Cierre.objects.all() if one.anulado_el is None and one.alcance == "total"]
    opened = closed = missing = 0
    day = period.desde
    while day < period.hasta:
        if any(in_season(day, one, period, counted) for one in seasons):
            causes = [one.causa for one in closures if one.ocurrido_el <= day <= (one.hasta or date.max)]
            assert len(causes) <= 1
            if causes:
                closed += 1
                key = ("AN-010", "causa", Causa(causes[0]).label)
                figures[key] = figures.get(key, Decimal(0)) + 1
            else:
                opened += 1
                missing += day not in counted
        day += timedelta(days=1)
    figures["AN-009", "", ""] = Decimal(opened)
    figures["AN-010", "", ""] = Decimal(closed)
    figures["AN-013", "", ""] = Decimal(missing)


def in_season(day: date, season: Temporada, period: Period, counted: set[date]) -> bool:
    """One that had not closed by the last day goes up to its last count in the period."""
    last = season.cierra
    if last is None or last >= period.hasta:
        last = max((one for one in counted if season.abierta(one)), default=None)
    return last is not None and season.abre <= day <= last


def sheets_of(period: Period) -> list[Recuento]:
    return [
        one for one in Recuento.objects.all() if one.anulado_el is None and period.contains(one.ocurrido_el)
    ]


def persons_of(sheet: Recuento) -> int:
    return sum(getattr(sheet, f"{way}_{group}") for way in WAYS for group in GROUPS)


def vehicles_of(sheet: Recuento) -> int:
    return sum(getattr(sheet, f"{way}_{kind}") for way in WAYS for kind in KINDS)
