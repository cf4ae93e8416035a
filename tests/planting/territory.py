"""The comuna where everybody lives."""

PLANTING = {
    "territory.Provincia": lambda aviary, area: {"cut": "041"},
    "territory.Comuna": lambda aviary, area: {"cut": "04101"},
    "territory.VigenciaArea": lambda aviary, area: {"desde": None, "ultimo_dia": None},
}
