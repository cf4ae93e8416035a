from programs.crece_contigo.models.actividad import Actividad, SuspensionLevantada
from programs.crece_contigo.models.estados import GENERAL, NOMBRE_DE, TEMAS, Documento, EstadoGasto, Linea
from programs.crece_contigo.models.gasto import Gasto, RespuestaDeshecha
from programs.crece_contigo.models.papeles import PapelActividad, PapelGasto
from programs.crece_contigo.models.presupuesto import GUARDS, Presupuesto, Proyecto

__all__ = [
    "GENERAL",
    "GUARDS",
    "NOMBRE_DE",
    "TEMAS",
    "Actividad",
    "Documento",
    "EstadoGasto",
    "Gasto",
    "Linea",
    "PapelActividad",
    "PapelGasto",
    "Presupuesto",
    "Proyecto",
    "RespuestaDeshecha",
    "SuspensionLevantada",
]
