from gobernacion.areas import AreaConfig, Tema


class TestAreaConfig(AreaConfig):
    name = "tests.testarea"
    titulo = "Área de prueba"
    frase = "Un área pequeña, hecha para probar el acceso."
    capitulos = ("prueba",)
    tema = Tema.SOCIAL
    prefijo = "ZA"
