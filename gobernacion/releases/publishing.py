"""Publishing: an approved edition is protected, copied to the public tables and sealed, all or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import connection, models, transaction

from gobernacion import freshness, guards
from gobernacion.access import journal
from gobernacion.directory.public_texts import require_decided
from gobernacion.published import rows
from gobernacion.published.apps import PERMISSION
from gobernacion.published.models import (
    CapituloPublicado,
    CifraPublicada,
    CompromisoPublicado,
    CuadraturaPublicada,
    EdicionPublicada,
    TextoSellado,
)
from gobernacion.published.seal import FIRST, seal_of, texts_to_seal
from gobernacion.published.verifying import Anotacion, Cabeza, write_head
from gobernacion.releases import checking, outside, public_texts
from gobernacion.releases.checking import fingerprint
from gobernacion.releases.models import Edicion, EstadoEdicion
from gobernacion.releases.protection import protected
from gobernacion.transitions import TransicionRechazada

if TYPE_CHECKING:
    from gobernacion.access.models import User


PUT_FIGURES = ("cargar", "medir", "medir_de_nuevo", "tomar_de_los_registros", "corregir_cifra")
"""The steps that say what an edition's figures are."""


def approve(edicion: Edicion, por: User) -> None:
    """Approve what was checked and read.

    Raises TransicionRechazada as ``Edicion.aprobar`` does, for whoever put figures into it, if days it tells were
    left outside since, and while a text that seems to name somebody was not decided by two people.
    """
    if journal.decided_by(por, edicion, PUT_FIGURES):
        raise TransicionRechazada(
            "Quien midió, tomó o corrigió cifras de una edición no puede aprobarla: debe hacerlo otra persona."
        )
    if left := outside.to_mend(edicion):
        raise TransicionRechazada(" ".join(left))
    require_decided(public_texts.texts(edicion))
    edicion.aprobar(por)


@transaction.atomic
def publish(edicion: Edicion, on: date) -> EdicionPublicada:
    """Publish an approved edition on that day. Returns the frozen copy.

    Raises TransicionRechazada if it is not approved, was changed after it was checked, tells days left outside since
    then, holds a count of few persons that the check did not withhold, or a text that seems to name somebody.
    """
    # All of them, because two editions published at once would take the same place in the chain.
    under_way = {row.pk: row for row in Edicion.objects.select_for_update().order_by("pk")}
    edicion = under_way[edicion.pk]
    edicion.require(EstadoEdicion.APROBADA, "publicar")
    if fingerprint(edicion) != edicion.huella:
        raise TransicionRechazada(
            f"La edición {edicion} cambió después de revisada: revísela y apruébela de nuevo."
        )
    if left := outside.to_mend(edicion):
        raise TransicionRechazada(f"Devuelva la edición {edicion} a borrador. {' '.join(left)}")
    require_decided(public_texts.texts(edicion))
    exact = checking.figures(edicion)
    if any(not cifra.protegida for cifra in checking.to_withhold(edicion, exact, on)):
        raise TransicionRechazada(
            f"La edición {edicion} muestra conteos de muy pocas personas: devuélvala a borrador y revísela de nuevo."
        )
    shown = protected(exact)
    told = checking.told_to_the_public(edicion, exact)
    with guards.permit(connection, PERMISSION):
        _copy(edicion.capitulos.order_by("orden"), CapituloPublicado, rows.CapituloBase, edicion.slug)
        _copy(told, CuadraturaPublicada, rows.CuadraturaBase, edicion.slug)
        _copy(edicion.compromisos.order_by("orden"), CompromisoPublicado, rows.CompromisoBase, edicion.slug)
        cifras = _copy(shown, CifraPublicada, rows.CifraBase, edicion.slug, save=False)
        for cifra, copied in zip(exact, cifras, strict=True):
            sentences = [cifra.fuente, *(mencion.fuente for mencion in cifra.menciones.all())]
            copied.fuente = "\n".join(dict.fromkeys(sentences))
        CifraPublicada.objects.bulk_create(cifras)
        last = EdicionPublicada.objects.en_orden().last()
        publicada = EdicionPublicada(
            slug=edicion.slug,
            posicion=last.posicion + 1 if last else 1,
            reemplaza=edicion.reemplaza,
            elaborada_por=edicion.elaborada_por.nombre,
            aprobada_por=edicion.aprobada_por.nombre if edicion.aprobada_por else "",
            publicada_el=on,
            anterior=last.sello if last else FIRST,
            **_shared(edicion, rows.EdicionBase),
        )
        TextoSellado.objects.bulk_create(texts_to_seal(publicada))
        publicada.sello = seal_of(publicada)
        publicada.save(force_insert=True)
    edicion.estado = EstadoEdicion.PUBLICADA
    edicion.save(update_fields=["estado"])
    freshness.changing()
    head = Cabeza.of(publicada)
    write_head(Anotacion.ANUNCIADA, head)

    def note() -> None:
        write_head(Anotacion.PUBLICADA, head)

    transaction.on_commit(note, robust=True)
    return publicada


def _copy(
    source: Iterable[models.Model],
    public: type[models.Model],
    shape: type[models.Model],
    slug: str,
    save: bool = True,
) -> list[Any]:
    copies = [public(edicion_id=slug, **_shared(row, shape)) for row in source]
    return public._default_manager.bulk_create(copies) if save else copies


def _shared(row: models.Model, shape: type[models.Model]) -> dict[str, Any]:
    return {field.name: getattr(row, field.name) for field in shape._meta.get_fields()}
