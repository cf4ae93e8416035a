"""Where an initiative may stand, and the lists a clerk chooses from."""

from __future__ import annotations

from django.db import models


class Linea(models.TextChoices):
    """What the provincial strengthening programme does with other institutions."""

    ALBERGUE = "albergue", "Albergue (Noche Digna)"
    FOMENTO = "fomento", "Fomento productivo municipal"
    VIF = "vif", "Apoyo a víctimas de violencia intrafamiliar"
    OTRA = "otra", "Otra"


class Estado(models.TextChoices):
    EN_CURSO = "en_curso", "En curso"
    TERMINADA = "terminada", "Terminada"


class Instrumento(models.TextChoices):
    """Where the State writes down what a service commits itself to."""

    PMG = "pmg", "Programa de Mejoramiento de la Gestión"
    CCDD = "ccdd", "Convenios de Desempeño"


class Sentido(models.TextChoices):
    AL_MENOS = "al_menos", "Llegar al menos a la meta"
    A_LO_MAS = "a_lo_mas", "No pasar de la meta"
