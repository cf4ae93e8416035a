"""What a source says, quoted once: where several rows rest on one sentence, it stands once with their names.

Where several figures of a page do, it is a numbered note of the page, and each of them says which.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gobernacion.portal.wording import listed

WORTH_A_NOTE = 45
"""How many letters a text has at least before it is shorter to say where it is told than to tell it again."""

Ancla = tuple[str, str]
"""Where on a page something is, and what it is called."""


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


@dataclass(frozen=True)
class Dicha:
    """What a page tells at one place, and of what; what a source says is quoted, what the office says is not."""

    texto: str
    de: Ancla
    cita: bool = False


@dataclass
class Nota:
    """A text that several places of a page share, told once under its number."""

    numero: int
    texto: str
    cita: bool
    de: list[Ancla] = field(default_factory=list)


@dataclass(frozen=True)
class Aparte:
    """What is left to tell where a text stands, and the numbers of the notes that tell the rest."""

    propio: str
    notas: tuple[int, ...] = ()


class Notas:
    """The notes of a page: every long line that it would tell at several places, in the order they are met.

    A sentence that is quoted whole within a longer one is told with it.
    """

    def __init__(self, told: Iterable[Dicha] = ()) -> None:
        places = [(dicha, list(_long_lines(dicha.texto))) for dicha in told]
        quotes = {_bare(line) for dicha, lines in places if dicha.cita for line in lines}
        texts: dict[str, str] = {}
        self._told_with: dict[str, str] = {}
        told_at: dict[str, dict[int, Dicha]] = {}
        for place, (dicha, lines) in enumerate(places):
            for line in lines:
                bare = _bare(line)
                texts.setdefault(bare, line)
                self._told_with[bare] = _longest(bare, quotes) if dicha.cita else bare
                told_at.setdefault(self._told_with[bare], {})[place] = dicha
        shared = {bare: list(at.values()) for bare, at in told_at.items() if len(at) > 1}
        self._by_text = {
            bare: Nota(numero, texts[bare], at[0].cita, list(dict.fromkeys(dicha.de for dicha in at)))
            for numero, (bare, at) in enumerate(shared.items(), 1)
        }

    def __iter__(self) -> Iterator[Nota]:
        return iter(self._by_text.values())

    def __len__(self) -> int:
        return len(self._by_text)

    def apart(self, text: str) -> Aparte:
        """What of a text is told where it stands, and in which notes the rest is."""
        own, numbers = [], []
        for line in text.splitlines():
            nota = self._by_text.get(self._told_with.get(_bare(line), ""))
            if nota is None:
                own.append(line)
            else:
                numbers.append(nota.numero)
        return Aparte("\n".join(own).strip(), tuple(dict.fromkeys(numbers)))


def _long_lines(text: str) -> Iterator[str]:
    return (line for line in text.splitlines() if len(line.strip()) >= WORTH_A_NOTE)


def _longest(bare: str, quotes: Iterable[str]) -> str:
    """The longest quotation in which a line stands whole: itself, where there is no other."""
    return max((quote for quote in quotes if bare in quote), key=lambda quote: (len(quote), quote))


def _bare(text: str) -> str:
    return " ".join(text.casefold().split())
