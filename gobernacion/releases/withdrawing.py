"""Withdrawing a published text by decision of two people, with every copy of it that the product keeps.

Each decision is written down outside the database too, by the place of the text and without its words: a copy of the
installation made before would bring the words back, and is told by that list what to withdraw again.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction
from django.utils import timezone
from simple_history.models import HistoricalChanges

from gobernacion import backup
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


@dataclass(frozen=True)
class Decision:
    """Who decided to withdraw a text, when and why, as it is public."""

    el: date
    decidido_por: str
    de_acuerdo: str
    motivo: str


@transaction.atomic
def agree(retiro: Retiro, por: User, on: date) -> list[RetiroPublicado]:
    """Withdraw what another person asked for, from every edition and from what they were prepared with.

    Raises TransicionRechazada for whoever asked, and if it was decided already.
    """
    retiro = _undecided(retiro)
    if retiro.pedido_por_id == por.pk:
        raise TransicionRechazada("Quien pide retirar un texto no lo decide: debe hacerlo otra persona.")
    done = _take_away(retiro.texto, Decision(on, retiro.pedido_por.nombre, por.nombre, retiro.motivo))
    retiro.decidido_por, retiro.decidido_el = por, timezone.now()
    retiro.save(update_fields=["decidido_por", "decidido_el"])
    return done


def ledger() -> Path:
    """Where it is written outside the database which texts were withdrawn, by whose decision and why."""
    return Path(settings.VAR_DIR) / "retiros.txt"


@backup.afterwards
@transaction.atomic
def again(since: datetime) -> str:
    """Withdraw once more what was withdrawn after a copy began, and the copy brought back."""
    done = 0
    for line in ledger().read_text().splitlines() if ledger().exists() else ():
        said = json.loads(line)
        moment, el = datetime.fromisoformat(said.pop("cuando")), date.fromisoformat(said.pop("el"))
        texto = TextoSellado.objects.filter(pk=said.pop("texto")).exclude(sal="").first()
        if texto is not None and moment >= since:
            Retiro.objects.pendientes().filter(texto=texto).delete()
            done += len(_take_away(texto, Decision(el, **said)))
    return f"Textos publicados retirados otra vez, según {ledger().name}: {done}."


def _take_away(texto: TextoSellado, decision: Decision) -> list[RetiroPublicado]:
    words = withdrawing.text_of(texto)
    published = Edicion.objects.filter(estado=EstadoEdicion.PUBLICADA)
    as_published = [edicion for edicion in published if fingerprint(edicion) == edicion.huella]
    done = withdrawing.withdraw(
        words, decision.el, decision.decidido_por, decision.de_acuerdo, decision.motivo
    )
    _forget(words, texto, done[0].frase)
    for edicion in as_published:  # what staff keep of it is still its copy
        edicion.refresh_from_db()
        Edicion.objects.filter(pk=edicion.pk).update(huella=fingerprint(edicion))
    transaction.on_commit(partial(_write_outside, texto, decision))
    transaction.on_commit(_leave_no_journal)
    return done


def _write_outside(texto: TextoSellado, decision: Decision) -> None:
    said = {"cuando": timezone.now().isoformat(), "texto": texto.pk, **asdict(decision)}
    with ledger().open("a") as listed:
        listed.write(json.dumps(said, ensure_ascii=False, default=date.isoformat) + "\n")


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
