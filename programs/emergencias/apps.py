from gobernacion import guards
from gobernacion.areas import AreaConfig, Tema


class EmergenciasConfig(AreaConfig):
    name = "programs.emergencias"
    titulo = "Emergencias"
    frase = "Agua para familias afectadas por la sequía, seguimiento de eventos y preparación ante riesgos."
    capitulos = ("10",)
    tema = Tema.SEGURIDAD
    prefijo = "EM"

    def ready(self) -> None:
        from programs.emergencias.models import GUARDS

        guards.register(self, GUARDS)
