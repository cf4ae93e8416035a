"""Withdrawing a published text by decision of two people, with every copy of it that the product keeps."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import F, Value
from django.db.models.functions import Left, Replace
from django.utils import timezone

from gobernacion.access.models import User
from gobernacion.directory.models import VistoBueno
from gobernacion.published import withdrawing
from gobernacion.published.models import RetiroPublicado
from gobernacion.releases.models import Retiro
from gobernacion.transitions import TransicionRechazada

PREPARED = ("releases", "indicators")
"""The apps in which what is published was written, with their history."""
PIECE = 12
"""Of a text of several lines, those at least so long are looked for one by one."""


def ask(lugar: str, por: User, motivo: str) -> Retiro:
    """Ask for the text that stands in a place to be withdrawn. Raises TransicionRechazada if it was asked already."""
    if Retiro.objects.filter(texto=lugar).exists():
        raise TransicionRechazada("Ya se pidió retirar ese texto.")
    return Retiro.objects.create(texto_id=lugar, motivo=motivo, pedido_por=por)


@transaction.atomic
def agree(retiro: Retiro, por: User, on: date) -> list[RetiroPublicado]:
    """Withdraw what another person asked for, from every edition and from what they were prepared with.

    Raises TransicionRechazada for whoever asked, and if it was decided already.
    """
    retiro = Retiro.objects.select_for_update().get(pk=retiro.pk)
    if retiro.decidido_por_id is not None:
        raise TransicionRechazada("Ese texto ya se retiró.")
    if retiro.pedido_por_id == por.pk:
        raise TransicionRechazada("Quien pide retirar un texto no lo decide: debe hacerlo otra persona.")
    words = withdrawing.text_of(retiro.texto)
    done = withdrawing.withdraw(words, on, retiro.pedido_por.nombre, por.nombre, retiro.motivo)
    retiro.decidido_por, retiro.decidido_el = por, timezone.now()
    retiro.save(update_fields=["decidido_por", "decidido_el"])
    _forget(words, done[0].frase)
    return done


def _forget(words: str, frase: str) -> None:
    """Write over every copy of some words in what was prepared, and in its history."""
    pieces = [line for line in words.splitlines() if len(line) >= PIECE and line != words]
    for label in PREPARED:
        for model in apps.get_app_config(label).get_models():
            for field in _texts(model):
                _replace(model, field, words, frase)
                for piece in pieces:
                    model._base_manager.filter(**{field.name: piece}).update(**{field.name: frase})
    VistoBueno.objects.filter(huella__in=[VistoBueno.huella_de(said) for said in (words, *pieces)]).delete()


def _texts(model: type[models.Model]) -> list[Any]:
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField) and not field.choices
    ]


def _replace(model: type[models.Model], field: Any, words: str, frase: str) -> None:
    said: Any = Replace(F(field.name), Value(words), Value(frase))
    if field.max_length:
        said = Left(said, field.max_length)
    model._base_manager.filter(**{f"{field.name}__contains": words}).update(**{field.name: said})
