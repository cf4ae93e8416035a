"""What a benchmark says of one promise of speed: ours beside a yardstick taken in the same run, and the limit."""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

KEPT = "BENCHMARK_RESULTS"
"""Names the file in which `goals.py` gathers what each benchmark measured, one line of JSON a promise."""


@dataclass(frozen=True)
class Ratio:
    """One promise: ``ours`` beside ``yardstick``, both in ``unit``, and the limit their quotient must keep.

    ``at_least``: the quotient may not be smaller than the limit (a rate); otherwise it may not be larger (a time).
    """

    promise: str
    ours: float
    yardstick: float
    unit: str
    limit: float
    at_least: bool = False

    @property
    def value(self) -> float:
        return self.ours / self.yardstick

    @property
    def kept(self) -> bool:
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def table(ratios: Sequence[Ratio]) -> str:
    """The promises as rows of Markdown: ours, the yardstick, their quotient, the limit and whether it holds."""
    rows = ["| Promise | Ours | Beside | Ratio | Goal | |", "|---|---:|---:|---:|---:|---|"]
    for ratio in ratios:
        bound = f"{'≥' if ratio.at_least else '≤'} {ratio.limit:g}"
        beside = [f"{value:,.4g} {ratio.unit}" for value in (ratio.ours, ratio.yardstick)]
        verdict = "kept" if ratio.kept else "MISSED"
        rows.append(f"| {ratio.promise} | {' | '.join(beside)} | {ratio.value:.2f} | {bound} | {verdict} |")
    return "\n".join(rows)


def report(ratios: Sequence[Ratio]) -> int:
    """Print the promises, hand them to `goals.py` when it asks, and return the exit code: 0 if all hold."""
    print(table(ratios), flush=True)
    if kept := os.environ.get(KEPT):
        with Path(kept).open("a") as file:
            file.writelines(json.dumps(asdict(ratio)) + "\n" for ratio in ratios)
    return int(not all(ratio.kept for ratio in ratios))
