"""What an invented desk would have written; organisations and places say that they are invented."""

from __future__ import annotations

from programs.convenios.models import TipoCentro, TipoConvenio

FUNDACION = "Fundación Oftalmológica Los Andes"
HOSPITAL = "Hospital local"

CONVENIOS = (
    (FUNDACION, TipoConvenio.INFORMAL, "2019-01-02", True, "Atención de la vista y receta de lentes."),
    (HOSPITAL, TipoConvenio.INFORMAL, "2020-01-02", True, "Exámenes previos de quienes van a la consulta."),
    (
        "FOSIS",
        TipoConvenio.INFORMAL,
        "2018-03-12",
        True,
        "Postulación a capitales semilla, básico y avanzado.",
    ),
    ("SENAMA", TipoConvenio.INFORMAL, "2018-06-01", True, "Orientación y cupos para personas mayores."),
    (
        "SERNAMEG",
        TipoConvenio.FORMAL,
        "2019-03-01",
        False,
        "Apoyo a mujeres víctimas de violencia intrafamiliar.",
    ),
)
"""Names and whether they are formal are those of the account (chapters 1a, 9 and II.3); the dates are invented."""

EXIGE = "Interconsulta del centro de salud\nCopia de la cédula de identidad\nRegistro Social de Hogares"
RESOLUCION = "Resolución exenta inventada n.º 114"

CENTROS = (
    ("04101", TipoCentro.CONSULTORIO, "Consultorio Las Añañucas (inventado)"),
    ("04101", TipoCentro.HOSPITAL, "Hospital del Faro (inventado)"),
    ("04102", TipoCentro.CONSULTORIO, "Consultorio El Olivar (inventado)"),
    ("04102", TipoCentro.HOSPITAL, "Hospital del Puerto (inventado)"),
    ("04103", TipoCentro.HOSPITAL, "Hospital de la Montaña (inventado)"),
    ("04104", TipoCentro.POSTA, "Posta Los Chañares (inventada)"),
    ("04105", TipoCentro.POSTA, "Posta El Papayo (inventada)"),
    ("04106", TipoCentro.CONSULTORIO, "Consultorio El Pimiento (inventado)"),
)

DELEGACION = "Delegación Municipal de La Pampa (ficha inventada)"
CLUB_DE_LEONES = "Club de Leones (ficha inventada)"

RAZONES = (
    "Disminución de la visión en ambos ojos; sin control oftalmológico hace años.",
    "Dificultad para leer de cerca; necesita receta de lentes.",
    "Sospecha de catarata informada por su centro de salud.",
    "Dolor de cabeza al leer; la escuela pide evaluación de la vista.",
    "Control de la vista pendiente por diabetes.",
)
PENDIENTES = (
    "Falta la interconsulta.",
    "Falta la copia de la cédula.",
    "Falta el Registro Social de Hogares.",
)
RECHAZOS = ("La fundación no trata esa enfermedad.", "Ya tiene hora en el hospital.")
DESISTIMIENTOS = (
    "Consiguió hora en otro centro.",
    "No pudo viajar y ya no lo desea.",
    "Retiró su consentimiento.",
)
ANULADA = "Se anotó dos veces."
PAPEL = "Consentimiento firmado"
