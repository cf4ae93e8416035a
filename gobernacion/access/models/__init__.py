from gobernacion.access.models.asignacion import Asignacion
from gobernacion.access.models.bitacora import Anotacion, Lote
from gobernacion.access.models.intento import Intento, LugarConocido
from gobernacion.access.models.user import User
from gobernacion.access.models.vuelta import Vuelta

__all__ = ["Anotacion", "Asignacion", "Intento", "Lote", "LugarConocido", "User", "Vuelta"]
