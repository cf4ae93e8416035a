from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Dato, Plazo, Politica, Tratamiento

PRUEBA = Tratamiento("Probar el acceso.", "Ninguna: son personas inventadas.", Plazo(1, "la prueba"))
ENCARGADO = {Rol.ENCARGADO}
JEFATURA = {Rol.JEFATURA}
AMBOS = ENCARGADO | JEFATURA

POLITICAS = (
    Politica(
        "testarea.Contacto",
        acciones={
            Accion.VER: AMBOS,
            Accion.AGREGAR: ENCARGADO,
            Accion.MODIFICAR: ENCARGADO,
            Accion.VER_HISTORIAL: AMBOS,
        },
        publicos=("area", "numero"),
        personales={
            "nombres": Dato(Clase.PERSONAL, ven=AMBOS, escriben=ENCARGADO),
            "tramo": Dato(Clase.PERSONAL, ven=JEFATURA),
            "run": Dato(Clase.PERSONAL, escriben=ENCARGADO),
        },
        reservados={"clave": Clase.PERSONAL},
        tratamiento=PRUEBA,
        area_en="area",
        etiqueta=("nombres",),
        sin_exportar="Son de prueba.",
    ),
    Politica(
        "testarea.Etiqueta",
        acciones={
            Accion.VER: JEFATURA,
            Accion.EXPORTAR: JEFATURA,
            Accion.ELEGIR: ENCARGADO,
            Accion.AGREGAR: JEFATURA,
        },
        publicos=("nombre",),
    ),
    Politica(
        "testarea.Caso",
        acciones={
            Accion.VER: AMBOS,
            Accion.AGREGAR: ENCARGADO,
            Accion.MODIFICAR: AMBOS,
            Accion.ELIMINAR: JEFATURA,
            Accion.EXPORTAR: JEFATURA,
            Accion.VER_HISTORIAL: JEFATURA,
            Accion.IMPRIMIR: AMBOS,
            "aprobar": JEFATURA,
            "cerrar": JEFATURA,
        },
        publicos=("folio", "estado", "contacto", "etiquetas", "padre", "monto"),
        personales={
            "direccion": Dato(Clase.PERSONAL, ven=JEFATURA, escriben=ENCARGADO),
            "prioridad": Dato(Clase.SENSIBLE, escriben=JEFATURA),
            "diagnostico": Dato(Clase.SENSIBLE, escriben=JEFATURA),
        },
        tratamiento=PRUEBA,
    ),
    Politica(
        "testarea.Nota",
        acciones={
            Accion.VER: AMBOS,
            Accion.EXPORTAR: AMBOS,
            Accion.AGREGAR: ENCARGADO,
            Accion.MODIFICAR: JEFATURA,
        },
        publicos=("caso", "fecha"),
        personales={
            "texto": Dato(Clase.PERSONAL, ven=JEFATURA, escriben=ENCARGADO),
            "reserva": Dato(Clase.SENSIBLE, escriben=JEFATURA),
        },
        tratamiento=PRUEBA,
    ),
    Politica(
        "testarea.Secreto",
        acciones={},
        reservados={"palabra": Clase.SENSIBLE},
        tratamiento=PRUEBA,
        sin_exportar="Nadie lo ve.",
    ),
)
