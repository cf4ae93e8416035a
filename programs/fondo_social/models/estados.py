"""Where a project may stand, and the lists a clerk chooses from."""

from __future__ import annotations

from django.db import models


class Modalidad(models.TextChoices):
    """The two ways in which the fund is contested."""

    NACIONAL = "nacional", "Nacional"
    FONDES = "fondes", "FONDES"


class Exigencia(models.TextChoices):
    """How far an earlier rendición must have come before the organisation may be given money again."""

    APROBADA = "aprobada", "Que esté aprobada"
    PRESENTADA = "presentada", "Que esté presentada y sin observaciones"


class Tipo(models.TextChoices):
    """What a project asks money for."""

    EQUIPAMIENTO = "equipamiento", "Equipamiento"
    IMPLEMENTACION = "implementacion", "Implementación"
    INFRAESTRUCTURA = "infraestructura", "Infraestructura"


class Estado(models.TextChoices):
    BORRADOR = "borrador", "Borrador"
    POSTULADO = "postulado", "Postulado"
    OBSERVADO = "observado", "Observado"
    ADMISIBLE = "admisible", "Admisible"
    INADMISIBLE = "inadmisible", "Inadmisible"
    ESPERA = "espera", "Lista de espera"
    NO_ADJUDICADO = "no_adjudicado", "No adjudicado"
    ADJUDICADO = "adjudicado", "Adjudicado"
    TRANSFERIDO = "transferido", "Transferido"
    RENDIDO = "rendido", "Rendición presentada"
    RENDICION_OBSERVADA = "rendicion_observada", "Rendición observada"
    RENDICION_APROBADA = "rendicion_aprobada", "Rendición aprobada"
    CERRADO = "cerrado", "Cerrado"
    DESISTIDO = "desistido", "Desistido"


EN_EVALUACION = (Estado.POSTULADO, Estado.OBSERVADO, Estado.ADMISIBLE, Estado.ESPERA)
"""Applied and not answered yet: an organisation is waiting."""

SIN_REVISAR = (Estado.BORRADOR, Estado.POSTULADO, Estado.OBSERVADO)
"""Nobody said yet whether they keep the rules of the contest."""

FINANCIADOS = (
    Estado.ADJUDICADO,
    Estado.TRANSFERIDO,
    Estado.RENDIDO,
    Estado.RENDICION_OBSERVADA,
    Estado.RENDICION_APROBADA,
    Estado.CERRADO,
)
"""Awarded, however far the money and its accounts have come."""

TRANSFERIDOS = FINANCIADOS[1:]
RENDIDOS = FINANCIADOS[2:]
APROBADOS = FINANCIADOS[4:]

POR_RENDIR = (Estado.TRANSFERIDO, Estado.RENDICION_OBSERVADA)
"""The organisation owes the accounts of what it received."""

SIN_APROBAR = (Estado.TRANSFERIDO, Estado.RENDIDO, Estado.RENDICION_OBSERVADA)
"""The office does not have approved accounts of what it gave."""

SIN_FONDO = (Estado.INADMISIBLE, Estado.NO_ADJUDICADO, Estado.DESISTIDO)
"""Answered without money of the fund."""

IMPEDIDOS = (Estado.ADMISIBLE, Estado.ADJUDICADO, Estado.TRANSFERIDO)
"""Where no project gets to while its organisation has an earlier rendición pending."""


class Causa(models.TextChoices):
    """Why a project is left out of the contest before it is compared with the others."""

    RENDICION = "rendicion", "Rendición anterior pendiente"
    PERSONALIDAD = "personalidad", "Sin personalidad jurídica vigente"
    REGISTRO = "registro", "Sin inscripción en el registro de la Ley 19.862"
    ANTECEDENTES = "antecedentes", "Antecedentes incompletos"
    BASES = "bases", "No se ajusta a las bases"


class Tema(models.TextChoices):
    """What a workshop teaches."""

    FORMULACION = "formulacion", "Formulación y presentación de proyectos"
    RENDICION = "rendicion", "Rendición de cuentas"


class Materia(models.TextChoices):
    """What a leader comes to the office for."""

    FORMULACION = "formulacion", "Formulación del proyecto"
    PRESENTACION = "presentacion", "Presentación del proyecto"
    RENDICION = "rendicion", "Rendición de cuentas"
    PAPELES = "papeles", "Personalidad jurídica y registro de la Ley 19.862"
    RESULTADOS = "resultados", "Resultados del concurso"


PARA_POSTULAR = (Materia.FORMULACION, Materia.PRESENTACION)
"""What the account counts when it speaks of leaders attended."""
