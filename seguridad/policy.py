"""Who sees and does what at the desk of public security.

No person is named in an activity: it keeps how many came, were checked or were arrested. What the signed sheets and the
minutes say of somebody stays in the scanned papers.
"""

from gobernacion.access.rules import Clase, Plazo, Politica, Tratamiento
from gobernacion.records.policy import COMUNES, DE_ACTIVIDAD, PASOS_DE_ACTIVIDAD, Mesa

MESA = Mesa()

COORDINACION = Tratamiento(
    finalidad="Coordinar con las policías y los vecinos actividades de prevención, y dar cuenta de ellas.",
    base="Funciones legales de la gobernación (Ley 19.175) ejercidas por un organismo público (Ley 19.628, art. 20).",
    plazo=Plazo(5, "la actividad"),
)

PERSONAL = MESA.dato(Clase.PERSONAL)

POLITICAS = (
    Politica(
        "seguridad.Actividad",
        acciones=MESA.registro(encargado=PASOS_DE_ACTIVIDAD, exportan=MESA.area),
        publicos=(
            *(*COMUNES, *DE_ACTIVIDAD, "tipo", "sector", "organismos", "organizacion"),
            *("fiscalizados", "infracciones", "clausuras", "detenidos"),
        ),
        # Free text: nothing keeps a name out of it but the clerk.
        personales={"motivo": PERSONAL, "acuerdos": PERSONAL},
        tratamiento=COORDINACION,
    ),
    MESA.antes("seguridad.SuspensionLevantada", "actividad", "suspendida_el", "causa"),
    MESA.papeles("seguridad.PapelActividad", clase=Clase.PERSONAL, tratamiento=COORDINACION),
)
