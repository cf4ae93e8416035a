"""The lists a clerk of the programme chooses from."""

from __future__ import annotations

from django.db import models


class Etapa(models.TextChoices):
    INTENSIVA = "intensiva", "Intensiva"
    ARRASTRE = "arrastre", "Consolidación (arrastre)"


class Cargo(models.TextChoices):
    COORDINADOR = "coordinador", "Coordinador"
    CONSEJERO = "consejero", "Consejero familiar"
    TUTOR = "tutor", "Tutor"
    GESTOR = "gestor", "Gestor de red"
    PREPARADOR = "preparador", "Preparador laboral"


class EstadoGasto(models.TextChoices):
    ANOTADO = "anotado", "Por visar"
    VISADO = "visado", "Visado"


class EstadoFamilia(models.TextChoices):
    ACTIVA = "activa", "En el programa"
    EGRESADA = "egresada", "Egresada"


class CausaEgreso(models.TextChoices):
    CUMPLIMIENTO = "cumplimiento", "Terminó el acompañamiento"
    RENUNCIA = "renuncia", "Renunció"
    TRASLADO = "traslado", "Se trasladó"
    OTRA = "otra", "Otra"


class Parentesco(models.TextChoices):
    """The role somebody has in a family of the programme."""

    CUIDADOR = "cuidador", "Cuidadores principales"
    PRIVADA = "privada", "Personas privadas de libertad"
    NNA = "nna", "Niños, niñas y adolescentes"
    OTRO = "otro", "Otros familiares"


class TipoSesion(models.TextChoices):
    FAMILIAR = "familiar", "Familiar"
    CUIDADOR = "cuidador", "Con quien cuida"
    NNA = "nna", "Con niños, niñas o adolescentes"
    LABORAL = "laboral", "Sociolaboral"


class EstadoObjetivo(models.TextChoices):
    PENDIENTE = "pendiente", "Pendiente"
    EN_CURSO = "en_curso", "En curso"
    LOGRADO = "logrado", "Logrado"
    NO_LOGRADO = "no_logrado", "No logrado"


class ClaseApoyo(models.TextChoices):
    SOCIOLABORAL = "sociolaboral", "Sociolaboral"
    HABITABILIDAD = "habitabilidad", "Habitabilidad"
    FOSIS = "fosis", "FOSIS"


class Perfil(models.TextChoices):
    """What a family that wants an income of its own is helped towards."""

    EMPLEABILIDAD = "empleabilidad", "Empleabilidad"
    MICROEMPRENDIMIENTO = "microemprendimiento", "Microemprendimiento"


class Publico(models.TextChoices):
    """Whom a workshop is for."""

    CUIDADORAS = "cuidadoras", "Cuidadoras principales"
    NNA = "nna", "Niños, niñas y adolescentes"


class ClaseRed(models.TextChoices):
    COLEGIO = "colegio", "Colegio"
    JARDIN = "jardin", "Jardín infantil"
    ESPECIAL = "especial", "Escuela especial"
    REHABILITACION = "rehabilitacion", "Centro de rehabilitación"
    CAPACITACION = "capacitacion", "Centro de capacitación"
    OTRA = "otra", "Otra"
