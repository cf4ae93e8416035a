"""Who sees and does what at the desk of Chile Crece Contigo.

Whoever types an expense does not approve it, and whoever approves does not say how much there is to spend. No person is
named in an activity: it keeps how many came; who they were stays in the scanned sheets.
"""

from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Dato, Plazo, Politica, Tratamiento
from gobernacion.records.policy import COMUNES, DE_ACTIVIDAD, PASOS_DE_ACTIVIDAD, politica_de_papeles

ENCARGADO = {Rol.ENCARGADO}
JEFATURA = {Rol.JEFATURA}
AREA = ENCARGADO | JEFATURA

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

PERSONAL = Dato(Clase.PERSONAL, ven=AREA, escriben=ENCARGADO)
DE_QUIEN_RESUELVE = Dato(Clase.PERSONAL, ven=AREA, escriben=JEFATURA)

DINERO: dict[str, set[Rol]] = {
    Accion.VER: AREA | {Rol.AUTORIDAD},
    Accion.EXPORTAR: AREA | {Rol.AUTORIDAD},
    Accion.AGREGAR: ENCARGADO,
    Accion.MODIFICAR: ENCARGADO,
    Accion.VER_HISTORIAL: AREA | {Rol.AUTORIDAD},
}
REGISTRA: dict[str, set[Rol]] = {
    Accion.VER: AREA,
    Accion.AGREGAR: ENCARGADO,
    Accion.MODIFICAR: ENCARGADO,
    Accion.ANULAR: JEFATURA,
    Accion.EXPORTAR: AREA,
    Accion.IMPRIMIR: AREA,
    Accion.VER_HISTORIAL: AREA,
}

POLITICAS = (
    Politica(
        "crece_contigo.Actividad",
        acciones={**REGISTRA, **dict.fromkeys((*PASOS_DE_ACTIVIDAD, "corregir"), ENCARGADO)},
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
        acciones={**REGISTRA, "aprobar": JEFATURA, "rechazar": JEFATURA},
        publicos=(
            *(name for name in COMUNES if name != "comuna"),
            "estado",
            "linea",
            "proveedor",
            "documento",
            "folio",
            "monto",
            "resuelto_el",
            "resuelto_por",
        ),
        personales={"concepto": PERSONAL, "motivo": DE_QUIEN_RESUELVE},
        tratamiento=RENDICION,
    ),
    # Only the steps of an activity write it.
    Politica(
        "crece_contigo.SuspensionLevantada",
        acciones={Accion.VER: AREA},
        publicos=("actividad", "suspendida_el", "causa", "hasta", "version"),
    ),
    *(
        politica_de_papeles(
            modelo,
            ven=AREA,
            suben=ENCARGADO,
            retiran=JEFATURA,
            clase=Clase.PERSONAL,
            tratamiento=tratamiento,
        )
        for modelo, tratamiento in (
            ("crece_contigo.PapelActividad", COORDINACION),
            ("crece_contigo.PapelGasto", RENDICION),
        )
    ),
)
