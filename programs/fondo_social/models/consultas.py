"""What is asked of the projects of the fund."""

from __future__ import annotations

from datetime import date
from typing import Self, TypeVar

from django.db.models import Q

from gobernacion.lib.periods import Period
from gobernacion.records.anteriores import Entonces
from gobernacion.records.models import Record, RecordQuerySet
from programs.fondo_social.models.concurso import Concurso
from programs.fondo_social.models.estados import EN_EVALUACION, POR_RENDIR, SIN_APROBAR, Estado, Exigencia

R = TypeVar("R", bound=Record)


def adjudicado_al(model: type[Record], day: date) -> Q:
    """Awarded before that day, and not given up before it."""
    in_force = Q(Q(desistido_el=None) | Q(desistido_el__gte=day), adjudicado_el__lt=day)
    return Entonces(model, day).que(in_force)


class ProyectosQuerySet(RecordQuerySet[R]):
    def en_evaluacion(self) -> Self:
        """Those whose organisation is waiting for an answer."""
        return self.vigentes().filter(estado__in=EN_EVALUACION)

    def postulados_en(self, period: Period) -> Self:
        """Those presented in the period, whatever came after."""
        return self.vigentes().filter(postulado_el__gte=period.desde, postulado_el__lt=period.hasta)

    def adjudicados_en(self, period: Period) -> Self:
        """Those awarded money in the period that nobody had given up at its end, whatever came after."""
        return self.vigentes().filter(
            adjudicado_al(self.model, period.hasta), adjudicado_el__gte=period.desde
        )

    def resueltos_en(self, period: Period) -> Self:
        """Those that got an answer in the period that held at its end: awarded, left out, refused or withdrawn.

        The answer is that of then, as ``respuesta_el`` and, of those left out, ``por_causa``.
        """
        then = Entonces(self.model, period.hasta)
        answered = then.que(Q(resuelto_el__gte=period.desde, resuelto_el__lt=period.hasta))
        rows = self.vigentes().filter(answered)
        return rows.annotate(respuesta_el=then.campo("resuelto_el"), por_causa=then.campo("causa"))

    def sin_respuesta_al(self, day: date) -> Self:
        """Those presented before that day that had no answer when it began, whatever came after."""
        waiting = Entonces(self.model, day).que(Q(resuelto_el=None) | Q(resuelto_el__gte=day))
        return self.vigentes().filter(waiting, postulado_el__lt=day)

    def por_rendir_al(self, day: date) -> Self:
        """Those that had received the money before that day and whose accounts were not approved yet.

        With the day they received it, as it was known then, as ``recibido_el``, and their term as ``vencia``.
        """
        then = Entonces(self.model, day)
        unapproved = Q(rendicion_aprobada_el=None) | Q(rendicion_aprobada_el__gte=day)
        rows = self.vigentes().filter(then.que(unapproved & Q(transferido_el__lt=day)))
        return rows.annotate(recibido_el=then.campo("transferido_el"), vencia=then.campo("rendir_hasta"))

    def atrasados(self, at: date) -> Self:
        """Those whose accounts are not approved and whose term had run out before that day."""
        return self.vigentes().filter(estado__in=SIN_APROBAR, rendir_hasta__lt=at)

    def que_impiden(self, rut: str, concurso: Concurso) -> Self:
        """Those of an organisation whose accounts must come in before that contest gives it money."""
        pending: list[str] = [*POR_RENDIR]
        if concurso.exige_rendicion == Exigencia.APROBADA:
            pending.append(Estado.RENDIDO)
        return self.vigentes().filter(rut=rut, estado__in=pending)
