"""Who sees and does what at the desk of the social fund.

Whoever reviews does not award, whoever awards does not transfer, whoever receives the accounts does not approve them.
Organisations and their projects are public business; of the leaders who come to the office only what serves to call
them back is kept. The steps of a record are its own guards' business besides: see ``programs.fondo_social.models``.
"""

from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Dato, Plazo, Politica, Tratamiento
from gobernacion.records.policy import COMUNES, DE_ACTIVIDAD, PASOS_DE_ACTIVIDAD, politica_de_papeles

ENCARGADO = {Rol.ENCARGADO}
JEFATURA = {Rol.JEFATURA}
AREA = ENCARGADO | JEFATURA

RENDICIONES = Tratamiento(
    finalidad="Revisar que la organización cumple las bases y rinde cuenta de lo que recibió.",
    base="Funciones legales de la gobernación (Ley 19.175), Ley 19.862 y normas de rendición de cuentas de la "
    "Contraloría, ejercidas por un organismo público (Ley 19.628, art. 20).",
    plazo=Plazo(10, "el cierre del proyecto, por la rendición de cuentas a Contraloría"),
)
ORIENTACION = Tratamiento(
    finalidad="Orientar a dirigentes sobre sus proyectos y avisarles lo que falta.",
    base="Funciones legales de la gobernación (Ley 19.175) ejercidas por un organismo público (Ley 19.628, art. 20).",
    plazo=Plazo(5, "la atención"),
)

PERSONAL = Dato(Clase.PERSONAL, ven=AREA, escriben=ENCARGADO)
ESCRITO = Dato(Clase.PERSONAL, ven=AREA, escriben=AREA)
"""What either of both writes in their own words, in which somebody may be named."""

SOLO_DEL_ENCARGADO = (
    "postular", "observar", "corregir", "admitir", "declarar_inadmisible", "desistir", "transferir",
    "recibir_rendicion",
)  # fmt: skip
SOLO_DE_JEFATURA = ("reponer", "adjudicar", "dejar_en_espera", "no_adjudicar", "aprobar_rendicion", "cerrar")
DE_AMBOS = ("observar_rendicion",)

REGISTRA: dict[str, set[Rol]] = {
    Accion.VER: AREA,
    Accion.AGREGAR: ENCARGADO,
    Accion.MODIFICAR: ENCARGADO,
    Accion.IMPRIMIR: AREA,
    Accion.VER_HISTORIAL: AREA,
}

POLITICAS = (
    # Whoever awards does not say how much there is to award.
    Politica(
        "fondo_social.Concurso",
        acciones={
            Accion.VER: AREA | {Rol.AUTORIDAD},
            Accion.EXPORTAR: AREA | {Rol.AUTORIDAD},
            Accion.AGREGAR: ENCARGADO,
            Accion.MODIFICAR: ENCARGADO,
            Accion.VER_HISTORIAL: AREA | {Rol.AUTORIDAD},
        },
        publicos=(
            "year",
            "modalidad",
            "llamado",
            "abre",
            "cierra",
            "maximo",
            "marco",
            "comprometido",
            "dias_para_rendir",
            "exige_rendicion",
            "bases",
            "version",
        ),
    ),
    Politica(
        "fondo_social.Proyecto",
        acciones={
            **REGISTRA,
            Accion.ANULAR: JEFATURA,
            Accion.EXPORTAR: AREA,
            **dict.fromkeys(SOLO_DEL_ENCARGADO, ENCARGADO),
            **dict.fromkeys(SOLO_DE_JEFATURA, JEFATURA),
            **dict.fromkeys(DE_AMBOS, AREA),
        },
        publicos=(
            *COMUNES,
            "estado",
            "concurso",
            "organizacion",
            "rut",
            "folio",
            "nombre",
            "tipo",
            "solicitado",
            "postulado_el",
            "revisado_el",
            "revisado_por",
            "causa",
            "adjudicado",
            "resolucion",
            "adjudicado_el",
            "adjudicado_por",
            "resuelto_el",
            "desistido_el",
            "comprobante",
            "transferido_el",
            "transferido_por",
            "rendir_hasta",
            "rendido",
            "reintegrado",
            "rendido_el",
            "recibida_por",
            "rendicion_aprobada_el",
            "rendicion_aprobada_por",
        ),
        personales={"observacion": ESCRITO, "motivo": ESCRITO, "observacion_rendicion": ESCRITO},
        tratamiento=RENDICIONES,
    ),
    # Only the step that upholds a complaint writes it.
    Politica(
        "fondo_social.InadmisibilidadRepuesta",
        acciones={Accion.VER: AREA},
        publicos=("proyecto", "causa", "resuelto_el", "hasta", "version"),
    ),
    politica_de_papeles(
        "fondo_social.PapelProyecto",
        ven=AREA,
        suben=ENCARGADO,
        retiran=JEFATURA,
        clase=Clase.PERSONAL,
        tratamiento=RENDICIONES,
    ),
    Politica(
        "fondo_social.Taller",
        acciones={
            **REGISTRA,
            Accion.ANULAR: AREA,
            Accion.EXPORTAR: AREA,
            **dict.fromkeys((*PASOS_DE_ACTIVIDAD, "corregir"), ENCARGADO),
        },
        publicos=(
            *COMUNES,
            *DE_ACTIVIDAD,
            "tema",
            "modalidad",
        ),
        personales={"motivo": PERSONAL},
        tratamiento=ORIENTACION,
    ),
    Politica(
        "fondo_social.Asistencia",
        acciones={
            Accion.VER: AREA,
            Accion.AGREGAR: ENCARGADO,
            Accion.MODIFICAR: ENCARGADO,
            Accion.ELIMINAR: ENCARGADO,
        },
        publicos=("taller", "organizacion", "dirigentes", "version"),
    ),
    politica_de_papeles(
        "fondo_social.PapelTaller",
        ven=AREA,
        suben=ENCARGADO,
        retiran=JEFATURA,
        clase=Clase.PERSONAL,
        tratamiento=ORIENTACION,
    ),
    Politica(
        "fondo_social.AtencionDirigente",
        acciones={**REGISTRA, Accion.ANULAR: AREA, Accion.EXPORTAR: JEFATURA},
        publicos=(*COMUNES, "materia"),
        personales={"ficha": PERSONAL, "organizacion": PERSONAL, "detalle": PERSONAL},
        tratamiento=ORIENTACION,
    ),
)
