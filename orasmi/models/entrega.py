"""How an aid that was approved reaches the person, and what becomes of its money until the case is closed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models

from gobernacion.codes import CodigoField
from gobernacion.directory.models import Organizacion
from gobernacion.lib.clp import Pesos
from gobernacion.money import PesosField
from gobernacion.records.dinero import ConDinero, Ocupa
from gobernacion.records.step_fields import day_of, signed_by
from gobernacion.records.transitions import otra_persona, transition
from gobernacion.transitions import TransicionRechazada
from orasmi.models.estados import RENDIDAS, Estado, Via
from orasmi.models.presupuesto import Presupuesto

if TYPE_CHECKING:
    from gobernacion.access.models import User

DEL_REINTEGRO = ("reintegrado", "reintegrado_el", "reintegro_comprobante", "sin_rendir_motivo")
"""What closing asks about the money that was paid and not accounted for."""


def _nothing_bought(case: ConEntrega, por: User, on: date) -> str | None:
    """Why there is nothing to hand over: it was bought for nothing, when that was not refused."""
    if case.comprometido == 0:
        return (
            f"La compra de {case} se anotó por {case.comprometido}: no hay ayuda que entregar. "
            "La jefatura puede retirarla con «Dejar sin efecto»."
        )
    return None


class ConEntrega(ConDinero):
    """What is bought, handed over, accounted for and closed with the money that an act approved."""

    via = models.CharField("vía de compra", max_length=16, choices=Via, blank=True)
    orden = CodigoField("orden de compra o comprobante", max_length=40, blank=True)
    proveedor = models.ForeignKey(
        Organizacion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="proveedor"
    )
    comprometido = PesosField("monto comprometido", null=True, blank=True)
    comprada_el = day_of("fecha de la compra")
    en_cero_antes = models.BooleanField(
        "comprada o entregada por $0 antes de que se exigiera un monto", default=False, editable=False
    )

    recibo = CodigoField("número del recibo", max_length=20, blank=True)
    pagado = PesosField("monto pagado", null=True, blank=True)
    entregada_el = day_of("fecha de la entrega")
    entregada_por = signed_by("entregada por")

    rendido = PesosField("monto rendido", null=True, blank=True)
    rendida_el = day_of("fecha de la rendición")
    reintegrado = PesosField(
        "monto reintegrado",
        null=True,
        blank=True,
        help_text="Lo pagado que se devolvió sin gastar; 0, si nada.",
    )
    reintegrado_el = day_of("fecha del reintegro")
    reintegro_comprobante = CodigoField("comprobante del reintegro", max_length=40, blank=True)
    sin_rendir_motivo = models.TextField(
        "por qué falta",
        max_length=1000,
        blank=True,
        help_text="De lo que ni se rindió ni se devolvió, si algo queda.",
    )

    if TYPE_CHECKING:  # written by the act
        aprobado: Pesos | None
        aprobada_el: date | None
        sin_efecto_el: date | None

    class Meta:
        abstract = True

    saldo = Presupuesto

    def ocupa(self) -> Ocupa | None:
        """What its approval took of the budget of its year: held until the aid is handed over, paid, and come back."""
        if self.aprobado is None or self.aprobada_el is None:
            return None
        held = self.aprobado if self.comprometido is None else self.comprometido
        paid = None if self.pagado is None else self.pagado - (self.reintegrado or 0)
        if self.anulado or self.sin_efecto_el:
            held, paid = 0, 0
        reservado, pagado = (held, 0) if paid is None else (0, paid)
        montos = {"reservado": reservado, "pagado": pagado, "devuelto": self.aprobado - reservado - pagado}
        return Ocupa({"year": self.aprobada_el.year}, montos)

    @property
    def devuelto(self) -> Pesos | None:
        """What its approval took and came back to the budget; None of a case that was never approved."""
        held = self.ocupa()
        return None if held is None else Pesos(held.montos["devuelto"])

    @property
    def por_reintegrar(self) -> Pesos | None:
        """What was paid and neither accounted for nor given back; None where nothing is."""
        if self.pagado is None or self.rendido is None:
            return None
        return Pesos(self.pagado - self.rendido - (self.reintegrado or 0)) or None

    # --- from the purchase to the closing ---

    @transition(
        "Comprar",
        source=[Estado.APROBADA],
        target=Estado.COMPRA,
        fields=["via", "orden", "comprometido", "comprada_el"],
        optional=["proveedor"],
        warning="Lo aprobado que no se compromete vuelve al presupuesto del año del acta.",
    )
    def comprar(self, por: User, on: date) -> None:
        """What was approved is ordered or paid; what it does not need comes back."""
        if self.via != Via.DEPOSITO and self.proveedor is None:
            raise TransicionRechazada("Indique el proveedor al que se compra o paga.")

    @transition(
        "Entregar",
        source=[Estado.COMPRA],
        target=Estado.ENTREGADA,
        fields=["recibo", "pagado", "entregada_el"],
        not_same_as=["aprobada_por"],
        unless=_nothing_bought,
        warning="Lo comprometido que no se paga vuelve al presupuesto del año del acta.",
    )
    def entregar(self, por: User, on: date) -> None:
        """The person receives the aid and signs the printed receipt; what it did not cost comes back."""
        self.entregada_por = por

    @transition("Rendir", source=[Estado.ENTREGADA], target=Estado.RENDIDA, fields=["rendido", "rendida_el"])
    def rendir(self, por: User, on: date) -> None:
        """What was spent is accounted for; the rest of what was paid is to be given back."""

    @transition("Cerrar", source=[Estado.RENDIDA], target=Estado.CERRADA, optional=DEL_REINTEGRO)
    def cerrar(self, por: User, on: date) -> None:
        """Nothing is left to do: what was not accounted for was given back to the budget, or it is said why not."""
        assert self.pagado is not None
        assert self.rendido is not None
        owed = Pesos(self.pagado - self.rendido)
        if owed and self.reintegrado is None:
            raise TransicionRechazada(
                f"Se pagaron {self.pagado} y se rindieron {self.rendido}: "
                f"anote cuánto se devolvió de los {owed} que faltan."
            )

    # --- the ways back ---

    @transition(
        "Registrar devolución",
        source=[Estado.COMPRA, Estado.ENTREGADA],
        target=[Estado.APROBADA, Estado.COMPRA],
        unless=otra_persona,
        warning="Lo entregado vuelve a estar en compra, y lo comprado, aprobado: el presupuesto vuelve a guardar "
        "su monto.",
        vuelve=True,
    )
    def registrar_devolucion(self, por: User, on: date) -> str:
        """The payment failed or the purchase fell through: the money came back whole, and it is done again."""
        handed_over = self.estado == Estado.ENTREGADA
        self.en_cero_antes = self.en_cero_antes and handed_over and self.comprometido == 0
        return Estado.COMPRA if handed_over else Estado.APROBADA

    @transition(
        "Reabrir",
        source=RENDIDAS,
        target=[Estado.ENTREGADA, Estado.RENDIDA],
        unless=otra_persona,
        warning="Lo cerrado vuelve a estar rendido, y lo rendido, entregado; lo que decía se conserva.",
        vuelve=True,
    )
    def reabrir(self, por: User, on: date) -> str:
        """It was closed or accounted for wrongly."""
        self.reintegrado = self.reintegrado_el = None
        self.reintegro_comprobante = self.sin_rendir_motivo = ""
        return Estado.RENDIDA if self.estado == Estado.CERRADA else Estado.ENTREGADA
