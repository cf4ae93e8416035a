"""The figures of the crossing, counted sheet by sheet and day by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from gobernacion.lib.periods import Period
from programs.paso_agua_negra.models import Alcance, Cierre, Grupo, Recuento, Sentido, Temporada, Tipo
from tests.recounting import Counting, Figures, month, standing

Kinds = type[Grupo] | type[Tipo]

ROTULOS = {
    Grupo.ARGENTINA: "Argentina",
    Grupo.CHILENA: "Chilena y otras",
    Grupo.OTRA: "Chilena y otras",
}
"""The nationalities as the account tells them apart."""


def crossed(sheet: Recuento, ways: Iterable[Sentido], kinds: Iterable[Grupo | Tipo]) -> int:
    """What the boxes of a sheet add up to."""
    return sum(int(getattr(sheet, f"{way.value}_{kind.value}")) for kind in kinds for way in ways)


def days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))


class Recount(Counting):
    def __init__(self, period: Period) -> None:
        super().__init__(period)
        self.all_sheets = standing(Recuento.objects.all())
        self.sheets = self.sheets_of(period)
        closures = standing(Cierre.objects.all())
        self.closures = [one for one in closures if one.alcance == Alcance.TOTAL]
        self.seasons = list(Temporada.objects.all())

    def sheets_of(self, period: Period) -> list[Recuento]:
        return [one for one in self.all_sheets if period.contains(one.ocurrido_el)]

    # --- what crossed ---

    def boxes(self, code: str, ways: Iterable[Sentido], kinds: Kinds) -> None:
        self.put(code, self.sheets, lambda one: crossed(one, ways, kinds))

    def by_kind(
        self, code: str, dimension: str, ways: Iterable[Sentido], names: dict[Grupo | Tipo, str]
    ) -> None:
        for kind, name in names.items():
            self.add(code, dimension, name, sum(crossed(one, ways, [kind]) for one in self.sheets))

    def by_way(self, code: str, kinds: Kinds) -> None:
        for way in Sentido:
            self.add(code, "sentido", way.label, sum(crossed(one, [way], kinds) for one in self.sheets))

    def by_month(self, code: str, way: Sentido) -> None:
        for one in self.sheets:
            self.add(code, "mes", month(one.ocurrido_el), crossed(one, [way], Grupo))

    def add(self, code: str, dimension: str, category: str, amount: int) -> None:
        key = (code, dimension, category)
        self.figures[key] = self.figures.get(key, Decimal(0)) + amount

    def people(self) -> None:
        nationalities = {kind: kind.label for kind in Grupo}
        self.boxes("AN-001", Sentido, Grupo)
        self.by_kind("AN-001", "nacionalidad", Sentido, ROTULOS)
        self.by_way("AN-001", Grupo)
        self.boxes("AN-003", [Sentido.ENTRADA], Grupo)
        self.by_kind("AN-003", "nacionalidad", [Sentido.ENTRADA], ROTULOS)
        for code, way in (("AN-006", Sentido.ENTRADA), ("AN-007", Sentido.SALIDA)):
            self.boxes(code, [way], Grupo)
            self.by_kind(code, "nacionalidad", [way], nationalities)
            self.by_month(code, way)

    def vehicles(self) -> None:
        types = {kind: kind.label for kind in Tipo}
        self.boxes("AN-004", [Sentido.ENTRADA], Tipo)
        self.by_kind("AN-004", "tipo", [Sentido.ENTRADA], types)
        self.boxes("AN-005", Sentido, Tipo)
        self.by_kind("AN-005", "tipo", Sentido, types)
        self.by_way("AN-005", Tipo)

    def compared(self) -> None:
        """With the season before, or with the period before of the same kind."""
        earlier = self.sheets_of(self.period.previous())
        for code, kinds in (("AN-002", Grupo), ("AN-008", Tipo)):
            before = sum(crossed(one, Sentido, kinds) for one in earlier)
            now = sum(crossed(one, Sentido, kinds) for one in self.sheets)
            self.share(code, now - before, before)

    def a_day(self) -> None:
        people = [crossed(one, Sentido, Grupo) for one in self.sheets]
        if people:
            self.figures["AN-011", "", ""] = Decimal(sum(people)) / len(people)
            self.figures["AN-012", "", ""] = Decimal(max(people))

    # --- its days ---

    def open_and_closed(self) -> None:
        closed = {day for one in self.closures for day in self.closed_days(one)}
        reached = {day for season in self.seasons for day in self.reached_days(season)}
        opened = reached - closed
        counted = {one.ocurrido_el for one in self.sheets}
        self.figures["AN-009", "", ""] = Decimal(len(opened))
        self.figures["AN-013", "", ""] = Decimal(len(opened - counted))
        closed_for = [one for one in self.closures for _ in self.closed_days(one)]
        self.put("AN-010", closed_for, causa=lambda one: one.get_causa_display())

    def closed_days(self, closure: Cierre) -> list[date]:
        """The days of the period and of some season on which a closure let nobody cross."""
        last = min(closure.hasta or date.max, self.period.last_day)
        inside = (day for day in days(closure.ocurrido_el, last) if self.inside(day))
        return [day for day in inside if any(season.abierta(day) for season in self.seasons)]

    def reached_days(self, season: Temporada) -> Iterator[date]:
        """The days of a season in the period: until it closed, or until its last count if it had not yet."""
        last = season.cierra
        if last is None or last > self.period.last_day:
            of_it = [one.ocurrido_el for one in self.all_sheets if one.temporada_id == season.pk]
            last = max((day for day in of_it if self.by_now(day)), default=date.min)
        return (day for day in days(season.abre, last) if self.inside(day))


def recount(period: Period) -> Figures:
    counting = Recount(period)
    counting.people()
    counting.vehicles()
    counting.compared()
    counting.a_day()
    counting.open_and_closed()
    return counting.figures
