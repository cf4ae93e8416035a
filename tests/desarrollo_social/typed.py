"""What the service that works with victims of violence reports of a month: numbers alone."""

from tests.browser.typing import Tecleado

TECLEADO = Tecleado(
    "desarrollo_social.InformeVIF",
    cuenta="desarrollo",
    campos={"personas_nuevas": "3", "atenciones": "5"},
    indicador="DS-004",
    suma=3,
)
