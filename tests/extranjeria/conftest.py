"""The migration desk: its staff, its comunas, its catalogues, and requests and appointments made to be tried."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any, ClassVar

import pytest
from django.apps import apps

from extranjeria.demo import ACCOUNTS
from extranjeria.models import Cita, Estado, Solicitud, TipoSolicitud, Tramite
from gobernacion.access.models import User
from gobernacion.access.roles import Rol
from gobernacion.directory.models import Ficha, Persona
from gobernacion.lib.periods import SIEMPRE
from tests.access.people import browser_of, make_user, name
from tests.elqui import load_elqui
from tests.records.conftest import make_comunas

SINCE = date(2000, 1, 1)
RECEIVED, TODAY = date(2019, 6, 3), date(2026, 11, 23)


def hire() -> dict[str, User]:
    """Those who load the demonstration, and one more who signs the answers."""
    staff = {}
    for username, _, rol, area in (*ACCOUNTS, ("jefa", "", Rol.JEFATURA, "extranjeria")):
        staff[username] = make_user(username)
        name(staff[username], rol, area)
    return staff


def load_territory() -> None:
    load_elqui()


class Desk:
    """Makes requests and appointments and takes them as far as a test wants."""

    def __init__(self, staff: dict[str, User]) -> None:
        self.staff = staff
        self.comuna, self.otra_comuna = make_comunas()
        self.tipo = TipoSolicitud.objects.create(nombre="Visa temporaria", desde=SINCE)
        self.tramite = Tramite.objects.create(nombre="Solicitud de visa", desde=SINCE)
        self.sin_cita = Tramite.objects.create(nombre="Ampliación de turismo", desde=SINCE, con_cita=False)
        self._people = 0

    def ficha(self, **fields: Any) -> Ficha:
        self._people += 1
        persona = Persona.extranjera(f"A{self._people}", "VE")
        persona.save()
        given = {
            "nombres": "Génesis",
            "primer_apellido": "Blanco",
            "nacionalidad": "VE",
            "comuna": self.comuna,
        }
        return Ficha.objects.create(area="extranjeria", persona=persona, **{**given, **fields})

    def request(self, **fields: Any) -> Solicitud:
        given = {
            "ocurrido_el": RECEIVED,
            "comuna": self.comuna,
            "registrado_por": self.staff["extranjeria"],
            "nacionalidad": "VE",
            "tipo": self.tipo,
        }
        return Solicitud.objects.create(**{**given, "ficha": fields.get("ficha") or self.ficha(), **fields})

    SAYS: ClassVar = {
        "pedido": "Pasaporte vigente.",
        "ampliacion_el": date(2019, 6, 20),
        "resolucion": "77/2019",
        "resuelta_el": date(2019, 9, 2),
        "motivo": "No lo acreditó.",
        "derivada_a": "Nivel central",
    }
    WAY: ClassVar = {
        Estado.INGRESADA: (),
        Estado.ANALISIS: ("analizar",),
        Estado.AMPLIACION: ("analizar", "pedir_ampliacion"),
        Estado.APROBADA: ("analizar", "aprobar"),
        Estado.RECHAZADA: ("analizar", "rechazar"),
        Estado.DESISTIDA: ("desistir",),
        Estado.DERIVADA: ("derivar",),
    }

    def take(self, request: Solicitud, step: str, who: str = "", **answers: Any) -> Solicitud:
        """Take a step, writing what its form asks."""
        who = who or ("jefa" if step in ("aprobar", "rechazar") else "extranjeria")
        asked = getattr(type(request), step).step_of(type(request)).fields
        said = {field: self.SAYS[field] for field in asked if field in self.SAYS}
        getattr(request, step)(self.staff[who], TODAY, **{**said, **answers})
        return request

    def at(self, estado: Estado, **fields: Any) -> Solicitud:
        """A request in that state, brought there by the steps that lead to it."""
        request = self.request(**fields)
        for step in self.WAY[estado]:
            self.take(request, step)
        assert request.estado == estado
        return request

    def appointment(self, day: date, **fields: Any) -> Cita:
        given = {
            "ocurrido_el": day,
            "hora": time(9, 30),
            "registrado_por": self.staff["extranjeria"],
            "tramite": self.tramite,
        }
        return Cita.objects.create(**{**given, "ficha": fields.get("ficha") or self.ficha(), **fields})


@pytest.fixture
def before_the_law(monkeypatch):
    """The desk as it works today while no law has ended its area."""
    monkeypatch.setattr(apps.get_app_config("extranjeria"), "vigencia", SIEMPRE)


@pytest.fixture
def territory(db):
    load_territory()


@pytest.fixture
def staff(db):
    return hire()


@pytest.fixture
def desk(staff):
    return Desk(staff)


@pytest.fixture
def enter(staff):
    """A browser in which one of the staff is logged in."""
    return lambda who: browser_of(staff[who])


# --- what a clerk types -------------------------------------------------------------------------------------------


def opened(response: Any) -> dict[str, Any]:
    """The form of a page as a browser would send it back."""
    form = response.context["adminform"].form
    return {name: "" if (value := form[name].value()) is None else value for name in form.fields}


def errors(response: Any) -> dict[str, list[str]]:
    """The sentences beside each field; none if the form was taken."""
    if response.status_code == 302:
        return {}
    return {name: list(sentences) for name, sentences in response.context["adminform"].form.errors.items()}


def next_workday(after: date, how_many: int = 1) -> date:
    """So many days of work later."""
    while how_many:
        after += timedelta(days=1)
        how_many -= after.weekday() < 5
    return after
