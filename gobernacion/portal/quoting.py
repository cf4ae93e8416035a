"""What a source says, quoted once: where several rows rest on one sentence, it stands once with their names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gobernacion.portal.wording import listed


@dataclass(frozen=True)
class Frase:
    """A sentence or a note, and the rows it is of; ``de`` is empty where it is of all of them."""

    texto: str
    de: str = ""


@dataclass(frozen=True)
class Frases:
    """The sentences of some rows: each under its own row, or gathered below them as soon as two share one."""

    por_fila: frozenset[str] = frozenset()
    juntas: tuple[Frase, ...] = ()


def gathered(rows: Iterable[tuple[str, str]]) -> Frases:
    """What rows say, given as (row, text); a row without a text says nothing."""
    rows = list(rows)
    by_text: dict[str, list[str]] = {}
    for name, text in rows:
        if text:
            by_text.setdefault(text, []).append(name)
    if len(rows) > 1 and all(len(names) == 1 for names in by_text.values()):
        return Frases(por_fila=frozenset(by_text))
    of_all = len(by_text) == 1 and len(rows) == sum(len(names) for names in by_text.values())
    return Frases(
        juntas=tuple(Frase(text, "" if of_all else listed(names)) for text, names in by_text.items())
    )


def quoted(sentence: str, within: Iterable[str]) -> bool:
    """Whether every line of a sentence stands, whole, in what was quoted already."""
    said = [_bare(text) for text in within]
    return all(any(_bare(line) in text for text in said) for line in sentence.splitlines() if line.strip())


def _bare(text: str) -> str:
    return " ".join(text.casefold().split())
