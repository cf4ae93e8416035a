from programs.abriendo_caminos.models import familia, intervencion, taller
from programs.abriendo_caminos.models.convocatoria import (
    Convocatoria,
    Gasto,
    Presupuesto,
    Profesional,
    VisadoDeshecho,
)
from programs.abriendo_caminos.models.estados import (
    Cargo,
    CausaEgreso,
    ClaseApoyo,
    ClaseRed,
    EstadoFamilia,
    EstadoGasto,
    EstadoObjetivo,
    Etapa,
    Parentesco,
    Perfil,
    Publico,
    TipoSesion,
)
from programs.abriendo_caminos.models.familia import (
    EgresoTerminado,
    Familia,
    Integrante,
    RecuentoPenal,
    UnidadTerritorial,
)
from programs.abriendo_caminos.models.intervencion import (
    Apoyo,
    Diagnostico,
    EvaluacionPsicologica,
    Objetivo,
    PlanDesarrollo,
    Sesion,
)
from programs.abriendo_caminos.models.taller import Asistencia, InstitucionRed, PapelTaller, Taller, Tema

GUARDS = (*familia.GUARDS, *intervencion.GUARDS, *taller.GUARDS)

__all__ = [
    "GUARDS",
    "Apoyo",
    "Asistencia",
    "Cargo",
    "CausaEgreso",
    "ClaseApoyo",
    "ClaseRed",
    "Convocatoria",
    "Diagnostico",
    "EgresoTerminado",
    "EstadoFamilia",
    "EstadoGasto",
    "EstadoObjetivo",
    "Etapa",
    "EvaluacionPsicologica",
    "Familia",
    "Gasto",
    "InstitucionRed",
    "Integrante",
    "Objetivo",
    "PapelTaller",
    "Parentesco",
    "Perfil",
    "PlanDesarrollo",
    "Presupuesto",
    "Profesional",
    "Publico",
    "RecuentoPenal",
    "Sesion",
    "Taller",
    "Tema",
    "TipoSesion",
    "UnidadTerritorial",
    "VisadoDeshecho",
]
