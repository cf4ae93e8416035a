"""The ORASMI desk of the tests: its staff, its catalogue, its people, and a case at any state."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from gobernacion.access.models import User
from gobernacion.access.roles import Rol
from gobernacion.directory.models import Ficha, Organizacion, Persona
from gobernacion.directory.models.organizacion import ClaseOrganizacion
from gobernacion.territory.models import Comuna, Institucion, Provincia
from orasmi.models import (
    Ayuda,
    Clase,
    ControlRiesgo,
    Decision,
    Estado,
    Materia,
    Postulacion,
    Presupuesto,
    Via,
)
from tests.access.people import make_user, name
from tests.directory.conftest import demo_run

AREA = "orasmi"


def make_staff() -> dict[str, User]:
    """Two who type and evaluate, two who approve, and one who does both jobs."""
    staff = {who: make_user(who) for who in ("encargada", "colega", "jefa", "jefe", "ambas", "autoridad")}
    name(staff["encargada"], Rol.ENCARGADO, AREA)
    name(staff["colega"], Rol.ENCARGADO, AREA)
    name(staff["jefa"], Rol.JEFATURA, AREA)
    name(staff["jefe"], Rol.JEFATURA)
    name(staff["ambas"], Rol.ENCARGADO, AREA)
    name(staff["ambas"], Rol.JEFATURA, AREA)
    name(staff["autoridad"], Rol.AUTORIDAD)
    return staff


def make_comunas() -> list[Comuna]:
    elqui = Provincia.objects.create(cut="041", nombre="Elqui", region="Región de Coquimbo")
    Institucion.objects.create(nombre="Gobernación de Elqui", provincia=elqui)
    return [
        Comuna.objects.create(cut=cut, nombre=nombre, provincia=elqui, orden=orden)
        for orden, (cut, nombre) in enumerate([("04101", "La Serena"), ("04102", "Coquimbo")])
    ]


def make_ficha(number: int, comuna: Comuna, documento: Persona | None = None) -> Ficha:
    return Ficha.objects.create(
        area=AREA,
        persona=Persona.objects.keep(documento or Persona.con_run(demo_run(number))),
        nombres="Ana María",
        primer_apellido="Inventada",
        comuna=comuna,
    )


class Desk:
    """Everything a case needs; it makes cases and takes them as far as a test wants."""

    def __init__(self) -> None:
        self.staff = make_staff()
        self.comunas = make_comunas()
        self.ayuda = Ayuda.objects.create(
            materia=Materia.SALUD, nombre="Audífonos", clase=Clase.ASISTENCIAL, desde=date(2018, 1, 1)
        )
        self.proveedor = Organizacion.objects.create(nombre="Óptica", clase=ClaseOrganizacion.EMPRESA)
        self.today = timezone.localdate()
        self.presupuesto = Presupuesto.objects.create(
            year=self.today.year, monto=10_000_000, fuente="Resolución 1"
        )
        self._people = 0

    def ficha(self, documento: Persona | None = None) -> Ficha:
        self._people += 1
        return make_ficha(self._people, self.comunas[0], documento)

    def case(self, **fields: Any) -> Postulacion:
        """A case that came in a week ago with everything it needs but the risk check."""
        given = {
            "ocurrido_el": self.today - timedelta(days=7),
            "comuna": self.comunas[0],
            "registrado_por": self.staff["encargada"],
            "folio_siep": f"F-{Postulacion.objects.count() + 1}",
            "ayuda": self.ayuda,
            "solicitado": 300_000,
            "informe_profesional": "T. Social",
            "informe_institucion": "Municipalidad",
            "informe_fecha": self.today - timedelta(days=10),
        }
        if "ficha" not in fields:
            given["ficha"] = self.ficha()
        return Postulacion.objects.create(**{**given, **fields})

    def check(self, case: Postulacion, **fields: Any) -> ControlRiesgo:
        answers = dict.fromkeys(ControlRiesgo.PREGUNTAS, True)
        return ControlRiesgo.objects.create(
            **{
                **answers,
                "postulacion": case,
                "fecha": self.today,
                "hecho_por": self.staff["encargada"],
                **fields,
            }
        )

    def answers(self, step: str) -> dict[str, Any]:
        """What somebody would write in the form of a step."""
        today = self.today
        return {
            "pedir_antecedentes": {"pendientes": "La cotización"},
            "proponer": {"propuesto": 250_000, "fundamento": "Lo necesita."},
            "decidir": {
                "decision": Decision.ADMITIDA,
                "decision_motivo": "La evalúa otra profesional.",
                "decidida_el": today,
            },
            "devolver": {"motivo": "Falta una cotización."},
            "dejar_en_espera": {"motivo": "No hay presupuesto este mes."},
            "aprobar": {"aprobado": 200_000, "acta_numero": "12", "aprobada_el": today},
            "derivar": {"derivada_a": "FOSIS", "motivo": "Le corresponde.", "resuelta_el": today},
            "rechazar": {"motivo": "Supera los ingresos.", "resuelta_el": today},
            "desistir": {"motivo": "Ya lo resolvió.", "resuelta_el": today},
            "dejar_sin_efecto": {"motivo": "Falleció.", "sin_efecto_el": today},
            "comprar": {
                "via": Via.MERCADO_PUBLICO,
                "orden": "1234-5-SE26",
                "comprometido": 190_000,
                "comprada_el": today,
                "proveedor": self.proveedor,
            },
            "entregar": {"recibo": "R-1", "pagado": 190_000, "entregada_el": today},
            "rendir": {"rendido": 190_000, "rendida_el": today},
        }.get(step, {})

    def take(self, case: Postulacion, step: str, who: str, **answers: Any) -> None:
        """Take a step as one of the staff, writing what its form asks."""
        getattr(case, step)(self.staff[who], self.today, **{**self.answers(step), **answers})

    WAY = (
        ("evaluar", "encargada", Estado.EVALUACION),
        ("proponer", "encargada", Estado.PROPUESTA),
        ("aprobar", "jefa", Estado.APROBADA),
        ("comprar", "encargada", Estado.COMPRA),
        ("entregar", "colega", Estado.ENTREGADA),
        ("rendir", "encargada", Estado.RENDIDA),
        ("cerrar", "jefa", Estado.CERRADA),
    )
    ASIDE = {
        Estado.ANTECEDENTES: (Estado.INGRESADA, "pedir_antecedentes", "encargada"),
        Estado.ESPERA: (Estado.EVALUACION, "dejar_en_espera", "encargada"),
        Estado.DERIVADA: (Estado.EVALUACION, "derivar", "encargada"),
        Estado.RECHAZADA: (Estado.EVALUACION, "rechazar", "encargada"),
        Estado.DESISTIDA: (Estado.EVALUACION, "desistir", "encargada"),
    }

    def at(self, estado: Estado, **fields: Any) -> Postulacion:
        """A case in that state, brought there by the steps that lead to it."""
        if estado in self.ASIDE:
            before, step, who = self.ASIDE[estado]
            case = self.at(before, **fields)
            self.take(case, step, who)
            return case
        case = self.case(**fields)
        self.check(case)
        for step, who, reached in self.WAY:
            if case.estado == estado:
                break
            self.take(case, step, who)
            assert case.estado == reached
        assert case.estado == estado
        return case
