from gobernacion import guards
from gobernacion.areas import AreaConfig, Tema


class AbriendoCaminosConfig(AreaConfig):
    name = "programs.abriendo_caminos"
    titulo = "Abriendo Caminos"
    frase = "Acompañamiento a niños, niñas y adolescentes con un adulto significativo privado de libertad."
    capitulos = (
        "1b",
        "1c",
    )
    tema = Tema.SOCIAL
    prefijo = "AC"

    def ready(self) -> None:
        from programs.abriendo_caminos.models import GUARDS

        guards.register(self, GUARDS)
