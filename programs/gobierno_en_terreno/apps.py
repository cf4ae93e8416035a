from gobernacion import guards
from gobernacion.areas import AreaConfig, Tema


class GobiernoEnTerrenoConfig(AreaConfig):
    name = "programs.gobierno_en_terreno"
    titulo = "Gobierno en Terreno"
    frase = "Plazas y diálogos ciudadanos que llevan los servicios públicos a cada comuna."
    capitulos = ("2",)
    tema = Tema.COMUNIDAD
    prefijo = "GT"

    def ready(self) -> None:
        from programs.gobierno_en_terreno.models import GUARDS

        guards.register(self, GUARDS)
