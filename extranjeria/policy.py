"""Who sees and does what at the migration desk.

Whoever receives and studies a request does not sign its answer; where somebody was born and what they ask the State
for is theirs, and no request reaches the autoridad. How many people the counter attended says nothing of anybody.
"""

from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Dato, Plazo, Politica, Tratamiento
from gobernacion.records.policy import COMUNES, politica_de_papeles

ENCARGADO = {Rol.ENCARGADO}
JEFATURA = {Rol.JEFATURA}
AREA = ENCARGADO | JEFATURA
OFICINA = AREA | {Rol.AUTORIDAD}

SOLICITUDES = Tratamiento(
    finalidad="Recibir, estudiar y responder las solicitudes de permisos de personas extranjeras.",
    base="Facultades de las gobernaciones provinciales en extranjería (DL 1.094 de 1975 y DS 597 de 1984), ejercidas "
    "por un organismo público dentro de su competencia (Ley 19.628, arts. 10 y 20).",
    plazo=Plazo(10, "la respuesta de la solicitud, porque una nueva se estudia a la luz de las anteriores"),
)
CITAS = Tratamiento(
    finalidad="Dar horas de atención, saber quién viene cada día y avisar cuando una cambia.",
    base="Funciones de la gobernación en extranjería ejercidas por un organismo público (Ley 19.628, art. 20).",
    plazo=Plazo(2, "el día de la cita"),
)

PERSONAL = Dato(Clase.PERSONAL, ven=AREA, escriben=ENCARGADO)
SENSIBLE = Dato(Clase.SENSIBLE, ven=AREA, escriben=ENCARGADO)
RESPONDIDO = Dato(Clase.SENSIBLE, ven=AREA, escriben=AREA)
"""What either of both writes when an answer asks it."""

DEL_ENCARGADO = ("analizar", "pedir_ampliacion", "recibir_ampliacion", "desistir", "derivar")
DE_JEFATURA = ("aprobar", "rechazar", "corregir_respuesta")
DE_LA_CITA = ("atender", "no_presentar", "cancelar", "reprogramar")

SIN_COMUNA = tuple(campo for campo in COMUNES if campo != "comuna")

POLITICAS = (
    Politica(
        "extranjeria.Solicitud",
        acciones={
            Accion.VER: AREA,
            Accion.AGREGAR: ENCARGADO,
            Accion.MODIFICAR: ENCARGADO,
            Accion.ANULAR: JEFATURA,
            Accion.EXPORTAR: JEFATURA,
            Accion.IMPRIMIR: AREA,
            Accion.VER_HISTORIAL: AREA,
            **dict.fromkeys(DEL_ENCARGADO, ENCARGADO),
            **dict.fromkeys(DE_JEFATURA, JEFATURA),
        },
        publicos=(
            *COMUNES,
            "estado",
            "canal",
            "analizada_por",
            "ampliacion_el",
            "vence_el",
            "resolucion",
            "resuelta_el",
            "resuelta_por",
        ),
        personales={
            "ficha": PERSONAL,
            "folio": PERSONAL,
            "nacionalidad": SENSIBLE,
            "tipo": SENSIBLE,
            "calidad": PERSONAL,
            "observaciones": SENSIBLE,
            "pedido": SENSIBLE,
            "motivo": RESPONDIDO,
            "derivada_a": RESPONDIDO,
        },
        tratamiento=SOLICITUDES,
    ),
    politica_de_papeles(
        "extranjeria.PapelSolicitud",
        ven=AREA,
        suben=ENCARGADO,
        retiran=JEFATURA,
        clase=Clase.SENSIBLE,
        tratamiento=SOLICITUDES,
    ),
    Politica(
        "extranjeria.Cita",
        acciones={
            Accion.VER: AREA,
            Accion.AGREGAR: ENCARGADO,
            Accion.MODIFICAR: ENCARGADO,
            Accion.ANULAR: AREA,
            Accion.EXPORTAR: JEFATURA,
            Accion.IMPRIMIR: AREA,
            Accion.VER_HISTORIAL: AREA,
            **dict.fromkeys(DE_LA_CITA, ENCARGADO),
        },
        publicos=(*SIN_COMUNA, "estado", "hora", "viene_de", "pasa_al", "pasa_a_las"),
        personales={"ficha": PERSONAL, "tramite": PERSONAL, "motivo": PERSONAL},
        tratamiento=CITAS,
    ),
    Politica(
        "extranjeria.AtencionDiaria",
        acciones={
            Accion.VER: OFICINA,
            Accion.AGREGAR: ENCARGADO,
            Accion.MODIFICAR: ENCARGADO,
            Accion.ANULAR: AREA,
            Accion.EXPORTAR: OFICINA,
            Accion.IMPRIMIR: AREA,
            Accion.VER_HISTORIAL: AREA,
        },
        publicos=(*SIN_COMUNA, "tramite", "con_cita", "sin_cita", "no_llegaron"),
    ),
    # Whoever gives the hours does not say how many there are to give.
    Politica(
        "extranjeria.CupoDiario",
        acciones={
            Accion.VER: OFICINA,
            Accion.EXPORTAR: OFICINA,
            Accion.AGREGAR: JEFATURA,
            Accion.MODIFICAR: JEFATURA,
            Accion.VER_HISTORIAL: AREA,
        },
        publicos=("dia", "propio", "cupo", "tomadas", "version"),
    ),
    Politica(
        "extranjeria.TipoSolicitud",
        acciones={
            Accion.VER: AREA,
            Accion.EXPORTAR: AREA,
            Accion.AGREGAR: JEFATURA,
            Accion.MODIFICAR: JEFATURA,
        },
        publicos=("nombre", "clase", "desde", "hasta"),
    ),
    Politica(
        "extranjeria.Tramite",
        acciones={
            Accion.VER: OFICINA,
            Accion.EXPORTAR: OFICINA,
            Accion.AGREGAR: JEFATURA,
            Accion.MODIFICAR: JEFATURA,
        },
        publicos=("nombre", "con_cita", "desde", "hasta"),
    ),
)
