"""Money that records take from a budget and give back: the budget follows what each record says it holds.

A record says what it holds, worked out from its own fields; whenever it is saved, by whatever step, the budget moves by
the difference with what it held before. So no step moves money by hand, and what mends or undoes another needs no sum
of its own:

    class Presupuesto(Saldo):
        asignado_en, ocupan = "monto", ("reservado", "pagado")

    class Postulacion(ConDinero):
        saldo = Presupuesto

        def ocupa(self) -> Ocupa | None:
            return Ocupa({"year": self.aprobada_el.year}, {"reservado": self.aprobado}) if self.aprobada_el else None
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, NamedTuple

from django.db import models, transaction
from django.db.models import F, Q

from gobernacion.lib import clp
from gobernacion.lib.clp import Pesos
from gobernacion.records.models import Record
from gobernacion.transitions import TransicionRechazada
from gobernacion.versions import Versioned


class Ocupa(NamedTuple):
    """What a record holds of one budget: which one, and how much in each of its counters."""

    de: Mapping[str, Any]
    """How that budget is found among all: ``{"year": 2019}``."""
    montos: Mapping[str, int]


class Saldo(Versioned):
    """A budget that people type and records take from: what it has, and counters that only the records write."""

    asignado_en: ClassVar[str]
    """The field with what it has; where that is NULL it has no end here."""
    ocupan: ClassVar[tuple[str, ...]]
    """The counters of what is taken of it."""
    cuentan: ClassVar[tuple[str, ...]] = ()
    """Counters that are written besides, and take nothing."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save what people type; what is taken, records alone write, perhaps while this was being typed."""
        if not self._state.adding:
            written = (*self.ocupan, *self.cuentan)
            typed = [one.name for one in self._meta.fields if not one.primary_key and one.name not in written]
            kwargs.setdefault("update_fields", typed)
        super().save(*args, **kwargs)

    @property
    def ocupado(self) -> Pesos:
        """What is no longer free."""
        return Pesos(sum(getattr(self, name) for name in self.ocupan))

    @property
    def libre(self) -> Pesos | None:
        """What is left to take; None where it has no end here."""
        has = getattr(self, self.asignado_en)
        return None if has is None else Pesos(has - self.ocupado)

    def no_alcanza(self, monto: int) -> str:
        """What a clerk reads when there is less left than what is asked."""
        return f"{self}: quedan {self.libre} y se piden {clp.digits(monto)}."

    @classmethod
    def no_existe(cls, de: Mapping[str, Any]) -> str:
        """What a clerk reads when nobody typed the budget that is asked of."""
        return "Falta el presupuesto del que se toma: agréguelo antes."

    @classmethod
    def move(cls, de: Mapping[str, Any], by: Mapping[str, int]) -> None:
        """Change its counters by so much, or raise TransicionRechazada.

        One conditional UPDATE: of two people who take the last of it at once, exactly one succeeds.
        """
        by = {name: amount for name, amount in by.items() if amount}
        if not by:
            return
        found = cls._base_manager.filter(**de).first()
        rows = cls._base_manager.filter(pk=found.pk if found else None)
        enough = rows.filter(**{f"{name}__gte": -amount for name, amount in by.items() if amount < 0})
        more = sum(by.get(name, 0) for name in cls.ocupan)
        if more > 0:
            taken: Any = sum((F(name) for name in cls.ocupan), start=models.Value(more))
            has = cls.asignado_en
            enough = enough.filter(Q(**{has: None}) | Q(**{f"{has}__gte": taken}))
        if enough.update(**{name: F(name) + amount for name, amount in by.items()}):
            return
        found = rows.first()
        if more > 0:
            raise TransicionRechazada(found.no_alcanza(more) if found else cls.no_existe(de))
        # A budget that nobody typed has nothing to give back to.
        if found is not None:
            raise TransicionRechazada(
                f"{found} no tiene lo que este registro ocupa: revise en él qué no cuadra."
            )


class ConDinero(Record):
    """A record that takes money from a budget."""

    saldo: ClassVar[type[Saldo]]
    """The budgets it takes from."""
    volvio: Pesos = Pesos(0)
    """What the last save gave back to its budget."""

    class Meta(Record.Meta):
        abstract = True

    def ocupa(self) -> Ocupa | None:
        """What it holds, worked out from its fields; None where it holds nothing of any budget."""
        raise NotImplementedError

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it, and move its budget by the difference with what it held. Raises TransicionRechazada if that does not
        reach."""
        with transaction.atomic():
            stored = None if self._state.adding else self._as_read().first()
            before = stored.ocupa() if stored is not None else None
            super().save(*args, **kwargs)
            self.volvio = self._move(before, self.ocupa())

    def _move(self, before: Ocupa | None, after: Ocupa | None) -> Pesos:
        """Move the budgets, and say how much came back."""
        moves: dict[tuple[tuple[str, Any], ...], dict[str, int]] = {}
        for held, sign in ((before, -1), (after, 1)):
            if held is not None:
                by = moves.setdefault(tuple(sorted(held.de.items())), {})
                for name, amount in held.montos.items():
                    by[name] = by.get(name, 0) + sign * amount
        # Always in one order: two records that pass money between two budgets do not wait for each other.
        for key in sorted(moves, key=repr):
            self.saldo.move(dict(key), moves[key])
        taken = sum(by.get(name, 0) for by in moves.values() for name in self.saldo.ocupan)
        return Pesos(max(0, -taken))
