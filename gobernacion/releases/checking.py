"""Checking an edition: every cuadratura is run on its figures, and each contradiction must be explained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from django.db import transaction
from django.utils import timezone

from gobernacion.directory.public_texts import unasked
from gobernacion.indicators.cuadraturas import Estado, Resultado, revisar
from gobernacion.indicators.figures import Cifras
from gobernacion.indicators.registry import registry
from gobernacion.published.rows import EdicionBase, Origen
from gobernacion.published.seal import digest
from gobernacion.releases import asking, outside, protection, public_texts, words
from gobernacion.releases.models import (
    Cifra,
    Cuadratura,
    Edicion,
    EstadoConformidad,
    EstadoEdicion,
    Mencion,
    Nota,
)
from gobernacion.transitions import TransicionRechazada


@transaction.atomic
def check(edicion: Edicion) -> list[str]:
    """Run every identity, keep what it found, and move the edition on if nothing stands in its way.

    It also decides which counts of few persons are published without their value. Returns what has to be mended
    before it can be published, a sentence each; while there is one the edition stays a draft. Raises
    TransicionRechazada if it is published already.
    """
    _run(edicion)
    left = in_the_way(edicion)
    _move_on(edicion, not left)
    return left


@transaction.atomic
def check_again(edicion: Edicion) -> None:
    """The same where nobody reads what is left to mend: one thing in the way is enough to know."""
    _run(edicion)
    _move_on(edicion, next(_obstacles(edicion), None) is None)


def _run(edicion: Edicion) -> None:
    edicion.lock()
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
    withheld = to_withhold(edicion, cifras, timezone.localdate())
    edicion.cifras.filter(pk__in=[cifra.pk for cifra in withheld]).update(protegida=True)
    asking.look_again(edicion)


def _move_on(edicion: Edicion, ready: bool) -> None:
    edicion.estado = EstadoEdicion.REVISADA if ready else EstadoEdicion.BORRADOR
    edicion.aprobada_por = None
    edicion.huella = fingerprint(edicion) if ready else ""
    edicion.save(update_fields=["estado", "aprobada_por", "huella"])


def in_the_way(edicion: Edicion) -> list[str]:
    """What has to be mended in an edition before it can be published, as it was last checked: a sentence each."""
    return list(_obstacles(edicion))


def _obstacles(edicion: Edicion) -> Iterator[str]:
    """The same one by one, each looked for when it is asked for; what takes longest to find comes last."""
    yield from (f"No cuadra, y falta una nota: {row.nombre}. {row.frase}" for row in unexplained(edicion))
    waiting = edicion.conformidades.filter(estado=EstadoConformidad.PENDIENTE).order_by("pk")
    yield from (f"Falta que su jefatura confirme {row.area_titulo}." for row in waiting)
    yield from (str(one) for one in words.dangling(edicion))
    yield from outside.to_mend(edicion)
    if not edicion.cifras.exists():
        yield "La edición no tiene ninguna cifra."
    if edicion.reemplaza_id and not _corrects(edicion):
        yield "La fe de erratas no cambia nada todavía de la edición que corrige."
    yield from unasked(public_texts.reparos(edicion))


def unexplained(edicion: Edicion) -> list[Cuadratura]:
    """The contradictions found when it was last checked that no note explains."""
    return list(edicion.cuadraturas.filter(estado=Estado.QUIEBRE, nota="").order_by("orden"))


def _corrects(edicion: Edicion) -> bool:
    """Whether an erratum says anything else than the edition it replaces."""
    corrected = Edicion.objects.get(year=edicion.year, numero=edicion.reemplaza.numero)  # type: ignore[union-attr]
    return _said(edicion) != _said(corrected)


def _said(edicion: Edicion) -> list[object]:
    """What an edition says, whatever order its rows came in, without what tells it from another that says the same."""
    own = {"id", "edicion", "orden", "protegida", "registros", "se_apoya_en", "anterior"}
    said: list[object] = [edicion.titulo, edicion.presentacion]
    for rows in (edicion.capitulos, edicion.cifras, edicion.compromisos, edicion.notas):
        names = [field.name for field in rows.model._meta.concrete_fields if field.name not in own]
        said.append(Counter(rows.values_list(*names)))
    return said


def figures(edicion: Edicion) -> list[Cifra]:
    """The figures of an edition in their order, each with its mentions."""
    return list(edicion.cifras.order_by("orden").prefetch_related("menciones"))


def to_withhold(edicion: Edicion, cifras: Iterable[Cifra], on: date) -> list[Cifra]:
    """Those that may not be published on that day, beside what any edition published of the same days."""
    told = Cifra.objects.filter(
        edicion__estado=EstadoEdicion.PUBLICADA, desde__in=edicion.cifras.values("desde"), valor__isnull=False
    )
    return protection.to_withhold(cifras, registry().cuadraturas(), on, told)


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
