"""Measuring: the figures of an edition computed from records, and a document held against its records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import count
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from gobernacion.areas import installed
from gobernacion.indicators.declarations import TOTAL, Indicador, Medida, Tramo
from gobernacion.indicators.figures import Calificador, Lugar, Momento
from gobernacion.indicators.models import Compromiso, MetaAnual
from gobernacion.indicators.moments import Decididas, measured, moment_told
from gobernacion.indicators.registry import registry
from gobernacion.lib.periods import Period
from gobernacion.published.rows import Origen
from gobernacion.published.wording import year_of
from gobernacion.releases import asking
from gobernacion.releases.carrying import add_chapter, carry_promises, drop_untold_chapters
from gobernacion.releases.checking import check_again
from gobernacion.releases.drafting import declared_fields, next_edition, work_out_the_rest
from gobernacion.releases.models import Cifra, Cuadratura, Edicion
from gobernacion.releases.protection import Place, place
from gobernacion.releases.resting import NADA, Apoyo, Apoyos, tables_counted
from gobernacion.territory.models import Institucion, VigenciaArea
from gobernacion.transitions import TransicionRechazada

if TYPE_CHECKING:
    from gobernacion.access.models import User


LAST_DECIMAL = Decimal("0.0001")
"""The smallest difference between two measured figures that is kept."""


def measure(
    indicador: Indicador, momento: Momento, decididas: Decididas | None = None
) -> dict[Lugar, Decimal]:
    """What an indicator measures at a moment, by place; empty where its area does not measure it then."""
    return _by_place(indicador, measured(indicador, momento, decididas))


def _by_place(indicador: Indicador, medidas: Iterable[Medida]) -> dict[Lugar, Decimal]:
    return {Lugar(indicador.codigo, one.dimension, one.categoria): Decimal(one.valor) for one in medidas}


@transaction.atomic
def draft_from_records(institucion: Institucion, year: int, corte: date | None, por: User) -> Edicion:
    """An edition of a year, measured from records; with ``corte``, "a la fecha" up to that day included.

    Raises TransicionRechazada as ``next_edition`` does.
    """
    edicion = next_edition(year, corte)
    edicion.titulo = f"Cuenta Pública Participativa {year}" + (f", al {corte:%d-%m-%Y}" if corte else "")
    edicion.institucion = institucion.llamada(edicion.ultimo_dia).nombre
    edicion.provincia = institucion.provincia.nombre
    edicion.region = institucion.provincia.region
    edicion.elaborada_por = por
    edicion.medida_el = timezone.localdate()
    edicion.save()
    _measure_whole(edicion, {})
    asking.look_again(edicion)
    return edicion


@transaction.atomic
def measure_again(edicion: Edicion) -> None:
    """Measure a draft again, with the targets, promises and names of today, and check it.

    Its words, notes and answers stay, and each figure keeps what it said in the last draft of an earlier day.

    Raises TransicionRechazada once it is approved, or if it states a document.
    """
    edicion.lock()
    edicion.require_en_preparacion("medir de nuevo")
    if edicion.transcribe:
        raise TransicionRechazada(
            f"La edición {edicion} transcribe un documento: cárguelo de nuevo, o elija qué tomar de los registros."
        )
    today = timezone.localdate()
    earlier = edicion.medida_el != today
    said = {place(cifra): cifra.valor if earlier else cifra.anterior for cifra in edicion.cifras.all()}
    edicion.cifras.all().delete()
    if earlier:
        edicion.medida_antes_el, edicion.medida_el = edicion.medida_el, today
    if institucion := Institucion.objects.en(edicion.ultimo_dia):
        edicion.institucion = institucion.nombre
    edicion.save(update_fields=["institucion", "medida_el", "medida_antes_el"])
    _measure_whole(edicion, said)
    check_again(edicion)


def _measure_whole(edicion: Edicion, said: Mapping[Place, Decimal | None]) -> None:
    """Everything the areas measure of its year, each area with its chapters, and what was promised.

    ``said`` is what its figures told in the last draft of an earlier day.
    """
    metas, words, records = targets(edicion.year), edicion.office_words(), Records()
    told = set(edicion.capitulos.values_list("numero", flat=True))
    cifras = count(1)
    for area in installed():
        measuring = records.moments(edicion, registry().of_area(area.label))
        for numero in sorted({indicador.capitulo for indicador, _ in measuring} - told):
            add_chapter(edicion, area, numero)
        found = []
        for indicador, momento in measuring:
            medida, apoyo = records.measure(indicador, momento)
            for lugar, valor in medida.items():
                cifra = _measured(edicion, indicador, lugar, momento, valor, words, apoyo)
                cifra.orden, cifra.anterior = next(cifras), said.get((lugar, momento))
                cifra.meta = None if lugar.dimension else metas.get(indicador.codigo)
                found.append(cifra)
        Cifra.objects.bulk_create(found)
    asking.answer(edicion)
    carry_promises(edicion, [edicion.year, edicion.year + 1])
    drop_untold_chapters(edicion)


class Records:
    """The records as many indicators are measured from them: what they have in common is read once."""

    def __init__(self) -> None:
        self.decididas = VigenciaArea.objects.decididas()
        self._apoyos = Apoyos()

    def measure(
        self, indicador: Indicador, momento: Momento, whole: bool = True
    ) -> tuple[dict[Lugar, Decimal], Apoyo]:
        """What an indicator measures, and what was registered for it up to its cut: of a state, in its year.

        A mean, a share or an amount of some of these rests on them alone. Without ``whole`` its breakdowns are left
        out, as far as they are queries of their own.
        """
        with tables_counted() as counted:
            medidas: list[Medida] = []
            for one in measured(indicador, momento, self.decididas):
                medidas.append(one)
                if not whole and one.dimension == TOTAL:
                    break
        period = Period(momento.desde, momento.hasta)
        if indicador.tramo is Tramo.ESTADO:
            period = Period(date(period.last_day.year, 1, 1), momento.hasta)
        apoyo = self._apoyos.of(counted, period.until(momento.corte) if momento.corte else period)
        casos = sum(one.casos or 0 for one in medidas if not one.dimension)
        return _by_place(indicador, medidas), apoyo._replace(registros=casos) if casos else apoyo

    def moments(self, edicion: Edicion, indicadores: Iterable[Indicador]) -> list[tuple[Indicador, Momento]]:
        """What an edition measures of these, each with the days over which it is told."""
        measuring = (one for one in indicadores if one.measure)
        told = ((one, moment_told(one, edicion.year, edicion.corte, self.decididas)) for one in measuring)
        return [(indicador, momento) for indicador, momento in told if momento]


def put_back(edicion: Edicion, codigos: Collection[str]) -> None:
    """Say again what the records measure, of the figures under these codes that rest on no record."""
    records = Records()
    known = [codigo for codigo in codigos if codigo in registry()]
    silenced = list(asking.resting_on_none(edicion).filter(codigo__in=known))
    for cifra in silenced:
        lugar, momento = place(cifra)
        cifra.valor, cifra.nota = records.measure(registry()[cifra.codigo], momento)[0].get(lugar), ""
    Cifra.objects.bulk_update(silenced, ["valor", "nota"])


def _measured(
    edicion: Edicion,
    indicador: Indicador,
    lugar: Lugar,
    momento: Momento,
    valor: Decimal | None,
    words: Callable[[str], str],
    apoyo: Apoyo,
) -> Cifra:
    """A figure as it is measured, not saved and without its place among the others."""
    return Cifra(
        edicion=edicion,
        capitulo=indicador.capitulo,
        valor=valor,
        registros=apoyo.registros,
        se_apoya_en=apoyo.clases,
        fuente=_source(indicador),
        origen=Origen.REGISTROS,
        **declared_fields(indicador, lugar, momento, words),
    )


def targets(year: int) -> dict[str, Decimal]:
    """The target of each indicator for a year: the yearly one, or else that of the only commitment that names one."""
    promised: dict[str, set[Decimal]] = defaultdict(set)
    committed = Compromiso.objects.prometidos().filter(year=year).exclude(codigo="")
    for promise in committed:
        if promise.meta is not None:
            promised[promise.codigo].add(promise.meta)
    alone = {codigo: meta for codigo, (meta, *others) in promised.items() if not others}
    return alone | dict(MetaAnual.objects.vigentes().filter(year=year).values_list("codigo", "valor"))


def _source(indicador: Indicador) -> str:
    """Whose records the figure was measured from; of a quotation, that it repeats a figure and adds nobody."""
    source = f"Medida de los registros de {registry().counted_by(indicador.codigo).titulo}."
    if not indicador.repite:
        return source
    return f"{source} Es la misma cifra que {indicador.repite}: en cualquier total se cuenta una vez."


# --- an edition beside today's records ------------------------------------------------------------------------


@dataclass(frozen=True)
class Confronto:
    """A figure of an edition beside what the records measure today, and the checks that speak of it.

    ``medido`` is None where nobody measures it; the figure has no value, and is not stored, where only the records
    tell it. ``apoyo`` is what the measure of today rests on, ``meta`` the target that goes with the figure today.
    ``trasladada`` is what is told today over other days than those over which the edition tells its indicator.
    """

    cifra: Cifra
    medido: Decimal | None
    apoyo: Apoyo
    meta: Decimal | None
    cuadraturas: tuple[Cuadratura, ...] = ()
    trasladada: bool = False

    @property
    def diferencia(self) -> Decimal | None:
        """Measured less told, with the decimals it is told with; None where one of them is missing."""
        if self.medido is None or self.cifra.valor is None:
            return None
        if self.cifra.origen == Origen.REGISTROS:
            difference = self.medido - self.cifra.valor
            return difference if abs(difference) >= LAST_DECIMAL else Decimal(0)
        decimals = Decimal(1).scaleb(min(int(self.cifra.valor.normalize().as_tuple().exponent), 0))
        return self.medido.quantize(decimals, ROUND_HALF_UP) - self.cifra.valor

    @property
    def difiere(self) -> bool:
        """Whether the records tell something else today."""
        if self.trasladada or self.sobra:
            return True
        if self.cifra.origen == Origen.REGISTROS and self.cifra.valor is None:
            return bool(self.medido) or self.apoyo.registros != 0
        return bool(self.diferencia)

    @property
    def falta(self) -> bool:
        """Whether only the records tell it."""
        return self.cifra.pk is None

    @property
    def sobra(self) -> bool:
        """Whether it was measured and nobody measures it today."""
        return self.medido is None and self.cifra.origen == Origen.REGISTROS

    @property
    def otra_meta(self) -> bool:
        """Whether another target than the one it carries goes with the figure today."""
        return self.meta != self.cifra.meta and not self.falta and not self.sobra

    @property
    def cambia(self) -> bool:
        """Whether it would be told otherwise today: its value or its target."""
        return self.difiere or self.otra_meta


def confront(edicion: Edicion) -> Iterator[Confronto]:
    """Every figure of an edition held against today's records, and what they tell besides.

    An edition that states no document is held against all that is measured of its year today, over the days of
    today; another, against what its measured indicators tell. Each indicator is measured once per moment, so the
    number of queries depends on the declarations alone. What was worked out from stated figures is left out.
    """
    found: dict[tuple[str, Momento], tuple[dict[Lugar, Decimal], Apoyo]] = {}
    records, metas, measured_here = Records(), targets(edicion.year), dict[str, Indicador]()
    of_today = None if edicion.transcribe else _told_today(edicion, records)
    breaks = [c for c in edicion.cuadraturas.order_by("orden") if c.estado != "cuadra"]
    cifras = list(edicion.cifras.order_by("orden"))
    for cifra in cifras:
        if cifra.origen == Origen.CALCULADA:
            continue
        lugar, momento = place(cifra)
        key, known = (cifra.codigo, momento), registry().get(cifra.codigo)
        if key not in found:
            tells = known and (of_today is None or key in of_today or not of_its_year(edicion, momento))
            found[key] = records.measure(known, momento) if known and tells else ({}, NADA)
        medida, apoyo = found[key]
        about = tuple(c for c in breaks if cifra.codigo in c.codigos_lista())
        meta = _target_of(cifra, metas)
        if cifra.origen != Origen.REGISTROS:
            yield Confronto(cifra, _at(medida, lugar), apoyo, meta, about)
        elif known and known.measure:
            measured_here[known.codigo] = known
            yield Confronto(cifra, medida.get(lugar), apoyo, meta, about)
    told, words = {place(cifra) for cifra in cifras}, edicion.office_words()
    if of_today is None:
        own = {
            (one.codigo, momento): one for one, momento in records.moments(edicion, measured_here.values())
        }
        of_today = {key: one for key, one in own.items() if key in found}
    for (codigo, momento), indicador in of_today.items():
        medida, apoyo = found.get((codigo, momento)) or records.measure(indicador, momento)
        moved = codigo in measured_here and (codigo, momento) not in found
        for lugar, valor in medida.items():
            if (lugar, momento) not in told:
                cifra = _measured(edicion, indicador, lugar, momento, None, words, apoyo)
                yield Confronto(cifra, valor, apoyo, _target_of(cifra, metas), trasladada=moved)


def _told_today(edicion: Edicion, records: Records) -> dict[tuple[str, Momento], Indicador]:
    """All that an edition of its year would measure today, by code and moment."""
    every = (indicador for area in installed() for indicador in registry().of_area(area.label))
    return {(indicador.codigo, momento): indicador for indicador, momento in records.moments(edicion, every)}


def of_its_year(edicion: Edicion, momento: Momento) -> bool:
    """Whether a moment is told as the year of an edition, and not as an earlier one beside it."""
    return year_of(momento.desde, momento.hasta) == edicion.year


def _target_of(cifra: Cifra, metas: Mapping[str, Decimal]) -> Decimal | None:
    """The target that goes with a figure today: with the total that was measured; any other keeps what it says."""
    if cifra.dimension or cifra.origen != Origen.REGISTROS or not of_its_year(cifra.edicion, place(cifra)[1]):
        return cifra.meta
    return metas.get(cifra.codigo)


@transaction.atomic
def take_from_records(edicion: Edicion, codigos: Collection[str]) -> int:
    """Put today's measure and target in place of what a draft tells under these codes, and check it again.

    A stated figure that is measured says so from then on; what nobody measures any more goes, and what is measured
    now comes, with its chapter. Returns how many figures change. Raises TransicionRechazada once it is approved.
    """
    edicion.lock()
    edicion.require_en_preparacion("medir de nuevo")
    taken = _take_once(edicion, codigos)
    # Of what a document stated, the categories it left out are told once the rest is measured.
    taken += _take_once(edicion, codigos)
    for codigo in {one.cifra.codigo for one in taken}:
        work_out_the_rest(edicion, codigo)
    drop_untold_chapters(edicion)
    asking.answer(edicion)
    check_again(edicion)
    return len(taken)


def _take_once(edicion: Edicion, codigos: Collection[str]) -> list[Confronto]:
    """Put into an edition whatever of these codes changes now."""
    changing = [one for one in confront(edicion) if one.cifra.codigo in codigos and one.cambia]
    places = count((edicion.cifras.aggregate(n=Max("orden"))["n"] or 0) + 1)
    chapters, words = set(edicion.capitulos.values_list("numero", flat=True)), edicion.office_words()
    for one in changing:
        if one.sobra:
            one.cifra.delete()
            continue
        one.cifra.meta = one.meta
        if one.difiere:
            _take(one, words)
        if one.falta:
            one.cifra.orden = next(places)
            if one.cifra.capitulo not in chapters:
                chapters.add(one.cifra.capitulo)
                add_chapter(edicion, registry().area_of(one.cifra.codigo), one.cifra.capitulo)
        one.cifra.save()
    return changing


def _take(one: Confronto, words: Callable[[str], str]) -> None:
    """Say of a figure what the records measure; the sentences that said something else of it go."""
    cifra, indicador = one.cifra, registry()[one.cifra.codigo]
    for name, value in declared_fields(indicador, *place(cifra), words).items():
        setattr(cifra, name, value)
    cifra.valor, cifra.calificador, cifra.nota = one.medido, Calificador.EXACTO, ""
    cifra.registros, cifra.se_apoya_en = one.apoyo.registros, one.apoyo.clases
    cifra.origen, cifra.fuente = Origen.REGISTROS, _source(indicador)
    if not one.falta:
        cifra.menciones.all().delete()


def _at(measured: dict[Lugar, Decimal], lugar: Lugar) -> Decimal | None:
    """The measured value: 0 for a category without records in a breakdown that is measured, None in one that is not."""
    if any(other.dimension == lugar.dimension for other in measured):
        return measured.get(lugar, Decimal(0))
    return None
