from programs.gobierno_en_terreno.models.demanda import PLAZO, Demanda, DemandaAnterior, Gestion
from programs.gobierno_en_terreno.models.estados import (
    CERRADAS,
    POR_RESPONDER,
    EstadoDemanda,
    Publico,
    Tema,
    Tipo,
)
from programs.gobierno_en_terreno.models.guards import GUARDS
from programs.gobierno_en_terreno.models.jornada import Jornada, ServicioPresente, SuspensionLevantada
from programs.gobierno_en_terreno.models.papeles import PapelDemanda, PapelJornada

__all__ = [
    "CERRADAS",
    "GUARDS",
    "PLAZO",
    "POR_RESPONDER",
    "Demanda",
    "DemandaAnterior",
    "EstadoDemanda",
    "Gestion",
    "Jornada",
    "PapelDemanda",
    "PapelJornada",
    "Publico",
    "ServicioPresente",
    "SuspensionLevantada",
    "Tema",
    "Tipo",
]
