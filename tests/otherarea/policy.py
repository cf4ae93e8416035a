from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Dato, Plazo, Politica, Tratamiento

DEL_AREA = {Rol.ENCARGADO, Rol.JEFATURA}

POLITICAS = (
    Politica(
        "otherarea.Expediente",
        acciones={Accion.VER: DEL_AREA, Accion.AGREGAR: {Rol.ENCARGADO}, Accion.MODIFICAR: {Rol.ENCARGADO}},
        publicos=("folio", "contacto", "caso"),
        personales={"relato": Dato(Clase.PENAL, ven=DEL_AREA, escriben={Rol.ENCARGADO})},
        tratamiento=Tratamiento(
            "Probar el acceso.", "Ninguna: son personas inventadas.", Plazo(1, "la prueba")
        ),
        sin_exportar="Es de prueba.",
    ),
)
