from gobernacion.directory.models.ficha import GUARDS, Ficha, Sexo
from gobernacion.directory.models.fusion import Fusion, Movimiento
from gobernacion.directory.models.organizacion import ClaseOrganizacion, Organizacion
from gobernacion.directory.models.persona import Documento, Persona

__all__ = [
    "GUARDS",
    "ClaseOrganizacion",
    "Documento",
    "Ficha",
    "Fusion",
    "Movimiento",
    "Organizacion",
    "Persona",
    "Sexo",
]
