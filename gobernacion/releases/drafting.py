"""Starting an edition: the next one of a year, from a transcribed account, or as an erratum of a published one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Sum

from gobernacion.areas import AreaConfig, installed
from gobernacion.indicators import models as promises
from gobernacion.indicators.declarations import Indicador
from gobernacion.indicators.figures import CifraDicha, Cifras, Lugar, Momento
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.published.models import EdicionPublicada
from gobernacion.published.rows import Origen
from gobernacion.releases import words
from gobernacion.releases.carrying import carry_promises
from gobernacion.releases.checking import fingerprint
from gobernacion.releases.documents import (
    HEAD,
    CapituloDicho,
    CompromisoDicho,
    Dicho,
    Documento,
    DocumentoInvalido,
)
from gobernacion.releases.models import (
    Capitulo,
    Cifra,
    Compromiso,
    Conformidad,
    Edicion,
    EstadoEdicion,
    Mencion,
    Nota,
    SinRegistros,
)
from gobernacion.transitions import TransicionRechazada

if TYPE_CHECKING:
    from datetime import date

    from gobernacion.access.models import User

CALCULADA = "Calculada por el sistema: el total menos las categorías informadas."
ENUMERADA = "Recuento nuestro: la fuente lo enumera y no lo cuenta."
"""What is told of a figure that was counted from a list, where whoever transcribed it says nothing of their own."""


@transaction.atomic
def draft_from_document(documento: Documento, por: User) -> Edicion:
    """An edition that states what the document states, word for word, and what its parts leave over.

    Loaded again, the document replaces what it said in its draft; the notes that staff signed meanwhile stay.
    Raises DocumentoInvalido for a code, breakdown or area that nobody here declares, a value too long to be kept or
    words that cite a figure it does not state, and TransicionRechazada if that year is approved, published or measured
    from records.
    """
    edicion = _emptied_draft(documento)
    edicion.titulo = documento.titulo
    edicion.presentacion = "\n\n".join(filter(None, (documento.presentacion, documento.procedencia)))
    edicion.institucion = documento.institucion
    edicion.provincia = documento.provincia
    edicion.region = documento.region
    edicion.elaborada_por = por
    _save(edicion, HEAD)
    areas = {area.label: area for area in installed()}
    orden, compromiso_orden = count(1), count(1)
    stated, office = Cifras(documento.dichas()), edicion.office_words()
    for chapter in documento.capitulos:
        area = areas.get(chapter.area)
        if area is None:
            raise DocumentoInvalido(f"Capítulo {chapter.numero}: no hay un área «{chapter.area}» instalada.")
        _save_chapter(edicion, chapter, area)
        for dicho, origen in _with_what_is_left_over(chapter, documento, stated):
            _save_figure(edicion, chapter.numero, dicho, origen, next(orden), office)
        for place, said in enumerate(chapter.compromisos, start=1):
            _save_commitment(edicion, chapter, said, place, next(compromiso_orden))
    for nota in documento.notas:
        signed = {name: value for name, value in vars(nota).items() if name != "donde"}
        _save(Nota(edicion=edicion, **signed), f"Nota sobre {nota.clave}")
    _require_figures_for_its_words(edicion, documento)
    carry_promises(edicion, [documento.year], areas)
    return edicion


def _require_figures_for_its_words(edicion: Edicion, documento: Documento) -> None:
    files = {chapter.numero: chapter.archivo for chapter in documento.capitulos}
    wrong = [
        f"{files[one.capitulo.numero] if one.capitulo else HEAD}: {one}" for one in words.dangling(edicion)
    ]
    if wrong:
        raise DocumentoInvalido(*wrong)


def next_edition(year: int, corte: date | None = None) -> Edicion:
    """The edition that comes next in the account of a year, not saved: the first, or the one after a day's account.

    Raises TransicionRechazada if one is in preparation, the year was closed already, or a later day was told.
    """
    for told in Edicion.objects.que_cuentan(year):
        if told.estado != EstadoEdicion.PUBLICADA:
            raise TransicionRechazada(
                f"La edición {told} de ese año está en preparación: termínela, mídala de nuevo o descártela."
            )
        if told.corte is None:
            raise TransicionRechazada(
                f"El año {year} ya se publicó completo en la edición {told}: para corregirlo, inicie en ella una fe de "
                "erratas."
            )
        if corte and corte <= told.corte:
            raise TransicionRechazada(
                f"La edición {told} ya cuenta ese año hasta el {told.corte:%d-%m-%Y}: mida hasta un día posterior."
            )
    return Edicion(year=year, numero=Edicion.objects.siguiente_numero(year), corte=corte)


def _emptied_draft(documento: Documento) -> Edicion:
    """The draft that a document fills: the one it filled before, without what it said then, or a new one."""
    under_way = Edicion.objects.que_cuentan(documento.year).exclude(estado=EstadoEdicion.PUBLICADA).first()
    if under_way is None:
        return next_edition(documento.year)
    under_way.require_en_preparacion("cargar de nuevo: devuélvala antes a borrador")
    if under_way.cifras.filter(origen=Origen.REGISTROS).exists():
        raise TransicionRechazada(
            f"La edición {under_way} se midió de los registros: para cargar un documento, descártela antes."
        )
    for rows in (under_way.capitulos, under_way.cifras, under_way.compromisos, under_way.cuadraturas):
        rows.all().delete()
    under_way.notas.filter(clave__in=[nota.clave for nota in documento.notas]).delete()
    under_way.estado, under_way.huella = EstadoEdicion.BORRADOR, ""
    return under_way


def _save(row: models.Model, where: str) -> None:
    """Store a row that fits its table. Raises DocumentoInvalido as ``_require_fit`` does."""
    _require_fit(row, where)
    row.save()


def _require_fit(row: models.Model, where: str) -> None:
    """Raises DocumentoInvalido for a row that some database would cut or refuse."""
    relations = {field.name for field in row._meta.concrete_fields if field.is_relation}
    try:
        row.clean_fields(exclude=relations)
    except ValidationError as error:
        wrong = "; ".join(f"«{name}»: {' '.join(said)}" for name, said in error.message_dict.items())
        raise DocumentoInvalido(f"{where}: {wrong}") from error


def _save_chapter(edicion: Edicion, chapter: CapituloDicho, area: AreaConfig) -> None:
    capitulo = Capitulo(
        edicion=edicion,
        numero=chapter.numero,
        titulo=chapter.titulo,
        area=area.label,
        area_titulo=area.titulo,
        tema=area.tema,
        resumen=chapter.resumen,
        orden=chapter.orden,
    )
    _save(capitulo, f"Capítulo {chapter.numero}")


def _save_figure(
    edicion: Edicion, capitulo: str, dicho: Dicho, origen: Origen, orden: int, words: Callable[[str], str]
) -> None:
    indicador = _declared(dicho)
    cifra = Cifra(
        edicion=edicion,
        capitulo=capitulo,
        orden=orden,
        valor=dicho.valor,
        calificador=dicho.calificador,
        meta=dicho.meta,
        fuente=dicho.fuente,
        nota=dicho.nota or (ENUMERADA if dicho.enumerada else ""),
        origen=origen,
        **declared_fields(indicador, dicho.lugar, dicho.momento, words),
    )
    where = f"Capítulo {capitulo}, {dicho.lugar}"
    _save(cifra, where)
    for valor, fuente in dicho.menciones:
        _save(Mencion(cifra=cifra, valor=valor, fuente=fuente), where)
    if dicho.meta is not None and not dicho.lugar.dimension:
        year = dicho.momento.desde.year
        if Period.year(year) == Period(dicho.momento.desde, dicho.momento.hasta):
            _save_target(indicador, year, dicho)


def _save_target(indicador: Indicador, year: int, dicho: Dicho) -> None:
    """What a public document says counts as approved, whatever a desk had proposed."""
    said = {
        "area": registry().area_of(indicador.codigo).label,
        "valor": dicho.meta,
        "fuente": dicho.fuente,
        "estado": promises.EstadoMeta.VIGENTE,
        "propuesta_por": None,
        "aprobada_por": None,
    }
    promises.MetaAnual.objects.update_or_create(codigo=indicador.codigo, year=year, defaults=said)


def _save_commitment(
    edicion: Edicion, chapter: CapituloDicho, said: CompromisoDicho, place: int, orden: int
) -> None:
    promised = {
        "area": chapter.area,
        "texto": said.texto,
        "codigo": said.codigo,
        "meta": said.meta,
        "fuente": said.fuente,
    }
    where = {"capitulo": chapter.numero, "year": said.year}
    _require_fit(
        promises.Compromiso(orden=place, **where, **promised), f"{chapter.numero}, compromiso n.º {place}"
    )
    estado = _promised(place, where, promised).estado
    if estado in promises.SIN_APROBAR:
        estado = promises.EstadoCompromiso.PENDIENTE
    Compromiso.objects.create(edicion=edicion, orden=orden, estado=estado, **where, **promised)


def _promised(place: int, where: dict[str, Any], promised: dict[str, Any]) -> promises.Compromiso:
    """The promise as the office keeps it: by its text, or in the place where a document left it; else a new one.

    It may have been brought forward since: the account of its year tells it, not this one.
    """
    kept = promises.Compromiso.objects.filter(**where)
    same = (
        kept.filter(texto=promised["texto"]).first() or kept.filter(orden=place, propuesta_por=None).first()
    )
    if same is None:
        same = promises.Compromiso(**where, **promised)
        if not kept.filter(orden=place).exists():
            same.orden = place
        same.save()
    return same


def _declared(dicho: Dicho) -> Indicador:
    codigo, dimension, _ = dicho.lugar
    if codigo not in registry():
        raise DocumentoInvalido(f"{codigo}: ningún área instalada declara ese indicador.")
    indicador = registry()[codigo]
    if dimension and indicador.desglose(dimension) is None:
        raise DocumentoInvalido(f"{codigo}: el indicador no declara el desglose «{dimension}».")
    return indicador


def declared_fields(
    indicador: Indicador, lugar: Lugar, momento: Momento, words: Callable[[str], str]
) -> dict[str, object]:
    """What a figure takes from its place, its moment and the declaration of its indicator, said in these words."""
    desglose = indicador.desglose(lugar.dimension)
    return {
        "codigo": indicador.codigo,
        "area": registry().area_of(indicador.codigo).label,
        "indicador": words(indicador.nombre),
        "dimension": lugar.dimension,
        "dimension_nombre": desglose.nombre if desglose else "",
        "categoria": lugar.categoria,
        "desde": momento.desde,
        "hasta": momento.hasta,
        "corte": momento.corte,
        "unidad": indicador.unidad,
        "definicion": words(indicador.definicion),
        "como_se_mide": words(indicador.como_se_mide),
        "cuenta": indicador.cuenta.value,
        "sensibilidad": indicador.sensibilidad.value,
        "mejor_si": {True: "sube", False: "baja", None: ""}[indicador.mejor_si_sube],
        "portada": int(indicador.portada),
    }


def _with_what_is_left_over(
    chapter: CapituloDicho, documento: Documento, stated: Cifras
) -> Iterator[tuple[Dicho, Origen]]:
    """The chapter's figures, each breakdown followed by what its stated categories leave of the total."""

    def breakdown(dicho: Dicho) -> tuple[str, str, Momento]:
        return dicho.lugar.codigo, dicho.lugar.dimension, dicho.momento

    last = {breakdown(dicho): dicho for dicho in chapter.cifras}
    for dicho in chapter.cifras:
        yield dicho, Origen.ENUMERADA if dicho.enumerada else Origen.DOCUMENTO
        codigo, dimension, momento = breakdown(dicho)
        desglose = _declared(dicho).desglose(dimension)
        total = stated.get(Lugar(codigo), momento)
        if dicho is not last[breakdown(dicho)] or desglose is None or not desglose.resto or total is None:
            continue
        left = _left_over(total, stated.categories(codigo, dimension, momento), desglose.resto)
        if left > 0:
            rest = Dicho(
                lugar=Lugar(codigo, dimension, desglose.resto),
                momento=momento,
                valor=left,
                calificador=total.calificador,
                meta=None,
                fuente=documento.said(total).fuente,
                nota=CALCULADA,
                menciones=(),
            )
            yield rest, Origen.CALCULADA


def work_out_the_rest(edicion: Edicion, codigo: str) -> None:
    """Work out again what the stated categories of a code leave of its totals; nothing left is no figure."""
    for rest in edicion.cifras.filter(codigo=codigo, origen=Origen.CALCULADA):
        same = edicion.cifras.filter(codigo=codigo, desde=rest.desde, hasta=rest.hasta, corte=rest.corte)
        total = same.filter(dimension="").values_list("valor", flat=True).first()
        parts = same.filter(dimension=rest.dimension).exclude(pk=rest.pk).aggregate(n=Sum("valor"))["n"]
        left = None if total is None else total - (parts or 0)
        if left is None or left <= 0:
            rest.delete()
        elif left != rest.valor:
            rest.valor = left
            rest.save(update_fields=["valor"])


def _left_over(total: CifraDicha, parts: dict[str, CifraDicha], resto: str) -> Decimal:
    if resto in parts:
        return Decimal(0)
    return total.valor - sum((part.valor for part in parts.values()), Decimal(0))


@transaction.atomic
def draft_erratum(publicada: EdicionPublicada, motivo: str, por: User) -> Edicion:
    """A new draft that starts as the published edition stands and says what it will correct and why.

    Raises TransicionRechazada if the edition is no longer the one in force, an erratum is already under way, or
    what staff keep of it is no longer what was published.
    """
    source = Edicion.objects.get(year=publicada.year, numero=publicada.numero)
    if started := Edicion.objects.filter(reemplaza=publicada).first():
        raise TransicionRechazada(
            f"La edición {publicada} ya tiene una fe de erratas, la {started}: siga en ella."
        )
    if not motivo.strip():
        raise TransicionRechazada("Una fe de erratas dice qué corrige y por qué.")
    if fingerprint(source) != source.huella:
        raise TransicionRechazada(
            f"La edición {publicada} cambió en la oficina después de publicada: ya no es su copia."
        )
    edicion = Edicion.objects.create(
        year=source.year,
        numero=Edicion.objects.siguiente_numero(source.year),
        corte=source.corte,
        titulo=source.titulo,
        presentacion=source.presentacion,
        motivo=motivo,
        institucion=source.institucion,
        provincia=source.provincia,
        region=source.region,
        reemplaza=publicada,
        elaborada_por=por,
    )
    for model in (Capitulo, Nota, Compromiso, SinRegistros, Conformidad):
        rows = model._default_manager.filter(edicion=source).order_by("pk")
        model._default_manager.bulk_create(_copied(row, edicion) for row in rows)
    for cifra in source.cifras.order_by("pk").prefetch_related("menciones"):
        menciones = sorted(cifra.menciones.all(), key=lambda mencion: mencion.pk)
        copied = _copied(cifra, edicion)
        copied.save()
        Mencion.objects.bulk_create(Mencion(cifra=copied, valor=m.valor, fuente=m.fuente) for m in menciones)
    return edicion


def _copied(row: Any, edicion: Edicion) -> Any:
    """The row as a new one of another edition."""
    row.pk = None
    row._state.adding = True
    row.edicion = edicion
    return row
