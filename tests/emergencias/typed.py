"""Something that happened and was told to the province."""

from tests.browser.typing import Tecleado

TECLEADO = Tecleado(
    "emergencias.Evento",
    cuenta="emergencias",
    campos={
        "tipo": "Corte de agua",
        "comuna": "Andacollo",
        "lugar": "Población Casuto",
        "informado_provincial": True,
    },
    indicador="EM-013",
)
