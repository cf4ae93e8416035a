"""The functions a person may hold in the office. What each one may do is declared by the policies, never here."""

from __future__ import annotations

from enum import StrEnum

from django.db.models import TextChoices


class Alcance(StrEnum):
    """Over what a role is held."""

    AREA = "un área"
    AREA_O_TODAS = "un área o todas"
    TODAS = "toda la oficina"


class Rol(TextChoices):
    """A function of the office, held by assignment from one day to another."""

    ENCARGADO = "encargado", "Encargado o encargada de área"
    JEFATURA = "jefatura", "Jefatura"
    AUTORIDAD = "autoridad", "Autoridad"
    AUDITOR = "auditor", "Auditor o auditora"
    MODERADOR = "moderador", "Moderador o moderadora"
    DIRECTORIO = "directorio", "Responsable del directorio"
    ADMINISTRADOR = "administrador", "Administrador o administradora"

    @property
    def frase(self) -> str:
        """What the role is for, in one sentence for the people of the office."""
        return FRASES[self]

    @property
    def alcance(self) -> Alcance:
        return ALCANCES[self]

    @property
    def decide(self) -> bool:
        """Whether it decides about the work or the rights of others, and so takes two people to be given."""
        return self in DECIDEN


FRASES = {
    Rol.ENCARGADO: "Registra y mantiene al día los casos de su área.",
    Rol.JEFATURA: "Revisa y aprueba lo que otra persona propuso, y confirma las cuentas del personal.",
    Rol.AUTORIDAD: "Lee las cifras de la oficina y publica las ediciones; no ve casos.",
    Rol.AUDITOR: "Lee la bitácora: quién vio, exportó o decidió qué, cuándo y por qué.",
    Rol.MODERADOR: "Recibe las preguntas de la ciudadanía y cuida lo que se publica de ellas.",
    Rol.DIRECTORIO: "Cuida el directorio de personas: corrige, reúne fichas repetidas y atiende derechos.",
    Rol.ADMINISTRADOR: "Crea cuentas y asigna funciones a otras personas; no ve casos.",
}

ALCANCES = {
    Rol.ENCARGADO: Alcance.AREA,
    Rol.JEFATURA: Alcance.AREA_O_TODAS,
    Rol.AUTORIDAD: Alcance.TODAS,
    Rol.AUDITOR: Alcance.TODAS,
    Rol.MODERADOR: Alcance.TODAS,
    Rol.DIRECTORIO: Alcance.TODAS,
    Rol.ADMINISTRADOR: Alcance.TODAS,
}

DECIDEN = tuple(rol for rol in Rol if rol != Rol.ENCARGADO)
"""The functions of decision: all but the one that only registers cases."""

TODAS = ""
"""The area of an assignment that holds for every area."""
