"""A plenary meeting of the committee, which counts once it was held."""

from tests.browser.typing import Paso, Tecleado

TECLEADO = Tecleado(
    "comite_tecnico.Reunion",
    cuenta="comite",
    campos={"modalidad": "Presencial", "comuna": "La Serena", "lugar": "Salón de la gobernación"},
    pasos=(Paso("realizar", {"asistentes": "19"}),),
    indicador="CT-002",
)
