"""Who sees and does what at the desk of public security.

No person is named in an activity: it keeps how many came, were checked or were arrested. What the signed sheets and the
minutes say of somebody stays in the scanned papers.
"""

from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Dato, Plazo, Politica, Tratamiento
from gobernacion.records.policy import COMUNES, DE_ACTIVIDAD, PASOS_DE_ACTIVIDAD, politica_de_papeles

ENCARGADO = {Rol.ENCARGADO}
JEFATURA = {Rol.JEFATURA}
AREA = ENCARGADO | JEFATURA

COORDINACION = Tratamiento(
    finalidad="Coordinar con las policías y los vecinos actividades de prevención, y dar cuenta de ellas.",
    base="Funciones legales de la gobernación (Ley 19.175) ejercidas por un organismo público (Ley 19.628, art. 20).",
    plazo=Plazo(5, "la actividad"),
)

PERSONAL = Dato(Clase.PERSONAL, ven=AREA, escriben=ENCARGADO)

POLITICAS = (
    Politica(
        "seguridad.Actividad",
        acciones={
            Accion.VER: AREA,
            Accion.AGREGAR: ENCARGADO,
            Accion.MODIFICAR: ENCARGADO,
            Accion.ANULAR: JEFATURA,
            Accion.EXPORTAR: AREA,
            Accion.IMPRIMIR: AREA,
            Accion.VER_HISTORIAL: AREA,
            **dict.fromkeys(PASOS_DE_ACTIVIDAD, ENCARGADO),
        },
        publicos=(
            *COMUNES,
            *DE_ACTIVIDAD,
            "tipo",
            "sector",
            "organismos",
            "organizacion",
            "fiscalizados",
            "infracciones",
            "clausuras",
            "detenidos",
        ),
        # Free text: nothing keeps a name out of it but the clerk.
        personales={"motivo": PERSONAL, "acuerdos": PERSONAL},
        tratamiento=COORDINACION,
    ),
    # Only the steps of an activity write it.
    Politica(
        "seguridad.SuspensionLevantada",
        acciones={Accion.VER: AREA},
        publicos=("actividad", "suspendida_el", "causa", "hasta", "version"),
    ),
    politica_de_papeles(
        "seguridad.PapelActividad",
        ven=AREA,
        suben=ENCARGADO,
        retiran=JEFATURA,
        clase=Clase.PERSONAL,
        tratamiento=COORDINACION,
    ),
)
