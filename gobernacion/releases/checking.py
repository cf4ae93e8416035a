"""Checking an edition: every cuadratura is run on its figures, and each contradiction must be explained."""

from __future__ import annotations

from django.db import transaction

from gobernacion.indicators.cuadraturas import Estado, Resultado, revisar
from gobernacion.indicators.figures import CifraDicha, Cifras, Lugar, Momento
from gobernacion.indicators.registry import registry
from gobernacion.published.rows import EdicionBase, Origen
from gobernacion.published.seal import digest
from gobernacion.releases.models import Cuadratura, Edicion, EstadoEdicion, Mencion, Nota
from gobernacion.transitions import TransicionRechazada


@transaction.atomic
def check(edicion: Edicion) -> list[Cuadratura]:
    """Run every identity, keep what it found, and move the edition on if nothing is left unexplained.

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
    found = [
        _row(edicion, orden, resultado, notas.get(resultado.clave))
        for orden, resultado in enumerate(revisar(stated(edicion), registry().cuadraturas()), start=1)
    ]
    Cuadratura.objects.bulk_create(found)
    unexplained = [row for row in found if row.estado == Estado.QUIEBRE and not row.nota]
    edicion.estado = EstadoEdicion.BORRADOR if unexplained else EstadoEdicion.REVISADA
    edicion.aprobada_por = None
    edicion.huella = "" if unexplained else fingerprint(edicion)
    edicion.save(update_fields=["estado", "aprobada_por", "huella"])
    return unexplained


def stated(edicion: Edicion) -> Cifras:
    """The figures of an edition as the cuadraturas take them: what was derived from them proves nothing about them."""
    return Cifras(
        CifraDicha(
            Lugar(cifra.codigo, cifra.dimension, cifra.categoria),
            Momento(cifra.desde, cifra.hasta, cifra.corte),
            cifra.valor,
            cifra.calificador,
            cifra.meta,
            tuple(mencion.valor for mencion in cifra.menciones.all()),
        )
        for cifra in edicion.cifras.exclude(origen=Origen.CALCULADA)
        .order_by("orden")
        .prefetch_related("menciones")
        if cifra.valor is not None
    )


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
