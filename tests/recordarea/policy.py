from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Dato, Plazo, Politica, Tratamiento
from gobernacion.records.policy import COMUNES, politica_de_papeles

PRUEBA = Tratamiento("Probar los registros.", "Ninguna: son personas inventadas.", Plazo(1, "la prueba"))
ENCARGADO = {Rol.ENCARGADO}
JEFATURA = {Rol.JEFATURA}
AMBOS = ENCARGADO | JEFATURA

POLITICAS = (
    Politica(
        "recordarea.Entrega",
        acciones={
            Accion.VER: AMBOS,
            Accion.AGREGAR: ENCARGADO,
            Accion.MODIFICAR: AMBOS,
            Accion.ANULAR: JEFATURA,
            Accion.EXPORTAR: AMBOS,
            Accion.IMPRIMIR: AMBOS,
            Accion.VER_HISTORIAL: AMBOS,
            "evaluar": AMBOS,
            "aprobar": JEFATURA,
            "entregar": ENCARGADO,
        },
        publicos=(
            *COMUNES, "estado", "folio", "urgente", "solicitado", "evaluada_por", "acta", "aprobado", "observacion",
        ),
        personales={
            "ficha": Dato(Clase.PERSONAL, ven=AMBOS, escriben=ENCARGADO),
            "detalle": Dato(Clase.SENSIBLE, ven=ENCARGADO, escriben=ENCARGADO),
        },
        tratamiento=PRUEBA,
    ),
    Politica(
        "recordarea.Articulo",
        acciones={Accion.VER: AMBOS, Accion.AGREGAR: ENCARGADO, Accion.MODIFICAR: ENCARGADO},
        publicos=("entrega", "nombre", "cantidad", "version"),
    ),
    politica_de_papeles(
        "recordarea.Papel", ven=AMBOS, suben=ENCARGADO, retiran=JEFATURA, clase=Clase.SENSIBLE, tratamiento=PRUEBA
    ),
)  # fmt: skip
