from gobernacion import guards
from gobernacion.areas import AreaConfig, Tema


class OrasmiConfig(AreaConfig):
    name = "orasmi"
    titulo = "Fondo ORASMI"
    frase = "Ayudas a personas y familias en situación de vulnerabilidad, desde la postulación hasta la rendición."
    capitulos = ("8",)
    tema = Tema.SOCIAL
    prefijo = "OR"

    def ready(self) -> None:
        from orasmi.models import GUARDS

        guards.register(self, GUARDS)
