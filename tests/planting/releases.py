"""An edition that tells a year: only an erratum says what it corrects."""

PLANTING = {"releases.Edicion": lambda aviary, area: {"motivo": ""}}
