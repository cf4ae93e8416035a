"""The ready tables of the migration desk."""

from gobernacion.summaries.reports import FrenteAlAnterior, PorCategoria

INFORMES = (
    PorCategoria(
        "por_nacionalidad",
        "Solicitudes de residencia por nacionalidad",
        "Cuántas solicitudes presentaron las personas de cada nacionalidad.",
        "nacionalidad",
        ("EX-001",),
    ),
    PorCategoria(
        "por_tipo",
        "Solicitudes de residencia por tipo",
        "Cuántas solicitudes de cada tipo se recibieron.",
        "tipo",
        ("EX-001",),
    ),
    FrenteAlAnterior(
        "nacionalidades_frente_al_anterior",
        "Nacionalidades frente al año anterior",
        "Las solicitudes de cada nacionalidad, al lado de las del año anterior a la misma fecha.",
        "EX-001",
        "nacionalidad",
    ),
)
