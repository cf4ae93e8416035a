"""The words in which an app declares who may see and do what. Pure declarations: no model, no query, no clock."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.db.models import Q

from gobernacion.access.roles import Rol


class Accion(StrEnum):
    """What can be done with a record, besides the actions an area names itself ("aprobar", "rendir")."""

    VER = "ver"
    ELEGIR = "elegir"  # appears as an option in a form, by its label; whoever may see may choose
    AGREGAR = "agregar"
    MODIFICAR = "modificar"
    ANULAR = "anular"
    ELIMINAR = "eliminar"
    EXPORTAR = "exportar"
    IMPORTAR = "importar"
    VER_HISTORIAL = "ver_historial"
    IMPRIMIR = "imprimir"


class Clase(StrEnum):
    """How delicate a datum is (Ley 19.628): it decides how the datum is guarded and published."""

    PUBLICA = "publica"
    PERSONAL = "personal"
    SENSIBLE = "sensible"
    MENOR = "menor"
    PENAL = "penal"


@dataclass(frozen=True)
class Plazo:
    """How long a datum is kept, counted from an event of the record; without years, while the record itself is kept."""

    years: int | None
    desde: str

    def __str__(self) -> str:
        if self.years is None:
            return f"mientras {self.desde}"
        return f"{self.years} {'año' if self.years == 1 else 'años'} desde {self.desde}"


@dataclass(frozen=True)
class Tratamiento:
    """Why the office holds personal data: the purpose, the legal basis and for how long."""

    finalidad: str
    base: str
    plazo: Plazo


@dataclass(frozen=True)
class Dato:
    """A personal field: its class, the roles that see it, those that may write it, and its own treatment if it has one.

    Roles that are not named do not see it, in any channel.
    """

    clase: Clase
    ven: Collection[Rol] = ()
    escriben: Collection[Rol] = ()
    tratamiento: Tratamiento | None = None


@dataclass(frozen=True)
class Politica:
    """Who may see and do what with one model.

    ``acciones``: for each action, the roles that may do it. What is not declared, nobody may do.
    ``publicos``: fields that say nothing of a person; seen by whoever sees the record, written by whoever writes it.
    ``personales``: fields that do, each with its ``Dato``.
    ``reservados``: fields no page ever shows (a password, a search key), with the class of what they hold.
    ``tratamiento``: purpose, basis and retention of the personal fields that do not state their own.
    ``area_en``: the lookup to the area's label, where the rows of one model belong to several areas; a model of an
    area's own app belongs to that area, any other model to no area.
    ``sin_exportar``: why nobody takes the list of these rows as a file; whoever may is named in ``acciones``.
    ``filas``: a condition on the rows that exist for the staff on a given day (what is blocked, what has expired).
    ``toda_la_oficina``: the actions only for who holds the role in the whole office, where rows belong to no area.
    ``de_nuevo``: actions before which whoever does them proves again that it is them, with the second factor; taking
    personal data out and erasing it ask so by themselves.
    ``etiqueta``: personal fields that follow the record's impersonal name in lists of options, for those who see them.
    """

    modelo: str
    acciones: Mapping[str, Collection[Rol]]
    publicos: Collection[str] = ()
    personales: Mapping[str, Dato] = field(default_factory=dict)
    reservados: Mapping[str, Clase] = field(default_factory=dict)
    tratamiento: Tratamiento | None = None
    area_en: str = ""
    filas: Callable[[date], Q] | None = None
    toda_la_oficina: Collection[str] = ()
    de_nuevo: Collection[str] = ()
    etiqueta: tuple[str, ...] = ()
    sin_exportar: str = ""

    @property
    def campos(self) -> frozenset[str]:
        """Every field declared."""
        return frozenset((*self.publicos, *self.personales, *self.reservados))

    def roles(self, accion: str) -> frozenset[Rol]:
        """The roles that may do an action."""
        allowed = frozenset(self.acciones.get(accion, ()))
        return allowed | frozenset(self.acciones.get(Accion.VER, ())) if accion == Accion.ELEGIR else allowed

    def asks_again(self, accion: str) -> bool:
        """Whether whoever does an action proves again, before it, that it is them."""
        return accion in self.de_nuevo or (
            accion in (Accion.EXPORTAR, Accion.ELIMINAR) and bool(self.personales)
        )

    def sees(self, campo: str, roles: Collection[Rol]) -> bool:
        """Whether somebody who holds these roles sees the field of a record they may see."""
        if campo in self.personales:
            return not self.roles_that_see(campo).isdisjoint(roles)
        return campo in self.publicos

    def writes(self, campo: str, roles: Collection[Rol]) -> bool:
        """Whether somebody who holds these roles may write the field of a record they may write."""
        if campo in self.personales:
            return not frozenset(self.personales[campo].escriben).isdisjoint(roles)
        return campo in self.publicos

    def roles_that_see(self, campo: str) -> frozenset[Rol]:
        """Who sees a personal field: whoever writes it, too."""
        dato = self.personales[campo]
        return frozenset((*dato.ven, *dato.escriben))

    def treatment(self, campo: str) -> Tratamiento | None:
        """Why a personal field is held."""
        dato = self.personales.get(campo)
        return (dato and dato.tratamiento) or self.tratamiento
