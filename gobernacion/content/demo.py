"""Offers for the demonstration: every service, offer and date is invented, and each says so.

The account promises the offer of the services and does not list it, so nothing here comes from it. Days are counted
from the day of the load, so that whoever tries the product finds a calendar with something in it.
"""

from __future__ import annotations

import tomllib
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from gobernacion.access.models import User
from gobernacion.access.roles import Rol
from gobernacion.content.models import Hito, Oferta
from gobernacion.directory import demo as directory
from gobernacion.directory.models.organizacion import ClaseOrganizacion
from gobernacion.records.demo import workday
from gobernacion.territory.models import Comuna

OFFERS = Path(__file__).parent / "demo.toml"
INVENTADA = "Oferta inventada para la demostración."
MOTIVO = "El servicio avisó que no alcanzaron las dosis."


@transaction.atomic
def load() -> None:
    """Write the offers as a clerk would, with a second person publishing them; nothing if there are some already."""
    escribe, publica = _somebody(Rol.ENCARGADO), _somebody(Rol.JEFATURA)
    if Oferta.objects.exists() or escribe is None or publica is None:
        return
    comunas = {comuna.nombre: comuna for comuna in Comuna.objects.propias()}
    today = timezone.localdate()
    for said in tomllib.loads(OFFERS.read_text(encoding="utf-8"))["oferta"]:
        _write(said, comunas, escribe, publica, today)


def _somebody(rol: Rol) -> User | None:
    return User.objects.filter(asignaciones__rol=rol).order_by("pk").first()


def _write(
    said: dict[str, Any], comunas: dict[str, Comuna], escribe: User, publica: User, today: date
) -> None:
    hitos, estado = said.pop("hitos"), said.pop("estado", "publicada")
    servicio = directory.organisation(said.pop("servicio"), ClaseOrganizacion.SERVICIO_PUBLICO)
    hasta = said.pop("hasta", None)
    oferta = Oferta(
        servicio=servicio,
        comuna=comunas.get(said.pop("comuna", "")),
        descripcion=f"{said.pop('descripcion')}\n{INVENTADA}",
        requisitos=said.pop("requisitos").strip(),
        desde=today + timedelta(days=said.pop("desde")),
        hasta=None if hasta is None else today + timedelta(days=hasta),
        ocurrido_el=today,
        registrado_por=escribe,
        redactada_por=escribe,
        **said,
    )
    oferta.save_signed(escribe, "Registrar")
    for in_days, titulo, lugar, comuna, hour, *lasts in hitos:
        day = today + timedelta(days=in_days)
        dia = workday(day) if hour else day
        Hito.objects.create(
            oferta=oferta,
            dia=dia,
            hasta=dia + timedelta(days=lasts[0]) if lasts else None,
            hora=time(hour) if hour else None,
            titulo=titulo,
            lugar=lugar,
            comuna=comunas.get(comuna),
        )
    if estado != "borrador":
        oferta.publicar(publica, today)
    if estado == "corrigiendo":
        oferta.corregir(escribe, today)
    if estado == "retirada":
        oferta.retirar(publica, today, motivo_retiro=MOTIVO)
