from gobernacion import guards
from gobernacion.areas import AreaConfig, Tema


class FondoSocialConfig(AreaConfig):
    name = "programs.fondo_social"
    titulo = "Fondo Social Presidente de la República"
    frase = "Proyectos de organizaciones sociales financiados en la provincia."
    capitulos = ("11",)
    tema = Tema.COMUNIDAD
    prefijo = "FS"

    def ready(self) -> None:
        from programs.fondo_social.models import GUARDS

        guards.register(self, GUARDS)
