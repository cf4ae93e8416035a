from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Dato, Plazo, Politica, Tratamiento
from gobernacion.records.policy import COMUNES

PRUEBA = Tratamiento("Probar el directorio.", "Ninguna: son personas inventadas.", Plazo(1, "la prueba"))
ENCARGADO = {Rol.ENCARGADO}
AMBOS = {Rol.ENCARGADO, Rol.JEFATURA}

POLITICAS = (
    Politica(
        "peoplearea.Visita",
        acciones={
            Accion.VER: AMBOS,
            Accion.AGREGAR: ENCARGADO,
            Accion.MODIFICAR: ENCARGADO,
            Accion.ANULAR: {Rol.JEFATURA},
            Accion.EXPORTAR: AMBOS,
            Accion.IMPRIMIR: AMBOS,
            Accion.VER_HISTORIAL: AMBOS,
        },
        publicos=COMUNES,
        personales={
            "ficha": Dato(Clase.PERSONAL, ven=AMBOS, escriben=ENCARGADO),
            "detalle": Dato(Clase.SENSIBLE, ven=AMBOS, escriben=ENCARGADO),
        },
        tratamiento=PRUEBA,
    ),
)
