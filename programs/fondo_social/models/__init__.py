import programs.fondo_social.models.recounts  # noqa: F401  (declares itself)
from programs.fondo_social.models.atencion import AtencionDirigente
from programs.fondo_social.models.concurso import Concurso
from programs.fondo_social.models.estados import Causa, Estado, Exigencia, Materia, Modalidad, Tema, Tipo
from programs.fondo_social.models.guardas import GUARDS
from programs.fondo_social.models.inadmisibilidad import InadmisibilidadRepuesta
from programs.fondo_social.models.papeles import PapelProyecto, PapelTaller
from programs.fondo_social.models.proyecto import Proyecto
from programs.fondo_social.models.taller import Asistencia, Taller

__all__ = [
    "GUARDS",
    "Asistencia",
    "AtencionDirigente",
    "Causa",
    "Concurso",
    "Estado",
    "Exigencia",
    "InadmisibilidadRepuesta",
    "Materia",
    "Modalidad",
    "PapelProyecto",
    "PapelTaller",
    "Proyecto",
    "Taller",
    "Tema",
    "Tipo",
]
