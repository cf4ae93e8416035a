"""Who sees and does what at the ORASMI desk.

Whoever types and evaluates does not approve, whoever approves does not deliver, and no case reaches the autoridad.
The steps of a record are its own guards' business besides: see ``orasmi.models``.
"""

from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Dato, Plazo, Politica, Tratamiento
from gobernacion.records.policy import COMUNES, politica_de_papeles

ENCARGADO = {Rol.ENCARGADO}
JEFATURA = {Rol.JEFATURA}
AREA = ENCARGADO | JEFATURA

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

PERSONAL = Dato(Clase.PERSONAL, ven=AREA, escriben=ENCARGADO)
SENSIBLE = Dato(Clase.SENSIBLE, ven=AREA, escriben=ENCARGADO)
RESUELTO = Dato(Clase.SENSIBLE, ven=AREA, escriben=AREA)
"""What either of both writes when a step asks it."""
DE_JEFATURA = Dato(Clase.SENSIBLE, ven=AREA, escriben=JEFATURA)
"""What jefatura alone writes when a step asks it."""

SOLO_DEL_ENCARGADO = (
    "pedir_antecedentes", "evaluar", "proponer", "derivar", "desistir", "comprar", "entregar", "rendir",
)  # fmt: skip
SOLO_DE_JEFATURA = ("decidir", "aprobar", "dejar_sin_efecto", "cerrar")
DE_AMBOS = ("devolver", "dejar_en_espera", "rechazar")

POLITICAS = (
    Politica(
        "orasmi.Postulacion",
        acciones={
            Accion.VER: AREA,
            Accion.AGREGAR: ENCARGADO,
            Accion.MODIFICAR: ENCARGADO,
            Accion.ANULAR: JEFATURA,
            Accion.EXPORTAR: JEFATURA,
            Accion.IMPRIMIR: AREA,
            Accion.VER_HISTORIAL: AREA,
            **dict.fromkeys(SOLO_DEL_ENCARGADO, ENCARGADO),
            **dict.fromkeys(SOLO_DE_JEFATURA, JEFATURA),
            **dict.fromkeys(DE_AMBOS, AREA),
        },
        publicos=(
            *COMUNES,
            "estado",
            "evaluada_por",
            "propuesta_por",
            "propuesta_antes",
            "en_cero_antes",
            "decidida_el",
            "decidida_por",
            "decision_sobre",
            "acta_numero",
            "aprobada_el",
            "aprobada_por",
            "resuelta_el",
            "sin_efecto_el",
            "via",
            "orden",
            "proveedor",
            "comprada_el",
            "recibo",
            "entregada_el",
            "entregada_por",
            "rendida_el",
            "reintegrado_el",
            "reintegro_comprobante",
        ),
        personales={
            "ficha": PERSONAL,
            "folio_siep": PERSONAL,
            "folio_el": PERSONAL,
            "hogar": PERSONAL,
            "canal": PERSONAL,
            "rsh": SENSIBLE,
            "ayuda": SENSIBLE,
            "grupo": SENSIBLE,
            "necesidad": SENSIBLE,
            "solicitado": PERSONAL,
            "informe_profesional": PERSONAL,
            "informe_institucion": PERSONAL,
            "informe_fecha": PERSONAL,
            "pendientes": SENSIBLE,
            "propuesto": PERSONAL,
            "fundamento": SENSIBLE,
            "decision": DE_JEFATURA,
            "decision_motivo": DE_JEFATURA,
            "aprobado": RESUELTO,
            "motivo": RESUELTO,
            "derivada_a": SENSIBLE,
            "comprometido": PERSONAL,
            "pagado": PERSONAL,
            "rendido": PERSONAL,
            "reintegrado": DE_JEFATURA,
            "sin_rendir_motivo": DE_JEFATURA,
        },
        tratamiento=AYUDA,
    ),
    Politica(
        "orasmi.ControlRiesgo",
        acciones={Accion.VER: AREA, Accion.AGREGAR: ENCARGADO, Accion.MODIFICAR: ENCARGADO},
        publicos=("postulacion", "fecha", "hecho_por", "version"),
        personales={
            "identidad": PERSONAL,
            "domicilio": PERSONAL,
            "hogar": PERSONAL,
            "sin_duplicidad": PERSONAL,
            "sin_parentesco": PERSONAL,
            "alguna_vez_negativa": PERSONAL,
            "observaciones": SENSIBLE,
        },
        tratamiento=AYUDA,
    ),
    politica_de_papeles(
        "orasmi.PapelPostulacion",
        ven=AREA,
        suben=ENCARGADO,
        retiran=JEFATURA,
        clase=Clase.SENSIBLE,
        tratamiento=AYUDA,
    ),
    Politica(
        "orasmi.Ayuda",
        acciones={
            Accion.VER: AREA,
            Accion.EXPORTAR: AREA,
            Accion.AGREGAR: JEFATURA,
            Accion.MODIFICAR: JEFATURA,
        },
        publicos=("materia", "nombre", "clase", "desde", "hasta"),
    ),
    # Whoever approves does not say how much there is to approve.
    Politica(
        "orasmi.Presupuesto",
        acciones={
            Accion.VER: AREA | {Rol.AUTORIDAD},
            Accion.EXPORTAR: AREA | {Rol.AUTORIDAD},
            Accion.AGREGAR: ENCARGADO,
            Accion.MODIFICAR: ENCARGADO,
            Accion.VER_HISTORIAL: AREA | {Rol.AUTORIDAD},
        },
        publicos=("year", "monto", "reservado", "pagado", "devuelto", "fuente", "version"),
    ),
    Politica(
        "orasmi.AtencionDifusion",
        acciones={
            Accion.VER: AREA,
            Accion.AGREGAR: ENCARGADO,
            Accion.MODIFICAR: ENCARGADO,
            Accion.ANULAR: AREA,
            Accion.EXPORTAR: AREA,
            Accion.IMPRIMIR: AREA,
            Accion.VER_HISTORIAL: AREA,
        },
        publicos=(*COMUNES, "canal", "materia"),
    ),
    Politica(
        "orasmi.PostulacionPrograma",
        acciones={
            Accion.VER: AREA,
            Accion.AGREGAR: ENCARGADO,
            Accion.MODIFICAR: ENCARGADO,
            Accion.ANULAR: AREA,
            Accion.EXPORTAR: JEFATURA,
            Accion.IMPRIMIR: AREA,
            Accion.VER_HISTORIAL: AREA,
            **dict.fromkeys(("preseleccionar", "aceptar", "rechazar"), ENCARGADO),
        },
        publicos=(*COMUNES, "estado", "preseleccionada_el", "respondida_el"),
        personales={
            "ficha": PERSONAL,
            "programa": PERSONAL,
            "sindicato": SENSIBLE,
            "causa": PERSONAL,
        },
        tratamiento=OTROS_PROGRAMAS,
    ),
    Politica(
        "orasmi.MesaNegociacion",
        acciones={
            Accion.VER: AREA,
            Accion.AGREGAR: ENCARGADO,
            Accion.MODIFICAR: ENCARGADO,
            Accion.ANULAR: AREA,
            Accion.EXPORTAR: AREA,
            Accion.IMPRIMIR: AREA,
            Accion.VER_HISTORIAL: AREA,
        },
        publicos=(*COMUNES, "asunto", "sindicatos", "otros_asistentes", "acuerdos"),
    ),
    politica_de_papeles(
        "orasmi.PapelMesa",
        ven=AREA,
        suben=ENCARGADO,
        retiran=JEFATURA,
        clase=Clase.PERSONAL,
        tratamiento=OTROS_PROGRAMAS,
    ),
)
