"""The figures of the fund, counted one by one from what its public texts say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from gobernacion.directory.models import ClaseOrganizacion
from gobernacion.lib.periods import Period
from orasmi.models import (
    AtencionDifusion,
    Clase,
    Estado,
    MesaNegociacion,
    Postulacion,
    PostulacionPrograma,
    Resultado,
    Via,
)
from orasmi.models.otros_programas import FOSIS, OtroPrograma
from tests.every_area import as_of
from tests.recounting import Counting, Figures, comuna, standing

WAITS = ((15, "Hasta 15 días"), (30, "16 a 30 días"), (60, "31 a 60 días"), (90, "61 a 90 días"))
LONGEST = "Más de 90 días"
UNANSWERED = "Sin respuesta todavía"


def recount(period: Period) -> Figures:
    counting = OfTheFund(period)
    counting.applicants()
    counting.helped()
    counting.money()
    counting.answers()
    counting.guidance()
    counting.other_programmes()
    counting.tables()
    return counting.figures


def ficha(one: Any) -> Any:
    return one.ficha_id


def grupo(one: Any) -> str:
    return str(one.get_grupo_display())


def clase(one: Any) -> str:
    return str(one.ayuda.get_clase_display())


def materia(one: Any) -> str:
    return str(one.ayuda.get_materia_display())


def last_of_each(cases: Iterable[Any]) -> list[Any]:
    """The case that came in last of each person; of one day, the one typed last."""
    ordered = sorted(cases, key=lambda one: (one.ocurrido_el, one.pk))
    return list({one.ficha_id: one for one in ordered}.values())


class OfTheFund(Counting):
    def __init__(self, period: Period) -> None:
        super().__init__(period)
        self.cases = standing(
            Postulacion.objects.select_related("comuna", "ayuda", "control")
            .prefetch_related("anteriores")
            .all()
        )
        self.cases = [as_of(one, one.anteriores.all(), period.hasta) for one in self.cases]
        self.entered = [one for one in self.cases if self.inside(one.ocurrido_el)]
        self.approved = [one for one in self.cases if self.inside(one.aprobada_el) and not self.undone(one)]

    def undone(self, case: Postulacion) -> bool:
        return self.by_now(case.sin_efecto_el)

    def applicants(self) -> None:
        self.put("OR-001", last_of_each(self.entered), comuna=comuna, grupo=grupo)
        registered = [one for one in self.entered if self.by_now(one.folio_el)]
        self.different("OR-004", registered, ficha)
        self.different("OR-005", [one for one in registered if self.checked(one)], ficha)

    def checked(self, case: Postulacion) -> bool:
        return case.tiene_control() and self.by_now(case.control.fecha)

    def helped(self) -> None:
        helped = [one for one in self.entered if self.by_now(one.aprobada_el) and not self.undone(one)]
        self.different("OR-002", helped, ficha, materia=materia)
        self.put("OR-002", last_of_each(helped), comuna=comuna, grupo=grupo)
        bought = [one for one in helped if one.via == Via.MERCADO_PUBLICO and self.by_now(one.comprada_el)]
        self.different("OR-006", bought, ficha)
        self.different("OR-015", self.approved, ficha, clase=clase)

    def money(self) -> None:
        self.put("OR-003", self.approved, lambda one: one.aprobado, clase=clase, comuna=comuna)
        promoting = [one for one in self.approved if one.ayuda.clase == Clase.PROMOCION]
        self.share(
            "OR-013", sum(one.aprobado for one in promoting), sum(one.aprobado for one in self.approved)
        )
        delivered = [one for one in self.cases if self.by_now(one.entregada_el)]
        of_period = [one for one in delivered if self.inside(one.entregada_el)]
        self.put("OR-018", of_period, lambda one: one.pagado)
        owing = [one for one in delivered if not self.by_now(one.rendida_el)]
        self.put("OR-019", owing, lambda one: one.pagado)

    def answers(self) -> None:
        resolved = [one for one in self.cases if self.inside(one.resuelta_el)]
        self.mean("OR-014", [(one.resuelta_el - one.ocurrido_el).days for one in resolved])
        self.put("OR-016", self.entered, respuesta=self.answer)
        waiting = [
            one for one in self.cases if self.by_now(one.ocurrido_el) and not self.by_now(one.resuelta_el)
        ]
        self.put("OR-017", waiting, espera=lambda one: self.waited(one.ocurrido_el, WAITS, LONGEST))

    def answer(self, case: Postulacion) -> str:
        """What a case had been answered on the last day."""
        if not self.by_now(case.resuelta_el):
            return UNANSWERED
        if case.aprobada_el:
            return str((Estado.DESISTIDA if self.undone(case) else Estado.APROBADA).label)
        return str(case.get_estado_display())

    def guidance(self) -> None:
        told = [one for one in standing(AtencionDifusion.objects.all()) if self.inside(one.ocurrido_el)]
        self.put(
            "OR-007",
            told,
            canal=lambda one: one.get_canal_display(),
            materia=lambda one: one.get_materia_display(),
        )

    def other_programmes(self) -> None:
        told = standing(PostulacionPrograma.objects.prefetch_related("reabiertas").all())
        then = [as_of(one, one.reabiertas.all(), self.period.hasta) for one in told]
        asked = [one for one in then if self.inside(one.ocurrido_el)]
        to_fosis = [one for one in asked if one.programa in FOSIS]
        self.different("OR-008", to_fosis, ficha, respuesta=self.answer_of_others)
        self.different("OR-009", [one for one in to_fosis if self.by_now(one.preseleccionada_el)], ficha)
        to_pension = [one for one in asked if one.programa == OtroPrograma.PENSION_GRACIA]
        self.different("OR-010", to_pension, ficha, respuesta=self.answer_of_others)

    def answer_of_others(self, asked: PostulacionPrograma) -> str:
        """What the other institution had said on the last day."""
        if self.by_now(asked.respondida_el):
            return str(asked.get_estado_display())
        if self.by_now(asked.preseleccionada_el):
            return str(Resultado.PRESELECCIONADA.label)
        return UNANSWERED

    def tables(self) -> None:
        mesas = standing(MesaNegociacion.objects.prefetch_related("sindicatos").all())
        held = [one for one in mesas if self.inside(one.ocurrido_el)]
        self.put("OR-011", held)
        seated = [one for mesa in held for one in mesa.sindicatos.all()]
        unions = [one for one in seated if one.clase == ClaseOrganizacion.SINDICATO]
        self.different("OR-012", unions, lambda one: one.pk)
