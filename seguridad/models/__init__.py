from seguridad.models.actividad import Actividad, Tipo
from seguridad.models.papeles import PapelActividad

__all__ = ["Actividad", "PapelActividad", "Tipo"]
