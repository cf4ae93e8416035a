"""Who knows what of the people and the organisations of the directory."""

from gobernacion.access.roles import Rol
from gobernacion.access.rules import Accion, Clase, Dato, Plazo, Politica, Tratamiento
from gobernacion.directory.models.ficha import in_force, known_to_some_area

AREA = {Rol.ENCARGADO, Rol.JEFATURA}
REGISTRA = {Rol.ENCARGADO}
DIRECTORIO = {Rol.DIRECTORIO}

ATENCION = Tratamiento(
    finalidad="Saber quién pide, recibe o participa en lo que hace la oficina, y cómo ubicarle.",
    base="Funciones legales de la gobernación (Ley 19.175) ejercidas por un organismo público (Ley 19.628, art. 20).",
    plazo=Plazo(5, "que se cierra el último registro que nombra a la persona"),
)
REPRESENTACION = Tratamiento(
    finalidad="Saber quién actúa por la organización.",
    base="Funciones legales de la gobernación (Ley 19.175) y registro de receptores de fondos (Ley 19.862).",
    plazo=Plazo(5, "que la persona deja de representar a la organización"),
)

DE_SU_AREA = Dato(Clase.PERSONAL, ven=AREA, escriben=REGISTRA | DIRECTORIO)
DEL_DIRECTORIO = Dato(Clase.PERSONAL, ven=DIRECTORIO)
DE_QUIEN_REPRESENTA = Dato(Clase.PERSONAL, ven=AREA, escriben=REGISTRA | DIRECTORIO)

POLITICAS = (
    Politica(
        "directory.Persona",
        acciones={
            Accion.VER: DIRECTORIO,
            "reunir": DIRECTORIO,
            "distinguir": DIRECTORIO,
            "corregir": DIRECTORIO,
            "quien_vio": (),  # the page is of no one model: it only leaves its line in the journal
        },
        publicos=("id", "documento"),
        personales={
            "run": DEL_DIRECTORIO,
            "numero_extranjero": DEL_DIRECTORIO,
            "pais_emisor": DEL_DIRECTORIO,
            "motivo_sin_documento": Dato(Clase.SENSIBLE, ven=DIRECTORIO),
            "unida_a": DEL_DIRECTORIO,
        },
        reservados={"clave_numero": Clase.PERSONAL, "titular": Clase.PERSONAL},
        tratamiento=ATENCION,
        filas=known_to_some_area,
        sin_exportar="El directorio solo muestra a quien se busca: una nómina de todas las personas no existe.",
    ),
    Politica(
        "directory.Ficha",
        acciones={
            Accion.VER: AREA | DIRECTORIO,
            Accion.AGREGAR: REGISTRA,
            Accion.MODIFICAR: REGISTRA | DIRECTORIO,
            Accion.VER_HISTORIAL: AREA | DIRECTORIO,
        },
        publicos=("id", "area", "unida_a", "creada", "version"),
        personales={
            "persona": DEL_DIRECTORIO,
            "identificacion": Dato(Clase.PERSONAL, ven=AREA | DIRECTORIO),
            "nombres": DE_SU_AREA,
            "primer_apellido": DE_SU_AREA,
            "segundo_apellido": DE_SU_AREA,
            "nombre_social": DE_SU_AREA,
            "nacimiento": DE_SU_AREA,
            "solo_year": DE_SU_AREA,
            "sexo": DE_SU_AREA,
            "nacionalidad": DE_SU_AREA,
            "comuna": DE_SU_AREA,
            "sector": DE_SU_AREA,
            "direccion": DE_SU_AREA,
            "telefono": DE_SU_AREA,
            "correo": DE_SU_AREA,
        },
        reservados={
            "clave": Clase.PERSONAL,
            "clave_nombres": Clase.PERSONAL,
            "clave_social": Clase.PERSONAL,
        },
        tratamiento=ATENCION,
        area_en="area",
        filas=in_force,
        etiqueta=("nombres", "primer_apellido", "segundo_apellido"),
        sin_exportar="Solo se muestra a quien se busca: cada lista de casos exporta a las personas de los suyos.",
    ),
    Politica(
        "directory.Organizacion",
        acciones={
            Accion.VER: AREA | DIRECTORIO,
            Accion.EXPORTAR: {Rol.JEFATURA} | DIRECTORIO,
            Accion.AGREGAR: REGISTRA | DIRECTORIO,
            Accion.MODIFICAR: REGISTRA | DIRECTORIO,
            Accion.VER_HISTORIAL: AREA | DIRECTORIO,
        },
        publicos=(
            "rut",
            "nombre",
            "clase",
            "comuna",
            "personalidad_juridica_vigente",
            "personalidad_juridica_al",
            "registro_ley_19862",
            "direccion",
            "telefono",
            "correo",
            "clave",
            "version",
        ),
        personales={
            "representante_nombre": DE_QUIEN_REPRESENTA,
            "representante_run": DE_QUIEN_REPRESENTA,
            "representante_telefono": DE_QUIEN_REPRESENTA,
            "representante_correo": DE_QUIEN_REPRESENTA,
        },
        tratamiento=REPRESENTACION,
    ),
    Politica(
        "directory.Fusion",
        acciones={Accion.VER: DIRECTORIO, "deshacer": DIRECTORIO},
        publicos=(
            "conservada",
            "absorbida",
            "motivo",
            "decidida",
            "decidida_por",
            "deshecha",
            "deshecha_por",
            "motivo_de_deshacer",
        ),
        sin_exportar="Dice qué documentos son de una misma persona, y solo sirve junto al directorio.",
    ),
    Politica(
        "directory.Movimiento",
        acciones={Accion.VER: DIRECTORIO},
        publicos=("fusion", "modelo", "campo", "fila", "antes", "despues"),
    ),
    # Decided on the page of whoever writes the text: it has no desk of its own.
    Politica(
        "directory.VistoBueno",
        acciones={},
        publicos=("huella", "motivo", "pedido_por", "pedido_el", "dado_por", "dado_el"),
    ),
    Politica(
        "directory.Distincion",
        acciones={Accion.VER: DIRECTORIO, Accion.ELIMINAR: DIRECTORIO},
        publicos=("una", "otra", "motivo", "decidida", "decidida_por"),
        sin_exportar="Dice quién se parece a quién, y solo sirve junto al directorio.",
    ),
)
