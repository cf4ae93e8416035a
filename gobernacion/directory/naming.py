"""Whom a text may name: the clues of the text itself, and words that people known to the office are called by.

A name is found where a given name of somebody is followed by a surname of somebody, of the same person or not: so it
finds a child or a sister that has no ficha, and tells whoever types names to see what happens nothing of who has one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from gobernacion.directory.models.ficha import Ficha
from gobernacion.directory.search import JOINING, search_key
from gobernacion.lib.personal_data import Clase, Indicio, apart, clues

_clave = lru_cache(maxsize=8192)(search_key)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CAMEL = re.compile(r"(?<=[a-záéíóúñü])(?=[A-ZÁÉÍÓÚÑÜ])")
"""Where one word of #AnaRojas ends and the next begins."""
_APART = " \u00a0\n\t\r\"'«»“”()/"
"""What may keep two words of a name apart: nothing that ends a sentence."""
_SHORTEST = 3
_OF_PLACES = frozenset(
    (
        *("san", "santa", "santo", "avenida", "avda", "av", "calle", "pasaje", "plaza", "cesfam", "hospital"),
        *(
            "escuela",
            "liceo",
            "colegio",
            "poblacion",
            "villa",
            "estadio",
            "posta",
            "parque",
            "teatro",
            "puente",
        ),
    )
)
"""The name that follows is a place's."""


@dataclass(frozen=True)
class Palabra:
    """A word of a text, as names are searched, and where it stands."""

    clave: str
    desde: int
    hasta: int
    mayuscula: bool


class Nombres:
    """The words that people of the directory are called by, asked of it once."""

    def in_text(self, text: str) -> list[Indicio]:
        """Everything in a text that may name somebody, in order."""
        return apart([*clues(text), *self._named(text)])

    @cached_property
    def given(self) -> frozenset[str]:
        """Every given name that somebody has, as names are searched."""
        return _words_of("nombres", "nombre_social")

    @cached_property
    def surnames(self) -> frozenset[str]:
        return _words_of("primer_apellido", "segundo_apellido")

    def _named(self, text: str) -> list[Indicio]:
        words = list(_words(text))
        found: list[Indicio] = []
        if not any(word.clave in self.given for word in words):
            return found  # either way a name has a given name in it: the surnames need not be asked
        place = 0
        while place < len(words):
            end = self._name_from(text, words, place)
            if end is not None:
                found.append(Indicio(Clase.NOMBRE, words[place].desde, words[end].hasta))
                place = end
            place += 1
        return found

    def _name_from(self, text: str, words: Sequence[Palabra], first: int) -> int | None:
        """The last word of the name that begins at this word, either way: «Ana de Rojas Soto», «Rojas Soto, Ana»."""
        if words[first].clave in self.given and not (first and words[first - 1].clave in _OF_PLACES):
            follow = self._together(text, words, first, "")
            for place in follow:
                if words[place].clave in self.surnames:
                    return self._with_second(words, place, follow)
                inside = words[place].clave in JOINING or words[place].clave in self.given
                if not (inside or words[place].mayuscula):  # a second given name, which nobody's first is
                    break
        if words[first].mayuscula and words[first].clave in self.surnames:
            for place in self._together(text, words, first, ","):
                if words[place].mayuscula and words[place].clave in self.given:
                    return place
                if words[place].clave not in self.surnames:
                    break
        return None

    def _with_second(self, words: Sequence[Palabra], surname: int, follow: Sequence[int]) -> int:
        second = surname + 1
        return second if second in follow and words[second].clave in self.surnames else surname

    @staticmethod
    def _together(text: str, words: Sequence[Palabra], first: int, mark: str) -> list[int]:
        """The next words, as long as they are written alike and nothing but spaces, or this mark, keeps them apart."""
        together = []
        for place in range(first + 1, min(first + 5, len(words))):
            gap, word = text[words[place - 1].hasta : words[place].desde], words[place]
            initial = gap.startswith(".") and words[place - 1].hasta - words[place - 1].desde == 1
            if gap.strip(_APART + initial * ".") not in ("", mark) or "\n\n" in gap:
                break
            alike = word.mayuscula == words[first].mayuscula or word.clave in JOINING
            if not alike and place > first + 1:
                break
            together.append(place)
        return together


def _words(text: str) -> Iterator[Palabra]:
    for found in _WORD.finditer(text):
        start = found.start()
        for part in _CAMEL.split(found[0]):
            yield Palabra(_clave(part), start, start + len(part), part[0].isupper())
            start += len(part)


def _words_of(column: str, other: str) -> frozenset[str]:
    rows = Ficha.objects.order_by()
    said = rows.values_list(column, flat=True).union(rows.values_list(other, flat=True))
    words = {word for name in said for word in search_key(name).split()}
    return frozenset(word for word in words if len(word) >= _SHORTEST and word not in JOINING)
