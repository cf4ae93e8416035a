"""The figures of the Fondo Social, counted one by one from what its public texts say."""

from __future__ import annotations

from typing import Any

from gobernacion.lib.periods import Period
from gobernacion.records.actividades import HECHAS, EstadoActividad
from programs.fondo_social.models import AtencionDirigente, Causa, Proyecto, Taller, Tema
from programs.fondo_social.models.estados import PARA_POSTULAR
from tests.every_area import as_of
from tests.recounting import Counting, Figures, comuna, standing

AGES = ((90, "Hasta 90 días"), (180, "91 a 180 días"), (365, "181 a 365 días"))
OLDEST = "Más de un año"
WAITS = (
    *((30, "Hasta 30 días"), (60, "31 a 60 días")),
    *((90, "61 a 90 días"), (180, "91 a 180 días")),
)
LONGEST = "Más de 180 días"


def recount(period: Period) -> Figures:
    counting = OfTheFund(period)
    counting.applications()
    counting.awards()
    counting.accounts()
    counting.answers()
    counting.workshops()
    counting.attentions()
    return counting.figures


def modalidad(one: Any) -> str:
    return str(one.concurso.get_modalidad_display())


def tipo(one: Any) -> str:
    return str(one.get_tipo_display())


class OfTheFund(Counting):
    def __init__(self, period: Period) -> None:
        super().__init__(period)
        rows = Proyecto.objects.select_related("comuna", "concurso").prefetch_related("inadmisibilidades")
        self.projects = [self.then(one) for one in standing(rows.all())]
        self.applied = [one for one in self.projects if self.inside(one.postulado_el)]

    def then(self, project: Proyecto) -> Any:
        """A project with the answer that it had on the last day, though a complaint was upheld since."""
        return as_of(project, project.inadmisibilidades.all(), self.period.hasta)

    def applications(self) -> None:
        self.put("FS-007", self.applied, comuna=comuna, modalidad=modalidad)
        self.put("FS-008", self.applied, lambda one: one.solicitado, comuna=comuna)
        financed = [one for one in self.applied if self.by_now(one.adjudicado_el) and not self.given_up(one)]
        self.share("FS-010", len(financed), len(self.applied))

    def given_up(self, project: Proyecto) -> bool:
        return self.by_now(project.desistido_el)

    def awards(self) -> None:
        awarded = [one for one in self.projects if self.inside(one.adjudicado_el) and not self.given_up(one)]
        self.put("FS-001", awarded, comuna=comuna, modalidad=modalidad, tipo=tipo)
        self.put("FS-002", awarded, lambda one: one.adjudicado, comuna=comuna, modalidad=modalidad, tipo=tipo)

    def accounts(self) -> None:
        """What was handed over and of which no accounts were approved by the last day."""
        owing = [
            one
            for one in self.projects
            if self.by_now(one.transferido_el) and not self.by_now(one.rendicion_aprobada_el)
        ]
        self.put("FS-011", owing, antiguedad=self.age, comuna=comuna)
        self.put("FS-012", owing, lambda one: one.adjudicado, comuna=comuna)
        late = [one for one in owing if one.rendir_hasta < self.period.last_day]
        self.put("FS-013", late, comuna=comuna)

    def age(self, project: Any) -> str:
        return self.waited(project.transferido_el, AGES, OLDEST)

    def answers(self) -> None:
        answered = [one for one in self.projects if self.inside(one.resuelto_el)]
        self.middle("FS-014", [(one.resuelto_el - one.postulado_el).days for one in answered])
        left_out = [one for one in answered if one.causa]
        self.put("FS-009", left_out, causa=lambda one: str(Causa(one.causa).label))
        waiting = [
            one for one in self.projects if self.by_now(one.postulado_el) and not self.by_now(one.resuelto_el)
        ]
        self.put("FS-019", waiting, espera=lambda one: self.waited(one.postulado_el, WAITS, LONGEST))

    def workshops(self) -> None:
        rows = Taller.objects.select_related("comuna").prefetch_related("asistencias")
        workshops = standing(rows.all())
        planned = [one for one in workshops if self.inside(one.programada_el)]
        kept = [one for one in planned if one.estado in HECHAS and self.by_now(one.ocurrido_el)]
        self.share("FS-017", len(kept), len(planned))
        own = [one for one in workshops if one.tema == Tema.FORMULACION and self.by_the_office(one)]
        self.put("FS-003", own, comuna=comuna)
        self.put("FS-004", own, lambda one: one.asistentes, comuna=comuna)
        self.different("FS-006", own, lambda one: one.comuna_id, comuna=comuna)
        came = [(taller, one.organizacion_id) for taller in own for one in taller.asistencias.all()]
        self.different("FS-016", came, lambda one: one[1], comuna=lambda one: comuna(one[0]))

    def by_the_office(self, taller: Taller) -> bool:
        return taller.estado == EstadoActividad.REALIZADA and self.inside(taller.ocurrido_el)

    def attentions(self) -> None:
        rows = standing(AtencionDirigente.objects.select_related("comuna").all())
        attended = [one for one in rows if self.inside(one.ocurrido_el)]
        self.put("FS-018", attended, materia=lambda one: one.get_materia_display())
        self.put("FS-005", [one for one in attended if one.materia in PARA_POSTULAR], comuna=comuna)
        self.different("FS-015", attended, lambda one: one.ficha_id, comuna=comuna)
