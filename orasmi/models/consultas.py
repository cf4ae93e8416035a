"""What is asked of the cases of the fund."""

from __future__ import annotations

from datetime import date
from typing import Any, Self, TypeVar

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from gobernacion.lib.clp import Pesos
from gobernacion.lib.periods import Period
from gobernacion.money import PesosField
from gobernacion.records.anteriores import Entonces
from gobernacion.records.models import Record, RecordQuerySet
from orasmi.models.control import ControlRiesgo
from orasmi.models.estados import EN_TRAMITE, ENTREGADAS, Decision, Estado
from orasmi.models.informe import oldest_informe

R = TypeVar("R", bound=Record)

NADA = Value(0, output_field=PesosField())
RETIRADA = Q(sin_efecto_el__isnull=False) | Q(anulado_el__isnull=False)
"""Approvals of which everything came back: no aid that was handed over is withdrawn or annulled."""

RESERVADO = Case(
    When(RETIRADA, then=NADA),
    When(estado__in=ENTREGADAS, then=NADA),
    default=Coalesce("comprometido", "aprobado"),
)
PAGADO = Case(When(RETIRADA, then=NADA), default=Coalesce("pagado", NADA) - Coalesce("reintegrado", NADA))
"""What the budget holds for a case that was approved, and what it paid; what the act said beyond both came back."""


class CasosQuerySet(RecordQuerySet[R]):
    def en_tramite(self) -> Self:
        """Those somebody is still waiting on."""
        return self.vigentes().filter(estado__in=EN_TRAMITE)

    def sin_papeles(self) -> Self:
        """In process without SIEP folio, without informe social or without the risk check."""
        return self._su_control().filter(Q(folio_siep=None) | Q(informe_fecha=None) | Q(su_control=None))

    def sin_folio(self) -> Self:
        """In process and not registered in SIEP yet."""
        # Not "IS NULL": an index of codes that are unique promises SQLite a single row, of the many that have none.
        return self.en_tramite().alias(siep=Coalesce("folio_siep", Value(""))).filter(siep="")

    def sin_control(self) -> Self:
        """In process and without its risk check."""
        return self._su_control().filter(su_control=None)

    def _su_control(self) -> Self:
        """In process, each with its risk check, looked up for as many as are shown.

        Joined, PostgreSQL would begin by reading every check there is.
        """
        its_own = self._controls().values("postulacion")[:1]
        return self.en_tramite().alias(su_control=Subquery(its_own))

    def _controls(self) -> QuerySet[ControlRiesgo]:
        """The risk check of each."""
        return ControlRiesgo.objects.filter(postulacion=OuterRef("pk"))

    def con_informe_vencido(self, at: date) -> Self:
        """In process with an informe social that no longer counts on that day."""
        return self.en_tramite().filter(informe_fecha__lt=oldest_informe(at))

    def por_decidir(self) -> Self:
        """In evaluation with a risk check that jefatura has yet to decide about, as it stands."""
        observed = ControlRiesgo.objects.filter(alguna_vez_negativa=True).values("postulacion")
        version = self._controls().values("version")[:1]
        undecided = ~Q(decision=Decision.ADMITIDA) | ~Q(decision_sobre=F("observado"))
        # Not by the key itself: SQLite would fetch every case that ever had such a check, and sort them.
        evaluated = self.vigentes().filter(estado=Estado.EVALUACION).alias(clave=Coalesce("pk", Value(0)))
        return evaluated.filter(clave__in=observed).alias(observado=Subquery(version)).filter(undecided)

    def aprobadas_en(self, period: Period) -> Self:
        """Those whose aid was approved in the period and still was at its end, whatever came after."""
        return self.aprobadas_al(period.hasta).filter(aprobada_el__gte=period.desde)

    def aprobadas_al(self, day: date) -> Self:
        """Those approved before that day and not withdrawn before it."""
        in_force = Q(Q(sin_efecto_el=None) | Q(sin_efecto_el__gte=day), aprobada_el__lt=day)
        return self.vigentes().filter(Entonces(self.model, day).que(in_force))

    def resueltas_en(self, period: Period) -> Self:
        """Those that got in the period an answer that held at its end, with its day as ``respuesta_el``."""
        then = Entonces(self.model, period.hasta)
        answered = then.que(Q(resuelta_el__gte=period.desde, resuelta_el__lt=period.hasta))
        return self.vigentes().filter(answered).annotate(respuesta_el=then.campo("resuelta_el"))

    def sin_respuesta_al(self, day: date) -> Self:
        """Those that had come in before that day and had no answer yet, whatever came after."""
        waiting = Entonces(self.model, day).que(Q(resuelta_el=None) | Q(resuelta_el__gte=day))
        return self.vigentes().filter(waiting, ocurrido_el__lt=day)

    def una_por_persona(self) -> Self:
        """The last of each person among these, so that tables of persons add up."""
        later = Q(ocurrido_el__gt=OuterRef("ocurrido_el")) | Q(
            ocurrido_el=OuterRef("ocurrido_el"), pk__gt=OuterRef("pk")
        )
        return self.filter(~Exists(self.filter(later, ficha=OuterRef("ficha"))))

    def dinero_por_year(self) -> QuerySet[R, dict[str, Any]]:
        """Where the money of approvals is, by the year of their act: what the budgets of those years must say."""
        by_year = self.filter(aprobada_el__isnull=False).order_by().values(year=F("aprobada_el__year"))
        back = Sum(F("aprobado") - RESERVADO - PAGADO)
        # What was paid comes last: from there on its name is that of the sum.
        money: Any = {"devuelto": back, "reservado": Sum(RESERVADO), "pagado": Sum(PAGADO)}
        found: Any = by_year.annotate(**money)
        return found  # type: ignore[no-any-return]

    def dinero_de(self, year: int) -> dict[str, Pesos]:
        """What the budget of one year must say."""
        said: dict[str, Any] = next(iter(self.filter(aprobada_el__year=year).dinero_por_year()), {})
        return {name: Pesos(said.get(name) or 0) for name in ("reservado", "pagado", "devuelto")}
