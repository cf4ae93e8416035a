"""What goes on in emergencies after a day: all that a desk may still do with stored requests, events and activities."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from random import Random

from django.core.exceptions import ValidationError

from gobernacion.access.models import User
from gobernacion.directory.models import Organizacion
from gobernacion.records.actividades import POR_HACERSE, EstadoActividad
from programs.emergencias.models import Actividad, Entrega, EstadoEvento, Evento, SolicitudAgua, Turno
from programs.emergencias.models.solicitud import RESUELTAS


def continued(chance: Random, day: date) -> int:
    """Continue every stored life after a day; says how many records changed."""
    going_on = GoingOn(chance, day)
    for one in SolicitudAgua.objects.vigentes().order_by("pk"):
        going_on.request(one)
    for event in Evento.objects.vigentes().order_by("pk"):
        going_on.event(event)
    for activity in Actividad.objects.vigentes().order_by("pk"):
        going_on.activity(activity)
    going_on.deliver()
    return going_on.changed


class GoingOn:
    def __init__(self, chance: Random, day: date) -> None:
        self.chance, self.day, self.changed = chance, day, 0
        self.por, self.otra = User.objects.order_by("pk")[:2]
        self.organizacion = Organizacion.objects.first()

    def days(self, *since: date | None) -> list[date]:
        """A few days after all that happened, in order."""
        first, found = max([self.day, *(one for one in since if one)]), []
        for _ in range(self.chance.randrange(4)):
            first += timedelta(days=self.chance.randrange(1, 60))
            found.append(first)
        self.changed += bool(found)
        return found

    def request(self, one: SolicitudAgua) -> None:
        reopened = one.reabiertas.values_list("hasta", flat=True)
        answered = (one.despachada_el, one.rechazada_el)
        for on in self.days(one.ocurrido_el, one.revisada_el, *answered, *reopened):
            if one.estado in RESUELTAS:
                who = self.otra if one.despachada_por_id == self.por.pk else self.por
                with suppress(ValidationError):  # the municipality asked again after a refusal
                    one.reabrir(who, on)
            elif self.chance.random() < 0.2:
                one.rechazar(self.por, on, rechazada_el=on, motivo="No se justifica.")
            elif one.estado == "observada":
                one.corregir(self.por, on, camiones_solicitados=9, personas_solicitadas=2_000)
            elif one.estado == "revisada":
                who = self.otra if one.revisada_por_id == self.por.pk else self.por
                one.despachar(who, on, despachada_el=on, oficio_despacho="D-1")
            elif self.chance.random() < 0.3:
                one.observar(self.por, on, observacion="Falta el oficio.")
            else:
                one.revisar(self.por, on, revisada_el=on, camiones=1, personas=1)

    def event(self, one: Evento) -> None:
        reopened = one.reabiertos.values_list("hasta", flat=True)
        for on in self.days(one.ocurrido_el, one.cerrado_el, *reopened):
            if one.estado == EstadoEvento.CERRADO:
                one.reabrir(self.por, on)
            else:
                one.cerrar(self.por, on, cerrado_el=on)

    def activity(self, one: Actividad) -> None:
        if one.estado not in POR_HACERSE:
            return
        for on in self.days(one.suspendida_el):
            if one.estado == EstadoActividad.SUSPENDIDA:
                step = self.chance.choice(["reprogramar", "registrar_tercero", "retirar"])
            elif one.estado == EstadoActividad.RETIRADA:
                step = "reprogramar"
            elif one.estado == EstadoActividad.PROGRAMADA:
                step = self.chance.choice(["reprogramar", "suspender", "realizar", "registrar_tercero"])
            else:
                return
            done = {"ocurrido_el": on, "lugar": "Sede"}
            asked = {
                "reprogramar": {"ocurrido_el": on + timedelta(days=self.chance.randrange(60))},
                "suspender": {"suspendida_el": on, "causa": "clima"},
                "retirar": {"motivo": "Ya no se hará."},
                "realizar": {**done, "asistentes": 8},
                "registrar_tercero": {**done, "realizada_por": self.organizacion},
            }[step]
            getattr(one, step)(self.por, on, **asked)

    def deliver(self) -> None:
        """Trucks go on delivering, and the roster goes on."""
        for kind in (Entrega, Turno):
            for one in kind.objects.vigentes().order_by("pk")[:10]:
                for place, on in enumerate(self.days(one.ocurrido_el)):
                    one.pk, one.numero, one.version, one._state.adding = None, "", 1, True
                    one.ocurrido_el = on
                    if kind is Turno:
                        one.hasta = on + timedelta(days=self.chance.randrange(9))
                    else:
                        one.localidad = f"Otra localidad {on} {place} {self.changed}"
                    one.save()
