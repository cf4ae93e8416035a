from gobernacion import guards
from gobernacion.areas import AreaConfig, Tema


class ComiteTecnicoConfig(AreaConfig):
    name = "programs.comite_tecnico"
    titulo = "Comité Técnico Asesor"
    frase = "Subcomités en que los servicios públicos de la provincia se coordinan y toman acuerdos."
    capitulos = ("3",)
    tema = Tema.COMUNIDAD
    prefijo = "CT"

    def ready(self) -> None:
        from programs.comite_tecnico.models import GUARDS

        guards.register(self, GUARDS)
