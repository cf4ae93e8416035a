"""The desk of Gobierno en Terreno: its staff, a jornada at any state, and what was asked in it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gobernacion.directory.models import ClaseOrganizacion, Organizacion
from gobernacion.records.actividades import CausaSuspension, EstadoActividad
from gobernacion.territory.models import Comuna
from programs.gobierno_en_terreno.models import Demanda, EstadoDemanda, Jornada, Tema, Tipo
from tests.access.people import browser_of
from tests.every_area import open_desk

AREA = "gobierno_en_terreno"


class Desk:
    def __init__(self):
        self.staff = open_desk(AREA)
        self.today = timezone.localdate()
        self.comunas = list(Comuna.objects.propias().ordenadas())
        self.fosis, self.fonasa, self.sii = (
            Organizacion.objects.create(nombre=nombre, clase=ClaseOrganizacion.SERVICIO_PUBLICO)
            for nombre in ("FOSIS", "FONASA", "Servicio de Impuestos Internos")
        )

    def jornada(self, **fields):
        """A dialogue planned two weeks ago for ten days ago."""
        given = {
            "tipo": Tipo.DIALOGO,
            "ocurrido_el": self.today - timedelta(days=10),
            "registrado_el": timezone.now() - timedelta(days=14),
            "comuna": self.comunas[0],
            "registrado_por": self.staff["encargada"],
            "lugar": "Sede inventada",
        }
        return Jornada.objects.create(**{**given, **fields})

    def held(self, **fields):
        return self.take(self.jornada(**fields), "realizar")

    def demand(self, jornada=None, **fields):
        given = {
            "jornada": jornada or self.held(),
            "materia": Tema.SERVICIOS,
            "planteamiento": "Demostración: reponer luminarias.",
            "registrado_por": self.staff["encargada"],
        }
        return Demanda.objects.create(**{**given, **fields})

    def answers(self, step):
        return {
            "realizar": {},
            "registrar_tercero": {"realizada_por": self.fosis},
            "suspender": {"causa": CausaSuspension.CLIMA, "suspendida_el": self.today},
            "retirar": {"motivo": "Ya no se hará."},
            "reprogramar": {"ocurrido_el": self.today + timedelta(days=7)},
            "corregir": {},
            "derivar": {"organismo": self.fonasa, "derivada_el": self.today},
            "responder": {"respuesta": "Se repusieron.", "respondida_el": self.today},
            "cerrar": {"respuesta": "No se puede.", "respondida_el": self.today},
            "reabrir": {},
        }[step]

    def take(self, record, step, who="encargada", **answers):
        getattr(record, step)(self.staff[who], self.today, **{**self.answers(step), **answers})
        return record

    def at(self, estado, **fields):
        """A jornada or a demand in that state, brought there by its steps."""
        if estado == EstadoActividad.RETIRADA:
            return self.take(self.at(EstadoActividad.SUSPENDIDA, **fields), "retirar")
        record = self.demand(**fields) if estado in EstadoDemanda.values else self.jornada(**fields)
        step = {
            EstadoActividad.REALIZADA: "realizar",
            EstadoActividad.TERCERO: "registrar_tercero",
            EstadoActividad.SUSPENDIDA: "suspender",
            EstadoDemanda.DERIVADA: "derivar",
            EstadoDemanda.RESPONDIDA: "responder",
            EstadoDemanda.SIN_SOLUCION: "cerrar",
        }.get(estado)
        return self.take(record, step) if step else record


@pytest.fixture
def desk(db):
    return Desk()


@pytest.fixture
def enter(desk):
    return lambda who: browser_of(desk.staff[who])
