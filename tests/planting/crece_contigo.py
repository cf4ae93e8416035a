"""A table still to be held, a project with one line, and an expense nobody has answered."""

PLANTING = {
    "crece_contigo.Actividad": lambda aviary, area: {"tema": "mesa_provincial"},
    "crece_contigo.Proyecto": lambda aviary, area: {"year": 2026, "total": 1_000_000, "aporte_local": 0},
    "crece_contigo.Gasto": lambda aviary, area: {"motivo": ""},
}
