"""Withdrawing a text that should never have been public: its words go, its digest stays, and the seal still holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import connection, models, transaction

from gobernacion import freshness, guards
from gobernacion.published import places
from gobernacion.published.apps import WITHDRAWING
from gobernacion.published.models import (
    CapituloPublicado,
    CifraPublicada,
    CompromisoPublicado,
    CuadraturaPublicada,
    EdicionPublicada,
    RetiroPublicado,
    TextoSellado,
)
from gobernacion.published.seal import EDICION, TEXTS
from gobernacion.published.verifying import Anotacion, Cabeza, write_head

MODELS: dict[str, type[models.Model]] = {
    "cifras": CifraPublicada,
    "capitulos": CapituloPublicado,
    "cuadraturas": CuadraturaPublicada,
    "compromisos": CompromisoPublicado,
}


def text_of(texto: TextoSellado) -> str:
    """What a sealed text says today."""
    return str(getattr(_row_of(texto), texto.partes[2]))


def place_of(texto: TextoSellado) -> str:
    """Where a sealed text is read, in words."""
    return places.of(_row_of(texto), texto.partes[2])


def standing_texts(**of: Any) -> Iterator[tuple[TextoSellado, str]]:
    """The texts that stand published, each with what it says: all of them, or those of an edition."""
    for edicion in EdicionPublicada.objects.filter(**of).order_by("posicion"):
        said: dict[str, list[dict[str, Any]]] = {EDICION: [vars(edicion)]}
        for clase in MODELS:
            said[clase] = list(_rows(edicion.slug, clase).values(*TEXTS[clase]))
        for texto in edicion.textos.exclude(sal="").order_by("lugar"):
            clase, fila, campo = texto.partes
            yield texto, said[clase][fila][campo]


def copies(words: str) -> list[TextoSellado]:
    """Every place of every edition where these words stand published, alone or as lines among others.

    A text that has them inside a sentence of its own is another text, which two people must have read.
    """
    return [texto for texto, said in standing_texts() if stands_in(words, said)]


def stands_in(words: str, said: str) -> bool:
    """Whether a text is these words, or has them as whole lines."""
    return said == words or f"\n{words}\n" in f"\n{said}\n"


@transaction.atomic
def withdraw(words: str, on: date, decidido_por: str, de_acuerdo: str, motivo: str) -> list[RetiroPublicado]:
    """Take some words away from wherever they are published, in every edition, by decision of these two people."""
    done = []
    with guards.permit(connection, WITHDRAWING):
        for texto in copies(words):
            retiro = RetiroPublicado(
                texto=texto, el=on, decidido_por=decidido_por, de_acuerdo=de_acuerdo, motivo=motivo
            )
            _write_over(texto, retiro.frase)
            TextoSellado.objects.filter(pk=texto.pk).update(sal="")
            retiro.save(force_insert=True)
            done.append(retiro)
    freshness.changing()
    for retiro in done:
        # Before the commit: a decision that was then undone leaves a line of nothing, which accuses nobody.
        write_head(Anotacion.RETIRADO, Cabeza.of_withdrawn(retiro))
    return done


def _write_over(texto: TextoSellado, frase: str) -> None:
    row = _row_of(texto)
    type(row)._default_manager.filter(pk=row.pk).update(**{texto.partes[2]: frase})


def _row_of(texto: TextoSellado) -> models.Model:
    """The published row in which a sealed text stands."""
    clase, fila, _ = texto.partes
    return texto.edicion if clase == EDICION else _rows(texto.edicion_id, clase)[fila]


def _rows(slug: str, clase: str) -> models.QuerySet[Any]:
    """The rows of a kind in the order in which they are sealed."""
    return MODELS[clase]._default_manager.filter(edicion=slug).order_by("orden", "id")
