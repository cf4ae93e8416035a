from programs.emergencias.models.actividad import Actividad, Nivel, Tema, TipoActividad
from programs.emergencias.models.evento import CierreReabierto, EstadoEvento, Evento, Seguimiento, TipoEvento
from programs.emergencias.models.papeles import PapelActividad, PapelEvento, PapelSolicitud
from programs.emergencias.models.reparto import GUARDS, Camion, Entrega
from programs.emergencias.models.solicitud import EstadoSolicitud, SolicitudAgua, SolicitudReabierta
from programs.emergencias.models.turno import Turno

__all__ = [
    "GUARDS",
    "Actividad",
    "Camion",
    "CierreReabierto",
    "Entrega",
    "EstadoEvento",
    "EstadoSolicitud",
    "Evento",
    "Nivel",
    "PapelActividad",
    "PapelEvento",
    "PapelSolicitud",
    "Seguimiento",
    "SolicitudAgua",
    "SolicitudReabierta",
    "Tema",
    "TipoActividad",
    "TipoEvento",
    "Turno",
]
