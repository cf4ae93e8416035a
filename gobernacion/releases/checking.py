"""Checking an edition: every cuadratura is run on its figures, and each contradiction must be explained."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from gobernacion.indicators.cuadraturas import Estado, Resultado, revisar
from gobernacion.indicators.figures import Cifras
from gobernacion.indicators.registry import registry
from gobernacion.published.rows import EdicionBase, Origen
from gobernacion.published.seal import digest
from gobernacion.releases import protection
from gobernacion.releases.models import Cifra, Cuadratura, Edicion, EstadoEdicion, Mencion, Nota
from gobernacion.transitions import TransicionRechazada


@transaction.atomic
def check(edicion: Edicion) -> list[Cuadratura]:
    """Run every identity, keep what it found, and move the edition on if nothing is left unexplained.

    It also decides which counts of few persons are published without their value.
    Returns the contradictions that no signed note explains; while there is one the edition stays a draft.
    Raises TransicionRechazada if it is published already.
    """
    edicion.refresh_from_db(from_queryset=Edicion.objects.select_for_update())
    if edicion.estado == EstadoEdicion.PUBLICADA:
        raise TransicionRechazada(
            f"La edición {edicion} ya está publicada: para corregirla, inicie una fe de erratas."
        )
    edicion.cuadraturas.all().delete()
    notas = {nota.clave: nota for nota in edicion.notas.all()}
    cifras = figures(edicion)
    found = [
        _row(edicion, orden, resultado, notas.get(resultado.clave))
        for orden, resultado in enumerate(_results(cifras), start=1)
    ]
    Cuadratura.objects.bulk_create(found)
    edicion.cifras.filter(protegida=True).update(protegida=False)
    withheld = to_withhold(cifras, timezone.localdate())
    edicion.cifras.filter(pk__in=[cifra.pk for cifra in withheld]).update(protegida=True)
    unexplained = [row for row in found if row.estado == Estado.QUIEBRE and not row.nota]
    edicion.estado = EstadoEdicion.BORRADOR if unexplained else EstadoEdicion.REVISADA
    edicion.aprobada_por = None
    edicion.huella = "" if unexplained else fingerprint(edicion)
    edicion.save(update_fields=["estado", "aprobada_por", "huella"])
    return unexplained


def figures(edicion: Edicion) -> list[Cifra]:
    """The figures of an edition in their order, each with its mentions."""
    return list(edicion.cifras.order_by("orden").prefetch_related("menciones"))


def to_withhold(cifras: Iterable[Cifra], on: date) -> list[Cifra]:
    """Those that may not be published on that day."""
    return protection.to_withhold(cifras, registry().cuadraturas(), on)


def told_to_the_public(edicion: Edicion, cifras: Iterable[Cifra]) -> list[Cuadratura]:
    """What was checked of an edition, without what would tell a figure that is withheld from these."""
    told = {(one.clave, one.frase) for one in _results(cifra for cifra in cifras if not cifra.protegida)}
    return [row for row in edicion.cuadraturas.order_by("orden") if (row.clave, row.frase) in told]


def _results(cifras: Iterable[Cifra]) -> list[Resultado]:
    """Every identity run on figures; what was derived from them proves nothing about them."""
    stated = Cifras(
        protection.as_stated(cifra, [mencion.valor for mencion in cifra.menciones.all()])
        for cifra in cifras
        if cifra.valor is not None and cifra.origen != Origen.CALCULADA
    )
    return revisar(stated, registry().cuadraturas())


def fingerprint(edicion: Edicion) -> str:
    """One digest of everything an edition would publish: what was checked is what is approved and published."""
    head = {field.name: getattr(edicion, field.name) for field in EdicionBase._meta.get_fields()}
    menciones = Mencion.objects.filter(cifra__edicion=edicion)
    sources = (
        edicion.capitulos,
        edicion.cifras,
        menciones,
        edicion.cuadraturas,
        edicion.compromisos,
        edicion.notas,
    )
    rows = [
        [
            [None if value is None else str(value) for value in row]
            for row in source.order_by("pk").values_list()
        ]
        for source in sources
    ]
    return digest([head, edicion.reemplaza_id, rows])


def _row(edicion: Edicion, orden: int, resultado: Resultado, nota: Nota | None) -> Cuadratura:
    row = Cuadratura(
        edicion=edicion,
        clave=resultado.clave,
        regla=resultado.regla,
        nombre=resultado.nombre,
        estado=resultado.estado.value,
        frase=resultado.frase,
        codigos=" ".join(resultado.codigos),
        desde=resultado.momento.desde,
        hasta=resultado.momento.hasta,
        corte=resultado.momento.corte,
        informado=resultado.informado,
        esperado=resultado.esperado,
        orden=orden,
    )
    if nota and (nota.informado, nota.esperado) == (resultado.informado, resultado.esperado):
        row.nota, row.firma, row.fecha_nota = nota.texto, nota.firma, nota.fecha
    return row
