"""Who sees and does what at the desk of the agreements.

That somebody was sent to an eye clinic, or to those who attend the victims of violence, tells of their health or of
their life: which agreement, why and through which centre are sensitive, and so is that the person is in the list.
The institution receives their data only after they sign: see ``programs.convenios.models``. Whoever types and sends
does not annul, and only jefatura takes the list out of the system.
"""

from gobernacion.access.rules import Accion, Clase, Plazo, Politica, Tratamiento
from gobernacion.records.policy import COMUNES, Mesa

MESA = Mesa()

DERIVACION = Tratamiento(
    finalidad="Derivar personas a las instituciones en convenio y saber si las atendieron.",
    base="Funciones de la gobernación (Ley 19.175); los datos de salud se comunican con el consentimiento escrito de "
    "la persona o de su representante (Ley 19.628, arts. 4, 10 y 20).",
    plazo=Plazo(5, "la respuesta de la institución"),
)

SENSIBLE = MESA.dato(Clase.SENSIBLE)
MENOR = MESA.dato(Clase.MENOR)
PERSONAL = MESA.dato(Clase.PERSONAL)

LISTA = {**MESA.catalogo(escriben=MESA.area), Accion.VER_HISTORIAL: MESA.area}

POLITICAS = (
    Politica(
        "convenios.Convenio",
        acciones=LISTA,
        publicos=(
            *("nombre", "institucion", "tipo", "resolucion", "objeto", "exige", "con_nomina"),
            *("desde", "hasta", "version"),
        ),
    ),
    Politica("convenios.CentroSalud", acciones=LISTA, publicos=("nombre", "tipo", "comuna", "version")),
    Politica(
        "convenios.Derivacion",
        acciones=MESA.registro(
            encargado=("completar", "devolver", "derivar", "atender", "rechazar", "desistir"),
            jefatura=("reabrir",),
        ),
        publicos=(*COMUNES, "estado", "antecedentes_el", "derivada_el", "derivada_por", "respondida_el"),
        personales={
            **dict.fromkeys(("ficha", "convenio", "razon", "centro", "pendientes", "motivo"), SENSIBLE),
            **dict.fromkeys(("grupo", "consiente"), MENOR),
            **dict.fromkeys(("consentimiento_el", "consentimiento"), PERSONAL),
        },
        tratamiento=DERIVACION,
    ),
    # Only the steps that give them back write it.
    Politica(
        "convenios.AntecedentesDevueltos",
        acciones={Accion.VER: MESA.area},
        publicos=("derivacion", "estado", "antecedentes_el", "respondida_el", "hasta", "version"),
    ),
    MESA.papeles("convenios.PapelDerivacion", clase=Clase.SENSIBLE, tratamiento=DERIVACION),
    Politica(
        "convenios.Prestacion",
        acciones=MESA.registro(),
        publicos=tuple(campo for campo in COMUNES if campo != "comuna"),
        personales=dict.fromkeys(("derivacion", "tipo", "entrega", "colabora"), SENSIBLE),
        tratamiento=DERIVACION,
    ),
)
