"""What is drawn by chance, the same way every time."""

from __future__ import annotations

from random import Random


def chance_of(*what: object) -> Random:
    """A chance that falls the same way every time."""
    return Random(" ".join(map(str, what)))  # noqa: S311  (nothing secret is drawn)


def in_parts(total: int, how_many: int, chance: Random, spare: float = 0.3) -> list[int]:
    """As many amounts, each likely by itself and that much more or less, that add up to the total."""
    drawn = [chance.uniform(1 - spare, 1 + spare) for _ in range(how_many)]
    parts = [int(total * one / sum(drawn)) for one in drawn]
    return [parts[0] + total - sum(parts), *parts[1:]]
