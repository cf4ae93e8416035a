import orasmi.models.recounts  # noqa: F401  (declares itself)
from orasmi.models.anteriores import PostulacionAnterior, RespuestaReabierta
from orasmi.models.atencion import AtencionDifusion, Canal, Programa
from orasmi.models.ayuda import Ayuda, Clase, Materia
from orasmi.models.control import ControlRiesgo
from orasmi.models.estados import Decision, Estado, Grupo, Tramo, Via
from orasmi.models.guardas import GUARDS
from orasmi.models.otros_programas import MesaNegociacion, PostulacionPrograma, Resultado
from orasmi.models.papeles import PapelMesa, PapelPostulacion
from orasmi.models.postulacion import Postulacion
from orasmi.models.presupuesto import Presupuesto

__all__ = [
    "GUARDS",
    "AtencionDifusion",
    "Ayuda",
    "Canal",
    "Clase",
    "ControlRiesgo",
    "Decision",
    "Estado",
    "Grupo",
    "Materia",
    "MesaNegociacion",
    "PapelMesa",
    "PapelPostulacion",
    "Postulacion",
    "PostulacionAnterior",
    "PostulacionPrograma",
    "Presupuesto",
    "Programa",
    "RespuestaReabierta",
    "Resultado",
    "Tramo",
    "Via",
]
