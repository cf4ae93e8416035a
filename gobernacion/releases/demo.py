"""How what was promised stands in the demonstration, and its year 2020 measured up to the day on which it was told.

Where the published account says how far a promised year had come on a day, that is what the commitment says too. The
proposal left for jefatura is invented, and says so.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from gobernacion.access.models import Asignacion, User
from gobernacion.access.roles import Rol
from gobernacion.indicators.models import Compromiso, EstadoCompromiso
from gobernacion.published.models import CifraPublicada
from gobernacion.published.wording import amount
from gobernacion.releases import asking, checking
from gobernacion.releases.confirming import Respuesta, confirm
from gobernacion.releases.explaining import explain
from gobernacion.releases.measuring import draft_from_records
from gobernacion.releases.models import Edicion, RespuestaSinRegistros
from gobernacion.releases.publishing import approve, publish
from gobernacion.territory.models import Institucion

INVENTADO = "(compromiso inventado)"

PRIMERA_SEMANA_DE_MARZO = date(2020, 3, 6)
"""Up to when the account of 2019 speaks of 2020."""

PRESENTACION = (
    "Lo que la oficina registró entre el 1 de enero y el 6 de marzo de 2020, medido de los registros. "
    "En la demostración los registros son inventados: estas cifras no son de ninguna oficina."
)

NOTAS = {
    "OR-riesgo": "A la fecha, una parte de las postulaciones registradas todavía esperaba su control de riesgo.",
}
"""What is said of an identity that does not hold in a year that had just begun."""

DE_LA_DEMOSTRACION = "Los registros de la demostración son inventados, y en esto no cuadran."


def load() -> None:
    """Bring forward what was promised, and publish the year in course; once."""
    _bring_promises_forward()
    tell_the_year_in_course()


@transaction.atomic
def tell_the_year_in_course() -> None:
    """Measure 2020 up to the first week of March, confirm every area, and publish it; once."""
    institucion = Institucion.objects.actual()
    staff = {user.username: user for user in User.objects.filter(username__in=["cuentas", "jefatura"])}
    if institucion is None or len(staff) < 2 or Edicion.objects.filter(year=2020).exists():
        return
    edicion = draft_from_records(institucion, 2020, PRIMERA_SEMANA_DE_MARZO, staff["cuentas"])
    edicion.presentacion = PRESENTACION
    edicion.save(update_fields=["presentacion"])
    for row in edicion.conformidades.order_by("pk"):
        none = dict.fromkeys(asking.to_answer(edicion, row.area), Respuesta(RespuestaSinRegistros.CERO))
        confirm(row, staff["jefatura"], asking.read_in(edicion, row.area), none)
    today = timezone.localdate()
    checking.check(edicion)
    for cuadratura in checking.unexplained(edicion):
        nota = NOTAS.get(cuadratura.clave.partition("@")[0], DE_LA_DEMOSTRACION)
        explain(edicion, cuadratura, nota, staff["cuentas"].nombre, today)
    edicion.refresh_from_db()
    approve(edicion, staff["jefatura"])
    publish(edicion, today)


@transaction.atomic
def _bring_promises_forward() -> None:
    """What the account tells of each promise, and a proposal for the year after."""
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
