"""Who sees and does what at the desk of the social fund.

Whoever reviews does not award, whoever awards does not transfer, whoever receives the accounts does not approve them.
Organisations and their projects are public business; of the leaders who come to the office only what serves to call
them back is kept. The steps of a record are its own guards' business besides: see ``programs.fondo_social.models``.
"""

from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Plazo, Politica, Tratamiento
from gobernacion.records.policy import COMUNES, DE_ACTIVIDAD, PASOS_DE_ACTIVIDAD, Mesa

MESA = Mesa()

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

PERSONAL = MESA.dato(Clase.PERSONAL)
ESCRITO = MESA.dato(Clase.PERSONAL, escriben=MESA.area)
"""What either of both writes in their own words, in which somebody may be named."""

MIRAN = MESA.area | {Rol.AUTORIDAD}
"""Who follows what there is to award, and what is left of it."""

POLITICAS = (
    # Whoever awards does not say how much there is to award.
    Politica(
        "fondo_social.Concurso",
        acciones={**MESA.catalogo(ven=MIRAN, escriben=MESA.encargado), Accion.VER_HISTORIAL: MIRAN},
        publicos=(
            *("year", "modalidad", "llamado", "abre", "cierra", "maximo", "marco", "comprometido"),
            *("dias_para_rendir", "exige_rendicion", "bases", "version"),
        ),
    ),
    Politica(
        "fondo_social.Proyecto",
        acciones=MESA.registro(
            encargado=(
                *("postular", "observar", "corregir", "admitir", "declarar_inadmisible", "desistir"),
                *("transferir", "recibir_rendicion"),
            ),
            jefatura=(
                *("reponer", "adjudicar", "dejar_en_espera", "no_adjudicar", "aprobar_rendicion", "cerrar"),
                *("registrar_devolucion", "reabrir"),
            ),
            ambos=("observar_rendicion",),
            exportan=MESA.area,
        ),
        publicos=(
            *(*COMUNES, "estado", "concurso", "organizacion", "rut", "folio", "nombre", "tipo"),
            *("solicitado", "postulado_el", "revisado_el", "revisado_por", "causa"),
            *("adjudicado", "resolucion", "adjudicado_el", "adjudicado_por", "resuelto_el", "desistido_el"),
            *("comprobante", "transferido_el", "transferido_por", "rendir_hasta"),
            *("rendido", "reintegrado", "rendido_el", "recibida_por"),
            *("rendicion_aprobada_el", "rendicion_aprobada_por"),
        ),
        personales=dict.fromkeys(("observacion", "motivo", "observacion_rendicion"), ESCRITO),
        tratamiento=RENDICIONES,
    ),
    MESA.antes(
        "fondo_social.InadmisibilidadRepuesta",
        *("proyecto", "causa", "resuelto_el", "adjudicado_el", "desistido_el"),
        *("transferido_el", "rendir_hasta", "rendido", "rendicion_aprobada_el"),
    ),
    MESA.papeles("fondo_social.PapelProyecto", clase=Clase.PERSONAL, tratamiento=RENDICIONES),
    Politica(
        "fondo_social.Taller",
        acciones=MESA.registro(encargado=PASOS_DE_ACTIVIDAD, anulan=MESA.area, exportan=MESA.area),
        publicos=(*COMUNES, *DE_ACTIVIDAD, "tema", "modalidad"),
        personales={"motivo": PERSONAL},
        tratamiento=ORIENTACION,
    ),
    Politica(
        "fondo_social.Asistencia",
        acciones={
            Accion.VER: MESA.area,
            **dict.fromkeys((Accion.AGREGAR, Accion.MODIFICAR, Accion.ELIMINAR), MESA.encargado),
        },
        publicos=("taller", "organizacion", "dirigentes", "version"),
    ),
    MESA.papeles("fondo_social.PapelTaller", clase=Clase.PERSONAL, tratamiento=ORIENTACION),
    Politica(
        "fondo_social.AtencionDirigente",
        acciones=MESA.registro(anulan=MESA.area),
        publicos=(*COMUNES, "materia"),
        personales=dict.fromkeys(("ficha", "organizacion", "detalle"), PERSONAL),
        tratamiento=ORIENTACION,
    ),
)
