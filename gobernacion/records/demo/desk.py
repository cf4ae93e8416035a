"""Who works at a desk of the demonstration, and what any of them types alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from gobernacion.access.models import User
from gobernacion.access.roles import TODAS, Rol
from gobernacion.directory import demo as directory
from gobernacion.directory.models import Ficha, Organizacion
from gobernacion.directory.models.organizacion import ClaseOrganizacion
from gobernacion.records.actividades import CausaSuspension
from gobernacion.records.demo.days import day_after
from gobernacion.records.demo.lives import Life, reschedule
from gobernacion.records.demo.shares import chance_of
from gobernacion.territory.models import Comuna

EXPLICADO = "Demostración: se explica aquí."
REPETIDO = "Demostración: se registró dos veces."


def holders(area: str, rol: Rol) -> list[User]:
    """The people who hold a role at a desk, by assignment."""
    held = User.objects.filter(asignaciones__rol=rol, asignaciones__area__in=[area, TODAS])
    return list(held.distinct().order_by("pk"))


class Desk:
    """Who types and who signs, where they work, and by what chance: ``Desk("orasmi", "azar", 7)``."""

    def __init__(self, area: str, *what: object) -> None:
        self.area, self.chance = area, chance_of(area, *what)
        self.encargados = holders(area, Rol.ENCARGADO)
        # Whoever signs is not who typed, where there is somebody else.
        self.jefatura = min(holders(area, Rol.JEFATURA), key=lambda one: one in self.encargados)
        self.comunas = list(Comuna.objects.propias().ordenadas())

    def someone(self) -> User:
        """Any of those who type."""
        return self.chance.choice(self.encargados)

    def people(
        self, seed: str, how_many: int, fits: Callable[[directory.Inventada], bool] = lambda one: True
    ) -> list[Ficha]:
        """Different people of a kind, known to the desk."""
        drawn = directory.people(f"{self.area} {seed}", how_many * 2 if how_many < 1_000 else how_many)
        return directory.fichas(self.area, [one for one in drawn if fits(one)][:how_many])

    @staticmethod
    def organisations(named: Mapping[str, ClaseOrganizacion]) -> dict[str, Organizacion]:
        """Organisations of the directory by their names."""
        return {nombre: directory.organisation(nombre, clase) for nombre, clase in named.items()}

    # --- what any record may go through ---

    def annul(self, life: Life[Any], on: date) -> None:
        """Take out what was typed twice."""
        signed = {"anulado_el": on, "anulado_por": self.jefatura, "motivo_anulacion": REPETIDO}
        life.write("Anular", on, self.jefatura, **signed)

    # --- what any activity may go through ---

    def done(self, life: Life[Any], day: date, **found: Any) -> None:
        """The office did it that day, and says so on the next."""
        life.take("realizar", day_after(day), self.someone(), ocurrido_el=day, **found)

    def done_by(self, life: Life[Any], day: date, who: Organizacion, **found: Any) -> None:
        """Somebody did it in place of the office."""
        told = {"ocurrido_el": day, "realizada_por": who, **found}
        life.take("registrar_tercero", day_after(day), self.someone(), **told)

    def suspend(self, life: Life[Any], day: date, causa: CausaSuspension, por: User | None = None) -> None:
        """It could not be done."""
        motivo = EXPLICADO if causa == CausaSuspension.OTRA else ""
        life.take("suspender", day, por or self.someone(), causa=causa, motivo=motivo)

    def reschedule(self, life: Life[Any], on: date, to: date) -> None:
        """Give another day to one that was suspended."""
        reschedule(life, on, to, self.someone())
