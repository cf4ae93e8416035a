from datetime import date

from gobernacion import guards
from gobernacion.areas import AreaConfig, Tema
from gobernacion.lib.periods import Vigencia


class ExtranjeriaConfig(AreaConfig):
    name = "extranjeria"
    titulo = "Extranjería"
    frase = "Solicitudes de residencia y atención de personas migrantes en la oficina provincial."
    capitulos = ("4",)
    tema = Tema.MIGRACION
    prefijo = "EX"
    # The Servicio Nacional de Migraciones answers for it since Ley 21.325 came into force, on 12 February 2022.
    vigencia = Vigencia(ultimo_dia=date(2022, 2, 11))
    norma = "Ley 21.325"

    def ready(self) -> None:
        from extranjeria.models import GUARDS

        guards.register(self, GUARDS)
