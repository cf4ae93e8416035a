"""Lives of cases with amounts drawn at every step, and books of their money kept beside those of the product."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from random import Random
from typing import Any

from django.core.exceptions import ValidationError

from gobernacion.records.transitions import transitions_of
from gobernacion.transitions import TransicionRechazada
from orasmi.models import Estado, Postulacion, Presupuesto, Via
from orasmi.models.presupuesto import DE_LOS_PASOS
from tests.orasmi.desk import Desk

WHO = {
    "encargada": ("evaluar", "proponer", "devolver", "comprar", "entregar", "rendir", "desistir"),
    "jefa": ("aprobar", "dejar_sin_efecto", "cerrar", "rechazar"),
}
"""Who takes each step; of the rest, nothing is drawn."""

OFTEN = {"desistir": 0.04, "rechazar": 0.04, "devolver": 0.1, "dejar_sin_efecto": 0.15}
"""How often a step that ends a life early, or leads it back, is kept when it is drawn."""

BY_STEP = {step: who for who, steps in WHO.items() for step in steps}
OVER = (Estado.CERRADA, Estado.DESISTIDA, Estado.RECHAZADA)


class Book:
    """The money of each year as whoever only listens to the steps would write it down."""

    def __init__(self) -> None:
        self.years: dict[int, Counter[str]] = defaultdict(Counter)

    def take(self, case: Postulacion, step: str) -> None:
        """Write down what a step moved, from what it says."""
        year = self.years[case.aprobada_el.year if case.aprobada_el else 0]
        aprobado, comprometido, pagado = case.aprobado or 0, case.comprometido, case.pagado or 0
        match step:
            case "aprobar":
                year["reservado"] += aprobado
            case "comprar":
                self.give_back(year, "reservado", aprobado - comprometido)
            case "entregar":
                year["reservado"] -= pagado
                year["pagado"] += pagado
                self.give_back(year, "reservado", comprometido - pagado)
            case "cerrar":
                self.give_back(year, "pagado", case.reintegrado or 0)
            case "dejar_sin_efecto" | "anular" if case.aprobado:
                self.give_back(year, "reservado", aprobado if comprometido is None else comprometido)

    @staticmethod
    def give_back(year: Counter[str], held: str, amount: int) -> None:
        year[held] -= amount
        year["devuelto"] += amount


def added_up() -> dict[int, Counter[str]]:
    """The money of each year, added up case by case from what each says."""
    years: dict[int, Counter[str]] = defaultdict(Counter)
    told = ("estado", "aprobada_el", "aprobado", "comprometido", "pagado", "reintegrado")
    cases = Postulacion.objects.exclude(aprobada_el=None)
    for estado, day, aprobado, comprometido, pagado, reintegrado, *withdrawn in cases.values_list(
        *told, "anulado_el", "sin_efecto_el"
    ):
        held = paid = 0
        if any(withdrawn):
            pass
        elif estado == Estado.APROBADA:
            held = aprobado
        elif estado == Estado.COMPRA:
            held = comprometido
        else:
            paid = pagado - (reintegrado or 0)
        years[day.year].update(reservado=held, pagado=paid, devuelto=aprobado - held - paid)
    return years


def books() -> dict[int, dict[str, int]]:
    """What the budgets say."""
    return {
        one["year"]: one
        for one in Presupuesto.objects.values("year", "monto", "reservado", "pagado", "devuelto")
    }


def agree(said: dict[int, Counter[str]]) -> None:
    """What the budgets say, which is what these books do; and what is free is the rest of each."""
    for year, budget in books().items():
        assert {name: budget[name] for name in DE_LOS_PASOS} == {
            name: said[year][name] for name in DE_LOS_PASOS
        }
        free = Presupuesto(**budget).libre
        assert free >= 0
        assert free + budget["reservado"] + budget["pagado"] == budget["monto"]


class Lives:
    """Cases of this year and the last, taken on by steps and amounts that are drawn, some of them impossible."""

    def __init__(self, desk: Desk, chance: Random) -> None:
        self.desk, self.chance = desk, chance
        self.last_year = date(desk.today.year - 1, 12, 20)

    def begin(self) -> Postulacion:
        """Somebody asks, today or last year."""
        day = self.chance.choice([self.desk.today, self.last_year])
        came = day - timedelta(days=7)
        asked = self.chance.randrange(1, 40) * 10_000
        case = self.desk.case(ocurrido_el=came, informe_fecha=came, solicitado=asked)
        self.desk.check(case, fecha=came)
        return case

    def day(self, case: Postulacion) -> date:
        """The day on which the steps of a case are taken."""
        return case.ocurrido_el + timedelta(days=7)

    def step(self, case: Postulacion) -> str:
        """The step drawn for a case, or "anular"."""
        if self.chance.random() < 0.02:
            return "anular"
        open_now = [one.name for one in transitions_of(Postulacion) if case.estado in one.source]
        drawn = [one for one in open_now if one in BY_STEP and self.chance.random() < OFTEN.get(one, 1)]
        return self.chance.choice(drawn or [one for one in open_now if one in BY_STEP])

    def who(self, step: str) -> str:
        return BY_STEP.get(step, "jefa")

    def amount(self, most: int) -> int:
        """All of it, some of it, none of it or, now and then, more than there is."""
        drawn = self.chance.random()
        if drawn < 0.35:
            return most
        return most + 1 if drawn > 0.97 else self.chance.randint(0, most)

    def answers(self, case: Postulacion, step: str) -> dict[str, Any]:
        """What the form of a step is answered with."""
        day = self.day(case)
        match step:
            case "proponer":
                return {"propuesto": max(1, self.amount(case.solicitado)), "fundamento": "Lo necesita."}
            case "aprobar":
                return {
                    "aprobado": max(1, self.amount(case.propuesto or 0)),
                    "acta_numero": "7",
                    "aprobada_el": day,
                }
            case "comprar":
                bought = {"comprometido": self.amount(case.aprobado or 0), "comprada_el": day}
                return {"via": Via.PAGO_DIRECTO, "orden": "1-1", "proveedor": self.desk.proveedor, **bought}
            case "entregar":
                return {"recibo": "R-1", "pagado": self.amount(case.comprometido or 0), "entregada_el": day}
            case "rendir":
                return {"rendido": self.amount(case.pagado or 0), "rendida_el": day}
            case "cerrar":
                return self._closing(case, day)
            case "dejar_sin_efecto":
                return {"motivo": "Falleció.", "sin_efecto_el": day}
            case "rechazar" | "desistir":
                return {"motivo": "Ya lo resolvió.", "resuelta_el": day}
            case "devolver":
                return {"motivo": "Falta una cotización."}
        return {}

    def _closing(self, case: Postulacion, day: date) -> dict[str, Any]:
        owed = (case.pagado or 0) - (case.rendido or 0)
        if not owed:
            return {}
        back = self.amount(owed)
        voucher = {"reintegrado_el": day, "reintegro_comprobante": "TGR-1"} if back else {}
        why = {"sin_rendir_motivo": "La boleta se extravió."} if back < owed else {}
        return {"reintegrado": back, **voucher, **why}

    def take(self, case: Postulacion, step: str) -> bool:
        """Take a step; whether it was not refused."""
        por, day = self.desk.staff[self.who(step)], self.day(case)
        if step == "entregar":
            por = self.desk.staff["colega"]
        try:
            if step == "anular":
                case.anular(por, day, "Se anotó dos veces")
            else:
                getattr(case, step)(por, day, **self.answers(case, step))
        except (TransicionRechazada, ValidationError):
            case.refresh_from_db()
            return False
        return True

    def over(self, case: Postulacion) -> bool:
        return case.anulado or case.estado in OVER
