"""Who sees and does what at the desk of the crossing.

It counts persons and never names one. Only what somebody writes in their own words could, and is guarded as if it did.
"""

from gobernacion.access.rules import Accion, Clase, Plazo, Politica, Tratamiento
from gobernacion.records.policy import SIN_COMUNA, Mesa
from programs.paso_agua_negra.models.columnas import PERSONAS, VEHICULOS

MESA = Mesa()

COORDINACION = Tratamiento(
    finalidad="Coordinar el complejo fronterizo y dar cuenta de quiénes cruzan, solo como números.",
    base="Funciones legales de la gobernación (Ley 19.175) ejercidas por un organismo público (Ley 19.628, art. 20).",
    plazo=Plazo(5, "el recuento"),
)

EN_SUS_PALABRAS = MESA.dato(Clase.PERSONAL)

REGISTRA = MESA.registro(anulan=MESA.area, exportan=MESA.area)

POLITICAS = (
    Politica(
        "paso_agua_negra.Temporada",
        acciones={**MESA.catalogo(escriben=MESA.encargado), Accion.VER_HISTORIAL: MESA.area},
        publicos=("abre", "cierra", "fuente", "version"),
    ),
    Politica(
        "paso_agua_negra.Recuento",
        acciones=REGISTRA,
        publicos=(*SIN_COMUNA, "temporada", *PERSONAS, *VEHICULOS),
        personales={"observacion": EN_SUS_PALABRAS},
        tratamiento=COORDINACION,
    ),
    Politica(
        "paso_agua_negra.Cierre",
        acciones=REGISTRA,
        publicos=(*SIN_COMUNA, "temporada", "hasta", "alcance", "causa"),
        personales={"detalle": EN_SUS_PALABRAS},
        tratamiento=COORDINACION,
    ),
)
