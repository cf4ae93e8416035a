"""What goes on in the families of Abriendo Caminos after a day: all that a desk may still do with stored records."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from random import Random

from django.core.exceptions import ValidationError

from gobernacion.access.models import User
from gobernacion.records.actividades import EstadoActividad
from programs.abriendo_caminos.models import (
    Apoyo,
    EstadoGasto,
    EstadoObjetivo,
    EvaluacionPsicologica,
    Familia,
    Gasto,
    Integrante,
    Objetivo,
    Profesional,
    Sesion,
    Taller,
)


def continued(chance: Random, day: date) -> int:
    """Continue every stored life after a day; says how many records changed."""
    going_on = GoingOn(chance, day)
    going_on.money()
    going_on.workshops()
    going_on.work()
    going_on.team()
    going_on.families()
    return going_on.changed


class GoingOn:
    def __init__(self, chance: Random, day: date) -> None:
        self.chance, self.day, self.changed = chance, day, 0
        self.por = User.objects.get(asignaciones__rol="jefatura")

    def later(self, since: date | None = None) -> date:
        return max(self.day, since or self.day) + timedelta(days=self.chance.randrange(1, 300))

    def maybe(self) -> bool:
        happens = self.chance.random() < 0.6
        self.changed += happens
        return happens

    def money(self) -> None:
        for one in Gasto.objects.vigentes().filter(estado=EstadoGasto.ANOTADO).order_by("pk"):
            if one.monto <= one.presupuesto.libre and self.maybe():
                one.visar(self.por, self.later(one.ocurrido_el))

    def workshops(self) -> None:
        planned = Taller.objects.vigentes().filter(estado=EstadoActividad.PROGRAMADA).order_by("pk")
        for one in planned:
            if self.maybe():
                on = self.later()
                match self.chance.randrange(3):
                    case 0:
                        one.realizar(self.por, on, ocurrido_el=on, lugar="Sede")
                    case 1:
                        one.suspender(self.por, on, causa="clima", suspendida_el=on)
                    case _:
                        one.reprogramar(self.por, on, ocurrido_el=self.later(on))

    def work(self) -> None:
        for goal in Objetivo.objects.filter(resuelto_el=None).select_related("plan"):
            if self.maybe():
                goal.estado = self.chance.choice([EstadoObjetivo.LOGRADO, EstadoObjetivo.NO_LOGRADO])
                goal.resuelto_el = self.later(goal.plan.ocurrido_el)
                goal.save()
        for kind in (Sesion, Apoyo, EvaluacionPsicologica):
            for one in kind.objects.vigentes().order_by("pk")[:20]:
                if self.maybe():
                    one.pk, one.numero, one.version, one._state.adding = None, "", 1, True
                    one.ocurrido_el = self.later(one.ocurrido_el)
                    one.save()

    def team(self) -> None:
        for one in Profesional.objects.order_by("pk"):
            if (one.hasta is None or one.hasta > self.day) and self.maybe():
                one.hasta = self.later(one.desde)
                one.save()
                Profesional.objects.create(
                    convocatoria=one.convocatoria,
                    nombre=one.nombre,
                    cargo=self.chance.choice(["tutor", "gestor"]),
                    desde=one.hasta + timedelta(days=1),
                )

    def families(self) -> None:
        """Members leave, families too, and people who left come back in another family."""
        for one in Integrante.objects.vigentes().filter(hasta=None).order_by("pk"):
            if self.chance.random() < 0.3 and self.maybe():
                one.hasta = self.later(one.ocurrido_el)
                one.save()
        for familia in Familia.objects.en_programa().order_by("pk"):
            if self.maybe():
                familia.egresar(
                    self.por, self.day, egreso=self.later(familia.ocurrido_el), causa_egreso="cumplimiento"
                )
        for familia in Familia.objects.vigentes().filter(estado="egresada").order_by("pk"):
            if self.maybe():
                with suppress(ValidationError):  # who came with it may be in another one by now
                    familia.reincorporar(self.por, self.later(familia.egreso))
        for familia in Familia.objects.en_programa().order_by("pk"):
            for left in (
                Integrante.objects.vigentes()
                .filter(hasta__isnull=False)
                .exclude(rol="cuidador")
                .order_by("pk")[:3]
            ):
                free = left.rol == "privada" or not Integrante.objects.vigentes().filter(
                    ficha=left.ficha, hasta=None
                ).exclude(rol="privada")
                if free and self.maybe():
                    Integrante.objects.create(
                        familia=familia,
                        ficha=left.ficha,
                        rol=left.rol,
                        termino=left.termino,
                        ocurrido_el=self.later(max(left.hasta, familia.ocurrido_el)),
                        registrado_por=self.por,
                    )
