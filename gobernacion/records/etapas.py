"""The stages of a record, each declared once: what it writes, in which states that is known, and what must hold.

The whole life of a record is one table beside its model:

    etapas = Etapas(
        "fs_proyecto",
        Etapa("la transferencia", TRANSFERIDOS, (("comprobante", "transferido_el", "transferido_por"),),
              con=("transferido_con_comprobante", "Una transferencia lleva comprobante, fecha y responsable."),
              reglas=(Tras("adjudicado_el"), Tope("transferido", "adjudicado"))),
        ...
    )

From it come the conditions that the database keeps, the sections of the form that only steps write, what a step
proposes, what going back clears, the columns of an export, and the line of stages on the record's page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Q
from django.db.models.signals import class_prepared
from django.dispatch import receiver

from gobernacion.records.invariants import Invariant, not_after, only_in, two_people, within

Fila = str | tuple[str, ...]
"""A row of a form: a field, or several beside each other."""


def _names(rows: Iterable[Fila]) -> tuple[str, ...]:
    return tuple(name for row in rows for name in ((row,) if isinstance(row, str) else row))


def _is_text(model: type[models.Model], name: str) -> bool:
    """Whether nothing written in it is the empty text, and not NULL."""
    kept = model._meta.get_field(name)
    return isinstance(kept, models.CharField | models.TextField) and not kept.null


def _label(model: type[models.Model], name: str) -> str:
    return str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # a field of its own


def _to(what: str) -> str:
    """«a la compra», «al ingreso»."""
    return f"al {what[3:]}" if what.startswith("el ") else f"a {what}"


# --- what must hold of a stage -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tras:
    """The day of the stage is not before another one; a stage that has several days says which."""

    antes: str
    nombre: str = ""
    dia: str = ""
    dice: str = ""

    def invariant(self, model: type[models.Model], etapas: Etapas, etapa: Etapa) -> Invariant:
        day = self.dia or etapa.day_of(model)
        plain = f"{day.removesuffix('_el')}_despues_de_{self.antes.removesuffix('_el')}"
        what = etapas.que_ocurre(model, self.antes)
        return Invariant(
            condition=not_after(self.antes, day),
            name=etapas.named(self.nombre or plain),
            field=day,
            violation_error_message=self.dice or f"{_capital(etapa.que)} no puede ser anterior {_to(what)}.",
        )


@dataclass(frozen=True)
class Tope:
    """An amount of the stage is no more than another one, which is also what its step proposes."""

    parte: str
    todo: str
    nombre: str = ""
    dice: str = ""

    def invariant(self, model: type[models.Model], etapas: Etapas, etapa: Etapa) -> Invariant:
        said = f"«{_capital(_label(model, self.parte))}» no puede superar «{_label(model, self.todo)}»."
        return Invariant(
            condition=within(self.parte, self.todo),
            name=etapas.named(self.nombre or f"{self.parte}_dentro_de_lo_{self.todo}"),
            field=self.parte,
            violation_error_message=self.dice or said,
        )


@dataclass(frozen=True)
class OtraPersona:
    """Who signs the stage signed none of what came before."""

    quien: str
    otros: tuple[str, ...]
    nombre: str = ""
    dice: str = ""

    def invariant(self, model: type[models.Model], etapas: Etapas, etapa: Etapa) -> Invariant:
        condition = Q()
        for otro in self.otros:
            condition &= two_people(self.quien, otro)
        others = " ni ".join(f"«{_label(model, otro)}»" for otro in self.otros)
        return Invariant(
            condition=condition,
            name=etapas.named(self.nombre or f"{self.quien}_es_otra_persona"),
            violation_error_message=self.dice
            or f"«{_capital(_label(model, self.quien))}» es otra persona que {others}.",
        )


@dataclass(frozen=True)
class Conocidas:
    """What is chosen from lists is one of what they offer, whatever wrote it."""

    campos: tuple[str, ...]
    dice: str = "Elija cada cosa de su lista."
    nombre: str = "listas_conocidas"
    campo: str = ""

    def invariant(self, model: type[models.Model], etapas: Etapas, etapa: Etapa) -> Invariant:
        condition = Q()
        for name in self.campos:
            chosen: Any = model._meta.get_field(name)
            offered = [value for value, _ in chosen.flatchoices]
            condition &= Q(**{f"{name}__in": ["", *offered] if chosen.blank and not chosen.null else offered})
        return Invariant(
            condition=condition,
            name=etapas.named(self.nombre),
            field=self.campo,
            violation_error_message=self.dice,
        )


@dataclass(frozen=True)
class Escrito:
    """A text of the record says something."""

    campo: str
    nombre: str = ""
    dice: str = ""

    def invariant(self, model: type[models.Model], etapas: Etapas, etapa: Etapa) -> Invariant:
        return Invariant(
            condition=~Q(**{self.campo: ""}),
            name=etapas.named(self.nombre or f"con_{self.campo}"),
            field=self.campo,
            violation_error_message=self.dice or f"Escriba «{_label(model, self.campo)}».",
        )


@dataclass(frozen=True)
class Positivo:
    """An amount of the record is more than nothing."""

    campo: str
    nombre: str = ""
    dice: str = ""

    def invariant(self, model: type[models.Model], etapas: Etapas, etapa: Etapa) -> Invariant:
        return Invariant(
            condition=Q(**{f"{self.campo}__gt": 0}),
            name=etapas.named(self.nombre or f"{self.campo}_de_algo"),
            field=self.campo,
            violation_error_message=self.dice
            or f"«{_capital(_label(model, self.campo))}» debe ser mayor que cero.",
        )


Regla = Tras | Tope | OtraPersona | Conocidas | Escrito | Positivo | Invariant


# --- a stage -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Etapa:
    """One stage in the life of a record: the award of a project, the delivery of an aid."""

    que: str
    """What happens in it, with its article: «la compra»."""
    estados: Sequence[str] = ()
    """The states in which what it writes is known; none where no state says it."""
    filas: tuple[Fila, ...] = ()
    """What its steps write, in rows as the form shows them: nobody types it there."""
    con: tuple[str, str] = ("", "")
    """The name of the condition «all of it is known in those states, and in no other», and its sentence."""
    seccion: str = ""
    """The title of its section of the form, where it is not ``que``; stages of one title share it."""
    lleva: tuple[str, ...] = ()
    """What has to be known, where it is not just all of ``filas``."""
    opcionales: tuple[str, ...] = ()
    """Of ``filas``, what may be left unsaid."""
    positivos: tuple[str, ...] = ()
    """Of the amounts, those that are more than nothing."""
    ademas: Q | None = None
    """What else is so in those states."""
    salvo: Q | None = None
    """When all of it may be known also in other states."""
    queda: bool = False
    """Whether some of it may be known also in other states, because it stays written or is written before."""
    propone: dict[str, Any] = field(default_factory=dict)
    """What its step proposes besides the ceilings: from which other field it takes each one."""
    reglas: tuple[Regla, ...] = ()
    """What else must hold of what it writes."""

    @property
    def titulo(self) -> str:
        """The title of its section of the form: «Compra»."""
        return self.seccion or _capital(self.que.split(" ", 1)[1])

    @property
    def campos(self) -> tuple[str, ...]:
        """Every field its steps write."""
        return _names(self.filas)

    @property
    def exige(self) -> tuple[str, ...]:
        """The fields that have to be known."""
        return self.lleva or tuple(name for name in self.campos if name not in self.opcionales)

    def day_of(self, model: type[models.Model]) -> str:
        """The field with the day it happened; nothing where it has none."""
        return next((one.name for one in self._fields(model) if isinstance(one, models.DateField)), "")

    def signer_of(self, model: type[models.Model]) -> str:
        """The field with who took it; nothing where nobody signs it."""
        user = get_user_model()
        return next((one.name for one in self._fields(model) if one.related_model is user), "")

    def _fields(self, model: type[models.Model]) -> list[Any]:
        """Those of its fields that are stored: a section shows also what is worked out."""
        stored = {one.name: one for one in model._meta.fields}
        return [stored[name] for name in self.campos if name in stored]

    def known(self, model: type[models.Model]) -> Q:
        """The condition of knowing all of it."""
        texts = [~Q(**{name: ""}) for name in self.exige if _is_text(model, name)]
        if self.ademas is not None:
            texts.append(self.ademas)
        rest: dict[str, Any] = {}
        for name in self.exige:
            if not _is_text(model, name):
                rest[f"{name}__isnull"] = False
            if name in self.positivos:
                rest[f"{name}__gt"] = 0
        return Q(*texts, **rest)

    def unknown(self, model: type[models.Model]) -> Q:
        """The condition of knowing nothing of it."""
        return Q(**{name: self.empty(model, name) for name in (*self.exige, *self.opcionales)})

    def empty(self, model: type[models.Model], name: str) -> str | None:
        """What a field of it holds while nothing is known."""
        return "" if _is_text(model, name) else None

    def invariants(self, model: type[models.Model], etapas: Etapas) -> Iterator[Invariant]:
        """The conditions that the database keeps of it."""
        name, said = self.con
        if name:
            yield Invariant(
                condition=self._in_its_states(model),
                name=etapas.named(name),
                field=self.exige[0],
                violation_error_message=said,
            )
        for rule in self.reglas:
            yield rule if isinstance(rule, Invariant) else rule.invariant(model, etapas, self)

    def _in_its_states(self, model: type[models.Model]) -> Q:
        known = self.known(model)
        if self.queda:
            one = len(self.estados) == 1
            states = Q(estado=self.estados[0]) if one else Q(estado__in=self.estados)
            return ~states | known
        condition = only_in(self.estados, known, self.unknown(model))
        return condition if self.salvo is None else condition | self.salvo & known


class Paso(NamedTuple):
    """A stage as the page of a record tells it."""

    titulo: str
    dada: bool
    dia: date | None
    quien: Any


class Etapas:
    """The stages of a kind of record, in the order of its life, and what else must hold of it."""

    def __init__(
        self, prefijo: str = "", *etapas: Etapa, desde: str = "", reglas: Iterable[Regla] = ()
    ) -> None:
        """``prefijo`` begins the names of its conditions; ``desde`` says what its own day is: «el ingreso»."""
        self.prefijo, self.desde = prefijo, desde
        self.todas = (Etapa("el registro", reglas=tuple(reglas)), *etapas)

    def __iter__(self) -> Iterator[Etapa]:
        return iter(self.todas)

    def named(self, name: str) -> str:
        return f"{self.prefijo}_{name}" if self.prefijo else name

    def invariants(self, model: type[models.Model]) -> list[Invariant]:
        """The conditions that the database keeps of the record."""
        return [rule for etapa in self for rule in etapa.invariants(model, self)]

    def que_ocurre(self, model: type[models.Model], day: str) -> str:
        """What happened on a day of the record: «la compra»."""
        if day == "ocurrido_el" and self.desde:
            return self.desde
        found = (etapa.que for etapa in self if etapa.day_of(model) == day)
        return next(found, f"«{_label(model, day)}»")

    @property
    def campos(self) -> tuple[str, ...]:
        """Every field that only steps write, but for the state itself."""
        return tuple(dict.fromkeys(name for etapa in self for name in etapa.campos))

    def secciones(self) -> dict[str, list[Fila]]:
        """The sections of the form that only steps write, under their titles."""
        found: dict[str, list[Fila]] = {}
        for etapa in self:
            if etapa.filas:
                found.setdefault(etapa.titulo, []).extend(etapa.filas)
        return found

    def propuestas(self) -> dict[str, str]:
        """From which other field each one is proposed: a ceiling, or what its stage says."""
        found: dict[str, str] = {}
        for etapa in self:
            found |= {rule.parte: rule.todo for rule in etapa.reglas if isinstance(rule, Tope)}
            found |= etapa.propone
        return found

    def columnas(self, model: type[models.Model]) -> tuple[str, ...]:
        """What an export tells of the stages: neither who took each nor what was written in one's own words."""
        told = (one for etapa in self for one in etapa._fields(model))
        kept = (one.name for one in told if not isinstance(one, models.TextField | models.ForeignKey))
        return tuple(dict.fromkeys(kept))

    def clear_beyond(self, record: Any, estado: str) -> None:
        """Take away what a record may not say in a state it goes back to; its history keeps it."""
        for etapa in self:
            if etapa.estados and not etapa.queda and estado not in etapa.estados:
                for name in (*etapa.exige, *etapa.opcionales):
                    setattr(record, name, etapa.empty(type(record), name))

    def linea(self, record: Any, seen: Collection[str]) -> list[Paso]:
        """Each stage in its order, with the day it was taken and who took it, of the fields that are seen."""
        found: dict[str, Paso] = {}
        for etapa in self:
            if not etapa.filas:
                continue
            day, signer = etapa.day_of(type(record)), etapa.signer_of(type(record))
            told = Paso(
                etapa.titulo,
                any(getattr(record, name) not in (None, "") for name in etapa.campos if name in seen),
                getattr(record, day) if day in seen else None,
                getattr(record, signer) if signer in seen else None,
            )
            if told.dada or etapa.titulo not in found:
                found[etapa.titulo] = told
        return list(found.values())


@receiver(class_prepared)
def keep_conditions(sender: Any, **kwargs: Any) -> None:
    """Give a kind of record the conditions that its stages declare, as if its Meta had listed them."""
    if isinstance(etapas := getattr(sender, "etapas", None), Etapas) and not sender._meta.proxy:
        sender._meta.constraints = [*sender._meta.constraints, *etapas.invariants(sender)]
        sender._meta.original_attrs["constraints"] = sender._meta.constraints  # what a migration looks at


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
