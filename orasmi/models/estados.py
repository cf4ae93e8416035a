"""Where a case may stand, and the lists a clerk chooses from."""

from __future__ import annotations

from django.db import models


class Estado(models.TextChoices):
    INGRESADA = "ingresada", "Ingresada"
    ANTECEDENTES = "antecedentes", "Antecedentes pendientes"
    EVALUACION = "evaluacion", "En evaluación"
    PROPUESTA = "propuesta", "Propuesta"
    ESPERA = "espera", "Lista de espera"
    APROBADA = "aprobada", "Aprobada"
    COMPRA = "compra", "En compra"
    ENTREGADA = "entregada", "Entregada"
    RENDIDA = "rendida", "Rendida"
    CERRADA = "cerrada", "Cerrada"
    DERIVADA = "derivada", "Derivada"
    RECHAZADA = "rechazada", "Rechazada"
    DESISTIDA = "desistida", "Desistida"


EN_TRAMITE = (Estado.INGRESADA, Estado.ANTECEDENTES, Estado.EVALUACION, Estado.PROPUESTA, Estado.ESPERA)
"""Not resolved yet: somebody is waiting for an answer."""

EN_EVALUACION = tuple(estado for estado in EN_TRAMITE if estado != Estado.PROPUESTA)
"""Still in the hands of whoever evaluates."""

BENEFICIADAS = (Estado.APROBADA, Estado.COMPRA, Estado.ENTREGADA, Estado.RENDIDA, Estado.CERRADA)
"""Approved, however far the delivery has come."""

PROPUESTAS = (Estado.PROPUESTA, *BENEFICIADAS)
"""Proposed, and not refused."""

COMPRADAS = BENEFICIADAS[1:]
ENTREGADAS = BENEFICIADAS[2:]
RENDIDAS = BENEFICIADAS[3:]

SIN_AYUDA = (Estado.DERIVADA, Estado.RECHAZADA, Estado.DESISTIDA)
"""Answered without an aid of the fund."""


class Decision(models.TextChoices):
    """What jefatura decides where the risk check finds kinship or the same aid from elsewhere."""

    ADMITIDA = "admitida", "Se admite pese a ello"
    NO_ADMITIDA = "no_admitida", "No se admite: se rechaza"


class Grupo(models.TextChoices):
    """The people the office attends first."""

    VIF = "vif", "Mujer víctima de violencia intrafamiliar"
    ADULTO_MAYOR = "adulto_mayor", "Adulto mayor"
    AGRICULTOR = "agricultor", "Pequeño productor agrícola"
    DISCAPACIDAD = "discapacidad", "Persona con discapacidad"
    JEFA_HOGAR = "jefa_hogar", "Jefa de hogar"
    NINGUNO = "ninguno", "Sin prioridad especial"


class Tramo(models.TextChoices):
    """How vulnerable the Registro Social de Hogares says a household is."""

    HASTA_40 = "40", "Hasta 40 %"
    HASTA_50 = "50", "41 a 50 %"
    HASTA_60 = "60", "51 a 60 %"
    HASTA_70 = "70", "61 a 70 %"
    HASTA_80 = "80", "71 a 80 %"
    HASTA_90 = "90", "81 a 90 %"
    HASTA_100 = "100", "91 a 100 %"
    SIN_REGISTRO = "sin", "Sin Registro Social de Hogares"


class Via(models.TextChoices):
    """How what was approved is bought or paid."""

    MERCADO_PUBLICO = "mercado_publico", "Orden de compra en Mercado Público"
    PAGO_DIRECTO = "pago_directo", "Pago directo al proveedor"
    DEPOSITO = "deposito", "Depósito al beneficiario"
