"""The lines of the programme, the kinds of activity of each, and the states and documents of an expense."""

from __future__ import annotations

from django.db import models


class Linea(models.TextChoices):
    """The lines among which the project's money is shared out."""

    COORDINACION = "coordinacion", "Coordinación"
    CAPACITACION = "capacitacion", "Capacitación"
    DIFUSION = "difusion", "Difusión"


GENERAL = "general"
"""Where the actions of the yearly plan belong that are of no line, and spend nothing."""

AMBITOS = [(GENERAL, "Acciones generales"), *Linea.choices]
"""Where an activity belongs: a line, or the general actions."""

TEMAS = {
    GENERAL: {
        "plan_subcomite": "Actividades del plan anual del Subcomité de Protección Social",
        "terreno": "Atención de público en Gobierno en Terreno",
        "mesas_regionales": "Participación en las mesas regionales",
        "departamento_social": "Apoyo en la atención de público del Departamento Social",
    },
    Linea.COORDINACION: {
        "jornadas_cotep": "Jornadas de trabajo y cotep temáticos",
        "mesas_comunes": "Mesas comunes Chile Crece Contigo",
        "mesas_subcomite": "Mesas del Subcomité de Protección Social",
        "mesas_bilaterales": "Mesas bilaterales",
        "mesas_de_trabajo": "Mesas de trabajo",
        "mesa_provincial": "Mesa provincial",
        "cotep": "Cotep temático",
    },
    Linea.CAPACITACION: {
        "profesionales": "Profesionales de la red de promoción y protección social",
        "srdm": "Jornada SRDM Chile Crece Contigo",
        "monitores": "Monitores y ejecutores",
        "ayudas_tecnicas": "Convenios y ayudas técnicas de Chile Solidario",
        "supervisiones": "Jornada de capacitación y supervisiones",
    },
    Linea.DIFUSION: {
        "sistema": "Sistema de protección social",
        "dialogo": "Diálogo de difusión",
        "oferta": "Oferta programática de los servicios",
    },
}
"""The kinds of activity that the account names, by where they belong."""

TEMAS_POR_AMBITO = [(nombre, list(TEMAS[ambito].items())) for ambito, nombre in AMBITOS]
"""As a clerk chooses among them."""

AMBITO_DE = {tema: str(ambito) for ambito, temas in TEMAS.items() for tema in temas}
NOMBRE_DE = {tema: nombre for temas in TEMAS.values() for tema, nombre in temas.items()}


class EstadoGasto(models.TextChoices):
    ANOTADO = "anotado", "Anotado"
    APROBADO = "aprobado", "Aprobado"
    RECHAZADO = "rechazado", "Rechazado"


class Documento(models.TextChoices):
    """What proves an expense."""

    FACTURA = "factura", "Factura"
    BOLETA = "boleta", "Boleta"
    HONORARIOS = "honorarios", "Boleta de honorarios"
    ORDEN = "orden", "Orden de compra"
    EGRESO = "egreso", "Comprobante de egreso"
