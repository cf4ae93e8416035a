"""The desk of the technical committee: its staff, a subcommittee, a meeting at any state, and what it agreed."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from gobernacion.directory.models import ClaseOrganizacion, Organizacion
from gobernacion.records.actividades import CausaSuspension, EstadoActividad
from gobernacion.territory.models import Comuna
from programs.comite_tecnico.models import Acuerdo, EstadoAcuerdo, Reunion, Subcomite, Tarea
from tests.access.people import browser_of
from tests.every_area import open_desk

AREA = "comite_tecnico"


class Desk:
    def __init__(self):
        self.staff = open_desk(AREA)
        self.today = timezone.localdate()
        self.comunas = list(Comuna.objects.propias().ordenadas())
        self.fosis, self.senda, self.senama = (
            Organizacion.objects.create(nombre=nombre, clase=ClaseOrganizacion.SERVICIO_PUBLICO)
            for nombre in ("FOSIS", "SENDA", "SENAMA")
        )
        self.social = self.subcommittee("Protección Social", self.fosis, self.senda)

    def subcommittee(self, nombre, *members, desde=date(2018, 1, 1), hasta=None):
        one = Subcomite.objects.create(nombre=nombre, desde=desde, hasta=hasta)
        one.integrantes.set(members)
        return one

    def meeting(self, **fields):
        """A meeting planned two weeks ago for ten days ago."""
        given = {
            "subcomite": self.social,
            "ocurrido_el": self.today - timedelta(days=10),
            "registrado_el": timezone.now() - timedelta(days=14),
            "comuna": self.comunas[0],
            "registrado_por": self.staff["encargada"],
            "lugar": "Salón inventado",
        }
        return Reunion.objects.create(**{**given, **fields})

    def held(self, **fields):
        return self.take(self.meeting(**fields), "realizar")

    def agreement(self, meeting=None, **fields):
        given = {
            "reunion": meeting or self.held(),
            "tarea": Tarea.INFORME,
            "texto": "Demostración: enviar el catastro.",
            "responsable": self.fosis,
            "plazo": self.today + timedelta(days=20),
            "registrado_por": self.staff["encargada"],
        }
        return Acuerdo.objects.create(**{**given, **fields})

    def answers(self, step):
        return {
            "realizar": {},
            "registrar_tercero": {"realizada_por": self.fosis},
            "suspender": {"causa": CausaSuspension.CLIMA, "suspendida_el": self.today},
            "retirar": {"motivo": "Ya no se hará."},
            "reprogramar": {"ocurrido_el": self.today + timedelta(days=7)},
            "corregir": {},
            "cumplir": {"cerrado_el": self.today},
            "prorrogar": {"plazo": self.today + timedelta(days=60)},
            "dejar_sin_efecto": {"cerrado_el": self.today, "resultado": "Ya no hace falta."},
            "reabrir": {},
        }[step]

    def take(self, record, step, who="encargada", **answers):
        getattr(record, step)(self.staff[who], self.today, **{**self.answers(step), **answers})
        return record

    def at(self, estado, **fields):
        """A meeting or an agreement in that state, brought there by its steps."""
        if estado == EstadoActividad.RETIRADA:
            return self.take(self.at(EstadoActividad.SUSPENDIDA, **fields), "retirar")
        record = self.agreement(**fields) if estado in EstadoAcuerdo.values else self.meeting(**fields)
        step = {
            EstadoActividad.REALIZADA: "realizar",
            EstadoActividad.TERCERO: "registrar_tercero",
            EstadoActividad.SUSPENDIDA: "suspender",
            EstadoAcuerdo.CUMPLIDO: "cumplir",
            EstadoAcuerdo.SIN_EFECTO: "dejar_sin_efecto",
        }.get(estado)
        return self.take(record, step) if step else record


@pytest.fixture
def desk(db):
    return Desk()


@pytest.fixture
def enter(desk):
    return lambda who: browser_of(desk.staff[who])
