from gobernacion.guards import Guard
from programs.caprino.models.carnet import VIGENCIA, Carnet
from programs.caprino.models.criancero import BajaTerminada, Criancero, Localidad, Rebano
from programs.caprino.models.estados import (
    CATEGORIAS,
    CausaBaja,
    EstadoCarnet,
    EstadoCriancero,
    MotivoDuplicado,
    TipoCarnet,
)
from programs.caprino.models.operativo import Operativo, SuspensionLevantada
from programs.caprino.models.papeles import PapelCriancero, PapelOperativo

GUARDS = tuple(
    # Over two columns the database has no foreign key that Django would keep.
    Guard(
        table,
        refuse=("INSERT", "UPDATE"),
        when=(
            "NEW.localidad_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM caprino_localidad "
            "WHERE caprino_localidad.id = NEW.localidad_id AND caprino_localidad.comuna_id = NEW.comuna_id)"
        ),
    )
    for table in ("caprino_criancero", "caprino_carnet", "caprino_operativo")
)
"""A locality lies in one comuna, and so does whatever names both."""

__all__ = [
    "CATEGORIAS",
    "GUARDS",
    "VIGENCIA",
    "BajaTerminada",
    "Carnet",
    "CausaBaja",
    "Criancero",
    "EstadoCarnet",
    "EstadoCriancero",
    "Localidad",
    "MotivoDuplicado",
    "Operativo",
    "PapelCriancero",
    "PapelOperativo",
    "Rebano",
    "SuspensionLevantada",
    "TipoCarnet",
]
