"""Cuadraturas: the identities that stated figures must keep, whoever states them.

An area declares them beside its indicators; the sums that its breakdowns promise come by themselves.
They know rules, never cases: the same declarations are run on any release of any year and province.
A hedged number ("más de", "aproximadamente"...) is compared as the range it commits to.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

from gobernacion.indicators.comparacion import Comparacion, Lado, added, value
from gobernacion.indicators.declarations import TOTAL, Desglose, Indicador
from gobernacion.indicators.figures import CifraDicha, Cifras, Lugar, Momento, told

Tie = tuple[CifraDicha, ...]
"""Figures of which each can be worked out from the others."""


class Estado(StrEnum):
    """What came of checking one identity: it holds, it breaks, or the reader must be told something."""

    CUADRA = "cuadra"
    QUIEBRE = "quiebre"
    OBSERVACION = "observacion"


@dataclass(frozen=True)
class Resultado:
    """One identity checked at one moment. ``clave`` is stable: the same check has it in every release."""

    clave: str
    regla: str
    nombre: str
    estado: Estado
    frase: str
    momento: Momento
    codigos: tuple[str, ...]
    informado: Decimal
    esperado: Decimal
    comparacion: Comparacion = field(compare=False, repr=False)


@dataclass(frozen=True)
class Cuadratura(ABC):
    """An identity between stated figures: its key, for ever, and the name staff and citizens read."""

    clave: str
    nombre: str

    @property
    @abstractmethod
    def codigos(self) -> tuple[str, ...]:
        """The codes the identity is about."""

    @abstractmethod
    def revisar(self, cifras: Cifras) -> Iterator[Resultado]:
        """Check it wherever its figures are stated; silent where they are not."""

    def ties(self, cifras: Cifras) -> Iterator[Tie]:
        """The stated figures it ties together so tightly that whoever knows all but one can work out that one."""
        return iter(())

    def _moments(self, cifras: Cifras) -> list[Momento]:
        return list(dict.fromkeys(m for codigo in self.codigos for m in cifras.moments(codigo)))

    def _result(
        self,
        estado: Estado,
        frase: str,
        momento: Momento,
        informado: Decimal,
        esperado: Decimal,
        comparacion: Comparacion,
        en: str = "",
    ) -> Resultado:
        cut = f"/{momento.corte.isoformat()}" if momento.corte else ""
        clave = f"{self.clave}@{momento.desde.isoformat()}..{momento.hasta.isoformat()}{cut}"
        return Resultado(
            clave=f"{clave}#{en}" if en else clave,
            regla=type(self).__name__,
            nombre=f"{self.nombre}: {en}" if en else self.nombre,
            estado=estado,
            frase=frase,
            momento=momento,
            codigos=self.codigos,
            informado=informado,
            esperado=esperado,
            comparacion=comparacion,
        )

    def _compare(
        self,
        holds: bool,
        frase: str,
        momento: Momento,
        informado: Decimal,
        esperado: Decimal,
        comparacion: Comparacion,
        en: str = "",
    ) -> Resultado:
        estado = Estado.CUADRA if holds else Estado.QUIEBRE
        return self._result(estado, frase, momento, informado, esperado, comparacion, en)


def written(parts: Iterable[CifraDicha]) -> str:
    """ "39 + 39 + 104 + 33 = 215", or the one number alone."""
    values = [part.valor for part in parts]
    text = " + ".join(told(v) for v in values)
    return f"{text} = {told(sum(values, Decimal(0)))}" if len(values) > 1 else text


def _proves_nothing(resultado: Resultado, compared: Iterable[CifraDicha]) -> bool:
    """Whether a sum only repeats how it was made: what was counted of an enumeration adds up to what was counted."""
    return resultado.estado is Estado.CUADRA and all(cifra.enumerada for cifra in compared)


def tied(cifras: Cifras, moments: Iterable[Momento], places: Iterable[str]) -> Iterator[Tie]:
    """The figures of these places at each moment where all of them are stated."""
    lugares = [Lugar.parse(text) for text in places]
    for momento in moments:
        found = [cifras.get(lugar, momento) for lugar in lugares]
        if None not in found:
            yield tuple(cifra for cifra in found if cifra is not None)


@dataclass(frozen=True)
class SumaDesglose(Cuadratura):
    """The categories of a breakdown add up to what they cut: parts = total, roles = headcount."""

    codigo: str
    desglose: Desglose

    @property
    def codigos(self) -> tuple[str, ...]:
        return (self.codigo,)

    def revisar(self, cifras: Cifras) -> Iterator[Resultado]:
        for momento, parent, whole, parts in self._cuts(cifras):
            for resultado in self._check(parts, whole, momento, parent):
                if not _proves_nothing(resultado, (whole, *parts.values())):
                    yield resultado

    def ties(self, cifras: Cifras) -> Iterator[Tie]:
        for _, _, whole, parts in self._cuts(cifras) if self.desglose.suma else ():
            yield whole, *parts.values()

    def _cuts(self, cifras: Cifras) -> Iterator[tuple[Momento, str, CifraDicha, dict[str, CifraDicha]]]:
        """Each stated whole with its stated parts."""
        for momento in cifras.moments(self.codigo):
            stated = cifras.categories(self.codigo, self.desglose.dimension, momento)
            for parent, parts in self._by_parent(stated):
                whole = cifras.get(Lugar(self.codigo, self.desglose.dentro_de, parent), momento)
                if whole is not None:
                    yield momento, parent, whole, parts

    def _by_parent(self, stated: dict[str, CifraDicha]) -> Iterator[tuple[str, dict[str, CifraDicha]]]:
        if not self.desglose.dentro_de:
            yield TOTAL, stated
            return

        def parent_of(categoria: str) -> str:
            return categoria.rpartition("/")[0]

        for parent, names in groupby(sorted(stated, key=parent_of), key=parent_of):
            yield parent, {name.rpartition("/")[2]: stated[name] for name in names}

    def _check(
        self, parts: dict[str, CifraDicha], whole: CifraDicha, momento: Momento, parent: str
    ) -> Iterator[Resultado]:
        if not parts:
            return
        if not self.desglose.suma:
            for name, part in parts.items():
                frase = f"{name} ({told(part.valor)}) es parte de {told(whole.valor)}."
                if not (holds := part.rango.fits_in(whole.rango)):
                    frase = (
                        f"La parte «{name}» ({told(part.valor)}) supera al todo que debe contenerla "
                        f"({told(whole.valor)})."
                    )
                en = f"{parent}/{name}" if parent else name
                compared = Comparacion.hedged([part], [whole]).at_most()
                yield self._compare(holds, frase, momento, part.valor, whole.valor, compared, en)
            return
        total, counted = added(parts.values()), value(parts.values())
        compared = Comparacion.hedged([whole], parts.values())
        text = written(parts.values())
        resto = self.desglose.resto
        if resto and resto not in parts and counted < whole.valor and total.fits_in(whole.rango):
            frase = (
                f"Las categorías informadas ({text}) no completan el total ({told(whole.valor)}): "
                f"lo que falta, {told(whole.valor - counted)}, se muestra como «{resto}»."
            )
            yield self._result(
                Estado.OBSERVACION, frase, momento, whole.valor, counted, compared.at_least(), parent
            )
        elif total.meets(whole.rango):
            frase = f"Las partes suman el total: {text}."
            if counted != whole.valor:
                frase = f"Las partes ({text}) son compatibles con el total informado ({whole})."
            yield self._compare(True, frase, momento, whole.valor, counted, compared, parent)
        else:
            frase = (
                f"Las partes ({text}) no dan el total informado ({told(whole.valor)}): "
                f"la diferencia es {told(abs(counted - whole.valor))}."
            )
            yield self._compare(False, frase, momento, whole.valor, counted, compared, parent)


def de_los_desgloses(indicador: Indicador) -> Iterator[Cuadratura]:
    """The identities an indicator's breakdowns promise."""
    for desglose in indicador.desgloses:
        yield SumaDesglose(
            clave=f"{indicador.codigo}:{desglose.dimension}",
            nombre=f"{indicador.nombre}, por {desglose.nombre.lower()}",
            codigo=indicador.codigo,
            desglose=desglose,
        )


@dataclass(frozen=True)
class Suma(Cuadratura):
    """Figures of several places add up to another: spending by line = budget, in + out = flow.

    Where only some of the parts are stated, they may not exceed the whole.
    """

    total: str
    partes: tuple[str, ...]

    @property
    def codigos(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(Lugar.parse(text).codigo for text in (self.total, *self.partes)))

    def revisar(self, cifras: Cifras) -> Iterator[Resultado]:
        for momento in self._moments(cifras):
            whole = cifras.get(Lugar.parse(self.total), momento)
            found = [cifras.get(Lugar.parse(text), momento) for text in self.partes]
            parts = [part for part in found if part is not None]
            if whole is None or not parts:
                continue
            total, text = added(parts), written(parts)
            compared = Comparacion.hedged([whole], parts)
            if len(parts) == len(self.partes):
                holds = total.meets(whole.rango)
                wrong = f"Las partes ({text}) no dan el total informado ({told(whole.valor)})."
            else:
                holds, compared = total.fits_in(whole.rango), compared.at_least()
                wrong = f"Las partes ({text}) superan el total informado ({told(whole.valor)})."
            frase = f"Las partes caben en el total: {text} de {told(whole.valor)}." if holds else wrong
            resultado = self._compare(holds, frase, momento, whole.valor, value(parts), compared)
            if not _proves_nothing(resultado, (whole, *parts)):
                yield resultado

    def ties(self, cifras: Cifras) -> Iterator[Tie]:
        yield from tied(cifras, self._moments(cifras), (self.total, *self.partes))


@dataclass(frozen=True)
class ParteTodo(Cuadratura):
    """A part never exceeds its whole: beneficiaries among applicants, NNA among persons."""

    parte: str
    todo: str

    @property
    def codigos(self) -> tuple[str, ...]:
        return (Lugar.parse(self.parte).codigo, Lugar.parse(self.todo).codigo)

    def revisar(self, cifras: Cifras) -> Iterator[Resultado]:
        for momento in self._moments(cifras):
            part = cifras.get(Lugar.parse(self.parte), momento)
            whole = cifras.get(Lugar.parse(self.todo), momento)
            if part is None or whole is None:
                continue
            holds = part.rango.fits_in(whole.rango)
            verb = "es parte de" if holds else "supera al todo que debe contenerla,"
            frase = f"La parte ({told(part.valor)}) {verb} {told(whole.valor)}."
            compared = Comparacion.hedged([part], [whole]).at_most()
            yield self._compare(holds, frase, momento, part.valor, whole.valor, compared)


@dataclass(frozen=True)
class Igual(Cuadratura):
    """Two figures that name the same fact say the same number."""

    una: str
    otra: str

    @property
    def codigos(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((Lugar.parse(self.una).codigo, Lugar.parse(self.otra).codigo)))

    def revisar(self, cifras: Cifras) -> Iterator[Resultado]:
        for momento in self._moments(cifras):
            una, otra = (cifras.get(Lugar.parse(text), momento) for text in (self.una, self.otra))
            if una is not None and otra is not None:
                yield self._verdict(una, otra, momento)

    def ties(self, cifras: Cifras) -> Iterator[Tie]:
        yield from tied(cifras, self._moments(cifras), (self.una, self.otra))

    def _verdict(self, una: CifraDicha, otra: CifraDicha, momento: Momento) -> Resultado:
        holds = una.rango.meets(otra.rango)
        frase = f"Ambas cifras dicen {told(una.valor)}."
        if una.valor != otra.valor:
            frase = f"Ambas cifras pueden ser la misma: {una} y {otra}."
        if not holds:
            frase = f"El mismo hecho se informa con dos números: {told(una.valor)} y {told(otra.valor)}."
        compared = Comparacion.hedged([otra], [una])
        return self._compare(holds, frase, momento, otra.valor, una.valor, compared)


@dataclass(frozen=True)
class UnaVez(Igual):
    """The same people told by two areas: the reader is told to count them once, and both must agree."""

    def ties(self, cifras: Cifras) -> Iterator[Tie]:
        """Each category that both tell is one fact too."""
        yield from super().ties(cifras)
        for cifra in cifras:
            if cifra.lugar.dimension and cifra.lugar.codigo == self.una:
                same = cifras.get(cifra.lugar._replace(codigo=self.otra), cifra.momento)
                if same is not None:
                    yield cifra, same

    def _verdict(self, una: CifraDicha, otra: CifraDicha, momento: Momento) -> Resultado:
        verdict = super()._verdict(una, otra, momento)
        if verdict.estado is Estado.QUIEBRE:
            return verdict
        frase = (
            f"El mismo hecho ({told(una.valor)}) aparece en dos capítulos: en cualquier total cuenta una vez."
        )
        return replace(verdict, estado=Estado.OBSERVACION, frase=frase)


@dataclass(frozen=True)
class MismaCifra(Cuadratura):
    """A figure mentioned in several sentences of the same account says the same number in all of them."""

    @property
    def codigos(self) -> tuple[str, ...]:
        return ()

    def revisar(self, cifras: Cifras) -> Iterator[Resultado]:
        for cifra in cifras:
            if not cifra.menciones:
                continue
            # The first mention that disagrees speaks for all: one contradiction per figure is enough to block.
            valor = next((v for v in cifra.menciones if v != cifra.valor), cifra.valor)
            frase = f"Todas las menciones dicen {told(cifra.valor)}."
            if valor != cifra.valor:
                frase = f"La misma cifra se informa como {told(cifra.valor)} y como {told(valor)}."
            holds = valor == cifra.valor
            compared = Comparacion(Lado(constante=valor), Lado.of([cifra]))
            verdict = self._compare(
                holds, frase, cifra.momento, valor, cifra.valor, compared, str(cifra.lugar)
            )
            yield replace(verdict, codigos=(cifra.lugar.codigo,))


MENCIONES = MismaCifra("menciones", "Una cifra mencionada varias veces")


def revisar(cifras: Cifras, cuadraturas: Iterable[Cuadratura]) -> list[Resultado]:
    """Run every identity on the stated figures of a release."""
    return [resultado for cuadratura in (MENCIONES, *cuadraturas) for resultado in cuadratura.revisar(cifras)]
