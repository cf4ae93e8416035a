from programs.desarrollo_social.models.albergue import Alojamiento, Huesped, Noche
from programs.desarrollo_social.models.estados import Estado, Instrumento, Linea, Sentido
from programs.desarrollo_social.models.gestion import IndicadorGestion, PresupuestoOtraOficina
from programs.desarrollo_social.models.guardas import GUARDS
from programs.desarrollo_social.models.iniciativa import Iniciativa, PapelIniciativa, TerminoReabierto
from programs.desarrollo_social.models.violencia import APOYOS, InformeVIF

__all__ = [
    "APOYOS",
    "GUARDS",
    "Alojamiento",
    "Estado",
    "Huesped",
    "IndicadorGestion",
    "InformeVIF",
    "Iniciativa",
    "Instrumento",
    "Linea",
    "Noche",
    "PapelIniciativa",
    "PresupuestoOtraOficina",
    "Sentido",
    "TerminoReabierto",
]
