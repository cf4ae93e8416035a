from gobernacion import guards
from gobernacion.areas import AreaConfig, Tema


class PasoAguaNegraConfig(AreaConfig):
    name = "programs.paso_agua_negra"
    titulo = "Paso Agua Negra"
    frase = "Personas y vehículos que cruzan la cordillera por el complejo fronterizo en cada temporada."
    capitulos = ("5",)
    tema = Tema.MIGRACION
    prefijo = "AN"

    def ready(self) -> None:
        from programs.paso_agua_negra.models import GUARDS

        guards.register(self, GUARDS)
