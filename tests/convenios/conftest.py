"""The desk of the agreements: its staff, an agreement, its people, and a referral at any state."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from gobernacion.access.roles import Rol
from gobernacion.directory.models import ClaseOrganizacion, Ficha, Organizacion, Persona
from gobernacion.territory.models import Comuna
from programs.convenios import demo
from programs.convenios.models import (
    CentroSalud,
    Consiente,
    Convenio,
    Derivacion,
    Estado,
    Grupo,
    PapelDerivacion,
    Prestacion,
)
from tests.access.people import browser_of, make_user, name
from tests.directory.conftest import demo_run
from tests.elqui import load_elqui
from tests.papers import PDF

AREA = "convenios"


class Desk:
    """Everything a referral needs; it makes them and takes them as far as a test wants."""

    def __init__(self) -> None:
        self.staff = {who: make_user(who) for who in ("encargada", "jefa", "autoridad", "vecina")}
        name(self.staff["encargada"], Rol.ENCARGADO, AREA)
        name(self.staff["jefa"], Rol.JEFATURA, AREA)
        name(self.staff["autoridad"], Rol.AUTORIDAD)
        name(self.staff["vecina"], Rol.ENCARGADO, "orasmi")
        self.today = timezone.localdate()
        self.comuna = Comuna.objects.get(cut="04101")
        self.fundacion = Organizacion.objects.create(nombre="Fundación", clase=ClaseOrganizacion.FUNDACION)
        self.club = Organizacion.objects.create(nombre="Club", clase=ClaseOrganizacion.OTRA)
        self.convenio = self.agreement("Vista")
        self.centro = CentroSalud.objects.create(nombre="Consultorio", comuna=self.comuna)
        self._people = 0

    def agreement(self, nombre: str, **fields: Any) -> Convenio:
        given = {"tipo": "informal", "objeto": "Atención de la vista.", "desde": date(2019, 1, 2)}
        return Convenio.objects.create(nombre=nombre, institucion=self.fundacion, **{**given, **fields})

    def ficha(self, **fields: Any) -> Ficha:
        self._people += 1
        return Ficha.objects.create(
            area=AREA,
            persona=Persona.objects.keep(Persona.con_run(demo_run(self._people))),
            nombres="Ana María",
            primer_apellido="Inventada",
            **{"comuna": self.comuna, **fields},
        )

    def referral(self, **fields: Any) -> Derivacion:
        given = {
            "ocurrido_el": self.today - timedelta(days=20),
            "comuna": self.comuna,
            "registrado_por": self.staff["encargada"],
            "convenio": self.convenio,
            "grupo": Grupo.ADULTO_MAYOR,
            "razon": "No ve de cerca.",
        }
        if "ficha" not in fields:
            given["ficha"] = self.ficha()
        return Derivacion.objects.create(**{**given, **fields})

    def paper(self, derivacion: Derivacion) -> PapelDerivacion:
        return PapelDerivacion.objects.create(
            registro=derivacion,
            papel="Consentimiento firmado",
            archivo=ContentFile(PDF, name="consentimiento.pdf"),
            subido_por=self.staff["encargada"],
        )

    def answers(self, step: str, derivacion: Derivacion) -> dict[str, Any]:
        """What somebody would write in the form of a step."""
        day = self.today
        if step == "derivar":
            return {
                "consiente": Consiente.TITULAR,
                "consentimiento_el": day - timedelta(days=5),
                "consentimiento": self.paper(derivacion),
                "derivada_el": day - timedelta(days=5),
            }
        return {
            "completar": {"centro": self.centro, "antecedentes_el": day - timedelta(days=10)},
            "devolver": {"pendientes": "Falta la interconsulta."},
            "atender": {"respondida_el": day},
            "rechazar": {"respondida_el": day, "motivo": "No trata esa enfermedad."},
            "desistir": {"respondida_el": day, "motivo": "Ya no lo desea."},
            "reabrir": {},
        }[step]

    def take(self, derivacion: Derivacion, step: str, who: str = "encargada", **answers: Any) -> None:
        """Take a step as one of the staff, writing what its form asks."""
        given = {**self.answers(step, derivacion), **answers}
        getattr(derivacion, step)(self.staff[who], self.today, **given)

    WAY = {
        Estado.PREPARACION: (),
        Estado.COMPLETA: ("completar",),
        Estado.DERIVADA: ("completar", "derivar"),
        Estado.ATENDIDA: ("completar", "derivar", "atender"),
        Estado.RECHAZADA: ("completar", "derivar", "rechazar"),
        Estado.DESISTIDA: ("completar", "derivar", "desistir"),
    }

    def at(self, estado: Estado, **fields: Any) -> Derivacion:
        """A referral in that state, brought there by the steps that lead to it."""
        derivacion = self.referral(**fields)
        for step in self.WAY[estado]:
            self.take(derivacion, step)
        assert derivacion.estado == estado
        return derivacion

    def glasses(self, derivacion: Derivacion, **fields: Any) -> Prestacion:
        given = {
            "derivacion": derivacion,
            "ocurrido_el": self.today,
            "entrega": self.club,
            "registrado_por": self.staff["encargada"],
        }
        return Prestacion.objects.create(**{**given, **fields})


@pytest.fixture
def territory(db: None) -> None:
    load_elqui()


@pytest.fixture
def desk(territory: None) -> Desk:
    return Desk()


@pytest.fixture
def office(territory: None) -> None:
    """Who the demonstration finds at the desk."""
    for username, nombre, rol, area in demo.ACCOUNTS:
        name(make_user(username, nombre=nombre), rol, area)
    name(make_user("jefatura"), Rol.JEFATURA)


@pytest.fixture
def enter(desk: Desk) -> Callable[[str], Client]:
    """A browser in which one of the staff is logged in."""
    return lambda who: browser_of(desk.staff[who])
