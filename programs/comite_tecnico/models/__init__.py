from programs.comite_tecnico.models.acuerdo import CERRADOS, Acuerdo, AcuerdoAnterior, EstadoAcuerdo, Tarea
from programs.comite_tecnico.models.guards import GUARDS
from programs.comite_tecnico.models.papeles import PapelAcuerdo, PapelReunion
from programs.comite_tecnico.models.reunion import (
    EN_LINEA,
    PLENARIO,
    Asistencia,
    Modalidad,
    Reunion,
    SuspensionLevantada,
)
from programs.comite_tecnico.models.subcomite import Subcomite

__all__ = [
    "CERRADOS",
    "EN_LINEA",
    "GUARDS",
    "PLENARIO",
    "Acuerdo",
    "AcuerdoAnterior",
    "Asistencia",
    "EstadoAcuerdo",
    "Modalidad",
    "PapelAcuerdo",
    "PapelReunion",
    "Reunion",
    "Subcomite",
    "SuspensionLevantada",
    "Tarea",
]
