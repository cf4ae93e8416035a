"""Who sees and does what at the migration desk.

Whoever receives and studies a request does not sign its answer; where somebody was born and what they ask the State
for is theirs, and no request reaches the autoridad. How many people the counter attended says nothing of anybody.
"""

from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Plazo, Politica, Tratamiento
from gobernacion.records.policy import COMUNES, SIN_COMUNA, Mesa

MESA = Mesa()
OFICINA = MESA.area | {Rol.AUTORIDAD}

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

PERSONAL = MESA.dato(Clase.PERSONAL)
SENSIBLE = MESA.dato(Clase.SENSIBLE)
RESPONDIDO = MESA.dato(Clase.SENSIBLE, escriben=MESA.area)
"""What either of both writes when an answer asks it."""

POLITICAS = (
    Politica(
        "extranjeria.Solicitud",
        acciones=MESA.registro(
            encargado=("analizar", "pedir_ampliacion", "recibir_ampliacion", "desistir", "derivar"),
            jefatura=("aprobar", "rechazar", "reabrir"),
        ),
        publicos=(
            *(*COMUNES, "estado", "canal", "analizada_por", "ampliacion_el", "vence_el"),
            *("resolucion", "resuelta_el", "resuelta_por"),
        ),
        personales={
            **dict.fromkeys(("ficha", "folio", "calidad"), PERSONAL),
            **dict.fromkeys(("nacionalidad", "tipo", "observaciones", "pedido"), SENSIBLE),
            **dict.fromkeys(("motivo", "derivada_a"), RESPONDIDO),
        },
        tratamiento=SOLICITUDES,
    ),
    MESA.antes("extranjeria.RespuestaAnterior", "solicitud", "estado", "resuelta_el"),
    MESA.papeles("extranjeria.PapelSolicitud", clase=Clase.SENSIBLE, tratamiento=SOLICITUDES),
    Politica(
        "extranjeria.Cita",
        acciones=MESA.registro(
            encargado=("atender", "no_presentar", "cancelar", "reprogramar"),
            jefatura=("reabrir",),
            anulan=MESA.area,
        ),
        publicos=(*SIN_COMUNA, "estado", "hora", "viene_de", "pasa_al", "pasa_a_las"),
        personales=dict.fromkeys(("ficha", "tramite", "motivo"), PERSONAL),
        tratamiento=CITAS,
    ),
    Politica(
        "extranjeria.AtencionDiaria",
        acciones={**MESA.registro(anulan=MESA.area, exportan=OFICINA), Accion.VER: OFICINA},
        publicos=(*SIN_COMUNA, "tramite", "con_cita", "sin_cita", "no_llegaron"),
    ),
    # Whoever gives the hours does not say how many there are to give.
    Politica(
        "extranjeria.CupoDiario",
        acciones={**MESA.catalogo(ven=OFICINA), Accion.VER_HISTORIAL: MESA.area},
        publicos=("dia", "propio", "cupo", "tomadas", "version"),
    ),
    Politica(
        "extranjeria.TipoSolicitud", acciones=MESA.catalogo(), publicos=("nombre", "clase", "desde", "hasta")
    ),
    Politica(
        "extranjeria.Tramite",
        acciones=MESA.catalogo(ven=OFICINA),
        publicos=("nombre", "con_cita", "desde", "hasta"),
    ),
)
