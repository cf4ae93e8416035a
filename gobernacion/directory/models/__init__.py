from gobernacion.directory.models.ficha import GUARDS, Ficha, Sexo
from gobernacion.directory.models.fusion import Distincion, Fusion, Movimiento
from gobernacion.directory.models.organizacion import ClaseOrganizacion, Organizacion
from gobernacion.directory.models.persona import Documento, Persona
from gobernacion.directory.models.visto_bueno import VistoBueno

__all__ = [
    "GUARDS",
    "ClaseOrganizacion",
    "Distincion",
    "Documento",
    "Ficha",
    "Fusion",
    "Movimiento",
    "Organizacion",
    "Persona",
    "Sexo",
    "VistoBueno",
]
