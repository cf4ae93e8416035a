"""Withdrawing a published text by decision of two people, with every copy of it that the product keeps."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.utils import timezone
from simple_history.models import HistoricalChanges

from gobernacion.access import forgotten
from gobernacion.access.models import User
from gobernacion.directory.models import VistoBueno
from gobernacion.published import withdrawing
from gobernacion.published.models import CifraPublicada, RetiroPublicado, TextoSellado
from gobernacion.releases.checking import fingerprint
from gobernacion.releases.models import Cifra, Edicion, EstadoEdicion, Mencion, Retiro
from gobernacion.transitions import TransicionRechazada

PREPARED = ("releases", "indicators")
"""The apps in which what is published was written, with their history."""
WRITTEN = {
    *("titulo", "presentacion", "motivo", "resumen", "fuente", "nota", "firma", "texto", "evidencia"),
    "history_change_reason",
}
"""The columns in which somebody writes there."""


def ask(lugar: str, por: User, motivo: str) -> Retiro:
    """Ask for the text that stands in a place to be withdrawn. Raises TransicionRechazada if it was asked already."""
    if Retiro.objects.filter(texto=lugar).exists():
        raise TransicionRechazada("Ya se pidió retirar ese texto.")
    return Retiro.objects.create(texto_id=lugar, motivo=motivo, pedido_por=por)


@transaction.atomic
def leave(retiro: Retiro) -> None:
    """Leave published what somebody asked to withdraw. Raises TransicionRechazada if it was withdrawn already."""
    retiro = _undecided(retiro)
    retiro.delete()


def _undecided(retiro: Retiro) -> Retiro:
    retiro = Retiro.objects.select_for_update().get(pk=retiro.pk)
    if retiro.decidido_por_id is not None:
        raise TransicionRechazada("Ese texto ya se retiró.")
    return retiro


@transaction.atomic
def agree(retiro: Retiro, por: User, on: date) -> list[RetiroPublicado]:
    """Withdraw what another person asked for, from every edition and from what they were prepared with.

    Raises TransicionRechazada for whoever asked, and if it was decided already.
    """
    retiro = _undecided(retiro)
    if retiro.pedido_por_id == por.pk:
        raise TransicionRechazada("Quien pide retirar un texto no lo decide: debe hacerlo otra persona.")
    words = withdrawing.text_of(retiro.texto)
    published = Edicion.objects.filter(estado=EstadoEdicion.PUBLICADA)
    as_published = [edicion for edicion in published if fingerprint(edicion) == edicion.huella]
    done = withdrawing.withdraw(words, on, retiro.pedido_por.nombre, por.nombre, retiro.motivo)
    retiro.decidido_por, retiro.decidido_el = por, timezone.now()
    retiro.save(update_fields=["decidido_por", "decidido_el"])
    _forget(words, retiro.texto, done[0].frase)
    transaction.on_commit(_leave_no_journal)
    for edicion in as_published:  # what staff keep of it is still its copy
        edicion.refresh_from_db()
        Edicion.objects.filter(pk=edicion.pk).update(huella=fingerprint(edicion))
    return done


def _leave_no_journal() -> None:
    """SQLite keeps what was written over in the journal beside its file until that is emptied."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _forget(words: str, texto: TextoSellado, frase: str) -> None:
    """Write over every copy of some words in what was prepared, and in its history."""
    for label in PREPARED:
        for model in apps.get_app_config(label).get_models():
            for field in model._meta.concrete_fields:
                if field.name in WRITTEN and isinstance(field, models.CharField | models.TextField):
                    _write_over(model._base_manager.all(), field, words, frase)
    for sentence in _sentences(words, texto):
        for rows in _that_state_it(texto):
            rows.filter(fuente=sentence).update(fuente=frase)
        VistoBueno.objects.filter(huella=VistoBueno.huella_de(sentence)).delete()
    VistoBueno.objects.filter(huella=VistoBueno.huella_de(words)).delete()


def _write_over(rows: models.QuerySet[Any], field: Any, words: str, frase: str) -> None:
    for key, said in rows.filter(**{f"{field.name}__contains": words}).values_list("pk", field.name):
        if withdrawing.stands_in(words, said):
            left = f"\n{said}\n".replace(f"\n{words}\n", f"\n{frase}\n").strip("\n")
            put, value = rows.filter(pk=key), {field.name: left[: field.max_length or None]}
            if issubclass(rows.model, HistoricalChanges):
                forgotten.rewrite(put, **value)
            else:
                put.update(**value)


def _sentences(words: str, texto: TextoSellado) -> list[str]:
    """The sentences that a published source was put together of."""
    return words.splitlines() if texto.partes[::2] == ("cifras", "fuente") else []


def _that_state_it(texto: TextoSellado) -> list[models.QuerySet[Any]]:
    """The drafts of a published figure and the sentences that say it again, whatever the edition."""
    place = ("codigo", "dimension", "categoria", "desde", "hasta", "corte")
    rows = CifraPublicada.objects.filter(edicion=texto.edicion_id).order_by("orden", "id").values(*place)
    cifras = Cifra.objects.filter(**rows[texto.partes[1]])
    return [cifras, Mencion.objects.filter(cifra__in=cifras)]
