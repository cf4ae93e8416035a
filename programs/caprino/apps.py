from gobernacion import guards
from gobernacion.areas import AreaConfig, Tema


class CaprinoConfig(AreaConfig):
    name = "programs.caprino"
    titulo = "Registro caprino"
    frase = "Registro provincial de crianceros y de su ganado caprino."
    capitulos = ("12",)
    tema = Tema.FOMENTO
    prefijo = "CA"

    def ready(self) -> None:
        from programs.caprino.models import GUARDS

        guards.register(self, GUARDS)
