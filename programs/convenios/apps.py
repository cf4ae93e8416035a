from gobernacion import guards
from gobernacion.areas import AreaConfig, Tema


class ConveniosConfig(AreaConfig):
    name = "programs.convenios"
    titulo = "Convenios"
    frase = "Acuerdos con instituciones que atienden a las personas que la gobernación deriva."
    capitulos = ("1a",)
    tema = Tema.SOCIAL
    prefijo = "CV"

    def ready(self) -> None:
        from programs.convenios.models import GUARDS

        guards.register(self, GUARDS)
