from gobernacion import guards
from gobernacion.areas import AreaConfig, Tema


class CreceContigoConfig(AreaConfig):
    name = "programs.crece_contigo"
    titulo = "Chile Crece Contigo"
    frase = "Coordinación, capacitación y difusión de la red provincial de protección social."
    capitulos = ("6",)
    tema = Tema.SOCIAL
    prefijo = "CC"

    def ready(self) -> None:
        from programs.crece_contigo.models import GUARDS

        guards.register(self, GUARDS)
