"""Editions of the yearly account while staff prepare them: drafted, confirmed by the head of each area, checked,
approved by a second person, published.

Everything here is exact and for staff only; what the public reads is the copy that publishing makes.
"""

from gobernacion.releases.models.conformidad import (
    Conformidad,
    EstadoConformidad,
    RespuestaSinRegistros,
    SinRegistros,
)
from gobernacion.releases.models.edicion import (
    DEVOLVIBLES,
    EN_PREPARACION,
    Capitulo,
    Cifra,
    Compromiso,
    Cuadratura,
    Edicion,
    EdicionQuerySet,
    EstadoEdicion,
    Mencion,
    Nota,
)
from gobernacion.releases.models.retiro import Retiro

__all__ = [
    "DEVOLVIBLES",
    "EN_PREPARACION",
    "Capitulo",
    "Cifra",
    "Compromiso",
    "Conformidad",
    "Cuadratura",
    "Edicion",
    "EdicionQuerySet",
    "EstadoConformidad",
    "EstadoEdicion",
    "Mencion",
    "Nota",
    "RespuestaSinRegistros",
    "Retiro",
    "SinRegistros",
]
