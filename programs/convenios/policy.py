"""Who sees and does what at the desk of the agreements.

That somebody was sent to an eye clinic, or to those who attend the victims of violence, tells of their health or of
their life: which agreement, why and through which centre are sensitive, and so is that the person is in the list.
The institution receives their data only after they sign: see ``programs.convenios.models``. Whoever types and sends
does not annul, and only jefatura takes the list out of the system.
"""

from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Dato, Plazo, Politica, Tratamiento
from gobernacion.records.policy import COMUNES, politica_de_papeles

ENCARGADO = {Rol.ENCARGADO}
JEFATURA = {Rol.JEFATURA}
AREA = ENCARGADO | JEFATURA

DERIVACION = Tratamiento(
    finalidad="Derivar personas a las instituciones en convenio y saber si las atendieron.",
    base="Funciones de la gobernación (Ley 19.175); los datos de salud se comunican con el consentimiento escrito de "
    "la persona o de su representante (Ley 19.628, arts. 4, 10 y 20).",
    plazo=Plazo(5, "la respuesta de la institución"),
)

SENSIBLE = Dato(Clase.SENSIBLE, ven=AREA, escriben=ENCARGADO)
MENOR = Dato(Clase.MENOR, ven=AREA, escriben=ENCARGADO)
PERSONAL = Dato(Clase.PERSONAL, ven=AREA, escriben=ENCARGADO)

PASOS = ("completar", "devolver", "derivar", "atender", "rechazar", "desistir")

REGISTRA: dict[str, set[Rol]] = {
    Accion.VER: AREA,
    Accion.AGREGAR: ENCARGADO,
    Accion.MODIFICAR: ENCARGADO,
    Accion.IMPRIMIR: AREA,
    Accion.VER_HISTORIAL: AREA,
}

POLITICAS = (
    Politica(
        "convenios.Convenio",
        acciones={
            Accion.VER: AREA,
            Accion.EXPORTAR: AREA,
            Accion.AGREGAR: AREA,
            Accion.MODIFICAR: AREA,
            Accion.VER_HISTORIAL: AREA,
        },
        publicos=(
            "nombre",
            "institucion",
            "tipo",
            "resolucion",
            "objeto",
            "exige",
            "con_nomina",
            "desde",
            "hasta",
            "version",
        ),
    ),
    Politica(
        "convenios.CentroSalud",
        acciones={
            Accion.VER: AREA,
            Accion.EXPORTAR: AREA,
            Accion.AGREGAR: AREA,
            Accion.MODIFICAR: AREA,
            Accion.VER_HISTORIAL: AREA,
        },
        publicos=("nombre", "tipo", "comuna", "version"),
    ),
    Politica(
        "convenios.Derivacion",
        acciones={
            **REGISTRA,
            Accion.ANULAR: JEFATURA,
            Accion.EXPORTAR: JEFATURA,
            **dict.fromkeys(PASOS, ENCARGADO),
        },
        publicos=(*COMUNES, "estado", "antecedentes_el", "derivada_el", "derivada_por", "respondida_el"),
        personales={
            "ficha": SENSIBLE,
            "convenio": SENSIBLE,
            "grupo": MENOR,
            "razon": SENSIBLE,
            "centro": SENSIBLE,
            "pendientes": SENSIBLE,
            "consiente": MENOR,
            "consentimiento_el": PERSONAL,
            "consentimiento": PERSONAL,
            "motivo": SENSIBLE,
        },
        tratamiento=DERIVACION,
    ),
    # Only the step that gives them back writes it.
    Politica(
        "convenios.AntecedentesDevueltos",
        acciones={Accion.VER: AREA},
        publicos=("derivacion", "antecedentes_el", "hasta", "version"),
    ),
    politica_de_papeles(
        "convenios.PapelDerivacion",
        ven=AREA,
        suben=ENCARGADO,
        retiran=JEFATURA,
        clase=Clase.SENSIBLE,
        tratamiento=DERIVACION,
    ),
    Politica(
        "convenios.Prestacion",
        acciones={**REGISTRA, Accion.ANULAR: JEFATURA, Accion.EXPORTAR: JEFATURA},
        publicos=tuple(campo for campo in COMUNES if campo != "comuna"),
        personales={
            "derivacion": SENSIBLE,
            "tipo": SENSIBLE,
            "entrega": SENSIBLE,
            "colabora": SENSIBLE,
        },
        tratamiento=DERIVACION,
    ),
)
