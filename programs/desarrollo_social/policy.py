"""Who sees and does what at the desk of social development.

What is not needed is not kept. Whoever sleeps in the shelter is known by name, because they are counted once each; of
the victims of violence there are only numbers, which whoever types them and jefatura see, which nobody exports or
prints, and of which the autoridad reads only what is published.
"""

from dataclasses import replace

from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Plazo, Politica, Tratamiento
from gobernacion.records.policy import COMUNES, SIN_COMUNA, Mesa
from programs.desarrollo_social.models import APOYOS

MESA = Mesa()

ALBERGUE = Tratamiento(
    finalidad="Acoger de noche a personas en situación de calle y saber a cuántas, una vez cada una.",
    base="Convenio del plan Noche Digna con el Ministerio de Desarrollo Social y Familia; datos sensibles tratados "
    "por un organismo público para otorgar beneficios (Ley 19.628, arts. 10 y 20).",
    plazo=Plazo(2, "el término del albergue"),
)
PROGRAMA = Tratamiento(
    finalidad="Llevar las iniciativas del programa de fortalecimiento provincial.",
    base="Funciones de la gobernación (Ley 19.175) ejercidas por un organismo público (Ley 19.628, art. 20).",
    plazo=Plazo(5, "el término de la iniciativa"),
)
VIOLENCIA = Tratamiento(
    finalidad="Responder por el trabajo con víctimas de violencia intrafamiliar, sin saber quiénes son.",
    base="Convenio con SERNAMEG y funciones de la gobernación (Ley 19.175); números sin nómina ni comuna, tratados "
    "como sensibles (Ley 19.628, art. 10; Ley 20.066).",
    plazo=Plazo(5, "el término de la iniciativa"),
)

SENSIBLE = MESA.dato(Clase.SENSIBLE)
PERSONAL = MESA.dato(Clase.PERSONAL)
CONTADAS = replace(SENSIBLE, tratamiento=VIOLENCIA)
SOLO_SE_LEE = MESA.dato(Clase.SENSIBLE, escriben=())

MIRAN = MESA.area | {Rol.AUTORIDAD}
COMPARA = {**MESA.catalogo(ven=MIRAN, escriben=MESA.encargado), Accion.VER_HISTORIAL: MIRAN}

POLITICAS = (
    Politica(
        "desarrollo_social.Iniciativa",
        acciones=MESA.registro(encargado=("terminar",), jefatura=("reabrir",), exportan=MESA.area),
        publicos=(
            *(*COMUNES, "estado", "linea", "nombre", "institucion"),
            *("cupos", "beneficiarios", "termino"),
        ),
        personales={"objetivo": PERSONAL, "resultado": PERSONAL},
        tratamiento=PROGRAMA,
        etiqueta=("nombre",),
    ),
    MESA.antes("desarrollo_social.TerminoReabierto", "iniciativa", "termino"),
    MESA.papeles("desarrollo_social.PapelIniciativa", clase=Clase.PERSONAL, tratamiento=PROGRAMA),
    Politica(
        "desarrollo_social.Huesped",
        acciones=MESA.registro(),
        publicos=(*SIN_COMUNA, "iniciativa"),
        personales={"ficha": SENSIBLE},
        tratamiento=ALBERGUE,
    ),
    Politica(
        "desarrollo_social.Noche",
        acciones=MESA.registro(encargado=("pasar_lista",), exportan=MESA.area),
        publicos=(*SIN_COMUNA, "iniciativa", "cupos"),
        # Its page names those who slept there: whoever reads a night leaves a line in the journal.
        personales={"alojadas": SOLO_SE_LEE},
        tratamiento=ALBERGUE,
    ),
    # Its rows are written by calling the roll of a night, and read there.
    Politica(
        "desarrollo_social.Alojamiento",
        acciones={Accion.VER: MESA.area},
        publicos=("noche", "version"),
        personales={"huesped": SOLO_SE_LEE},
        tratamiento=ALBERGUE,
    ),
    Politica(
        "desarrollo_social.InformeVIF",
        acciones={
            **MESA.lineas(se_borran=False),
            Accion.ANULAR: MESA.jefatura,
            Accion.IMPRIMIR: (),
            Accion.VER_HISTORIAL: MESA.jefatura,
        },
        publicos=(*SIN_COMUNA, "iniciativa"),
        personales=dict.fromkeys(("personas_nuevas", *APOYOS), CONTADAS),
        tratamiento=VIOLENCIA,
        sin_exportar="Cuenta de a pocas a víctimas de violencia: se lee en su informe.",
    ),
    Politica(
        "desarrollo_social.IndicadorGestion",
        acciones=COMPARA,
        publicos=("year", "instrumento", "nombre", "a_cargo", "codigo", "sentido", "meta", "version"),
    ),
    Politica(
        "desarrollo_social.PresupuestoOtraOficina",
        acciones=COMPARA,
        publicos=("year", "oficina", "monto", "fuente", "version"),
    ),
)
