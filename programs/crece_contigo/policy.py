"""Who sees and does what at the desk of Chile Crece Contigo.

Whoever types an expense does not approve it, and whoever approves does not say how much there is to spend. No person is
named in an activity: it keeps how many came; who they were stays in the scanned sheets.
"""

from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Plazo, Politica, Tratamiento
from gobernacion.records.policy import COMUNES, DE_ACTIVIDAD, PASOS_DE_ACTIVIDAD, SIN_COMUNA, Mesa

MESA = Mesa()

COORDINACION = Tratamiento(
    finalidad="Coordinar la red provincial de protección social y dar cuenta de sus actividades.",
    base="Funciones legales de la gobernación (Ley 19.175) y sistema Chile Crece Contigo (Ley 20.379), ejercidas por "
    "un organismo público (Ley 19.628, art. 20).",
    plazo=Plazo(5, "la actividad"),
)
RENDICION = Tratamiento(
    finalidad="Rendir cuenta del dinero del proyecto anual.",
    base="Normas de rendición de cuentas de la Contraloría (Resolución 30 de 2015) y Ley 19.628, art. 20.",
    plazo=Plazo(10, "la aprobación del gasto, por la rendición de cuentas a Contraloría"),
)

PERSONAL = MESA.dato(Clase.PERSONAL)

MIRAN = MESA.area | {Rol.AUTORIDAD}
"""Who follows what there is to spend."""
DINERO = {**MESA.catalogo(ven=MIRAN, escriben=MESA.encargado), Accion.VER_HISTORIAL: MIRAN}

POLITICAS = (
    Politica(
        "crece_contigo.Actividad",
        acciones=MESA.registro(encargado=PASOS_DE_ACTIVIDAD, exportan=MESA.area),
        publicos=(*COMUNES, *DE_ACTIVIDAD, "tema", "ambito", "instituciones"),
        # Free text: nothing keeps a name out of it but the clerk.
        personales={"motivo": PERSONAL, "acuerdos": PERSONAL},
        tratamiento=COORDINACION,
    ),
    Politica(
        "crece_contigo.Proyecto",
        acciones=DINERO,
        publicos=("year", "total", "aporte_local", "fuente", "version"),
    ),
    Politica(
        "crece_contigo.Presupuesto",
        acciones=DINERO,
        publicos=("proyecto", "linea", "asignado", "ejecutado", "version"),
    ),
    Politica(
        "crece_contigo.Gasto",
        acciones=MESA.registro(jefatura=("aprobar", "rechazar"), ambos=("reabrir",), exportan=MESA.area),
        publicos=(
            *SIN_COMUNA,
            *("estado", "linea", "proveedor", "documento", "folio", "monto", "resuelto_el", "resuelto_por"),
        ),
        personales={"concepto": PERSONAL, "motivo": MESA.dato(Clase.PERSONAL, escriben=MESA.jefatura)},
        tratamiento=RENDICION,
    ),
    MESA.antes("crece_contigo.RespuestaDeshecha", "gasto", "estado", "resuelto_el"),
    MESA.antes("crece_contigo.SuspensionLevantada", "actividad", "suspendida_el", "causa"),
    MESA.papeles("crece_contigo.PapelActividad", clase=Clase.PERSONAL, tratamiento=COORDINACION),
    MESA.papeles("crece_contigo.PapelGasto", clase=Clase.PERSONAL, tratamiento=RENDICION),
)
