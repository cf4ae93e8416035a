"""An edition that tells a year: only an erratum says what it corrects. Its areas wait to be confirmed."""

PLANTING = {
    "releases.Edicion": lambda aviary, area: {"motivo": "", "year": 2018},
    "releases.Conformidad": lambda aviary, area: {"estado": "pendiente"},
    "releases.SinRegistros": lambda aviary, area: {"respuesta": "no_informada"},
}
