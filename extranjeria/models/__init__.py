from extranjeria.models.atencion import AtencionDiaria
from extranjeria.models.catalogo import TipoSolicitud, Tramite
from extranjeria.models.cita import Cita
from extranjeria.models.cupo import CUPO_DIARIO, CupoDiario
from extranjeria.models.estados import Calidad, Canal, Clase, Estado, EstadoCita
from extranjeria.models.guardas import GUARDS
from extranjeria.models.papeles import PapelSolicitud
from extranjeria.models.solicitud import RespuestaAnterior, Solicitud

__all__ = [
    "CUPO_DIARIO",
    "GUARDS",
    "AtencionDiaria",
    "Calidad",
    "Canal",
    "Cita",
    "Clase",
    "CupoDiario",
    "Estado",
    "EstadoCita",
    "PapelSolicitud",
    "RespuestaAnterior",
    "Solicitud",
    "TipoSolicitud",
    "Tramite",
]
