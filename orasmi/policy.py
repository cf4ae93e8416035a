"""Who sees and does what at the ORASMI desk.

Whoever types and evaluates does not approve, whoever approves does not deliver, and no case reaches the autoridad.
The steps of a record are its own guards' business besides: see ``orasmi.models``.
"""

from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Plazo, Politica, Tratamiento
from gobernacion.records.policy import COMUNES, Mesa

MESA = Mesa()

AYUDA = Tratamiento(
    finalidad="Evaluar, aprobar, entregar y rendir ayudas del Fondo ORASMI a personas en vulnerabilidad.",
    base="Funciones de la gobernación (Ley 19.175) y glosa del Fondo ORASMI en la Ley de Presupuestos; "
    "datos sensibles tratados por un organismo público para otorgar beneficios (Ley 19.628, arts. 10 y 20).",
    plazo=Plazo(10, "el cierre de la postulación, por la rendición de cuentas a Contraloría"),
)
OTROS_PROGRAMAS = Tratamiento(
    finalidad="Postular personas a programas de otros servicios y saber qué respondieron.",
    base="Funciones de la gobernación (Ley 19.175) ejercidas por un organismo público (Ley 19.628, art. 20).",
    plazo=Plazo(5, "la respuesta de la institución"),
)

PERSONAL = MESA.dato(Clase.PERSONAL)
SENSIBLE = MESA.dato(Clase.SENSIBLE)
RESUELTO = MESA.dato(Clase.SENSIBLE, escriben=MESA.area)
"""What either of both writes when a step asks it."""
DE_ANTES = MESA.dato(Clase.PERSONAL, escriben=())
"""What only the steps that go back write."""
DE_JEFATURA = MESA.dato(Clase.SENSIBLE, escriben=MESA.jefatura)
"""What jefatura alone writes when a step asks it."""

MIRAN = MESA.area | {Rol.AUTORIDAD}
"""Who follows what there is to give, and what is left of it."""

POLITICAS = (
    Politica(
        "orasmi.Postulacion",
        acciones=MESA.registro(
            encargado=(
                *("pedir_antecedentes", "evaluar", "proponer", "derivar", "desistir"),
                *("comprar", "entregar", "rendir"),
            ),
            jefatura=(
                *("decidir", "aprobar", "dejar_sin_efecto", "cerrar"),
                *("reponer", "registrar_devolucion", "reabrir"),
            ),
            ambos=("devolver", "dejar_en_espera", "rechazar"),
        ),
        publicos=(
            *(*COMUNES, "estado", "evaluada_por", "propuesta_por", "propuesta_antes", "en_cero_antes"),
            *("decidida_el", "decidida_por", "decision_sobre"),
            *("acta_numero", "aprobada_el", "aprobada_por", "resuelta_el", "sin_efecto_el"),
            *("via", "orden", "proveedor", "comprada_el", "recibo", "entregada_el", "entregada_por"),
            *("rendida_el", "reintegrado_el", "reintegro_comprobante"),
        ),
        personales={
            **dict.fromkeys(("ficha", "folio_siep", "folio_el", "hogar", "canal", "solicitado"), PERSONAL),
            **dict.fromkeys(("informe_profesional", "informe_institucion", "informe_fecha"), PERSONAL),
            **dict.fromkeys(("propuesto", "comprometido", "pagado", "rendido"), PERSONAL),
            **dict.fromkeys(("rsh", "ayuda", "grupo", "necesidad", "pendientes", "fundamento"), SENSIBLE),
            "derivada_a": SENSIBLE,
            **dict.fromkeys(("decision", "decision_motivo", "reintegrado", "sin_rendir_motivo"), DE_JEFATURA),
            **dict.fromkeys(("aprobado", "motivo"), RESUELTO),
        },
        tratamiento=AYUDA,
    ),
    # Only the steps that go back write what a case said before.
    Politica(
        "orasmi.PostulacionAnterior",
        acciones={Accion.VER: MESA.area},
        publicos=(
            *("postulacion", "estado", "resuelta_el", "aprobada_el", "sin_efecto_el", "via"),
            *("comprada_el", "entregada_el", "rendida_el", "reintegrado_el", "hasta", "version"),
        ),
        personales=dict.fromkeys(("comprometido", "pagado", "rendido", "reintegrado"), DE_ANTES),
        tratamiento=AYUDA,
    ),
    Politica(
        "orasmi.ControlRiesgo",
        acciones={Accion.VER: MESA.area, Accion.AGREGAR: MESA.encargado, Accion.MODIFICAR: MESA.encargado},
        publicos=("postulacion", "fecha", "hecho_por", "version"),
        personales={
            **dict.fromkeys(("identidad", "domicilio", "hogar"), PERSONAL),
            **dict.fromkeys(("sin_duplicidad", "sin_parentesco", "alguna_vez_negativa"), PERSONAL),
            "observaciones": SENSIBLE,
        },
        tratamiento=AYUDA,
    ),
    MESA.papeles("orasmi.PapelPostulacion", clase=Clase.SENSIBLE, tratamiento=AYUDA),
    Politica(
        "orasmi.Ayuda",
        acciones=MESA.catalogo(),
        publicos=("materia", "nombre", "clase", "desde", "hasta"),
    ),
    # Whoever approves does not say how much there is to approve.
    Politica(
        "orasmi.Presupuesto",
        acciones={
            **MESA.catalogo(ven=MIRAN, escriben=MESA.encargado),
            Accion.VER_HISTORIAL: MIRAN,
        },
        publicos=("year", "monto", "reservado", "pagado", "devuelto", "fuente", "version"),
    ),
    Politica(
        "orasmi.AtencionDifusion",
        acciones=MESA.registro(anulan=MESA.area, exportan=MESA.area),
        publicos=(*COMUNES, "canal", "materia"),
    ),
    Politica(
        "orasmi.PostulacionPrograma",
        acciones=MESA.registro(
            encargado=("preseleccionar", "aceptar", "rechazar"), jefatura=("reabrir",), anulan=MESA.area
        ),
        publicos=(*COMUNES, "estado", "preseleccionada_el", "respondida_el"),
        personales={**dict.fromkeys(("ficha", "programa", "causa"), PERSONAL), "sindicato": SENSIBLE},
        tratamiento=OTROS_PROGRAMAS,
    ),
    MESA.antes("orasmi.RespuestaReabierta", "postulacion", "estado", "respondida_el"),
    Politica(
        "orasmi.MesaNegociacion",
        acciones=MESA.registro(anulan=MESA.area, exportan=MESA.area),
        publicos=(*COMUNES, "asunto", "sindicatos", "otros_asistentes", "acuerdos"),
    ),
    MESA.papeles("orasmi.PapelMesa", clase=Clase.PERSONAL, tratamiento=OTROS_PROGRAMAS),
)
