"""The lists of Gobierno en Terreno: what a jornada is, whom it is for, what it is about, and how a demand stands."""

from django.db import models


class Tipo(models.TextChoices):
    PLAZA = "plaza", "Plaza ciudadana"
    DIALOGO = "dialogo", "Diálogo ciudadano"


class Publico(models.TextChoices):
    """Whom a jornada calls."""

    GENERAL = "general", "Público general"
    MUJERES = "mujeres", "Mujeres"
    NINOS = "ninos", "Niños, niñas y adolescentes"
    MAYORES = "mayores", "Personas mayores"
    MIGRANTES = "migrantes", "Personas migrantes"
    DISCAPACIDAD = "discapacidad", "Personas con discapacidad"
    DIRIGENTES = "dirigentes", "Dirigentes y organizaciones"


class Tema(models.TextChoices):
    """What is told or attended, and what a demand is about."""

    TRAMITES = "tramites", "Trámites y beneficios en general"
    EDUCACION = "educacion", "Educación"
    TRABAJO = "trabajo", "Trabajo y derechos laborales"
    EMPRENDIMIENTO = "emprendimiento", "Emprendimiento"
    SALUD = "salud", "Salud"
    VIVIENDA = "vivienda", "Vivienda y barrio"
    SEGURIDAD = "seguridad", "Seguridad pública"
    EMERGENCIAS = "emergencias", "Protección civil y emergencias"
    SERVICIOS = "servicios", "Agua, luz, caminos y transporte"
    EXTRANJERIA = "extranjeria", "Extranjería y migración"
    OTRO = "otro", "Otro"


class EstadoDemanda(models.TextChoices):
    PENDIENTE = "pendiente", "Pendiente"
    DERIVADA = "derivada", "Derivada a un servicio"
    RESPONDIDA = "respondida", "Respondida"
    SIN_SOLUCION = "sin_solucion", "Cerrada sin solución"


POR_RESPONDER = (EstadoDemanda.PENDIENTE, EstadoDemanda.DERIVADA)
CERRADAS = (EstadoDemanda.RESPONDIDA, EstadoDemanda.SIN_SOLUCION)
