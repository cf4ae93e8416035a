"""The words of a draft: what they say once its figures are put where they cite them, and which citations find none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db import models

from gobernacion.published.telling import Telling, by_hand, cited_codes
from gobernacion.releases.ending import without_the_end
from gobernacion.releases.models import Capitulo, Cifra, Edicion
from gobernacion.releases.protection import protected

LA_PRESENTACION = "La presentación"


class Dangling(NamedTuple):
    """A text that cites what the edition does not have; ``capitulo`` is None in its presentation."""

    capitulo: Capitulo | None
    cited: str
    nearest: str

    def __str__(self) -> str:
        where = f"El capítulo {self.capitulo}" if self.capitulo else LA_PRESENTACION
        instead = f": ¿quiso escribir {self.nearest}?" if self.nearest else "."
        return f"{where} cita {self.cited}, y esa cifra no está en la edición{instead}"


def as_published(edicion: Edicion) -> Telling:
    """Its figures as its words will cite them in public: those withheld without their value."""
    return Telling(protected(_figures(edicion)), edicion.year)


def as_confirmed(edicion: Edicion, *texts: str) -> Telling:
    """The figures that some of its texts cite, exact, as the head of an area answers for them."""
    return Telling(_figures(edicion).filter(codigo__in=cited_codes(*texts)), edicion.year)


def dangling(edicion: Edicion) -> list[Dangling]:
    """Every citation that finds no figure."""
    texts = [(capitulo, text) for capitulo, text in _texts(edicion) if "{" in text]
    if not texts:
        return []
    telling = Telling(_figures(edicion), edicion.year)
    return [
        Dangling(capitulo, cited, telling.nearest(cited))
        for capitulo, text in texts
        for cited in telling.unknown(text)
    ]


def written_by_hand(edicion: Edicion, capitulos: Iterable[Capitulo] | None = None) -> list[str]:
    """What is told of each text with numbers that were written and not cited: of these chapters, or of all it says."""
    texts = _texts(edicion) if capitulos is None else ((one, one.resumen) for one in capitulos)
    found = ((capitulo, dict.fromkeys(by_hand(without_the_end(text)))) for capitulo, text in texts)
    return [f"{capitulo or LA_PRESENTACION}: {', '.join(numbers)}" for capitulo, numbers in found if numbers]


def _figures(edicion: Edicion) -> models.QuerySet[Cifra]:
    return edicion.cifras.order_by("orden")


def _texts(edicion: Edicion) -> Iterator[tuple[Capitulo | None, str]]:
    yield None, edicion.presentacion
    for capitulo in edicion.capitulos.order_by("orden"):
        yield capitulo, capitulo.resumen
