from gobernacion.access.models.asignacion import Asignacion
from gobernacion.access.models.bitacora import Anotacion, Lote
from gobernacion.access.models.huella import Huella, Tanda
from gobernacion.access.models.intento import Intento, LugarConocido
from gobernacion.access.models.olvido import ClaseOlvido, Olvido
from gobernacion.access.models.segundo_factor import CodigoRecuperacion, LlaveDeAcceso, SegundoFactor
from gobernacion.access.models.sesion import Sesion
from gobernacion.access.models.user import User
from gobernacion.access.models.vuelta import Vuelta

__all__ = [
    "Anotacion",
    "Asignacion",
    "ClaseOlvido",
    "CodigoRecuperacion",
    "Huella",
    "Intento",
    "LlaveDeAcceso",
    "Lote",
    "LugarConocido",
    "Olvido",
    "SegundoFactor",
    "Sesion",
    "Tanda",
    "User",
    "Vuelta",
]
