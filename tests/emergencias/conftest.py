"""The desk of emergencies: its staff, its comunas, and a record of each kind to be tried."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.apps import apps
from django.utils import timezone

from gobernacion.records.actividades import CausaSuspension, EstadoActividad
from gobernacion.territory.models import Comuna
from programs.emergencias.models import (
    Actividad,
    Camion,
    Entrega,
    EstadoSolicitud,
    Evento,
    SolicitudAgua,
    Tema,
    TipoActividad,
    TipoEvento,
    Turno,
)
from tests.access.people import browser_of
from tests.every_area import open_office

AREA = "emergencias"


class Desk:
    def __init__(self):
        self.staff = open_office(apps.get_app_config(AREA))
        self.today = timezone.localdate()
        self.comunas = list(Comuna.objects.propias().ordenadas())

    def ago(self, days):
        return self.today - timedelta(days=days)

    def request(self, **fields):
        given = {
            "ocurrido_el": self.ago(20),
            "comuna": self.comunas[0],
            "registrado_por": self.staff["emergencias"],
            "year": 2019,
            "trimestre": 1,
            "camiones_solicitados": 4,
            "personas_solicitadas": 900,
        }
        return SolicitudAgua.objects.create(**{**given, **fields})

    SAYS = {
        "observar": ("emergencias", {"observacion": "Falta la nómina de localidades."}),
        "corregir": ("emergencias", {"camiones_solicitados": 3, "personas_solicitadas": 700}),
        "revisar": ("emergencias", {"camiones": 3, "personas": 812}),
        "despachar": ("jefatura", {"oficio_despacho": "Oficio 12"}),
        "rechazar": ("jefatura", {"motivo": "Repetida"}),
        "cerrar": ("emergencias", {"informado_provincial": True}),
        "reabrir": ("jefatura", {}),
        "realizar": ("emergencias", {"asistentes": 12}),
        "suspender": ("emergencias", {"causa": CausaSuspension.CLIMA}),
    }
    DAYS = {
        "revisar": "revisada_el",
        "despachar": "despachada_el",
        "rechazar": "rechazada_el",
        "cerrar": "cerrado_el",
        "suspender": "suspendida_el",
    }

    def take(self, record, step, who="", **answers):
        usual, says = self.SAYS[step]
        day = {self.DAYS[step]: self.today} if step in self.DAYS else {}
        getattr(record, step)(self.staff[who or usual], self.today, **{**day, **says, **answers})
        return record

    WAY = {
        EstadoSolicitud.INGRESADA: (),
        EstadoSolicitud.OBSERVADA: ("observar",),
        EstadoSolicitud.REVISADA: ("revisar",),
        EstadoSolicitud.DESPACHADA: ("revisar", "despachar"),
        EstadoSolicitud.RECHAZADA: ("rechazar",),
    }

    def at(self, estado, **fields):
        """A request in that state, brought there by its steps."""
        record = self.request(**fields)
        for step in self.WAY[estado]:
            self.take(record, step)
        return record

    def truck(self, patente="ZZ0001", **fields):
        given = {
            "patente": patente,
            "capacidad": Decimal(10),
            "comuna": self.comunas[0],
            "desde": date(2019, 1, 1),
        }
        return Camion.objects.create(**{**given, **fields})

    def delivery(self, camion, **fields):
        given = {
            "ocurrido_el": self.ago(2),
            "comuna": camion.comuna,
            "camion": camion,
            "localidad": "Localidad inventada",
            "m3": Decimal("9.5"),
            "personas": 80,
            "registrado_por": self.staff["emergencias"],
        }
        return Entrega.objects.create(**{**given, **fields})

    def event(self, **fields):
        given = {
            "ocurrido_el": self.ago(3),
            "comuna": self.comunas[0],
            "tipo": TipoEvento.INCENDIO_FORESTAL,
            "lugar": "Quebrada inventada",
            "registrado_por": self.staff["emergencias"],
        }
        return Evento.objects.create(**{**given, **fields})

    def watch(self, **fields):
        given = {
            "ocurrido_el": date(2019, 1, 1),
            "hasta": date(2019, 1, 31),
            "desde_las": 0,
            "horas": 8,
            "registrado_por": self.staff["emergencias"],
        }
        return Turno.objects.create(**{**given, **fields})

    def activity(self, **fields):
        given = {
            "ocurrido_el": self.ago(1),
            "registrado_el": timezone.now() - timedelta(days=14),
            "comuna": self.comunas[0],
            "tipo": TipoActividad.REUNION,
            "tema": Tema.CORTES,
            "lugar": "Salón inventado",
            "registrado_por": self.staff["emergencias"],
        }
        return Actividad.objects.create(**{**given, **fields})

    def done(self, **fields):
        activity = self.activity(**fields)
        self.take(activity, "realizar", ocurrido_el=activity.ocurrido_el, lugar=activity.lugar)
        assert activity.estado == EstadoActividad.REALIZADA
        return activity


@pytest.fixture
def desk(db):
    return Desk()


@pytest.fixture
def enter(desk):
    return lambda who: browser_of(desk.staff[who])
