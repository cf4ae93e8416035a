"""The days on which the invented office opens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from gobernacion.lib.periods import Period

FERIADOS = {
    date(2019, 1, 1),
    date(2019, 4, 19),
    date(2019, 5, 1),
    date(2019, 5, 21),
    date(2019, 7, 16),
    date(2019, 8, 15),
    date(2019, 9, 18),
    date(2019, 9, 19),
    date(2019, 9, 20),
    date(2019, 10, 31),
    date(2019, 11, 1),
    date(2019, 12, 25),
    date(2020, 1, 1),
}


def workdays(period: Period) -> list[date]:
    """The days of a period on which the office opens."""
    days = (period.desde + timedelta(days=ahead) for ahead in range(period.days))
    return [day for day in days if day.weekday() < 5 and day not in FERIADOS]


def some_days(period: Period, how_many: int, chance: Random) -> list[date]:
    """So many days of work of a period, in their order, some of them several times."""
    return sorted(chance.choices(workdays(period), k=how_many))


def around(mean: int, how_many: int, spread: int, chance: Random) -> list[int]:
    """So many numbers that go up and down and whose mean is exactly that one."""
    numbers = [mean] * (how_many % 2)
    for _ in range(how_many // 2):
        off = chance.randint(0, spread)
        numbers += [mean + off, mean - off]
    chance.shuffle(numbers)
    return numbers


def shared_out(total: int, weights: Sequence[int], chance: Random) -> list[int]:
    """A number in parts that add up to it, more or less by these weights."""
    drawn = [weight * chance.uniform(0.6, 1.4) for weight in weights]
    marks = [round(total * sum(drawn[: place + 1]) / sum(drawn)) for place in range(len(drawn))]
    return [mark - before for mark, before in zip(marks, [0, *marks], strict=False)]
