from gobernacion.areas import AreaConfig, Tema


class PeopleAreaConfig(AreaConfig):
    name = "tests.peoplearea"
    titulo = "Visitas de prueba"
    frase = "Un área pequeña, hecha para probar el directorio."
    capitulos = ("visitas",)
    tema = Tema.SOCIAL
    prefijo = "ZP"
