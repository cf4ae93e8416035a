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
        from gobernacion.access import periodic
        from gobernacion.access.periodic import Cada, Tarea
        from programs.abriendo_caminos.forgetting import forget_today
        from programs.abriendo_caminos.models import GUARDS

        guards.register(self, GUARDS)
        periodic.register(
            Tarea(
                "abriendo_caminos.olvidar",
                "Olvidar los datos penales cuyo término llegó",
                Cada.DIA,
                forget_today,
                olvida=True,
            )
        )
