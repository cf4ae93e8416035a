from seguridad.models.actividad import Actividad, SuspensionLevantada, Tipo
from seguridad.models.papeles import PapelActividad

__all__ = ["Actividad", "PapelActividad", "SuspensionLevantada", "Tipo"]
