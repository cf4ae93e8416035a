from programs.paso_agua_negra.models.cierre import Alcance, Causa, Cierre
from programs.paso_agua_negra.models.columnas import Grupo, Sentido, Tipo
from programs.paso_agua_negra.models.guardas import GUARDS
from programs.paso_agua_negra.models.recuento import Recuento
from programs.paso_agua_negra.models.temporada import Temporada

__all__ = ["GUARDS", "Alcance", "Causa", "Cierre", "Grupo", "Recuento", "Sentido", "Temporada", "Tipo"]
