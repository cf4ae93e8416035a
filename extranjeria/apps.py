from gobernacion import guards
from gobernacion.areas import AreaConfig, Tema


class ExtranjeriaConfig(AreaConfig):
    name = "extranjeria"
    titulo = "Extranjería"
    frase = "Solicitudes de residencia y atención de personas migrantes en la oficina provincial."
    capitulos = ("4",)
    tema = Tema.MIGRACION
    prefijo = "EX"

    def ready(self) -> None:
        from extranjeria.models import GUARDS

        guards.register(self, GUARDS)
