"""Where a referral may stand, and the lists a clerk chooses from."""

from __future__ import annotations

from django.db import models


class Estado(models.TextChoices):
    PREPARACION = "preparacion", "En preparación"
    COMPLETA = "completa", "Antecedentes completos"
    DERIVADA = "derivada", "Derivada"
    ATENDIDA = "atendida", "Atendida"
    RECHAZADA = "rechazada", "Rechazada"
    DESISTIDA = "desistida", "Desistida"


POR_DERIVAR = (Estado.PREPARACION, Estado.COMPLETA)
"""The institution knows nothing of the person yet."""

EN_TRAMITE = (*POR_DERIVAR, Estado.DERIVADA)
"""Somebody is still waiting."""

RESPONDIDAS = (Estado.ATENDIDA, Estado.RECHAZADA, Estado.DESISTIDA)
"""Nothing more is expected."""

ENVIADAS = (Estado.DERIVADA, Estado.ATENDIDA, Estado.RECHAZADA)
"""The institution received the person's data; of those who withdrew only the date says it."""


class TipoConvenio(models.TextChoices):
    FORMAL = "formal", "Formal (suscrito)"
    INFORMAL = "informal", "Informal (de palabra o por correo)"


class Grupo(models.TextChoices):
    """The people for whom the agreements were made."""

    ADULTO_MAYOR = "adulto_mayor", "Adulto mayor"
    JEFA_HOGAR = "jefa_hogar", "Jefa de hogar"
    MENOR = "menor", "Niño, niña o adolescente"
    INFORMAL = "informal", "Trabajador informal sin previsión"
    MAYOR_DE_EDAD = "mayor_de_edad", "Otra persona mayor de edad"


class Consiente(models.TextChoices):
    """Who signed that the data may be shared."""

    TITULAR = "titular", "La propia persona"
    REPRESENTANTE = "representante", "Madre, padre o representante legal"


class TipoCentro(models.TextChoices):
    CONSULTORIO = "consultorio", "Consultorio"
    POSTA = "posta", "Posta"
    HOSPITAL = "hospital", "Hospital"


class TipoPrestacion(models.TextChoices):
    LENTES = "lentes", "Lentes"
    CONSULTA = "consulta", "Consulta o examen"
    CIRUGIA = "cirugia", "Cirugía"
    OTRA = "otra", "Otra"
