from gobernacion import guards
from gobernacion.areas import AreaConfig, Tema


class DesarrolloSocialConfig(AreaConfig):
    name = "programs.desarrollo_social"
    titulo = "Desarrollo social"
    frase = "Iniciativas de fortalecimiento provincial: albergue, fomento productivo y apoyo a víctimas de violencia."
    capitulos = ("9",)
    tema = Tema.SOCIAL
    prefijo = "DS"

    def ready(self) -> None:
        from programs.desarrollo_social.models import GUARDS

        guards.register(self, GUARDS)
