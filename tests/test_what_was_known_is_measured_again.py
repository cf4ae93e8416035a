"""Desks type, correct, annul and join people for days: what was measured on each is what was known on it, for ever."""

import random
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from gobernacion.access.models import User
from gobernacion.directory.merging import merge, undo
from gobernacion.directory.models import Ficha, Fusion
from gobernacion.directory.references import references_to_ficha
from gobernacion.lib.periods import Period
from gobernacion.records.as_known import as_known_on
from gobernacion.records.demo import noon
from gobernacion.records.models import Record
from gobernacion.transitions import TransicionRechazada
from programs.caprino.models import Localidad
from tests.every_area import (
    AREAS,
    Figures,
    any_period,
    at_random,
    kept,
    label,
    lives_of,
    measured,
    open_office,
    populations,
)
from tests.turns import of_today

FIRST = date(2022, 3, 1)
"""After everything the random lives may have typed."""

TYPED = (
    "simple_history.models.timezone",
    "simple_history.manager.timezone",
    "gobernacion.records.bulk.timezone",
)
"""Where the moment is read at which something is typed."""

REFUSED = (IntegrityError, TransicionRechazada, ValidationError, models.ProtectedError)
"""What a desk is told of what cannot be: it goes on to something else."""

WHOLE = Period(date(2017, 1, 1), date(2022, 1, 1))


class Clock:
    """That of a day; what else is asked of it is answered as ever."""

    def __init__(self, day: date) -> None:
        self.day = day

    def now(self) -> datetime:
        return noon(self.day)

    def __getattr__(self, name: str) -> Any:
        return getattr(timezone, name)


class Desk:
    """Whoever types at the desk of an area, on a day."""

    def __init__(self, area: Any, chance: random.Random) -> None:
        self.area, self.chance = area, chance
        self.kinds = [one for one in kept(area) if hasattr(one, "history")]
        self.por = User.objects.filter(asignaciones__rol="jefatura").first()
        self.changed = 0

    def work(self, day: date) -> None:
        if self.chance.random() < 0.3:
            with suppress(*REFUSED), transaction.atomic():
                self.changed += lives_of(self.area).continued(self.chance, day)
        for kind in [*self.kinds, Ficha]:
            for row in self.some(kind):
                change = self.chance.choice(
                    [self.annul, self.correct, self.correct, self.type_another, self.remove]
                )
                with suppress(*REFUSED), transaction.atomic():
                    self.changed += change(row, day)
        self.join(day)

    def some(self, kind: Any) -> list[Any]:
        rows = kind._base_manager.filter(area=self.area.label) if kind is Ficha else kind._base_manager
        keys = list(rows.order_by("pk").values_list("pk", flat=True))
        chosen = self.chance.sample(keys, min(len(keys), self.chance.randrange(6)))
        return list(kind._base_manager.filter(pk__in=chosen).order_by("pk"))

    def annul(self, row: Any, day: date) -> bool:
        if not isinstance(row, Record):
            return self.correct(row, day)
        row.anular(self.por, day, "Se anotó dos veces")
        return True

    def correct(self, row: Any, day: date) -> bool:
        fields = [
            field for field in row._meta.concrete_fields if field.editable or field.name == "ocurrido_el"
        ]
        if isinstance(row, Localidad):  # its form does not let it move
            fields = [field for field in fields if field.name != "comuna"]
        for field in self.chance.sample(fields, min(len(fields), 2)):
            if value := list(self.another(row, field)):
                setattr(row, field.attname, *value)
        row.save()
        return True

    def another(self, row: Any, field: Any) -> Iterator[Any]:
        value = getattr(row, field.attname)
        if type(value) is date:
            yield value + timedelta(days=self.chance.randrange(-200, 200))
        elif type(value) is int and not field.is_relation and not field.primary_key:
            yield max(0, value + self.chance.randrange(-3, 9))
        elif field.is_relation or field.choices:
            held = type(row)._base_manager.exclude(**{field.attname: None})
            if isinstance(row, Ficha):
                held = held.filter(area=row.area)
            yield self.chance.choice([*held.values_list(field.attname, flat=True).order_by("pk")[:50], value])

    def type_another(self, row: Any, day: date) -> bool:
        if isinstance(row, Ficha):
            return False
        row.pk, row._state.adding, row.version = None, True, 1
        if isinstance(row, Record):
            row.numero = ""
        row.save()
        return True

    def remove(self, row: Any, day: date) -> bool:
        if isinstance(row, Record | Ficha):
            return False
        row.delete()
        return True

    def who_came(self) -> list[Ficha]:
        keys = {
            key
            for model, campo in references_to_ficha()
            if model in self.kinds
            for key in model._base_manager.values_list(campo, flat=True)
        }
        return list(Ficha.objects.vigentes().filter(pk__in=keys - {None}).order_by("pk"))

    def join(self, day: date) -> None:
        """The steward finds that two who came are one, or that two who were one are two."""
        try:
            with transaction.atomic():
                if fusion := Fusion.objects.vigentes().first():
                    undo(fusion, self.por, "Eran dos", noon(day))
                else:
                    one, other = self.chance.sample(self.who_came(), 2)
                    fusion = merge(one.persona, other.persona, self.por, "Es la misma")
                    Fusion.objects.filter(pk=fusion.pk).update(decidida=noon(day))
                self.changed += 1
        except (TransicionRechazada, ValueError):
            return


@contextmanager
def typed_on(day: date) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for read in TYPED:
            patch.setattr(read, Clock(day))
        yield


def differences(then: list[Figures], again: list[Figures]) -> Iterator[tuple[Any, Any, Any]]:
    for was, known in zip(then, again, strict=True):
        for key in sorted(was.keys() | known.keys()):
            if was.get(key) != known.get(key):
                yield key, was.get(key), known.get(key)


@pytest.mark.campaign
@pytest.mark.parametrize("area", of_today(AREAS, 4, many_on_postgresql=2), ids=label)
def test_what_was_measured_on_a_day_is_what_was_known_on_it(db, area, campaign_size, record_property):
    open_office(area)
    compared = moved = 0
    for seed, chance, size in populations(campaign_size(sample=4, whole=60)):
        with transaction.atomic():
            with typed_on(day := FIRST):
                at_random(area, seed, size)
            desk, said = Desk(area, random.Random(seed)), {}
            periods = [WHOLE, any_period(chance)]
            for _ in range(3):
                said[day] = [measured(area, period) for period in periods]
                day += timedelta(days=chance.randrange(1, 40))
                with typed_on(day):
                    desk.work(day)
            said[day] = today = [measured(area, period) for period in periods]
            for known_on, then in said.items():
                with as_known_on(known_on):
                    again = [measured(area, period) for period in periods]
                assert not (wrong := list(differences(then, again))), (seed, known_on, wrong[:5])
                compared += sum(map(len, then))
                moved += then != today
            assert [measured(area, period) for period in periods] == today
            transaction.set_rollback(True)
    record_property(f"figures of {area.label} as they were known", compared)
    record_property(f"days of {area.label} after which something moved", moved)
    assert moved > 2, "too little was changed"
