"""Correcting a draft by hand: a figure that a source states otherwise, and the words of the account.

What is changed is checked again at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction

from gobernacion.lib.numbers_in_text import numbers_in
from gobernacion.published.rows import DE_UN_DOCUMENTO, Origen
from gobernacion.releases.checking import check_again
from gobernacion.releases.drafting import work_out_the_rest
from gobernacion.releases.models import Capitulo, Cifra, Edicion
from gobernacion.transitions import TransicionRechazada


@transaction.atomic
def restate(
    cifra: Cifra, valor: Decimal | None, calificador: str, meta: Decimal | None, fuente: str, nota: str
) -> None:
    """Say a stated figure otherwise, with the sentence that says it; its other mentions said what it said before.

    What its parts leave over is worked out again. Raises TransicionRechazada once the edition is approved, and for a
    figure that was measured: nobody types over what records say.
    """
    edicion = cifra.edicion
    edicion.lock()
    edicion.require_en_preparacion("corregir una cifra")
    if cifra.origen not in DE_UN_DOCUMENTO:
        raise TransicionRechazada(f"{cifra} se midió de los registros: corrija el registro y mida de nuevo.")
    cifra.valor, cifra.calificador, cifra.fuente, cifra.nota = valor, calificador, fuente, nota
    cifra.meta = meta
    if not cifra.dimension and valor in numbers_in(fuente):
        cifra.origen = Origen.DOCUMENTO  # its sentence gives the number now
    cifra.save()
    cifra.menciones.all().delete()
    work_out_the_rest(edicion, cifra.codigo)
    check_again(edicion)


@transaction.atomic
def rewrite(edicion: Edicion, resumenes: Mapping[int, str], head: Mapping[str, str] | None = None) -> None:
    """Put the words of chapters (by their key), and of the head of the edition, in place of what they were.

    Raises TransicionRechazada once it is approved.
    """
    edicion.lock()
    edicion.require_en_preparacion("cambiar los textos")
    for name, text in (head or {}).items():
        setattr(edicion, name, text)
    edicion.save(update_fields=["titulo", "presentacion", "motivo"])
    for capitulo in Capitulo.objects.filter(edicion=edicion, pk__in=resumenes):
        capitulo.resumen = resumenes[capitulo.pk]
        capitulo.save(update_fields=["resumen"])
    check_again(edicion)
