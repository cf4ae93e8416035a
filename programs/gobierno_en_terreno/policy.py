"""Who sees and does what in Gobierno en Terreno.

A jornada names nobody: it keeps how many came and how many each service attended. A demand may name who waits for its
answer, only so that the answer reaches them; what is asked is free text, and so is personal.
"""

from gobernacion.access.rules import Clase, Plazo, Politica, Tratamiento
from gobernacion.records.policy import COMUNES, DE_ACTIVIDAD, PASOS_DE_ACTIVIDAD, Mesa

MESA = Mesa()

ENCUENTRO = Tratamiento(
    finalidad="Acercar los servicios públicos a cada comuna y responder lo que allí se pide.",
    base="Funciones legales de la gobernación (Ley 19.175) ejercidas por un organismo público (Ley 19.628, art. 20).",
    plazo=Plazo(5, "la jornada"),
)
RESPUESTA = Tratamiento(
    finalidad="Hacer llegar la respuesta a quien planteó una demanda en una jornada.",
    base="Derecho de petición (Constitución, art. 19 n.º 14) ante un organismo público (Ley 19.628, art. 20).",
    plazo=Plazo(2, "la respuesta"),
)

PERSONAL = MESA.dato(Clase.PERSONAL)

POLITICAS = (
    Politica(
        "gobierno_en_terreno.Jornada",
        acciones=MESA.registro(encargado=PASOS_DE_ACTIVIDAD, exportan=MESA.area),
        publicos=(*COMUNES, *DE_ACTIVIDAD, "tipo", "nombre", "publico", "tema"),
        # Free text: nothing keeps a name out of it but the clerk.
        personales={"motivo": PERSONAL},
        tratamiento=ENCUENTRO,
        etiqueta=("ocurrido_el", "nombre", "lugar"),
    ),
    Politica(
        "gobierno_en_terreno.ServicioPresente",
        acciones=MESA.lineas(),
        publicos=("jornada", "organizacion", "presente", "atenciones", "version"),
    ),
    Politica(
        "gobierno_en_terreno.Demanda",
        acciones=MESA.registro(encargado=("derivar", "responder", "cerrar"), jefatura=("reabrir",)),
        publicos=(
            *COMUNES,
            *("estado", "jornada", "materia", "organizacion", "organismo"),
            *("plazo", "derivada_el", "respondida_el"),
        ),
        personales={"planteamiento": PERSONAL, "ficha": PERSONAL, "respuesta": PERSONAL},
        tratamiento=RESPUESTA,
    ),
    MESA.antes("gobierno_en_terreno.SuspensionLevantada", "jornada", "suspendida_el", "causa"),
    MESA.antes(
        "gobierno_en_terreno.DemandaAnterior",
        *("demanda", "estado", "organismo", "plazo", "derivada_el", "respondida_el"),
    ),
    Politica(
        "gobierno_en_terreno.Gestion",
        acciones=MESA.lineas(),
        publicos=("demanda", "fecha", "version"),
        personales={"gestion": PERSONAL},
        tratamiento=RESPUESTA,
    ),
    MESA.papeles("gobierno_en_terreno.PapelJornada", clase=Clase.PERSONAL, tratamiento=ENCUENTRO),
    MESA.papeles("gobierno_en_terreno.PapelDemanda", clase=Clase.PERSONAL, tratamiento=RESPUESTA),
)
