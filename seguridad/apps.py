from gobernacion.areas import AreaConfig, Tema


class SeguridadConfig(AreaConfig):
    name = "seguridad"
    titulo = "Seguridad pública"
    frase = "Rondas, reuniones con vecinos y fiscalizaciones que la gobernación coordina con las policías."
    capitulos = ("7",)
    tema = Tema.SEGURIDAD
    prefijo = "SE"
