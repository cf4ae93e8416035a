"""Who sees and does what with the plots."""

from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Dato, Plazo, Politica, Tratamiento
from gobernacion.records.policy import COMUNES, politica_de_papeles

ENCARGADO = {Rol.ENCARGADO}
JEFATURA = {Rol.JEFATURA}
AREA = ENCARGADO | JEFATURA

PRESTAMO = Tratamiento(
    finalidad="Prestar parcelas a vecinos.",
    base="Consentimiento de quien la pide (Ley 19.628, art. 12).",
    plazo=Plazo(5, "la devolución"),
)

POLITICAS = (
    Politica(
        "huertos.Parcela",
        acciones={
            Accion.VER: AREA,
            Accion.AGREGAR: ENCARGADO,
            Accion.MODIFICAR: ENCARGADO,
            Accion.ANULAR: JEFATURA,
            Accion.EXPORTAR: JEFATURA,
            Accion.IMPRIMIR: AREA,
            Accion.VER_HISTORIAL: AREA,
            "prestar": JEFATURA,
            "devolver": ENCARGADO,
        },
        publicos=(*COMUNES, "estado", "cultivo", "metros", "prestada_el", "prestada_por"),
        personales={"ficha": Dato(Clase.PERSONAL, ven=AREA, escriben=ENCARGADO)},
        tratamiento=PRESTAMO,
    ),
    politica_de_papeles(
        "huertos.Papel",
        ven=AREA,
        suben=ENCARGADO,
        retiran=JEFATURA,
        clase=Clase.PERSONAL,
        tratamiento=PRESTAMO,
    ),
)
