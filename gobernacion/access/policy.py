"""Who works with accounts, functions and the journal."""

from gobernacion.access import accounts, guessing, open_sessions, second_factor
from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Dato, Plazo, Politica, Tratamiento

PERSONAL = Tratamiento(
    finalidad="Saber quién entra al sistema y responder por lo que hace.",
    base="Ejercicio de funciones públicas y deber de seguridad de los datos (Ley 19.628).",
    plazo=Plazo(5, "que la persona deja la oficina"),
)

FRENO = "Que nadie adivine la clave de otra persona probando muchas."
FACTOR = "Que quien averigüe la clave de otra persona no entre con ella."
SESIONES = "Que cada persona vea dónde está abierta su cuenta y la cierre."
DEBER = "Deber de seguridad de los datos (Ley 19.628)."

ADMINISTRA = {Rol.ADMINISTRADOR}
CONFIRMA = {Rol.JEFATURA, Rol.AUTORIDAD}
AUDITA = {Rol.AUDITOR}
TRABAJA = {Rol.ENCARGADO, Rol.JEFATURA, Rol.AUTORIDAD, Rol.DIRECTORIO}

POLITICAS = (
    Politica(
        "access.User",
        acciones={
            Accion.VER: ADMINISTRA | CONFIRMA,
            Accion.EXPORTAR: ADMINISTRA,
            Accion.ELEGIR: AUDITA | TRABAJA,
            Accion.AGREGAR: ADMINISTRA,
            Accion.MODIFICAR: ADMINISTRA,
            Accion.VER_HISTORIAL: ADMINISTRA,
            accounts.ENTREGAR_CLAVE: ADMINISTRA,
            "confirmar": CONFIRMA,
            "quitar_pausa": ADMINISTRA,
            second_factor.REMOVE: ADMINISTRA,
            # What no page asks about: it only leaves its line in the journal.
            **dict.fromkeys(
                (
                    *accounts.BY_THEMSELVES,
                    *second_factor.BY_THEMSELVES,
                    *(open_sessions.CLOSE, guessing.PAUSE, guessing.WRONG),
                ),
                (),
            ),
        },
        # One of a single area answers for no account: it may be anybody's.
        toda_la_oficina=("confirmar",),
        de_nuevo=(Accion.MODIFICAR, "entregar_clave", "confirmar", second_factor.REMOVE),
        publicos=("username", "is_active", "estado_clave", "clave_por", "clave_vence"),
        personales={
            # Who signed each step of a case is said to those who see the case.
            "nombre": Dato(Clase.PERSONAL, ven=CONFIRMA | AUDITA | TRABAJA, escriben=ADMINISTRA),
            "correo": Dato(Clase.PERSONAL, ven=CONFIRMA, escriben=ADMINISTRA),
            "last_login": Dato(Clase.PERSONAL, ven=ADMINISTRA),
        },
        reservados={"password": Clase.PERSONAL, "is_superuser": Clase.PUBLICA},
        tratamiento=PERSONAL,
        etiqueta=("nombre",),
    ),
    Politica(
        "access.Asignacion",
        acciones={
            Accion.VER: ADMINISTRA | AUDITA | CONFIRMA,
            Accion.EXPORTAR: ADMINISTRA | AUDITA | CONFIRMA,
            Accion.AGREGAR: ADMINISTRA,
            "terminar": ADMINISTRA,
            "confirmar": CONFIRMA,
            "rechazar": CONFIRMA,
            "nombrar": (),  # an order of the installation: it only leaves its line in the journal
        },
        publicos=(
            *("user", "rol", "area", "desde", "hasta", "motivo"),
            *("otorgada_por", "otorgada_el", "confirmada_por", "confirmada_el", "terminada_el"),
        ),
        toda_la_oficina=("confirmar", "rechazar"),
        de_nuevo=(Accion.AGREGAR, "confirmar", "terminar"),
    ),
    # Keyed digests: nobody works with them, and no page shows them.
    Politica(
        "access.Intento",
        acciones={},
        publicos=("tipo", "cuando", "anotado"),
        reservados=dict.fromkeys(("cuenta", "desde", "equipo"), Clase.PERSONAL),
        tratamiento=Tratamiento(FRENO, DEBER, Plazo(None, "no pase un día del intento")),
    ),
    Politica(
        "access.LugarConocido",
        acciones={},
        publicos=("cuando",),
        reservados=dict.fromkeys(("cuenta", "desde"), Clase.PERSONAL),
        tratamiento=Tratamiento(FRENO, DEBER, Plazo(None, "no pasen noventa días del último ingreso")),
    ),
    # What each person proves and where they are in: seen by them alone, on the page of their account.
    Politica(
        "access.SegundoFactor",
        acciones={},
        publicos=("user", "ultimo_paso", "desde", "codigos_guardados"),
        reservados={"secreto": Clase.PERSONAL},
        tratamiento=Tratamiento(FACTOR, DEBER, Plazo(None, "la persona use ese teléfono")),
    ),
    Politica(
        "access.CodigoRecuperacion",
        acciones={},
        publicos=("factor", "usado_el"),
        reservados={"huella": Clase.PERSONAL},
        tratamiento=Tratamiento(FACTOR, DEBER, Plazo(None, "la persona use ese teléfono")),
    ),
    Politica(
        "access.LlaveDeAcceso",
        acciones={},
        publicos=("factor", "firmas", "ultima", "desde", "usada_el"),
        reservados=dict.fromkeys(("nombre", "huella", "credencial"), Clase.PERSONAL),
        tratamiento=Tratamiento(FACTOR, DEBER, Plazo(None, "la persona use esa llave")),
    ),
    Politica(
        "access.Sesion",
        acciones={},
        publicos=("user", "desde", "vista"),
        reservados={"clave": Clase.PERSONAL, "equipo": Clase.PERSONAL},
        tratamiento=Tratamiento(SESIONES, DEBER, Plazo(None, "la sesión esté abierta")),
    ),
    Politica(
        "access.Anotacion",
        acciones={Accion.VER: AUDITA, Accion.EXPORTAR: AUDITA},
        publicos=("cuando", "quien", "accion", "modelo", "registro", "filas", "registros", "motivo"),
        reservados={"firma": Clase.PUBLICA},
    ),
    Politica(
        "access.Lote",
        acciones={Accion.VER: AUDITA, Accion.EXPORTAR: AUDITA},
        publicos=("cuando", "primera", "ultima", "filas", "anterior", "sello"),
    ),
    # Written and read by the seals alone: no page shows them.
    Politica(
        "access.Tanda",
        acciones={},
        publicos=("cuando", "modelo", "columnas", "desde", "hasta", "filas", "anterior", "sello"),
    ),
    Politica(
        "access.Huella",
        acciones={},
        publicos=("tanda", "fila", "registro"),
        reservados={"sal": Clase.PUBLICA, "huella": Clase.PUBLICA},
    ),
    Politica("access.Olvido", acciones={}, publicos=("cuando", "modelo", "registro", "clase")),
    Politica(
        "access.Vuelta",
        acciones={Accion.VER: ADMINISTRA | AUDITA},
        publicos=("codigo", "hecha", "intentada", "segundos", "resultado", "fallas"),
        sin_exportar="Dice cómo va el trabajo periódico hoy: se lee en su página.",
    ),
    Politica(
        "territory.VigenciaArea",
        acciones={
            Accion.VER: ADMINISTRA | TRABAJA,
            Accion.EXPORTAR: ADMINISTRA | TRABAJA,
            Accion.AGREGAR: ADMINISTRA,
        },
        publicos=("area", "desde", "ultimo_dia", "motivo", "decidida_el"),
    ),
    Politica(
        "territory.Denominacion",
        acciones={
            Accion.VER: ADMINISTRA | TRABAJA,
            Accion.EXPORTAR: ADMINISTRA | TRABAJA,
            Accion.AGREGAR: ADMINISTRA,
            Accion.MODIFICAR: ADMINISTRA,
        },
        publicos=("desde", "nombre", "tipo", "sigla", "norma"),
    ),
    # Where the office is and what it answers for: public, chosen in every form, loaded by a command.
    *(
        Politica(f"territory.{modelo}", acciones={Accion.ELEGIR: TRABAJA}, publicos=publicos)
        for modelo, publicos in {
            "Provincia": ("cut", "nombre", "region"),
            "Institucion": ("id", "nombre", "tipo", "provincia", "sigla", "sitio"),
            "Comuna": ("cut", "nombre", "provincia", "orden"),
            "Poblacion": ("comuna", "year", "habitantes", "fuente"),
            "Sector": ("comuna", "nombre"),
        }.items()
    ),
)
