from gobernacion.areas import AreaConfig, Tema


class OtherAreaConfig(AreaConfig):
    name = "tests.otherarea"
    titulo = "Otra área de prueba"
    frase = "La vecina de la anterior: ninguna debe saber de la otra."
    capitulos = ("otra",)
    tema = Tema.SOCIAL
    prefijo = "ZO"
