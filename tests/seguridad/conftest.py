"""The desk of public security: its staff, its comunas, and an activity at any state."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gobernacion.directory.models import Organizacion
from gobernacion.directory.models.organizacion import ClaseOrganizacion
from gobernacion.records.actividades import CausaSuspension, EstadoActividad
from gobernacion.territory.models import Comuna
from seguridad.models import Actividad, Tipo
from tests.access.people import browser_of
from tests.every_area import open_desk

AREA = "seguridad"


class Desk:
    def __init__(self):
        self.staff = open_desk(AREA)
        self.today = timezone.localdate()
        self.comunas = list(Comuna.objects.propias().ordenadas())
        self.carabineros = Organizacion.objects.create(
            nombre="Carabineros de Chile", clase=ClaseOrganizacion.POLICIA
        )
        self.junta = Organizacion.objects.create(
            nombre="Junta de vecinos inventada", clase=ClaseOrganizacion.JUNTA_DE_VECINOS
        )

    def activity(self, **fields):
        """A round planned two weeks ago for yesterday."""
        given = {
            "tipo": Tipo.RONDA,
            "ocurrido_el": self.today - timedelta(days=1),
            "registrado_el": timezone.now() - timedelta(days=14),
            "comuna": self.comunas[0],
            "registrado_por": self.staff["encargada"],
            "lugar": "Avenida inventada",
        }
        return Actividad.objects.create(**{**given, **fields})

    def answers(self, step):
        return {
            "realizar": {},
            "corregir": {"comuna": self.comunas[1]},
            "registrar_tercero": {"realizada_por": self.carabineros},
            "suspender": {"causa": CausaSuspension.CLIMA, "suspendida_el": self.today},
            "retirar": {"motivo": "Ya no se hará."},
            "reprogramar": {"ocurrido_el": self.today + timedelta(days=7)},
        }[step]

    def take(self, activity, step, who="encargada", **answers):
        getattr(activity, step)(self.staff[who], self.today, **{**self.answers(step), **answers})
        return activity

    def at(self, estado, **fields):
        """An activity in that state, brought there by its step."""
        if estado == EstadoActividad.RETIRADA:
            return self.take(self.at(EstadoActividad.SUSPENDIDA, **fields), "retirar")
        activity = self.activity(**fields)
        step = {
            EstadoActividad.REALIZADA: "realizar",
            EstadoActividad.TERCERO: "registrar_tercero",
            EstadoActividad.SUSPENDIDA: "suspender",
        }.get(estado)
        return self.take(activity, step) if step else activity


@pytest.fixture
def desk(db):
    return Desk()


@pytest.fixture
def enter(desk):
    return lambda who: browser_of(desk.staff[who])
