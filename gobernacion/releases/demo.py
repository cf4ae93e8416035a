"""How what was promised stands in the demonstration.

Where the published account says how far a promised year had come on a day, that is what the commitment says too. The
proposal left for jefatura is invented, and says so.
"""

from __future__ import annotations

from django.db import transaction

from gobernacion.access.models import Asignacion, User
from gobernacion.access.roles import Rol
from gobernacion.indicators.models import Compromiso, EstadoCompromiso
from gobernacion.published.models import CifraPublicada
from gobernacion.published.wording import amount

INVENTADO = "(compromiso inventado)"


@transaction.atomic
def load() -> None:
    """Bring forward what the account tells, and leave a proposal for the year after; once."""
    jefatura = User.objects.filter(asignaciones__rol=Rol.JEFATURA).order_by("pk").first()
    if jefatura is None or Compromiso.objects.exclude(estado=EstadoCompromiso.PENDIENTE).exists():
        return
    told = CifraPublicada.objects.totales().filter(
        corte__isnull=False, valor__isnull=False, meta__isnull=False
    )
    for cifra in told.select_related("edicion"):
        promised = Compromiso.objects.filter(codigo=cifra.codigo, year=cifra.desde.year, meta=cifra.meta)
        for compromiso in promised:
            _bring_forward(compromiso, cifra, jefatura)
    _propose()


def _bring_forward(compromiso: Compromiso, cifra: CifraPublicada, jefatura: User) -> None:
    if cifra.valor is None or cifra.meta is None:
        return
    source = f"la cuenta {cifra.edicion.year}"
    done, of = amount(cifra.valor, cifra.unidad), amount(cifra.meta, cifra.unidad)
    evidencia = f"Al {cifra.corte:%d-%m-%Y}, {done} de {of} {cifra.unidad}, según {source}."
    compromiso.cambiar_estado(jefatura, EstadoCompromiso.EN_CURSO, evidencia, f"Lo dice {source}.")


def _propose() -> None:
    """The clerk of an area proposes for the year after what it had promised."""
    clerks = {
        asignacion.area: asignacion.user
        for asignacion in Asignacion.objects.filter(rol=Rol.ENCARGADO).select_related("user").order_by("-pk")
    }
    promised = Compromiso.objects.filter(area__in=clerks).exclude(codigo="").order_by("pk")
    if like := promised.first():
        Compromiso(
            area=like.area,
            year=like.year + 1,
            capitulo=like.capitulo,
            texto=f"{like.texto.rstrip('.')}, también en {like.year + 1} {INVENTADO}.",
            codigo=like.codigo,
            estado=EstadoCompromiso.PROPUESTO,
            propuesta_por=clerks[like.area],
        ).save_signed(clerks[like.area], "Proponer")
